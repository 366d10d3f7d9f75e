"""The command as a process: Ctrl-C where it cannot answer it, garbage, and who comes first."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType

from musnad.cli.status import INTERRUPTED

#: Of 0 (as all programs) to 19: at 10 a program gets a tenth of what one at 0 gets beside it.
_NICENESS = 10
#: 700 as Python has it.
_NEW_THINGS = 50_000
_MODULE = ("musnad", "cli", "__main__.py")


@contextmanager
def interruptible() -> Iterator[None]:
    """Within it, Ctrl-C ends the command ``musnad`` in one line; other programs are left alone."""
    if (
        not _is_command()
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


def seldom_look_for_garbage() -> None:
    """Do so after many more new things than usual: what a command loads is needed to its end."""
    if _is_command():
        gc.set_threshold(_NEW_THINGS, 10, 10)


def look_for_no_garbage() -> None:
    """Do so no more, at the end, when all of it goes anyway."""
    if _is_command():
        gc.freeze()


def let_others_first() -> None:
    """Give way to who else asks for processors: a ledger is read while it is filled.

    Long work calls it. Workers that are started afterwards give way, too; programs that call a
    command from Python keep their priority, which nothing could give back to them.
    """
    if _is_command() and hasattr(os, "setpriority"):
        own = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, max(own, _NICENESS))


def _is_command() -> bool:
    """Whether this process is the command ``musnad``, or ``python -m musnad.cli``."""
    if not sys.argv:
        return False
    program = PurePath(sys.argv[0])
    # "-m" until the module that was asked for is found, its file afterwards.
    return program.stem in ("musnad", "-m") or program.parts[-3:] == _MODULE


def _stop(_number: int, _frame: FrameType | None) -> None:
    os.write(2, b"musnad: stopped\n")
    os._exit(INTERRUPTED)


def hear_no_more_interrupts() -> None:
    """Let the end of a run that was stopped not be stopped in its turn: it is short."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
