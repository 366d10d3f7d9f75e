"""Modifiers: what stands round a number and changes its value («نحو», «ما لا يقل عن», «فأكثر»)."""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon.words import WORD
from musnad.text.structure import Text

_CLITICS = "وفبلك"
#: How far before a number the verb that bounds it may stand, in tokens.
_REACH = 7


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
    word = words[first - 1]
    if word.type != WORD:
        return None
    table = text.lexicon.numerals.before
    for letters in range(min(3, len(word.folded) - 1)):
        if letters and word.folded[letters - 1] not in _CLITICS:
            break
        for rest, group in table.get(word.folded[letters:], ()):
            if not rest:
                return Before(group, first - 1, letters)
            if letters or len(rest) >= first:
                continue
            start = first - 1 - len(rest)
            found = _begins(text, start, rest)
            if found is not None:
                return Before(group, start, found)
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


def modifier_after(text: Text, at: int) -> tuple[str, int] | None:
    """The modifier that begins at token ``at``: its group and the token after it."""
    if at >= text.length:
        return None
    for rest, group in text.lexicon.numerals.after.get(text.words[at].folded, ()):
        if text.follows(at + 1, rest):
            return group, at + 1 + len(rest)
    return None


def bounding_verb(text: Text, first: int) -> str:
    """The bound that a verb some words before sets («تجاوز عدد المعاملات 165000»), or ""."""
    words, bounding = text.words, text.lexicon.numerals.bounding
    led = first > 0 and words[first - 1].folded in ("علي", "عن", "ال")
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = words[at]
        if word.type != WORD or word.number is not None:
            return ""
        folded = word.folded
        bound = bounding.get(folded) or (bounding.get(folded[1:]) if folded[0] in "وفل" else None)
        if bound is None:
            continue
        takes_preposition = word.stem.endswith(("زيد", "زاد", "زادت", "ربو"))
        if takes_preposition != led:
            return ""
        negated = at > 0 and words[at - 1].folded in ("لا", "لم", "لن", "ولا", "ولم")
        return "at_most" if negated else bound
    return ""
