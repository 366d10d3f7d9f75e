"""SQL of the user's own: it reads the ledger and does nothing else."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
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


def rows_of_sql(
    connection: sqlite3.Connection, query: str, limit: int | None, seconds: float
) -> tuple[list[str], list[Sequence[Any]]]:
    """The columns and rows of one query, ``limit`` rows at most.

    Raises LedgerError if it is no question, takes longer or would do anything but read, or
    sqlite3.Error.
    """
    ends = time.monotonic() + seconds
    # Full text opens its tables with SQL of its own, once.
    connection.execute("SELECT rowid FROM statements_fts WHERE statements_fts MATCH '\"\"'")
    limits = {
        sqlite3.SQLITE_LIMIT_LENGTH: _LONGEST_VALUE,
        sqlite3.SQLITE_LIMIT_SQL_LENGTH: _LONGEST_QUERY,
        sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    }
    before = {name: connection.setlimit(name, value) for name, value in limits.items()}
    connection.set_authorizer(_allowed)
    connection.set_progress_handler(lambda: time.monotonic() > ends, _STEPS)
    try:
        cursor = connection.execute(query)
        if cursor.description is None:
            raise LedgerError(message("this gives no rows; ask with SELECT"))
        columns = [column[0] for column in cursor.description]
        rows = cursor.fetchall() if limit is None else cursor.fetchmany(limit)
        cursor.close()
        return columns, rows
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            reason = message("the query took longer than {seconds:g} seconds", seconds=seconds)
            raise LedgerError(reason) from error
        raise
    except (sqlite3.Warning, sqlite3.ProgrammingError) as error:
        raise LedgerError(message("one query at a time ({error})", error=error)) from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_AUTH:
            reason = message(
                "a question only reads the ledger; this would do more ({error})", error=error
            )
            raise LedgerError(reason) from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
        connection.set_authorizer(None)
        for name, value in before.items():
            connection.setlimit(name, value)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        is_allowed = first in _PRAGMAS
    elif action == sqlite3.SQLITE_FUNCTION:
        is_allowed = second not in _REFUSED_FUNCTIONS
    else:
        is_allowed = action in _ALLOWED
    return sqlite3.SQLITE_OK if is_allowed else sqlite3.SQLITE_DENY
