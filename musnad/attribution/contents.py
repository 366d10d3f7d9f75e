"""Contents: which statement is told within which, where each one ends, and its form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, cast

from msgspec import structs

from musnad.article import Form
from musnad.attribution.asides import closing_mark
from musnad.attribution.constructions.insertions import goes_on, without_marks
from musnad.attribution.content_ends import Turns, natural_extent
from musnad.attribution.covering import cover
from musnad.attribution.kinds import has_name
from musnad.attribution.model import Construction, Extent, Frame, Report
from musnad.attribution.quoted import is_quoted_speech
from musnad.attribution.refusals import Dropped
from musnad.attribution.trace import Trace
from musnad.lexicon.words import (
    ASK,
    BREAK,
    CLOSE,
    COMMA,
    ELLIPSIS,
    NUMBER,
    OPEN,
    OPENER,
    ORGANIZATION,
    PREPOSITION,
    QUOTE,
    STOP,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: Statements are told within statements so deep and no deeper.
_DEPTH: Final = 4
#: A postposed attribution covers statements among so many before it.
_COVERED: Final = 6
#: «على حد قوله» has so many words.
_PRONOUN: Final = 3
#: Another reporting word for the same content is among so many before.
_TWINS: Final = 24


class _Open:
    """A report whose end is not settled: what follows may still end it."""

    __slots__ = ("content", "covers", "extent", "frame", "parent", "report", "stop")

    def __init__(self, frame: Frame, extent: Extent, parent: _Open | None = None) -> None:
        self.frame, self.extent, self.parent = frame, extent, parent
        self.content, self.stop = extent.content, extent.stop
        self.covers: list[_Open] = []
        self.report: Report | None = None

    @property
    def depth(self) -> int:
        """How many reports it is told within."""
        depth, parent = 0, self.parent
        while parent is not None:
            depth, parent = depth + 1, parent.parent
        return depth


def close_contents(text: Text, frames: Iterable[Frame], trace: Trace | None = None) -> list[Report]:
    """The reports that ``frames`` make, each with its end, and its parent if it has one.

    ``frames`` come in the order of their cues; those inside another's source are left out.
    """
    sweep = _Sweep(text, trace)
    for frame in frames:
        if frame.opener == "postposed":
            sweep.add_postposed(frame)
        else:
            sweep.add(frame)
    return sweep.reports()


class _Sweep:
    """The reports of a text from left to right, with those that are still open."""

    def __init__(self, text: Text, trace: Trace | None) -> None:
        self.text = text
        self.turns = Turns(text)
        self.trace = trace
        self.kept: list[_Open] = []
        self.open: list[_Open] = []
        #: The latest report whose clause goes on behind its attribution.
        self.interrupted: _Open | None = None

    def add_postposed(self, frame: Frame) -> None:
        """An attribution behind its content: what it covers ends, and so does what is open."""
        self._cut_further(frame)
        extent, parent = cover(self.text, frame, self.kept)
        report = _Open(frame, extent, cast("_Open | None", parent))
        inside = self.text.enclosing_quote(frame.cue)
        for other in self.open:
            is_quoted = inside is not None and other.content <= inside + 1
            if is_quoted or (other is report.parent and not self._ends_it(frame, other)):
                continue
            if other.content < frame.clause < other.stop:
                self._interrupt(other, frame)
                self._cut(other, frame)
        if report.stop > report.content:
            self.kept.append(report)
            if extent.more:
                self.interrupted = report
        else:
            self._drop(frame, Dropped.COVERS_NOTHING)

    def _ends_it(self, frame: Frame, other: _Open) -> bool:
        """«مشيرا إلى أن …، على حد قوله.»: behind its attribution nothing of ``other`` follows."""
        before = self.text.before(frame.clause)
        if before.type == WORD and before.folded not in self.text.lexicon.function.hanging:
            return False  # «إن الأمور تسير وفق القضاء», but «…، وذلك وفق بيان»
        behind = frame.cue + _PRONOUN if frame.source is None else frame.source[1]
        return other.stop <= behind

    def _interrupt(self, other: _Open, frame: Frame) -> None:
        """«أكد أن السد، على حد قوله، آمن»: what ``other`` reports goes on behind ``frame``."""
        text = self.text
        closing = closing_mark(text, frame.cue - 1, other.stop - 2)
        if closing > 0 and goes_on(text, closing):
            rest = (closing + 1, without_marks(text, closing + 1, other.stop))
            other.extent = structs.replace(other.extent, more=(rest,))
            self.interrupted = other

    def _cut_further(self, frame: Frame) -> None:
        """End the clause that goes on behind an attribution where that of ``frame`` begins."""
        if self.interrupted is None:
            return
        extent = self.interrupted.extent
        first, stop = extent.more[-1]
        is_inside = first <= frame.cue < stop and not self.text.enclosing_quote(frame.cue)
        if not is_inside or not frame.beside:
            return
        stop = without_marks(self.text, first, max(first, frame.clause))
        more = ((first, stop),) if stop > first else ()
        self.interrupted.extent = structs.replace(extent, more=(*extent.more[:-1], *more))
        if not more:
            self.interrupted = None

    def add(self, frame: Frame) -> None:
        self._cut_further(frame)
        inside = self.text.enclosing_quote(frame.cue)
        if not self._end_before(frame, inside):
            self._drop(frame, Dropped.IN_SOURCE)
            return
        if frame.construction is Construction.INLINE and self._add_twin(frame):
            return
        extent = natural_extent(self.turns, frame)
        within = [other for other in self.open if not _is_inserted(frame, other.content)]
        report = _Open(frame, extent, within[-1] if within else None)
        if report.depth > _DEPTH:
            self._drop(frame, Dropped.TOO_DEEP)
            return
        if report.parent is not None:
            report.stop = min(report.stop, report.parent.stop)
            if inside is not None:
                report.stop = min(report.stop, self.text.closing[inside])
        if report.stop > report.content:
            self.kept.append(report)
            self.open.append(report)
        else:
            self._drop(frame, Dropped.EMPTY)

    def _cut(self, other: _Open, frame: Frame) -> None:
        """End ``other`` where the clause of ``frame`` begins."""
        other.stop = frame.clause
        if self.trace is not None:
            self.trace.cut(self.text, other.frame, frame)

    def _drop(self, frame: Frame, why: Dropped) -> None:
        if self.trace is not None:
            self.trace.drop(self.text, frame, why)

    def _end_before(self, frame: Frame, inside: int | None) -> bool:
        """End those open reports that ``frame`` stands beside; False: it is in another's source."""
        still: list[_Open] = []
        for other in self.open:
            if frame.cue >= other.stop:
                continue
            if _is_inserted(frame, other.content):
                still.append(other)
                continue
            if frame.cue < other.content and frame.construction is not Construction.INLINE:
                return False
            is_quoted = inside is not None and other.content <= inside + 1
            is_closed = is_quoted or other.extent.is_full_text
            stands_in = is_closed or self._goes_on_inside(frame, other)
            if frame.beside and frame.clause > other.content and not stands_in:
                self._cut(other, frame)
            else:
                still.append(other)
        self.open = still
        return True

    def _goes_on_inside(self, frame: Frame, other: _Open) -> bool:
        """Whether the clause of ``frame`` goes on what is told in the words of ``other``.

        «قال الوزير إن الجنود طلبوا … وطالبوا»: it agrees with whom he tells of, and not with him.
        """
        mark, is_colon = self.text.before(frame.clause), other.frame.opener == "colon"
        is_verb = frame.construction is not Construction.PARTICIPLE  # «قال: فاز الفريق مؤكدا أن»
        if is_colon and is_verb and mark.type == WORD and not frame.reading.conjunction:
            return True  # «قائلا: لا أبرئه لكن الموضوع يدعو للشك»
        if frame.source is not None or not frame.reading.finite:
            return False
        is_apart = mark.type == COMMA and frame.reading.form.number == "p"
        if is_apart and _is_one(self.text, other.frame):
            return True  # «أفادت الوكالة بأن السكان تجمعوا، وطالبوا بـ»
        told = [each for each in self.open if each.parent is other]
        if not told:
            return False
        form, theirs, his = (f.reading.form for f in (frame, told[-1].frame, other.frame))
        if (form.gender, form.number) != (theirs.gender, theirs.number):
            return False
        is_several = form.number == "p" and _is_one_person(self.text, other.frame)
        return is_several or form.gender != his.gender

    def _add_twin(self, frame: Frame) -> bool:
        """Another reporting word for the content of one before («ذكرت … نقلا عن … أن»).

        Who is quoted speaks through the one before; whoever tells of it («أفاد … وفق … أن») passes
        on his words.
        """
        recent = reversed(self.kept[-_TWINS:])
        twin = next((other for other in recent if other.content == frame.content), None)
        if twin is None:
            return False
        is_quoted = frame.reading.verb.quotes
        report = _Open(frame, Extent(frame.content, twin.stop), twin if is_quoted else twin.parent)
        if not is_quoted:
            twin.covers.append(report)
        self.kept.append(report)
        self.open.append(report)
        return True

    def reports(self) -> list[Report]:
        """All reports that have content left, trimmed."""
        trimmed = [(each, _trimmed(self.text, each)) for each in self.kept]
        kept = [each for each, extent in trimmed if extent is not None]
        for each, extent in trimmed:
            if extent is not None:
                each.content, each.stop = extent.content, extent.stop
                each.extent = extent
            else:
                self._drop(each.frame, Dropped.EMPTY)
        _relate_covered(kept)
        return [_report(each) for each in kept]


