"""What linking found of one article: its story, its copies, and the claims that are made in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from musnad.article import Field
from musnad.claims.model import CopyKind, CreditFate

_Rows = list[dict[str, Any]]

_STORIES = """
SELECT s.id, s.title, s.articles, s.outlets FROM story_articles p
JOIN stories s ON s.story = p.story WHERE p.article = ? ORDER BY s.story
"""
_COPIES = """
SELECT a.article, a.outlet, a.title, a.day, c.kind, c.share, c.credit
FROM copies c JOIN articles a ON a.article = c.{other} WHERE c.{own} = ?
ORDER BY a.day, a.article
"""
_CLAIMS = """
SELECT f.id, f.claim, coalesce(s.id, '') AS statement, m.field, m.start, m."end",
  f.articles, f.outlets, f.at_least, f.at_most, f.one_unnamed, f.mutations, f.disputes
FROM members m JOIN families f ON f.family = m.family
LEFT JOIN statements s ON s.statement = m.statement
WHERE m.article = ? ORDER BY m.field <> 'title', m.start, f.outlets DESC, f.family
"""


class StoryOf(msgspec.Struct, frozen=True, kw_only=True):
    """A story that an article tells, and how many articles of how many outlets do."""

    id: str
    title: str
    articles: int
    outlets: int


class CopyHeld(msgspec.Struct, frozen=True, kw_only=True):
    """Another article with the same text, by its number in the ledger.

    ``share`` is the share of the shorter one's words in common runs, from 0 to 1; ``credit`` is
    what became of the agency's credit from the earlier to the later of the two.
    """

    article: int
    outlet: str
    title: str
    day: date
    kind: CopyKind
    share: float
    credit: CreditFate


class ClaimMade(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that an article makes at characters ``start`` to ``end`` (excluded) of a field.

    ``statement`` is the id of the statement that it stands in; empty where the writer makes it.
    The numbers are those of the claim in all articles.
    """

    id: str
    claim: str
    statement: str
    field: Field
    start: int
    end: int
    articles: int
    outlets: int
    at_least: int
    at_most: int
    one_unnamed: bool
    mutations: int
    disputes: int


class ArticleLinks(msgspec.Struct, frozen=True, kw_only=True):
    """An article among the others: nothing, or no more than copies, unless it ``is_linked``.

    ``repeats`` are the articles before it whose text it has, ``repeated`` those after it that have
    its text, each the earliest first. ``claims`` are in the order of its text.
    """

    is_linked: bool
    stories: tuple[StoryOf, ...]
    repeats: tuple[CopyHeld, ...]
    repeated: tuple[CopyHeld, ...]
    claims: tuple[ClaimMade, ...]


def article_links(connection: sqlite3.Connection, article: int) -> ArticleLinks:
    """What was found of the article with this number, its latest version's."""
    stories = tuple(StoryOf(**row) for row in _rows(connection, _STORIES, article))
    query = "SELECT 1 FROM linked WHERE article = ? AND settled"
    is_settled = connection.execute(query, (article,)).fetchone() is not None
    return ArticleLinks(
        # While it is settled anew, its story is that of the time before.
        is_linked=is_settled or bool(stories),
        stories=stories,
        repeats=tuple(_copies(connection, article, own="second", other="first")),
        repeated=tuple(_copies(connection, article, own="first", other="second")),
        claims=tuple(
            ClaimMade(**{**row, "one_unnamed": bool(row["one_unnamed"])})
            for row in _rows(connection, _CLAIMS, article)
        ),
    )


def _copies(
    connection: sqlite3.Connection, article: int, *, own: str, other: str
) -> Iterator[CopyHeld]:
    for row in _rows(connection, _COPIES.format(own=own, other=other), article):
        yield CopyHeld(**{**row, "day": date.fromisoformat(row["day"])})


def _rows(connection: sqlite3.Connection, sql: str, article: int) -> _Rows:
    cursor = connection.execute(sql, (article,))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
