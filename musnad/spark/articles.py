"""Articles with their readings to the rows of a ledger's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from musnad.ledger.columns import typed
from musnad.ledger.rows import Gathered
from musnad.ledger.schema import ARTICLE_TABLES, TABLES
from musnad.ledger.worded import of_articles
from musnad.ledger.writer import Reject, bounded
from musnad.spark.reading import entry_of
from musnad.spark.schema import sql_of

#: The run that all articles came in.
RUN = 1


def table_of(articles: DataFrame, name: str) -> DataFrame:
    """A table of what is read of an article, of numbered articles (``ARTICLES``)."""
    numbered = articles.where(F.col("article").isNotNull())
    return numbered.mapInArrow(partial(_table, name), sql_of(TABLES[name]))


def rejects_of(articles: DataFrame) -> DataFrame:
    """What was set aside, in the order of the inputs and within the bounds of a ledger."""
    rejects = articles.where(F.col("reason").isNotNull())
    ordered = rejects.select("record", "nth", "source", "number", "reason", "rejected")
    return (
        ordered.repartition(1)
        .sortWithinPartitions("record", "nth")
        .mapInArrow(_rejects, sql_of(TABLES["rejects"]))
    )


def tables_of(rows: Sequence[dict[str, Any]]) -> dict[str, pa.RecordBatch]:
    """The rows of all tables that these articles fill, in the order of their keys.

    ``rows`` are those of ``ARTICLES``, in the order of the articles' numbers.
    """
    gathered = Gathered(with_index=False)
    for row in rows:
        gathered.add(entry_of(row), row["substituted"])
    told = of_articles(gathered.tables)
    statements = [row["statement"] + n for row in rows for n in range(row["statements"])]
    found = {}
    for name in ARTICLE_TABLES:
        schema = TABLES[name]
        columns: list[list[Any]] = [list(column) for column in zip(*told[name], strict=True)]
        columns = columns or [[] for _ in schema]
        arrays = []
        for field, values in zip(schema, columns, strict=True):
            if field.name == "article":
                values = [rows[n]["article"] for n in values]
            elif field.name == "statement":
                values = [None if n is None else statements[n] for n in values]
            elif name == "articles" and field.name in ("version", "replaces"):
                values = [row[field.name] for row in rows]
            elif name == "articles" and field.name == "run":
                values = [RUN] * len(rows)
            arrays.append(pa.array([typed(value, field.type) for value in values], field.type))
        found[name] = pa.RecordBatch.from_arrays(arrays, schema=schema)
    return found


def _table(name: str, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Give the rows of one table."""
    for batch in batches:
        yield tables_of(batch.to_pylist())[name]


def _rejects(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    rejects = (
        Reject(row["source"], row["number"], row["reason"], row["rejected"])
        for batch in batches
        for row in batch.to_pylist()
    )
    rows = [(n, RUN, *kept) for n, kept in enumerate(bounded(rejects, Counter()), 1)]
    schema = TABLES["rejects"]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in schema]
    arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
    yield pa.RecordBatch.from_arrays(arrays, schema=schema)
