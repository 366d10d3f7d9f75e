"""The ledger's tables as Parquet, by months, as DuckDB, polars and Spark read a folder.

    OUT/_ledger.json
    OUT/runs.parquet, OUT/rejects.parquet
    OUT/articles/month=2015-07/part-0.parquet, OUT/statements/month=2015-07/part-0.parquet, …

A month is that of the article's day; articles without a day are in ``month=none``. ``musnad ingest
OUT`` makes a ledger of it again.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from musnad.export.folder import make
from musnad.export.formats import Tables
from musnad.ledger.schema import ARTICLE_TABLES, FORMAT, TABLES

INTO = "folder"
#: The file that tells a folder of a ledger's tables from other ones; readers of tables pass it by.
MARK: Final = "_ledger.json"
#: The month of what has no day.
NO_MONTH: Final = "none"
#: The file of a table's month.
PART: Final = "part-0.parquet"


def write(tables: Tables, target: Path) -> None:
    """Make the folder ``target``."""
    make(target)
    for name in TABLES:
        if name not in ARTICLE_TABLES:
            _write(target / f"{name}.parquet", tables.rows(name))
    for month in tables.months():
        for name in ARTICLE_TABLES:
            folder = target / name / f"month={month}"
            folder.mkdir(parents=True)
            _write(folder / PART, tables.rows(name, month))
    (target / MARK).write_bytes(about())


def about() -> bytes:
    """What the marking file says: of which format the tables are, and who made them."""
    told = {"format": FORMAT, "musnad": version("musnad"), "tables": ARTICLE_TABLES}
    return json.dumps(told).encode() + b"\n"


def _write(path: Path, rows: pa.RecordBatchReader) -> None:
    with pq.ParquetWriter(path, rows.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)
