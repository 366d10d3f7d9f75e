"""The ledger's file: made, opened, brought to the newest format, and refused.

It is an SQLite file in WAL mode: questions are asked while one process writes, and none sees half a
batch. A commit is on the disk before it is reported (``synchronous = FULL``), so it survives a
power cut. The writer holds a lock beside the file, ``….lock``, which ends with its process.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from os import PathLike
from pathlib import Path
from urllib.parse import quote

from filelock import FileLock, Timeout

from musnad.errors import LedgerError, reason_of
from musnad.ledger.migrations import MIGRATIONS
from musnad.ledger.schema import APPLICATION, FORMAT, creation
from musnad.messages import message
from musnad.text.folding import fold

#: What STRICT tables and the queries here need.
_SQLITE = (3, 37)
#: Larger pages than usual: an article fills one or two.
_PAGE = 8192
#: What a process keeps of the file in memory, in KiB, whatever the size of the ledger.
_CACHE = 64 * 1024
#: What SQLite keeps beside its file, and the writer's lock.
_BESIDE = ("", "-wal", "-shm", "-journal", ".lock")
#: What SQLite says where the files that WAL needs cannot be made.
_OUT_OF_REACH = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
#: How long a question waits for a lock, in milliseconds; in WAL mode there is hardly ever one.
_BUSY = 10_000


@contextmanager
def open_for_writing(path: Path, *, create: bool = True) -> Iterator[sqlite3.Connection]:
    """The ledger at ``path``, with this process as its only writer.

    If there is none, it is made, unless ``create`` is False.

    Raises LedgerError: another process writes it, the file is no ledger or of a newer Musnad, or
    the place cannot be written.
    """
    path = _regular(path, create=create)
    with _lock(path), _reached(path):
        connection = _connect(path, "rwc")
        with closing(connection):
            _prepare(connection, path)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written within, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A failed commit may have ended the transaction itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def open_for_reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The ledger at ``path``, which nothing that is asked can change.

    Raises LedgerError: there is none, it is no ledger or of a newer Musnad.
    """
    path = _regular(path, create=False)
    # Errors of files while it is open are those of whatever is made of it.
    with closing(_opened(path)) as connection, told(path):
        yield connection


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to a ledger of the newest format. Raises LedgerError."""
    with _reached(path):
        connection = _reader(path)
        try:
            if _checked(connection, path) < FORMAT:
                connection.close()
                with open_for_writing(path):
                    connection = _reader(path)
            _check_objects(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def belongs_to(ledger: Path, path: str | PathLike[str]) -> bool:
    """Whether ``path`` is the ledger's file or one that is kept beside it, by whatever name."""
    own = os.path.realpath(ledger)
    beside = [Path(own + ending) for ending in _BESIDE]
    # By its name too: one that is not there now may be wanted at any time.
    if Path(os.path.realpath(path)) in beside:
        return True
    try:
        found = os.stat(path)
        return any(os.path.samestat(found, file.stat()) for file in beside if file.exists())
    except OSError:
        return False


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of SQLite about the ledger at ``path`` as LedgerErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(message("{path}: {reason}", path=path, reason=_reason(error))) from error


@contextmanager
def _reached(path: Path) -> Iterator[None]:
    """As ``told``, where the file itself may be out of reach."""
    try:
        with told(path):
            yield
    except OSError as error:
        raise LedgerError(
            message("{path}: {reason}", path=path, reason=reason_of(error))
        ) from error


