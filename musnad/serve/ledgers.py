"""Open ledgers that requests borrow, so that one long question does not hold up the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock

from musnad.ledger import Ledger

#: So many questions are asked at a time; more wait.
_OPEN = 8


class Ledgers:
    """Connections to one ledger, made when they are first wanted and kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: LifoQueue[Ledger] = LifoQueue()
        self._lock = Lock()
        self._made: list[Ledger] = []

    @contextmanager
    def borrowed(self) -> Iterator[Ledger]:
        """A ledger for one request. Raises LedgerError if it cannot be opened."""
        ledger = self._taken()
        try:
            yield ledger
        finally:
            self._idle.put(ledger)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            for ledger in self._made:
                ledger.close()
            self._made.clear()

    def _taken(self) -> Ledger:
        try:
            return self._idle.get_nowait()
        except Empty:
            pass
        with self._lock:
            if len(self._made) < _OPEN:
                ledger = Ledger(self.path)
                self._made.append(ledger)
                return ledger
        return self._idle.get()
