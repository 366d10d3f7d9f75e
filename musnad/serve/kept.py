"""Answers that take long: kept for a while, and made anew behind the back of those who ask."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from pathlib import Path
from threading import Condition, Thread
from typing import Any, Generic, NamedTuple, TypeVar

from musnad.ledger import Ledger

T = TypeVar("T")

#: Seconds for which an answer is fresh, and after which an old one is not given any more.
_FRESH, _OLDEST = 30.0, 600.0
#: So many answers are kept of each kind.
_MOST = 64


class Made(NamedTuple, Generic[T]):
    """An answer, and when the ledger was asked for it."""

    answer: T
    at: datetime


class _Entry(NamedTuple):
    made: Made[Any]
    #: What the ledger's file was then, and when that was last looked at.
    state: Hashable
    looked: float


class Kept:
    """Answers of the ledger at ``path`` by a key.

    Each is made by one at a time. While the ledger stays as it is, so does the answer; when it
    changed, those who ask get the old answer, and a new one is made meanwhile, at most every
    ``fresh`` seconds. Answers older than ``oldest`` seconds are waited for.
    """

    def __init__(self, path: Path, fresh: float = _FRESH, oldest: float = _OLDEST) -> None:
        self._path = path
        self._fresh = fresh
        self._oldest = oldest
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._making: set[Hashable] = set()
        self._changed = Condition()

    def get(self, key: Hashable, ask: Callable[[Ledger], T]) -> Made[T]:
        """What ``ask`` answers; whatever it raises for the first time is raised here."""
        with self._changed:
            while True:
                entry = self._entries.get(key)
                age = time.monotonic() - entry.looked if entry else float("inf")
                if entry and age < self._oldest:
                    self._entries.move_to_end(key)
                    if age >= self._fresh and key not in self._making:
                        self._making.add(key)
                        Thread(target=self._renew, args=(key, ask), daemon=True).start()
                    return entry.made
                if key not in self._making:
                    self._making.add(key)
                    break
                self._changed.wait()
        return self._make(key, ask)

    def _renew(self, key: Hashable, ask: Callable[[Ledger], T]) -> None:
        try:
            self._make(key, ask)
        except Exception:
            # Nobody waits for it: who asks when the old one is too old is told what is wrong.
            logging.getLogger(__name__).warning("an answer could not be made anew", exc_info=True)

    def _make(self, key: Hashable, ask: Callable[[Ledger], T]) -> Made[T]:
        state, entry = _state(self._path), self._entries.get(key)
        made: Made[T]
        try:
            if entry and entry.state == state:
                made = entry.made
            else:
                at = datetime.now().astimezone()
                # One of its own: those of readers may all be taken, by some who wait for this.
                with Ledger(self._path) as ledger:
                    made = Made(ask(ledger), at)
            with self._changed:
                self._entries[key] = _Entry(made, state, time.monotonic())
                self._entries.move_to_end(key)
                while len(self._entries) > _MOST:
                    self._entries.popitem(last=False)
        finally:
            with self._changed:
                self._making.discard(key)
                self._changed.notify_all()
        return made


def _state(path: Path) -> Hashable:
    """What changes whenever the ledger does: the file's and its log's size and time."""
    told: list[Hashable] = []
    for each in (path, path.with_name(f"{path.name}-wal")):
        try:
            found = each.stat()
        except FileNotFoundError:
            told.append(None)
        else:
            told.append((found.st_ino, found.st_size, found.st_mtime_ns))
    return tuple(told)
