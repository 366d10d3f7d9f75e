"""Worker processes: jobs handed out, results taken back in the order of the jobs.

So many jobs and no more are under way at a time, so that memory does not grow with their number.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from musnad.errors import WorkerDiedError
from musnad.messages import message

#: Jobs under way for each worker: one in its hands, two waiting so that it never does.
JOBS_PER_WORKER = 3

Job = TypeVar("Job")
Tag = TypeVar("Tag")
Result = TypeVar("Result")


def available_cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    function: Callable[[Job], Result], jobs: Iterable[tuple[Job, Tag]], workers: int
) -> Iterator[tuple[Result, Tag]]:
    """``function`` of every job, in the order of the jobs, each with the tag that came with it.

    One worker is this process itself; more are processes of their own, for which ``function`` and
    the jobs must be picklable. Tags stay here. Raises WorkerDiedError, or what ``function`` raises.
    """
    if workers == 1:
        for job, tag in jobs:
            yield function(job), tag
        return
    waiting: deque[tuple[Future[Result], Tag]] = deque()
    with _pool(workers) as executor:
        for job, tag in jobs:
            with _no_interrupts():
                waiting.append((executor.submit(function, job), tag))
            if len(waiting) >= workers * JOBS_PER_WORKER:
                future, tag = waiting.popleft()
                yield future.result(), tag
        while waiting:
            future, tag = waiting.popleft()
            yield future.result(), tag


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # Not fork: the progress bar has a thread, and a forked copy of a threaded process may hang.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)
    broken = False
    try:
        yield executor
    except BrokenProcessPool as error:
        broken = True
        raise WorkerDiedError(message("a worker process died; try fewer --workers")) from error
    finally:
        # A worker that was killed may have died holding a lock of the pool: do not wait on it.
        executor.shutdown(wait=not broken, cancel_futures=True)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Start workers deaf to Ctrl-C, which a terminal sends to all: the main process ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """Let a worker end when the main process is killed; otherwise it would wait for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
