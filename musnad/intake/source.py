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

from musnad.errors import InputError, message_of
from musnad.messages import message

STDIN = "-"
_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
#: The frame before the others that holds the dictionary they were packed with (``.warc.zst``).
_ZSTD_DICTIONARY_MAGIC = b"\x5d\x2a\x4d\x18"
#: What unpacks to more than so many bytes, and so many times its own size, is a bomb: Arabic news
#: packs to a tenth at best.
BOMB_SIZE = 256 * 1024 * 1024
BOMB_RATIO = 200
#: A zstd frame may ask for more memory than this to be unpacked; it does not get it.
ZSTD_WINDOW = 128 * 1024 * 1024
LARGEST_DICTIONARY = 16 * 1024 * 1024
#: Packed so many times over, less one, it is unpacked.
_DEEPEST = 4
#: Unpacked at a time, so that a bomb is noticed before it fills the memory.
_AT_ONCE = 1024 * 1024
#: Of zstd, which packs to a thirty thousandth at best.
_PACKED_AT_ONCE = 2048


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
    stream: io.BufferedReader[Any] = io.BufferedReader(packed)
    try:
        for _ in range(_DEEPEST):
            unpacker = _unpacker(name, stream)
            if unpacker is None:
                yield stream
                return
            # Packed twice, it is still to be no bomb for the bytes that there are.
            stream = io.BufferedReader(Guarded(name, unpacker, lambda: packed.count))
        raise InputError(
            name, None, message("packed more than {times} times over", times=_DEEPEST - 1)
        )
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(
            name, None, message("the gzipped data is damaged ({error})", error=message_of(error))
        ) from error
    except zstandard.ZstdError as error:
        raise InputError(
            name, None, message("the zstd data is damaged ({error})", error=message_of(error))
        ) from error


def some(stream: BinaryIO, size: int) -> bytes:
    """Up to ``size`` bytes, as soon as there are any: what stands before damage is not lost."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(size)


def _unpacker(name: str, packed: io.BufferedReader[Any]) -> BinaryIO | None:
    """What unpacks ``packed``; None if it is not packed."""
    beginning = packed.peek(4)[:4]
    if beginning.startswith(_GZIP_MAGIC):
        return cast(BinaryIO, gzip.GzipFile(fileobj=packed))
    if beginning not in (_ZSTD_MAGIC, _ZSTD_DICTIONARY_MAGIC):
        return None
    is_led = beginning == _ZSTD_DICTIONARY_MAGIC
    dictionary = _zstd_dictionary(name, packed) if is_led else None
    unpacker = zstandard.ZstdDecompressor(dictionary, max_window_size=ZSTD_WINDOW)
    return cast(BinaryIO, _Frames(packed, unpacker))


def _zstd_dictionary(name: str, packed: BinaryIO) -> zstandard.ZstdCompressionDict:
    size = int.from_bytes(packed.read(8)[4:], "little")
    if size > LARGEST_DICTIONARY:
        reason = message(
            "its zstd dictionary is larger than {largest} MiB",
            largest=LARGEST_DICTIONARY // 1024**2,
        )
        raise InputError(name, None, reason)
    data = packed.read(size)
    if data.startswith(_ZSTD_MAGIC):
        unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
        data = unpacker.stream_reader(data).read(LARGEST_DICTIONARY)
    return zstandard.ZstdCompressionDict(data)


class _Counted(io.RawIOBase):
    """A stream that counts what is read from it; seekable if the one under it is."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = some(self._raw, len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def seekable(self) -> bool:
        return self._raw.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        return self._raw.tell()


class _Frames(io.RawIOBase):
    """The zstd frames of a stream, unpacked; a ZstdError if the last is cut off.

    The library's own reader takes that for the end.
    """

    def __init__(
        self, packed: io.BufferedReader[Any], unpacker: zstandard.ZstdDecompressor
    ) -> None:
        self._packed = packed
        self._unpacker = unpacker
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._rest = b""
        self._unpacked = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._unpacked:
            data = self._rest or self._packed.read1(_PACKED_AT_ONCE)
            if not data:
                if self._frame is not None:
                    raise zstandard.ZstdError("cut off")
                return 0
            frame = self._frame or self._unpacker.decompressobj()
            self._unpacked = memoryview(frame.decompress(data))
            self._frame = None if frame.eof else frame
            self._rest = frame.unused_data if frame.eof else b""
        size = min(len(buffer), len(self._unpacked))
        buffer[:size] = self._unpacked[:size]
        self._unpacked = self._unpacked[size:]
        return size


class Guarded(io.RawIOBase):
    """Unpacked bytes, which end in an InputError once they are far too many for the packed ones.

    ``packed`` tells how many those are by now; ``count`` goes on from the one given.
    """

    def __init__(
        self, name: str, stream: BinaryIO, packed: Callable[[], int], count: int = 0
    ) -> None:
        self._name = name
        self._stream = stream
        self._packed = packed
        self.count = count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = some(self._stream, min(len(buffer), _AT_ONCE))
        buffer[: len(data)] = data
        self.count += len(data)
        if is_bomb(self.count, self._packed()):
            raise bomb(self._name)
        return len(data)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes came out of so few that more must not be unpacked."""
    return unpacked > BOMB_SIZE and unpacked > BOMB_RATIO * packed


def bomb(name: str) -> InputError:
    """The error for what ``is_bomb``."""
    return InputError(
        name,
        None,
        message("unpacks to over {ratio} times its size: taken for a bomb", ratio=BOMB_RATIO),
    )
