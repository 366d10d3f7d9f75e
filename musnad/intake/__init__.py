"""Articles from the outside, one module a format.

An input is first cut into raw records, in order and cheaply (``cut``), which are then understood
(``parse``), at leisure and in any process.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from musnad.errors import InputError
from musnad.intake.formats import LOOKED_AT, PACKINGS, format_of, module_of
from musnad.intake.record import Columns, Parsed, Record
from musnad.intake.source import STDIN, Source, open_source, unpacked

__all__ = ["cut_file", "cut_open", "fetched", "is_address", "parse", "read_bytes", "read_file"]


def read_file(path: str, columns: Columns | None = None) -> Iterator[Parsed]:
    """The articles of a file, of standard input (``-``) or of an address; packed ones are unpacked.

    The id of a plain text is the name of its file. What cannot be read as an article is yielded as
    an InputError in its place, what is to be told of an article (of its columns, its date) before
    it. Raises OSError if the file cannot be opened.
    """
    yield from _understood(cut_file(path, _plain_name(path)), columns or {})


def read_bytes(name: str, data: bytes) -> Iterator[Parsed]:
    """The articles of what a file called ``name`` holds, as ``read_file`` gives them."""
    raw = io.BytesIO(data)
    try:
        with unpacked(name, raw) as stream:
            yield from _understood(cut_open(Source(name, stream, raw), name), {})
    except InputError as error:
        yield error


def is_address(path: str) -> bool:
    """Whether the user names a page or feed on the web."""
    return path.lower().startswith(("http://", "https://"))


def fetched(addresses: Iterable[str]) -> Iterator[Record | InputError]:
    """The record at each address; an InputError stands for what cannot be had."""
    # The network's libraries are loaded for those who ask for it.
    from musnad.intake.web import fetch

    return fetch(addresses)


def cut_file(path: str, id: str) -> Iterator[Record | InputError]:
    """The records of one file; an InputError stands where it cannot be cut. Raises OSError."""
    if is_address(path):
        yield from fetched([path])
        return
    try:
        with open_source(path) as source:
            yield from cut_open(source, id)
    except InputError as error:
        yield error


def cut_open(source: Source, id: str) -> Iterator[Record | InputError]:
    """The records of an open file. Raises InputError where it cannot be cut, or OSError."""
    format = format_of(source.name, source.stream.peek(LOOKED_AT))
    yield from module_of(format).split(source.stream, source.name, id)


def parse(record: Record, columns: Columns) -> Iterator[Parsed]:
    """The articles of a record, what in it is none, and what is to be told of them."""
    return module_of(record.format).parse(record, columns)


def _understood(records: Iterable[Record | InputError], columns: Columns) -> Iterator[Parsed]:
    for record in records:
        if isinstance(record, InputError):
            yield record
        else:
            yield from parse(record, columns)


def _plain_name(path: str) -> str:
    if path == STDIN:
        return ""
    name = PurePath(path).name
    for packing in PACKINGS:
        name = name.removesuffix(packing)
    return name
