"""An answer of the ledger: rows, as Arrow, pandas, polars or plain Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    import pandas
    import polars

#: So many rows an answer shows of itself, and so many characters of a value.
_SHOWN, _SHOWN_IN_NOTEBOOKS, _LONGEST = 5, 20, 40
#: The types of columns that SQLite has no type for, by name.
TYPED: Mapping[str, pa.DataType] = {
    "day": pa.date32(),
    "first_day": pa.date32(),
    "last_day": pa.date32(),
    "via": pa.list_(pa.string()),
    "matches": pa.list_(pa.list_(pa.int32())),
    "one_unnamed": pa.bool_(),
}


class Question(NamedTuple):
    """SQL with its values, what its columns are called, and which of them are ``TYPED``.

    After its columns a row tells its place among all rows in ``placed`` values more
    (``musnad.ledger.paging``).
    """

    sql: str
    values: Sequence[Any]
    columns: tuple[str, ...]
    typed: frozenset[str] = frozenset()
    placed: int = 0


class Answer:
    """The rows that answer a question, in order.

    Iterating gives a dict a row; ``len`` tells how many there are. ``total`` is how many there
    would be without the limit that was asked for; where counting had to stop, ``is_counted`` is
    false and there are at least so many. ``next`` is the cursor of the next page: ``after`` in the
    same question; empty where there is no more.
    """

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[Any]],
        *,
        typed: frozenset[str] = frozenset(),
        total: int | None = None,
        is_counted: bool = True,
        next: str = "",
    ) -> None:
        self._columns = list(columns)
        self._rows = rows
        self._typed = typed
        self.total = len(rows) if total is None else total
        self.is_counted = is_counted
        self.next = next

    def of(self, total: int, *, is_counted: bool = True, next: str = "") -> Answer:
        """The same rows, of so many, and the cursor of those that follow."""
        return Answer(
            self._columns,
            self._rows,
            typed=self._typed,
            total=total,
            is_counted=is_counted,
            next=next,
        )

    def with_column(self, name: str, values: Sequence[Any]) -> Answer:
        """The same rows with one more value each."""
        rows = [(*row, value) for row, value in zip(self._rows, values, strict=True)]
        return Answer(
            [*self._columns, name],
            rows,
            typed=self._typed,
            total=self.total,
            is_counted=self.is_counted,
            next=self.next,
        )

    def first(self, rows: int) -> Answer:
        """The first so many rows."""
        return Answer(self._columns, self._rows[:rows], typed=self._typed)

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return list(self._columns)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self._rows:
            yield dict(zip(self._columns, row, strict=True))

    def __repr__(self) -> str:
        """How many rows of how many, the columns, and the first rows."""
        of = self._rows_of()
        lines = [f"<Answer: {of}; columns {', '.join(self._columns)}>"]
        lines += ["  " + " | ".join(_short(value) for value in row) for row in self._rows[:_SHOWN]]
        if len(self._rows) > _SHOWN:
            lines.append("  …")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks."""
        cells = "".join(f"<th>{escape(name)}</th>" for name in self._columns)
        rows = [f"<tr>{cells}</tr>"]
        for row in self._rows[:_SHOWN_IN_NOTEBOOKS]:
            cells = "".join(f'<td dir="auto">{escape(_plain(value))}</td>' for value in row)
            rows.append(f"<tr>{cells}</tr>")
        return f"<table>{''.join(rows)}</table><p>{escape(self._rows_of())}</p>"

    def _rows_of(self) -> str:
        rows = f"{len(self._rows):,} row{'' if len(self._rows) == 1 else 's'}"
        if len(self._rows) == self.total:
            return rows
        return f"{rows} of {'' if self.is_counted else 'more than '}{self.total:,}"

    def to_arrow(self) -> pa.Table:
        """The rows as a pyarrow Table."""
        arrays = [
            _array(
                [row[at] for row in self._rows], TYPED.get(name) if name in self._typed else None
            )
            for at, name in enumerate(self._columns)
        ]
        return pa.table(arrays, names=self._columns)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame; raises ImportError without pandas."""
        frame: pandas.DataFrame = self.to_arrow().to_pandas()
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars DataFrame; raises ImportError without polars."""
        import polars

        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame)
        return frame


def plain(question: Question, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Rows as SQLite gives them, with days, lists and truths for what it holds instead."""
    at = {
        question.columns.index(name): _reader(TYPED[name])
        for name in question.typed
        if name in question.columns
    }
    for row in rows:
        values = list(row)
        for place, read in at.items():
            if values[place] is not None:
                values[place] = read(values[place])
        yield tuple(values)


def _reader(type: pa.DataType) -> Callable[[Any], Any]:
    if pa.types.is_date(type):
        return date.fromisoformat
    return bool if pa.types.is_boolean(type) else json.loads


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return " ← ".join(map(str, value)) if isinstance(value, list) else str(value)


def _short(value: Any) -> str:
    text = " ".join(_plain(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _array(values: list[Any], type: pa.DataType | None) -> pa.Array:
    try:
        return pa.array(values, type)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        # SQLite lets one column hold numbers and words.
        return pa.array([None if value is None else str(value) for value in values], pa.string())
