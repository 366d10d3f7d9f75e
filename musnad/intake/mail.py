"""An article as an e-mail (``.eml``): a newsletter, a press release."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import BinaryIO

import msgspec

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.charset import decode_declared
from musnad.intake.dates import iso_date
from musnad.intake.document import article_of, parse_with, split_whole
from musnad.intake.plain import one_line, text_of
from musnad.intake.record import Columns, Record
from musnad.messages import message


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """The whole file is one record."""
    return split_whole("mail", stream, name, id)


def parse(record: Record, columns: Columns) -> Iterator[Article | InputError]:
    """The article of the mail, or what is wrong with it."""
    return parse_with(_article, record)


def _article(record: Record) -> Article:
    """The main text, with the subject as title, the date and the sender's name as byline."""
    try:
        mail = email.message_from_bytes(record.data, policy=policy.default)
        text = _text(mail)
        subject, sender, day = (str(mail.get(name, "")) for name in ("Subject", "From", "Date"))
    # Headers that are broken in new ways make the parser of the standard library fail in new ways.
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("", None, message("a broken mail")) from error
    title = one_line(subject)
    found = article_of(record, text, title)
    return msgspec.structs.replace(
        found,
        title=title or found.title,
        text=text.strip() if title and title != found.title else found.text,
        byline=parseaddr(one_line(sender))[0],
        published=iso_date(day),
    )


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain", "html"))
    data = body.get_payload(decode=True) if body is not None else None
    if body is None or not isinstance(data, bytes):
        raise InputError("", None, message("a mail without a text"))
    text = decode_declared(data, [body.get_content_charset() or ""], "")
    if body.get_content_type() == "text/html":
        return text_of(text)
    return text.replace("\r\n", "\n")
