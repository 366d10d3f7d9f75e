"""What the ledger knows of one speaker: the names joined, what they are called, what they claim."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from musnad.article import Figure, Kind
from musnad.ledger.columns import window
from musnad.ledger.facets import Facet
from musnad.ledger.query import named
from musnad.ledger.speaker_keys import speaker_key
from musnad.text.terms import name_terms

#: So many of their statements, the newest, are looked into.
LOOKED_INTO: Final = 1_000
#: So many spellings, mentions, figures, claims and other names are told.
_TOLD: Final = 20
#: As many words at the end of a person's name are those of the family, without offices.
_LAST: Final = 2

_SPELLINGS = "SELECT name FROM names WHERE speaker = :speaker"
_SAID = (
    "FROM statements s JOIN articles a ON a.article = s.article "
    f"WHERE s.speaker IN ({_SPELLINGS}) AND a.replaced_by IS NULL"
)
_NEWEST = f"""
WITH said AS MATERIALIZED (
  SELECT s.statement, s.article, s.field, s.id, a.day, a.outlet {_SAID}
  ORDER BY s.statement DESC LIMIT {LOOKED_INTO}
)
"""


class FigureGiven(NamedTuple):
    """A figure that a speaker gave: in how many statements, and the newest of them.

    ``statement`` is the id of that one, in the article numbered ``article``.
    """

    figure: Figure
    statements: int
    day: date | None
    outlet: str
    article: int
    statement: str


class ClaimMade(NamedTuple):
    """A claim of which a speaker is an origin; ``roots`` are at least and at most so many."""

    id: str
    claim: str
    articles: int
    outlets: int
    roots: tuple[int, int]
    first_day: date
    last_day: date
    disputes: int


class Several(NamedTuple):
    """How many there are of what is told in part."""

    spellings: int
    mentions: int
    figures: int
    claims: int


class SpeakerHeld(NamedTuple):
    """A speaker in the ledger: all spellings of one folded name.

    ``spellings`` are the names joined under this one, with their statements. ``mentions`` are the
    words beside the verb in the newest ``looked_into`` statements: another name, an office, a
    pronoun, ``""`` where there are none and the speaker is understood from before. ``alike`` are
    others whose names have the same last words, who are not joined.
    """

    name: str
    kind: Kind
    statements: int
    articles: int
    outlets: int
    first_day: date | None
    last_day: date | None
    looked_into: int
    spellings: tuple[Facet, ...]
    mentions: tuple[Facet, ...]
    figures: tuple[FigureGiven, ...]
    claims: tuple[ClaimMade, ...]
    alike: tuple[Facet, ...]
    all: Several


def speaker_held(connection: sqlite3.Connection, name: str) -> SpeakerHeld | None:
    """The speaker of this name, in whatever spelling; None if none spoke."""
    found = connection.execute(
        "SELECT speaker, statements FROM speakers WHERE folded = ? AND statements > 0",
        (speaker_key(name),),
    ).fetchone()
    if found is None:
        return None
    speaker, statements = found

    def rows(sql: str) -> list[Any]:
        return connection.execute(sql, {"speaker": speaker}).fetchall()

    [(articles, outlets, first, last)] = rows(_SUMS)
    [(kind,)] = rows(_KIND)
    spellings, mentions, figures, claims = map(rows, (_SPELT, _MENTIONS, _FIGURES, _CLAIMS))
    return SpeakerHeld(
        name=spellings[0][0],
        kind=kind,
        statements=statements,
        articles=articles,
        outlets=outlets,
        first_day=_date(first),
        last_day=_date(last),
        looked_into=min(statements, LOOKED_INTO),
        spellings=tuple(Facet(*row) for row in spellings[:_TOLD]),
        mentions=tuple(Facet(*row) for row in mentions[:_TOLD]),
        figures=tuple(_figure(*row[:-1]) for row in figures),
        claims=tuple(_claim(*row[:-1]) for row in claims),
        alike=_alike(connection, speaker, spellings[0][0], kind),
        all=Several(len(spellings), len(mentions), _total(figures), _total(claims)),
    )


def _total(rows: Sequence[Sequence[Any]]) -> int:
    """What rows tell in their last column: how many there are in all."""
    return int(rows[0][-1]) if rows else 0


def _figure(field: Any, start: int, end: int, text: str, *rest: Any) -> FigureGiven:
    low, high, mod, unit, statements, day, outlet, article, statement = rest
    figure = Figure(
        field=field, start=start, end=end, text=text, low=low, high=high, mod=mod, unit=unit
    )
    return FigureGiven(figure, statements, _date(day), outlet, article, statement)


def _claim(id: str, claim: str, articles: int, outlets: int, *rest: Any) -> ClaimMade:
    least, most, first, last, disputes = rest
    days = date.fromisoformat(first), date.fromisoformat(last)
    return ClaimMade(id, claim, articles, outlets, (least, most), *days, disputes)


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _alike(
    connection: sqlite3.Connection, speaker: int, name: str, kind: Kind
) -> tuple[Facet, ...]:
    """Other speakers with the same last words in their names."""
    words = name.split()
    if kind == "person":
        words = words[-_LAST:]
    if not name_terms(" ".join(words)):
        return ()
    match = named("speaker", " ".join(words))
    return tuple(Facet(*row) for row in connection.execute(_ALIKE, (match, speaker)))


_SUMS: Final = (
    f"SELECT count(DISTINCT a.article), count(DISTINCT a.outlet), min(a.day), max(a.day) {_SAID}"
)
_KIND: Final = f"SELECT s.kind {_SAID} GROUP BY s.kind ORDER BY count(*) DESC, s.kind LIMIT 1"
_SPELT: Final = f"""
SELECT n.text, count(*) AS statements FROM (SELECT s.speaker {_SAID}) t
JOIN names n ON n.name = t.speaker GROUP BY n.name ORDER BY statements DESC, n.text
"""
_MENTIONS: Final = f"""
{_NEWEST}
SELECT words, count(*) AS statements FROM (
  SELECT DISTINCT t.statement, coalesce({window("t.field", "o.start", 'o."end"')}, '') AS words
  FROM said t JOIN articles a ON a.article = t.article
    LEFT JOIN sources o ON o.statement = t.statement
) GROUP BY words ORDER BY statements DESC, words
"""
#: Of a group SQLite gives the row that has its maximum: the newest one.
_FIGURES: Final = f"""
{_NEWEST}, given AS (
  SELECT f.field, f.start, f."end", f.low, f.high, f.mod, f.unit, t.day, t.outlet, t.article, t.id,
    count(DISTINCT t.statement) AS statements, max(coalesce(t.day, '') || t.statement) AS newest,
    count(*) OVER () AS total
  FROM said t CROSS JOIN contents c ON c.statement = t.statement
    CROSS JOIN figures f ON f.article = t.article AND f.field = t.field
    AND f.start >= c.start AND f."end" <= c."end"
  GROUP BY f.low, f.high, f.mod, f.unit ORDER BY statements DESC, newest DESC LIMIT {_TOLD}
)
SELECT g.field, g.start, g."end", {window("g.field", "g.start", 'g."end"')},
  g.low, g.high, g.mod, g.unit, g.statements, g.day, g.outlet, g.article, g.id, g.total
