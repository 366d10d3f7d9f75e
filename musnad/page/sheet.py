"""What a page shows of an article: its text in marked pieces, and a card for each statement.

A long article is shown in parts, each a run of its text with the statements that it reports.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from musnad.article import NAMELESS, Article, Field, Figure, Moment, Reading, Statement
from musnad.export import Entry
from musnad.messages import Language
from musnad.terminal.layout import clean
from musnad.terminal.values import what_figure_adds, what_moment_adds
from musnad.terminal.wording import act_of, mark_of, outside_statements, to_whom, verb_of

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

    ``within`` is the number of the statement in whose words it is told, or 0. ``verb`` is the
    reporting word where it says more than the act, ``to`` whom it is said to, or who is accused.
    """

    number: int
    within: int
    links: tuple[str, ...]
    speaker: str
    is_nameless: bool
    act: str
    verb: str
    to: str
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
            paragraphs=lines_of(entry),
            cards=cards_of(entry, language),
            outside=_values(figures, moments, language),
        )


def web_address(url: str) -> str:
    """``url`` if a page may link to it, else nothing."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def title_of(entry: Entry, lit: Place | None = None) -> Line:
    """The title in pieces; that of ``lit`` is marked as ``here``."""
    return tuple(_pieces(entry, "title", lit))


def lines_of(entry: Entry, part: Part | None = None, lit: Place | None = None) -> tuple[Line, ...]:
    """The paragraphs of a part of the text, or of all of it; ``lit`` is marked as ``here``."""
    return _lines(_pieces(entry, "text", lit, part))


def parts_of(entry: Entry) -> tuple[Part, ...]:
    """The text in parts of a bearable length, one at least, cut between paragraphs if it can be."""
    text, statements = entry.article.text, entry.reading.statements
    cues = [s.cue.start for s in statements if s.field == "text"]
    before = len(statements) - len(cues)
    parts: list[Part] = []
    start, first = 0, 1
    while not parts or start < len(text):
        told = bisect_left(cues, start)
        end = min(start + _CHARACTERS, len(text))
        if told + _STATEMENTS < len(cues):
            end = min(end, cues[told + _STATEMENTS])
        if end < len(text):
            end = _cut(text, start, end)
        stop = before + bisect_left(cues, end) + 1
        parts.append(Part(start, end, range(first, stop)))
        start, first = end, stop
    return tuple(parts)


def _cut(text: str, start: int, end: int) -> int:
    """Where to end a part that may not go beyond ``end``: in its second half, between lines."""
    middle = (start + end + 1) // 2
    for mark in ("\n", ". ", " "):
        at = text.rfind(mark, middle, end)
        if at >= 0:
            return at + len(mark)
    return end


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
    addressee = statement.addressee.name if statement.addressee is not None else ""
    links = (article.outlet, *(relay.name for relay in statement.via))
    return Card(
        number=number,
        within=within,
        links=tuple(link for link in links if link),
        speaker=statement.speaker.name or "؟",
        is_nameless=statement.kind in NAMELESS,
        act=act_of(statement.act, language),
        verb=verb_of(statement.verb),
        to=to_whom(addressee, statement.act, language),
        is_denial=statement.act in ("deny", "accuse"),
        mark=mark_of(statement.kind, language),
        is_in_title=statement.field == "title",
        is_direct=statement.form == "direct",
        content=statement.said,
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


def _pieces(
    entry: Entry, field: Field, lit: Place | None, part: Part | None = None
) -> Iterator[Piece]:
    """The characters of a field, cut wherever a mark begins or ends; all of them, in order."""
    text: str = getattr(entry.article, field)
    first, last = (0, len(text)) if part is None else (part.start, part.end)
    events: list[tuple[int, int, str, int]] = []
    for start, end, mark, number in _marks(entry.reading, field, lit):
        if start < last and end > first:
            events += _ends(text, max(start, first), min(end, last), mark, number)
    # Ends before beginnings, where they meet.
    events.sort(key=lambda event: event[:2])
    open_marks: list[tuple[str, int]] = []
    anchored: set[int] = set()
    at = first
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
    if at < last:
        yield _piece(text[at:last], at, open_marks, anchored)


def _marks(
    reading: Reading, field: Field, lit: Place | None
) -> Iterator[tuple[int, int, str, int]]:
    """From where to where a field is marked as what, and for which statement, if for one."""
    for number, s in enumerate(reading.statements, 1):
        if s.field == field:
            yield s.cue.start, s.cue.end, "cue", number
            for span in s.sources:
                yield span.start, span.end, "source", number
            for span in s.contents:
                yield span.start, span.end, "content", number
    for figure in reading.figures:
        if figure.field == field:
            yield figure.start, figure.end, "figure", 0
    for moment in reading.moments:
        if moment.field == field:
            yield moment.start, moment.end, "moment", 0
    if lit is not None and lit.field == field:
        yield lit.start, lit.end, "here", 0


def _ends(
    text: str, start: int, end: int, mark: str, number: int
) -> Iterator[tuple[int, int, str, int]]:
    """Where a mark begins and ends; a lam and its alif are one letter for the eye, never parted."""
    start, end = (at - 1 if at and _LAM_ALIF.match(text, at - 1) else at for at in (start, end))
    if start < end:
        yield start, 1, mark, number
        yield end, 0, mark, number


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
