"""One numeral as a quantity: its unit, its range, and the modifiers round it."""

from __future__ import annotations

from typing import Final

from musnad.figures.counted import (
    Unit,
    is_plural,
    noun_before,
    pair_before,
    partitive_at,
    several_before,
    unit_at,
)
from musnad.figures.draft import Draft
from musnad.figures.modifiers import (
    Before,
    bounding_verb,
    is_denied,
    modifier_after,
    modifier_before,
)
from musnad.figures.names import is_name
from musnad.figures.numerals import Numeral, is_below_zero, is_zero_mark
from musnad.figures.parts import one_before, part_behind
from musnad.figures.ranges import Range, range_end
from musnad.lexicon.numerals import FRACTION, OF_ONE, OPPOSITE, SCALE, UNIT, ZERO, Amount
from musnad.lexicon.words import CLOSE, NUMBER, OPEN, QUOTE, WORD
from musnad.text.structure import Text

#: Behind a stroke, the second number of a case or a deposit is rather its year.
_YEARS: Final = range(1900, 2101)


def read_quantity(
    text: Text, numeral: Numeral, following: Numeral | None, country: str
) -> Draft | None:
    """The figure of ``numeral``, or None if it names, orders or repeats rather than counts."""
    one = _one_and_part(text, numeral, country) if numeral.kind == FRACTION else None
    if one is not None:
        return one
    draft = _quantity(text, numeral, following, country)
    if draft is None:
        return None
    if _is_excess(text, numeral):
        draft.first, draft.letters = numeral.first - 1, 0
        draft.bound("at_least")
    if draft.bare and draft.stop > numeral.stop:
        draft.unit = partitive_at(text, draft.stop) or ""  # «عشرون ونيف من العمال»
        draft.bare = not draft.unit
    return draft


def _quantity(
    text: Text, numeral: Numeral, following: Numeral | None, country: str
) -> Draft | None:
    first, stop = numeral.first, numeral.stop
    if numeral.value == 0 and is_zero_mark(text, numeral):
        return None
    if numeral.kind == UNIT and numeral.value == 2 and text.before(first).dual is not None:
        return None  # «طالبين اثنين»: the dual counts already
    first, stop = _in_marks(text, first, stop)
    article = _past_article(text, first)
    unit, counted = _unit(text, numeral, article, stop, country)
    part = None
    if unit is None and counted is None and not _is_ordinal(text, numeral, article):
        part = partitive_at(text, stop)
    sign = _sign_before(text, first, country) if unit is None else None
    lead = counted[0] if counted is not None and _may_be_one(numeral) else article
    lead -= sign is not None
    before = modifier_before(text, lead) if not numeral.letters else None
    behind = unit.stop if unit is not None else stop
    other = None
    if following is not None and following.first <= behind + 2:
        other = _range(text, numeral, following, unit, stop, before, country)
    bare = unit is None and counted is None and part is None and other is None
    bare = bare and not _shares_measure(text, stop, following)
    led = before is not None and before.first < article - 1
    if is_name(text, numeral, unit, bare=bare and not led):
        return None
    draft = Draft(first, stop, numeral.letters, numeral.value, numeral.value)
    if other is not None:
        unit = _extend(text, draft, other, unit, country)
        part = partitive_at(text, draft.stop) if unit is None else None
    elif numeral.vague:
        draft.high, draft.mod = numeral.high or None, "vague"
    if unit is None and sign is not None:
        draft.first, unit = draft.first - 1, Unit(sign, draft.stop)
    if unit is not None:
        _take_unit(text, draft, unit, following, country, single=other is None)
        if is_below_zero(text, draft.stop):
            draft.negate()
            draft.stop += 2
    elif counted is not None:
        draft.first, draft.unit = counted
        draft.letters = _clitic_letters(text, draft.first)
    elif part is not None:
        draft.unit = part
    elif (shared := _respectively(text, numeral, stop, following, country)) is not None:
        draft.low, draft.high = shared.low, shared.high
        draft.unit, draft.noun = shared.unit, shared.noun
    elif before is None and _is_place(numeral, article < first):
        return None
    else:
        draft.bare = numeral.kind not in OF_ONE or numeral.scale > 1
    modified = before is not None or modifier_after(text, stop) is not None
    if not _counts(
        text, numeral, stop, draft.unit, modified=modified, measured=counted is not None
    ) or _is_result(text, draft):
        return None
    if before is None and unit is not None and not numeral.letters:
        before = _past_bracket(text, draft)
    _modify(text, draft, before, single=other is None and not numeral.vague)
    return draft


