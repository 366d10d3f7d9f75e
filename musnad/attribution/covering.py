"""What an attribution behind its content covers: «…، بحسب X», «"…"، قال X»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from musnad.attribution.content_ends import Extent
from musnad.attribution.model import Construction, Frame
from musnad.lexicon.words import CLOSE, COMMA, NUMBER, QUOTE, WORD, Word
from musnad.text.structure import Text

#: Among so many reports before it one is looked for whose clause it shares.
_BEFORE: Final = 24
_JUST_BEFORE: Final = 3
#: The reporting word that opens a clause is among so many tokens of it.
_OPENS: Final = 2


class Told(Protocol):
    """A report before the attribution, as far as it was read."""

    @property
    def frame(self) -> Frame: ...
    @property
    def content(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def is_told_in_another(self) -> bool: ...


class Covered(NamedTuple):
    """The extent of the attribution's content, and the report in whose words it is told."""

    extent: Extent
    parent: Told | None = None


def cover(text: Text, frame: Frame, before: Sequence[Told]) -> Covered:
    """Fit a postposed attribution to the clause it covers, behind the reports ``before``."""
    assert frame.until is not None
    if frame.construction is Construction.AFTER_SPEECH:
        return Covered(
            Extent(frame.content + 1, frame.until - 1, more=frame.further, is_quotation=True)
        )
    quotation = _quotation(text, frame)
    if quotation is not None:
        return Covered(quotation)
    if text.before(frame.until).type == WORD:
        # «أشار إلى أن … حسب الوكالة حيث …»: told inside what he says
        for other in reversed(before[-_JUST_BEFORE:]):
            if other.frame.opener == "that" and other.content <= frame.cue < other.stop:
                return Covered(Extent(other.content, frame.until), other)
    return _clause(text, frame, before)


def _quotation(text: Text, frame: Frame) -> Extent | None:
    """«…"…"، على حد وصفه»: only the words in the marks are his."""
    assert frame.until is not None
    if frame.source is not None:
        return None
    k = frame.until - 1
    if k > frame.content and text.words[k].type == COMMA:
        k -= 1
    opening = text.opening.get(k, -1)
    return Extent(opening + 1, k, is_quotation=True) if opening >= frame.content else None


def _clause(text: Text, frame: Frame, before: Sequence[Told]) -> Covered:
    """«…، مضيفا أن …، بحسب X»: only the last statement's clause is covered."""
    assert frame.until is not None
    first = frame.content
    for other in reversed(before[-_BEFORE:]):
        theirs = other.frame
        if theirs.cue < first:
            break
        if theirs.construction is Construction.POSTPOSED:
            if other.content <= first:
                parent = other if other.stop <= frame.cue else None
                return Covered(Extent(other.content, other.stop), parent)
            continue
        if theirs.beside and theirs.clause > first and other.stop >= frame.cue:
            if theirs.construction is Construction.PARTICIPLE:
                # «…، مشيرا إلى أن …، بحسب X»: both report the one clause
                return Covered(Extent(other.content, frame.until), other)
            first = theirs.clause
            break
    told = _told_whole(frame, first, before)
    if told is not None:
        return Covered(Extent(told.content, frame.until))
    stop = frame.until
    while stop > first and _is_loose_mark(text.words[stop - 1]):
        stop -= 1
    return Covered(Extent(first, stop, _joining_letters(text.words[first])))


def _told_whole(frame: Frame, first: int, before: Sequence[Told]) -> Told | None:
    """«دعا فلان إلى …، على حد قوله»: the statement that opens the clause and goes on to its end.

    Behind another's name («…، بحسب X») only a clause with its complementiser is told twice.
    """
    for other in before[-_BEFORE:]:
        theirs = other.frame
        if theirs.opener == "postposed" or other.is_told_in_another:
            continue
        if frame.source is not None and theirs.opener != "that":
            continue
        opens = first <= theirs.clause <= theirs.cue <= first + _OPENS
        if opens and other.content > theirs.cue and other.stop >= frame.cue - 1:
            return other
    return None


def _is_loose_mark(word: Word) -> bool:
    return word.type > NUMBER and word.type not in (QUOTE, CLOSE)


def _joining_letters(word: Word) -> int:
    """The letters of a و that joins the covered clause to what stands before."""
    joins = (
        (word.folded.startswith("و") and word.conjunction)
        or (word.cues and word.cues[0].conjunction)
        or (
            # an unknown word that opens a sentence: و and a verb («وقرر»)
            word.folded.startswith("و")
            and len(word.folded) > 3
            and not (word.flags or word.feminine)
        )
    )
    return 1 if joins else 0
