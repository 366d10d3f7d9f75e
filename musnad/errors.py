"""What can go wrong, each with a message of one line that names the file and the way out."""

from __future__ import annotations

import re

import msgspec

from musnad.messages import Message, message


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

    @property
    def message(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        if not place:
            return self.reason
        return message("{place}: {reason}", place=place, reason=self.reason)

    def __str__(self) -> str:
        return str(self.message)


class OutputExistsError(MusnadError):
    """An output file is already there and nobody said it may be replaced."""


class WorkerDiedError(MusnadError):
    """A worker process was ended from outside, most often for want of memory."""


class LedgerError(MusnadError):
    """A ledger that cannot be opened, read or written, and the way out."""


class NotLinkedError(LedgerError):
    """A question about stories and claims to a ledger that was never linked."""


class MissingLibraryError(MusnadError):
    """A format needs a library that does not come with Musnad; ``extra`` of Musnad brings it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library, extra)
        self.library = library
        self.extra = extra

    @property
    def message(self) -> Message:
        return message(
            "this needs {library}: {command}",
            library=self.library,
            command=f"pip install 'musnad[{self.extra}]'",
        )

    def __str__(self) -> str:
        return str(self.message)


def message_of(error: BaseException) -> str:
    """What ``error`` says, as the Message it was raised with if it was."""
    if isinstance(error, InputError | MissingLibraryError):
        return error.message
    if len(error.args) == 1 and isinstance(error.args[0], Message):
        return error.args[0]
    if isinstance(error, msgspec.ValidationError):
        return _unfit(str(error))
    return str(error)


def _unfit(told: str) -> str:
    """What msgspec tells of a value that does not fit its type, as a message of the same words."""
    missing, other = _MISSING.fullmatch(told), _OTHER_TYPE.fullmatch(told)
    if missing is not None and missing["place"]:
        return message(
            "Object missing required field `{field}` - at `{place}`", **missing.groupdict()
        )
    if missing is not None:
        return message("Object missing required field `{field}`", **missing.groupdict())
    if other is not None and other["place"]:
        return message("Expected `{wanted}`, got `{found}` - at `{place}`", **other.groupdict())
    if other is not None:
        return message("Expected `{wanted}`, got `{found}`", **other.groupdict())
    return told


_PLACE = "(?: - at `(?P<place>[^`]*)`)?"
_MISSING = re.compile(f"Object missing required field `(?P<field>[^`]*)`{_PLACE}")
_OTHER_TYPE = re.compile(f"Expected `(?P<wanted>[^`]*)`, got `(?P<found>[^`]*)`{_PLACE}")


def reason_of(error: OSError) -> str:
    """What the system says of a file, without the file's name."""
    return _SYSTEM.get(error.strerror or "", error.strerror) or str(error)


#: What the system says of files most often.
_SYSTEM = {
    str(reason): reason
    for reason in (
        message("No such file or directory"),
        message("Permission denied"),
        message("Is a directory"),
        message("Not a directory"),
        message("File exists"),
        message("File name too long"),
        message("No space left on device"),
        message("Disk quota exceeded"),
        message("File too large"),
        message("Read-only file system"),
        message("Input/output error"),
        message("Operation not permitted"),
        message("Too many open files"),
        message("Too many levels of symbolic links"),
        message("Cannot allocate memory"),
        message("Invalid argument"),
    )
}
