"""Digests that tell whether a raw record was read before: the same bytes need no second look."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from musnad.errors import InputError
from musnad.intake.record import Columns, Record


def record_digest(item: Record | InputError, settings: bytes) -> bytes:
    """16 bytes that tell a raw record and how it is to be read."""
    if isinstance(item, InputError):
        place = (item.path, str(item.line), item.reason)
        return _digest(b"error", settings, *map(_bytes, place))
    # A line or row is the same wherever it stands; what is known by its file's name is not.
    container = (item.format, item.id, item.url, item.encoding)
    return _digest(b"record", settings, *map(_bytes, container), item.data)


def settings_of(columns: Columns, published: str, outlet: str) -> bytes:
    """What else than its bytes decides how a record is read."""
    names = (name for pair in sorted(columns.items()) for name in pair)
    return _framed(map(_bytes, (*names, published, outlet)))


def _digest(*parts: bytes) -> bytes:
    return blake2b(_framed(parts), digest_size=16).digest()


def _framed(parts: Iterable[bytes]) -> bytes:
    """The parts with their lengths, so that no two lists of parts are the same bytes."""
    return b"".join(b"%d:%b" % (len(part), part) for part in parts)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
