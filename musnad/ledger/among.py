"""The ledger's rows by many keys, new rows, and the numbers that they get."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from musnad.ledger.schema import stored

#: SQLite takes so many parameters at least.
AT_ONCE = 500

Row = tuple[Any, ...]
_Thing = TypeVar("_Thing")


def parts(things: Sequence[_Thing]) -> Iterator[Sequence[_Thing]]:
    """``things`` in lists that one query can name."""
    return (things[at : at + AT_ONCE] for at in range(0, len(things), AT_ONCE))


def rows_among(connection: sqlite3.Connection, query: str, values: Iterable[object]) -> list[Row]:
    """What ``query`` gives, asked as often as it takes to name all ``values``.

    Where it has ``{among}`` it asks for what is among some of them: ``… WHERE key {among}``.
    """
    rows: list[Row] = []
    for part in parts(list(dict.fromkeys(values))):
        sql = query.format(among=f"IN ({', '.join('?' * len(part))})")
        rows += connection.execute(sql, [*part] * query.count("{among}"))
    return rows


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Write rows with the stored columns of ``table`` in order."""
    marks = ", ".join("?" * len(stored(table)))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def next_number(connection: sqlite3.Connection, table: str, column: str) -> int:
    """The number after the last one given."""
    [(last,)] = connection.execute(f"SELECT max({column}) FROM {table}").fetchall()
    return 1 + (last or 0)
