"""How long one record may take: longer, and it is set aside."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from musnad.messages import Message, message

#: Seconds a record may take where nobody says otherwise: a thousand times what a long one takes.
DEADLINE = 60.0
#: Then again every so many seconds: what is raised while an object is freed goes unheard.
_AGAIN = 1.0


class Overdue(BaseException):
    """A record took too long. No error handler of a library is to take it for its own."""


#: What is called when a record is begun: in a worker, it tells the main process of the progress.
_told: list[Callable[[], None]] = []


def on_begin(tell: Callable[[], None]) -> None:
    """Have ``tell`` called whenever a record is begun in this process."""
    _told.append(tell)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Within, after ``seconds``, Overdue is raised at the next step of Python or of a pattern.

    It is not where there are no alarms (Windows, other threads than the main one), nor within a C
    function that never looks up; there the main process ends a worker (``musnad.workers``).
    """
    for tell in _told:
        tell()
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or not hasattr(signal, "setitimer"):
        yield
        return
    is_within = True

    def ring(_number: int, _frame: FrameType | None) -> None:
        if is_within:
            raise Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        is_within = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def took_longer(seconds: float) -> Message:
    """Why a record was set aside."""
    return message("it took longer than {seconds:g} seconds to read", seconds=seconds)


def now() -> float:
    """Seconds on a clock that all processes of a machine share."""
    return time.monotonic()
