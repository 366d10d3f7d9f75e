"""Articles as a JSON file: one object, a list of them, or lines under a wrong name."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from musnad.errors import InputError
from musnad.intake import jsonl
from musnad.intake.encoding import BOM, decode
from musnad.intake.record import Record, read_whole
from musnad.messages import message

#: A document has to be held whole; beyond this, lines (JSONL) do it in constant memory.
LARGEST = 1024 * 1024 * 1024

#: How a document or its lines begin, after a byte-order mark, in any encoding.
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]{0,1000}+(?:[\[{\"]|$)")
_LOOKED_AT = 1024

_list = msgspec.json.Decoder(list[msgspec.Raw])


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """A record an object, parsed as a line of JSONL is."""
    beginning = getattr(stream, "peek", lambda size: b"")(_LOOKED_AT)[:_LOOKED_AT]
    if beginning and not _BEGINS.match(beginning):
        yield InputError(name, None, message("broken JSON: it begins neither with [ nor with {{"))
        return
    data = read_whole(stream, name, LARGEST).removeprefix(BOM)
    try:
        items = [bytes(item) for item in _list.decode(data)]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield from _split_slowly(data, name)
    else:
        yield from _records(items, name)


def _split_slowly(data: bytes, name: str) -> Iterator[Record | InputError]:
    """The records of one object, of what only the json module takes, or of lines."""
    try:
        value = jsonl.loads(decode(data, name))
    except InputError as error:
        if _holds_objects(data):
            yield from jsonl.split(io.BytesIO(data), name, "")
        else:
            yield InputError(name, error.line, error.reason)
        return
    if isinstance(value, list):
        yield from _records([json.dumps(item).encode() for item in value], name)
    else:
        yield Record("jsonl", name, None, json.dumps(value).encode())


def _records(items: list[bytes], name: str) -> Iterator[Record | InputError]:
    if not items:
        yield InputError(name, None, message("an empty list: no article"))
    for position, item in enumerate(items, 1):
        yield Record("jsonl", name, None, item, position=position)


def _holds_objects(data: bytes) -> bool:
    """Whether any line is a JSON object by itself: then the file is JSONL, whatever its name."""
    for line in data.splitlines():
        try:
            if line.lstrip().startswith(b"{") and isinstance(json.loads(line), dict):
                return True
        except (ValueError, RecursionError):
            continue
    return False
