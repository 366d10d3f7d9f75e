"""An article as rich text (``.rtf``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from musnad.article import Article
from musnad.errors import InputError, MissingLibraryError
from musnad.intake.document import EXTRA, article_of, parse_with, split_whole
from musnad.intake.record import Columns, Record
from musnad.messages import message


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The whole file is one record."""
    return split_whole("rtf", stream, name, id)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """The article of the document, or what is wrong with it."""
    return parse_with(_article, record)


def _article(record: Record) -> Article:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise MissingLibraryError("striprtf", EXTRA) from error
    if not record.data.lstrip().startswith(b"{\\rtf"):
        raise InputError("", None, message("not RTF, whatever its name"))
    try:
        # Arabic is escaped in it, or in the encoding that it names.
        text = rtf_to_text(record.data.decode("latin-1"), errors="replace")
    except (ValueError, LookupError, IndexError, RecursionError, OverflowError) as error:
        raise InputError("", None, message("the RTF is damaged")) from error
    return article_of(record, text)
