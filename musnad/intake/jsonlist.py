"""The items of a JSON list of any length, cut apart as it is read and not understood yet.

Only quotation marks, brackets and commas are looked at, so that neither a long list nor a deep
item fills the memory, and what is wrong with an item concerns that item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from musnad.errors import InputError
from musnad.messages import message

#: What follows in a string: all until its end, or that of what was read of it.
_IN_STRING = re.compile(rb"(?>(?:[^\"\\]++|\\.)*)", re.DOTALL)
_BETWEEN_ITEMS = re.compile(rb"[\"\[\]{},]")
_IN_ITEM = re.compile(rb"[\"\[\]{}]")


def items(chunks: Iterable[bytes], longest: int) -> Iterator[bytes]:
    """The items of the list that ``chunks`` are the bytes of, in UTF-8.

    One longer than ``longest`` is cut to a byte more than that. Raises InputError where the list
    does not end, or does not end the text.
    """
    item = _Item(longest)
    depth = 0
    is_string = is_escaped = False
    for chunk in chunks:
        begin = at = 0
        while at < len(chunk):
            if depth == 0 and item.has_ended:
                if not chunk[at:].isspace():
                    raise InputError("", None, message("broken JSON: more follows after the list"))
                break
            if is_escaped:
                at, is_escaped = at + 1, False
                continue
            if is_string:
                at = _after_run(chunk, at)
                mark = chunk[at : at + 1]
                is_string, is_escaped = mark != b'"', mark == b"\\"
                at += 1
                continue
            found = (_BETWEEN_ITEMS if depth == 1 else _IN_ITEM).search(chunk, at)
            if found is None:
                break
            mark, at = found[0], found.end()
            if mark == b'"':
                is_string = True
            elif mark in b"[{":
                depth += 1
                begin = at if depth == 1 else begin
            else:
                depth -= mark != b","
                if depth == 0 or mark == b",":
                    item.add(chunk[begin : at - 1])
                    yield from item.taken()
                    begin = at
                    item.has_ended = depth == 0
        if depth:
            item.add(chunk[begin:])
    if not item.has_ended:
        raise InputError("", None, message("broken JSON: the list does not end"))


def _after_run(chunk: bytes, at: int) -> int:
    found = _IN_STRING.match(chunk, at)
    return found.end() if found else at


class _Item:
    """What was read of an item by now."""

    def __init__(self, longest: int) -> None:
        self._left = self._longest = longest + 1
        self._parts: list[bytes] = []
        self.has_ended = False

    def add(self, part: bytes) -> None:
        if part := part[: self._left]:
            self._parts.append(part)
            self._left -= len(part)

    def taken(self) -> Iterator[bytes]:
        """The item, unless it is blank; the next begins."""
        item = b"".join(self._parts).strip()
        self._parts.clear()
        self._left = self._longest
        if item:
            yield item
