"""Zip files: every file in them is read by its own format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from mimetypes import MimeTypes
from typing import BinaryIO

from musnad.errors import InputError
from musnad.intake.formats import LOOKED_AT, ending_of, known_format, module_of
from musnad.intake.record import Record
from musnad.intake.shown import escaped
from musnad.intake.zipdirectory import Member
from musnad.intake.zipped import Zipped, split_members

_ARCHIVES = ("archive", "wacz")
_STEPS = re.compile(r"[/\\]")
# Without the tables of this machine, which differ from those of the next.
_TYPES = MimeTypes(filenames=())
_DRESS = ("image/", "audio/", "video/", "font/", "text/css", "application/javascript")
_DRESS_ENDINGS = (".webp", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mjs", ".js")


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The records of all files in the zip, in its order; their names and ids continue its own.

    Passed over: folders, hidden files, and what pages are dressed with (images, styles, fonts).
    """

    def records(zipped: Zipped, member: Member) -> Iterator[Record | InputError]:
        place = zipped.place(member)
        if member.is_link:
            raise InputError(place, None, "a link, not a file")
        with zipped.open(member) as file:
            format = _format(member.name, file.peek(LOOKED_AT), place)
            member_id = escaped(f"{id}/{member.name}" if id else member.name)
            yield from module_of(format).split(file, place, member_id)

    return split_members(stream, name, _is_wanted, records)


def _format(name: str, beginning: bytes, place: str) -> str:
    format = known_format(name, beginning)
    if format in _ARCHIVES:
        raise InputError(place, None, "an archive inside an archive; unpack it first")
    if format is None and ending_of(name):
        raise InputError(place, None, "no format known for this file")
    return format or "text"


def _is_wanted(member: Member) -> bool:
    *folders, file = _STEPS.split(member.name)
    if not file or any(map(_is_hidden, (*folders, file))):
        return False
    type, _ = _TYPES.guess_type(file)
    return not (type or "").startswith(_DRESS) and not file.lower().endswith(_DRESS_ENDINGS)


def _is_hidden(step: str) -> bool:
    return step == "__MACOSX" or (step.startswith(".") and step not in (".", ".."))
