"""Tables as Parquet, read a few rows at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import types

from musnad.errors import InputError
from musnad.intake import source
from musnad.intake.record import Record
from musnad.intake.shown import shown
from musnad.intake.spool import seekable
from musnad.messages import message

#: Few, for a page of some KiB may stand for rows of many MiB each; one, where a group of rows says
#: that a column of it has more bytes than this.
_ROWS_AT_ONCE, _LARGE = 8, 64 * 1024 * 1024
#: Of a column, so that a row group need not fit the memory.
_BYTES_AT_ONCE = 1024 * 1024
_MOMENT = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)?[ ]?(?P<time>\d\d:\d\d:\d\d)?(?P<fraction>\.\d*?)?0*"
    r"(?P<zone>Z|[+-]\d{4})?"
)


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """A record a row, parsed as a line of JSONL is."""
    with seekable(stream, name) as file:
        packed = file.seek(0, 2)
        unpacked = 0
        for number, data in enumerate(_rows(file, name), 1):
            if data is None:
                yield InputError(name, number, message("the row is not UTF-8"))
                continue
            unpacked += len(data)
            if source.is_bomb(unpacked, packed):
                raise source.bomb(name)
            yield Record("jsonl", name, number, data)


def _rows(file: BinaryIO, name: str) -> Iterator[bytes | None]:
    """Each row as a JSON object; None if a text in it is not UTF-8."""
    try:
        table = pq.ParquetFile(file, buffer_size=_BYTES_AT_ONCE, pre_buffer=False)
        columns = columns_of(table.schema_arrow, name)
        largest = _largest(table.metadata)
        if largest > _LARGE and largest > source.BOMB_RATIO * file.seek(0, 2):
            raise source.bomb(name)
        at_once = 1 if largest > _LARGE else _ROWS_AT_ONCE
        for batch in table.iter_batches(at_once, columns=columns, use_threads=False):
            yield from encoded_rows(batch)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        reason = shown(" ".join(str(error).split())[:200])
        raise InputError(
            name, None, message("the Parquet file is damaged ({reason})", reason=reason)
        ) from error


def _largest(metadata: pq.FileMetaData) -> int:
    """How many bytes the largest group of rows unpacks to, as the file says.

    Not by columns: Arrow ends the process where a damaged file tells of one wrongly.
    """
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    return max((group.total_byte_size for group in groups), default=0)


def encoded_rows(batch: pa.RecordBatch) -> Iterator[bytes | None]:
    """Each row of ``columns_of`` as a JSON object; None if a text in it is not UTF-8."""
    values = [_values(column) for column in batch.columns]
    for row in zip(*values, strict=True):
        yield _encoded(dict(zip(batch.schema.names, row, strict=True)))


def columns_of(schema: pa.Schema, name: str) -> list[str]:
    """The columns that an article may be read from. Raises InputError if there is none."""
    for column, times in Counter(schema.names).items():
        if times > 1:
            reason = message(
                "{times} columns are named {column!r}", times=times, column=shown(column[:40])
            )
            raise InputError(name, None, reason)
    columns = [field.name for field in schema if _is_scalar(field.type) or _is_json(field.type)]
    if not columns:
        raise InputError(name, None, message("no column holds texts, numbers or dates"))
    return columns


def _encoded(row: dict[str, object]) -> bytes | None:
    try:
        return msgspec.json.encode(row)
    except UnicodeEncodeError:
        return None


def _is_text(type: pa.DataType) -> bool:
    return bool(types.is_string(type) or types.is_large_string(type) or types.is_string_view(type))


def _is_bytes(type: pa.DataType) -> bool:
    return bool(types.is_binary(type) or types.is_large_binary(type) or types.is_binary_view(type))


def _is_moment(type: pa.DataType) -> bool:
    return bool(types.is_timestamp(type) or types.is_date(type) or types.is_time(type))


def _is_json(type: pa.DataType) -> bool:
    """Whether values of the type look the same in JSON."""
    if types.is_list(type) or types.is_large_list(type) or types.is_fixed_size_list(type):
        return _is_json(type.value_type)
    if types.is_struct(type):
        return all(_is_json(field.type) for field in type)
    return _is_text(type) or (types.is_primitive(type) and not types.is_temporal(type))


def _is_scalar(type: pa.DataType) -> bool:
    if types.is_dictionary(type):
        return _is_scalar(type.value_type)
    if isinstance(type, pa.BaseExtensionType):
        return _is_scalar(type.storage_type)
    return (
        _is_text(type)
        or _is_bytes(type)
        or _is_moment(type)
        or types.is_decimal(type)
        or types.is_null(type)
        or _is_json(type)
    )


def _values(column: pa.Array) -> list[Any]:
    """The values of a column as JSON knows them; None where there is none."""
    type = column.type
    if types.is_dictionary(type):
        return _values(column.dictionary_decode())
    if isinstance(type, pa.BaseExtensionType):
        return _values(column.storage)
    if _is_moment(type):
        return [value and _iso(value) for value in _moments(column).to_pylist()]
    if types.is_decimal(type):
        column = column.cast(pa.string())
    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        return _texts(column)
    return [value and _text(value) for value in values] if _is_bytes(type) else values


def _texts(column: pa.Array) -> list[str | None]:
    """A wrong byte as a lone surrogate, which msgspec refuses: an error of that row only."""
    if not _is_text(column.type):
        return ["\udcff"] * len(column)
    values = column.cast(pa.large_binary()).to_pylist()
    return [value and value.decode("utf-8", "surrogateescape") for value in values]


def _text(value: bytes) -> str | None:
    """Old writers keep texts as bytes; other bytes are none."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def _moments(column: pa.Array) -> pa.Array:
    try:
        return column.cast(pa.string())
    except pa.ArrowInvalid:
        # A time zone that this machine does not know.
        return column.cast(pa.timestamp(column.type.unit, "UTC")).cast(pa.string())


def _iso(value: str) -> str | None:
    """``2024-05-15 10:30:00.000+0300`` as ``2024-05-15T10:30:00+03:00``."""
    match = _MOMENT.fullmatch(value)
    if match is None:
        return None
    fraction = (match["fraction"] or "").rstrip(".")
    zone = match["zone"] or ""
    if len(zone) > 1:
        zone = f"{zone[:3]}:{zone[3:]}"
    return "T".join(filter(None, (match["date"], match["time"]))) + fraction + zone
