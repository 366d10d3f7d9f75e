"""An article as a web page: an HTML file, a saved page, what a server or a web archive gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree
from lxml.html import HtmlElement

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.charset import decode_declared, xml_charset
from musnad.intake.maintext import main_text
from musnad.intake.pagemeta import PageMeta, page_meta
from musnad.intake.plain import parse_html, text_of
from musnad.intake.record import Columns, Record, read_whole
from musnad.messages import message

#: A saved page holds its pictures and styles, too.
LARGEST = 50 * 1024 * 1024
#: No article has more. Reading takes some 10 seconds and 300 MB at these limits, if made to.
MOST_ELEMENTS = 50_000
MOST_CHARACTERS = 4_000_000
#: As deep as browsers go.
DEEPEST = 512
_BEGINNING = 4096
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)"
)
_UNSEEN = ("script", "style", "svg", "template", "noscript")


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The whole file is one record."""
    yield Record("html", name, None, read_whole(stream, name, LARGEST), id)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """The article of the page, or what is wrong with it."""
    try:
        yield read_page(record)
    except InputError as error:
        yield InputError(record.name, record.number, error.reason)


def read_page(record: Record) -> Article:
    """The article of a page; raises InputError if it holds none or is too large to be one."""
    if len(record.data) > LARGEST:
        raise InputError(
            record.name, None, message("larger than {largest} MiB", largest=LARGEST // 1024**2)
        )
    text = decode_declared(record.data, _declared(record), record.name)
    page = parse_html(text)
    if page is None:
        raise InputError(record.name, None, message("the page is empty"))
    _check_size(page)
    saved_from = _SAVED_FROM.search(text, 0, _BEGINNING)
    meta = page_meta(page, record.url)
    lines = _main_text(page, meta)
    if not lines:
        raise InputError(record.name, None, message("no article text found on this page"))
    url = meta.url or (saved_from[1] if saved_from else "")
    return Article(
        text="\n".join(lines),
        # A page that tells its address is known by that, wherever it was saved.
        id="" if url else record.id,
        outlet=meta.outlet,
        url=url,
        published=meta.published,
        title=meta.title,
        byline=meta.byline,
    )


def _declared(record: Record) -> list[str]:
    meta = _META_CHARSET.search(record.data, 0, _BEGINNING)
    return [record.encoding, xml_charset(record.data), meta[1].decode("ascii") if meta else ""]


def _check_size(page: HtmlElement) -> None:
    elements = characters = depth = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        if depth > DEEPEST:
            raise InputError(
                "",
                None,
                message("the page is nested more than {deepest} elements deep", deepest=DEEPEST),
            )
        if element.tag not in _UNSEEN:
            characters += len(element.text or "")
        characters += len(element.tail or "")
    if elements > MOST_ELEMENTS:
        raise InputError(
            "",
            None,
            message("the page has more than {most:,} elements", most=MOST_ELEMENTS),
        )
    if characters > MOST_CHARACTERS:
        raise InputError(
            "",
            None,
            message(
                "the page shows more than {most:,} characters",
                most=MOST_CHARACTERS,
            ),
        )


def _main_text(page: HtmlElement, meta: PageMeta) -> list[str]:
    """The paragraphs shown, or those told to search engines where a script is to show them."""
    lines = main_text(page, {meta.title, meta.byline})
    if len("\n".join(lines)) * 2 >= len(meta.body):
        return lines
    return text_of(meta.body).split("\n")
