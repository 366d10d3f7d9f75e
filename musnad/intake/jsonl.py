"""Articles as JSON lines, one object a line."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from musnad.article import Article
from musnad.errors import InputError, message_of
from musnad.intake.dates import published_of
from musnad.intake.encoding import BOM
from musnad.intake.fields import FIELDS, Fields, article_of, convert_fields, decode_fields
from musnad.intake.guess import guessed
from musnad.intake.notices import Guessed, Undated
from musnad.intake.record import Columns, Parsed, Record
from musnad.intake.shown import escaped, shown
from musnad.messages import Message, message

#: Longest line taken as a record. A file without line breaks must not fill the memory.
LONGEST_LINE = 64 * 1024 * 1024
#: So many of its names are told of an object that is no article.
_NAMES_TOLD = 12
_object = msgspec.json.Decoder(dict[str, msgspec.Raw])


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """A record a line."""
    for number, line in numbered_lines(stream):
        yield Record("jsonl", name, number, line)


def parse(record: Record, columns: Columns) -> Iterator[Parsed]:
    """The article of the record, or what is wrong with it, after what was guessed to read it."""
    place, number = record.place, record.number
    try:
        values = _values(record.data)
        told = columns if values.keys() & set(columns.values()) else {}
        guess = guessed(values, told)
        fields = _fields(record.data, place, number, {**told, **dict(guess)})
        article = article_of(fields)
    except InputError as error:
        yield InputError(place, number, error.reason)
        return
    if guess:
        yield Guessed(record.name, guess)
    if not published_of(fields.published)[1]:
        yield Undated(place, number, article.published)
    yield article


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
    """The article of one JSON object, its fields under their own names or those of ``columns``.

    An object with none of the columns is read by the fields' own names, so that one mapping serves
    an archive made of several sources. Raises InputError that says what is wrong with it.
    """
    if columns and not _values(line).keys() & set(columns.values()):
        columns = None
    try:
        return article_of(_fields(line, name, number, columns or {}))
    except InputError as error:
        raise InputError(name, number, error.reason) from error


def loads(text: str) -> object:
    """``text`` as JSON, lone surrogates and all. Raises InputError with the line in it."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        reason = message(
            "broken JSON: {problem} (column {column})", problem=error.msg, column=error.colno
        )
        raise InputError("", error.lineno, reason) from error
    except RecursionError as error:
        raise InputError("", None, message("broken JSON: nested too deeply")) from error
    except ValueError as error:
        raise InputError("", None, message("broken JSON: {error}", error=error)) from error
    return value


def _fields(line: bytes, name: str, number: int | None, columns: Columns) -> Fields:
    """The fields of an object. Raises InputError."""
    if len(line) > LONGEST_LINE:
        reason = message("the line is longer than {limit} MiB", limit=LONGEST_LINE // 1024**2)
        raise InputError(name, number, reason)
    try:
        return _decoded(line, columns)
    except msgspec.ValidationError as error:
        raise InputError(name, number, _told(line, error, columns)) from error


def _decoded(line: bytes, columns: Columns) -> Fields:
    try:
        try:
            return decode_fields(line, columns)
        except msgspec.ValidationError:
            raise
        except (msgspec.DecodeError, RecursionError):
            # msgspec refuses lone surrogates ("\ud83d" cut off from its pair), which broken exports
            # are full of; the json module takes them.
            return convert_fields(loads(line.decode()), columns)
    except UnicodeDecodeError as error:
        reason = message("not UTF-8: {problem}", problem=error.reason)
        raise InputError("", None, reason) from error


def _values(line: bytes) -> Mapping[str, bytes]:
    """The values of an object as JSON, by their names, in order; none if it is no object."""
    if len(line) > LONGEST_LINE:
        return {}
    try:
        return {name: bytes(value) for name, value in _object.decode(line).items()}
    except msgspec.ValidationError:
        return {}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    return {name: json.dumps(value).encode() for name, value in value.items()}


def _told(line: bytes, error: msgspec.ValidationError, columns: Columns) -> str:
    """The problem, and what the object has where it lacks a field, with the way to ``--map``."""
    problem = message_of(error)
    if not isinstance(problem, Message):
        problem = escaped(problem)
    values = _values(line)
    if "missing required field" not in problem or not values:
        return problem
    names = [shown(name[:40]) for name in values]
    told = ", ".join(names[:_NAMES_TOLD]) + (", …" if len(names) > _NAMES_TOLD else "")
    line_to_paste = _mapping(values, columns)
    if not line_to_paste:
        return message("{problem}; it has {names}", problem=problem, names=told)
    return message(
        "{problem}; it has {names}. If that is the text: {option}",
        problem=problem,
        names=told,
        option=line_to_paste,
    )


def _mapping(values: Mapping[str, bytes], columns: Columns) -> str:
    """``--map`` with the longest text as the article's, ready to paste; empty if there is none."""
    found: Columns = {field: name for field, name in columns.items() if field != "text"}
    if not all(map(_can_be_pasted, found.values())):
        return ""
    texts = {
        name: len(value)
        for name, value in values.items()
        if value[:1] == b'"' and name not in (*FIELDS, *found.values()) and _can_be_pasted(name)
    }
    if not texts:
        return ""
    columns = {"text": max(texts, key=texts.__getitem__), **found}
    return "--map " + shlex.quote(",".join(f"{field}={name}" for field, name in columns.items()))


def _can_be_pasted(name: str) -> bool:
    return name == escaped(name) and not set(name) & set(",=")
