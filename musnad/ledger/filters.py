"""Which statements are asked for: by speaker, kind, act, outlet, relay, date and figure."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, get_args

from musnad.article import Act, Kind
from musnad.characters import is_storable
from musnad.errors import LedgerError
from musnad.ledger.query import named, quoted
from musnad.ledger.speaker_keys import speaker_key
from musnad.lexicon import load
from musnad.messages import message
from musnad.moments.calendars import shift
from musnad.text.folding import fold
from musnad.text.terms import name_terms

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_VALUE = r"-?\d[\d,]*+(?:\.\d++)?"
_FIGURE = re.compile(rf"({_VALUE})?(\.\.)?({_VALUE})?(?:\s+(\S.*)|\s*(%))?")
#: Statements that are a side of a dispute, or make the claim of one: a side is in every family
#: that has its place.
DISPUTED = """
SELECT statement FROM sides UNION ALL SELECT m.statement FROM members m WHERE m.family IN (
  SELECT o.family FROM sides d JOIN members o
  ON o.article = d.article AND o.field = d.field AND o.start = d.start AND o."end" = d."end")
"""
_SAID_BY = (
    "s.speaker IN (SELECT n.name FROM speakers p JOIN names n ON n.speaker = p.speaker "
    "WHERE p.folded = ? AND p.folded <> '')"
)
#: Where a figure begins and ends; one without an end is told by the other.
_ENDS = ("coalesce(f.low, f.high)", "coalesce(f.high, f.low)")
#: Of more figures, most statements have one.
_FEW = 5_000
#: So many outlets are told to one who asks for another.
_OUTLETS_TOLD = 40


class Filters(NamedTuple):
    """What the statements asked for have in common; what is None or empty leaves all.

    ``speaker`` and ``via`` are words of the name, in any order; ``said_by`` is a speaker's whole
    name, in whatever spelling. ``disputed`` leaves statements that are a side of a dispute, or
    make a claim that is one. ``verb`` is a reporting verb or noun in any form («زعمت» finds
    «يزعم» too), ``addressee`` words of the name of whom it is said to. ``since`` and ``until`` are
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
    said_by: str | None = None
    disputed: bool = False
    verb: str | None = None
    addressee: str | None = None


class Condition(NamedTuple):
    """A piece of SQL and its parameters."""

    sql: str
    values: list[Any]


class Asked(NamedTuple):
    """Filters as SQL on an article ``a`` and its statement ``s``, and as a full-text expression.

    ``of_articles`` and ``of_statements`` are conditions, ``expression`` is what full text has to
    match; each may be empty. ``is_looked_up`` tells that an index gives the statements: they need
    not be sought among all.
    """

    of_articles: Condition
    of_statements: Condition
    expression: str
    is_looked_up: bool

    @property
    def conditions(self) -> list[Condition]:
        """Those that there are."""
        return [c for c in (self.of_articles, self.of_statements) if c.sql]

    @property
    def leaves_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.conditions and not self.expression


def asked(filters: Filters, connection: sqlite3.Connection) -> Asked:
    """``filters`` as SQL.

    Raises ValueError for a value that is none, LedgerError for an outlet the ledger does not have.
    """
    _check(filters)
    expression = " AND ".join(
        named(column, name)
        for column, name in (("speaker", filters.speaker), ("via", filters.via))
        if name is not None
    )
    articles = _all(_of_articles(filters, connection))
    figure = _Values.told(filters.figure) if filters.figure else None
    has_few = figure is not None and figure.are_few(connection)
    is_looked_up = bool(expression or has_few or filters.disputed)
    statements = list(_of_statements(filters))
    if figure is not None:
        statements.append(figure.looked_up() if has_few else figure.checked())
    named_whole = (filters.said_by, filters.verb, filters.addressee)
    return Asked(
        articles,
        _all(iter(statements)),
        expression,
        is_looked_up or any(value is not None for value in named_whole),
    )


