"""Marks that report as a verb does: the colon of a headline, the dash before a signature."""

from __future__ import annotations

from musnad.lexicon import Cue, Verb
from musnad.lexicon.inflection import Form


def mark_as_cue(mark: str) -> Cue:
    """The reading of ``mark`` as «says»."""
    return Cue(
        Verb(mark, "say", True, True, False, frozenset(), False, False, False),
        Form(mark, "perfect", 3, "", ""),
        0,
        "",
    )
