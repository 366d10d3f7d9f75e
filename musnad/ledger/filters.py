"""Which statements are asked for: by speaker, kind, act, outlet, relay, date and figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import duckdb

from musnad.errors import LedgerError
from musnad.ledger.terms import name_terms
from musnad.moments.calendars import shift
from musnad.text.folding import fold

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_VALUE = r"-?\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(rf"({_VALUE})?(\.\.)?({_VALUE})?(?:\s+(\S.*)|\s*(%))?")


class Filters(NamedTuple):
    """What the statements asked for have in common; what is None or empty leaves all.

    ``speaker`` and ``via`` are words of the name, in any order. ``since`` and ``until`` are
    ISO days, months or years of publication, both included. ``figure`` is a value or a range, with
    or without its unit: ``200``, ``100..300``, ``5.. USD``, ``15 %``.
    """

    speaker: str | None = None
    kinds: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    via: str | None = None
    since: str | None = None
    until: str | None = None
    figure: str | None = None


class Condition(NamedTuple):
    """A piece of SQL and its parameters."""

    sql: str
    values: list[Any]


def where(filters: Filters, connection: duckdb.DuckDBPyConnection) -> Condition:
    """``filters`` on the latest version ``a`` of an article and its statement ``s``.

    Raises ValueError for a value that is none, LedgerError for an outlet the ledger does not have.
    """
    return _all(*_of_articles(filters, connection), *_of_statements(filters, connection))


def where_articles(filters: Filters, connection: duckdb.DuckDBPyConnection) -> Condition:
    """The part of ``filters`` that is about the article ``a`` alone; raises as ``where`` does."""
    return _all(*_of_articles(filters, connection))


def narrow_statements(filters: Filters) -> bool:
    """Whether ``filters`` may leave out some of an article's statements."""
    return any((filters.speaker, filters.kinds, filters.acts, filters.via, filters.figure))


def _all(*conditions: Condition) -> Condition:
    sql = " AND ".join(["a.replaced_by IS NULL", *(c.sql for c in conditions)])
    return Condition(sql, [value for c in conditions for value in c.values])


def _of_articles(filters: Filters, connection: duckdb.DuckDBPyConnection) -> Iterator[Condition]:
    if filters.outlets:
        yield _among("a.outlet", _outlets(filters.outlets, connection))
    if filters.since:
        yield Condition("a.day >= ?", [days_of(filters.since)[0]])
    if filters.until:
        yield Condition("a.day < ?", [days_of(filters.until)[1]])


def _of_statements(filters: Filters, connection: duckdb.DuckDBPyConnection) -> Iterator[Condition]:
    if filters.speaker:
        words = name_terms(filters.speaker)
        for word in words:
            yield Condition(
                "s.statement IN (SELECT statement FROM speaker_terms WHERE term = ?)", [word]
            )
        if not words:
            raise ValueError(f"{filters.speaker!r} has no word to look for")
    if filters.kinds:
        yield _among("s.kind", filters.kinds)
    if filters.acts:
        yield _among("s.act", filters.acts)
    if filters.via:
        wanted = set(name_terms(filters.via))
        names = connection.execute("SELECT DISTINCT name FROM via").fetchall()
        relays = tuple(name for (name,) in names if wanted and wanted <= set(name_terms(name)))
        among = _among("name", relays)
        query = f"s.statement IN (SELECT statement FROM via WHERE {among.sql})"
        yield Condition(query, among.values)
    if filters.figure:
        yield _with_figure(filters.figure)


def days_of(told: str) -> tuple[date, date]:
    """The first day of an ISO year, month or day, and the day after its last."""
    found = _DATE.fullmatch(told.strip())
    if found is None:
        raise ValueError(f"{told!r} is no date like 2024-05-15, 2024-05 or 2024")
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{told!r} is not in the calendar") from error
    return first, shift(first, "D" if day else "M" if month else "Y", 1) or date.max


def _with_figure(told: str) -> Condition:
    """Statements with a figure that may be, or overlaps, what is told; an open end is endless."""
    found = _FIGURE.fullmatch(told.strip())
    low, dots, high, unit, percent = found.groups() if found else (None,) * 5
    if (low is None and high is None) or (high is not None and not dots):
        raise ValueError(f"{told!r} is no figure like 200, 100..300, 5.. USD or 15 %")
    least = _number(low) if low else None
    most = _number(high) if high else None if dots else least
    parts: list[str] = []
    values: list[Any] = []
    if least is not None:
        parts.append("coalesce(f.high, f.low) >= ?")
        values.append(least)
    if most is not None:
        parts.append("coalesce(f.low, f.high) <= ?")
        values.append(most)
    if unit or percent:
        parts.append("f.unit = ?")
        values.append(unit or percent)
    sql = f"s.statement IN (SELECT f.statement FROM figures f WHERE {' AND '.join(parts)})"
    return Condition(sql, values)


def _number(written: str) -> float:
    return float(written.replace(",", ""))


def _among(column: str, values: tuple[str, ...]) -> Condition:
    if not values:
        return Condition("false", [])
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", list(values))


def _outlets(names: tuple[str, ...], connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """``names`` as the ledger spells them, whatever hamzas and capitals were typed."""
    known = [n for (n,) in connection.execute("SELECT DISTINCT outlet FROM articles").fetchall()]
    spelt: list[str] = []
    for name in names:
        found = [n for n in known if fold(n).casefold() == fold(name).casefold()]
        if not found:
            there = ", ".join(sorted(n for n in known if n)[:40]) or "none at all"
            raise LedgerError(f"no outlet {name!r} in this ledger; it has {there}")
        spelt += found
    return tuple(spelt)
