"""Contents: which statement is told within which, where each one ends, and its form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, cast

from musnad.article import Form
from musnad.attribution.content_ends import Extent, Turns, natural_extent
from musnad.attribution.covering import cover
from musnad.attribution.model import Construction, Frame, Report
from musnad.attribution.quoted import is_quoted_speech
from musnad.attribution.refusals import Dropped
from musnad.attribution.trace import Trace
from musnad.lexicon.words import CLOSE, NUMBER, OPEN, OPENER, QUOTE, Word
from musnad.text.structure import Text

#: Statements are told within statements so deep and no deeper.
_DEPTH: Final = 4
#: A postposed attribution covers statements among so many before it.
_COVERED: Final = 6
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
    def is_told_in_another(self) -> bool:
        return self.parent is not None

    @property
    def outermost(self) -> _Open:
        """The report that it is told within, at whatever depth, or itself."""
        each = self
        while each.parent is not None:
            each = each.parent
        return each

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

    def add_postposed(self, frame: Frame) -> None:
        """An attribution behind its content: what it covers ends, and so does what is open."""
        extent, parent = cover(self.text, frame, self.kept)
        report = _Open(frame, extent, cast("_Open | None", parent))
        for other in self.open:
            if other.content < frame.clause < other.stop and other is not report.parent:
                self._cut(other, frame)
        if report.stop > report.content:
            self.kept.append(report)
        else:
            self._drop(frame, Dropped.COVERS_NOTHING)

    def add(self, frame: Frame) -> None:
        inside = self.text.enclosing_quote(frame.cue)
        if not self._end_before(frame, inside):
            self._drop(frame, Dropped.IN_SOURCE)
            return
        if frame.construction is Construction.INLINE and self._add_twin(frame):
            return
        extent = natural_extent(self.turns, frame)
        report = _Open(frame, extent, self.open[-1] if self.open else None)
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
            if frame.cue < other.content and frame.construction is not Construction.INLINE:
                return False
            is_quoted = inside is not None and other.content <= inside + 1
            is_closed = is_quoted or other.extent.is_full_text
            if frame.beside and frame.clause > other.content and not is_closed:
                self._cut(other, frame)
            else:
                still.append(other)
        self.open = still
        return True

    def _add_twin(self, frame: Frame) -> bool:
        """Another reporting word for the content of one before («ذكرت … نقلا عن … أن»)."""
        recent = reversed(self.kept[-_TWINS:])
        twin = next((other for other in recent if other.content == frame.content), None)
        if twin is None:
            return False
        report = _Open(frame, Extent(frame.content, twin.stop), twin)
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


def _relate_covered(kept: list[_Open]) -> None:
    """Note which statements stand inside what a postposed attribution covers."""
    for at, outer in enumerate(kept):
        if outer.frame.construction is not Construction.POSTPOSED or outer.frame.source is None:
            continue
        for inner in kept[max(0, at - _COVERED) : at]:
            is_inside = (
                outer.content <= inner.frame.cue < outer.stop or outer.content == inner.content
            ) and outer.outermost is not inner
            if is_inside and inner.frame.opener != "postposed" and inner.parent is None:
                inner.covers.append(outer)


def _trimmed(text: Text, each: _Open) -> Extent | None:
    """The extent without marks and connectives at both ends; None if nothing is left."""
    words, extent = text.words, each.extent
    first, stop = each.content, each.stop
    while first < stop and words[first].type > NUMBER and words[first].type not in (QUOTE, OPEN):
        first += 1
    while stop > first and _hangs(text, each.frame, first, stop):
        stop -= 1
    is_quotation = extent.is_quotation
    if first < stop and words[first].type == QUOTE:
        closing = text.closing.get(first, -1)
        if closing in (stop, stop - 1):
            first, stop, is_quotation = first + 1, min(stop, closing), True
    if not any(word.type <= NUMBER for word in words[first:stop]):
        return None
    return extent._replace(content=first, stop=stop, is_quotation=is_quotation)


def _hangs(text: Text, frame: Frame, first: int, stop: int) -> bool:
    """Whether the last token before ``stop`` is no part of what was said."""
    last = text.words[stop - 1]
    if last.type == QUOTE:
        opening = text.opening.get(stop - 1, -1)
        return opening < first or is_quoted_speech(text, opening, stop - 1)
    if last.type == CLOSE:
        at = bisect_left(text.brackets, stop)
        return not at or text.brackets[at - 1] < first
    if last.type > NUMBER:
        return True
    return _is_connective(text, frame, last, is_short=stop - first <= 2)


def _is_connective(text: Text, frame: Frame, last: Word, *, is_short: bool) -> bool:
    """Whether the last word joins what comes next, or dates the saying."""
    function = text.lexicon.function
    if frame.opener == "object" and not is_short and last.folded in function.saying_time:
        return True
    if last.flags & OPENER and last.folded != "ثم" and not last.definite:
        return True
    return last.folded in function.hanging


def form_of(text: Text, report: Report) -> Form:
    """Direct, indirect or mixed, by marks and complementiser."""
    opens_with_that = (
        report.content < text.length and text.words[report.content].complementiser != ""
    )
    opener = report.frame.opener
    if report.is_quotation:
        return "direct"
    if opener == "colon" and not opens_with_that:
        return "direct"
    for at in range(bisect_left(text.openings, report.content - 1), len(text.openings)):
        opening = text.openings[at]
        if opening >= report.stop:
            break
        if is_quoted_speech(text, opening, text.closing[opening]):
            return "mixed"
    return "mixed" if report.is_quotation else "indirect"
