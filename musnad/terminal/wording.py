"""What is said of statements for the eye, in the language of the run."""

from __future__ import annotations

from musnad.article import Act, Kind
from musnad.messages import Language, message, translate

_ACTS = {
    "say": message("said"),
    "confirm": message("confirmed"),
    "deny": message("denied"),
    "warn": message("warned"),
    "call": message("called for"),
    "accuse": message("accused"),
    "estimate": message("estimated"),
    "promise": message("promised"),
    "ask": message("asked"),
    "opine": message("held"),
    "express": message("expressed"),
}
#: Only what a reader has to beware of is marked, and documents, which cannot be asked again.
_MARKS = {
    "document": message("a document"),
    "unnamed": message("an unnamed source"),
    "group": message("an unnamed group"),
    "unsourced": message("no source"),
}


def act_of(act: Act, language: Language) -> str:
    """What was done with the words: «نفى», "denied"."""
    return translate(_ACTS[act], language)


def mark_of(kind: Kind, language: Language) -> str:
    """What a reader has to know of the kind of source; empty for those that need no mark."""
    return translate(_MARKS.get(kind, ""), language)
