"""What the formats of documents have in common: one record a file, and where its title is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from musnad.article import Article
from musnad.errors import InputError, MissingLibraryError
from musnad.intake.record import Record, read_whole
from musnad.intake.textfile import split_title
from musnad.messages import message

#: With its pictures.
LARGEST = 50 * 1024 * 1024
#: Of the text; no article has more.
MOST_CHARACTERS = 4_000_000
#: What brings the libraries.
EXTRA = "documents"
#: What programs put for a title: «Microsoft Word - news.docx», «Document1», «news.indd».
_NO_TITLE = re.compile(r"Microsoft |Document\d*$|.*\.\w{2,5}$|untitled|\W*$", re.IGNORECASE)


def split_whole(format: str, stream: BinaryIO, name: str, id: str) -> Iterator[Record]:
    """The whole file is one record."""
    yield Record(format, name, None, read_whole(stream, name, LARGEST), id)


def parse_with(read: Callable[[Record], Article], record: Record) -> Iterator[Article | InputError]:
    """The article that ``read`` makes of the record, or what is wrong with it."""
    try:
        yield read(record)
    except InputError as error:
        yield InputError(record.name, record.number, error.reason)
    except MissingLibraryError as error:
        yield InputError(record.name, record.number, error.message)


def article_of(record: Record, text: str, title: str = "") -> Article:
    """The article of a document's text; ``title`` is what its properties tell.

    Else the first line may be the title, as that of a text file. Raises InputError if there is no
    text, or far too much.
    """
    if not text or text.isspace():
        raise InputError("", None, message("the text is empty"))
    if len(text) > MOST_CHARACTERS:
        limit = MOST_CHARACTERS
        raise InputError("", None, message("longer than {limit:,} characters", limit=limit))
    title = " ".join(title.split())
    first, _, rest = text.lstrip().partition("\n")
    if title and first.strip() == title and rest.strip():
        return Article(id=record.id, title=title, text=rest.strip())
    found, start = split_title(text)
    if found or _NO_TITLE.match(title):
        return Article(id=record.id, title=found, text=text[start:].strip())
    return Article(id=record.id, title=title, text=text.strip())
