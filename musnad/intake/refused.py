"""Formats that are known but not read: each is told what to save it as."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from musnad.errors import InputError
from musnad.intake.record import Columns, Record
from musnad.messages import message

#: Endings, and what programs that open such files can save them as.
INSTEAD = {
    **dict.fromkeys((".doc", ".dot", ".odt", ".pages", ".wpd", ".docm"), ".docx"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers"), ".csv"),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key", ".ps", ".djvu", ".xps"), ".pdf"),
    **dict.fromkeys((".epub", ".mobi", ".azw3", ".fb2"), ".html"),
    **dict.fromkeys((".msg", ".pst", ".mbox"), ".eml"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".tgz", ".bz2", ".xz"), ".zip"),
    **dict.fromkeys((".sqlite", ".sqlite3", ".duckdb", ".feather", ".arrow", ".pkl"), ".parquet"),
}


def split(stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
    """Raises InputError that says what to do."""
    from musnad.intake.formats import ending_of

    ending = ending_of(name)
    reason = message(
        "{ending} files are not read; save it as {instead} first",
        ending=ending,
        instead=INSTEAD.get(ending, ".txt"),
    )
    raise InputError(name, None, reason)
    yield


def parse(record: Record, columns: Columns) -> Iterator[InputError]:
    """Nothing is cut that would be parsed."""
    return iter(())
