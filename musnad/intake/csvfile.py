"""Tables as text: names in the first row, cells between commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, TextIO

import msgspec

from musnad.errors import InputError
from musnad.intake.ahead import Ahead
from musnad.intake.encoding import encoding_of
from musnad.intake.record import Record
from musnad.intake.shown import shown
from musnad.messages import Message, counted, message

#: Longest row taken, in characters and in lines: a quote that is never closed must not fill the
#: memory.
LONGEST_ROW = 8 * 1024 * 1024
MOST_LINES = 50_000
#: So many bytes tell the encoding, and how cells are quoted.
LOOKED_AT = 64 * 1024
#: So many rows that are none, one after the other, are told each; further ones together.
TOLD_ONE_BY_ONE = 20
#: What has so many of them, and some for each row that is one, is no table.
NO_TABLE = 1000
BAD_FOR_A_GOOD_ONE = 2
_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"?')
_ENCODING_NAMES = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16"}
#: Excel's word for its delimiter, in a line of its own before the names.
_TOLD_DELIMITER = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_ESCAPED = re.compile(r'\\(["\\])')


class _Dialect(NamedTuple):
    """How cells are set apart: ``"a", "b"`` has spaces, ``"a \\"b\\""`` escapes."""

    delimiter: str
    spaces: bool
    escapes: bool


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """A record a row, parsed as a line of JSONL is: the cells under the names of the first row."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_ROW))
    ahead = Ahead(stream, LOOKED_AT)
    encoding = encoding_of(ahead.beginning, name)
    # What does not fit becomes a lone surrogate, which msgspec refuses: an error of that row only.
    errors = "surrogatepass" if encoding == "utf-16" else "surrogateescape"
    text = io.TextIOWrapper(io.BufferedReader(ahead), encoding, errors, newline="")
    beginning = ahead.beginning.decode(encoding, "ignore")
    yield from _condensed(_records(text, beginning, name, encoding), name)


def _records(
    text: TextIO, beginning: str, name: str, encoding: str
) -> Iterator[Record | InputError]:
    header: list[str] | None = None
    for number, cells in _rows(text, beginning, name):
        if isinstance(cells, InputError):
            if header is None:
                raise cells
            yield cells
        elif header is None:
            header = _header(cells, name, number)
        else:
            yield _record(header, cells, name, number, _ENCODING_NAMES.get(encoding, encoding))
    if header is None:
        raise InputError(name, None, message("an empty table: no article"))


def _condensed(items: Iterator[Record | InputError], name: str) -> Iterator[Record | InputError]:
    """``items`` with long successions of errors told in one.

    Raises InputError once far more rows are none than are some.
    """
    good = bad = succession = 0
    first: InputError | None = None
    for item in items:
        if isinstance(item, Record):
            if first is not None:
                yield _further(first, succession - TOLD_ONE_BY_ONE)
            good, succession, first = good + 1, 0, None
            yield item
            continue
        bad += 1
        succession += 1
        if succession <= TOLD_ONE_BY_ONE:
            yield item
        elif first is None:
            first = item
        if bad >= NO_TABLE + BAD_FOR_A_GOOD_ONE * good:
            reason = message(
                "no table: of its first {rows:,} rows, {bad:,} do not fit the names of the columns "
                "in the first one; the rest is left unread",
                rows=good + bad,
                bad=bad,
            )
            raise InputError(name, None, reason)
    if first is not None:
        yield _further(first, succession - TOLD_ONE_BY_ONE)


def _further(first: InputError, rows: int) -> InputError:
    reason = counted(
        "{reason}; it is the last of a long succession of such rows",
        "{reason}; so are {count:,} rows one after the other, of which this is the first",
        rows,
        reason=first.reason,
    )
    return InputError(first.path, first.line, reason)


def _header(cells: list[str], name: str, number: int) -> list[str]:
    header = [cell.strip() for cell in cells]
    for column, times in Counter(header).items():
        if column and times > 1:
            reason = message(
                "{times} columns are named {column!r}", times=times, column=shown(column[:40])
            )
            raise InputError(name, number, reason)
    return header


