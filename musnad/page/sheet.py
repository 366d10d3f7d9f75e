"""What a page shows of an article: its text in marked pieces, and a card for each statement.

A long article is shown in parts, each a run of its text with the statements that it reports.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from musnad.article import Article, Field, Figure, Moment, Reading, Statement
from musnad.export import Entry
from musnad.export.wording import said
from musnad.messages import Language
from musnad.terminal.layout import clean
from musnad.terminal.values import what_figure_adds, what_moment_adds
from musnad.terminal.wording import NAMELESS, act_of, mark_of, outside_statements

#: Statements within statements are told apart down to here.
_DEEPEST = 3
#: What ``str.splitlines`` takes for the end of a line.
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LAM_ALIF = re.compile("ل[اأإآٱ]")
#: A part of a text has no more statements than this, and about so many characters.
_STATEMENTS, _CHARACTERS = 200, 60_000


class Place(NamedTuple):
    """Characters ``start`` (included) to ``end`` (excluded) of a field."""

    field: Field
    start: int
    end: int


class Piece(NamedTuple):
    """Characters with the same marks, from ``start`` of their field on.

    ``cue`` is the number of the statement it reports, or 0; ``statements`` are those of all that it
    is a part of, the innermost last.
    """

    text: str
    classes: str
    cue: int
    start: int
    statements: tuple[int, ...]


#: A paragraph, or as much of it as a part has.
Line = tuple[Piece, ...]


class Value(NamedTuple):
    """The words of a figure or moment and what they amount to; empty if that is all they say."""

    words: str
    value: str
    kind: str


class Card(NamedTuple):
    """A statement: its chain from the outlet to the speaker, and what was said.

    ``within`` is the number of the statement in whose words it is told, or 0.
    """

    number: int
    within: int
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


class Part(NamedTuple):
    """Characters ``start`` to ``end`` (excluded) of a text, and the numbers of its statements.

    The first part has those of the title too.
    """

    lines: tuple[Line, ...]
    start: int
    end: int
    numbers: range


class Sheet(NamedTuple):
    """An article on a page: ``prefix`` tells its anchors from those of other ones."""

    prefix: str
    title: Line
    byline: str
    place: str
    url: str
    credits: tuple[str, ...]
    paragraphs: tuple[Line, ...]
    cards: tuple[Card, ...]
    outside: tuple[Value, ...]


def sheets_of(entries: Iterable[Entry], language: Language) -> Iterator[Sheet]:
    """A sheet an article, whole, with the words of a language."""
    for number, entry in enumerate(entries, 1):
        article, reading = entry
        figures, moments = outside_statements(reading)
        yield Sheet(
            prefix=f"a{number}-",
            title=title_of(entry),
            byline=article.byline,
            place=" · ".join(part for part in (article.outlet, article.published) if part),
            url=web_address(article.url),
            credits=tuple(dict.fromkeys(credit.name for credit in reading.credits)),
            paragraphs=_lines(_pieces(article, reading, "text", None)),
            cards=cards_of(entry, language),
            outside=_values(figures, moments, language),
        )


def web_address(url: str) -> str:
    """``url`` if a page may link to it, else nothing."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def title_of(entry: Entry, lit: Place | None = None) -> Line:
    """The title in pieces; that of ``lit`` is marked as ``here``."""
    return tuple(_pieces(entry.article, entry.reading, "title", lit))


def parts_of(entry: Entry, lit: Place | None = None) -> tuple[Part, ...]:
    """The text in parts, one at least; what of it is ``lit`` is marked as ``here``."""
    article, reading = entry
    cues = [s.cue.start if s.field == "text" else -1 for s in reading.statements]
    parts: list[Part] = []
    for lines in _in_parts(_lines(_pieces(article, reading, "text", lit))):
        start = parts[-1].end if parts else 0
        end = lines[-1][-1].start + len(lines[-1][-1].text) if lines else 0
        first = parts[-1].numbers.stop if parts else 1
        parts.append(Part(lines, start, end, range(first, bisect_left(cues, end) + 1)))
    # Whatever lies behind the last character that is shown.
    last = parts[-1]
    parts[-1] = last._replace(
        end=len(article.text), numbers=range(last.numbers.start, len(cues) + 1)
    )
    return tuple(parts)


def outside_of(entry: Entry, part: Part, language: Language) -> tuple[Value, ...]:
    """The figures and moments of a part that stand in no statement; the title's in the first."""

    def is_in(value: Figure | Moment) -> bool:
        return (value.field == "text" and part.start <= value.start < part.end) or (
            value.field == "title" and part.start == 0
        )

    figures, moments = outside_statements(entry.reading)
    return _values(filter(is_in, figures), filter(is_in, moments), language)


def cards_of(entry: Entry, language: Language, numbers: range | None = None) -> tuple[Card, ...]:
    """The statements with these numbers, which count from 1; all of them if none are told."""
    article, statements = entry.article, entry.reading.statements
    within = _within(statements)
    if numbers is None:
        numbers = range(1, len(statements) + 1)
    return tuple(
        _card(article, number, within[number - 1], statements[number - 1], language)
        for number in numbers
    )


def _card(
    article: Article, number: int, within: int, statement: Statement, language: Language
) -> Card:
    links = (article.outlet, *(relay.name for relay in statement.via))
    return Card(
        number=number,
        within=within,
        links=tuple(link for link in links if link),
        speaker=statement.speaker.name or "؟",
        is_nameless=statement.kind in NAMELESS,
        act=act_of(statement.act, language),
        is_denial=statement.act in ("deny", "accuse"),
        mark=mark_of(statement.kind, language),
        is_in_title=statement.field == "title",
        is_direct=statement.form == "direct",
        content=said(statement),
        values=_values(statement.figures, statement.moments, language),
    )


