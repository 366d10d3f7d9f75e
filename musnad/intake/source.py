"""Opening an input: a file or standard input, gzipped or not."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple, cast

from musnad.errors import InputError

STDIN = "-"
_GZIP_MAGIC = b"\x1f\x8b"


class Source(NamedTuple):
    """An open input: its bytes unpacked, and the file under them, whose place shows progress."""

    name: str
    stream: BinaryIO
    raw: BinaryIO


@contextmanager
def open_source(path: str) -> Iterator[Source]:
    """Open ``path`` (``-`` is standard input); gzip is known by its first bytes, not by its name.

    Raises OSError when it cannot be opened, InputError when gzipped data breaks off.
    """
    if path == STDIN:
        yield from _unpacked("<stdin>", sys.stdin.buffer)
        return
    with open(path, "rb") as raw:
        yield from _unpacked(path, raw)


def _unpacked(name: str, raw: BinaryIO) -> Iterator[Source]:
    buffered = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)  # type: ignore[type-var]
    if buffered.peek(2)[:2] != _GZIP_MAGIC:
        yield Source(name, buffered, raw)
        return
    try:
        with gzip.open(buffered, "rb") as unpacked:
            yield Source(name, cast(BinaryIO, unpacked), raw)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(name, None, f"the gzipped data is damaged ({error})") from error
