"""Figures: the quantities an article states, with value, modifier and unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from musnad.article import Figure, Modifier
from musnad.figures.counted import Unit, noun_before, partitive_at, several_before, unit_at
from musnad.figures.modifiers import bounding_verb, modifier_after, modifier_before
from musnad.figures.names import is_name
from musnad.figures.numerals import Numeral
from musnad.figures.ranges import range_end
from musnad.lexicon.numerals import FRACTION, SCALE, UNIT, ZERO
from musnad.lexicon.words import CLOSE, OPEN, OTHER, QUOTE
from musnad.text.folding import fold, raw_length
from musnad.text.structure import Text

#: A noun is understood with a bare number at most so many tokens behind it.
_NEAR = 15
_Taken = Sequence[tuple[int, int]]


@dataclass(slots=True)
class _Draft:
    """A figure while it is read, in tokens."""

    first: int
    stop: int
    letters: int
    low: float | None
    high: float | None
    mod: Modifier
    unit: str
    #: The unit is a counted noun, which a bare number after it may share.
    noun: bool
    #: No unit was found, but one may be understood.
    bare: bool


def read_figures(
    text: Text, numerals: Sequence[Numeral], taken: _Taken, country: str
) -> list[Figure]:
    """The figures of one field: of its numerals, those that moments have not taken, and duals.

    ``country`` is that of the outlet (ISO 3166, or empty); it decides a bare «ريال».
    """
    free = [n for n in numerals if not n.ordinal and not _is_taken(n.first, taken)]
    counting = {n.first for n in numerals}
    drafts: list[_Draft] = []
    stop = named = 0
    for k, numeral in enumerate(free):
        if numeral.first < stop or (numeral.first == named + 1 and _is_joined(text, numeral)):
            continue
        if is_name(text, numeral):
            named = numeral.stop  # and «18» in «الجزءين 17 و18»
            continue
        draft = _read(text, numeral, free[k + 1] if k + 1 < len(free) else None, country)
        if draft is not None:
            drafts.append(draft)
            stop = draft.stop
    drafts += _duals(text, drafts, taken, counting)
    drafts.sort(key=lambda d: d.first)
    _share_units(text, drafts)
    _name_currencies(text, drafts)
    return [_figure(text, draft) for draft in drafts]


def _is_joined(text: Text, numeral: Numeral) -> bool:
    return numeral.digits and text.words[numeral.first - 1].folded == "و"


def _is_taken(token: int, taken: _Taken) -> bool:
    at = bisect_left(taken, (token + 1, 0)) - 1
    return at >= 0 and taken[at][1] > token


def _read(text: Text, numeral: Numeral, following: Numeral | None, country: str) -> _Draft | None:
    if _repeats_dual(text, numeral):
        return None
    first, stop, letters = numeral.first, numeral.stop, numeral.letters
    low: float | None = numeral.value
    high: float | None = numeral.value
    mod: Modifier = "exact"
    first, stop = _in_marks(text, first, stop)
    counted = _noun_before(text, numeral, first)
    unit = unit_at(text, stop, numeral, country) if counted is None or numeral.digits else None
    if unit is not None and (not numeral.definite or not unit.noun):
        counted = None
    before = modifier_before(text, _past_article(text, first)) if not letters else None
    other = range_end(text, numeral, unit.stop if unit else stop, following, before)
    if other is not None and unit is not None:
        second = unit_at(text, other.numeral.stop, other.numeral, country)
        if second is None or (_base(second), second.size) != (_base(unit), unit.size):
            other = None  # «35 سنتا إلى 49.24 دولار»
    if other is not None:
        low, high, mod = other.low, other.high, "range"
        _, stop = _in_marks(text, other.numeral.first, other.numeral.stop)
        unit = unit_at(text, stop, other.numeral, country) or unit
        if unit is not None and unit.stop < stop:
            unit = Unit(unit.name, stop, unit.noun)
    elif numeral.vague:
        high = numeral.high or None
        mod = "vague"
    if unit is None and first and text.words[first - 1].type == OTHER:
        sign = text.lexicon.units.currency_at(text, first - 1, country)
        if sign is not None:
            first -= 1
            unit = Unit(sign[0], stop)
    if unit is not None:
        stop = unit.stop
        low, high = _scaled(low, unit.size), _scaled(high, unit.size)
    name = unit.name if unit else ""
    bare = unit is None
    if unit is not None and other is None and low == high:
        change = _change_behind(text, unit, following, country)
        if change is not None and low is not None:
            low = high = round(low + change[0], 6)
            stop = change[1]
    if counted is not None:
        first, name = counted
        letters = _clitic_letters(text, first)
        bare = False
    elif unit is None and _names_place(text, numeral, first, stop):
        return None
    if bare:
        name = partitive_at(text, stop) or ""
        bare = not name
    if not _counts(text, numeral, stop, name, before is not None):
        return None
    if numeral.kind == FRACTION and numeral.scale == 1:
        bare = False
    if (before is not None and before.group != "range" and other is None) or (
        before is not None and other is not None
    ):
        first, letters = before.first, before.letters
    outer = modifier_before(text, first) if before is not None and not letters else None
    if outer is not None and outer.group in ("at_least", "at_most"):
        before = outer
        first, letters = outer.first, outer.letters
    if other is None and not numeral.vague:
        after = modifier_after(text, stop)
        group = before.group if before is not None else ""
        if after is not None:
            stop = after[1]
            group = group if group in ("at_least", "at_most") else after[0]
        elif group not in ("at_least", "at_most"):
            group = bounding_verb(text, first) or group
        if group == "at_least":
            high, mod = None, "at_least"
        elif group == "at_most":
            low, mod = None, "at_most"
        elif group == "approx":
            mod = "approx"
    return _Draft(first, stop, letters, low, high, mod, name, bool(unit and unit.noun), bare)


def _change_behind(
    text: Text, unit: Unit, following: Numeral | None, country: str
) -> tuple[float, int] | None:
    """The small change of a sum («3 دولارات و20 سنتا»): its value and the token after it."""
    if following is None or not unit.stop <= following.first <= unit.stop + 1:
        return None
    joined = text.words[unit.stop].folded == "و" or (
        following.first == unit.stop and following.letters == 1
    )
    part = text.lexicon.units.subunit_at(text, following.stop, country)
    if not joined or part is None or part[1] == 1:
        return None
    if part[0] != unit.name and part[0] != "USD":
        return None
    return following.value / part[1], following.stop + 1


def _base(unit: Unit) -> str:
    """A unit without the one it is divided by."""
    return unit.name.partition("/")[0]


def _scaled(value: float | None, size: int) -> float | None:
    """``value`` in the currency of which ``size`` make one."""
    return value if value is None or size == 1 else round(value / size, 6)


def _counts(text: Text, numeral: Numeral, stop: int, unit: str, modified: bool) -> bool:
    """Whether a numeral states a quantity here: a few words are also other things."""
    if unit:
        return not (numeral.kind == UNIT and numeral.value == 1) or numeral.digits
    single = numeral.stop - numeral.first == 1
    if numeral.kind == ZERO or numeral.value == 0:
        return modified
    if numeral.kind == UNIT and numeral.value == 1 and single and not numeral.digits:
        return False
    if numeral.kind == SCALE and single and numeral.scale == 1000 and not numeral.digits:
        return modified  # «ألّف» wrote
    if numeral.kind == FRACTION and numeral.scale == 1 and single:
        if numeral.definite and not modified:
            return False
        after = text.words[stop].folded if stop < text.length else ""
        return after not in text.lexicon.numerals.not_fraction
    return True


def _repeats_dual(text: Text, numeral: Numeral) -> bool:
    """«طالبين اثنين»: the dual before it counts already."""
    return (
        numeral.kind == UNIT and numeral.value == 2 and numeral.first > 0
        and text.words[numeral.first - 1].dual is not None
    )  # fmt: skip


def _noun_before(text: Text, numeral: Numeral, first: int) -> tuple[int, str] | None:
    """The noun before a definite numeral: its token and its singular."""
    article = _past_article(text, first)
    if numeral.vague and numeral.high:
        return several_before(text, first) if not numeral.letters else None
    if numeral.letters:
        return None
    if numeral.definite or article < first or numeral.digits:
        return noun_before(text, article)
    return None


def _names_place(text: Text, numeral: Numeral, first: int, stop: int) -> bool:
    """Whether a definite number is a place in a row: «الذكرى الـ15», «العشر الأواخر»."""
    if not numeral.definite:
        return _past_article(text, first) < first and numeral.digits
    if numeral.vague or numeral.scale > 1:
        return False
    return partitive_at(text, stop) is None


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
        if (before, after) in ((OPEN, CLOSE), (QUOTE, QUOTE)):
            return first - 1, stop + 1
    return first, stop


def _duals(text: Text, drafts: Sequence[_Draft], taken: _Taken, counting: set[int]) -> list[_Draft]:
    """Nouns in the dual that count two by themselves."""
    found: list[_Draft] = []
    held = [(d.first, d.stop) for d in drafts]
    words = text.words
    for i in text.measured:
        word = words[i]
        if not word.dual or _is_taken(i, taken) or _is_taken(i, held) or i - 1 in counting:
            continue
        if fold(word.dual or "") in text.lexicon.numerals.goals:
            continue  # «فاز بهدفين»
        if i and words[i - 1].dual:
            continue  # an adjective in the dual, or «شخصين اثنين»
        stop = i + 1
        number = words[stop].number if stop < text.length else None
        if number is not None and number.value == 2 and number.kind == UNIT:
            stop += 1
        assert word.dual is not None
        letters = word.dual_letters
        before = modifier_before(text, i) if not letters else None
        draft = _Draft(i, stop, letters, 2, 2, "exact", word.dual, True, False)
        group = before.group if before is not None else bounding_verb(text, i)
        if before is not None and group != "range":
            draft.first, draft.letters = before.first, before.letters
        if group == "at_least":
            draft.high, draft.mod = None, "at_least"
        elif group == "at_most":
            draft.low, draft.mod = None, "at_most"
        elif group == "approx":
            draft.mod = "approx"
        found.append(draft)
    return found


def _share_units(text: Text, drafts: list[_Draft]) -> None:
    """Give bare numbers the noun understood: «عشرة من 17 عضوا», «مقتل جنديين وإصابة 4»."""
    for k, draft in enumerate(drafts):
        if not draft.bare:
            continue
        following = drafts[k + 1] if k + 1 < len(drafts) else None
        if (
            following is not None
            and following.noun
            and draft.stop < text.length
            and text.words[draft.stop].folded in ("من", "و", "او")
            and following.first <= draft.stop + 2
        ):
            draft.unit = following.unit
            draft.noun = True
            continue
        for earlier in reversed(drafts[max(0, k - 3) : k]):
            if draft.first - earlier.stop > _NEAR or (
                text.sentence_start(draft.first) > earlier.first
            ):
                break
            if earlier.noun or (_is_sum(draft) and earlier.unit.isupper()):
                draft.unit, draft.noun = earlier.unit, earlier.noun
                break


def _is_sum(draft: _Draft) -> bool:
    """Whether a bare number is so large that it is likelier money than people."""
    return (draft.low or draft.high or 0) >= 1_000_000


def _name_currencies(text: Text, drafts: list[_Draft]) -> None:
    """Give a bare «ريال» the code of the only one of that name that the article tells in full."""
    units = text.lexicon.units
    for draft in drafts:
        codes = units.codes_of(draft.unit)
        if codes:
            told = {other.unit for other in drafts if other.unit in codes}
            if len(told) == 1:
                draft.unit = told.pop()


def _figure(text: Text, draft: _Draft) -> Figure:
    start, end = text.starts[draft.first], text.end(draft.stop - 1)
    if draft.letters:
        start += raw_length(text.words[draft.first].raw, draft.letters)
    field: Literal["title", "text"] = text.field
    return Figure(
        field=field, start=start, end=end, text=text.raw[start:end], low=draft.low,
        high=draft.high, mod=draft.mod, unit=draft.unit,
    )  # fmt: skip
