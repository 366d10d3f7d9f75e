"""Workers that hang, die or fail: each costs its own record, in the order of the jobs."""

import os
import signal
import threading
import time
from typing import NamedTuple

import pytest

from musnad import deadline, workers
from musnad.errors import WorkerDiedError
from musnad.workers import JOBS_PER_WORKER, in_order


class Doing(NamedTuple):
    """What is told by words: jobs are lists of records."""

    seconds: float = 0.4

    def __call__(self, job):
        return self.joined([[self._record(record)] for record in job])

    def split(self, job):
        return [[record] for record in job]

    def failed(self, job, reason):
        return [f"lost {job[0]}: {reason}"]

    def joined(self, results):
        return [each for result in results for each in result]

    def _record(self, record):
        try:
            with deadline.limited(self.seconds):
                return _do(record)
        except deadline.Overdue:
            return f"gave up {record}"


def _do(record):
    match record:
        case "sleep":
            time.sleep(60)
        case "hang":
            # As a C function that never looks up: no alarm is heard.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(60)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "fail":
            raise ZeroDivisionError("oh")
        case "swallow":
            try:
                time.sleep(60)
            except Exception:
                return "swallowed"
    return f"did {record}"


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(workers, "_GRACE", 0.5)
    monkeypatch.setattr(workers, "_LOOK", 0.1)


def done(jobs, number=2, task=None):
    task = task or Doing()
    return [result for result, _ in in_order(task, ((job, None) for job in jobs), number)]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_results_come_in_the_order_of_the_jobs_with_their_tags(number):
    jobs = [([f"{n}"], n) for n in range(20)]
    assert list(in_order(Doing(), jobs, number)) == [([f"did {n}"], n) for n in range(20)]


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("record", ["sleep", "swallow"])
def test_a_record_is_given_up_after_its_time(number, record):
    started = time.monotonic()
    assert done([["a", record, "b"]], number) == [["did a", f"gave up {record}", "did b"]]
    assert time.monotonic() - started < 30


def test_one_that_never_looks_up_costs_itself_only():
    [first, second] = done([["a", "hang", "b"], ["c"]])
    assert (first[0], first[2], second) == ("did a", "did b", ["did c"])
    assert first[1] == "lost hang: it took longer than 0.4 seconds to read"


def test_one_that_ends_its_process_costs_itself_only():
    [first, second, third] = done([["a"], ["die", "b", "die"], ["c"]], 1)
    assert (first, second[1], third) == (["did a"], "did b", ["did c"])
    assert second[0].startswith("lost die: the process that read it was ended")


class Unloadable(Doing):
    """A task that no worker can be started with."""

    def __reduce__(self):
        return os._exit, (3,)


def test_where_no_worker_starts_no_record_is_to_blame():
    with pytest.raises(WorkerDiedError, match="did not start"):
        done([["a", "b"]], 1, Unloadable())


def test_many_quick_records_may_take_longer_than_one_may():
    records = [f"{n}" for n in range(40)]
    assert done([records], 1, Doing(seconds=30)) == [[f"did {record}" for record in records]]


def test_what_a_job_raises_is_raised_here():
    with pytest.raises(ZeroDivisionError, match="oh"):
        done([["a"], ["fail"], ["b"]])


def test_so_many_jobs_are_taken_and_no_more():
    taken = 0

    def jobs():
        nonlocal taken
        for n in range(50):
            taken += 1
            yield [f"{n}"], None

    results = in_order(Doing(), jobs(), 2)
    for count, _ in enumerate(results, 1):
        assert taken <= count + 2 * JOBS_PER_WORKER


def test_when_nobody_wants_more_all_workers_end():
    results = in_order(Doing(seconds=60), ((["hang"] if n else ["a"], n) for n in range(6)), 2)
    assert next(results) == (["did a"], 0)
    started = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 30


class _SlowToFree:
    def __del__(self):
        time.sleep(0.1)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_alarm_that_goes_unheard_is_repeated(monkeypatch):
    monkeypatch.setattr(deadline, "_AGAIN", 0.05)
    with pytest.raises(deadline.Overdue), deadline.limited(0.05):
        _SlowToFree()
        time.sleep(60)


def test_a_deadline_in_another_thread_is_no_error():
    told = []

    def run():
        with deadline.limited(0.01):
            time.sleep(0.05)
            told.append("done")

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert told == ["done"]


def test_an_alarm_of_somebody_else_is_put_back():
    def ours(number, frame):
        raise AssertionError

    before = signal.signal(signal.SIGALRM, ours)
    try:
        with deadline.limited(5):
            pass
        assert signal.getsignal(signal.SIGALRM) is ours
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    finally:
        signal.signal(signal.SIGALRM, before)