def _is_inserted(frame: Frame, content: int) -> bool:
    """Whether a frame ends before a ``content`` whose reporting word stands before it."""
    return frame.until is not None and frame.cue < content


def _is_one_person(text: Text, frame: Frame) -> bool:
    """Whether the source of ``frame`` is a person by name, so that no plural verb is his."""
    return frame.source is not None and has_name(text, frame.source[0], frame.source[1])


def _is_one(text: Text, frame: Frame) -> bool:
    """Whether the source of ``frame`` is one body or person, so that no plural verb is its own."""
    if frame.source is None or frame.reading.form.number != "s":
        return False
    head, is_masculine = text.words[frame.source[0]], frame.reading.form.gender == "m"
    is_body = head.flags & ORGANIZATION and (is_masculine or head.raw.endswith("ة"))
    return bool(is_body) or _is_one_person(text, frame)


def _report(each: _Open) -> Report:
    if each.report is None:
        extent = each.extent
        each.report = Report(
            frame=each.frame,
            content=each.content,
            stop=each.stop,
            letters=extent.letters,
            more=extent.more,
            is_quotation=extent.is_quotation,
            parent=None if each.parent is None else _report(each.parent),
            covers=tuple(map(_report, each.covers)),
        )
    return each.report


def _rests_on(each: _Open, other: _Open) -> bool:
    """Whether ``other`` is ``each``, or one that it is told in or covered by, however far off."""
    if each is other or (each.parent is not None and _rests_on(each.parent, other)):
        return True
    return any(_rests_on(cover, other) for cover in each.covers)


