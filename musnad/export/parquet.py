"""The ledger's tables as a folder of Parquet files, a file a table."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from musnad.export.formats import Tables
from musnad.ledger.schema import TABLES

INTO = "folder"


def write(tables: Tables, target: Path) -> None:
    """Make the folder ``target`` with ``articles.parquet``, ``statements.parquet`` and so on."""
    target.mkdir()
    for name, schema in TABLES.items():
        with pq.ParquetWriter(target / f"{name}.parquet", schema, compression="zstd") as writer:
            for batch in tables.rows(name):
                writer.write_batch(batch.cast(schema))
