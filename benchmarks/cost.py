"""The processor time and memory of processes and all that they start (Linux)."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_EVERY = 0.5


class Cost:
    """What was used meanwhile: ``seconds`` on processors, and the most ``mebibytes`` at once."""

    def __init__(self) -> None:
        self._begun: dict[tuple[int, str], float] = {}
        self._used: dict[tuple[int, str], float] = {}
        self.mebibytes = 0

    @property
    def seconds(self) -> float:
        return sum(used - self._begun[process] for process, used in self._used.items())

    def told(self, things: int) -> str:
        """What was used, also by each of so many things."""
        each = 1000 * self.seconds / max(things, 1)
        return (
            f"{self.seconds:.1f} s of processors, {each:.1f} ms an article, "
            f"{self.mebibytes:,} MiB at most"
        )

    def look(self, *, first: bool = False) -> None:
        """Note what each process below this one has used; what has ended keeps what it had."""
        resident = 0
        for process, seconds, pages in _below(os.getpid()):
            # What was there before the first look had used that for something else.
            self._begun.setdefault(process, seconds if first else 0.0)
            self._used[process] = seconds
            resident += pages * os.sysconf("SC_PAGE_SIZE") // 1024**2
        self.mebibytes = max(self.mebibytes, resident)


@contextmanager
def measured() -> Iterator[Cost]:
    """Measure the processes below this one, looked at every half second."""
    cost = Cost()
    cost.look(first=True)
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_EVERY):
            cost.look()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield cost
    finally:
        ended.set()
        watcher.join()


def _below(top: int) -> Iterator[tuple[tuple[int, str], float, int]]:
    """Each process below ``top``: its number and begin, its seconds, its pages in memory."""
    parents: dict[int, int] = {}
    found: dict[int, tuple[tuple[int, str], float, int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:
                continue
            number = int(folder.name)
            parents[number] = int(fields[1])
            seconds = (int(fields[11]) + int(fields[12])) / _TICKS
            found[number] = ((number, fields[19]), seconds, int(fields[21]))
    for number, told in found.items():
        above = number
        while above in parents and above != top:
            above = parents[above]
        if above == top and number != top:
            yield told
