"""Duals that count by themselves: «جنديين», «محاضرتين»."""

from __future__ import annotations

from musnad.figures.draft import Draft
from musnad.figures.modifiers import bounding_verb, modifier_after, modifier_before
from musnad.lexicon.numerals import UNIT
from musnad.text.structure import Text


def read_dual(text: Text, i: int) -> Draft | None:
    """The figure that the dual at token ``i`` makes, or None if it counts nothing."""
    words = text.words
    word = words[i]
    if word.dual is None or word.dual in text.lexicon.numerals.goals:
        return None  # «فاز بهدفين»
    if i and words[i - 1].dual:
        return None  # an adjective in the dual
    stop = i + 1
    number = words[stop].number if stop < text.length else None
    if number is not None and number.value == 2 and number.kind == UNIT:
        stop += 1  # «شخصين اثنين»
    draft = Draft(i, stop, word.dual_letters, 2, 2, unit=word.dual, noun=True)
    before = modifier_before(text, i) if not word.dual_letters else None
    if before is None:
        bound = bounding_verb(text, i)
        draft.bound(bound.group if bound is not None else "")
    elif before.group != "range":
        draft.first, draft.letters = before.first, before.letters
        draft.bound(before.group)
    after = modifier_after(text, stop)
    if after is not None:
        draft.stop = after[1]
        draft.bound(after[0])
    return draft