def _relate_covered(kept: list[_Open]) -> None:
    """Note which statements stand inside what a postposed attribution covers."""
    for at, outer in enumerate(kept):
        if outer.frame.construction is not Construction.POSTPOSED or outer.frame.source is None:
            continue
        for inner in kept[max(0, at - _COVERED) : at]:
            is_inside = (
                outer.content <= inner.frame.cue < outer.stop or outer.content == inner.content
            ) and not _rests_on(outer, inner)
            if is_inside and inner.frame.opener != "postposed" and inner.parent is None:
                inner.covers.append(outer)


def _trimmed(text: Text, each: _Open) -> Extent | None:
    """The extent without marks and connectives at both ends; None if nothing is left."""
    words, extent = text.words, each.extent
    first, stop = each.content, each.stop
    while first < stop and _precedes(text, first):
        first += 1
    while stop > first and _hangs(text, each.frame, first, stop):
        stop -= 1
    stop = _with_closing_mark(text, first, stop)
    is_quotation = extent.is_quotation
    if first < stop:
        closing = text.closing.get(first, -1)
        if closing in (stop, stop - 1):
            first, stop, is_quotation = first + 1, min(stop, closing), True
    if stop <= first:
        return None
    if words[first].type > NUMBER and all(word.type > NUMBER for word in words[first:stop]):
        return None
    return structs.replace(extent, content=first, stop=stop, is_quotation=is_quotation)