def is_label(text: Text, numeral: Numeral, labelled: int) -> bool:
    """Whether digits belong to a name that ends before token ``labelled``.

    «17 و18», «من 10 إلى 15», «787-9», «12/2019», «1234 5678».
    """
    if not numeral.digits:
        return False
    joint = text.words[numeral.first - 1].folded
    if joint == "/" and numeral.value in _YEARS:
        return True
    if numeral.first == labelled or joint in ("-", "/"):
        unit = unit_at(text, numeral.stop, numeral, "")
        return unit is None or (unit.noun and not _is_listed(text, numeral.stop))
    if joint == "و":
        unit = unit_at(text, numeral.stop, numeral, "")
        return unit is None or unit.noun  # «الشركتين 2.4 و0.7 في المئة»
    return joint in ("الي", "حتي") and text.words[numeral.first - 2].type == NUMBER


# -- what is counted ------------------------------------------------------------------------------


def _unit(
    text: Text, numeral: Numeral, article: int, stop: int, country: str
) -> tuple[Unit | None, tuple[int, str] | None]:
    """The unit behind a numeral, or the noun before it (token and singular)."""
    counted = _noun_before(text, numeral, article)
    if counted is not None and not numeral.digits:
        return None, counted  # «الدول الخمس»
    unit = unit_at(text, stop, numeral, country)
    bare = stop == numeral.stop
    if unit is not None and unit.noun and bare and _is_ordinal(text, numeral, article):
        # «الدور الـ16 عالميا», «القرار الأممي 1701 نفذ»
        listed = article == numeral.first and _may_be_counted(text, stop)
        unit = unit if listed else None
    if unit is None and counted is None and _may_be_one(numeral):
        counted = _one_measure(text, article, country)
    return unit, None if unit is not None else counted


def _shares_measure(text: Text, stop: int, following: Numeral | None) -> bool:
    """Whether «و» joins a number of a measure to one that ends before ``stop``: «12 و35 طنا»."""
    if following is None or not following.digits or text.words[stop].folded != "و":
        return False
    unit = unit_at(text, following.stop, following, "") if following.first == stop + 1 else None
    return unit is not None and not unit.noun


def _respectively(
    text: Text, numeral: Numeral, stop: int, following: Numeral | None, country: str
) -> Draft | None:
    """The scale and unit of the second number: «40 و45 مليون يورو على التوالي»."""
    if following is None or text.words[following.first - 1].folded != "و":
        return None
    unit = unit_at(text, following.stop, following, country)
    if following.first != stop + 1 or unit is None:
        return None
    end = unit.stop + text.after(unit.stop - 1).folded.startswith("لل")  # «دولار للطن»
    if text.longest_of(text.lexicon.numerals.respectively, end) is None:
        return None
    value = numeral.value * (following.scale if numeral.scale == 1 else 1)
    return Draft(numeral.first, stop, 0, value, value, unit=unit.name, noun=unit.noun)


def _is_one(numeral: Numeral) -> bool:
    return numeral.kind == UNIT and numeral.value == 1 and not numeral.digits


def _may_be_one(numeral: Numeral) -> bool:
    one = abs(numeral.value) == 1 and numeral.kind == UNIT and not numeral.digits
    return one and not (numeral.letters or numeral.definite)


def _one_measure(text: Text, stop: int, country: str) -> tuple[int, str] | None:
    """The measure or money before «واحد» at ``stop``: «نقطة مئوية واحدة», «دولار واحد»."""
    units = text.lexicon.units
    for size in (2, 1):
        at = stop - size
        if at < 0 or text.words[at].definite:
            continue
        found = units.measure_at(text, at) or units.currency_at(text, at, country)
        if found is not None and found[1] == size and found[0] != "نقطة":
            return at, found[0]
    return None


