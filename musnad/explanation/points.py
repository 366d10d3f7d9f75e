"""An explanation for the eye: of a reporting word, what is told of it and the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.explanation.model import Candidate, CueExplained, CueReading, Part, Reason, Tense
from musnad.messages import Message, listed, message

_TENSES: Final[dict[Tense, Message]] = {
    "perfect": message("a perfect"),
    "imperfect": message("an imperfect"),
    "participle": message("a participle"),
    "noun": message("a verbal noun"),
    "preposition": message("a preposition"),
}
Point = tuple[Message, str]


def points_of(cue: CueExplained) -> Iterator[Point]:
    """What there is to tell of a reporting word: what each point is about, and the point."""
    if cue.why_not is not None:
        yield message("Why there is no statement"), _reason(cue.why_not)
    for reading in cue.readings:
        yield from _reading(reading, cue.why_not)
    for candidate in cue.candidates:
        if not candidate.taken and candidate.why is not None:
            yield message("Not the source"), _candidate(candidate, candidate.why)
    frame = cue.frame
    if frame is not None:
        told = message("{name}: {opens}", name=frame.name, opens=frame.opens)
        yield message("The frame"), told
        if frame.source is not None:
            yield message("The source"), _part(frame.source)
        if frame.content is not None:
            yield message("What is said"), _part(frame.content)
    for step in cue.speaker:
        yield message("Who that is"), _reason(step)
    for link in cue.chain:
        yield message("Through whom"), _reason(link)


def _reading(reading: CueReading, why_not: Reason | None) -> Iterator[Point]:
    as_what = message("{tense} of «{lemma}»", tense=_TENSES[reading.tense], lemma=reading.lemma)
    yield message("Read as"), as_what
    passed = [tried.rule.rule for tried in reading.tried if tried.answer == "passes"]
    if passed:
        yield message("Rules that had nothing to say"), listed(passed)
    for tried in reading.tried:
        if tried.answer == "frame":
            yield message("The rule that found it"), _reason(tried.rule)
        elif tried.why is not None:
            told: str = _reason(tried.rule)
            if tried.why != why_not:
                told = message("{rule}; {why}", rule=told, why=_reason(tried.why))
            yield message("The rule that refused it"), told


def _candidate(candidate: Candidate, why: Reason) -> Message:
    if candidate.place == "behind":
        return message(
            "«{phrase}», behind the word: {why}", phrase=candidate.span.text, why=_reason(why)
        )
    return message("«{phrase}», before it: {why}", phrase=candidate.span.text, why=_reason(why))


def _part(part: Part) -> Message:
    return message("«{words}»; {why}", words=part.span.text, why=_reason(part.ended_by))


def _reason(reason: Reason) -> str:
    # No message: one made of values only would have no direction of its own.
    return f"{reason.says.rstrip('.')} [{reason.rule}]"