def _within(statements: Sequence[Statement]) -> list[int]:
    """Of each statement, the number of the innermost one whose content its cue stands in."""
    contents = sorted(
        (s.field != "title", span.start, span.end, number)
        for number, s in enumerate(statements, 1)
        for span in s.contents
    )
    found = []
    begun: list[tuple[bool, int, int, int]] = []
    at = 0
    for number, s in enumerate(statements, 1):
        here = (s.field != "title", s.cue.start)
        while at < len(contents) and contents[at][:2] <= here:
            begun.append(contents[at])
            at += 1
        begun = [each for each in begun if (each[0], each[2]) > here]
        found.append(next((each[3] for each in reversed(begun) if each[3] != number), 0))
    return found


def _values(
    figures: Iterable[Figure], moments: Iterable[Moment], language: Language
) -> tuple[Value, ...]:
    found: list[tuple[Figure | Moment, str, str]]
    found = [(f, what_figure_adds(f, language), "figure") for f in figures]
    found += [(m, what_moment_adds(m, language), "moment") for m in moments]
    # The title before the text.
    found.sort(key=lambda each: (each[0].field == "text", each[0].start))
    return tuple(Value(clean(each.text), value, kind) for each, value, kind in found)


def _pieces(article: Article, reading: Reading, field: Field, lit: Place | None) -> Iterator[Piece]:
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
    if lit is not None and lit.field == field:
        events += _ends(text, min(lit.start, len(text)), min(lit.end, len(text)), "here", 0)
    # Ends before beginnings, where they meet.
    events.sort(key=lambda event: event[:2])
    open_marks: list[tuple[str, int]] = []
    anchored: set[int] = set()
    at = 0
    for place, begins, mark, number in events:
        if place > at:
            piece = _piece(text[at:place], at, open_marks, anchored)
            anchored.add(piece.cue)
            yield piece
            at = place
        if begins:
            open_marks.append((mark, number))
        else:
            open_marks.remove((mark, number))
    if at < len(text):
        yield _piece(text[at:], at, open_marks, anchored)


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


def _piece(text: str, start: int, open_marks: list[tuple[str, int]], anchored: set[int]) -> Piece:
    """``anchored`` are the cues that have their number already: each has one."""
    if not open_marks:
        return Piece(text, "", 0, start, ())
    marks = {mark for mark, _ in open_marks}
    depth = sum(mark == "content" for mark, _ in open_marks)
    if depth > 1:
        marks.add(f"within{min(depth, _DEEPEST) - 1}")
    cues = {number for mark, number in open_marks if mark == "cue"}
    cue = max(cues - anchored, default=0)
    statements = dict.fromkeys(number for _, number in open_marks if number)
    return Piece(text, " ".join(sorted(marks)), cue, start, tuple(statements))


def _lines(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """The pieces in paragraphs, a line of the text each; blank lines are left out."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        at, cue = piece.start, piece.cue
        for index, line in enumerate(piece.text.splitlines(keepends=True)):
            words = line.rstrip(_LINE_ENDS)
            if index:
                lines.append([])
            if words:
                lines[-1].append(piece._replace(text=words, start=at, cue=cue))
                # A cue on several lines has its number once.
                cue = 0
            at += len(line)
        if piece.text.endswith(tuple(_LINE_ENDS)):
            lines.append([])
    return tuple(tuple(line) for line in lines if any(piece.text.strip() for piece in line))


def _in_parts(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Lines in runs of a bearable length, one at least; a line that is too long is cut."""
    part: list[Line] = []
    characters = statements = 0
    for line in chain.from_iterable(map(_bearable, lines)):
        more = sum(len(piece.text) for piece in line)
        cues = sum(piece.cue > 0 for piece in line)
        if part and (characters + more > _CHARACTERS or statements + cues > _STATEMENTS):
            yield tuple(part)
            part, characters, statements = [], 0, 0
        part.append(line)
        characters += more
        statements += cues
    yield tuple(part)


def _bearable(line: Line) -> Iterator[Line]:
    """``line``, or what it is cut into: between statements where that can be."""
    rest: list[Piece] = []
    characters = statements = 0
    for piece in chain.from_iterable(map(_cut, line)):
        is_full = characters >= _CHARACTERS // 2 or statements >= _STATEMENTS // 2
        is_over = characters + len(piece.text) > _CHARACTERS or statements >= _STATEMENTS
        if rest and (is_over or (is_full and not piece.statements)):
            yield tuple(rest)
            rest, characters, statements = [], 0, 0
        rest.append(piece)
        characters += len(piece.text)
        statements += piece.cue > 0
    if rest:
        yield tuple(rest)


def _cut(piece: Piece) -> Iterator[Piece]:
    """``piece``, or what it is cut into, between words where there are any."""
    at = 0
    while len(piece.text) - at > _CHARACTERS // 2:
        end = piece.text.rfind(" ", at + 1, at + _CHARACTERS // 2) + 1 or at + _CHARACTERS // 2
        yield piece._replace(
            text=piece.text[at:end], start=piece.start + at, cue=0 if at else piece.cue
        )
        at = end
    yield piece._replace(text=piece.text[at:], start=piece.start + at, cue=0 if at else piece.cue)