def narrow_statements(filters: Filters) -> bool:
    """Whether ``filters`` may leave out some of an article's statements."""
    return any(
        (
            *(filters.speaker, filters.kinds, filters.acts, filters.via, filters.figure),
            *(filters.said_by, filters.disputed, filters.verb, filters.addressee),
        )
    )


def has_words(name: str, words: str) -> bool:
    """Whether all ``words`` (of ``name_terms``, with spaces between) stand in a name."""
    return set(words.split()) <= set(name_terms(name))


def _check(filters: Filters) -> None:
    for field, known in (("kinds", get_args(Kind)), ("acts", get_args(Act)), ("outlets", ())):
        values: object = getattr(filters, field)
        if not isinstance(values, tuple | list | set | frozenset):
            raise ValueError(
                message('{field} is a tuple of words, like ("{value}",)', field=field, value=values)
            )
        for value in values:
            if not isinstance(value, str) or (known and value not in known):
                raise ValueError(
                    message(
                        "{value!r} is none of the {field}: {known}",
                        value=value,
                        field=field,
                        known=", ".join(known),
                    )
                )
    for field in (*("speaker", "via", "since", "until", "figure", "said_by", "verb", "addressee"),):
        value = getattr(filters, field)
        if value is not None and not isinstance(value, str):
            raise ValueError(message("{field} is a text, not {value!r}", field=field, value=value))
        if value is not None and not is_storable(value):
            raise ValueError(
                message(
                    "{field}: {value!r} holds a NUL or half a character", field=field, value=value
                )
            )


def _all(conditions: Iterator[Condition]) -> Condition:
    parts = list(conditions)
    return Condition(" AND ".join(c.sql for c in parts), [v for c in parts for v in c.values])


def _of_articles(filters: Filters, connection: sqlite3.Connection) -> Iterator[Condition]:
    if filters.outlets:
        yield _among("a.outlet", _outlets(filters.outlets, connection))
    if filters.since:
        yield Condition("a.day >= ?", [days_of(filters.since)[0].isoformat()])
    if filters.until:
        yield Condition("a.day < ?", [days_of(filters.until)[1].isoformat()])


def _of_statements(filters: Filters) -> Iterator[Condition]:
    if filters.kinds:
        # Kinds are few: to go through the index on them takes longer than to look at each.
        yield _among("+s.kind", tuple(filters.kinds))
    if filters.acts:
        yield _among("s.act", tuple(filters.acts))
    if filters.via is not None:
        # Full text has the words of all relays of a statement; they must be those of one.
        yield Condition(
            "EXISTS (SELECT 1 FROM via v JOIN names n ON n.name = v.name "
            "WHERE v.statement = s.statement AND has_words(n.text, ?))",
            [" ".join(name_terms(filters.via))],
        )
    if filters.verb is not None or filters.addressee is not None:
        yield _with_parts(filters)
    if filters.said_by is not None:
        yield Condition(_SAID_BY, [speaker_key(filters.said_by)])
    if filters.disputed:
        yield Condition(f"s.statement IN ({DISPUTED})", [])


def _with_parts(filters: Filters) -> Condition:
    """Statements with a reporting word in any form, and to somebody of a name."""
    parts: list[str] = []
    if filters.verb is not None:
        forms = load().forms_of(filters.verb.strip())
        if not forms:
            reason = message("{word!r} is no reporting word that Musnad knows", word=filters.verb)
            raise ValueError(reason)
        parts.append(f"verb : ({' OR '.join(sorted(map(quoted, forms)))})")
    if filters.addressee is not None:
        parts.append(named("addressee", filters.addressee))
    sql = "s.statement IN (SELECT rowid FROM parts_fts WHERE parts_fts MATCH ?)"
    return Condition(sql, [" AND ".join(f"({part})" for part in parts)])


def days_of(told: str) -> tuple[date, date]:
    """The first day of an ISO year, month or day, and the day after its last."""
    found = _DATE.fullmatch(told.strip())
    if found is None:
        raise ValueError(message("{told!r} is no date like 2024-05-15, 2024-05 or 2024", told=told))
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(message("{told!r} is not in the calendar", told=told)) from error
    return first, shift(first, "D" if day else "M" if month else "Y", 1) or date.max


