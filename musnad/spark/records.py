"""Inputs cut into raw records by the cluster, a file by one task, in blocks that are read apart."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, cast

import pyarrow as pa
from pyarrow import fs
from pyspark.sql import DataFrame, SparkSession

from musnad.errors import InputError, reason_of
from musnad.intake import cut_open, files, is_address
from musnad.intake.found import files_of
from musnad.intake.record import Record
from musnad.intake.source import Source, unpacked
from musnad.messages import message
from musnad.spark.folders import is_uri
from musnad.spark.schema import RECORDS, sql_of

#: A block is full with so many records or bytes.
_RECORDS, _BYTES = 4_096, 16 * 1024 * 1024
#: So many records of a block go through Arrow at a time, or so many bytes.
_AT_ONCE, _BYTES_AT_ONCE = 512, 4 * 1024 * 1024
#: So many tasks at most cut the inputs.
_CUTTERS = 1_000
#: Bits for the records and for the blocks of a file.
_RECORD_BITS, _BLOCK_BITS = 40, 28


class Input(NamedTuple):
    """A file by its place among the inputs, and its bytes; or why there is none."""

    file: int
    path: str
    size: int
    reason: str


def inputs_of(paths: Iterable[str]) -> list[Input]:
    """The files that the user's paths stand for, in order: folders with all below them."""
    found = [file for path in paths for file in _files_of(path)]
    return [
        Input(number, file.path, 0, file.reason)
        if isinstance(file, InputError)
        else Input(number, file, _size(file), "")
        for number, file in enumerate(found)
    ]


def records_of(spark: SparkSession, inputs: list[Input]) -> DataFrame:
    """The records of all inputs (``RECORDS``), a file cut by one task."""
    listed = spark.createDataFrame(inputs, "file bigint, path string, size bigint, reason string")
    frame = listed.repartitionByRange(max(1, min(len(inputs), _CUTTERS)), "file")
    return frame.mapInArrow(_cut, sql_of(RECORDS))


def item_of(row: dict[str, Any]) -> Record | InputError:
    """The record, or what could not be cut, that a row of ``RECORDS`` holds."""
    if row["reason"] is not None:
        return InputError(row["name"], row["number"], row["reason"])
    return Record(**{field: row[field] for field in Record._fields})


def _files_of(path: str) -> Iterator[str | InputError]:
    if is_address(path):
        reason = message("a page is read by `musnad ingest`, not by a cluster")
        yield InputError(path, None, reason)
    elif is_uri(path):
        yield from _files_at(path)
    else:
        yield from files_of(path)


def _size(path: str) -> int:
    place = path if is_uri(path) else os.path.abspath(path)
    system, within = fs.FileSystem.from_uri(place)
    return int(system.get_file_info(within).size or 0)


def _files_at(uri: str) -> Iterator[str | InputError]:
    try:
        system, path = fs.FileSystem.from_uri(uri)
        [about] = system.get_file_info([path])
        if about.type == fs.FileType.NotFound:
            yield InputError(uri, None, message("No such file or directory"))
        elif about.type == fs.FileType.File:
            yield uri
        else:
            top = uri.removesuffix("/")
            below = system.get_file_info(fs.FileSelector(path, recursive=True))
            for file in sorted(below, key=lambda file: str(file.path)):
                if file.type == fs.FileType.File and not file.base_name.startswith((".", "_")):
                    yield top + file.path.removeprefix(path.rstrip("/"))
    except (OSError, pa.ArrowException) as error:
        yield InputError(uri, None, " ".join(str(error).split())[:200])


def _cut(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for row in batch.to_pylist():
            yield from _batches(Input(**row))


def _batches(given: Input) -> Iterator[pa.RecordBatch]:
    """The records of a file, some at a time."""
    rows: list[dict[str, object]] = []
    size = block = in_block = block_size = 0
    for number, item in enumerate(_items(given)):
        if in_block >= _RECORDS or block_size >= _BYTES:
            block, in_block, block_size = block + 1, 0, 0
        place = (given.file << _RECORD_BITS) + number, (given.file << _BLOCK_BITS) + block
        rows.append(_row(item, *place))
        length = len(item.data) if isinstance(item, Record) else 0
        size, in_block, block_size = size + length, in_block + 1, block_size + length
        if len(rows) >= _AT_ONCE or size >= _BYTES_AT_ONCE:
            yield pa.RecordBatch.from_pylist(rows, RECORDS)
            rows, size = [], 0
    if rows:
        yield pa.RecordBatch.from_pylist(rows, RECORDS)


def _row(item: Record | InputError, record: int, block: int) -> dict[str, object]:
    place = {"record": record, "block": block}
    if isinstance(item, InputError):
        reason = str(item.reason)
        return {**place, "name": _told(item.path), "number": item.line, "reason": reason}
    texts = {field: _told(getattr(item, field)) for field in ("name", "id", "url", "encoding")}
    return {**place, **item._asdict(), **texts}


def _told(text: str) -> str:
    """``text`` with escapes for odd bytes of a file's name, which Arrow has no letters for."""
    return text.encode("utf-8", "backslashreplace").decode()


def _items(given: Input) -> Iterator[Record | InputError]:
    if given.reason:
        yield InputError(given.path, None, given.reason)
    elif is_uri(given.path):
        yield from _items_at(given.path)
    else:
        for cut in files.cut([given.path]):
            yield cut.item


def _items_at(uri: str) -> Iterator[Record | InputError]:
    try:
        system, path = fs.FileSystem.from_uri(uri)
        with system.open_input_file(path) as raw, unpacked(uri, raw) as stream:
            yield from cut_open(Source(uri, stream, cast(Any, raw)), uri)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(uri, None, reason_of(error))
