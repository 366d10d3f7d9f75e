"""New and changed files in folders that are filled while one looks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from musnad.errors import InputError
from musnad.intake.found import files_of


class _State(NamedTuple):
    modified: int
    size: int


class Watched:
    """Files, folders and patterns, looked at again and again."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = list(paths)
        self._taken: dict[str, _State] = {}
        self._seen: dict[str, _State] = {}

    def ready(self) -> list[str]:
        """The files that are new or changed since they were last given, in the order of names.

        One that is still growing waits until two looks in a row find it the same.
        """
        found = {path: state for path in self._files() if (state := _state_of(path)) is not None}
        ready = [
            path
            for path, state in found.items()
            if state != self._taken.get(path) and state == self._seen.get(path)
        ]
        self._taken = {path: state for path, state in self._taken.items() if path in found}
        self._taken.update((path, found[path]) for path in ready)
        self._seen = found
        return ready

    def _files(self) -> list[str]:
        files = (file for path in self._paths for file in files_of(path))
        return [file for file in files if not isinstance(file, InputError)]


def _state_of(path: str) -> _State | None:
    try:
        found = os.stat(path)
    except OSError:
        # It was there a moment ago.
        return None
    return _State(found.st_mtime_ns, found.st_size)
