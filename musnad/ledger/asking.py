"""SQL of the user's own: it reads the ledger and does nothing else."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from itertools import islice
from sys import getsizeof
from typing import Any

from musnad.errors import LedgerError
from musnad.messages import message

_ALLOWED = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
#: Pragmas that tell something of tables, and change nothing; full text itself asks data_version.
_PRAGMAS = frozenset(
    {
        *("table_info", "table_xinfo", "table_list", "index_list", "index_info"),
        *("foreign_key_list", "data_version"),
    }
)
_REFUSED_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer"})
#: Steps of SQLite's machine between two looks at the clock.
_STEPS = 20_000
#: The longest value a query may make, and the longest query.
_LONGEST_VALUE, _LONGEST_QUERY = 64 * 1024 * 1024, 100_000
#: So much memory all its rows may take, in bytes.
_MOST = 1024 * 1024 * 1024


def rows_of_sql(
    connection: sqlite3.Connection, query: str, limit: int | None, seconds: float
) -> tuple[list[str], list[Sequence[Any]]]:
    """The columns and rows of one query, ``limit`` rows at most.

    ``connection`` may do nothing else from then on. Raises LedgerError if it is no question, takes
    longer, gives more than fits or would do anything but read, or sqlite3.Error.
    """
    ends = time.monotonic() + seconds
    # Full text opens its tables with SQL of its own, once.
    for index in ("statements_fts", "parts_fts", "claims_fts"):
        connection.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH '\"\"'")
    limits = {
        sqlite3.SQLITE_LIMIT_LENGTH: _LONGEST_VALUE,
        sqlite3.SQLITE_LIMIT_SQL_LENGTH: _LONGEST_QUERY,
        sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    }
    for name, value in limits.items():
        connection.setlimit(name, value)
    connection.set_authorizer(_allowed)
    connection.set_progress_handler(lambda: time.monotonic() > ends, _STEPS)
    try:
        cursor = connection.execute(query)
        if cursor.description is None:
            raise LedgerError(message("this gives no rows; ask with SELECT"))
        columns = [column[0] for column in cursor.description]
        return columns, _fetched(cursor, limit)
    except UnicodeEncodeError as error:
        raise LedgerError(message("the query holds a lone surrogate, half a character")) from error
    except (sqlite3.Warning, sqlite3.Error) as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code == sqlite3.SQLITE_INTERRUPT:
            reason = message("the query took longer than {seconds:g} seconds", seconds=seconds)
            raise LedgerError(reason) from error
        if code == sqlite3.SQLITE_AUTH:
            reason = message(
                "a question only reads the ledger; this would do more ({error})", error=error
            )
            raise LedgerError(reason) from error
        # Python 3.11 warns of it, later ones raise an error of programming.
        if isinstance(error, sqlite3.Warning) or "one statement" in str(error):
            raise LedgerError(message("one query at a time ({error})", error=error)) from error
        raise


def _fetched(cursor: sqlite3.Cursor, limit: int | None) -> list[Sequence[Any]]:
    rows: list[Sequence[Any]] = []
    size = 0
    for row in islice(cursor, limit):
        size += getsizeof(row) + sum(map(getsizeof, row))
        if size > _MOST:
            reason = message(
                "more than {most} MB of rows; ask for fewer, or for less of each",
                most=_MOST // 1024**2,
            )
            raise LedgerError(reason)
        rows.append(row)
    return rows


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        is_allowed = first in _PRAGMAS
    elif action == sqlite3.SQLITE_FUNCTION:
        is_allowed = second not in _REFUSED_FUNCTIONS
    else:
        is_allowed = action in _ALLOWED
    return sqlite3.SQLITE_OK if is_allowed else sqlite3.SQLITE_DENY
