"""Asides between marks: «أكد، في الوقت نفسه، حرصه», «قال، مشيرا إلى الخريطة، إن»."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.words import COMMA, DASH, NUMBER
from musnad.text.structure import Text

#: An aside between two marks of one kind has at most so many tokens.
_LONGEST: Final = {COMMA: 14, DASH: 30}


def closing_mark(text: Text, opening: int, end: int) -> int:
    """The mark that closes the aside opened at ``opening``; -1 if no aside is there."""
    kind = text.words[opening].type if opening < end else NUMBER
    if kind not in _LONGEST:
        return -1
    k, last = opening + 1, min(end, opening + _LONGEST[kind])
    while k < last:
        word = text.words[k]
        if word.type == kind:
            return k if k > opening + 1 else -1
        if kind == DASH and k in text.closing:
            k = text.closing[k]
        elif word.type not in (NUMBER, text.words[opening + 1].type):
            return -1
        k += 1
    return -1


def behind_adverbial(text: Text, j: int, end: int) -> int:
    """The token behind «في هذا السياق», «في وقت سابق», «بشكل قاطع», or ``j`` if none is there."""
    function = text.lexicon.function
    if j + 1 < end and text.words[j].folded in function.manner:
        return j + 2
    if text.after(j - 1).folded in function.strongly:
        return j + 1
    k = j + 1
    if k + 1 >= end or text.words[j].folded not in function.in_occasion:
        return j
    if text.words[k].stem in function.demonstrative:
        k += 1
    word, is_of_time = text.words[k], text.after(k).folded in function.of_time
    if not (word.folded in function.aside or is_of_time):
        return j
    return k + 2 if is_of_time else k + 1


def told_in(text: Text, k: int) -> int:
    """How many words at ``k`` point to where it is told («فيه», «من خلاله»); 0 if none do."""
    function = text.lexicon.function
    if text.after(k - 1).folded in function.in_it:
        return 1
    is_through = text.after(k - 1).folded == "من" and text.after(k).folded in function.through_it
    return 2 if is_through else 0


def behind_aside(text: Text, j: int, end: int) -> int:
    """The token behind the aside at ``j``, or ``j`` if none stands there."""
    closing = closing_mark(text, j, end)
    return j if closing < 0 or closing + 1 >= end else closing + 1
