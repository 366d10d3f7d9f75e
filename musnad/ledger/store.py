"""The ledger's file: made, opened and refused."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from musnad.errors import LedgerError
from musnad.ledger.schema import FORMAT, creation

#: What the writer may use. Most of it holds the index of what is known: some 150 MB for every
#: million articles.
MEMORY = "2GB"

_CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # A name in a question is a table's, never that of a variable of this program.
    "python_enable_replacements": "false",
}
#: Where a DuckDB file says that it is one.
_MAGIC = slice(8, 12)
_LOCKED_BY = re.compile(r"\(PID (\d+)\)")


@contextmanager
def open_for_writing(path: Path, memory: str = MEMORY) -> Iterator[duckdb.DuckDBPyConnection]:
    """The ledger at ``path``, made if there is none, for this process alone.

    DuckDB keeps to ``memory`` («2GB»).

    Raises LedgerError: another process has it open, the file is no ledger or of a newer Musnad, or
    the place cannot be written.
    """
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}")
    if not path.exists() or not path.stat().st_size:
        _create(path)
    with _connected(path, read_only=False) as connection:
        with told(path):
            _check(connection, path)
            connection.execute("SET memory_limit = $1", [memory])
        yield connection


@contextmanager
def open_for_reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The ledger at ``path``, unchanged by whatever is asked.

    Raises LedgerError: there is none, it is being written, it is no ledger or of a newer Musnad.
    """
    if not path.exists():
        raise LedgerError(f"{path}: there is no ledger; `musnad ingest` makes one")
    with _connected(path, read_only=True) as connection:
        with told(path):
            _check(connection, path)
        yield connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of DuckDB about the ledger at ``path`` as LedgerErrors that say what to do."""
    try:
        yield
    except duckdb.Error as error:
        raise LedgerError(f"{path}: {_reason(str(error))}") from error


@contextmanager
def _reached(path: Path) -> Iterator[None]:
    """As ``told``, where the file itself may be out of reach."""
    try:
        with told(path):
            yield
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror or error}") from error


@contextmanager
def _connected(path: Path, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    with _reached(path):
        _check_magic(path)
        connection = duckdb.connect(str(path), read_only=read_only, config=dict(_CONFIG))
    try:
        yield connection
    finally:
        with told(path):
            connection.close()


def _create(path: Path) -> None:
    """An empty ledger, which has its name only once it is whole."""
    if _journal_of(path).exists():
        reason = "there is a journal without its ledger"
        raise LedgerError(f"{path}: {reason}; put the ledger back or remove {_journal_of(path)}")
    new = path.with_name(path.name + ".new")
    with _reached(path):
        for left in (new, _journal_of(new)):
            left.unlink(missing_ok=True)
        with duckdb.connect(str(new), config=dict(_CONFIG)) as connection:
            connection.execute(creation())
            connection.execute("CREATE TABLE ledger (format INTEGER NOT NULL)")
            connection.execute("INSERT INTO ledger VALUES (?)", [FORMAT])
        new.replace(path)


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + ".wal")


def _check_magic(path: Path) -> None:
    """Refuse what is no DuckDB file; DuckDB itself would look for an extension that opens it."""
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, not a ledger")
    with path.open("rb") as file:
        if not file.read(_MAGIC.stop)[_MAGIC] == b"DUCK":
            raise LedgerError(f"{path}: not a ledger: the file is there, but it is no DuckDB file")


def _check(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        [(format,)] = connection.execute("SELECT format FROM ledger").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException, ValueError) as error:
        raise LedgerError(f"{path}: a DuckDB file, but no ledger of Musnad") from error
    if format > FORMAT:
        reason = f"a ledger of format {format}, and this Musnad knows formats to {FORMAT}"
        raise LedgerError(f"{path}: {reason}; update Musnad")


def _reason(message: str) -> str:
    """What is wrong and the way out, in one line, for the errors that users meet."""
    if "Could not set lock" in message:
        by = _LOCKED_BY.search(message)
        return f"in use by another process{f' (PID {by[1]})' if by else ''}; wait until it ends"
    if "No space left" in message or f"({errno.ENOSPC})" in message or "File too large" in message:
        return "the disk is full; make room and run again: it goes on where it stopped"
    if "failed to pin block" in message or "Out of Memory" in message:
        return "the memory the ledger may use is not enough; run again with more --memory"
    return " ".join(message.split())
