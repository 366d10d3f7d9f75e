"""What a selection has of what was linked: stories, claims and disputes with a place in it.

The place is an article that is chosen, or, where statements are chosen, such a statement. A table
names articles and statements by their numbers, so of a story, claim or dispute it has what is in
chosen ones. What names articles by themselves may tell all of it.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from musnad.ledger.schema import KEYS

#: Of tables of two articles, and of two members of a claim, the columns of both.
_PAIRS = {"copies": ("first", "second"), "likenesses": ("a", "b")}
_MEMBERS = {"links": ("a", "b"), "mutations": ("source", "target")}
_OF_CHOSEN = "{} IN (SELECT article FROM chosen_articles)"
_CHOSEN_COPY = f"({_OF_CHOSEN.format('first')} OR {_OF_CHOSEN.format('second')})"
#: Rows of what is chosen, by the first column of their keys.
_CHOSEN = {
    "first": _CHOSEN_COPY,
    "story": "story IN (SELECT story FROM chosen_stories)",
    "family": "family IN (SELECT family FROM chosen_families)",
    "dispute": "dispute IN (SELECT dispute FROM chosen_disputes)",
}
#: Articles that stand in any of these.
_NAMED = " UNION ".join(
    f"SELECT {column} FROM {table} WHERE {_CHOSEN[KEYS[table][0]]}"
    for table, column in (
        ("copies", "first"),
        ("copies", "second"),
        ("story_articles", "article"),
        ("members", "article"),
        ("sides", "article"),
    )
)


class WholeCount(NamedTuple):
    """How much of what was linked has a place in the selection."""

    copies: int
    stories: int
    claims: int
    disputes: int


def choose(connection: sqlite3.Connection, is_narrowed: bool) -> None:
    """Fill ``chosen_disputes``, ``chosen_families`` and ``chosen_stories`` by what is chosen."""
    place = _in_chosen("t", is_narrowed)
    for chosen in (
        f"chosen_disputes SELECT dispute FROM sides t WHERE {place}",
        f"chosen_families SELECT family FROM members t WHERE {place} UNION "
        f"SELECT family FROM sides t WHERE {place} AND family IS NOT NULL",
        # A claim or a dispute of a story may stand in the articles of a neighbouring one only.
        f"chosen_stories SELECT story FROM story_articles WHERE {_OF_CHOSEN.format('article')} "
        f"UNION SELECT story FROM families WHERE {_CHOSEN['family']} "
        f"UNION SELECT story FROM disputes WHERE {_CHOSEN['dispute']}",
    ):
        connection.execute(f"INSERT OR IGNORE INTO {chosen}")


def whole(table: str) -> str:
    """Which rows of ``table`` tell all of what is chosen, in whatever articles it stands.

    Of ``articles``, these. What shares a part only is no copy here: it is told by the tables.
    """
    if table == "articles":
        return f"article IN ({_NAMED})"
    kind = "kind <> 'part' AND " if table == "copies" else ""
    return f"{kind}{_CHOSEN[KEYS[table][0]]}"


def within(table: str, is_narrowed: bool) -> str:
    """Which rows of ``table`` (``t``) tell of what is chosen, and stand in nothing else."""
    if table in _PAIRS:
        one, other = _PAIRS[table]
        # A plus keeps SQLite from looking up each pair of chosen articles.
        return f"{_OF_CHOSEN.format(one)} AND {_OF_CHOSEN.format(f'+{other}')}"
    conditions = [_CHOSEN[KEYS[table][0]]]
    if table == "story_articles":
        conditions.append(_OF_CHOSEN.format("+article"))
    if table in ("members", "sides"):
        conditions.append(_in_chosen("+t", is_narrowed))
    conditions += [
        "EXISTS (SELECT 1 FROM members m WHERE m.family = t.family "
        f"AND m.ordinal = t.{member} AND {_in_chosen('+m', is_narrowed)})"
        for member in _MEMBERS.get(table, ())
    ]
    return " AND ".join(conditions)


def count(connection: sqlite3.Connection) -> WholeCount:
    """How much ``whole`` has."""
    tables = ("copies", "stories", "families", "disputes")
    numbers = ", ".join(f"(SELECT count(*) FROM {table} WHERE {whole(table)})" for table in tables)
    [row] = connection.execute(f"SELECT {numbers}").fetchall()
    return WholeCount(*row)


def _in_chosen(place: str, is_narrowed: bool) -> str:
    """That a ``place`` where something is claimed is in what is chosen."""
    if is_narrowed:
        return f"{place}.statement IN (SELECT statement FROM chosen)"
    return _OF_CHOSEN.format(f"{place}.article")
