"""Zip files: every file in them is read by its own format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from musnad.errors import InputError
from musnad.intake.formats import LOOKED_AT, ending_of, known_format, module_of
from musnad.intake.listing import is_wanted
from musnad.intake.record import Record
from musnad.intake.shown import escaped
from musnad.intake.zipdirectory import Member
from musnad.intake.zipped import Zipped, split_members
from musnad.messages import message

_ARCHIVES = ("archive", "wacz")


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The records of all files in the zip, in its order; their names and ids continue its own.

    Passed over: folders, hidden files, and what pages are dressed with (images, styles, fonts).
    """

    def records(zipped: Zipped, member: Member) -> Iterator[Record | InputError]:
        place = zipped.place(member)
        if member.is_link:
            raise InputError(place, None, message("a link, not a file"))
        with zipped.open(member) as file:
            format = _format(member.name, file.peek(LOOKED_AT), place)
            member_id = escaped(f"{id}/{member.name}" if id else member.name)
            yield from module_of(format).split(file, place, member_id)

    return split_members(stream, name, lambda member: is_wanted(member.name), records)


def _format(name: str, beginning: bytes, place: str) -> str:
    format = known_format(name, beginning)
    if format in _ARCHIVES:
        raise InputError(place, None, message("an archive inside an archive; unpack it first"))
    if format is None and ending_of(name):
        raise InputError(place, None, message("no format known for this file"))
    return format or "text"
