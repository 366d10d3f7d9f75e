"""Frames: how one reporting word takes its source and its content.

Each cue is read locally: a marker that opens the content is sought to its right; what stands
between is the source; if nothing does, the source may stand to the left.
"""

from __future__ import annotations

from musnad.attribution.according import read_preposition
from musnad.attribution.draft import Draft
from musnad.attribution.nouns import read_noun
from musnad.attribution.participles import read_participle
from musnad.attribution.verbs import read_verb
from musnad.text.structure import Text


def read_cue(text: Text, i: int) -> Draft | None:
    """The statement that the reporting word at token ``i`` makes, or None if it makes none."""
    for cue in text.words[i].cues:
        tense = cue.form.tense
        if cue.finite:
            draft = read_verb(text, i, cue)
        elif tense == "participle":
            draft = read_participle(text, i, cue)
        elif tense == "noun":
            draft = read_noun(text, i, cue)
        else:
            draft = read_preposition(text, i, 1, cue)
        if draft is not None:
            return draft
    return None