class _Values(NamedTuple):
    """Values that a figure may have, or that overlap it; an open end is endless."""

    least: float | None
    most: float | None
    unit: str

    @classmethod
    def told(cls, told: str) -> _Values:
        found = _FIGURE.fullmatch(told.strip())
        low, dots, high, unit, percent = found.groups() if found else (None,) * 5
        if (low is None and high is None) or (high is not None and not dots):
            reason = message("{told!r} is no figure like 200, 100..300, 5.. USD or 15 %", told=told)
            raise ValueError(reason)
        least = _number(low) if low else None
        most = _number(high) if high else None if dots else least
        if least is not None and most is not None and least > most:
            raise ValueError(message("{told!r} ends below where it begins", told=told))
        return cls(least, most, unit or percent or "")

    def are_few(self, connection: sqlite3.Connection) -> bool:
        """Whether figures are sooner looked up by their values than found beside statements."""
        own = self._within("low = high", "f.low", "f.low")
        sql = f"SELECT count(*) FROM (SELECT 1 FROM figures f WHERE {own.sql} LIMIT {_FEW + 1})"
        [(count,)] = connection.execute(sql, own.values).fetchall()
        return int(count) <= _FEW

    def looked_up(self) -> Condition:
        """That ``s`` is among the statements of the figures that have these values."""
        exact = self._within("f.low = f.high", "f.low", "f.low")
        ranges = self._within("f.low IS NOT f.high", *_ENDS)
        columns = 'f.article, f.field, f.start, f."end"'
        sql = f"""s.statement IN (
          SELECT h.statement FROM (
            SELECT {columns} FROM figures f INDEXED BY figures_values WHERE {exact.sql}
            UNION ALL
            SELECT {columns} FROM figures f INDEXED BY figures_ranges WHERE {ranges.sql}
          ) f CROSS JOIN contents c INDEXED BY contents_places
            ON c.article = f.article AND c.start <= f.start AND c."end" >= f."end"
          CROSS JOIN statements h ON h.statement = c.statement AND h.field = f.field)"""
        return Condition(sql, [*exact.values, *ranges.values])

    def checked(self) -> Condition:
        """That a figure in ``s`` has these values."""
        own = self._within("f.field = s.field", *_ENDS)
        sql = f"""EXISTS (
          SELECT 1 FROM contents c JOIN figures f ON f.article = c.article
            AND f.start >= c.start AND f."end" <= c."end"
          WHERE c.statement = s.statement AND {own.sql})"""
        return Condition(sql, own.values)

    def _within(self, condition: str, low: str, high: str) -> Condition:
        """``condition``, and that a figure from ``low`` to ``high`` is among these values."""
        parts: list[tuple[str, Any]] = [
            (f"{high} >= ?", self.least),
            (f"{low} <= ?", self.most),
            ("f.unit = ?", self.unit or None),
        ]
        told = [(sql, value) for sql, value in parts if value is not None]
        sql = " AND ".join([condition, *(sql for sql, _ in told)])
        return Condition(sql, [value for _, value in told])


def _number(written: str) -> float:
    return float(written.replace(",", ""))


def _among(column: str, values: tuple[str, ...]) -> Condition:
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", list(values))


def _outlets(names: tuple[str, ...], connection: sqlite3.Connection) -> tuple[str, ...]:
    """``names`` as the ledger spells them, whatever hamzas and capitals were typed."""
    known = [name for (name,) in connection.execute("SELECT outlet FROM outlets WHERE articles")]
    spelt: list[str] = []
    for name in names:
        found = [n for n in known if fold(n).casefold() == fold(name).casefold()]
        if not found:
            there = ", ".join(sorted(n for n in known if n)[:_OUTLETS_TOLD])
            reason = message(
                "no outlet {name!r} in this ledger; it has {there}",
                name=name,
                there=there or message("none at all"),
            )
            raise LedgerError(reason)
        spelt += found
    return tuple(spelt)