FROM given g JOIN articles a ON a.article = g.article ORDER BY g.statements DESC, g.newest DESC
"""
_CLAIMS: Final = f"""
{_NEWEST}
SELECT f.id, f.claim, f.articles, f.outlets, f.at_least, f.at_most, f.first_day, f.last_day,
  f.disputes, count(*) OVER () AS total
FROM families f WHERE f.family IN (
  SELECT o.family FROM said t CROSS JOIN members m ON m.statement = t.statement
    CROSS JOIN origins o ON o.family = m.family
  WHERE o.kind = 'named'
    AND EXISTS (SELECT 1 FROM json_each(o.members) e WHERE e.value = m.ordinal)
)
ORDER BY f.outlets DESC, f.articles DESC, f.last_day DESC, f.id LIMIT {_TOLD}
"""
#: Among the newest statements that full text finds.
_ALIKE: Final = f"""
SELECT text, statements FROM (
  SELECT n.text, max(count), sum(count) AS statements FROM (
    SELECT s.speaker AS name, count(*) AS count FROM (
      SELECT rowid FROM statements_fts WHERE statements_fts MATCH ? ORDER BY rowid DESC
      LIMIT {LOOKED_INTO}
    ) f CROSS JOIN statements s ON s.statement = f.rowid
    WHERE s.statement NOT IN (SELECT statement FROM replaced) GROUP BY s.speaker
  ) h JOIN names n ON n.name = h.name WHERE n.speaker <> ? GROUP BY n.speaker
) ORDER BY statements DESC, text LIMIT {_TOLD}
"""
