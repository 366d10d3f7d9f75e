"""What is new in the ledger: a day of news by what its claims rest on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Generic, TypeVar

import msgspec

from musnad.ledger.claims_held import DisputeHeld
from musnad.ledger.claims_lookup import disputes_of_days
from musnad.ledger.quoting import Quoted, quoted, quoted_columns

T = TypeVar("T")


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that outlets told in some days and that goes back to one origin.

    ``tellers`` are the outlets that told it then, the first one first; ``outlets`` is how
    many ever did. ``origin`` is what the one that it goes back to is called, ``unnamed`` whether
    that is no name. ``via`` are the relays of its first telling, in ``first_outlet``.
    """

    id: str
    claim: str
    origin: str
    unnamed: bool
    tellers: tuple[str, ...]
    outlets: int
    members: int
    mutations: int
    disputes: int
    first_day: date
    first_outlet: str
    via: tuple[str, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One telling: the article by its number, and the words; ``statement`` may be empty."""

    article: int
    outlet: str
    day: date | None
    statement: str
    said: Quoted


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that changed between two tellings of a claim, ``more`` times again in others."""

    claim: str
    words: str
    before: Told
    after: Told
    more: int = 0


class StoryOfDay(msgspec.Struct, frozen=True, kw_only=True):
    """A story with its articles and outlets of some days, and all its claims and disputes."""

    id: str
    title: str
    articles: int
    outlets: int
    claims: int
    disputes: int


class Some(msgspec.Struct, Generic[T], frozen=True):
    """The first of so many."""

    first: tuple[T, ...]
    total: int


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """The news of the days from ``since`` to ``day``, both included, mostly one.

    ``unnamed`` are claims that rest on one source that nobody names, ``single`` those with one
    origin that has a name: of each story the most told one, by the outlets that told it then.
    """

    since: date
    day: date
    articles: int
    outlets: int
    unnamed: Some[Spread]
    single: Some[Spread]
    changed: Some[Changed]
    disputes: Some[DisputeHeld]
    stories: Some[StoryOfDay]


#: The linked articles of the days.
_OF_DAY: Final = (
    "articles a INDEXED BY articles_day_outlet CROSS JOIN linked l ON l.article = a.article "
    "AND a.day BETWEEN :since AND :day AND a.replaced_by IS NULL"
)


def days(connection: sqlite3.Connection, until: date, limit: int) -> list[date]:
    """The newest days up to ``until`` with articles that are linked, the newest first."""
    found: list[date] = []
    sql = (
        "SELECT a.day FROM articles a WHERE a.day < ? AND a.replaced_by IS NULL "
        "AND EXISTS (SELECT 1 FROM linked l WHERE l.article = a.article) "
        "ORDER BY a.day DESC LIMIT 1"
    )
    # After that day, and before the next.
    before = f"{until}~"
    while len(found) < limit:
        row = connection.execute(sql, (before,)).fetchone()
        if row is None:
            break
        [before] = row
        found.append(date.fromisoformat(before))
    return found


def today(connection: sqlite3.Connection, since: date, day: date, limit: int) -> Today:
    """What is new from ``since`` to ``day``: up to ``limit`` of each kind."""
    asked = {"since": since.isoformat(), "day": day.isoformat(), "limit": limit}
    sql = f"SELECT count(*), count(DISTINCT a.outlet) FROM {_OF_DAY}"
    [(articles, outlets)] = connection.execute(sql, asked).fetchall()
    disputes = disputes_of_days(connection, str(since), str(day))
    return Today(
        since=since,
        day=day,
        articles=articles,
        outlets=outlets,
        unnamed=_spread(connection, asked, unnamed=True),
        single=_spread(connection, asked, unnamed=False),
        changed=_changed(connection, asked),
        disputes=Some(disputes[:limit], len(disputes)),
        stories=_stories(connection, asked),
    )


def _spread(
    connection: sqlite3.Connection, asked: dict[str, Any], *, unnamed: bool
) -> Some[Spread]:
    resting = "f.one_unnamed" if unnamed else "NOT f.one_unnamed AND f.at_most = 1"
    order = "told DESC, f.outlets DESC, f.members DESC, f.id"
    sql = f"""
    WITH told AS MATERIALIZED (
      SELECT m.family, count(DISTINCT a.outlet) AS told
      FROM {_OF_DAY} CROSS JOIN members m ON m.article = a.article GROUP BY m.family
    ), best AS (
      SELECT f.family, t.told, count(*) OVER () AS total,
        row_number() OVER (PARTITION BY f.story ORDER BY {order.replace("told", "t.told")}) AS place
      FROM told t CROSS JOIN families f ON f.family = t.family
      WHERE f.outlets > 1 AND {resting}
    )
    SELECT f.id, f.claim, coalesce((SELECT name FROM origins o WHERE o.family = f.family
        ORDER BY o.ordinal LIMIT 1), '') AS origin, f.one_unnamed AS unnamed,
      (SELECT json_group_array(outlet) FROM (
        SELECT b.outlet FROM members n JOIN articles b ON b.article = n.article
        WHERE n.family = f.family AND b.day BETWEEN :since AND :day
        GROUP BY b.outlet ORDER BY min(n.ordinal))) AS tellers,
      f.outlets, f.members, f.mutations, f.disputes, f.first_day, c.outlet AS first_outlet,
      (SELECT json_group_array(text) FROM (
        SELECT v.text FROM via r JOIN names v ON v.name = r.name
        WHERE r.statement = e.statement ORDER BY r.ordinal)) AS via, best.total
    FROM best JOIN families f ON f.family = best.family
      JOIN members e ON e.family = f.family AND e.ordinal = 0
      JOIN articles c ON c.article = e.article
    WHERE best.place = 1 ORDER BY {order} LIMIT :limit
    """
    rows = _rows(connection, sql, asked)
    for row in rows:
        row["tellers"], row["via"] = json.loads(row["tellers"]), json.loads(row["via"])
    return _some(rows, Spread)


def _changed(connection: sqlite3.Connection, asked: dict[str, Any]) -> Some[Changed]:
    """Each claim with a figure that changed then, its first change."""
    sql = f"""
    SELECT u.family, min(u.ordinal), count(*) - 1
    FROM {_OF_DAY} CROSS JOIN members m ON m.article = a.article
      CROSS JOIN mutations u ON u.family = m.family AND u.target = m.ordinal
      JOIN families f ON f.family = u.family
    WHERE u.kind = 'figure'
    GROUP BY u.family ORDER BY f.outlets DESC, f.members DESC, f.id
    """
    found = connection.execute(sql, asked).fetchall()
    return Some(tuple(figures_changed(connection, found[: asked["limit"]])), len(found))


def figures_changed(
    connection: sqlite3.Connection, places: Sequence[tuple[int, int, int]]
) -> list[Changed]:
    """Changes of figures, in order: each by its family and its ordinal, with how many are more."""
    sql = f"""
    SELECT f.id, f.claim, json_extract(p.value, '$[2]'),
      b.article, b.outlet, b.day, coalesce(r.id, ''),
      {quoted_columns("u.before_field", "u.before_start", "u.before_end", "b")},
      a.article, a.outlet, a.day, coalesce(s.id, ''),
      {quoted_columns("u.after_field", "u.after_start", "u.after_end", "a")}
    FROM json_each(?) p
      JOIN mutations u ON u.family = json_extract(p.value, '$[0]')
        AND u.ordinal = json_extract(p.value, '$[1]')
      JOIN families f ON f.family = u.family
      JOIN members n ON n.family = u.family AND n.ordinal = u.source
      JOIN members m ON m.family = u.family AND m.ordinal = u.target
      JOIN articles b ON b.article = n.article JOIN articles a ON a.article = m.article
      LEFT JOIN statements r ON r.statement = n.statement
      LEFT JOIN statements s ON s.statement = m.statement
    ORDER BY p.key
    """
    return [
        Changed(
            claim=row[0], words=row[1], more=row[2], before=told(row[3:10]), after=told(row[10:])
        )
        for row in connection.execute(sql, (json.dumps(places),))
    ]


def told(row: Sequence[Any]) -> Told:
    """Article, outlet, day, statement and the columns of a quotation, as one telling."""
    article, outlet, day, statement, *said = row
    return Told(
        article=article,
        outlet=outlet,
        day=date.fromisoformat(day) if day else None,
        statement=statement,
        said=quoted(*said),
    )


def _stories(connection: sqlite3.Connection, asked: dict[str, Any]) -> Some[StoryOfDay]:
    sql = f"""
    WITH told AS MATERIALIZED (
      SELECT s.story, count(*) AS articles, count(DISTINCT a.outlet) AS outlets
      FROM {_OF_DAY} CROSS JOIN story_articles s ON s.article = a.article GROUP BY s.story
    ), chosen AS (
      SELECT *, count(*) OVER () AS total FROM told
      ORDER BY outlets DESC, articles DESC, story LIMIT :limit
    )
    SELECT st.id, st.title, c.articles, c.outlets,
      (SELECT count(*) FROM families f WHERE f.story = st.story) AS claims,
      (SELECT count(*) FROM disputes d WHERE d.story = st.story) AS disputes, c.total
    FROM chosen c JOIN stories st ON st.story = c.story
    ORDER BY c.outlets DESC, c.articles DESC, c.story
    """
    return _some(_rows(connection, sql, asked), StoryOfDay)


def _some(rows: list[dict[str, Any]], type: type[T]) -> Some[T]:
    total = rows[0]["total"] if rows else 0
    for row in rows:
        del row["total"]
    return Some(tuple(msgspec.convert(row, type, strict=False) for row in rows), total)


def _rows(connection: sqlite3.Connection, sql: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, asked)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
