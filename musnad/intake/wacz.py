"""WACZ: web archives in a zip file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from musnad.errors import InputError
from musnad.intake import warc
from musnad.intake.record import Record
from musnad.intake.zipdirectory import Member
from musnad.intake.zipped import Zipped, split_members

_WEB_ARCHIVE = re.compile(r"archive/[^/]+\.warc(?:\.gz|\.zst)?", re.IGNORECASE)


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The records of its web archives, in their order."""
    return split_members(stream, name, _is_web_archive, _records)


def _is_web_archive(member: Member) -> bool:
    return _WEB_ARCHIVE.fullmatch(member.name) is not None


def _records(zipped: Zipped, member: Member) -> Iterator[Record | InputError]:
    with zipped.open(member) as stream:
        yield from warc.split(stream, zipped.place(member), "")
