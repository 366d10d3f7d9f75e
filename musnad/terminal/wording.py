"""What is said of statements for the eye, in the language of the run."""

from __future__ import annotations

from musnad.article import Act, Figure, Kind, Moment, Reading
from musnad.messages import Language, message, translate

#: Kinds of speakers that nobody could ask again.
NAMELESS: frozenset[Kind] = frozenset(("unnamed", "group", "unsourced"))

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


def outside_statements(reading: Reading) -> tuple[list[Figure], list[Moment]]:
    """The figures and moments that stand in no statement."""
    statements = reading.statements
    figures = {(f.field, f.start) for statement in statements for f in statement.figures}
    moments = {(m.field, m.start) for statement in statements for m in statement.moments}
    return (
        [f for f in reading.figures if (f.field, f.start) not in figures],
        [m for m in reading.moments if (m.field, m.start) not in moments],
    )