def _precedes(text: Text, first: int) -> bool:
    """Whether the token at ``first`` stands before what was said."""
    kind = text.words[first].type
    if kind == QUOTE:
        return first not in text.closing
    return kind > NUMBER and kind != OPEN


def _with_closing_mark(text: Text, first: int, stop: int) -> int:
    """``stop`` behind the mark that closes a quotation opened behind ``first``, if it is next.

    A question mark or full stop that stands before the mark is the quotation's own.
    """
    at = stop
    while at < text.length and text.words[at].type in (STOP, ASK, ELLIPSIS):
        at += 1
    return at + 1 if first < text.opening.get(at, -1) < stop else stop


def _hangs(text: Text, frame: Frame, first: int, stop: int) -> bool:
    """Whether the last token before ``stop`` is no part of what was said."""
    last = text.words[stop - 1]
    if last.type == QUOTE:
        return text.opening.get(stop - 1, -1) < first
    if last.type == CLOSE:
        at = bisect_left(text.brackets, stop)
        return not at or text.brackets[at - 1] < first
    if last.type > NUMBER:
        return not _is_unit(text, stop - 1)
    if _is_saying_time(text, frame, last) and text.before(stop - 1).folded != "من":
        return True  # but «أول من أمس»
    is_end = stop >= text.length or text.words[stop].type in (STOP, BREAK, ASK, QUOTE)
    return not is_end and _is_connective(text, last, text.words[stop])


def _is_unit(text: Text, k: int) -> bool:
    """Whether the sign at ``k`` measures the number before it («40%»)."""
    return text.words[k].raw in text.lexicon.units.percent_signs


def _is_saying_time(text: Text, frame: Frame, last: Word) -> bool:
    """Whether the last word of a noun phrase dates the saying."""
    return frame.opener == "object" and last.folded in text.lexicon.function.saying_time


def _is_connective(text: Text, last: Word, after: Word) -> bool:
    """Whether the last word joins what comes next, ``after``."""
    if last.flags & PREPOSITION and after.flags & OPENER:
        return True  # «في | حين»
    if last.flags & OPENER and not last.definite:  # not «أملاك الغير»
        return last.folded.removeprefix("ل") not in text.lexicon.function.this  # «معدّ لذلك»
    return last.folded in text.lexicon.function.hanging


def form_of(text: Text, report: Report) -> Form:
    """Direct, indirect or mixed, by marks and complementiser."""
    opens_with_that = text.words[report.content].complementiser != ""
    opener = report.frame.opener
    if report.is_quotation:
        return "direct"
    if opener == "colon" and not opens_with_that:
        return "direct"
    at = report.content - 1
    if opener == "quote" and text.before(at + 1).type == QUOTE and at not in text.closing:
        return "direct"  # the mark is never closed
    for at in range(bisect_left(text.openings, report.content - 1), len(text.openings)):
        opening = text.openings[at]
        if opening >= report.stop:
            break
        if is_quoted_speech(text, opening, text.closing[opening]):
            return "mixed"
    return "mixed" if report.is_quotation else "indirect"
