"""The folder that ``musnad export --to parquet`` writes, written by many machines.

A month of all tables of what was read is one task, whose rows pass through in constant memory; each
other table is one file, and one task.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from musnad.export.folder import MARK as MARK_OF_EXPORTS
from musnad.export.parquet import MARK, NO_MONTH, PART, about
from musnad.ledger.schema import ARTICLE_TABLES, KEYS, TABLES
from musnad.spark.articles import tables_of
from musnad.spark.folders import Folder, Sink
from musnad.spark.schema import sql_of

#: So many articles are made into rows at a time.
_AT_ONCE = 256
_WRITTEN = pa.schema([("month", pa.string())])


def write_months(articles: DataFrame, folder: Folder, done: Folder) -> None:
    """Write the tables of numbered articles by months, but for those that ``done`` has a file of.

    A month's tables are all there when it has one.
    """
    day = F.date_format("day", "yyyy-MM")
    numbered = articles.where(F.col("article").isNotNull())
    months = numbered.withColumn("month", F.coalesce(day, F.lit(NO_MONTH)))
    there = done.names()
    missing = months.where(~F.col("month").isin(there)) if there else months
    written = (
        missing.repartition("month")
        .sortWithinPartitions("month", "article")
        .mapInArrow(partial(_write_months, folder, done), sql_of(_WRITTEN))
    )
    written.count()


def write_table(rows: DataFrame, name: str, folder: Folder) -> None:
    """Write a table that is one file, in the order of its keys; one that is there is left."""
    if folder.has(f"{name}.parquet"):
        return
    written = (
        rows.repartition(1)
        .sortWithinPartitions(*KEYS[name])
        .mapInArrow(partial(_write_table, folder, name), "rows bigint")
    )
    written.count()


def write_rows(rows: list[dict[str, object]], name: str, folder: Folder) -> None:
    """Write a table of a few rows that are at hand."""
    sink = Sink(folder, f"{name}.parquet", TABLES[name])
    sink.write(pa.RecordBatch.from_pylist(rows, TABLES[name]))
    sink.close()


def write_marks(folder: Folder) -> None:
    """Mark the folder as a ledger's tables, which an export may replace."""
    folder.write_bytes(MARK, about())
    folder.write_bytes(MARK_OF_EXPORTS, b"")


def _write_months(
    folder: Folder, done: Folder, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    rows = (row for batch in batches for row in batch.to_pylist())
    for month, own in groupby(rows, key=itemgetter("month")):
        sinks = {
            name: Sink(folder / name / f"month={month}", PART, TABLES[name])
            for name in ARTICLE_TABLES
        }
        part: list[dict[str, object]] = []
        for row in own:
            part.append(row)
            if len(part) >= _AT_ONCE:
                _write_part(sinks, part)
                part = []
        if part:
            _write_part(sinks, part)
        for sink in sinks.values():
            sink.close()
        done.make()
        done.write_bytes(month, b"")
        yield pa.RecordBatch.from_pylist([{"month": month}], _WRITTEN)


def _write_part(sinks: dict[str, Sink], rows: list[dict[str, object]]) -> None:
    for name, batch in tables_of(rows).items():
        sinks[name].write(batch)


def _write_table(
    folder: Folder, name: str, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    schema = TABLES[name]
    sink = Sink(folder, f"{name}.parquet", schema)
    count = 0
    for batch in batches:
        # Spark makes every column one that may be null.
        sink.write(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
        count += batch.num_rows
    sink.close()
    yield pa.RecordBatch.from_pylist([{"rows": count}], pa.schema([("rows", pa.int64())]))
