"""What the numbers of an outlet rest on, piece by piece: copies, claims, figures, statements."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any, Final, Generic, Literal, TypeVar, get_args

import msgspec

from musnad.article import NAMELESS, Act, Kind
from musnad.claims.model import CopyKind
from musnad.errors import LedgerError
from musnad.ledger.answer import Question
from musnad.ledger.quoting import Quoted, quoted, quoted_columns
from musnad.ledger.today import Changed, Told, figures_changed, told
from musnad.messages import message

Of = Literal[
    "lost_credit", "one_unnamed", "changed_figure", "nameless", "unnamed", "group", "unsourced"
]
#: What an outlet can be asked about.
KINDS: Final[tuple[Of, ...]] = get_args(Of)
#: So many characters of an article's beginning are shown.
_BEGINNING: Final = 300

T = TypeVar("T")


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """An article as one meets it: its title and how its text begins."""

    article: int
    outlet: str
    day: date
    title: str
    text: str
    url: str


class Uncredited(msgspec.Struct, frozen=True, kw_only=True):
    """A copy that does not name the agency that the first telling of its text names.

    ``credit`` is where that one names it; ``share`` how much of the shorter text both have.
    """

    copy: Beginning
    first: Beginning
    agency: str
    credit: Quoted
    kind: CopyKind
    share: float


class Leaning(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that rests on one source that nobody names, as the outlet tells it.

    ``origin`` is what the source is called, ``speaker`` what this outlet calls it.
    """

    claim: str
    words: str
    origin: str
    outlets: int
    members: int
    speaker: str
    told: Told


class Nameless(msgspec.Struct, frozen=True, kw_only=True):
    """A statement for which nobody is named."""

    speaker: str
    kind: Kind
    act: Act
    told: Told


class Evidence(msgspec.Struct, Generic[T], frozen=True):
    """Pieces of evidence, the newest first; ``after`` asks for those after them, None if none."""

    pieces: tuple[T, ...]
    after: int | None


Piece = Uncredited | Leaning | Changed | Nameless


def evidence(
    connection: sqlite3.Connection, outlet: str, of: str, after: int | None, limit: int
) -> Evidence[Piece]:
    """Up to ``limit`` pieces, those after the one that ``after`` names.

    ``outlet`` is as the ledger spells it. Raises ValueError for what cannot be asked, LedgerError
    for an outlet that is not there.
    """
    if of not in KINDS:
        known = ", ".join(KINDS)
        raise ValueError(
            message("{value!r} is no kind of evidence: {known}", value=of, known=known)
        )
    if after is not None and not 0 <= after < 2**63:
        raise ValueError(message("{value!r} is nothing to go on after", value=after))
    there = "SELECT 1 FROM outlets WHERE outlet = ? AND articles > 0"
    if connection.execute(there, (outlet,)).fetchone() is None:
        raise LedgerError(message("no outlet {name!r} in this ledger", name=outlet))
    asked = {"outlet": outlet, "after": after, "limit": limit + 1}
    find = _FOUND.get(of, _nameless)
    if find is _nameless:
        asked["kinds"] = json.dumps(NAMELESS if of == "nameless" else (of,))
    found = find(connection, asked)
    is_last = len(found) <= limit
    return Evidence(
        tuple(piece for _, piece in found[:limit]), None if is_last else found[limit - 1][0]
    )


def credited_copies() -> Question:
    """Of each outlet, how many of its articles repeat an earlier one that credits an agency."""
    sql = """
    SELECT a.outlet, count(DISTINCT c.second) AS copies
    FROM copies c JOIN articles a ON a.article = c.second
    WHERE c.kind <> 'part' AND c.credit IN ('kept', 'changed', 'dropped') GROUP BY a.outlet
    """
    return Question(sql, (), ("outlet", "copies"))


_Found = list[tuple[int, Piece]]


def _uncredited(connection: sqlite3.Connection, asked: dict[str, Any]) -> _Found:
    # Of a group SQLite gives the row that has its minimum: the earliest first telling, and of
    # several the one with most in common.
    sql = f"""
    WITH copied AS (
      SELECT a.article, a.day FROM articles a
      WHERE a.outlet = :outlet AND a.day IS NOT NULL AND (:after IS NULL OR (a.day, a.article) <
        (SELECT day, article FROM articles WHERE article = :after))
    ), chosen AS (
      SELECT c.second, c.first, min(b.day || printf('%.4f %020d', 2 - c.share, c.first))
      FROM copied CROSS JOIN copies c ON c.second = copied.article
        JOIN articles b ON b.article = c.first
      WHERE c.kind <> 'part' AND c.credit = 'dropped'
      GROUP BY c.second ORDER BY copied.day DESC, c.second DESC LIMIT :limit
    )
    SELECT {_beginning("a")}, {_beginning("b")}, c.kind, c.share, k.name,
      {quoted_columns("k.field", "k.start", 'k."end"', "b")}
    FROM chosen JOIN copies c ON c.first = chosen.first AND c.second = chosen.second
      JOIN articles a ON a.article = c.second JOIN articles b ON b.article = c.first
      LEFT JOIN credits k ON k.article = b.article
        AND k.ordinal = (SELECT min(ordinal) FROM credits WHERE article = b.article)
    ORDER BY a.day DESC, a.article DESC
    """
    return [
        (
            row[0],
            Uncredited(
                copy=_begun(row[:6]),
                first=_begun(row[6:12]),
                kind=row[12],
                share=row[13],
                agency=row[14] or "",
                credit=quoted(*(part or "" for part in row[15:18])),
            ),
        )
        for row in connection.execute(sql, asked)
    ]