def _noun_before(text: Text, numeral: Numeral, article: int) -> tuple[int, str] | None:
    if numeral.letters:
        return None
    if numeral.vague and numeral.high:
        return several_before(text, article)
    if numeral.value == 2 and numeral.kind == UNIT and not numeral.definite:
        return pair_before(text, article)
    if numeral.definite or (numeral.digits and (numeral.scale == 1 or article < numeral.first)):
        if article == numeral.first and _is_partitive(text, numeral):
            return None  # «شملت الاعتقالات 5 من المدينة»
        # Digits alone stand straight behind their noun: «مباريات الدور (32)» is another thing.
        return noun_before(
            text, article, far=numeral.definite or text.words[article].folded == "ال"
        )
    return None


def _is_partitive(text: Text, numeral: Numeral) -> bool:
    behind = numeral.stop
    return numeral.digits and behind < text.length and text.words[behind].folded == "من"


def _take_unit(
    text: Text, draft: Draft, unit: Unit, following: Numeral | None, country: str, *, single: bool
) -> None:
    """Close the figure with its unit, and the small change behind a sum."""
    draft.stop, draft.unit, draft.noun = max(draft.stop, unit.stop), unit.name, unit.noun
    if unit.size > 1:
        draft.low, draft.high = _scaled(draft.low, unit.size), _scaled(draft.high, unit.size)
    elif single and following is not None and draft.low is not None and draft.low == draft.high:
        change = _change_behind(text, unit, following, country)
        part = part_behind(text, unit.stop, unit.name, noun=unit.noun)
        if change is not None:
            draft.low = draft.high = round(draft.low + change[0], 6)
            draft.stop = change[1]
        elif part is not None:
            draft.low = draft.high = draft.low + part.value
            draft.stop = part.stop


def _one_and_part(text: Text, numeral: Numeral, country: str) -> Draft | None:
    """«مترا ونصف المتر»: the part at ``numeral`` with the single unit before it."""
    stop = numeral.first
    if stop and text.words[stop - 1].folded == "و":
        stop -= 1
    one = one_before(text, stop, country)
    part = part_behind(text, stop, one.name, noun=one.noun) if one is not None else None
    if one is None or part is None:
        return None
    value = 1 + part.value
    draft = Draft(one.first, part.stop, one.letters, value, value, unit=one.name, noun=one.noun)
    _modify(text, draft, modifier_before(text, one.first) if not one.letters else None, single=True)
    return draft


def _scaled(value: Amount | None, size: int) -> Amount | None:
    """``value`` in the currency of which ``size`` make one."""
    return None if value is None else round(value / size, 6)


def _change_behind(
    text: Text, unit: Unit, following: Numeral, country: str
) -> tuple[Amount, int] | None:
    """The small change of a sum («3 دولارات و20 سنتا»): its value and the token after it."""
    if not unit.stop <= following.first <= unit.stop + 1:
        return None
    joined = text.words[unit.stop].folded == "و" or (
        following.first == unit.stop and following.letters == 1
    )
    part = text.lexicon.units.subunit_at(text, following.stop, country, unit.name)
    if not joined or part is None or part[1] == 1:
        return None
    if part[0] != unit.name and part[0] != "USD":
        return None
    return following.value / part[1], following.stop + 1


def _sign_before(text: Text, first: int, country: str) -> str | None:
    """The currency or per cent whose sign stands before a number: «$10», «%15»."""
    at = first - 1
    units = text.lexicon.units
    if at < 0 or not units.is_sign(text.words[at]):
        return None
    if text.words[at].raw in units.percent_signs:
        return "%"
    found = units.currency_at(text, at, country)
    return found[0] if found is not None else None


# -- ranges ---------------------------------------------------------------------------------------


def _range(
    text: Text,
    numeral: Numeral,
    following: Numeral | None,
    unit: Unit | None,
    stop: int,
    before: Before | None,
    country: str,
) -> Range | None:
    """The range that a numeral opens, if both its ends count the same."""
    found = range_end(text, numeral, unit.stop if unit else stop, following, before)
    if found is None or unit is None:
        return found
    second = unit_at(text, found.numeral.stop, found.numeral, country)
    if second is None or second.size != unit.size:
        return None  # «35 سنتا إلى 49.24 دولار»
    one, other = _base(unit), _base(second)
    # «25 جنيها إلى 80 جنيها إسترلينيا»: money that only the second tells in full.
    return found if one == other or other in text.lexicon.units.codes_of(one) else None


