"""What a numeral counts: percent, money, a measure or a noun, and the rate it makes."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.figures.numerals import Numeral
from musnad.lexicon.numerals import OF_ONE
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    FUNCTION,
    POSSESSIVES,
    PREPOSITION,
    PRONOUN,
    WORD,
    Word,
)
from musnad.text.folding import plain
from musnad.text.structure import Text

_NEVER: Final = FUNCTION | PREPOSITION | PRONOUN | ADVERBIAL | BE


#: A noun in the dual has at least so many letters.
_PAIR: Final = 5


class Unit(NamedTuple):
    """A unit and the token after it. ``noun``: a counted noun rather than a measure or money."""

    name: str
    stop: int
    noun: bool = False
    #: How many of what was counted make one of the unit: 100 for «سنت», whose unit is USD.
    size: int = 1


def unit_at(text: Text, at: int, numeral: Numeral, country: str) -> Unit | None:
    """The unit at token ``at``, behind ``numeral``, with its rate; None if none stands there."""
    if at >= text.length:
        return None
    units = text.lexicon.units
    found = None
    noun = False
    if units.opens(text.words[at].folded):
        percent = units.percent(text, at)
        if percent:
            behind = at + percent
            yearly = units.rate_at(text, behind) and text.words[behind].folded.endswith("يا")
            # «7 في المائة سنويا», but «50% في الشهر» says when.
            return Unit("%", behind + bool(yearly))
        part = units.subunit_at(text, at, country)
        if part is not None:
            return Unit(part[0], at + 1, size=part[1])
        found = units.currency_at(text, at, country) or units.measure_at(text, at)
    if found is None:
        if numeral.kind in OF_ONE and numeral.scale == 1 and _is_word(text, numeral.first):
            return None  # «نصف السكان», but «½ كوب»
        singular = noun_at(text, at, numeral)
        if singular is None:
            return None
        found, noun = (singular, 1), True
    name, size = found
    rate = rate_at(text, at + size)
    if rate is not None:
        # Money is told by its code alone, even where it is paid by the month.
        divided = name if name.isascii() and name.isupper() else f"{name}/{rate[0]}"
        return Unit(divided, at + size + rate[1], noun)
    return Unit(name, at + size, noun)


def _is_word(text: Text, at: int) -> bool:
    return text.words[at].folded.isalpha()


def rate_at(text: Text, at: int) -> tuple[str, int] | None:
    """What a rate at ``at`` divides by, and how many tokens it takes: «يوميا», «في الأسبوع».

    «في الأسبوع المنتهي» says when.
    """
    rate = text.lexicon.units.rate_at(text, at)
    if rate is None:
        return None
    adverb = text.words[at].folded.endswith("يا")
    return rate if adverb or not is_definite(text, at + rate[1]) else None


def is_definite(text: Text, at: int) -> bool:
    """Whether a definite word without a preposition stands at ``at``."""
    return at < text.length and text.words[at].definite and not text.words[at].preposition


def noun_at(text: Text, at: int, numeral: Numeral) -> str | None:
    """The singular of the noun at token ``at`` if ``numeral`` counts it, else None."""
    word = text.words[at]
    if word.type != WORD or word.number is not None:
        return None
    nouns = text.lexicon.nouns
    plural = numeral.vague or 3 <= numeral.value <= 10
    known = nouns.known(word.folded, plural=plural)
    if word.conjunction and known is None:
        return None
    several = numeral.vague or numeral.scale > 1
    if word.definite and not (several and word.preposition == ""):
        return None
    if word.folded in text.lexicon.numerals.not_counted:
        return None
    if known is None and not _is_noun(text, at, word, numeral):
        return None
    if known is not None and _reports(word) and text.after(at).complementiser:
        return None  # «(57) مضيفا أن»
    if known is not None and not word.definite:
        return known
    return nouns.singular(text.words[at].raw, plural=plural)


def _reports(word: Word) -> bool:
    """Whether a word is the participle of a reporting verb: «مشيرا», «مؤكدة»."""
    return any(cue.form.tense == "participle" for cue in word.cues)


def _is_noun(text: Text, at: int, word: Word, numeral: Numeral) -> bool:
    """Whether an unlisted word has the form that a noun takes behind ``numeral``."""
    if word.flags & _NEVER or word.preposition or word.complementiser or word.time is not None:
        return False
    folded, raw = word.folded, text.words[at].raw
    if word.possessed and numeral.vague and numeral.definite:
        return False  # «العشرات غالبيتهم»
    scaled = numeral.scale > 1 and numeral.value > 2 * numeral.scale
    if scaled and text.words[at - 1].folded.endswith("ا"):
        return False  # «11 مليونا خصصت»
    if len(folded) < 3 or folded.isascii() or folded.endswith("وا") or folded[0] == "و":
        return False
    if folded[0] in "لس" and folded[1] in "يتنا" and len(folded) > 4:
        return False  # «لتصعب», «سيعود»
    if folded.startswith(("بال", "كال", "وال", "فال")):
        return False
    if folded[0] in "بلف" and text.lexicon.nouns.known(folded[1:]):
        return False
    if any(cue.finite for cue in word.cues) or _reports(word):
        return False
    if word.imperfect and folded.endswith("ون") and not folded.endswith("يون"):
        return False  # «27 مليونا يعانون»
    if raw.endswith(("ة", "ات", "ين", "ون")):
        return True
    rest = numeral.value % 100
    if 3 <= rest <= 10:
        return not word.imperfect
    if word.imperfect:
        return folded.endswith("ا")
    if 11 <= rest <= 99 and numeral.scale == 1:
        return folded.endswith("ا")
    return True


def partitive_at(text: Text, at: int) -> str | None:
    """The unit of «400 من الانفصاليين»: the noun behind «من», which stays outside the figure."""
    if at + 1 >= text.length or text.words[at].folded != "من":
        return None
    word = text.words[at + 1]
    numerals = text.lexicon.numerals
    if word.type != WORD or word.flags & _NEVER or word.conjunction or word.number is not None:
        return None
    if word.folded in numerals.not_partitive or word.time is not None or word.possessed:
        return None
    currency = text.lexicon.units.currency_at(text, at + 1, "")
    if currency is not None:
        return currency[0]
    nouns = text.lexicon.nouns
    raw = text.words[at + 1].raw
    annexed = is_definite(text, at + 2) and not word.definite
    if annexed and raw.endswith(("ي", "ى")) and nouns.known(word.folded) is None:
        return plain(raw)[:-1]  # «خاطفي الرهائن»
    if not (word.definite or is_plural(text, at + 1) or nouns.known(word.folded[:-1])):
        return None
    return nouns.singular(raw, plural=True)


def noun_before(text: Text, first: int, *, far: bool) -> tuple[int, str] | None:
    """The noun that a definite numeral follows («المشتبهين الثلاثة»): its token and singular.

    None behind a singular, where the number is an ordinal («الذكرى الـ15»). ``far``: the noun may
    have an adjective or a second noun behind it.
    """
    at = first - 1
    words = text.words
    if at < 0 or words[at].type != WORD:
        return None
    if far and at and words[at].adjective and words[at].definite and words[at - 1].definite:
        at -= 1  # «الدول العربية الخمس»
    head = words[at]
    if far and head.possessed:
        own = _own_plural(text, at)
        return None if own is None else (at, own)
    if not head.definite:
        return None
    if (
        far
        and at
        and not is_plural(text, at)
        and words[at - 1].type == WORD
        and not words[at - 1].definite
        and not words[at - 1].flags & _NEVER
        and is_plural(text, at - 1)
    ):
        if words[at - 1].stem in text.lexicon.numerals.proceedings:
            return None  # «أعمال المؤتمر الـ25»
        at -= 1  # «وزراء الخارجية الـ28»
    named = far and at > 1 and not (is_plural(text, at) or words[at].preposition)
    if named and words[at].time is None and _heads(text, at - 2):
        at -= 2  # «انفجارات سوق المدينة الثلاثة»
    if not is_plural(text, at) or text.before(at).stem in text.lexicon.numerals.events:
        return None  # «بطولة المنتخبات العربية الـ13»
    return at, text.lexicon.nouns.singular(_bare(text, at), plural=True)


def _own_plural(text: Text, at: int) -> str | None:
    """The singular of a plural with a pronoun: «أطفالها الثلاثة»."""
    nouns, stem = text.lexicon.nouns, text.words[at].stem
    for suffix in POSSESSIVES:
        base = stem.removesuffix(suffix)
        if base == stem:
            continue
        for plural in (base, f"{base[:-1]}ء"):
            if nouns.is_plural(plural):
                return nouns.singular(plural, plural=True)
    return None


def _heads(text: Text, at: int) -> bool:
    """Whether a plural at ``at`` is that of the indefinite noun behind it, itself annexed."""
    plural, noun = text.words[at], text.words[at + 1]
    if plural.type != WORD or noun.type != WORD or plural.definite or noun.definite:
        return False
    if noun.flags & _NEVER or noun.preposition or noun.conjunction or noun.imperfect or noun.cues:
        return False
    return not plural.flags & _NEVER and not is_plural(text, at + 1) and is_plural(text, at)


def pair_before(text: Text, first: int) -> tuple[int, str] | None:
    """The noun that «اثنين» follows where it may be a plural as well: «مرشحين اثنين»."""
    word = text.before(first)
    if word.definite or word.flags & _NEVER or word.dual or word.preposition or word.conjunction:
        return None
    if word.type != WORD or not word.folded.endswith(("ين", "ان")) or len(word.folded) < _PAIR:
        return None
    return first - 1, text.lexicon.nouns.singular(word.raw, plural=True)


def several_before(text: Text, first: int) -> tuple[int, str] | None:
    """The noun that «عدة» follows («دول عربية عدة»): its token and singular."""
    at = first - 1
    plural = _listed_plural(text, at)
    if plural is None and at > 0 and _describes(text, at):
        at -= 1
        plural = _listed_plural(text, at)
    return (at, text.lexicon.nouns.singular(plural, plural=True)) if plural is not None else None


def _describes(text: Text, at: int) -> bool:
    """Whether an adjective stands before «عدة» at ``at``: «براميل متفجرة عدة»."""
    word = text.words[at]
    if word.definite or word.adjective:
        return not word.definite
    nouns = text.lexicon.nouns
    if word.preposition or word.conjunction or nouns.is_plural(text.after(at + 1).folded):
        return False  # «في مدرسة عدة معلمين»
    return word.feminine or nouns.known(word.folded, plural=False) is not None  # «مناطق نزاع عدة»


def _listed_plural(text: Text, at: int) -> str | None:
    """The indefinite plural of a listed noun at ``at``, without clitics and case («مدنا»)."""
    if at < 0 or text.words[at].definite:
        return None
    word, is_plural = text.words[at], text.lexicon.nouns.is_plural
    for form in (word.folded, word.stem):
        if is_plural(form):
            return form
        if form.endswith("ا") and is_plural(form[:-1]):
            return form[:-1]
    stem = word.stem
    if not stem.endswith("ات") or len(stem) <= _PAIR or word.flags & _NEVER:
        return None
    return None if stem[0] in "وفبلك" else stem  # which may as well be a clitic


def _bare(text: Text, at: int) -> str:
    word = text.words[at]
    if word.definite and word.preposition == "ل":
        return word.stem  # «للأحزاب»
    letters = len(word.conjunction) + len(word.preposition)
    return text.words[at].raw[letters:]


def is_plural(text: Text, at: int) -> bool:
    """Whether a plural noun stands at ``at``."""
    word = text.words[at]
    nouns = text.lexicon.nouns
    if word.time is not None or word.stem in nouns.duals:
        return False
    if nouns.known(word.stem) is not None:
        return nouns.is_plural(word.stem)
    if word.flags & _NEVER or len(word.stem) < 5:
        return False
    return word.stem.endswith(("ين", "ون", "ات"))
