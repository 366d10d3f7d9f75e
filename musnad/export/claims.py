"""What was linked as JSON lines: copies, stories, families with roots and mutations, disputes.

Articles are told by their own ids, those without by their addresses, else by their keys; places
by article, field, start and end. Of what has a place in the selection all is told, also what stands
in other articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO, Final

from musnad.characters import to_json
from musnad.export.formats import Tables

INTO: Final = "stream"

_Row = dict[str, Any]


def write(tables: Tables, target: BinaryIO) -> None:
    """A line a copy, story, family and dispute, in this order."""
    ids = {
        row["article"]: row["id"] or row["url"] or row["key"] for row in _rows(tables, "articles")
    }
    for lines in (_copies, _stories, _families, _disputes):
        for line in lines(tables, ids):
            target.write(to_json(line) + b"\n")


def _copies(tables: Tables, ids: dict[int, str]) -> Iterator[_Row]:
    for row in _rows(tables, "copies"):
        told = {name: row[name] for name in ("kind", "share", "credit")}
        yield {"type": "copy", "a": ids[row["first"]], "b": ids[row["second"]], **told}


def _stories(tables: Tables, ids: dict[int, str]) -> Iterator[_Row]:
    held = _Grouped(tables, "story_articles", "story")
    for row in _rows(tables, "stories"):
        articles = [ids[part["article"]] for part in held.of(row["story"])]
        yield {"type": "story", "id": row["id"], "title": row["title"], "articles": articles}


def _families(tables: Tables, ids: dict[int, str]) -> Iterator[_Row]:
    stories = {row["story"]: row["id"] for row in _rows(tables, "stories")}
    parts = {
        name: _Grouped(tables, name, "family")
        for name in ("members", "origins", "mutations", "links")
    }
    for row in _rows(tables, "families"):
        own = {name: held.of(row["family"]) for name, held in parts.items()}
        members = [_place(member, ids) for member in own["members"]]
        yield {
            "type": "family",
            "id": row["id"],
            "story": stories[row["story"]],
            "claim": row["claim"],
            "members": members,
            "roots": [row["at_least"], row["at_most"]],
            "one_unnamed": row["one_unnamed"],
            "origins": [
                {name: origin[name] for name in ("name", "kind", "members")}
                for origin in own["origins"]
            ],
            "mutations": [
                {
                    "from": change["source"],
                    "to": change["target"],
                    **{name: change[name] for name in ("kind", "credit", "before", "after")},
                }
                for change in own["mutations"]
            ],
            "links": [{name: link[name] for name in ("a", "b", "score")} for link in own["links"]],
        }


def _disputes(tables: Tables, ids: dict[int, str]) -> Iterator[_Row]:
    held = _Grouped(tables, "sides", "dispute")
    for row in _rows(tables, "disputes"):
        sides: tuple[list[_Row], list[_Row]] = ([], [])
        for member in held.of(row["dispute"]):
            sides[member["side"]].append(_place(member, ids))
        yield {"type": "dispute", "id": row["id"], "kind": row["kind"], "sides": sides}


def _place(row: _Row, ids: dict[int, str]) -> _Row:
    told = {name: row[name] for name in ("field", "start", "end", "text")}
    return {"article": ids[row["article"]], **told, "writer": row["statement"] is None}


class _Grouped:
    """The rows of a table by the key that they begin with, asked for in its order."""

    def __init__(self, tables: Tables, name: str, key: str) -> None:
        self._groups = groupby(_rows(tables, name), itemgetter(key))
        self._next = next(self._groups, None)

    def of(self, key: int) -> list[_Row]:
        """The rows of ``key``, which is greater than the one asked for before."""
        if self._next is None or self._next[0] != key:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows


def _rows(tables: Tables, name: str) -> Iterator[_Row]:
    for batch in tables.whole_rows(name):
        yield from batch.to_pylist()
