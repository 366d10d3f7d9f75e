"""Ctrl-C while the command is still being loaded, when nothing of it can answer yet."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType

_INTERRUPTED = 130


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


def _stop(number: int, frame: FrameType | None) -> None:
    os.write(2, b"musnad: stopped\n")
    os._exit(_INTERRUPTED)
