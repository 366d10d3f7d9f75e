"""An article as a plain text file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.encoding import decode
from musnad.intake.record import Columns, Record, read_whole
from musnad.messages import message

LARGEST = 64 * 1024 * 1024
LONGEST_TITLE = 150
_TITLE = re.compile(
    rf"\s*+(\S[^\r\n]{{0,{LONGEST_TITLE}}}?)[ \t]*+(?:\r\n?|\n)[ \t]*+(?:\r\n?|\n)\s*+(?=\S)"
)
_FULL_STOPS = (".", "۔", "…")


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The whole file is one record."""
    yield Record("text", name, None, read_whole(stream, name, LARGEST), id)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """The article of the record, or what is wrong with it."""
    try:
        yield read_text(record.data, record.name, record.id)
    except InputError as error:
        yield error


def read_text(data: bytes, name: str, id: str = "") -> Article:
    """The article of a text file; raises InputError if it is empty or of an unknown encoding.

    The first line is the title if it is short, ends without a full stop and is followed by a blank
    line and more text. What follows, from its first word on, is the article's ``text``: offsets
    count from there. Without a title the ``text`` is the file as it is.
    """
    text = decode(data, name)
    if not text or text.isspace():
        raise InputError(name, None, message("the text is empty"))
    title, start = split_title(text)
    return Article(id=id, title=title, text=text[start:])


def split_title(text: str) -> tuple[str, int]:
    """The title and where the text begins; an empty title begins the text at 0."""
    match = _TITLE.match(text)
    if match is None or len(match[1]) > LONGEST_TITLE or match[1].endswith(_FULL_STOPS):
        return "", 0
    return match[1], match.end()
