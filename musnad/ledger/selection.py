"""A part of the ledger, or all of it, to be handed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from musnad.export import Entry
from musnad.ledger.filters import Filters, narrow_statements, where, where_articles
from musnad.ledger.rows import ARTICLE_TABLES, entries_of
from musnad.ledger.schema import TABLES

#: So many articles, or rows of a table, are fetched at a time.
_BLOCK, _ROWS = 512, 10_000
_ORDER = ("article", "figure", "moment", "statement", "ordinal")


class Selection:
    """The latest versions that filters leave; of their articles only such statements."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, table: str) -> pa.RecordBatchReader:
        """The rows of ``table`` that are selected, in the order of their keys."""
        return self._connection.sql(_query(table)).to_arrow_reader(_ROWS)

    def entries(self) -> Iterator[Entry]:
        """The articles with their readings, in the order of ingest."""
        blocks = self._connection.execute(
            f"SELECT DISTINCT article // {_BLOCK} AS block FROM chosen_articles ORDER BY block"
        ).fetchall()
        for (block,) in blocks:
            bounds = f"article BETWEEN {block * _BLOCK} AND {block * _BLOCK + _BLOCK - 1}"
            rows = {
                name: self._connection.sql(_query(name, bounds)).to_arrow_table().to_pylist()
                for name in ARTICLE_TABLES
            }
            yield from entries_of(rows)


@contextmanager
def selected(connection: duckdb.DuckDBPyConnection, filters: Filters) -> Iterator[Selection]:
    """What ``filters`` leave. Raises ValueError or LedgerError as ``filters.where`` does."""
    narrowed = narrow_statements(filters)
    asked = where(filters, connection)
    of_articles = where_articles(filters, connection)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE chosen_statements AS SELECT s.statement, s.article "
        f"FROM statements s JOIN articles a ON a.article = s.article WHERE {asked.sql}",
        asked.values,
    )
    if narrowed:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE chosen_articles AS "
            "SELECT DISTINCT article FROM chosen_statements"
        )
    else:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE chosen_articles AS "
            f"SELECT a.article FROM articles a WHERE {of_articles.sql}",
            of_articles.values,
        )
    connection.execute("CREATE OR REPLACE TEMP TABLE chosen AS SELECT ? AS whole", [not narrowed])
    try:
        yield Selection(connection)
    finally:
        for table in ("chosen", "chosen_articles", "chosen_statements"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")


def _query(table: str, bounds: str = "true") -> str:
    """SQL of the rows of ``table`` that are chosen and within ``bounds``, in the order of keys."""
    columns = TABLES[table].names
    conditions = [bounds]
    if "article" in columns:
        conditions.append("article IN (SELECT article FROM chosen_articles)")
    if "statement" in columns:
        among = "statement IN (SELECT statement FROM chosen_statements)"
        # Figures and moments outside statements belong to the article as a whole.
        whole = "(statement IS NULL AND (SELECT whole FROM chosen))"
        conditions.append(f"({among} OR {whole})")
    keys = ", ".join(name for name in _ORDER if name in columns) or columns[0]
    return f"SELECT * FROM {table} WHERE {' AND '.join(conditions)} ORDER BY {keys}"