def _beginning(article: str) -> str:
    columns = ("article", "outlet", "day", "title", "url")
    own = ", ".join(f"{article}.{name}" for name in columns)
    return f"{own}, substr({article}.text, 1, {_BEGINNING + 1})"


def _begun(row: tuple[Any, ...]) -> Beginning:
    article, outlet, day, title, url, text = row
    if len(text) > _BEGINNING:
        text = f"{text[:_BEGINNING].rpartition(' ')[0]} …"
    return Beginning(
        article=article,
        outlet=outlet,
        day=date.fromisoformat(day),
        title=title,
        text=text,
        url=url,
    )


def _leaning(connection: sqlite3.Connection, asked: dict[str, Any]) -> _Found:
    sql = f"""
    WITH chosen AS (
      SELECT m.family, min(m.ordinal) AS ordinal, f.first_day
      FROM articles a CROSS JOIN members m ON m.article = a.article
        CROSS JOIN families f ON f.family = m.family
      WHERE a.outlet = :outlet AND f.one_unnamed AND (:after IS NULL OR (f.first_day, f.family) <
        (SELECT first_day, family FROM families WHERE family = :after))
      GROUP BY m.family ORDER BY f.first_day DESC, m.family DESC LIMIT :limit
    )
    SELECT f.family, f.id, f.claim, coalesce((SELECT name FROM origins o
        WHERE o.family = f.family ORDER BY o.ordinal LIMIT 1), ''),
      f.outlets, f.members, coalesce(n.text, ''), a.article, a.outlet, a.day, coalesce(s.id, ''),
      {quoted_columns("m.field", "m.start", 'm."end"', "a")}
    FROM chosen JOIN families f ON f.family = chosen.family
      JOIN members m ON m.family = f.family AND m.ordinal = chosen.ordinal
      JOIN articles a ON a.article = m.article
      LEFT JOIN statements s ON s.statement = m.statement
      LEFT JOIN names n ON n.name = s.speaker
    ORDER BY f.first_day DESC, f.family DESC
    """
    return [
        (
            family,
            Leaning(
                claim=id,
                words=words,
                origin=origin,
                outlets=outlets,
                members=members,
                speaker=speaker,
                told=told(place),
            ),
        )
        for family, id, words, origin, outlets, members, speaker, *place in connection.execute(
            sql, asked
        )
    ]


def _figures(connection: sqlite3.Connection, asked: dict[str, Any]) -> _Found:
    sql = """
    SELECT u.family, min(u.ordinal), count(*) - 1
    FROM mutations u JOIN members m ON m.family = u.family AND m.ordinal = u.target
      JOIN articles a ON a.article = m.article JOIN families f ON f.family = u.family
    WHERE u.kind = 'figure' AND a.outlet = :outlet
      AND (:after IS NULL OR (f.first_day, f.family) <
        (SELECT first_day, family FROM families WHERE family = :after))
    GROUP BY u.family ORDER BY f.first_day DESC, f.family DESC LIMIT :limit
    """
    places = connection.execute(sql, asked).fetchall()
    changes = figures_changed(connection, places)
    return [(place[0], change) for place, change in zip(places, changes, strict=True)]


def _nameless(connection: sqlite3.Connection, asked: dict[str, Any]) -> _Found:
    # Some say that somebody spoke, and not what.
    start, end = "coalesce(c.start, s.cue_start)", 'coalesce(c."end", s.cue_end)'
    sql = f"""
    WITH chosen AS (
      SELECT s.statement, a.day
      FROM articles a CROSS JOIN statements s ON s.article = a.article
      WHERE a.outlet = :outlet AND a.replaced_by IS NULL
        AND s.kind IN (SELECT value FROM json_each(:kinds))
        AND (:after IS NULL OR (coalesce(a.day, ''), s.statement) <
          (SELECT coalesce(b.day, ''), t.statement FROM statements t
           JOIN articles b ON b.article = t.article WHERE t.statement = :after))
      ORDER BY a.day DESC, s.statement DESC LIMIT :limit
    )
    SELECT s.statement, coalesce(n.text, ''), s.kind, s.act, a.article, a.outlet, a.day, s.id,
      {quoted_columns("s.field", start, end, "a")}
    FROM chosen JOIN statements s ON s.statement = chosen.statement
      JOIN articles a ON a.article = s.article LEFT JOIN names n ON n.name = s.speaker
      LEFT JOIN contents c ON c.statement = s.statement AND c.ordinal =
        (SELECT min(ordinal) FROM contents WHERE statement = s.statement)
    ORDER BY a.day DESC, s.statement DESC
    """
    return [
        (number, Nameless(speaker=speaker, kind=kind, act=act, told=told(place)))
        for number, speaker, kind, act, *place in connection.execute(sql, asked)
    ]


_FOUND: dict[str, Callable[[sqlite3.Connection, dict[str, Any]], _Found]] = {
    "lost_credit": _uncredited,
    "one_unnamed": _leaning,
    "changed_figure": _figures,
}
