"""Articles as JSON: one a line (JSONL), or a file that holds one or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.encoding import BOM, decode

#: Longest line taken as a record. A file without line breaks must not fill the memory.
LONGEST_LINE = 64 * 1024 * 1024


class _Record(msgspec.Struct, gc=False):
    """An article as it comes: null stands for an absent value, and ids may be whole numbers."""

    text: str
    id: str | int | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None


_decoder = msgspec.json.Decoder(_Record)


def read_lines(stream: BinaryIO, name: str) -> Iterator[Article | InputError]:
    """The articles of JSONL, in order; a bad line gives its error in its place."""
    for number, line in numbered_lines(stream):
        try:
            yield article_from_json(line, name, number)
        except InputError as error:
            yield error


def read_document(data: bytes, name: str) -> Iterator[Article | InputError]:
    """The articles of a JSON file: an object, a list of objects, or lines that are objects."""
    try:
        value = _loads(decode(data, name), name)
    except InputError as error:
        if _holds_records(data):
            yield from read_lines(io.BytesIO(data), name)
        else:
            yield error
        return
    if not isinstance(value, list):
        yield _article_or_error(value, name, "")
    elif not value:
        yield InputError(name, None, "an empty list: no article")
    else:
        for position, item in enumerate(value, 1):
            yield _article_or_error(item, name, f"article {position}: ")


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


def article_from_json(line: bytes, name: str = "", number: int | None = None) -> Article:
    """The article of one JSON object. Raises InputError that says what is wrong with it."""
    if len(line) > LONGEST_LINE:
        reason = f"the line is longer than {LONGEST_LINE // 1024**2} MiB"
        raise InputError(name, number, reason)
    try:
        record = _decoder.decode(line)
    except msgspec.ValidationError as error:
        raise InputError(name, number, str(error)) from error
    except UnicodeDecodeError as error:
        raise InputError(name, number, f"not UTF-8: {error.reason}") from error
    except (msgspec.DecodeError, RecursionError):
        # msgspec refuses lone surrogates ("\ud83d" cut off from its pair), which broken exports are
        # full of; the json module takes them.
        try:
            record = _convert(_loads(line.decode(), name))
        except InputError as error:
            raise InputError(name, number, error.reason) from error
    try:
        return _article(record)
    except InputError as error:
        raise InputError(name, number, error.reason) from error


def _article_or_error(value: Any, name: str, place: str) -> Article | InputError:
    try:
        return _article(_convert(value))
    except InputError as error:
        return InputError(name, None, place + error.reason)


def _article(record: _Record) -> Article:
    if not record.text or record.text.isspace():
        raise InputError("", None, "the text is empty")
    return Article(
        text=record.text,
        id="" if record.id is None else str(record.id),
        outlet=record.outlet or "",
        url=record.url or "",
        published=record.published or "",
        title=record.title or "",
        byline=record.byline or "",
    )


def _convert(value: Any) -> _Record:
    try:
        return msgspec.convert(value, _Record)
    except msgspec.ValidationError as error:
        raise InputError("", None, str(error)) from error


def _loads(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"broken JSON: {error.msg} (column {error.colno})"
        raise InputError(name, error.lineno, reason) from error
    except RecursionError as error:
        raise InputError(name, None, "broken JSON: nested too deeply") from error
    except ValueError as error:
        raise InputError(name, None, f"broken JSON: {error}") from error


def _holds_records(data: bytes) -> bool:
    """Whether any line is a JSON object by itself: then the file is JSONL, whatever its name."""
    for line in data.splitlines():
        try:
            if line.lstrip().startswith(b"{") and isinstance(json.loads(line), dict):
                return True
        except (ValueError, RecursionError):
            continue
    return False
