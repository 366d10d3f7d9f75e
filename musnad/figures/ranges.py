"""Ranges: two numerals that bound one figure («ما بين 20 إلى 30 ألفا», «10-15 في المئة»)."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.figures.modifiers import Before
from musnad.figures.numerals import Numeral
from musnad.lexicon.numerals import Amount
from musnad.lexicon.words import DASH
from musnad.text.structure import Text

#: How far before «من … إلى …» a word of change makes two figures of it, in tokens.
_REACH: Final = 9


class Range(NamedTuple):
    """The values of a range and the numeral that closes it."""

    low: Amount
    high: Amount
    numeral: Numeral


def range_end(
    text: Text, first: Numeral, stop: int, second: Numeral | None, before: Before | None
) -> Range | None:
    """The range that ``first`` opens; ``stop`` is the token behind it and its unit."""
    if second is None or second.vague or first.vague or stop >= text.length:
        return None
    if not 0 <= second.first - stop <= 2:
        return None
    within = before is not None and before.group == "range"
    joined = _joint(text, stop, second)
    if joined not in text.lexicon.numerals.connectors:
        return None
    if joined == "و":
        if not within:
            return None
    elif joined == "او":
        if second.value <= first.value:
            return None
    elif joined in ("الي", "حتي") and not within and _changes(text, first, stop):
        return None
    if text.words[stop].type == DASH and not within and second.value <= first.value:
        return None
    low, high = _distribute(first, second), second.value
    if low > high and first.scale > 1:
        low, high = first.value, second.value * first.scale
    if low > high or (joined == "الي" and low == high):
        return None
    return Range(low, high, second)


def _joint(text: Text, stop: int, second: Numeral) -> str:
    """The word or mark between two numerals, folded; «و» may be written onto the second."""
    units = text.lexicon.units
    words = [word for word in text.words[stop : second.first] if not units.is_sign(word)]
    number = text.words[second.first].number
    if number is None:
        return ""  # a minus sign is no dash
    between = [word.folded for word in words if word.folded not in ("ال", "نحو", "حوالي")]
    if not between:
        return number.conjunction
    return between[0] if len(between) == 1 and not second.letters else ""


def _distribute(first: Numeral, second: Numeral) -> Amount:
    """The first value, with the scale of the second where it has none: «20 إلى 30 ألفا»."""
    if second.scale > 1 and first.scale == 1 and first.value * second.scale <= second.value:
        return first.value * second.scale
    return first.value


def _changes(text: Text, numeral: Numeral, stop: int) -> bool:
    """Whether words of change make two figures: «من 10 إلى 20», «5 دولارات إلى 90 دولارا»."""
    words, first = text.words, numeral.first
    if not first or (words[first - 1].folded != "من" and stop == numeral.stop):
        return False
    return is_change(text, first)


def is_change(text: Text, first: int) -> bool:
    """Whether a word of change stands near before token ``first``: «ارتفع من 10»."""
    numerals = text.lexicon.numerals
    for at in range(max(0, first - _REACH), first):
        word = text.words[at]
        bare = word.folded[1:] if word.folded[:1] in ("و", "ف") else word.folded
        changes = not numerals.changes.isdisjoint((word.folded, word.stem, bare))
        if changes and text.words[at + 1].folded not in numerals.heights:
            return True
    return False