def _regular(path: Path, *, create: bool) -> Path:
    """Where the file is, links followed. Raises LedgerError if it cannot be one."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise LedgerError(message("{path}: a link that leads nowhere", path=path)) from error
        if not create:
            reason = message("{path}: there is no ledger; `musnad ingest` makes one", path=path)
            raise LedgerError(reason) from error
        if not path.parent.is_dir():
            reason = message("{path}: there is no folder {folder}", path=path, folder=path.parent)
            raise LedgerError(reason) from error
        return path
    except OSError as error:
        raise LedgerError(
            message("{path}: {reason}", path=path, reason=reason_of(error))
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise LedgerError(message("{path}: a folder, not a ledger", path=path))
    if not stat.S_ISREG(found.st_mode):
        raise LedgerError(message("{path}: a device or pipe, not a ledger", path=path))
    if found.st_size == 1:
        # To SQLite that is an empty file.
        raise LedgerError(message("{path}: {reason}", path=path, reason=_no_sqlite()))
    # It is not looked into: whoever closes a file loses the locks that SQLite has on it.
    return path.resolve()


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Be the only writer. The lock ends with the process, however that ends."""
    lock = FileLock(f"{path}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        reason = message(
            "{path}: another process is writing into it; wait until it ends, or ask meanwhile: "
            "questions are answered all the time",
            path=path,
        )
        raise LedgerError(reason) from error
    except OSError as error:
        raise LedgerError(
            message("{path}: {reason}", path=path, reason=reason_of(error))
        ) from error
    try:
        yield
    finally:
        lock.release()


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < _SQLITE:
        raise LedgerError(
            message(
                "Musnad needs SQLite {needed} or newer; this Python has {version}",
                needed=".".join(map(str, _SQLITE)),
                version=sqlite3.sqlite_version,
            )
        )
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY}")
        # This may be the first to look into the file, and fail.
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        # A stranger's file may hold views and triggers: they get no function that does anything.
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def _reader(path: Path) -> sqlite3.Connection:
    journal = path.with_name(path.name + "-wal")
    connection = None
    try:
        connection = _connect(path, "ro")
        connection.execute("SELECT * FROM sqlite_schema LIMIT 1").fetchall()
        return connection
    except sqlite3.OperationalError as error:
        if connection is not None:
            connection.close()
        has_journal = journal.exists() and journal.stat().st_size
        if has_journal or _code(error) & 0xFF not in _OUT_OF_REACH:
            raise
        # In a folder that cannot be written there is nobody who could change it either.
        return _connect(path, "ro&immutable=1")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables if the file is new, or bring it to the newest format."""
    format = _checked(connection, path, empty_is_new=True)
    if format < FORMAT:
        if format == 0:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
        # In one transaction: whatever happens, the file has the old format or the new one.
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.create_function("folded", 1, fold, deterministic=True)
            for statement in creation() if format == 0 else _steps(format):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    _check_objects(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")


def _steps(format: int) -> Iterator[str]:
    for number in range(format, FORMAT):
        yield from MIGRATIONS[number]


def _checked(connection: sqlite3.Connection, path: Path, *, empty_is_new: bool = False) -> int:
    """The format of the ledger; 0 for an empty file that may become one."""
    [(application,)] = connection.execute("PRAGMA application_id").fetchall()
    [(format,)] = connection.execute("PRAGMA user_version").fetchall()
    if application == APPLICATION and format > FORMAT:
        reason = message(
            "{path}: a ledger of format {format}, and this Musnad knows formats to {known}; "
            "update Musnad",
            path=path,
            format=format,
            known=FORMAT,
        )
        raise LedgerError(reason)
    if application == APPLICATION and format > 0:
        return int(format)
    [(objects,)] = connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    if objects or application or format:
        reason = message("{path}: an SQLite file, but no ledger of Musnad", path=path)
        raise LedgerError(reason)
    if not empty_is_new:
        reason = message("{path}: nothing was read into it yet; `musnad ingest` does", path=path)
        raise LedgerError(reason)
    return 0


def _check_objects(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose views or tables are not those of a ledger, or that has triggers.

    Tables, views and indexes that a user has added are let be.
    """
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    there = {name: sql for _, name, sql in rows}
    changed = [name for name, sql in _expected().items() if there.get(name) != sql]
    changed += [name for type, name, _ in rows if type == "trigger"]
    if changed:
        reason = message(
            "{path}: not as Musnad made it: «{name}» was changed", path=path, name=changed[0]
        )
        raise LedgerError(reason)


@cache
def _expected() -> dict[str, str]:
    """The SQL of each object of a ledger by name, as SQLite keeps it."""
    with closing(sqlite3.connect(":memory:")) as empty:
        for statement in creation():
            empty.execute(statement)
        rows = empty.execute(
            # The tables that full text keeps its index in are SQLite's own, as its version has it.
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
            "AND name NOT LIKE 'statements_fts_%' AND name NOT LIKE 'parts_fts_%' "
            "AND name NOT LIKE 'claims_fts_%'"
        ).fetchall()
    return dict(rows)


def _no_sqlite() -> str:
    return message("not a ledger: the file is there, but it is no SQLite file")


def _code(error: sqlite3.Error) -> int:
    """SQLite's code of an error; 0 for one of Python's own."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code


def _reason(error: sqlite3.Error) -> str:
    """What is wrong and the way out, in one line, for the errors that users meet."""
    code = _code(error)
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR_WRITE:
        return message("the disk is full; make room and run again: it goes on where it stopped")
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return message("in use by another program; try again when it is done")
    if primary == sqlite3.SQLITE_NOTADB:
        return _no_sqlite()
    if primary == sqlite3.SQLITE_CORRUPT:
        return message("the file is damaged ({error})", error=error)
    if primary == sqlite3.SQLITE_READONLY:
        return message("it cannot be written")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return message("it cannot be opened")
    if primary == sqlite3.SQLITE_IOERR:
        return message("the disk does not answer as it should ({error})", error=error)
    return " ".join(str(error).split())
