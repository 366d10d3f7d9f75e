"""Ctrl-C where a command cannot answer it: while it is loaded, and once it was told to stop."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType

from musnad.cli.status import INTERRUPTED


@contextmanager
def interruptible() -> Iterator[None]:
    """Within it, Ctrl-C ends the command ``musnad`` in one line; other programs are left alone."""
    is_command = PurePath(sys.argv[0]).stem in ("musnad", "-m") if sys.argv else False
    if (
        not is_command
        or threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield
        return
    signal.signal(signal.SIGINT, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    os.write(2, b"musnad: stopped\n")
    os._exit(INTERRUPTED)


def hear_no_more_interrupts() -> None:
    """Let the end of a run that was stopped not be stopped in its turn: it is short."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
