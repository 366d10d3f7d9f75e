"""Whether two folders of a ledger's tables hold the same rows, whatever order they were found in.

Articles and statements have the same numbers. Stories, claims and disputes are numbered in the
order in which they were found, so they are told by their ids, which depend on their articles only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from musnad.ledger.schema import CLAIM_TABLES, KEYS

#: The columns of numbers that stand for an id, with the table that has it.
_TOLD_BY_ID = {"story": "stories", "family": "families", "dispute": "disputes"}


def differences(one: Path, other: Path) -> Iterator[str]:
    """A line for each table in which the folders differ; times of runs do not count."""
    files = sorted(
        {_name(one, path) for path in _files(one)} | {_name(other, p) for p in _files(other)}
    )
    ids = [_ids(one), _ids(other)]
    for file in files:
        if not ((one / file).exists() and (other / file).exists()):
            yield f"{file}: only in {one if (one / file).exists() else other}"
            continue
        rows, others = (
            _rows(folder / file, of_folder)
            for folder, of_folder in zip((one, other), ids, strict=True)
        )
        if rows != others:
            first = next(
                (pair for pair in zip(rows, others, strict=False) if pair[0] != pair[1]), ""
            )
            yield f"{file}: {len(rows):,} rows and {len(others):,}; first {first}"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.parquet") if path.name != "runs.parquet"]


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _ids(folder: Path) -> dict[str, dict[int, str]]:
    found = {}
    for column, table in _TOLD_BY_ID.items():
        rows = pq.read_table(folder / f"{table}.parquet", columns=[column, "id"]).to_pylist()
        found[column] = {row[column]: row["id"] for row in rows}
    return found


def _rows(path: Path, ids: dict[str, dict[int, str]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.ParquetFile(path).read().to_pylist()
    if path.stem not in CLAIM_TABLES:
        return rows
    for row in rows:
        for column, known in ids.items():
            if row.get(column) is not None:
                row[column] = known[row[column]]
    return sorted(rows, key=lambda row: tuple(row[key] for key in KEYS[path.stem]))
