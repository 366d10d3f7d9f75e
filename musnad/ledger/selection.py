"""A part of the ledger, or all of it, to be handed on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from musnad.export import Entry
from musnad.export.claimed import Appearance, Claimed
from musnad.ledger import selected_claims
from musnad.ledger.columns import typed
from musnad.ledger.filters import Filters, asked, narrow_statements
from musnad.ledger.held import stored_rows
from musnad.ledger.matching import matching
from musnad.ledger.rows import entries_of
from musnad.ledger.schema import ARTICLE_TABLES, CLAIM_TABLES, KEYS, TABLES, worded
from musnad.ledger.selected_claims import WholeCount
from musnad.ledger.store import belongs_to

#: So many articles, or rows of a table, are fetched at a time.
_BLOCK, _ROWS = 512, 10_000
#: What is chosen of a table ``t``, by its column.
_CHOSEN = {
    "article": "t.article IN (SELECT article FROM chosen_articles)",
    "statement": "t.statement IN (SELECT statement FROM chosen)",
}
_CHOSEN_ARTICLE = "a.article IN (SELECT article FROM chosen_articles)"
_MONTH = "coalesce(substr(a.day, 1, 7), 'none')"
#: Tables whose rows may belong to no statement.
_OF_ARTICLES = ("figures", "moments")
#: What is chosen, while it is handed on.
_KEPT = (
    ("chosen", "statement"),
    ("chosen_articles", "article"),
    ("chosen_disputes", "dispute"),
    ("chosen_families", "family"),
    ("chosen_stories", "story"),
)

#: The claim of a statement, and the articles that make a claim.
_CLAIMED = """
SELECT f.family, f.id, f.at_least, f.at_most
FROM statements s
JOIN articles a ON a.article = s.article AND a.replaced_by IS NULL
JOIN members m ON m.statement = s.statement
JOIN families f ON f.family = m.family
WHERE s.id = ? ORDER BY f.articles DESC, f.id LIMIT 1
"""
_APPEARANCES = """
SELECT a.key, a.id, a.url, a.title, a.outlet, a.published, a.day
FROM members m JOIN articles a ON a.article = m.article
WHERE m.family = ? GROUP BY a.article ORDER BY a.day, min(m.ordinal)
"""


class Selection:
    """The latest versions that filters leave; of their articles only such statements.

    Of what was linked, the stories, claims and disputes with a place in these.
    """

    def __init__(self, connection: sqlite3.Connection, is_narrowed: bool) -> None:
        self._connection = connection
        self._is_narrowed = is_narrowed

    def count(self) -> tuple[int, int]:
        """How many articles and how many statements are selected."""
        [row] = self._connection.execute(
            "SELECT (SELECT count(*) FROM chosen_articles), (SELECT count(*) FROM chosen)"
        ).fetchall()
        return row[0], row[1]

    def count_whole(self) -> WholeCount:
        """How many copies, stories, claims and disputes ``whole_rows`` has."""
        return selected_claims.count(self._connection)

    def is_kept_in(self, path: Path) -> bool:
        """Whether ``path`` is the ledger's file, one beside it, or a folder that it is in."""
        files = self._connection.execute("PRAGMA database_list").fetchall()
        [ledger] = [Path(file) for _, name, file in files if name == "main"]
        inside = Path(os.path.realpath(path)) in Path(os.path.realpath(ledger)).parents
        return inside or belongs_to(ledger, path)

    def months(self) -> list[str]:
        """The months of the selected articles, like ``2024-05``; ``none`` is that of no day."""
        query = f"SELECT DISTINCT {_MONTH} FROM articles a WHERE {_CHOSEN_ARTICLE} ORDER BY 1"
        return [month for (month,) in self._connection.execute(query)]

    def rows(self, table: str, month: str | None = None) -> pa.RecordBatchReader:
        """The rows of ``table`` that are selected, in the order of their keys.

        Of what was linked, those that stand in selected articles and statements only.
        """
        if table in CLAIM_TABLES:
            return self._read(table, selected_claims.within(table, self._is_narrowed))
        return self._read(table, *self._read_in(table, month))

    def whole_rows(self, table: str) -> pa.RecordBatchReader:
        """The rows of ``table`` of all that has a place in what is selected, in that order.

        They may stand in other articles too: ``articles`` are those that they name.
        """
        return self._read(table, selected_claims.whole(table))

    def entries(self) -> Iterator[Entry]:
        """The articles with their readings, in the order of ingest."""
        last = 0
        while True:
            query = "SELECT article FROM chosen_articles WHERE article > ? ORDER BY article LIMIT ?"
            block = [a for (a,) in self._connection.execute(query, (last, _BLOCK))]
            if not block:
                return
            yield from entries_of(
                {
                    name: list(stored_rows(self._connection, name, block[0], block[-1], _CHOSEN))
                    for name in ARTICLE_TABLES
                }
            )
            last = block[-1]

    def claim_of(self, statement: str) -> Claimed | None:
        """The claim that the statement with this id makes, the most told of several."""
        return claim_of(self._connection, statement)

    def _read_in(self, table: str, month: str | None) -> tuple[str, list[str]]:
        """Which rows of a table of what was read are selected, as SQL and its values."""
        columns = TABLES[table].names
        conditions = ["true"]
        values: list[str] = []
        if "article" in columns:
            of_month = ""
            if month is not None:
                of_month = f" AND {_MONTH} = ?"
                values.append(month)
            chosen = f"SELECT a.article FROM articles a WHERE {_CHOSEN_ARTICLE}{of_month}"
            conditions.append(f"article IN ({chosen})")
        if "statement" in columns:
            among = "statement IN (SELECT statement FROM chosen)"
            if table in _OF_ARTICLES and not self._is_narrowed:
                among = f"({among} OR statement IS NULL)"
            conditions.append(among)
        return " AND ".join(conditions), values

    def _read(self, table: str, where: str, values: Sequence[str] = ()) -> pa.RecordBatchReader:
        keys = list(KEYS[table])
        if table in _OF_ARTICLES:
            keys.append("statement")
        sql = f"SELECT * FROM {worded(table)} t WHERE {where} ORDER BY {', '.join(keys)}"
        schema = TABLES[table]
        return pa.RecordBatchReader.from_batches(schema, self._batches(schema, sql, values))

    def _batches(
        self, schema: pa.Schema, sql: str, values: Sequence[str]
    ) -> Iterator[pa.RecordBatch]:
        cursor = self._connection.execute(sql, values)
        while rows := cursor.fetchmany(_ROWS):
            arrays = [
                pa.array([typed(row[at], field.type) for row in rows], field.type)
                for at, field in enumerate(schema)
            ]
            yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def claim_of(connection: sqlite3.Connection, statement: str) -> Claimed | None:
    """The claim that the statement with this id makes, the most told of several."""
    row = connection.execute(_CLAIMED, (statement,)).fetchone()
    if row is None:
        return None
    family, id, at_least, at_most = row
    told = connection.execute(_APPEARANCES, (family,)).fetchall()
    return Claimed(id, at_least, at_most, tuple(Appearance(*article) for article in told))


