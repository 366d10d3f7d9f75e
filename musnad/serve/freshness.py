"""Answers that a browser or a program has already: ETag, If-None-Match and HEAD, for all of them.

What a ledger answers changes while it is filled, so everything is asked for again; what has not
changed is not sent again.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Shorter answers are not worth packing, in bytes.
PACKED_FROM: Final = 1024
#: What a 304 has no use for.
_OF_BODY: Final = ("content-length", "content-type", "content-encoding")


class Freshness:
    """Gives answers of one piece a strong ETag, and sends none that the asker has.

    It stands within the packing of answers, and has a tag for each way to pack one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"
        asked = Headers(scope=scope)
        start: Message | None = None

        async def held(event: Message) -> None:
            nonlocal start
            if event["type"] == "http.response.start":
                start = event
                headers = MutableHeaders(scope=event)
                headers.setdefault("cache-control", "no-cache")
                if not _is_whole(event):
                    await send(start)
                return
            if start is None or not _is_whole(start):
                await send({**event, "body": b""} if is_head else event)
                return
            headers = MutableHeaders(scope=start)
            body = event.get("body", b"")
            tag = _tag(body, asked)
            headers["etag"] = tag
            headers.add_vary_header("Accept-Encoding")
            if _has(asked, tag):
                start["status"] = 304
                for name in _OF_BODY:
                    if name in headers:
                        del headers[name]
                body = b""
            await send(start)
            await send({**event, "body": b"" if is_head else body})

        # Whatever can be got has a head.
        await self._app({**scope, "method": "GET"}, receive, held)


def _is_whole(start: Message) -> bool:
    """Whether it is a page or an answer that comes in one piece, and has no tag of its own."""
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and "content-length" in headers and "etag" not in headers


def _tag(body: bytes, asked: Headers) -> str:
    is_packed = len(body) >= PACKED_FROM and "gzip" in asked.get("accept-encoding", "")
    return f'"{sha256(body).hexdigest()[:32]}{"-gzip" if is_packed else ""}"'


def _has(asked: Headers, tag: str) -> bool:
    return any(given in ("*", tag) for given in _tags(asked.getlist("if-none-match")))


def _tags(sent: list[str]) -> Iterator[str]:
    for header in sent:
        for given in header.split(","):
            yield given.strip().removeprefix("W/")
