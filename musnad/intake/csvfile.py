"""Tables as text: names in the first row, cells between commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import BinaryIO, TextIO

import msgspec

from musnad.errors import InputError
from musnad.intake.ahead import Ahead
from musnad.intake.encoding import encoding_of
from musnad.intake.record import Record

#: Longest row taken, in characters: a quote that is never closed must not fill the memory.
LONGEST_ROW = 64 * 1024 * 1024
#: So many bytes tell the encoding.
LOOKED_AT = 64 * 1024
_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"?')
_ENCODING_NAMES = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16"}


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """A record a row, parsed as a line of JSONL is: the cells under the names of the first row."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_ROW))
    ahead = Ahead(stream, LOOKED_AT)
    encoding = encoding_of(ahead.beginning, name)
    # What does not fit becomes a lone surrogate, which msgspec refuses: an error of that row only.
    errors = "surrogatepass" if encoding == "utf-16" else "surrogateescape"
    text = io.TextIOWrapper(io.BufferedReader(ahead), encoding, errors, newline="")
    header: list[str] | None = None
    for number, cells in _rows(text, name):
        if isinstance(cells, InputError):
            if header is None:
                raise cells
            yield cells
        elif header is None:
            header = _header(cells, name, number)
        else:
            yield _record(header, cells, name, number, _ENCODING_NAMES.get(encoding, encoding))
    if header is None:
        raise InputError(name, None, "an empty table: no article")


def _header(cells: list[str], name: str, number: int) -> list[str]:
    header = [cell.strip() for cell in cells]
    for column, times in Counter(header).items():
        if column and times > 1:
            raise InputError(name, number, f"{times} columns are named {column[:40]!r}")
    return header


def _record(
    header: list[str], cells: list[str], name: str, number: int, encoding: str
) -> Record | InputError:
    if len(cells) != len(header):
        reason = f"cells in the row: {len(cells)}, in the first row: {len(header)}"
        return InputError(name, number, reason)
    try:
        data = msgspec.json.encode(dict(zip(header, cells, strict=True)))
    except UnicodeEncodeError:
        return InputError(name, number, f"the row is not {encoding}")
    return Record("jsonl", name, number, data)


def _rows(text: TextIO, name: str) -> Iterator[tuple[int, list[str] | InputError]]:
    """The rows, each with the number of its first line; an InputError for what is none."""
    lines = _Lines(text, name)
    reader = csv.reader(lines, delimiter=_delimiter(lines.peek()), strict=True)
    while True:
        number = lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            reason = f"the quotation marks of the row do not match{lines.give_back()}"
            yield number, InputError(name, number, reason)
        except _TooLongError:
            reason = f"the row is longer than {LONGEST_ROW // 1024**2} MiB{lines.give_back()}"
            yield number, InputError(name, number, reason)
        else:
            if cells:
                yield number, cells


def _delimiter(first_line: str) -> str:
    """What stands most often between the names of the columns; a comma if nothing does."""
    outside = _QUOTED.sub("", first_line)
    return max(_DELIMITERS, key=outside.count)


class _TooLongError(Exception):
    pass


class _Lines:
    """The lines of a table. Those taken for a row that turns out to be none can be read again.

    In all no more is read again than is read, so that the time stays linear.
    """

    def __init__(self, text: TextIO, name: str) -> None:
        self._text = text
        self._name = name
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._size = 0
        self._allowance = 0
        self._number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        if not line:
            raise StopIteration
        self._number += 1
        self._row.append(line)
        self._size += len(line)
        if self._size > LONGEST_ROW:
            raise _TooLongError
        return line

    def peek(self) -> str:
        """The first line that is not blank."""
        line = self._read()
        blank = 0
        while line.isspace():
            blank += 1
            line = self._read()
        self._number = blank
        self._again.append(line)
        return line

    def begin_row(self) -> int:
        """The number of the line that the row begins in."""
        self._row.clear()
        self._size = 0
        return self._number + 1

    def give_back(self) -> str:
        """Read the row's lines after its first again; else say that they are passed over."""
        size = self._size - len(self._row[0])
        if size > self._allowance:
            first = self._number - len(self._row) + 2
            return f"; lines {first} to {self._number} are passed over with it"
        self._allowance -= size
        self._again.extendleft(reversed(self._row[1:]))
        self._number -= len(self._row) - 1
        return ""

    def _read(self) -> str:
        """A line; of one that is far too long only the beginning."""
        try:
            line = rest = self._text.readline(LONGEST_ROW + 1)
            while len(rest) > LONGEST_ROW and not rest.endswith(("\n", "\r")):
                rest = self._text.readline(LONGEST_ROW + 1)
        except UnicodeDecodeError as error:
            reason = f"not {error.encoding}: {error.reason}"
            raise InputError(self._name, self._number + 1, reason) from error
        self._allowance += len(line)
        return line
