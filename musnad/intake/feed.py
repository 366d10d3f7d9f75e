"""Articles as the entries of a feed: RSS, Atom or RDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.charset import decode_declared, xml_charset
from musnad.intake.dates import iso_date
from musnad.intake.plain import check_tags, one_line, text_of, without_controls
from musnad.intake.record import Columns, Record, read_whole
from musnad.intake.shown import shown
from musnad.messages import message

LARGEST = 50 * 1024 * 1024
_LONGEST_NAME = 60
_PROLOGUE = re.compile(
    r"(?>(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*>)*)", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
# The encoding is settled by then; the parser would believe another one in the document.
_AS_UTF8 = {"content-type": "application/xml; charset=utf-8"}


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The whole file is one record, of as many articles as it has entries."""
    yield Record("feed", name, None, read_whole(stream, name, LARGEST), id)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """An article an entry; an InputError for each entry without text, or for what is no feed."""
    try:
        feed = _parsed(record)
        outlet = one_line(text_of(_told(feed.feed, "title")))
    except InputError as error:
        yield InputError(record.name, record.number, error.reason)
        return
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _article(entry, outlet)
        except InputError as error:
            title = one_line(_told(entry, "title"))[:_LONGEST_NAME]
            named = message("entry {number}", number=number)
            if title:
                named = message("{entry} («{title}»)", entry=named, title=shown(title))
            reason = message("{place}: {reason}", place=named, reason=error.reason)
            yield InputError(record.name, record.number, reason)


def _parsed(record: Record) -> Any:
    if len(record.data) > LARGEST:
        raise InputError("", None, message("larger than {largest} MiB", largest=LARGEST // 1024**2))
    declared = [record.encoding, xml_charset(record.data)]
    text = without_controls(decode_declared(record.data, declared, record.name))
    check_tags(text)
    # In memory, since the parser takes bytes and strings for names of files and addresses to fetch.
    document = io.BytesIO(_without_prologue(text).encode())
    try:
        feed = feedparser.parse(
            document, response_headers=_AS_UTF8, sanitize_html=False, resolve_relative_uris=False
        )
    # What it raises where an entry ends within a part of it is a fault of its own.
    except (KeyError, IndexError, AttributeError, TypeError, ValueError) as error:
        raise InputError("", None, message("the feed is damaged")) from error
    if not feed.entries:
        raise InputError("", None, message("the feed has no entries"))
    return feed


def _without_prologue(text: str) -> str:
    """The document from its first element on. Raises InputError if that is none of a feed.

    A document type is only a name; one that declares entities is refused, since no feed needs them
    and they can name files or grow without end.
    """
    prologue = _PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    if text.startswith("<!", start):
        raise InputError("", None, message("the feed declares entities: refused as unsafe"))
    if not _ROOT.match(text, start):
        raise InputError("", None, message("not a feed: neither RSS, Atom nor RDF"))
    return text[start:]


def _article(entry: Any, outlet: str) -> Article:
    text = _text(entry)
    if not text:
        raise InputError("", None, message("no text"))
    names = (one_line(_told(author, "name")) for author in entry.get("authors", ()))
    return Article(
        text=text,
        id=_told(entry, "id"),
        outlet=outlet,
        url=_told(entry, "link"),
        published=_published(entry),
        title=one_line(text_of(_told(entry, "title"))),
        byline="، ".join(dict.fromkeys(filter(None, names))),
    )


def _published(entry: Any) -> str:
    """The day of publication; that of the last change, which many feeds of Atom tell alone."""
    # Not by ``get``, which warns that it makes up one of the two from the other.
    dates = (entry[name] or "" for name in ("published", "updated") if name in entry)
    return next(filter(None, map(iso_date, dates)), "")


def _text(entry: Any) -> str:
    """The first of the full text and the summary that says anything."""
    values = [_told(content, "value") for content in entry.get("content", ())]
    return next(filter(None, map(text_of, [*values, _told(entry, "summary")])), "")


def _told(part: Any, name: str) -> str:
    """What the feed tells; empty if nothing, for which feedparser at times holds None."""
    value = part.get(name)
    return value if isinstance(value, str) else ""
