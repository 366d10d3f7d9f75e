"""Who else could have been the source of a verb, and why he is not."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.attribution.constructions.left import barring, behind, left_subject
from musnad.attribution.constructions.sight import Sight
from musnad.attribution.model import Frame, Phrase, Range
from musnad.attribution.phrases import read_phrase
from musnad.attribution.records import span_of
from musnad.attribution.refusals import Nothing
from musnad.attribution.subjects import subject_before
from musnad.explanation.model import Candidate, Reason
from musnad.explanation.wording import Telling
from musnad.messages import message


def candidates_of(
    sight: Sight, frame: Frame | None, refusal: Nothing | None, say: Telling
) -> Iterator[Candidate]:
    """The noun phrases behind the verb and before it.

    ``frame`` is what the verb's construction made of them, or ``refusal`` why it made nothing.
    """
    text = sight.text
    taken = None if frame is None else frame.source
    right = behind(sight)
    shown = right or _object_behind(sight)
    found = shown.source
    if found is not None:
        is_taken = taken is not None and found[0] == taken[0]
        yield Candidate(
            "behind",
            span_of(text, found),
            is_taken,
            None if is_taken else _why_not_behind(frame, refusal, say),
        )
    before = subject_before(text, sight.i, sight.cue) if sight.i else None
    if before is not None:
        yield Candidate(
            "before",
            span_of(text, before),
            taken == before,
            None if taken == before else _why_not_before(sight, right, found, refusal, say),
        )


def _object_behind(sight: Sight) -> Phrase:
    return read_phrase(
        sight.text,
        sight.first,
        sight.limit,
        seek_object=sight.takes_object,
        addressee=sight.is_directed,
    )


def _why_not_behind(frame: Frame | None, refusal: Nothing | None, say: Telling) -> Reason:
    if refusal is not None:
        return say.refusal(refusal)
    if frame is not None and frame.source is not None:
        return say.because("subject", message("the subject stands elsewhere"))
    return say.because("object", message("it is what the verb is about, or who is spoken to"))


def _why_not_before(
    sight: Sight, right: Phrase | None, found: Range | None, refusal: Nothing | None, say: Telling
) -> Reason:
    if found is not None and (right is None or right.first >= 0):
        return say.because("behind", message("the subject stands behind the verb"))
    bar = barring(sight)
    if bar is not None:
        return say.rule(bar)
    if left_subject(sight, right) is None:
        return say.because(
            "apart", message("too far from the verb, or a noun behind it can only be its subject")
        )
    if refusal is not None:
        return say.refusal(refusal)
    return say.because("elsewhere", message("the subject stands elsewhere"))
