"""An article as a PDF with a layer of text, in the order in which it is read."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from musnad.article import Article
from musnad.errors import InputError, MissingLibraryError
from musnad.intake.document import (
    EXTRA,
    MOST_CHARACTERS,
    article_of,
    parse_with,
    split_whole,
)
from musnad.intake.record import Columns, Record
from musnad.messages import message

MOST_PAGES = 200
#: What PDFium has for a glyph without a character, and for a hyphen at the end of a line.
_NO_CHARACTERS = "\0\x02\ufffe\uffff"
_ALEFS = "اأإآ"
#: Brackets open before a word and close behind one; from right to left they may come mirrored.
_MIRRORED = re.compile(r"(?<!\S)[)»\]](?=\w)|(?<=\w)[(«\[](?!\w)")
_MIRRORS = str.maketrans("()[]«»", ")(][»«")
#: A comma between a number and the next word may come before the number.
_COMMA_FIRST = re.compile(r"(?<=\s)([،؛])(\d[\d.,]*)(?=\s)")
#: A line with so much of the length of the longest goes on in the next one.
_FULL = 0.75
_STOPS = (".", "؟", "!", ":", "…")


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The whole file is one record."""
    return split_whole("pdf", stream, name, id)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """The article of the document, or what is wrong with it."""
    return parse_with(_article, record)


def _article(record: Record) -> Article:
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingLibraryError("pypdfium2", EXTRA) from error
    try:
        document = pypdfium2.PdfDocument(record.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            reason = message("encrypted; save it without a password first")
        else:
            reason = message("no PDF, or a damaged one")
        raise InputError("", None, reason) from error
    try:
        text = _text(document, pypdfium2.raw)
        title = document.get_metadata_dict().get("Title", "")
    except pypdfium2.PdfiumError as error:
        raise InputError("", None, message("the PDF is damaged")) from error
    finally:
        document.close()
    if not text or text.isspace():
        reason = message("a PDF without a layer of text: it holds pictures of pages, not words")
        raise InputError("", None, reason)
    return article_of(record, text, title)


def _text(document: Any, pdfium: Any) -> str:
    if len(document) > MOST_PAGES:
        reason = message("a PDF of more than {limit} pages, which is no article", limit=MOST_PAGES)
        raise InputError("", None, reason)
    lines: list[str] = []
    size = 0
    for page in document:
        textpage = page.get_textpage()
        size += textpage.count_chars()
        if size > MOST_CHARACTERS:
            limit = MOST_CHARACTERS
            raise InputError("", None, message("longer than {limit:,} characters", limit=limit))
        lines += _characters(textpage, pdfium).splitlines()
        textpage.close()
        page.close()
    return "\n".join(_paragraphs([_mended(line.strip()) for line in lines]))


def _characters(page: Any, pdfium: Any) -> str:
    """The characters of a page from right to left, where PDFium has turned lines round.

    With the line it turns the ligature of lam and alef, which is one glyph, into alef and lam.
    """
    count = page.count_chars()
    found = [chr(pdfium.FPDFText_GetUnicode(page, at)) for at in range(count)]
    for at in range(count - 1):
        if found[at] in _ALEFS and found[at + 1] == "ل":
            box = _box(page, at, pdfium)
            if box == _box(page, at + 1, pdfium):
                found[at], found[at + 1] = found[at + 1], found[at]
    return "".join(c for c in found if c not in _NO_CHARACTERS)


def _box(page: Any, at: int, pdfium: Any) -> tuple[float, ...]:
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(page, at, *map(ctypes.byref, sides))
    return tuple(side.value for side in sides)


def _mended(line: str) -> str:
    """A line with brackets and commas where they are read."""
    line = _MIRRORED.sub(lambda found: found[0].translate(_MIRRORS), line)
    return _COMMA_FIRST.sub(r"\2\1", line)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines of a page joined: a paragraph ends with a short line, or a full one with a stop."""
    longest = max(map(len, lines), default=0)
    paragraph: list[str] = []
    for line in lines:
        if line:
            paragraph.append(line)
        ends = line.endswith(_STOPS) and len(line) < longest
        if paragraph and (ends or len(line) < longest * _FULL):
            yield " ".join(paragraph)
            paragraph = []
        if not line:
            yield ""
    if paragraph:
        yield " ".join(paragraph)
