"""What a page shows of an article: its text in marked pieces, and a card for each statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from musnad.article import Article, Figure, Moment, Reading, Statement
from musnad.export import Entry
from musnad.export.wording import said
from musnad.messages import Language
from musnad.terminal.layout import clean
from musnad.terminal.values import what_figure_adds, what_moment_adds
from musnad.terminal.wording import NAMELESS, act_of, mark_of, outside_statements

#: Statements within statements are told apart down to here.
_DEEPEST = 3
_LAM_ALIF = re.compile("ل[اأإآٱ]")


class Piece(NamedTuple):
    """Characters with the same marks: ``cue`` is the number of the statement it reports, or 0."""

    text: str
    classes: str
    cue: int


class Value(NamedTuple):
    """The words of a figure or moment and what they amount to; empty if that is all they say."""

    words: str
    value: str
    kind: str


class Card(NamedTuple):
    """A statement: its chain from the outlet to the speaker, and what was said."""

    number: int
    links: tuple[str, ...]
    speaker: str
    is_nameless: bool
    act: str
    is_denial: bool
    mark: str
    is_in_title: bool
    is_direct: bool
    content: str
    values: tuple[Value, ...]


class Sheet(NamedTuple):
    """An article on a page: ``prefix`` tells its anchors from those of other ones."""

    prefix: str
    title: tuple[Piece, ...]
    byline: str
    place: str
    url: str
    credits: tuple[str, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    cards: tuple[Card, ...]
    outside: tuple[Value, ...]


def sheets_of(entries: Iterable[Entry], language: Language) -> Iterator[Sheet]:
    """A sheet an article, with the words of a language."""
    for number, (article, reading) in enumerate(entries, 1):
        figures, moments = outside_statements(reading)
        paragraphs = _lines(list(_pieces(article, reading, "text")))
        yield Sheet(
            prefix=f"a{number}-",
            title=tuple(_pieces(article, reading, "title")),
            byline=article.byline,
            place=" · ".join(part for part in (article.outlet, article.published) if part),
            url=article.url if article.url.lower().startswith(("http://", "https://")) else "",
            credits=tuple(dict.fromkeys(credit.name for credit in reading.credits)),
            paragraphs=tuple(paragraphs),
            cards=tuple(_cards(article, reading, language)),
            outside=_values(figures, moments, language),
        )


def _cards(article: Article, reading: Reading, language: Language) -> Iterator[Card]:
    for number, s in enumerate(reading.statements, 1):
        links = (article.outlet, *(relay.name for relay in s.via))
        yield Card(
            number=number,
            links=tuple(link for link in links if link),
            speaker=s.speaker.name or "؟",
            is_nameless=s.kind in NAMELESS,
            act=act_of(s.act, language),
            is_denial=s.act in ("deny", "accuse"),
            mark=mark_of(s.kind, language),
            is_in_title=s.field == "title",
            is_direct=s.form == "direct",
            content=said(s),
            values=_values(s.figures, s.moments, language),
        )


def _values(
    figures: Iterable[Figure], moments: Iterable[Moment], language: Language
) -> tuple[Value, ...]:
    found: list[tuple[Figure | Moment, str, str]]
    found = [(f, what_figure_adds(f, language), "figure") for f in figures]
    found += [(m, what_moment_adds(m, language), "moment") for m in moments]
    # The title before the text.
    found.sort(key=lambda each: (each[0].field == "text", each[0].start))
    return tuple(Value(clean(each.text), value, kind) for each, value, kind in found)


def _pieces(article: Article, reading: Reading, field: str) -> Iterator[Piece]:
    """The characters of a field, cut wherever a mark begins or ends; all of them, in order."""
    text: str = getattr(article, field)
    events: list[tuple[int, int, str, int]] = []
    for number, s in enumerate(reading.statements, 1):
        if s.field == field:
            for start, end, mark in _marks(s):
                events += _ends(text, start, end, mark, number)
    for figure in reading.figures:
        if figure.field == field:
            events += _ends(text, figure.start, figure.end, "figure", 0)
    for moment in reading.moments:
        if moment.field == field:
            events += _ends(text, moment.start, moment.end, "moment", 0)
    # Ends before beginnings, where they meet.
    events.sort(key=lambda event: event[:2])
    open_marks: list[tuple[str, int]] = []
    anchored: set[int] = set()
    at = 0
    for place, begins, mark, number in events:
        if place > at:
            piece = _piece(text[at:place], open_marks, anchored)
            anchored.add(piece.cue)
            yield piece
            at = place
        if begins:
            open_marks.append((mark, number))
        else:
            open_marks.remove((mark, number))
    if at < len(text):
        yield _piece(text[at:], open_marks, anchored)


def _ends(
    text: str, start: int, end: int, mark: str, number: int
) -> Iterator[tuple[int, int, str, int]]:
    """Where a mark begins and ends; a lam and its alif are one letter for the eye, never parted."""
    start, end = (at - 1 if at and _LAM_ALIF.match(text, at - 1) else at for at in (start, end))
    if start < end:
        yield start, 1, mark, number
        yield end, 0, mark, number


def _marks(s: Statement) -> Iterator[tuple[int, int, str]]:
    yield s.cue.start, s.cue.end, "cue"
    for span in s.sources:
        yield span.start, span.end, "source"
    for span in s.contents:
        yield span.start, span.end, "content"


def _piece(text: str, open_marks: list[tuple[str, int]], anchored: set[int]) -> Piece:
    """``anchored`` are the cues that have their number already: each has one."""
    marks = {mark for mark, _ in open_marks}
    depth = sum(mark == "content" for mark, _ in open_marks)
    if depth > 1:
        marks.add(f"within{min(depth, _DEEPEST) - 1}")
    cues = {number for mark, number in open_marks if mark == "cue"}
    cue = max(cues - anchored, default=0)
    return Piece(text, " ".join(sorted(marks)), cue)


def _lines(pieces: list[Piece]) -> list[tuple[Piece, ...]]:
    """The pieces in paragraphs, a line of the text each; blank lines are left out."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.splitlines() or [""]
        if first:
            lines[-1].append(piece._replace(text=first))
        for line in others:
            lines.append([piece._replace(text=line)] if line else [])
        if piece.text.endswith(("\n", "\r", "\u2028", "\u2029")):
            lines.append([])
    return [tuple(line) for line in lines if any(piece.text.strip() for piece in line)]
