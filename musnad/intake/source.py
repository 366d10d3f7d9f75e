"""Opening an input: a file or standard input, packed or not."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple, cast

import zstandard

from musnad.errors import InputError

STDIN = "-"
_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
#: What unpacks to more than so many bytes, and so many times its own size, is a bomb: Arabic news
#: packs to a tenth at best.
BOMB_SIZE = 256 * 1024 * 1024
BOMB_RATIO = 200
#: A zstd frame may ask for more memory than this to be unpacked; it does not get it.
ZSTD_WINDOW = 128 * 1024 * 1024


class Source(NamedTuple):
    """An open input: its bytes unpacked, and the file under them, whose place shows progress."""

    name: str
    stream: io.BufferedReader[Any]
    raw: BinaryIO


@contextmanager
def open_source(path: str) -> Iterator[Source]:
    """Open ``path`` (``-`` is standard input), unpacked as ``unpacked`` says.

    Raises OSError when it cannot be opened.
    """
    if path == STDIN:
        with unpacked("<stdin>", sys.stdin.buffer) as stream:
            yield Source("<stdin>", stream, sys.stdin.buffer)
        return
    with open(path, "rb") as raw, unpacked(path, raw) as stream:
        yield Source(path, stream, raw)


@contextmanager
def unpacked(name: str, raw: BinaryIO) -> Iterator[io.BufferedReader[Any]]:
    """The bytes of ``raw``; gzip and zstd are known by their first bytes, not by their names.

    Raises InputError, while it is read, when packed data is damaged or is a bomb.
    """
    packed = _Counted(raw)
    buffered: io.BufferedReader[Any] = io.BufferedReader(packed)
    beginning = buffered.peek(4)[:4]
    try:
        if beginning.startswith(_GZIP_MAGIC):
            yield io.BufferedReader(
                _Guarded(name, cast(BinaryIO, gzip.GzipFile(fileobj=buffered)), packed)
            )
        elif beginning == _ZSTD_MAGIC:
            unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
            stream = unpacker.stream_reader(buffered, read_across_frames=True)
            yield io.BufferedReader(_Guarded(name, cast(BinaryIO, stream), packed))
        else:
            yield buffered
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(name, None, f"the gzipped data is damaged ({error})") from error
    except zstandard.ZstdError as error:
        raise InputError(name, None, f"the zstd data is damaged ({error})") from error


def _some(stream: BinaryIO, size: int) -> bytes:
    """Up to ``size`` bytes, as soon as there are any: what stands before damage is not lost."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(size)


class _Counted(io.RawIOBase):
    """A stream that counts what is read from it."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = _some(self._raw, len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Guarded(io.RawIOBase):
    """Unpacked bytes, which end in an InputError once they are far too many for the packed ones."""

    def __init__(self, name: str, stream: BinaryIO, packed: _Counted) -> None:
        self._name = name
        self._stream = stream
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = _some(self._stream, len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > BOMB_SIZE and self._count > BOMB_RATIO * self._packed.count:
            reason = f"unpacks to over {BOMB_RATIO} times its size: taken for a bomb"
            raise InputError(self._name, None, reason)
        return len(data)
