"""Worker processes: jobs handed out, results taken back in the order of the jobs.

So many jobs and no more are under way at a time, so that memory does not grow with their number. A
worker that dies, or makes no progress, costs the record that it was at and no other.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast

from musnad import deadline
from musnad.errors import WorkerDiedError
from musnad.messages import Message, message

#: Jobs under way for each worker: one in its hands, two waiting so that it never does.
JOBS_PER_WORKER = 3
#: A worker has so many seconds after the deadline to give a record up by itself.
_GRACE = 5.0
#: So many seconds a worker has to start.
_START = 300.0
#: A worker looks for garbage after so many new things, not after 700 as Python has it.
_NEW_THINGS = 100_000
#: How often a worker that says nothing is looked at, in seconds.
_LOOK = 0.5

Job = TypeVar("Job")
Tag = TypeVar("Tag")
Result = TypeVar("Result")


class Task(Protocol[Job, Result]):
    """What workers do with a job, and what becomes of one that a worker did not come back from.

    It is picklable. ``seconds`` is what one record may take, ``deadline.limited`` marks where one
    begins.
    """

    @property
    def seconds(self) -> float: ...

    def __call__(self, job: Job) -> Result:
        """Do it, in a worker."""

    def split(self, job: Job) -> Sequence[Job]:
        """The job as jobs of one record each."""

    def failed(self, job: Job, reason: Message) -> Result:
        """The result of a job of one record that no worker can do."""

    def joined(self, results: Sequence[Result]) -> Result:
        """The results of the parts of a job as one."""


def available_cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    task: Task[Job, Result], jobs: Iterable[tuple[Job, Tag]], workers: int
) -> Iterator[tuple[Result, Tag]]:
    """``task`` of every job, in the order of the jobs, each with the tag that came with it.

    No worker is this process itself, in which a deadline holds only as far as ``deadline.limited``
    does. Tags stay here. Raises what ``task`` raises, or WorkerDiedError if a worker does
    not start, which is no record's fault.
    """
    if workers == 0:
        for job, tag in jobs:
            yield task(job), tag
        return
    crew = Crew(task, workers)
    try:
        yield from crew.in_order(jobs)
    finally:
        crew.close()


class Crew(Generic[Job, Result]):
    """So many workers, each started when there is first something for it to do."""

    def __init__(self, task: Task[Job, Result], workers: int) -> None:
        self._pool = _Pool(task)
        self._threads = ThreadPoolExecutor(workers)
        self._at_once = workers * JOBS_PER_WORKER

    def submit(self, job: Job) -> Future[Result]:
        """What will be the result of a job; it raises as ``in_order`` does."""
        return self._threads.submit(self._pool.result, job)

    def in_order(self, jobs: Iterable[tuple[Job, Tag]]) -> Iterator[tuple[Result, Tag]]:
        """The results of jobs as ``in_order`` gives them; workers stay for further ones."""
        waiting: deque[tuple[Future[Result], Tag]] = deque()
        for job, tag in jobs:
            waiting.append((self.submit(job), tag))
            if len(waiting) >= self._at_once:
                future, tag = waiting.popleft()
                yield future.result(), tag
        while waiting:
            future, tag = waiting.popleft()
            yield future.result(), tag

    def close(self) -> None:
        """End all workers at once, whatever they are at."""
        # Workers first: their threads then have nothing to wait for.
        self._pool.close()
        self._threads.shutdown(wait=True, cancel_futures=True)


class _Lost(Exception):
    """A worker did not come back; ``is_late`` if that was for its own record's sake."""

    def __init__(self, reason: Message, *, is_late: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_late = is_late


class _Pool(Generic[Job, Result]):
    """A worker for each thread that asks, made anew when it is lost."""

    def __init__(self, task: Task[Job, Result]) -> None:
        self._task = task
        self._local = threading.local()
        self._lock = threading.Lock()
        self._workers: set[_Worker] = set()
        self._is_closed = False

    def result(self, job: Job, *, is_part: bool = False) -> Result:
        """The result of a job, whatever becomes of the worker.

        Where one is lost, each record of the job is tried alone: only what loses a worker then has
        failed, for it may have been ended for another one's sake. A record that was alone and took
        too long is not tried again.
        """
        try:
            return cast(Result, self._worker().ask(job))
        except _Lost as lost:
            self._drop()
            if is_part:
                return self._task.failed(job, lost.reason)
            parts = self._task.split(job)
            if lost.is_late and len(parts) == 1:
                return self._task.failed(parts[0], lost.reason)
            return self._task.joined([self.result(part, is_part=True) for part in parts])

    def close(self) -> None:
        """End all workers at once."""
        with self._lock:
            self._is_closed = True
            workers, self._workers = self._workers, set()
        for worker in workers:
            worker.end()

    def _worker(self) -> _Worker:
        worker: _Worker | None = getattr(self._local, "worker", None)
        if worker is None:
            with self._lock:
                if self._is_closed:
                    raise WorkerDiedError(message("the run was stopped"))
                worker = self._local.worker = _Worker(self._task, self._task.seconds)
                self._workers.add(worker)
        return worker

    def _drop(self) -> None:
        worker: _Worker = self._local.worker
        self._local.worker = None
        with self._lock:
            self._workers.discard(worker)
        worker.end()


class _Worker:
    """A process that does one job after the other, for one thread."""

    def __init__(self, task: Callable[[Any], Any], seconds: float) -> None:
        # Not fork: the progress bar has a thread, and a forked copy of a threaded process may hang.
        context = multiprocessing.get_context("spawn")
        self._seconds = seconds
        self._connection, theirs = context.Pipe()
        self._begun = context.Value("d", 0.0, lock=False)
        self._has_started = False
        self._process = context.Process(
            target=_serve, args=(task, theirs, self._begun), daemon=True
        )
        with _no_interrupts():
            self._process.start()
        theirs.close()

    def ask(self, job: object) -> object:
        """The result of a job. Raises what the job raises, _Lost, or WorkerDiedError."""
        if not self._has_started:
            self._wait_for_start()
        self._begun.value = deadline.now()
        try:
            self._connection.send(job)
            while not self._connection.poll(_LOOK):
                if deadline.now() - self._begun.value > self._seconds + _GRACE:
                    raise _Lost(deadline.took_longer(self._seconds), is_late=True)
            answer: _Answer = self._connection.recv()
        except (EOFError, OSError) as error:
            # OSError: the pipe is broken, or this end of it was closed when the run was stopped.
            reason = message(
                "the process that read it was ended, most often for want of memory; try fewer "
                "--workers"
            )
            raise _Lost(reason) from error
        if answer.error is not None:
            raise answer.error
        return answer.result

    def _wait_for_start(self) -> None:
        # A busy machine may take its time.
        with suppress(EOFError, OSError):
            self._has_started = self._connection.poll(_START) and bool(self._connection.recv())
        if not self._has_started:
            reason = message(
                "a worker process did not start: memory may be short; a script that starts some is "
                "to do so under if __name__ == '__main__'"
            )
            raise WorkerDiedError(reason)

    def end(self) -> None:
        """End the process now, whatever it is at."""
        self._process.kill()
        self._process.join()
        with suppress(OSError):
            self._connection.close()


class _Answer(NamedTuple):
    result: object
    error: Exception | None


def _serve(task: Callable[[Any], Any], connection: Connection, begun: Any) -> None:
    """The life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    gc.set_threshold(_NEW_THINGS)

    def begin() -> None:
        begun.value = deadline.now()

    deadline.on_begin(begin)
    connection.send(True)
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        try:
            answer = _Answer(task(job), None)
        except Exception as error:
            answer = _Answer(None, error)
        connection.send(answer)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Start a process deaf to Ctrl-C, which a terminal sends to all: the main process ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started by itself, it would make this thread hear again.
    resource_tracker.ensure_running()
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
