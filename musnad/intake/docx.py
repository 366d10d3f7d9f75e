"""An article as a Word document (``.docx``)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from musnad.article import Article
from musnad.errors import InputError, MissingLibraryError
from musnad.intake.document import EXTRA, article_of, parse_with, split_whole
from musnad.intake.record import Columns, Record
from musnad.messages import message

#: Of all parts together, unpacked, and of one that is XML.
MOST_UNPACKED = 256 * 1024 * 1024
LARGEST_XML = 32 * 1024 * 1024
MOST_PARTS = 10_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Said again for programs that do not know the first form.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH = f"{_WORD}p"
_CHARACTERS = {f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
_TEXT = f"{_WORD}t"
_TITLES = ("title", "heading 1")


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The whole file is one record."""
    return split_whole("docx", stream, name, id)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """The article of the document, or what is wrong with it."""
    return parse_with(_article, record)


def _article(record: Record) -> Article:
    try:
        from docx import Document
    except ImportError as error:
        raise MissingLibraryError("python-docx", EXTRA) from error
    _check(record.data)
    try:
        document = Document(io.BytesIO(record.data))
        lines = list(_lines(document.element.body))
        title = _heading(document) or document.core_properties.title or ""
    # What python-docx raises for a damaged file is of many kinds.
    except Exception as error:
        raise InputError("", None, message("no Word document, or a damaged one")) from error
    return article_of(record, "\n".join(lines), title)


def _check(data: bytes) -> None:
    """Raises InputError for what is no zip, is encrypted, or unpacks to far too much."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError("", None, message("encrypted, or in the old format of Word"))
    try:
        with ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError("", None, message("no Word document, or a damaged one")) from error
    xml = max((part.file_size for part in infos if part.filename.endswith(".xml")), default=0)
    is_large = sum(part.file_size for part in infos) > MOST_UNPACKED
    if is_large or xml > LARGEST_XML or len(infos) > MOST_PARTS:
        raise InputError("", None, message("unpacks to far more than an article has"))


def _lines(body: Any) -> Iterator[str]:
    """The paragraphs in their order, with those of tables and boxes; what was deleted is not."""
    for paragraph in body.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield from "".join(_texts(paragraph)).split("\n")


def _texts(element: Any) -> Iterator[str]:
    """What an element says, without paragraphs within it, which come by themselves."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in (_PARAGRAPH, _FALLBACK):
            waiting.append(iter(child))


def _heading(document: Any) -> str:
    """The first paragraph that says anything, if its style is that of a title."""
    for paragraph in document.paragraphs[:20]:
        if paragraph.text.strip():
            style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
            return str(paragraph.text) if style in _TITLES else ""
    return ""
