"""Files, folders and patterns as the user names them, cut into records one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from glob import has_magic, iglob
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

from musnad.errors import InputError, reason_of
from musnad.intake import cut_open, fetched, is_address
from musnad.intake.listing import is_foreign, is_wanted
from musnad.intake.record import Record
from musnad.intake.source import STDIN, open_source
from musnad.messages import message


class Cut(NamedTuple):
    """A record, or what could not be cut; ``position`` counts the bytes read of all files."""

    item: Record | InputError
    position: int


def cut(
    paths: Iterable[str], is_spared: Callable[[str], bool] = lambda path: False
) -> Iterator[Cut]:
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


def files_of(path: str) -> Iterator[str | InputError]:
    """The files that ``path`` stands for, in order; an InputError where there is none."""
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        yield from _below(path)
    elif not os.path.lexists(path) and has_magic(path):
        found = False
        for match in sorted(iglob(path, recursive=True)):
            found = True
            yield from _below(match) if os.path.isdir(match) else (match,)
        if not found:
            yield InputError(path, None, message("no file matches this pattern"))
    else:
        yield path


def _below(folder: str) -> Iterator[str | InputError]:
    """The files under ``folder``, sorted.

    A folder behind a link is not entered. A link to a file is followed within the folder that the
    user named, and never out of it.
    """
    yield from _listed(folder, os.path.realpath(folder))


def _listed(folder: str, top: str) -> Iterator[str | InputError]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield InputError(folder, None, error.strerror or str(error))
        return
    for entry in entries:
        if not is_wanted(entry.name):
            continue
        path = Path(entry.path).as_posix()
        if entry.is_dir(follow_symlinks=False):
            yield from _listed(path, top)
        elif entry.is_symlink() and not _is_within(os.path.realpath(entry.path), top):
            yield InputError(path, None, message("a link that leads out of the folder"))
        elif entry.is_file():
            foreign = is_foreign(entry.name)
            yield (
                InputError(path, None, message("no format known for this file"))
                if foreign
                else path
            )
        elif not entry.is_dir():
            # A pipe or a device could be waited on for ever.
            yield InputError(path, None, message("neither a file nor a folder"))


def _is_within(path: str, top: str) -> bool:
    return os.path.commonpath([path, top]) == top
