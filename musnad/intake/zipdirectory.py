"""The directory of a zip file, read member by member: it may be longer than the memory.

The zipfile module holds all of it, some 600 bytes a member.
"""

from __future__ import annotations

import io
import stat
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from musnad.errors import InputError
from musnad.messages import message

_END = struct.Struct("<4s4H2LH")
_END_MAGIC = b"PK\x05\x06"
_END_WITHIN = _END.size + 0xFFFF
_END_64 = struct.Struct("<4sQ2H2L4Q")
_END_64_MAGIC = b"PK\x06\x06"
_LOCATOR_64_SIZE = 20
_LOCATOR_64_MAGIC = b"PK\x06\x07"
_ENTRY = struct.Struct("<4s4x2H4x3L3H4x2L")
_ENTRY_MAGIC = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s22x2H")
_LOCAL_MAGIC = b"PK\x03\x04"
_EXTRA = struct.Struct("<2H")
_EXTRA_64 = 1
#: Stands for a number that is in the extra field for zip64.
_ELSEWHERE = 0xFFFFFFFF
_ENCRYPTED = 0x1
_UTF8 = 0x800


class Member(NamedTuple):
    """A file in a zip: where it begins there, and how it is packed. Sizes in bytes."""

    name: str
    start: int
    packed: int
    unpacked: int
    method: int
    crc: int
    is_encrypted: bool
    is_link: bool


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    """The members in the order of the directory. ``file`` may be moved in between.

    Raises InputError if it is no zip or its directory is damaged.
    """
    try:
        start, size, shift = _directory(file, name)
        directory = io.BufferedReader(_Section(file, start, size), 64 * 1024)
        while entry := directory.read(_ENTRY.size):
            yield _member(entry, directory, shift)
    except (struct.error, ValueError) as error:
        raise _damaged(name) from error


def find_data(file: BinaryIO, member: Member, name: str) -> None:
    """Move ``file`` to the packed data of ``member``. Raises InputError if it is not there."""
    try:
        file.seek(member.start)
        magic, name_size, extra_size = _LOCAL.unpack(file.read(_LOCAL.size))
    except (struct.error, ValueError, OverflowError, OSError) as error:
        raise _damaged(name) from error
    if magic != _LOCAL_MAGIC:
        raise _damaged(name)
    file.seek(name_size + extra_size, io.SEEK_CUR)


def _directory(file: BinaryIO, name: str) -> tuple[int, int, int]:
    """Where the directory starts, its size, and by how much all places are shifted."""
    file_size = file.seek(0, io.SEEK_END)
    tail_start = file.seek(max(0, file_size - _END_WITHIN))
    tail = file.read(_END_WITHIN)
    at = tail.rfind(_END_MAGIC, 0, len(tail) - _END.size + len(_END_MAGIC))
    if at < 0:
        raise InputError(name, None, message("not a zip file, or its end is missing"))
    _, disk, _, _, _, size, offset, _ = _END.unpack_from(tail, at)
    end = tail_start + at
    start_64 = end - _LOCATOR_64_SIZE - _END_64.size
    file.seek(max(0, start_64))
    record = file.read(_END_64.size + _LOCATOR_64_SIZE)
    if record.startswith(_END_64_MAGIC) and record.startswith(_LOCATOR_64_MAGIC, _END_64.size):
        *_, disk, _, _, _, size, offset = _END_64.unpack_from(record)
        end = start_64
    if disk:
        raise InputError(name, None, message("one part of a zip file in several: join them first"))
    start = end - size
    if start < 0 or start < offset:
        raise _damaged(name)
    return start, size, start - offset


def _member(entry: bytes, directory: BinaryIO, shift: int) -> Member:
    magic, flags, method, crc, packed, unpacked, *sizes, mode, start = _ENTRY.unpack(entry)
    if magic != _ENTRY_MAGIC:
        raise ValueError(message("no entry of a directory"))
    name, extra, _ = (directory.read(size) for size in sizes)
    unpacked, packed, start = _from_zip64(extra, (unpacked, packed, start))
    return Member(
        name=_name(name, flags),
        start=start + shift,
        packed=packed,
        unpacked=unpacked,
        method=method,
        crc=crc,
        is_encrypted=bool(flags & _ENCRYPTED),
        is_link=stat.S_ISLNK(mode >> 16),
    )


def _name(data: bytes, flags: int) -> str:
    """The name as its flag says; many write UTF-8 without saying so."""
    data = data.partition(b"\0")[0]
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("utf-8" if flags & _UTF8 else "cp437", "backslashreplace")


def _from_zip64(extra: bytes, numbers: tuple[int, ...]) -> Iterator[int]:
    """``numbers`` with those that are too large for 32 bits taken from the extra field."""
    large = list(_zip64_numbers(extra))
    for number in numbers:
        if number == _ELSEWHERE:
            if not large:
                raise ValueError(message("a number of zip64 is missing"))
            number = large.pop(0)
        yield number


def _zip64_numbers(extra: bytes) -> tuple[int, ...]:
    at = 0
    while at + _EXTRA.size <= len(extra):
        id, size = _EXTRA.unpack_from(extra, at)
        at += _EXTRA.size
        if id == _EXTRA_64:
            field = extra[at : at + size]
            return struct.unpack_from(f"<{min(len(field) // 8, 3)}Q", field)
        at += size
    return ()


def _damaged(name: str) -> InputError:
    return InputError(name, None, message("the zip file is damaged"))


class _Section(io.RawIOBase):
    """Part of a file, with a place of its own in it."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file = file
        self._at = start
        self._end = start + size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._file.seek(self._at)
        data = self._file.read(min(len(buffer), self._end - self._at))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
