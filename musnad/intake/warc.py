"""Web archives: the pages and feeds that a crawl was answered with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from musnad.errors import InputError, message_of
from musnad.intake.payload import PayloadError, unpacked_payload
from musnad.intake.record import Record
from musnad.intake.shown import shown
from musnad.intake.source import some
from musnad.messages import message

#: Largest page taken, packed or not.
LARGEST = 50 * 1024 * 1024
_ANSWERS = WarcRecordType.response | WarcRecordType.resource
_END_OF_RECORD = b"\r\n\r\n"
_PAGES = ("text/html", "application/xhtml+xml")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
#: What a feed may be sent as too, and much else.
_PERHAPS = ("application/xml", "text/xml", "")
_PAGE_BEGINNING = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FEED_BEGINNING = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
#: The root of a document stands within so many bytes, after comments and style sheets.
_ROOT_WITHIN = 4096
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


class _Answer(NamedTuple):
    """What the headers of a record tell of its payload."""

    url: str
    type: str
    charset: str
    transfer: str
    content: str


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """A record of each page ("html") and feed ("feed") that was fetched with success.

    Its ``url`` is where it was fetched, its ``encoding`` the charset that the server told. What
    else there is in a web archive (requests, images, other answers) is passed over.
    """
    source = _Watched(stream)
    try:
        for record in ArchiveIterator(
            cast(BinaryIO, source), parse_http=False, stream_detect=False
        ):
            try:
                answer = _answer(record)
            except OSError as error:
                if error is source.error:
                    raise
                yield InputError(
                    _place(record, name),
                    None,
                    message("its HTTP headers: {error}", error=message_of(error)),
                )
                answer = None
            data = _payload(record, answer is not None, name)
            if answer is not None and data:
                if reason := _header(record.headers, "WARC-Truncated"):
                    yield InputError(
                        _place(record, name),
                        None,
                        message(
                            "cut off by its crawler ({reason}); what is there is read",
                            reason=shown(reason),
                        ),
                    )
                yield from _found(answer, data, _place(record, name))
    except OSError as error:
        if error is source.error:
            raise
        raise InputError(
            name, None, message("the WARC file is damaged ({error})", error=message_of(error))
        ) from error
    if source.end != _END_OF_RECORD:
        raise _cut_off(name)


def _answer(record: WarcRecord) -> _Answer | None:
    """None if the record holds no page and no feed."""
    if not record.record_type & _ANSWERS:
        return None
    headers: HeaderMap | None = record.headers
    if record.record_type == WarcRecordType.response:
        record.parse_http(auto_decode="none", quirks_mode=True)
        headers = record.http_headers
        if headers is None or headers.status_code != 200:
            return None
    type = _header(headers, "Content-Type")
    charset = _CHARSET.search(type)
    answer = _Answer(
        url=_url(record),
        type=type.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else "",
        transfer=_header(headers, "Transfer-Encoding"),
        content=_header(headers, "Content-Encoding"),
    )
    return answer if answer.type in (*_PAGES, *_FEEDS, *_PERHAPS) else None


def _url(record: WarcRecord) -> str:
    return _header(record.headers, "WARC-Target-URI").strip("<>")


def _place(record: WarcRecord, name: str) -> str:
    return f"{name}: {shown(_url(record))}"


def _header(headers: HeaderMap | None, name: str) -> str:
    return (headers and headers.get(name)) or ""


def _payload(record: WarcRecord, is_wanted: bool, name: str) -> bytes:
    """The payload, one byte more than ``LARGEST`` of one that is larger, empty if not wanted.

    Raises InputError if the record ends before its payload does.
    """
    if not (record.headers.get("Content-Length") or "").strip().isdecimal():
        raise InputError(
            name, None, message("the WARC file is damaged (a record does not tell its length)")
        )
    length = record.content_length
    data = record.reader.read(min(length, LARGEST + 1)) if is_wanted else b""
    # The iterator would skip the rest by itself, but not tell whether it is there.
    record.consume()
    if record.reader.tell() < length:
        raise _cut_off(name)
    return data


def _found(answer: _Answer, data: bytes, name: str) -> Iterator[Record | InputError]:
    try:
        if len(data) > LARGEST:
            raise PayloadError(
                message(
                    "larger than {largest} MiB, which is no article", largest=LARGEST // 1024**2
                )
            )
        data = unpacked_payload(data, answer.transfer, answer.content, LARGEST)
    except PayloadError as error:
        yield InputError(name, None, message_of(error))
        return
    format = _format(answer.type, data)
    if format:
        yield Record(format, name, None, data, "", answer.url, answer.charset)


def _format(type: str, data: bytes) -> str | None:
    if type in _PAGES:
        return "html"
    if type in _FEEDS:
        return "feed"
    beginning = data[:_ROOT_WITHIN]
    if _FEED_BEGINNING.search(beginning):
        return "feed"
    return "html" if _PAGE_BEGINNING.search(beginning) else None


def _cut_off(name: str) -> InputError:
    return InputError(name, None, message("cut off in the middle of a record"))


class _Watched:
    """A stream as fastwarc reads it, which notes its last bytes and its error."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0
        self.end = _END_OF_RECORD
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = some(self._stream, size)
        except Exception as error:
            self.error = error
            raise
        self._position += len(data)
        self.end = (self.end + data)[-len(_END_OF_RECORD) :]
        return data

    def tell(self) -> int:
        return self._position
