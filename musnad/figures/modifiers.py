"""Modifiers: what stands round a number and changes its value («نحو», «ما لا يقل عن», «فأكثر»)."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.lexicon.words import OPEN, WORD
from musnad.text.structure import Text

_CLITICS: Final = "وفبلك"
#: How far before a number the verb that bounds it may stand, in tokens; and if it is negated.
_REACH: Final = 6
_FAR: Final = 11


class Before(NamedTuple):
    """A modifier before a number: its group, first token, and clitic letters outside it."""

    group: str
    first: int
    letters: int


def modifier_before(text: Text, first: int) -> Before | None:
    """The modifier whose last word stands straight before token ``first``."""
    if not first:
        return None
    words = text.words
    seconds = text.lexicon.numerals.before.get(words[first - 1].folded)
    if seconds is None:
        return None
    second = words[first - 2].folded if first > 1 else ""
    for letters, rest, group in seconds.get(second, ()) if second else ():
        start = first - 2 - len(rest)
        found = _begins(text, start, rest) if rest and start >= 0 else None
        if not rest or found is not None:
            return Before(group, start, letters + (found or 0))
    for letters, _, group in seconds.get("", ()):
        return Before(group, first - 1, letters)
    return None


def _begins(text: Text, start: int, rest: tuple[str, ...]) -> int | None:
    """Clitic letters before the phrase whose words but the last are ``rest``, back to front."""
    words = text.words
    for offset, part in enumerate(rest[:-1]):
        if words[start + len(rest) - 1 - offset].folded != part:
            return None
    head, part = words[start].folded, rest[-1]
    if not head.endswith(part):
        return None
    letters = len(head) - len(part)
    return letters if letters < 3 and all(c in _CLITICS for c in head[:letters]) else None


def is_denied(text: Text, before: Before) -> bool:
    """Whether a verb straight before a comparative is denied: «لم يستغرق أكثر من 5», at most 5."""
    numerals, verb = text.lexicon.numerals, text.before(before.first)
    if text.words[before.first].folded[before.letters :] not in numerals.comparatives:
        return False
    negation = text.before(before.first - 1).folded
    return negation in numerals.negations and verb.folded not in numerals.lasting


def modifier_after(text: Text, at: int) -> tuple[str, int] | None:
    """The modifier that begins at token ``at``: its group and the token after it.

    «20 معلما وأكثر», but «20 معلما وأكثر من 300 طالب».
    """
    found = text.longest_of(text.lexicon.numerals.after, at)
    if found is None or text.after(found[1] - 1).folded != "من":
        return found
    second = text.after(found[1] + (text.after(found[1]).type == OPEN))
    if second.number is None:
        return found  # «10% أو أقل من وقتهم»
    last = text.words[found[1] - 1].folded
    compares = text.lexicon.numerals.comparatives
    return None if last in compares or last[1:] in compares else found


class Bound(NamedTuple):
    """The bound that a verb sets; ``first`` is its token if it stands beside the number."""

    group: str
    first: int | None = None


def bounding_verb(text: Text, first: int) -> Bound | None:
    """The bound that a verb before token ``first`` sets: «تجاوز عدد المعاملات 165000»."""
    words, bounding = text.words, text.lexicon.numerals.bounding
    last = first - 1
    if last >= 0 and words[last].folded == "ال":
        last -= 1
    led = last >= 0 and words[last].folded in ("علي", "عن")
    beside = last - led
    for at in range(last, max(-1, last - _FAR), -1):
        word = words[at]
        if word.type != WORD or word.number is not None:
            return None
        group = bounding.get(word.folded)
        if group is None:
            continue
        numerals = text.lexicon.numerals
        if (word.folded in numerals.led) != led:
            return None
        negated = at > 0 and words[at - 1].folded in numerals.negations
        if not negated and at <= last - _REACH:
            return None
        if negated:
            group = "at_most" if group == "at_least" else "at_least"
        return Bound(group, at - negated if at == beside else None)
    return None
