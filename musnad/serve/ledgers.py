"""Open ledgers that requests borrow, so that one long question does not hold up the others."""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from musnad.ledger import Ledger

#: So many questions are asked at a time at most; more wait, for each takes memory. They take turns
#: in one interpreter: with fewer of them, a short one waits until long ones have their answers.
_AT_ONCE = 4


class Ledgers:
    """Connections to one ledger, made when they are first wanted and kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._room = Semaphore(_AT_ONCE)
        self._idle: list[Ledger] = []

    @asynccontextmanager
    async def borrowed(self) -> AsyncIterator[Ledger]:
        """A ledger for one request. Raises LedgerError if it cannot be opened."""
        # Who waits here holds no thread: those who have a ledger need one to answer.
        async with self._room:
            ledger = self._idle.pop() if self._idle else await run_in_threadpool(Ledger, self.path)
            try:
                yield ledger
            finally:
                self._idle.append(ledger)

    def close(self) -> None:
        """Let go of the file."""
        while self._idle:
            self._idle.pop().close()
