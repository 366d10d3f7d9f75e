"""What an attribution behind its content covers: «…، بحسب X», «"…"، قال X»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from msgspec import structs

from musnad.attribution.model import Construction, Extent, Frame, Range
from musnad.lexicon.words import AGENCY, CLOSE, COMMA, MEDIUM, NUMBER, QUOTE, SEMICOLON, WORD, Word
from musnad.text.structure import Text

#: Among so many reports before it one is looked for whose clause it shares.
_BEFORE: Final = 24
_JUST_BEFORE: Final = 3
#: The reporting word that opens a clause is among so many tokens of it.
_OPENS: Final = 2
#: What joins a clause to the one before has fewer words than this.
_CONNECTIVE: Final = 5
#: A phrase with the speaker's pronoun («على حد قوله») is shorter than this.
_PRONOUN: Final = 4


class Told(Protocol):
    """A report before the attribution, as far as it was read."""

    @property
    def frame(self) -> Frame: ...
    @property
    def content(self) -> int: ...
    @property
    def stop(self) -> int: ...


class Covered(NamedTuple):
    """The extent of the attribution's content, and the report in whose words it is told."""

    extent: Extent
    parent: Told | None = None


def cover(text: Text, frame: Frame, before: Sequence[Told]) -> Covered:
    """Fit a postposed attribution to the clause it covers, behind the reports ``before``."""
    assert frame.until is not None
    if frame.construction in (Construction.AFTER_SPEECH, Construction.SIGNED):
        return Covered(
            Extent(frame.content + 1, frame.until - 1, more=frame.further, is_quotation=True)
        )
    quotation = _quotation(text, frame)
    if quotation is not None:
        return Covered(_with_that(text, quotation, before))
    if text.before(frame.until).type == WORD and not _ends_by_pronoun(text, frame):
        # «أشار إلى أن … حسب الوكالة حيث …»: told inside what he says
        for other in reversed(before[-_JUST_BEFORE:]):
            is_inside = other.content <= frame.cue < other.stop
            if is_inside and other.frame.opener == "that" and not _relays(text, frame, other):
                return Covered(Extent(other.content, frame.until), other)
    extent, parent = _clause(text, frame, before)
    covered = Covered(structs.replace(extent, more=frame.further), parent)
    quote = text.enclosing_quote(frame.cue)
    if quote is None:
        return covered
    # «"… حسب الوزير …"»: told in the words that the marks hold
    speaks = (
        o for o in reversed(before[-_BEFORE:]) if o.content <= quote + 1 and o.stop > frame.cue
    )
    return covered._replace(parent=next(speaks, None))


def _ends_by_pronoun(text: Text, frame: Frame) -> bool:
    """«أفاد بأن … حسب قوله.»: the speaker's own pronoun ends the clause."""
    if frame.source is not None:
        return False
    behind = text.words[frame.cue + 1 : frame.cue + _PRONOUN]
    return text.sentence_end(frame.cue) < frame.cue + _PRONOUN or any(
        w.type in (COMMA, SEMICOLON) for w in behind
    )


def _relays(text: Text, frame: Frame, other: Told) -> bool:
    """«قال الوزير إن … بحسب رويترز.»: a medium passes on the words of one that is none."""
    return _is_medium(text, frame.source) and not _is_medium(text, other.frame.source)


def _is_medium(text: Text, source: Range | None) -> bool:
    if source is None:
        return False
    flags = text.words[source[0]].flags | text.phrase_flags(source[0])[0]
    return bool(flags & (MEDIUM | AGENCY))


def _quotation(text: Text, frame: Frame) -> Extent | None:
    """«…"…"، على حد وصفه»: only the words in the marks are his."""
    assert frame.until is not None
    if frame.source is not None:
        return None
    k = frame.until - 1
    if text.before(frame.until).type == COMMA:
        k -= 1
    opening = text.opening.get(k, -1)
    return Extent(opening + 1, k, is_quotation=True) if opening >= frame.content else None


def _with_that(text: Text, quotation: Extent, before: Sequence[Told]) -> Extent:
    """«وأكد أن "…"، على حد وصفه»: the clause that was told before, whose words are in the marks."""
    that = quotation.content - 2
    is_told = text.before(that + 1).complementiser != ""
    is_told = is_told and any(other.content == that for other in before[-_JUST_BEFORE:])
    return Extent(that, quotation.stop) if is_told else quotation


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
    while stop > first and _is_loose_mark(text, stop - 1):
        stop -= 1
    if stop == frame.until:
        first = _last_clause(text, first, stop)
    first = _behind_connective(text, first, stop)
    if text.words[first].folded in text.lexicon.function.clause_joins:
        return Covered(Extent(first + 1, stop))  # «كما ارتفع …، بحسب الوزارة»
    return Covered(Extent(first, stop, _joining_letters(text.words[first])))


def _behind_connective(text: Text, first: int, stop: int) -> int:
    """Behind the writer's own «يشار إلى», «من جهة ثانية،» at ``first``, if it stands there."""
    words = text.words
    near = range(first + 1, min(stop, first + _CONNECTIVE))
    after, function = text.after(first), text.lexicon.function
    if words[first].folded.removeprefix("و") in function.mentions:
        return next((k for k in near if words[k].complementiser), first)
    if after.folded in function.aside and words[first].folded in function.on_side:
        return next((k + 1 for k in near if words[k].type == COMMA), first)
    return first


def _last_clause(text: Text, first: int, stop: int) -> int:
    """Where the last of the clauses that «…، إذ جاءت الجامعة أولى وفق X» names begins.

    Without a comma before it an attribution covers no more.
    """
    words, joins = text.words, text.lexicon.function.clause_joins
    for k in range(stop - 1, first, -1):
        if words[k].type == COMMA and words[k + 1].folded in joins:
            return k + 1
        if words[k].type == COMMA and text.phrase(k + 1, k + 3) in ("في حين", "في وقت"):
            return k + 3
    return first


def _told_whole(frame: Frame, first: int, before: Sequence[Told]) -> Told | None:
    """«دعا فلان إلى …، على حد قوله»: the statement that opens the clause and goes on to its end.

    Behind another's name («…، بحسب X») only a clause with its complementiser is told twice.
    """
    for other in before[-_BEFORE:]:
        theirs = other.frame
        is_apart = frame.until != frame.cue  # «… . وفقا لرويترز.»
        if frame.source is not None and theirs.opener != "that" and not is_apart:
            continue
        opens = first <= theirs.clause <= theirs.cue <= first + _OPENS
        if opens and other.stop >= frame.cue - 1:
            return other
    return None


def _is_loose_mark(text: Text, k: int) -> bool:
    word = text.words[k]
    is_sign = word.raw in text.lexicon.units.percent_signs
    return word.type > NUMBER and word.type not in (QUOTE, CLOSE) and not is_sign


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
