"""Articles in a DataFrame of pandas or polars to statements in one of the same kind."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from musnad.article import GAP, Figure, Statement
from musnad.errors import InputError
from musnad.intake.fields import FIELDS
from musnad.intake.row import article_of_row
from musnad.messages import message
from musnad.reading import read

Frame = TypeVar("Frame")


def statements_of(
    frame: Frame,
    *,
    text: str = "text",
    id: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    title: str | None = None,
    byline: str | None = None,
) -> Frame:
    """The statements of the articles in ``frame``, one row each, in a DataFrame of the same kind.

    ``frame`` is a DataFrame of pandas or polars with one article a row. The arguments name the
    column of each field where it is not called as the field is; only a text is needed. A row whose
    text is missing or blank has no statements.

    ``article`` is the article's id as ``frame`` has it, or the row's number from 0 if it has none.
    In pandas, each statement also has the index of its article. ``start`` and ``end`` are those of
    the content, in code points of the article's ``field``.

    Raises InputError if there is no such column or a value is no text, number or date; TypeError
    if ``frame`` is no such DataFrame.
    """
    library = _library_of(frame)
    named = dict(zip(FIELDS, (text, id, outlet, url, published, title, byline), strict=True))
    columns = _columns_of(library.names(), named)
    rows: list[int] = []
    records: list[dict[str, Any]] = []
    for row, values in enumerate(zip(*map(library.values, columns.values()), strict=True)):
        for statement in _statements(row, dict(zip(columns, values, strict=True))):
            rows.append(row)
            records.append(_record(statement))
    return cast(Frame, library.statements(records, rows, columns.get("id")))


def _columns_of(names: Iterable[str], named: dict[str, str | None]) -> dict[str, str]:
    """The column of each field that has one. Raises InputError."""
    counts = Counter(names)
    columns = {field: name or field for field, name in named.items() if name or field in counts}
    for field, name in columns.items():
        if not counts[name]:
            there = ", ".join(map(str, counts)) or message("none")
            raise InputError(
                "",
                None,
                message(
                    "no column {name!r} for {field}; there are: {there}",
                    name=name,
                    field=field,
                    there=there,
                ),
            )
        if counts[name] > 1:
            raise InputError(
                "",
                None,
                message("{counts} columns are called {name!r}", counts=counts[name], name=name),
            )
    return columns


def _statements(row: int, values: dict[str, object]) -> tuple[Statement, ...]:
    try:
        article = article_of_row(values)
    except InputError as error:
        raise InputError(message("row {row}", row=row), None, error.reason) from None
    return read(article).statements if article.text.strip() else ()


def _record(s: Statement) -> dict[str, Any]:
    return {
        "statement": s.id,
        "field": s.field,
        "speaker": s.speaker.name,
        "kind": s.kind,
        "act": s.act,
        "form": s.form,
        "cue": s.cue.text,
        "verb": s.verb,
        "addressee": s.addressee.name if s.addressee is not None else "",
        "content": s.said,
        "start": s.contents[0].start,
        "end": s.contents[-1].end,
        "source": GAP.join(span.text for span in s.sources),
        "via": [relay.name for relay in s.via],
        "figures": [_figure(figure) for figure in s.figures],
        "moments": msgspec.to_builtins(s.moments),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    """Its numbers as floats: Arrow makes none of whole numbers from 2**53 up."""
    low, high = (None if n is None else float(n) for n in (figure.low, figure.high))
    return {**msgspec.to_builtins(figure), "low": low, "high": high}


class _Pandas:
    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def names(self) -> Iterable[str]:
        return cast(Iterable[str], self._frame.columns)

    def values(self, name: str) -> Iterator[object]:
        """What is missing, in any of the ways of pandas, as None."""
        column = self._frame[name]
        return (
            None if missing else value for value, missing in zip(column, column.isna(), strict=True)
        )

    def statements(self, records: list[dict[str, Any]], rows: list[int], id: str | None) -> Any:
        table = _table(records)
        out = table.drop_columns(_LISTS).to_pandas()
        for name in _LISTS:
            out[name] = table[name].to_pylist()
        out = out.astype(dict.fromkeys(_LISTS, object))
        out.insert(0, "article", rows if id is None else self._frame[id].take(rows).array)
        out.index = self._frame.index.take(rows)
        return out


class _Polars:
    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def names(self) -> Iterable[str]:
        return cast(Iterable[str], self._frame.columns)

    def values(self, name: str) -> Iterator[object]:
        return iter(self._frame[name])

    def statements(self, records: list[dict[str, Any]], rows: list[int], id: str | None) -> Any:
        import polars

        place = polars.Series("article", rows, polars.get_index_type())
        articles = place if id is None else self._frame[id].gather(place).alias("article")
        return polars.DataFrame(_table(records)).insert_column(0, articles)


def _library_of(frame: object) -> _Pandas | _Polars:
    """How to take ``frame`` apart; its library is loaded if it is one of these."""
    for module, library in (("pandas", _Pandas), ("polars", _Polars)):
        loaded = sys.modules.get(module)
        if loaded is not None and isinstance(frame, loaded.DataFrame):
            return library(frame)
    kind = f"{type(frame).__module__}.{type(frame).__qualname__}"
    raise TypeError(message("a DataFrame of pandas or polars is needed, not {kind}", kind=kind))


_LISTS = ["via", "figures", "moments"]


def _table(records: list[dict[str, Any]]) -> Any:
    """``records`` as an Arrow table, with the same columns if there are none."""
    # Here and not above: `import musnad` is quicker without.
    import pyarrow as pa

    return pa.Table.from_pylist(records, _schema())


@lru_cache
def _schema() -> Any:
    import pyarrow as pa

    text, count = pa.string(), pa.int64()
    place = [("field", text), ("start", count), ("end", count), ("text", text)]
    values = [("low", pa.float64()), ("high", pa.float64()), ("mod", text), ("unit", text)]
    days = [(name, text) for name in ("type", "value", "from", "to")]
    columns = ["statement", "field", "speaker", "kind", "act", "form", "cue"]
    columns += ["verb", "addressee", "content"]
    return pa.schema(
        [
            *((name, text) for name in columns),
            ("start", count),
            ("end", count),
            ("source", text),
            ("via", pa.list_(text)),
            ("figures", pa.list_(pa.struct(place + values))),
            ("moments", pa.list_(pa.struct(place + days))),
        ]
    )
