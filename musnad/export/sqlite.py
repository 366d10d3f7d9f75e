"""The ledger's tables as an SQLite file, with keys and full-text search as Datasette likes them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from musnad.export.formats import Tables
from musnad.ledger.schema import KEYS, TABLES
from musnad.text.folding import fold, plain

INTO = "file"

#: Tables with a number of their own, which the others point to.
_KEYS = {table: key[0] for table, key in KEYS.items() if len(key) == 1}
# Written as Datasette looks for it: it knows a table's index by content="…", without spaces.
_SEARCH = """
CREATE VIRTUAL TABLE statements_fts USING fts5 (
  speaker, content, content="statements", content_rowid="statement"
);
INSERT INTO statements_fts (rowid, speaker, content)
  SELECT statement, spelled(speaker), spelled(content) FROM statements;
"""


def write(tables: Tables, target: Path) -> None:
    """Make the file ``target``. Raises OSError if it cannot be written."""
    try:
        with closing(sqlite3.connect(target)) as connection, connection:
            # It gets its name when it is whole, so nothing is won by a journal.
            connection.execute("PRAGMA journal_mode = OFF")
            for name, schema in TABLES.items():
                connection.execute(_creation(name, schema))
                marks = ", ".join("?" * len(schema))
                for batch in tables.rows(name):
                    rows = ([_value(v) for v in row.values()] for row in batch.to_pylist())
                    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
                for column in _pointers(name, schema):
                    connection.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
            connection.create_function("spelled", 1, _spelled, deterministic=True)
            connection.executescript(_SEARCH)
    except sqlite3.OperationalError as error:
        raise OSError(None, str(error), str(target)) from error


def _spelled(text: str) -> str:
    """``text`` for the index: without marks, as written and with its variants of spelling folded.

    The index keeps no words of its own, so what a search shows is the text as it is.
    """
    written, folded = plain(text), fold(text)
    return written if written == folded else f"{written} {folded}"


def _creation(name: str, schema: pa.Schema) -> str:
    columns = [f'"{field.name}" {_type(field.type)}' for field in schema]
    if name in _KEYS:
        columns.append(f"PRIMARY KEY ({_KEYS[name]})")
    owners = {key: table for table, key in _KEYS.items()}
    columns += [
        f"FOREIGN KEY ({column}) REFERENCES {owners[column]} ({column})"
        for column in _pointers(name, schema)
    ]
    return f"CREATE TABLE {name} ({', '.join(columns)})"


def _pointers(name: str, schema: pa.Schema) -> list[str]:
    """The columns of a table that hold the key of another one."""
    return [key for table, key in _KEYS.items() if table != name and key in schema.names]


def _type(type: pa.DataType) -> str:
    if pa.types.is_integer(type) or pa.types.is_boolean(type):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(type) else "TEXT"


def _value(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
