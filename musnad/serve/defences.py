"""What every request passes before it reaches a page, and what every answer is sent with."""

from __future__ import annotations

import hmac
import re
from base64 import b64decode
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from musnad.messages import Message as Told
from musnad.messages import message
from musnad.serve.problems import Problem, answered
from musnad.serve.settings import Settings

_READING: Final = ("GET", "HEAD", "OPTIONS")
#: A name, or an address of IPv6 in brackets, and a port.
_HOST: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s\[\]:/@?#\\]+))(?::[0-9]*)?")
#: Everything comes from this server, and nothing runs that is not a file of Musnad's.
_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
#: Headers that everything is sent with.
SENT: Final = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    # Not "no-referrer": browsers then hide the origin of forms, which is asked for below.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Defences:
    """Refuses who may not ask, what is too large, and forms of other sites."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(event: Message) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in SENT.items():
                    headers.setdefault(name, value)
            await send(event)

        problem = self._problem(scope)
        if problem is not None:
            await answered(scope, problem)(scope, receive, sent)
            return
        await self._app(scope, _measured(receive, self._settings.largest), sent)

    def _problem(self, scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _name_of(hosts[0]) not in self._settings.hosts:
            return Problem(
                421,
                message(
                    "this server is not called {host!r}; `musnad serve --allow-host NAME` "
                    "lets it be",
                    host=", ".join(hosts)[:200],
                ),
            )
        if self._settings.token and not _knows(headers, self._settings.token):
            return Problem(
                401,
                message("a token is needed: as the password, or as Authorization: Bearer"),
                {"www-authenticate": 'Basic realm="Musnad", charset="UTF-8"'},
            )
        if scope["method"] not in _READING and not _is_own(headers, hosts[0]):
            return Problem(403, message("a form of another site is not taken"))
        length = headers.get("content-length", "0")
        if length.isascii() and length.isdigit() and int(length) > self._settings.largest:
            return Problem(413, too_large(self._settings.largest))
        return None


class TooLargeError(Exception):
    """A body that is longer than it may be; the argument is the most that is taken."""


def too_large(largest: int) -> Told:
    """What is told of a body that is longer than it may be."""
    return message("more than {largest:,} bytes are not taken", largest=largest)


def _measured(receive: Receive, largest: int) -> Receive:
    """``receive``, which raises TooLargeError once more has come than may."""
    came = 0

    async def measured() -> Message:
        nonlocal came
        event = await receive()
        came += len(event.get("body", b""))
        if came > largest:
            raise TooLargeError(largest)
        return event

    return measured


def _name_of(host: str) -> str:
    """The name in a Host header, without the port; empty if there is none."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower() if found else ""


def _is_own(headers: Headers, host: str) -> bool:
    """Whether no other site's page sends this: a program tells no origin at all."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == host


def _knows(headers: Headers, token: str) -> bool:
    return any(
        hmac.compare_digest(given, token.encode())
        for given in _given(headers.getlist("authorization"))
    )


def _given(sent: Iterable[str]) -> Iterable[bytes]:
    """The tokens that a request gives, as a bearer or as the password of whatever user."""
    for header in sent:
        scheme, _, value = header.partition(" ")
        if scheme.lower() == "bearer":
            # Headers are bytes, which are shown as Latin-1 here.
            yield value.strip(" ").encode("latin-1")
        elif scheme.lower() == "basic":
            with suppress(ValueError):
                yield b64decode(value, validate=True).partition(b":")[2]
