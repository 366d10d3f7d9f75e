"""Articles as a JSON file: one object, a list of them, or lines under a wrong name."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from musnad.errors import InputError
from musnad.intake import jsonl
from musnad.intake.encoding import BOM, decode
from musnad.intake.jsonlist import items
from musnad.intake.record import Record
from musnad.intake.source import some
from musnad.messages import message

#: How a document or its lines begin, after a byte-order mark, in any encoding.
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]{0,1000}+(?:(\[)|[{\"]|$)")
_LOOKED_AT = 1024
_AT_ONCE = 64 * 1024
_ASCII = bytes(range(128))


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """A record an object, parsed as a line of JSONL is."""
    beginning = getattr(stream, "peek", lambda _: b"")(_LOOKED_AT)[:_LOOKED_AT]
    found = _BEGINS.match(beginning)
    if beginning and not found:
        yield InputError(name, None, message("broken JSON: it begins neither with [ nor with {{"))
    elif found and found[1]:
        yield from _split_list(stream, name)
    else:
        yield from _split_objects(stream, name)


def _split_list(stream: BinaryIO, name: str) -> Iterator[Record | InputError]:
    position = 0
    try:
        for position, item in enumerate(items(_in_utf8(stream), jsonl.LONGEST_LINE), 1):
            yield Record("jsonl", name, None, _recoded(item, name), position=position)
    except InputError as error:
        yield InputError(name, None, error.reason)
    else:
        if not position:
            yield InputError(name, None, message("an empty list: no article"))


def _in_utf8(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a text, chunk by chunk: what is UTF-16 as UTF-8, other encodings as they are."""
    chunks: Iterable[bytes] = iter(lambda: some(stream, _AT_ONCE), b"")
    first = next(iter(chunks), b"")
    if not first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield first.removeprefix(BOM)
        yield from chunks
        return
    try:
        for text in codecs.iterdecode(chain([first], chunks), "utf-16", "surrogatepass"):
            yield text.encode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        reason = message("not UTF-16: {problem}", problem=error.reason)
        raise InputError("", None, reason) from error


def _recoded(item: bytes, name: str) -> bytes:
    """An item in UTF-8; as it is if its encoding is not known, which is then told of it."""
    try:
        return item if not item.translate(None, _ASCII) else decode(item, name).encode()
    except (InputError, UnicodeEncodeError):
        return item


def _split_objects(stream: BinaryIO, name: str) -> Iterator[Record | InputError]:
    """The record of one object; those of lines, if the first is an object and not the last."""
    lines = jsonl.numbered_lines(stream)
    number, line = first = next(lines, (1, b""))
    if _is_object(line):
        second = next(lines, None)
        if second is not None:
            for place, data in chain([first, second], lines):
                yield Record("jsonl", name, place, data)
            return
    data = b"\n" * (number - 1) + line + stream.read(jsonl.LONGEST_LINE + 1)
    if len(data) > jsonl.LONGEST_LINE:
        limit = jsonl.LONGEST_LINE // 1024**2
        yield InputError(name, None, message("an object larger than {limit} MiB", limit=limit))
        return
    yield from _split_slowly(data, name)


def _split_slowly(data: bytes, name: str) -> Iterator[Record | InputError]:
    """The records of one object, or of lines."""
    try:
        value = jsonl.loads(decode(data, name))
    except InputError as error:
        if any(map(_is_object, io.BytesIO(data))):
            yield from jsonl.split(io.BytesIO(data), name, "")
        else:
            yield InputError(name, error.line, error.reason)
        return
    if isinstance(value, list):
        # It began too late, or too little of it had come, to be seen.
        for position, item in enumerate(value, 1):
            yield Record("jsonl", name, None, json.dumps(item).encode(), position=position)
    else:
        yield Record("jsonl", name, None, json.dumps(value).encode())


def _is_object(line: bytes) -> bool:
    """Whether a line is a JSON object by itself: then the file is JSONL, whatever its name."""
    try:
        return line.lstrip().startswith(b"{") and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
