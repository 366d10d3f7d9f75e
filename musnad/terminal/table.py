"""Answers of the ledger as tables; where a terminal is too narrow for one, a block for each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from musnad.messages import Language
from musnad.terminal import palette
from musnad.terminal.headings import heading, worded
from musnad.terminal.layout import arabic, clean, isolated, put, wrapped

_INDENT = 4
#: Spaces on either side of a cell, and fewer where there is no room for them.
_PADDINGS = (1, 0)
#: A column of words is as wide as they need, or as this.
_NARROW = 14

Row = Mapping[str, Any]


class _Column(NamedTuple):
    """A column as it is shown: its heading and its cells; numbers and days are not wrapped."""

    heading: str
    cells: tuple[str, ...]
    is_whole: bool
    is_numeric: bool

    @property
    def width(self) -> int:
        """So much it would have."""
        return max(1, *map(cell_len, (self.heading, *self.cells)))

    @property
    def least(self) -> int:
        """So much it needs, whether its heading is wrapped or its cells too."""
        whole = self.cells if self.is_whole else " ".join(self.cells).split()
        return max([1, *map(cell_len, (*self.heading.split(), *whole))])


def show_table(
    columns: Sequence[str], rows: Iterable[Row], console: Console, language: Language | None
) -> None:
    """Print a table: framed in a terminal, elsewhere with tabs between its cells.

    In a terminal, columns are called what they are in ``language``, and in Arabic stand from the
    right; without a language, they keep the names that they have in the ledger. Where they have
    no room there, each row is told by itself, a column a line.
    """
    rows = list(rows)
    if not console.is_terminal:
        for row in ({name: name for name in columns}, *rows):
            # Not by rich, which would make spaces of the tabs.
            print(*(_plain(row[name]) for name in columns), sep="\t", file=console.file)
        return
    shown = [_column(name, [row[name] for row in rows], language) for name in columns]
    for padding in _PADDINGS:
        # Lines, which nobody sees, stand between columns and at both ends.
        widths = _widths(shown, console.width - (2 * padding + 1) * len(shown) - 1)
        if widths is not None:
            _show_framed(shown, widths, padding, console, language)
            return
    _show_rows(columns, rows, console, language)


def _column(name: str, values: Sequence[Any], language: Language | None) -> _Column:
    return _Column(
        _cell(heading(name, language)) if language else name,
        tuple(_cell(worded(name, value, language) if language else value) for value in values),
        is_whole=all(isinstance(value, int | float | date | None) for value in values),
        is_numeric=all(isinstance(value, int | float | None) for value in values),
    )


def _widths(columns: Sequence[_Column], room: int) -> list[int] | None:
    """How wide the columns are that have so much room, if no word and no number need be cut."""
    narrow = max([_NARROW, *(column.least for column in columns if not column.is_whole)])
    least = [c.least if c.is_whole else min(c.width, narrow) for c in columns]
    # Those that are wide are cut first, down to one width; headings are wrapped, too.
    for most in range(room, -1, -1):
        widths = [
            max(width, min(column.width, most))
            for column, width in zip(columns, least, strict=True)
        ]
        if sum(widths) <= room:
            return widths
    return None


def _show_framed(
    columns: Sequence[_Column],
    widths: Sequence[int],
    padding: int,
    console: Console,
    language: Language | None,
) -> None:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, padding))
    placed = list(zip(columns, widths, strict=True))
    if language == "ar":
        placed.reverse()

    def told(text: str, width: int) -> Text:
        return Text("\n").join(wrapped(Text(text), width, console))

    for column, width in placed:
        # Numbers end where their units do; words begin where they are read from.
        justify: JustifyMethod = "right" if column.is_numeric or language == "ar" else "left"
        table.add_column(told(column.heading, width), width=width, justify=justify)
    for number in range(len(columns[0].cells) if columns else 0):
        table.add_row(*(told(column.cells[number], width) for column, width in placed))
    console.print(table, justify="right" if language == "ar" else None)


def _show_rows(
    columns: Sequence[str], rows: Sequence[Row], console: Console, language: Language | None
) -> None:
    """Each row by itself: what its first column names, and a line for each other one."""
    for number, row in enumerate(rows):
        lines = [
            (Text.assemble((f"{_label(name, language)}: ", palette.QUIET), told), _INDENT)
            for name in columns
            if (told := _value(name, row[name], language))
        ]
        if language:
            # Of the ledger's own answers the first column is a name.
            named = _value(columns[0], row[columns[0]], language)
            lines = [(Text(named or "؟", style="bold"), 0), *lines[bool(named) :]]
        for text, indent in ((Text(), 0), *lines) if number else lines:
            put(text, indent, console, laid_out=True, language=language or "en")


def _label(name: str, language: Language | None) -> str:
    return heading(name, language) if language else name


def _value(name: str, value: Any, language: Language | None) -> str:
    told = worded(name, value, language) if language else value
    return _cell(told) if isinstance(told, int | float) else isolated(_plain(told))


def _cell(value: Any) -> str:
    """A cell whose Arabic does not pull its neighbours along."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    text = _plain(value)
    return text if text.isascii() else arabic(text)


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.isoformat(" ", "seconds")
        case list():
            return "، ".join(map(_plain, value))
        case _:
            return clean(str(value))
