"""What is selected of a ledger costs in proportion to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pyarrow as pa
import pytest

from musnad.ledger.schema import creation
from musnad.ledger.selection import Selection

_Rows = Callable[[Selection, str], pa.RecordBatchReader]
#: So many steps of SQLite's machine are one tick.
_TICK = 100


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("copies", Selection.rows),
        ("likenesses", Selection.rows),
        ("copies", Selection.whole_rows),
    ],
)
def test_pairs_of_articles_cost_in_proportion_to_the_articles(table: str, rows: _Rows) -> None:
    """Each article has a pair, with the next one."""
    assert _ticks(table, rows, 1600) < 6 * _ticks(table, rows, 400)


def _ticks(table: str, rows: _Rows, count: int) -> int:
    connection = sqlite3.connect(":memory:")
    for sql in creation():
        connection.execute(sql)
    connection.execute("CREATE TEMP TABLE chosen_articles (article INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO chosen_articles VALUES (?)", ((n,) for n in range(count)))
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    values = [{"TEXT": "''", "REAL": "0.5"}.get(type, "1") for _, _, type, *_ in columns[2:]]
    connection.executemany(
        f"INSERT INTO {table} VALUES ({', '.join(['?', '?', *values])})",
        ((n, n + 1) for n in range(count - 1)),
    )
    seen = []
    connection.set_progress_handler(lambda: seen.append(1), _TICK)
    batches = list(rows(Selection(connection, is_narrowed=False), table))
    assert sum(batch.num_rows for batch in batches) == count - 1
    return len(seen)
