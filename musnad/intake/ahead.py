"""A stream whose beginning is known before it is read."""

from __future__ import annotations

import io
from typing import BinaryIO

from musnad.intake.source import some


class Ahead(io.RawIOBase):
    """``stream`` from its start, of which the first ``size`` bytes (or all) are ``beginning``.

    What goes wrong in reading them is raised only after what was read before it.
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._error: Exception | None = None
        held = bytearray()
        try:
            while len(held) < size and (data := some(stream, size - len(held))):
                held += data
        except Exception as error:
            self._error = error
        self.beginning = bytes(held)
        self._left = memoryview(self.beginning)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._left:
            data = bytes(self._left[: len(buffer)])
            self._left = self._left[len(data) :]
        elif self._error:
            raise self._error
        else:
            data = some(self._stream, len(buffer))
        buffer[: len(data)] = data
        return len(data)
