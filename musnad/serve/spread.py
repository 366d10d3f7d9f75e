"""An article as the reader's pages show it: a part of its text, and its statements beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from musnad.article import Statement
from musnad.explanation import Explanation
from musnad.explanation.points import Point, points_of
from musnad.export import Entry
from musnad.ledger.article_links import ClaimMade
from musnad.messages import Language, Message
from musnad.page.citation import citation_of
from musnad.page.sheet import (
    Card,
    Line,
    Part,
    Place,
    Value,
    cards_of,
    lines_of,
    outside_of,
    parts_of,
    title_of,
    web_address,
)
from musnad.page.why import reasons_of
from musnad.terminal.wording import counts_of

#: Longer texts than so many characters are not explained on their pages: that takes too long.
LONGEST_EXPLAINED: Final = 20_000
#: So many characters on either side of a reporting word show where it stands.
_AROUND: Final = 40


class Told(NamedTuple):
    """A statement beside the text: its card, and what is told when one asks for more.

    ``explained`` tells how it was found, ``claims`` are the claims of the ledger that it makes.
    """

    card: Card
    statement: Statement
    citation: str
    reasons: tuple[tuple[Message, Message], ...]
    explained: tuple[Point, ...]
    claims: tuple[ClaimMade, ...]


class Silent(NamedTuple):
    """A reporting word without a statement, among the words around it, and why."""

    before: str
    word: str
    after: str
    explained: tuple[Point, ...]


class Spread(NamedTuple):
    """Part ``number`` of ``parts`` of an article; ``total`` counts the statements of all parts.

    To look at are the statement with the number ``mark``, unless 0, and the characters from where
    ``here`` starts on.
    """

    title: Line
    byline: str
    outlet: str
    url: str
    credits: tuple[str, ...]
    number: int
    parts: int
    part: Part
    lines: tuple[Line, ...]
    told: tuple[Told, ...]
    outside: tuple[Value, ...]
    counts: tuple[Message, ...]
    total: int
    mark: int
    here: Place | None
    #: Reporting words of the title and of this part that make no statement.
    silent: tuple[Silent, ...]
    is_explained: bool


def spread_of(
    entry: Entry,
    language: Language,
    *,
    part: int = 1,
    mark: int = 0,
    lit: Place | None = None,
    claims: Mapping[str, Sequence[ClaimMade]] | None = None,
    explanation: Explanation | None = None,
) -> Spread:
    """The part that has statement ``mark``, else ``lit``, else the one with this number.

    ``claims`` are told by the ids of statements; ``explanation`` is that of the article. What is
    out of range is as near as can be.
    """
    article, reading = entry
    statements = reading.statements
    parts = parts_of(entry)
    mark = mark if 1 <= mark <= len(statements) else 0
    if mark:
        at = next(at for at, each in enumerate(parts) if mark in each.numbers)
    elif lit is not None and lit.field == "text":
        at = next((at for at, each in enumerate(parts) if lit.start < each.end), 0)
    else:
        at = min(max(part, 1), len(parts)) - 1
    shown = parts[at]
    why = explanation or Explanation(id="", sentences=())
    title, lines = title_of(entry, lit), lines_of(entry, shown, lit)
    return Spread(
        title=title,
        byline=article.byline,
        outlet=article.outlet,
        url=web_address(article.url),
        credits=tuple(dict.fromkeys(credit.name for credit in reading.credits)),
        number=at + 1,
        parts=len(parts),
        part=shown,
        lines=lines,
        told=tuple(
            _told(entry, card, language, claims or {}, why)
            for card in cards_of(entry, language, shown.numbers)
        ),
        outside=outside_of(entry, shown, language),
        counts=tuple(counts_of(reading)),
        total=len(statements),
        mark=mark,
        here=_here(lit, title, lines),
        silent=tuple(_silent(why, shown)),
        is_explained=explanation is not None,
    )


def _silent(explanation: Explanation, shown: Part) -> Iterator[Silent]:
    """The reporting words of a part, the first with the title, that make no statement."""
    for sentence in explanation.sentences:
        for cue in sentence.cues:
            is_shown = shown.start <= cue.span.start < shown.end
            if cue.statement or not (is_shown if sentence.field == "text" else not shown.start):
                continue
            words, at = sentence.span.text, cue.span.start - sentence.span.start
            before, after = words[:at], words[at + len(cue.span.text) :]
            if len(before) > _AROUND:
                before = f"… {before[-_AROUND:].partition(' ')[2]}"
            if len(after) > _AROUND:
                after = f"{after[:_AROUND].rpartition(' ')[0]} …"
            yield Silent(before, cue.span.text, after, tuple(points_of(cue)))


def _here(lit: Place | None, title: Line, text: tuple[Line, ...]) -> Place | None:
    """``lit``, from the first piece on that is marked so."""
    if lit is None:
        return None
    lines = (title,) if lit.field == "title" else text
    pieces = (piece for line in lines for piece in line if "here" in piece.classes.split())
    first = next(pieces, None)
    return None if first is None else lit._replace(start=first.start)


def _told(
    entry: Entry,
    card: Card,
    language: Language,
    claims: Mapping[str, Sequence[ClaimMade]],
    explanation: Explanation,
) -> Told:
    statement = entry.reading.statements[card.number - 1]
    cue = explanation.of(statement.id)
    return Told(
        card=card,
        statement=statement,
        citation=citation_of(entry.article, statement, language),
        reasons=tuple(reasons_of(statement)),
        explained=() if cue is None else tuple(points_of(cue)),
        claims=tuple(claims.get(statement.id, ())),
    )
