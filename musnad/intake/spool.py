"""Streams that are to be read from any place, not only from their beginning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from musnad.errors import InputError, reason_of
from musnad.messages import message

#: So much is held in memory, more in a temporary file.
HELD = 16 * 1024 * 1024
LARGEST = 4 * 1024 * 1024 * 1024
_AT_ONCE = 1024 * 1024


@contextmanager
def seekable(stream: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """``stream``, or a copy of it if it comes from a pipe or is packed.

    Raises InputError if the copy would be larger than ``LARGEST`` or cannot be written.
    """
    if stream.seekable():
        yield stream
        return
    with SpooledTemporaryFile(max_size=HELD) as copy:
        _copy(stream, cast(BinaryIO, copy), name)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _copy(stream: BinaryIO, copy: BinaryIO, name: str) -> None:
    left = LARGEST
    while data := stream.read(_AT_ONCE):
        left -= len(data)
        if left < 0:
            reason = message(
                "larger than {largest} GiB: give it as a file, not packed",
                largest=LARGEST // 1024**3,
            )
            raise InputError(name, None, reason)
        try:
            copy.write(data)
        except OSError as error:
            reason = message(
                "cannot be copied to the folder for temporary files: {reason}",
                reason=reason_of(error),
            )
            raise InputError(name, None, reason) from error
