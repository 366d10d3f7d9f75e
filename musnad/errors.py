"""What can go wrong, each with a message of one line that names the file and the way out."""

from __future__ import annotations


class MusnadError(Exception):
    """Any error Musnad raises on purpose."""


class InputError(MusnadError):
    """An input that cannot be read as an article: where it stands and why.

    ``line`` counts from 1 and is None where the whole file is meant. ``path`` is empty for data
    that came from no file.
    """

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}" if place else self.reason


class OutputExistsError(MusnadError):
    """An output file is already there and nobody said it may be replaced."""


class WorkerDiedError(MusnadError):
    """A worker process was ended from outside, most often for want of memory."""


class LedgerError(MusnadError):
    """A ledger that cannot be opened, read or written, and the way out."""


class MissingLibraryError(MusnadError):
    """A format needs a library that does not come with Musnad; ``extra`` of Musnad brings it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library, extra)
        self.library = library
        self.extra = extra

    def __str__(self) -> str:
        return f"this needs {self.library}: pip install 'musnad[{self.extra}]'"
