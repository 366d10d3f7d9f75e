"""Files, folders and patterns as the user names them, cut into records one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from musnad.errors import InputError, reason_of
from musnad.intake import cut_open, fetched, is_address
from musnad.intake.found import files_of
from musnad.intake.record import Record
from musnad.intake.source import STDIN, open_source
from musnad.messages import message


class Cut(NamedTuple):
    """A record, or what could not be cut; ``position`` counts the bytes read of all files."""

    item: Record | InputError
    position: int


def cut(paths: Iterable[str], is_spared: Callable[[str], bool] = lambda _: False) -> Iterator[Cut]:
    """The records of files, folders (all below them, sorted), patterns and addresses, in order.

    A file's id is its path as given. Hidden files are passed over, and images, styles and the like;
    any other file of a folder whose ending is no known format is an InputError, as is a path where
    nothing is. A file that ``is_spared`` is not opened: the ledger that is being written.
    """
    before = 0
    for on_web, group in groupby(paths, is_address):
        if on_web:
            yield from (Cut(item, before) for item in fetched(group))
            continue
        for file in chain.from_iterable(map(files_of, group)):
            if isinstance(file, InputError):
                yield Cut(file, before)
                continue
            if file != STDIN and is_spared(file):
                yield Cut(InputError(file, None, message("it is the ledger itself")), before)
                continue
            try:
                with open_source(file) as source:
                    seekable = source.raw.seekable()
                    for item in cut_open(source, file):
                        yield Cut(item, before + (source.raw.tell() if seekable else 0))
                    before += source.raw.tell() if seekable else 0
            except OSError as error:
                yield Cut(InputError(file, None, reason_of(error)), before)
            except InputError as error:
                yield Cut(error, before)


def size(paths: Iterable[str]) -> int | None:
    """How many bytes ``cut`` is going to read; None if that cannot be known."""
    total = 0
    for path in paths:
        if path == STDIN or is_address(path):
            return None
        for file in files_of(path):
            if not isinstance(file, InputError):
                try:
                    total += os.stat(file).st_size
                except OSError:
                    continue
    return total
