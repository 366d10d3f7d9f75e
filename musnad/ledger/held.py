"""Articles that the ledger holds, one by one, with their versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from musnad.characters import is_storable
from musnad.errors import LedgerError
from musnad.export import Entry
from musnad.ledger.article_tables import NAMES
from musnad.ledger.called import is_name, spellings
from musnad.ledger.rows import entries_of
from musnad.ledger.schema import ARTICLE_TABLES, KEYS, stored
from musnad.messages import message
from musnad.text.sentences import sentence_around
from musnad.text.terms import term_spans

#: So many articles that may be meant are told.
_TOLD = 10

#: What an article may be called by, the surest first; a number only where nothing else fits.
_CALLED = (
    "SELECT article FROM articles WHERE id = :called AND id <> ''",
    "SELECT article FROM articles WHERE url = :called AND url <> ''",
    "SELECT article FROM articles WHERE key = :called",
    "SELECT article FROM statements WHERE id = :called",
    "SELECT article FROM articles WHERE article = :number",
)


class Held(NamedTuple):
    """An article in the ledger with its reading: which version, and which others there are.

    ``versions`` are the numbers of all versions, the first one first; ``day_from`` tells where the
    day is from: ``published`` or ``text``.
    """

    number: int
    version: int
    versions: tuple[int, ...]
    day: date | None
    day_from: str | None
    entry: Entry


def held(
    connection: sqlite3.Connection, called: str | int, outlet: str, version: int | None
) -> Held:
    """The article with this id, address, key or number, or with a statement of this id.

    An int is its number and nothing else. The latest version, unless another one is asked for.
    Raises LedgerError if there is none or if several may be meant.
    """
    latest = named_article(connection, called, outlet)
    if latest is None:
        raise LedgerError(message("no article {called!r} in this ledger", called=called))
    versions = [latest]
    while (before := _replaced_by(connection, versions[0])) is not None:
        versions.insert(0, before)
    number = latest
    if version is not None:
        if not 1 <= version <= len(versions):
            reason = message(
                "{called!r} has versions 1 to {last}", called=called, last=len(versions)
            )
            raise LedgerError(reason)
        number = versions[version - 1]
    [(day, day_from)] = connection.execute(
        "SELECT day, day_from FROM articles WHERE article = ?", (number,)
    ).fetchall()
    rows = {name: list(stored_rows(connection, name, number, number)) for name in ARTICLE_TABLES}
    [entry] = entries_of(rows)
    return Held(
        number,
        versions.index(number) + 1,
        tuple(versions),
        date.fromisoformat(day) if day else None,
        day_from,
        entry,
    )


def named_article(
    connection: sqlite3.Connection, called: str | int, outlet: str = ""
) -> int | None:
    """The number of the latest version of what is meant; None if there is none.

    What nothing is called is looked for as an address that is nearly so. Raises LedgerError if
    several may be meant.
    """
    if isinstance(called, int):
        return _numbered(connection, called)
    numbers = _meant(connection, called, outlet)
    if not numbers:
        nearly = {a for name in spellings(called) for a in _meant(connection, name, outlet)}
        numbers = sorted(nearly)
    if len(numbers) > 1:
        raise LedgerError(_several(connection, called, numbers))
    return numbers[0] if numbers else None


def number_of(connection: sqlite3.Connection, called: str) -> int | None:
    """The number of the article that is called so; None if that is a sentence, and no name.

    Raises LedgerError of a name that no article has, or that several may have.
    """
    number = named_article(connection, called)
    if number is None and is_name(called):
        raise LedgerError(message("no article {called!r} in this ledger", called=called))
    return number


def sentence_of(
    connection: sqlite3.Connection, row: Mapping[str, Any], wanted: frozenset[str]
) -> str:
    """The sentence of a found statement: that of the first word looked for, else of its content."""
    [(title, text)] = connection.execute(
        "SELECT title, text FROM articles WHERE article = ?", (row["article"],)
    ).fetchall()
    field = row["field"]
    whole = title if field == "title" else text
    places = connection.execute(
        'SELECT start, "end" FROM contents WHERE statement = ? ORDER BY ordinal',
        (row["statement"],),
    ).fetchall() or [(row["cue_start"], row["cue_end"])]
    start, end = places[0]
    for first, last in places if wanted else ():
        found = next((at for at, _, term in term_spans(whole[first:last]) if term in wanted), None)
        if found is not None:
            # A content of several sentences is shown where it was found.
            start = end = first + found
            break
    begin, stop = sentence_around(whole, field, start, end)
    sentence: str = whole[begin:stop]
    return sentence


def stored_rows(
    connection: sqlite3.Connection,
    table: str,
    first: int,
    last: int,
    chosen: Mapping[str, str] | None = None,
) -> Iterator[dict[str, Any]]:
    """Rows as they are stored, with the words of names, of articles ``first`` to ``last``.

    ``chosen`` are further conditions on ``t``, by the column that they are about.
    """
    columns, selected = _selected(table)
    between = "article BETWEEN :first AND :last"
    conditions = [f"t.{between}"]
    if KEYS[table][0] == "statement" and table != "statements":
        # Kept in the order of statements, which is that of articles.
        within = f"FROM statements WHERE {between}"
        conditions.append(
            f"t.statement BETWEEN (SELECT min(statement) {within}) "
            f"AND (SELECT max(statement) {within})"
        )
    conditions += [sql for column, sql in (chosen or {}).items() if column in columns]
    order = ", ".join(f"t.{key}" for key in KEYS[table])
    sql = f"{selected} WHERE {' AND '.join(conditions)} ORDER BY {order}"
    for row in connection.execute(sql, {"first": first, "last": last}):
        yield dict(zip(columns, row, strict=True))


def rows_of(
    connection: sqlite3.Connection, table: str, articles: Sequence[int]
) -> list[dict[str, Any]]:
    """Rows as ``stored_rows`` gives them, of these articles; as many as one query may name."""
    columns, selected = _selected(table)
    marks = ", ".join("?" * len(articles))
    which = f"t.article IN ({marks})"
    if KEYS[table][0] == "statement" and table != "statements":
        which = f"t.statement IN (SELECT statement FROM statements WHERE article IN ({marks}))"
    order = ", ".join(f"t.{key}" for key in KEYS[table])
    rows = connection.execute(f"{selected} WHERE {which} ORDER BY {order}", articles).fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _selected(table: str) -> tuple[list[str], str]:
    """The columns of a table ``t`` as it is stored, and what selects them with names in words."""
    columns = [field.name for field in stored(table)]
    told = [f't."{name}"' for name in columns]
    joined = f"{table} t"
    for owner, name in NAMES:
        if owner == table:
            told[columns.index(name)] = f"coalesce(n_{name}.text, '')"
            joined += f" LEFT JOIN names n_{name} ON n_{name}.name = t.{name}"
    return columns, f"SELECT {', '.join(told)} FROM {joined}"


def _meant(connection: sqlite3.Connection, called: str, outlet: str) -> list[int]:
    """The latest versions that may be meant."""
    if not is_storable(called):
        return []
    number = called.removeprefix("#")
    values = {"called": called, "number": int(number) if _is_number(number) else -1}
    for query in _CALLED:
        found = {_latest(connection, a) for (a,) in connection.execute(query, values).fetchall()}
        if outlet:
            found = {a for a in found if _told(connection, a)["outlet"] == outlet}
        if found:
            return sorted(found)
    return []


def _numbered(connection: sqlite3.Connection, number: int) -> int | None:
    query = "SELECT article FROM articles WHERE article = ?"
    found = connection.execute(query, (number,)).fetchone()
    return None if found is None else _latest(connection, number)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _latest(connection: sqlite3.Connection, article: int) -> int:
    query = "SELECT replaced_by FROM articles WHERE article = ?"
    while (later := connection.execute(query, (article,)).fetchone()[0]) is not None:
        article = later
    return article


def _replaced_by(connection: sqlite3.Connection, article: int) -> int | None:
    query = "SELECT replaces FROM articles WHERE article = ?"
    replaced: int | None = connection.execute(query, (article,)).fetchone()[0]
    return replaced


def _told(connection: sqlite3.Connection, article: int) -> dict[str, str]:
    query = "SELECT outlet, id, title FROM articles WHERE article = ?"
    outlet, id, title = connection.execute(query, (article,)).fetchone()
    return {"outlet": outlet, "id": id, "title": title}


def _several(connection: sqlite3.Connection, called: str, numbers: list[int]) -> str:
    told = [(number, _told(connection, number)) for number in numbers[:_TOLD]]
    articles = "; ".join(f"#{number} {t['outlet']} «{t['title'][:60]}»" for number, t in told)
    return message(
        "{called!r} may be several articles: {articles}; name one by its number",
        called=called,
        articles=articles,
    )
