"""One request to one address that was checked, within bounds of time and size."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import zlib
from functools import cache
from http import HTTPStatus
from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import certifi

from musnad.errors import InputError, message_of
from musnad.intake.addresses import Policy, resolve
from musnad.messages import message

AGENT = "musnad"
_PORTS = {"http": 80, "https": 443}
_CHUNK = 64 * 1024
#: Signs that a URL may hold as they are; the letters of other scripts are percent-encoded.
_PLAIN = "/%:@!$&'()*+,;=~-._?"
_ACCEPTED = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"


class Answer(NamedTuple):
    """What a server gave; ``location`` is where it sends one to, empty if nowhere."""

    url: str
    status: int
    type: str
    charset: str
    location: str
    data: bytes

    @property
    def status_words(self) -> str:
        """The status as people know it: ``404 Not Found``."""
        known = {status.value: status.phrase for status in HTTPStatus}
        return f"{self.status} {known.get(self.status, '')}".strip()


class Deadline:
    """A moment to be done by. A server that drips byte by byte does not put it off."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds left. Raises TimeoutError if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def checked_url(url: str) -> str:
    """``url`` in ASCII and without its fragment. Raises InputError if it is none to be fetched."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        if parts.scheme not in _PORTS:
            raise InputError(
                "", None, message("not an address of the web: it begins with http:// or https://")
            )
        if not host:
            raise InputError("", None, message("the address has no host"))
        if "@" in parts.netloc:
            raise InputError(
                "", None, message("the address holds a user name or password, which is not sent")
            )
        ascii_host = f"[{host}]" if ":" in host else host.encode("idna").decode()
        netloc = ascii_host if port is None else f"{ascii_host}:{port}"
        path = quote(parts.path or "/", safe=_PLAIN)
        return urlunsplit((parts.scheme, netloc, path, quote(parts.query, safe=_PLAIN), ""))
    except ValueError as error:
        raise InputError(
            "", None, message("not an address of the web: {error}", error=message_of(error))
        ) from error


def get(
    url: str, deadline: Deadline, *, allow: Policy, connect: float, size: int, cut: bool = False
) -> Answer:
    """Ask for ``url``, which ``checked_url`` gave; redirects are not followed.

    Raises InputError, in plain words, for whatever goes wrong: ``connect`` seconds to connect,
    ``size`` bytes at most, unpacked; what is more is left out if ``cut``, else an error.
    """
    parts = urlsplit(url)
    try:
        raw = _connected(parts, deadline, allow, connect)
        try:
            return _exchange(url, parts, raw, deadline, size, cut)
        finally:
            raw.close()
    except TimeoutError as error:
        raise InputError("", None, message("the server takes too long to answer")) from error
    except ssl.SSLError as error:
        reason = getattr(error, "verify_message", "") or error.reason or "unknown"
        raise InputError(
            "", None, message("no safe connection ({reason})", reason=reason)
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = _printable(str(error)) or type(error).__name__
        raise InputError(
            "", None, message("no answer from the server ({reason})", reason=reason)
        ) from error


def _printable(text: str) -> str:
    """The beginning of what a server said, without line breaks and codes for terminals."""
    return "".join(c if c.isprintable() else " " for c in text[:100]).strip()


def _connected(
    parts: SplitResult, deadline: Deadline, allow: Policy, seconds: float
) -> socket.socket:
    """A connection to an address of the host, the very one that was checked."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    failure: OSError | None = None
    for address in resolve(host, port, allow):
        try:
            raw = socket.create_connection((address, port), min(seconds, deadline.left()))
        except TimeoutError as error:
            failure = error
        except OSError as error:
            failure = OSError(error.strerror or str(error))
        else:
            break
    else:
        raise failure or OSError("no address")
    if parts.scheme == "http":
        return raw
    try:
        raw.settimeout(deadline.left())
        return _tls().wrap_socket(raw, server_hostname=host)
    except BaseException:
        raw.close()
        raise


@cache
def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _exchange(
    url: str, parts: SplitResult, raw: socket.socket, deadline: Deadline, size: int, cut: bool
) -> Answer:
    connection = http.client.HTTPConnection(
        parts.hostname or "", parts.port or _PORTS[parts.scheme]
    )
    connection.sock = _Timed(raw, deadline)
    if parts.scheme == "https":
        connection.default_port = _PORTS["https"]
    target = urlunsplit(("", "", parts.path, parts.query, ""))
    headers = {
        "User-Agent": f"{AGENT}/{version('musnad')}",
        "Accept": _ACCEPTED,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection.request("GET", target, headers=headers)
    response = connection.getresponse()
    location = response.getheader("Location") or "" if 300 <= response.status < 400 else ""
    wanted = response.status == HTTPStatus.OK
    return Answer(
        url=url,
        status=response.status,
        type=response.headers.get_content_type() if response.getheader("Content-Type") else "",
        charset=response.headers.get_content_charset() or "",
        location=_as_written(location),
        data=_body(response, size, cut) if wanted else b"",
    )


def _as_written(header: str) -> str:
    """A header that a server wrote in UTF-8, which http.client takes for Latin-1."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


def _body(response: http.client.HTTPResponse, size: int, cut: bool) -> bytes:
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise InputError(
            "",
            None,
            message("the answer is packed as {packing}, which was not asked for", packing=packing),
        )
    unpacker = None if packing == "identity" else zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    data = bytearray()
    try:
        while chunk := response.read1(_CHUNK):
            # One byte more than may be: enough to know, and no room for a bomb.
            data += unpacker.decompress(chunk, size + 1 - len(data)) if unpacker else chunk
            if len(data) > size:
                if cut:
                    return bytes(data[:size])
                raise InputError(
                    "", None, message("larger than {size} MiB, unpacked", size=size // 1024**2)
                )
    except zlib.error as error:
        raise InputError(
            "", None, message("the gzipped answer is damaged ({error})", error=message_of(error))
        ) from error
    if response.length or (unpacker and not unpacker.eof):
        raise InputError("", None, message("the answer broke off"))
    return bytes(data)


class _Timed:
    """The socket as http.client uses it, each step within what is left of the deadline."""

    def __init__(self, raw: socket.socket, deadline: Deadline) -> None:
        self._raw = raw
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._raw.settimeout(self._deadline.left())
        self._raw.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._raw, self._deadline))

    def close(self) -> None:
        """Nothing: http.client closes before the answer is read, and the caller closes at last."""


class _Reader(io.RawIOBase):
    def __init__(self, raw: socket.socket, deadline: Deadline) -> None:
        self._raw = raw
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._raw.settimeout(self._deadline.left())
        return self._raw.recv_into(buffer)
