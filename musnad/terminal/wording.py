"""What is said of statements for the eye, in the language of the run."""

from __future__ import annotations

from functools import cache

from musnad.article import NAMELESS, Act, Figure, Kind, Moment, Reading
from musnad.claims.model import CopyKind, CreditFate, DisputeKind, MutationKind
from musnad.lexicon import load
from musnad.messages import Language, Message, message, translate
from musnad.terminal.layout import clean, unmarked
from musnad.text.folding import fold

#: Kinds of speakers that nobody could ask again.

ACTS = {
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


#: What changed on the way of a claim.
CHANGES: dict[MutationKind, Message] = {
    "figure": message("another figure"),
    "modifier": message("surer or less sure"),
    "speaker": message("another speaker"),
    "anonymity": message("named or not, one or several"),
    "attribution": message("the source is gone"),
    "act": message("said in another way"),
    "medium": message("another medium"),
    "date": message("another time"),
    "scope": message("more or less is claimed"),
    "wording": message("a loaded word"),
}
#: How much of a text another repeats.
_COPIES: dict[CopyKind, Message] = {
    "same": message("the same text"),
    "cut": message("the same text, cut or prolonged"),
    "part": message("the same text in part"),
}
#: What became of the agency's credit, where a reader has to know it.
_CREDITS: dict[CreditFate, Message] = {
    "dropped": message("without the agency's credit"),
    "gained": message("with an agency's credit"),
    "changed": message("with another agency's credit"),
}
ONE_UNNAMED = message("rests on one unnamed source")
_DISPUTES: dict[DisputeKind, Message] = {
    "denial": message("denied"),
    "figure": message("figures that cannot both be right"),
    "position": message("opposed positions"),
    "account": message("accounts that cannot both be right"),
}


def change_of(kind: MutationKind, language: Language) -> str:
    """What kind of change it is: «رقم آخر», "another figure"."""
    return translate(CHANGES[kind], language)


def dispute_of(kind: DisputeKind, language: Language) -> str:
    """What two sides are at odds about."""
    return translate(_DISPUTES[kind], language)


def copy_of(kind: CopyKind, language: Language) -> str:
    """How much of a text another repeats."""
    return translate(_COPIES[kind], language)


def credit_of(fate: CreditFate, language: Language) -> str:
    """What became of the agency's credit; empty where a reader need not know it."""
    return translate(_CREDITS.get(fate, ""), language)


def roots_of(at_least: int, at_most: int) -> Message:
    """How many independent origins a claim has."""
    if at_least == at_most:
        return message("independent origins: {count:,}", count=at_least)
    return message("independent origins: {least:,} to {most:,}", least=at_least, most=at_most)


def act_of(act: Act, language: Language) -> str:
    """What was done with the words: «نفى», "denied"."""
    return translate(ACTS[act], language)


def verb_of(verb: str) -> str:
    """A reporting word as written where it says more than its act is called; else empty."""
    return "" if fold(verb) in _plain_verbs() else verb


def to_whom(name: str, act: Act, language: Language) -> str:
    """Whom it is said to, or who is accused: «إلى: السكان»; empty where nobody is told."""
    if not name:
        return ""
    told = message("to: {name}", name=clean(name))
    if act == "accuse":
        told = message("accused: {name}", name=clean(name))
    return unmarked(translate(told, language))


@cache
def _plain_verbs() -> frozenset[str]:
    lexicon = load()
    return frozenset().union(*map(lexicon.forms_of, lexicon.function.plain_verb))


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


def counts_of(reading: Reading) -> list[Message]:
    """What there is in a reading: statements, speakers, figures and moments."""
    statements = reading.statements
    speakers = {clean(s.speaker.name) for s in statements if s.speaker.name}
    counts = [message("no statements are reported in this text")]
    if statements:
        counts = [
            message("statements: {count}", count=len(statements)),
            message("speakers: {count}", count=len(speakers)),
            message(
                "statements whose speaker is not named: {count}",
                count=sum(s.kind in NAMELESS for s in statements),
            ),
        ]
    if reading.figures:
        counts.append(message("figures: {count}", count=len(reading.figures)))
    if reading.moments:
        counts.append(message("moments: {count}", count=len(reading.moments)))
    return counts