def _base(unit: Unit) -> str:
    """A unit without the one it is divided by."""
    return unit.name.partition("/")[0]


def _extend(text: Text, draft: Draft, other: Range, unit: Unit | None, country: str) -> Unit | None:
    """Take the second end of a range into the figure; its unit is that of the whole."""
    draft.low, draft.high, draft.mod = other.low, other.high, "range"
    _, draft.stop = _in_marks(text, other.numeral.first, other.numeral.stop)
    return unit_at(text, draft.stop, other.numeral, country) or unit


# -- modifiers ------------------------------------------------------------------------------------


def _past_bracket(text: Text, draft: Draft) -> Before | None:
    """The modifier before brackets that hold the figure alone: «ما يقارب (200 عامل)»."""
    words, first = text.words, draft.first
    if not first or draft.stop >= text.length or words[first - 1].type != OPEN:
        return None
    before = modifier_before(text, first - 1) if words[draft.stop].type == CLOSE else None
    if before is not None and modifier_after(text, first - 2) is not None:
        return None  # «النصف تقريبا (49 في المئة)»
    if before is not None:
        draft.stop += 1
    return before


def _modify(text: Text, draft: Draft, before: Before | None, *, single: bool) -> None:
    """Take the modifiers round a figure into it; a ``single`` value is bounded by them."""
    first = draft.first
    group = ""
    if before is not None and (before.group != "range" or draft.mod == "range"):
        draft.first, draft.letters, group = before.first, before.letters, before.group
        outer = modifier_before(text, draft.first) if not draft.letters else None
        bounds = ("at_least", "at_most")
        several = outer is not None and outer.first < draft.first - 1
        if outer is not None and outer.group != "range" and (several or group in bounds):
            if outer.group in bounds:  # «نحو ما يزيد على 20» stays a bound
                group = outer.group
            draft.first, draft.letters = outer.first, outer.letters
        elif is_denied(text, before):
            group = OPPOSITE[group]
    if not single:
        return
    after = modifier_after(text, draft.stop) or _past_adjective(text, draft)
    if after is not None:
        draft.stop = after[1]
        group = group if group in ("at_least", "at_most") else after[0]
    elif group not in ("at_least", "at_most"):
        bound = bounding_verb(text, first)
        if bound is not None:
            group = bound.group
            if bound.first is not None and not draft.letters:
                draft.first, draft.letters = bound.first, _conjunction(text, bound.first)
    draft.bound(group)


def _past_adjective(text: Text, draft: Draft) -> tuple[str, int] | None:
    """The bound behind an adjective of what is counted: «250 حالة مؤكدة على الأقل»."""
    if not draft.noun or draft.stop + 1 >= text.length:
        return None
    word = text.words[draft.stop]
    if word.type != WORD or word.definite or word.flags or word.number is not None:
        return None
    after = modifier_after(text, draft.stop + 1)
    return after if after is not None and after[0] in ("at_least", "at_most") else None


def _conjunction(text: Text, token: int) -> int:
    """Letters of a conjunction written onto a verb."""
    folded = text.words[token].folded
    return int(folded[0] in "وف" and folded[1:] in text.lexicon.numerals.bounding)


# -- what is no quantity --------------------------------------------------------------------------


def _is_listed(text: Text, at: int) -> bool:
    """Whether the noun at token ``at`` is one that the lexicon knows."""
    return text.lexicon.nouns.known(text.words[at].folded) is not None


def _may_be_counted(text: Text, at: int) -> bool:
    """Whether a noun is listed, or ends as no verb does."""
    return _is_listed(text, at) or text.words[at].folded.endswith(("ه", "ا", "ات", "ين", "ون"))


