"""Quotations on a line of their own, signed with a dash: «"لن نتراجع" - فلان»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.constructions.mark_cues import mark_as_cue
from musnad.attribution.model import Construction, Frame
from musnad.lexicon.words import BREAK, COLON, DASH, GIVEN, HEADS, STOP
from musnad.text.structure import Text

#: A quotation has at least so many tokens, and a signature at most so many.
_LEAST: Final = 5
_LONGEST: Final = 10
_DASH: Final = mark_as_cue("-")


def signatures(text: Text) -> list[Frame]:
    """The frames of all signed quotations; the dash is the cue."""
    found = (_signed(text, opening) for opening in text.openings)
    return [frame for frame in found if frame is not None]


def _signed(text: Text, opening: int) -> Frame | None:
    closing = text.closing[opening]
    dash = closing + 1
    if text.after(closing).type == STOP:
        dash += 1
    if dash + 1 >= text.length or text.words[dash].type != DASH or closing - opening < _LEAST:
        return None
    if not _opens_line(text, opening):
        return None
    first, stop = dash + 1, dash + 1
    while stop < text.length and text.words[stop].type not in (BREAK, STOP):
        stop += 1
    if not _is_signature(text, first, stop):
        return None
    return Frame(
        cue=dash,
        reading=_DASH,
        construction=Construction.SIGNED,
        opener="postposed",
        content=opening,
        until=closing + 1,
        source=(first, stop, 0),
        clause=closing + 1,
        beside=True,
    )


def _opens_line(text: Text, opening: int) -> bool:
    """Whether the mark begins a line that no reporting word announces."""
    return text.before(opening).type == BREAK and text.before(opening - 1).type != COLON


def _is_signature(text: Text, first: int, stop: int) -> bool:
    """Whether the words are nobody's sentence, but a name with what he is."""
    inside = text.words[first:stop]
    if not 0 < len(inside) <= _LONGEST:
        return False
    if any(w.verb for w in inside):
        return False
    heads = text.phrase_flags(first)[0] | inside[0].flags
    return bool(heads & (HEADS | GIVEN))
