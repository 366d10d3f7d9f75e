"""Headlines with a colon: «الجبير: لا حل …»."""

from __future__ import annotations

from musnad.attribution.draft import Draft
from musnad.attribution.markers import after_colon, is_speech_colon
from musnad.lexicon import Cue, Verb
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import ASK, BREAK, COLON, ELLIPSIS, HEADS, PREPOSITION, STOP, WORD
from musnad.text.structure import Text

_COLON_CUE = Cue(
    Verb(":", "say", True, True, False, frozenset(), False, False, False),
    Form(":", "perfect", 3, "", ""),
    0,
    "",
)


def headline_colons(text: Text) -> list[Draft]:
    """Headlines of the form «الجبير: لا حل …», whoever stands before the colon; one a segment."""
    words = text.words
    drafts = []
    first = 0
    for mark in [*text.marks, text.length]:
        kind = words[mark].type if mark < text.length else STOP
        if kind in (STOP, BREAK, ELLIPSIS, ASK):
            first = mark + 1
        if kind != COLON or not 0 < mark - first <= 12 or mark + 2 >= text.length:
            continue
        if not is_speech_colon(text, mark):
            continue
        if any(w.cues and w.cues[0].finite and not w.flags & HEADS for w in words[first:mark]):
            continue
        marker = after_colon(text, mark)
        draft = Draft(mark, _COLON_CUE, "headline-colon", marker.content)
        draft.marker = marker.kind
        stop = mark - 1 if words[mark - 1].flags & PREPOSITION and mark - 1 > first else mark
        draft.source = (
            first,
            stop,  # without the لـ of «النازحون لـ"عكاظ":»
            len(words[first].conjunction) if words[first].type == WORD else 0,
        )
        draft.beside = True
        draft.clause = first
        drafts.append(draft)
        first = text.length
    return drafts