def _is_ordinal(text: Text, numeral: Numeral, article: int) -> bool:
    """Whether a number stands behind what it orders: «النسخة الـ14 من المهرجان», «الجولة 21 من»."""
    if not article or numeral.letters or numeral.scale > 1 or numeral.kind == FRACTION:
        return False
    if not (numeral.definite or numeral.digits):
        return False
    before = text.words[article - 1]
    return before.definite and before.type == WORD and not is_plural(text, article - 1)


def _is_excess(text: Text, numeral: Numeral) -> bool:
    """«نيف وعشرون»."""
    if not numeral.first or numeral.letters != 1:
        return False
    number = text.words[numeral.first].number
    joined = number is not None and number.conjunction == "و"
    return joined and text.words[numeral.first - 1].folded in text.lexicon.numerals.excess


def _is_place(numeral: Numeral, after_article: bool) -> bool:
    """Whether a definite number is a place in a row: «الذكرى الـ15», «العشر الأواخر»."""
    if not numeral.definite:
        return after_article and numeral.digits and numeral.scale == 1
    return not numeral.vague and numeral.scale == 1 and numeral.kind not in OF_ONE


def _counts(
    text: Text, numeral: Numeral, stop: int, unit: str, *, modified: bool, measured: bool
) -> bool:
    """Whether a numeral states a quantity here: a few words are also other things.

    ``measured``: what it counts stands before it («دولار واحد»).
    """
    if unit and _is_one(numeral) and unit != "%":
        return measured and _may_be_one(numeral)
    if unit:
        return not _is_wrote(text, numeral, stop)
    single = numeral.stop - numeral.first == 1
    if numeral.kind == ZERO or numeral.value == 0:
        return modified
    if single and _is_one(numeral):
        return False
    if numeral.kind == SCALE and single and numeral.scale == 1000 and not numeral.digits:
        return modified or bounding_verb(text, numeral.first) is not None  # «ألّف» wrote
    if numeral.kind in OF_ONE and numeral.scale == 1 and single:
        if numeral.definite and not modified and not _is_share(text, numeral, stop):
            return False
        after = text.words[stop].folded if stop < text.length else ""
        return after not in text.lexicon.numerals.not_fraction
    return True


def _is_result(text: Text, draft: Draft) -> bool:
    """«بثلاثة أهداف مقابل هدف», «بأربعة أهداف نظيفة»."""
    numerals, nouns, first = text.lexicon.numerals, text.lexicon.nouns, draft.first
    if first > 1 and text.words[first - 1].folded in numerals.against:
        return nouns.known(text.words[first - 2].folded) in numerals.goals
    goals = draft.noun and draft.unit in numerals.goals and draft.stop < text.length
    return goals and text.words[draft.stop].folded in numerals.against


def _is_wrote(text: Text, numeral: Numeral, stop: int) -> bool:
    """«ألّف كتابا»: behind a thousand a noun stands in the genitive, without that ending."""
    bare = numeral.kind == SCALE and numeral.scale == 1000 and numeral.stop == numeral.first + 1
    return bare and stop < text.length and text.words[stop].folded.endswith("ا")


def _is_share(text: Text, numeral: Numeral, stop: int) -> bool:
    """«تراجعت إلى النصف», «حصل على الثلث»: a definite part that nothing describes."""
    before = text.words[numeral.first - 1].folded if numeral.first else ""
    described = stop < text.length and text.words[stop].definite
    return before in text.lexicon.numerals.share_leads and not described


# -- marks and clitics ----------------------------------------------------------------------------


def _past_article(text: Text, first: int) -> int:
    """The token of an article written apart before a number («الـ 70»), or ``first``."""
    if first and text.words[first - 1].folded in ("ال", "لل"):
        return first - 1
    return first


def _clitic_letters(text: Text, token: int) -> int:
    word = text.words[token]
    return len(word.conjunction) + len(word.preposition)


def _in_marks(text: Text, first: int, stop: int) -> tuple[int, int]:
    """The tokens of a number with the brackets or quotation marks that hold it alone."""
    if first and stop < text.length:
        before, after = text.words[first - 1].type, text.words[stop].type
        if (before == OPEN and after == CLOSE) or before == after == QUOTE:
            return first - 1, stop + 1
    return first, stop
