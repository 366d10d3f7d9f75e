"""Articles as JSON lines, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, KeysView
from typing import BinaryIO

import msgspec

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.encoding import BOM
from musnad.intake.fields import Fields, article_of, convert_fields, decode_fields
from musnad.intake.record import Columns, Record

#: Longest line taken as a record. A file without line breaks must not fill the memory.
LONGEST_LINE = 64 * 1024 * 1024
#: So many of its names are told of an object that is no article.
_NAMES_TOLD = 12


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """A record a line."""
    for number, line in numbered_lines(stream):
        yield Record("jsonl", name, number, line)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """The article of the record, or what is wrong with it."""
    try:
        yield article_from_json(record.data, record.name, record.number, columns)
    except InputError as error:
        yield error


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers from 1, without a byte-order mark.

    A line beyond ``LONGEST_LINE`` is cut to one byte more than that, which no record passes.
    """
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        if number == 1:
            line = line.removeprefix(BOM)
        if not line.isspace() and line:
            yield number, line


def article_from_json(
    line: bytes, name: str = "", number: int | None = None, columns: Columns | None = None
) -> Article:
    """The article of one JSON object. Raises InputError that says what is wrong with it."""
    if len(line) > LONGEST_LINE:
        reason = f"the line is longer than {LONGEST_LINE // 1024**2} MiB"
        raise InputError(name, number, reason)
    try:
        return article_of(_fields(line, columns or {}))
    except msgspec.ValidationError as error:
        raise InputError(name, number, f"{error}{_hint(line, str(error))}") from error
    except InputError as error:
        raise InputError(name, number, error.reason) from error


def loads(text: str) -> object:
    """``text`` as JSON, lone surrogates and all. Raises InputError with the line in it."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"broken JSON: {error.msg} (column {error.colno})"
        raise InputError("", error.lineno, reason) from error
    except RecursionError as error:
        raise InputError("", None, "broken JSON: nested too deeply") from error
    except ValueError as error:
        raise InputError("", None, f"broken JSON: {error}") from error
    return value


def _fields(line: bytes, columns: Columns) -> Fields:
    """The fields of an object; where it has none of ``columns``, those of their own names.

    So one mapping serves an archive made of several sources. Raises msgspec.ValidationError or
    InputError.
    """
    try:
        fields = _decoded(line, columns)
    except msgspec.ValidationError:
        if columns and not _names_in(line) & set(columns.values()):
            return _decoded(line, {})
        raise
    if columns and all(getattr(fields, field) is None for field in columns):
        return fields if _names_in(line) & set(columns.values()) else _decoded(line, {})
    return fields


def _decoded(line: bytes, columns: Columns) -> Fields:
    try:
        return decode_fields(line, columns)
    except msgspec.ValidationError:
        raise
    except UnicodeDecodeError as error:
        raise InputError("", None, f"not UTF-8: {error.reason}") from error
    except (msgspec.DecodeError, RecursionError):
        # msgspec refuses lone surrogates ("\ud83d" cut off from its pair), which broken exports are
        # full of; the json module takes them.
        return convert_fields(loads(line.decode()), columns)


def _hint(line: bytes, problem: str) -> str:
    """What the object has, where it lacks a field: the way to ``--map``."""
    if "missing required field" not in problem:
        return ""
    names = list(_names_in(line))
    told = ", ".join(name[:40] for name in names[:_NAMES_TOLD])
    more = ", …" if len(names) > _NAMES_TOLD else ""
    return f"; it has {told}{more} (--map text=… names the right one)" if names else ""


def _names_in(line: bytes) -> KeysView[str]:
    """The names of an object's values, in order; none if it is no object."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}.keys()
    return value.keys() if isinstance(value, dict) else {}.keys()