@contextmanager
def selected(
    connection: sqlite3.Connection, filters: Filters, expression: str = ""
) -> Iterator[Selection]:
    """What ``filters`` and a full-text expression leave, in one state of the ledger.

    Raises ValueError or LedgerError as ``filters.asked`` does.
    """
    own = asked(filters, connection)
    is_narrowed = narrow_statements(filters) or bool(expression)
    chosen = matching(own, expression)
    connection.execute("BEGIN")
    try:
        for table, key in _KEPT:
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
            connection.execute(f"CREATE TEMP TABLE {table} ({key} INTEGER PRIMARY KEY)")
        connection.execute(f"INSERT INTO chosen SELECT s.statement {chosen.sql}", chosen.values)
        if is_narrowed:
            connection.execute(
                "INSERT OR IGNORE INTO chosen_articles "
                "SELECT article FROM statements WHERE statement IN (SELECT statement FROM chosen)"
            )
        else:
            where = " AND ".join(["a.replaced_by IS NULL", own.of_articles.sql or "true"])
            connection.execute(
                f"INSERT INTO chosen_articles SELECT a.article FROM articles a WHERE {where}",
                own.of_articles.values,
            )
        selected_claims.choose(connection, is_narrowed)
        yield Selection(connection, is_narrowed)
    finally:
        connection.execute("ROLLBACK")
