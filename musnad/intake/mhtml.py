"""A page that a browser saved as one file (``.mhtml``, ``.mht``): a mail with its parts."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import html
from musnad.intake.record import Columns, Record, read_whole
from musnad.messages import message

LARGEST = html.LARGEST
_PAGES = ("text/html", "application/xhtml+xml")
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The whole file is one record."""
    yield Record("mhtml", name, None, read_whole(stream, name, LARGEST), id)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """The article of the saved page, or what is wrong with it."""
    try:
        page = _page(record)
    except (InputError, RecursionError, ValueError, LookupError, TypeError) as error:
        reason = (
            error.reason
            if isinstance(error, InputError)
            else message("a broken mail ({error})", error=error)
        )
        yield InputError(record.name, record.number, reason)
    else:
        yield from html.parse(page, columns)


def _page(record: Record) -> Record:
    """The first page in the mail, which is the one that was saved; then come its frames."""
    mail = email.message_from_bytes(record.data)
    for part in mail.walk():
        if part.get_content_type() not in _PAGES:
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        return record._replace(
            format="html",
            data=data,
            url=record.url or _address(mail) or _address(part),
            encoding=str(part.get_content_charset() or ""),
        )
    raise InputError(record.name, None, message("no HTML page in this file"))


def _address(part: Message) -> str:
    addresses = (str(part.get(header, "")).strip() for header in _ADDRESSES)
    return next((a for a in addresses if a.startswith(("http://", "https://"))), "")
