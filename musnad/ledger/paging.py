"""Pages of a long answer: a cursor tells where one ends, and the next is asked for with it.

A cursor holds the place of the last row that was told, what the whole answer was counted to be,
and the last article that there was when the first page was asked. It says nothing of use to
anybody else, and fits only the question that gave it.
"""

from __future__ import annotations

from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from collections.abc import Set
from hashlib import sha256
from typing import Annotated, Any, NamedTuple

import msgspec

from musnad.messages import message

#: Numbers that SQLite can hold: from 0 on, and any.
Whole = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 2)]
Number = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 2)]
#: So much of what is no cursor is told.
_TOLD = 60


class Page(NamedTuple):
    """Which rows of an answer are asked for: ``limit`` at most, None for all.

    ``place`` is where the last row before them stands, empty on the first page; ``pin`` is the
    last article that there was then, and ``total`` how many rows were counted (``is_counted``).
    """

    limit: int | None = None
    question: bytes = b""
    pin: int | None = None
    place: tuple[Any, ...] = ()
    total: int = 0
    is_counted: bool = True

    @property
    def is_first(self) -> bool:
        return self.pin is None

    @property
    def limited(self) -> str:
        """LIMIT of its SQL: one row more than are told, so that one sees whether there is any."""
        return f"LIMIT {-1 if self.limit is None else self.limit + 1}"


#: All rows.
WHOLE = Page()


class _Cursor(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    question: bytes
    pin: Whole
    total: Whole
    is_counted: bool
    place: msgspec.Raw


def check_limit(limit: int | None) -> None:
    """Raise ValueError if so many rows at most are none; None is all of them."""
    if limit is not None and limit < 1:
        raise ValueError(message("limit is a number from 1 on, not {limit}", limit=limit))


def page_of(after: str, limit: int | None, place: Any, *asked: object) -> Page:
    """The page after the cursor ``after``, the first one if that is empty.

    ``place`` is the type of a place in this answer, ``asked`` all that tells this question from
    others. Raises ValueError for a limit that is none, or a cursor that this question did not give.
    """
    check_limit(limit)
    question = sha256(repr([_settled(part) for part in asked]).encode("utf-8", "replace"))
    digest = question.digest()[:6]
    if not after:
        return Page(limit, digest)
    try:
        packed = b64decode(after + "=" * (-len(after) % 4), b"-_", validate=True)
        cursor = msgspec.msgpack.decode(packed, type=_Cursor)
        found = msgspec.msgpack.decode(cursor.place, type=place)
    except (NoBase64, ValueError, msgspec.MsgspecError):
        cursor = None
    if cursor is None or cursor.question != digest:
        raise ValueError(
            message(
                "{after!r} is no cursor of this question: ask on with the same words and filters, "
                "or without a cursor for the first page",
                after=after[:_TOLD],
            )
        )
    return Page(limit, digest, cursor.pin, found, cursor.total, cursor.is_counted)


def cursor_at(page: Page, pin: int, place: tuple[Any, ...], total: int, is_counted: bool) -> str:
    """The cursor of the page that follows ``page``, whose last row stands at ``place``."""
    raw = msgspec.Raw(msgspec.msgpack.encode(place))
    cursor = _Cursor(page.question, pin, total, is_counted, raw)
    return urlsafe_b64encode(msgspec.msgpack.encode(cursor)).rstrip(b"=").decode()


def _settled(part: object) -> object:
    """Words of filters in one order, whatever they are kept in."""
    if isinstance(part, Set):
        return sorted(map(str, part))
    if isinstance(part, tuple | list):
        return [_settled(each) for each in part]
    return part