def _record(
    header: list[str], cells: list[str], name: str, number: int, encoding: str
) -> Record | InputError:
    if len(cells) != len(header):
        reason = message(
            "cells in the row: {cells}, in the first row: {names}",
            cells=len(cells),
            names=len(header),
        )
        return InputError(name, number, reason)
    try:
        data = msgspec.json.encode(dict(zip(header, cells, strict=True)))
    except UnicodeEncodeError:
        return InputError(name, number, message("the row is not {encoding}", encoding=encoding))
    return Record("jsonl", name, number, data)


def _rows(text: TextIO, beginning: str, name: str) -> Iterator[tuple[int, list[str] | InputError]]:
    """The rows, each with the number of its first line; an InputError for what is none."""
    lines = _Lines(text, name)
    dialect = _dialect(lines, beginning)
    lines.unescape = dialect.escapes
    reader = csv.reader(
        lines, delimiter=dialect.delimiter, skipinitialspace=dialect.spaces, strict=True
    )
    while True:
        number = lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            reason = message("the quotation marks of the row do not match")
            yield number, InputError(name, number, lines.give_back(reason))
        except _TooLongError as error:
            yield number, InputError(name, number, lines.give_back(error.reason))
        else:
            if cells:
                yield number, cells


def _dialect(lines: _Lines, beginning: str) -> _Dialect:
    """What the first lines tell of the others."""
    told = _TOLD_DELIMITER.fullmatch(lines.peek())
    if told is not None:
        next(lines)
        delimiter = told[1]
    else:
        # What stands most often between the names of the columns; a comma if nothing does.
        outside = _QUOTED.sub("", lines.peek())
        delimiter = max(_DELIMITERS, key=outside.count)
    apart = re.escape(delimiter)
    spaced = re.search(rf'{apart} +"[^"]*"(?= *(?:{apart}|[\r\n]|$))', beginning)
    # A quotation mark that a backslash stands before, and that neither ends a cell nor is doubled.
    escaped = re.search(rf'\\"(?![",\s]|{apart}|$)', beginning)
    return _Dialect(delimiter, spaced is not None, escaped is not None)


class _TooLongError(Exception):
    def __init__(self, reason: Message) -> None:
        self.reason = reason


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
        #: Whether ``\\"`` stands for a quotation mark in a cell.
        self.unescape = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        if not line:
            raise StopIteration
        self._number += 1
        self._row.append(line)
        self._size += len(line)
        if self._size > LONGEST_ROW or len(self._row) > MOST_LINES:
            raise _TooLongError(self._too_long())
        if self.unescape and "\\" in line:
            return _ESCAPED.sub(lambda found: '""' if found[1] == '"' else "\\", line)
        return line

    def peek(self) -> str:
        """The next line that is not blank."""
        line = self._again.popleft() if self._again else self._read()
        while line.isspace():
            self._number += 1
            line = self._read()
        self._again.append(line)
        return line

    def begin_row(self) -> int:
        """The number of the line that the row begins in."""
        self._row.clear()
        self._size = 0
        return self._number + 1

    def give_back(self, reason: Message) -> Message:
        """Read the row's lines after its first again; else say that they are passed over."""
        size = self._size - len(self._row[0])
        if size > self._allowance:
            return message(
                "{reason}; lines {first} to {last} are passed over with it",
                reason=reason,
                first=self._number - len(self._row) + 2,
                last=self._number,
            )
        self._allowance -= size
        self._again.extendleft(reversed(self._row[1:]))
        self._number -= len(self._row) - 1
        return reason

    def _too_long(self) -> Message:
        if len(self._row) == 1:
            return message("the row is longer than {limit} MiB", limit=LONGEST_ROW // 1024**2)
        return message("a quotation mark that opens in this row is never closed")

    def _read(self) -> str:
        """A line; of one that is far too long only the beginning."""
        try:
            line = rest = self._text.readline(LONGEST_ROW + 1)
            while len(rest) > LONGEST_ROW and not rest.endswith(("\n", "\r")):
                rest = self._text.readline(LONGEST_ROW + 1)
        except UnicodeDecodeError as error:
            reason = message(
                "not {encoding}: {problem}", encoding=error.encoding, problem=error.reason
            )
            raise InputError(self._name, self._number + 1, reason) from error
        self._allowance += len(line)
        return line
