"""The files that a path of the user's stands for: itself, what is in a folder, what has a form.

What is found in a folder was not named by the user, so it may be anything: no link is followed out
of the folder, and nothing but a file is opened.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import has_magic
from itertools import takewhile
from pathlib import Path

from musnad.errors import InputError, reason_of
from musnad.intake.listing import is_foreign, is_wanted
from musnad.intake.source import STDIN
from musnad.messages import message


def files_of(path: str) -> Iterator[str | InputError]:
    """The files that ``path`` stands for, in order; an InputError where there is none.

    A folder behind a link is not entered, unless the user names the link. A link to a file is
    followed within the folder that the user named, and where that file is not read anyway.
    """
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        yield from _below(path, os.path.realpath(path))
    elif not os.path.lexists(path) and has_magic(path):
        yield from _matches(path)
    else:
        yield path


def _matches(pattern: str) -> Iterator[str | InputError]:
    """What a pattern finds below the folder that it begins with."""
    parts = Path(pattern).parts
    folder = Path(*takewhile(lambda part: not has_magic(part), parts))
    top = os.path.realpath(folder)
    try:
        matches = sorted(folder.glob(str(Path(*parts[len(folder.parts) :]))))
    except (OSError, ValueError):
        # «**» beside other letters is a pattern to some shells and none here.
        matches = []
    entered: Path | None = None
    is_any = False
    for path in matches:
        steps = path.relative_to(folder).parts
        is_behind = steps and os.path.realpath(path.parent) != os.path.join(top, *steps[:-1])
        is_passed_over = is_behind or (steps and not is_wanted("/".join(steps)))
        if is_passed_over or (entered is not None and path.is_relative_to(entered)):
            continue
        if path.is_dir() and not path.is_symlink():
            entered = path
        is_any = True
        yield from _found(path.as_posix(), top)
    if not is_any:
        yield InputError(pattern, None, message("no file matches this pattern"))


def _below(folder: str, top: str) -> Iterator[str | InputError]:
    """The files under ``folder``, sorted. ``top`` is the real path of the one the user named."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield InputError(folder, None, reason_of(error))
        return
    for name in filter(is_wanted, names):
        yield from _found(Path(folder, name).as_posix(), top)


def _found(path: str, top: str) -> Iterator[str | InputError]:
    if os.path.islink(path):
        yield from _linked(path, top)
    elif os.path.isdir(path):
        yield from _below(path, top)
    else:
        yield from _opened(path)


def _linked(path: str, top: str) -> Iterator[str | InputError]:
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(top):
        yield InputError(path, None, message("a link that leads out of the folder"))
    elif os.path.isdir(path):
        return
    elif not os.path.exists(path):
        yield InputError(path, None, message("a link that leads nowhere"))
    elif not _is_read(target.relative_to(top)):
        yield from _opened(path)


def _is_read(target: Path) -> bool:
    """Whether a file is read where it stands: some keep all files in a hidden folder."""
    name = target.as_posix()
    return is_wanted(name) and not is_foreign(name)


def _opened(path: str) -> Iterable[str | InputError]:
    if not os.path.isfile(path):
        # A pipe or a device could be waited on for ever.
        return [InputError(path, None, message("neither a file nor a folder"))]
    if is_foreign(path):
        return [InputError(path, None, message("no format known for this file"))]
    return [path]
