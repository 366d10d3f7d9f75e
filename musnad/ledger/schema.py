"""The one schema of the ledger, from which all its tables derive: SQLite, Parquet, Arrow.

Numbers of articles and statements count from 1 in the order of ingest. Every table of what was
read names its article. Starts are included and ends excluded, in code points of the field.

SQLite keeps the text of an article once. A column that is a *window* into it (a cue, a source, the
words of a figure) is not stored: only its offsets are, and the view ``…_words`` of a table gives
the words. Names, which need not be the words of the article, are stored once each in ``names``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyarrow as pa

from musnad.ledger import article_tables as of_articles
from musnad.ledger import claim_tables as of_claims
from musnad.ledger.article_tables import ADDED, BY_DAY
from musnad.ledger.columns import SQL_TYPES

__all__ = [
    "ADDED",
    "APPLICATION",
    "ARTICLE_TABLES",
    "BY_DAY",
    "CLAIM_TABLES",
    "FORMAT",
    "KEYS",
    "TABLES",
    "creation",
    "stored",
    "worded",
]

#: Kept in the file as ``PRAGMA user_version``; raised whenever tables change, with a migration.
FORMAT = 3
#: ``PRAGMA application_id`` of a ledger: «MSND».
APPLICATION = 0x4D534E44

#: The tables by name, parents first, with all their words: what exports and ``…_words`` give.
TABLES: dict[str, pa.Schema] = {**of_articles.TABLES, **of_claims.TABLES}
#: The tables that an article fills.
ARTICLE_TABLES = [name for name in of_articles.TABLES if name not in ("runs", "rejects")]
#: The tables that linking fills.
CLAIM_TABLES = list(of_claims.TABLES)
#: The key of each table, in whose order its rows are given.
KEYS: dict[str, tuple[str, ...]] = {**of_articles.KEYS, **of_claims.KEYS}

#: What a table has in words but does not store: windows, and what follows from other tables.
_NOT_STORED: dict[str, tuple[str, ...]] = {**of_articles.NOT_STORED, **of_claims.NOT_STORED}
#: What a question looks up by: (table, columns).
_INDEXES = (*of_articles.INDEXES, *of_claims.INDEXES)
#: Columns that point to another table's by another name.
_REFERENCES = {**of_articles.REFERENCES, **of_claims.REFERENCES}
#: Of a table's view: the SQL of columns that are not the table's ``t``, and what is joined to it.
_VIEWS = {**of_articles.VIEWS, **of_claims.VIEWS}


@cache
def stored(table: str) -> list[pa.Field]:
    """The columns of ``table`` that SQLite stores, in order."""
    left_out = _NOT_STORED.get(table, ())
    return [field for field in TABLES[table] if field.name not in left_out]


def worded(table: str) -> str:
    """Where the rows of ``table`` are with all their words."""
    return f"{table}_words" if table in _NOT_STORED else table


def creation() -> list[str]:
    """The SQL that makes an empty ledger, one statement each."""
    parts = [_created(name) for name in ("runs", "articles")]
    parts += _split(of_articles.NAMED)
    parts += [_created(name) for name in TABLES if name not in ("runs", "articles")]
    parts += [
        f"CREATE INDEX {table}_{columns.replace(', ', '_')} ON {table} ({columns});"
        for table, columns in _INDEXES
    ]
    for text in (*of_articles.OTHERS, *of_claims.OTHERS):
        parts += _split(text)
    parts += [_words(name) for name in _NOT_STORED]
    return [*parts, *_split(of_articles.SAID)]


def _split(text: str) -> Iterator[str]:
    return (f"{part.strip()};" for part in text.split(";") if part.strip())


def _created(table: str) -> str:
    columns = [f'"{f.name}" {_type(table, f)}' for f in stored(table)]
    key = KEYS[table]
    options = "STRICT"
    if len(key) > 1:
        columns.append(f"PRIMARY KEY ({', '.join(key)})")
        options += ", WITHOUT ROWID"
    body = ",\n  ".join(columns)
    return f"CREATE TABLE {table} (\n  {body}\n) {options};"


def _type(table: str, field: pa.Field) -> str:
    if (table, field.name) in of_articles.NAMES:
        null = "" if table == "statements" else " NOT NULL"
        return f"INTEGER{null} REFERENCES names (name)"
    type = SQL_TYPES[field.type]
    if KEYS[table] == (field.name,):
        return f"{type} PRIMARY KEY"
    null = "" if field.nullable else " NOT NULL"
    unique = " UNIQUE" if (table, field.name) in of_claims.UNIQUE else ""
    return f"{type}{null}{unique}{_reference(table, field.name)}"


def _reference(table: str, column: str) -> str:
    if (table, column) in _REFERENCES:
        return f" REFERENCES {_REFERENCES[table, column]}"
    for owner, key in KEYS.items():
        if key == (column,) and owner != table:
            return f" REFERENCES {owner} ({column})"
    return ""


def _words(table: str) -> str:
    """The view that gives the rows of ``table`` as ``TABLES`` has them, words and all."""
    expressions, joined = _VIEWS[table]
    columns = ", ".join(
        f"""{expressions.get(name, f't."{name}"')} AS "{name}\"""" for name in TABLES[table].names
    )
    return f"CREATE VIEW {table}_words AS\nSELECT {columns}\nFROM {table} t {joined};"
