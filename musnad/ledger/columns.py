"""What the ledger's tables are described with: Arrow types, and their SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa

INT, LONG, REAL, TEXT, DAY = pa.int32(), pa.int64(), pa.float64(), pa.string(), pa.date32()
TRUTH = pa.bool_()
TIME = pa.timestamp("us", tz="UTC")
TEXTS, INTS = pa.list_(TEXT), pa.list_(INT)

#: A place in a field, and its words.
SPAN = (("start", INT), ("end", INT), ("text", TEXT))

#: As SQLite stores them: days and times in ISO 8601, lists in JSON.
SQL_TYPES = {
    INT: "INTEGER",
    LONG: "INTEGER",
    TRUTH: "INTEGER",
    REAL: "REAL",
    TEXT: "TEXT",
    DAY: "TEXT",
    TIME: "TEXT",
    TEXTS: "TEXT",
    INTS: "TEXT",
}


def table(*columns: tuple[str, pa.DataType], optional: str = "") -> pa.Schema:
    """A table; ``optional`` names the columns that may be null."""
    nullable = optional.split()
    return pa.schema([pa.field(name, type, name in nullable) for name, type in columns])


def window(field: str, start: str, end: str, article: str = "a") -> str:
    """The SQL of the words from ``start`` to ``end`` of a field of a row of ``articles``."""
    whole = (
        f"CASE {field} WHEN 'text' THEN {article}.text "
        f"WHEN 'title' THEN {article}.title ELSE {article}.byline END"
    )
    return f"substr({whole}, {start} + 1, {end} - {start})"


def typed(value: Any, type: pa.DataType) -> Any:
    """A value as Arrow takes it: SQLite has days, times and lists as text."""
    if value is None:
        return None
    if pa.types.is_date(type):
        return date.fromisoformat(value)
    if pa.types.is_boolean(type):
        return bool(value)
    if pa.types.is_timestamp(type):
        return datetime.fromisoformat(value)
    if pa.types.is_list(type):
        items: Sequence[Any] = json.loads(value)
        return items
    return value
