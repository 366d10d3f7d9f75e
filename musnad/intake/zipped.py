"""The files in a zip file, unpacked as they are read and never written anywhere."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from lzma import LZMAError
from typing import Any, BinaryIO, cast
from zipfile import BadZipFile, ZipExtFile, ZipInfo

from musnad.errors import InputError, message_of
from musnad.intake.record import Record
from musnad.intake.shown import shown
from musnad.intake.source import Guarded, bomb, is_bomb, some, unpacked
from musnad.intake.spool import seekable
from musnad.intake.zipdirectory import Member, find_data, members
from musnad.messages import message


def split_members(
    stream: BinaryIO,
    name: str,
    is_wanted: Callable[[Member], bool],
    split: Callable[[Zipped, Member], Iterator[Record | InputError]],
) -> Iterator[Record | InputError]:
    """The records of the members wanted, in their order; one that is damaged costs no other.

    Raises InputError if it is no zip, a bomb, or holds no member that is wanted.
    """
    with seekable(stream, name) as file:
        zipped = Zipped(file, name)
        is_empty = True
        for member in filter(is_wanted, zipped):
            is_empty = False
            try:
                yield from split(zipped, member)
            except InputError as error:
                yield error
            if zipped.is_bomb:
                return
        if is_empty:
            raise InputError(name, None, message("there is nothing in it to read"))


class Zipped:
    """An open zip file. Bombs are told by each member's size and by that of all that was read."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        self._file = file
        self._size = file.seek(0, io.SEEK_END)
        self._unpacked = 0
        self._packed = 0

    def __iter__(self) -> Iterator[Member]:
        return members(self._file, self.name)

    def place(self, member: Member) -> str:
        """What errors call the member."""
        return f"{self.name}/{shown(member.name)}"

    @property
    def is_bomb(self) -> bool:
        """Whether no more of it must be read: members that share their data are more than all."""
        return self._packed > self._size or is_bomb(self._unpacked, self._size)

    @contextmanager
    def open(self, member: Member) -> Iterator[io.BufferedReader[Any]]:
        """The bytes of ``member``, unpacked once more if they are gzip or zstd.

        Raises InputError if they cannot be read, also while they are read.
        """
        place = self.place(member)
        if member.is_encrypted:
            raise InputError(place, None, message("encrypted; unpack it first, with its password"))
        if member.packed > self._size:
            raise InputError(
                place, None, message("damaged in the zip file (larger than all of it)")
            )
        self._packed += member.packed
        if self.is_bomb:
            raise bomb(self.name)
        find_data(self._file, member, place)
        raw = _Unpacked(_extracted(self._file, member, place), place)
        guarded = io.BufferedReader(Guarded(place, cast(BinaryIO, raw), lambda: member.packed))
        with unpacked(place, cast(BinaryIO, guarded)) as stream:
            total = Guarded(
                self.name, cast(BinaryIO, stream), lambda: self._size, count=self._unpacked
            )
            try:
                yield io.BufferedReader(total)
            finally:
                self._unpacked = total.count


def _extracted(file: BinaryIO, member: Member, place: str) -> ZipExtFile:
    info = ZipInfo(member.name)
    info.compress_type = member.method
    info.compress_size = member.packed
    info.file_size = member.unpacked
    info.CRC = member.crc
    try:
        return ZipExtFile(file, "r", info)
    except (NotImplementedError, RuntimeError) as error:
        raise InputError(
            place,
            None,
            message("packed in a way that is not known ({error})", error=message_of(error)),
        ) from error


class _Unpacked(io.RawIOBase):
    """What a member holds; an InputError where it is damaged."""

    def __init__(self, member: ZipExtFile, place: str) -> None:
        self._member = member
        self._place = place

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = some(cast(BinaryIO, self._member), len(buffer))
        except (BadZipFile, EOFError, OSError, ValueError, zlib.error, LZMAError) as error:
            raise InputError(
                self._place,
                None,
                message("damaged in the zip file ({error})", error=message_of(error)),
            ) from error
        buffer[: len(data)] = data
        return len(data)
