"""Reading in processes of their own: what is slow or kills its process costs its request only."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

import pytest

from musnad import Article, read
from musnad.serve.readers import BusyError, Readers, UnreadError, _Do
from musnad.workers import Crew

NEWS = Article(text="قال وزير المياه رائد الكحلاوي إن السد آمن تماما.", published="2024-05-14")


def _slow() -> None:
    while True:
        time.sleep(0.01)


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def odd() -> Iterator[Readers]:
    made = Readers(1.0)
    made._crew = Crew(_Do(1.0), 1)
    made._room = BoundedSemaphore(2)
    yield made
    made.close()


def test_a_reading_is_that_of_the_library(odd: Readers) -> None:
    assert odd.read(NEWS) == read(NEWS)
    lone = Article(text="قال سالم إن السد \ud800 آمن.\x00")
    assert odd.read(lone) == read(lone)


def test_a_slow_text_and_one_that_kills_its_process_are_given_up(odd: Readers) -> None:
    with pytest.raises(UnreadError, match="longer than 1 seconds"):
        odd.do(_slow)
    with pytest.raises(UnreadError, match="the process that read it was ended"):
        odd.do(_end)
    assert odd.read(NEWS).statements


def test_beyond_a_short_queue_one_is_told_to_come_again(odd: Readers) -> None:
    odd.read(NEWS)
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(odd.do, _slow) for _ in range(4)]
        failed = [type(each.exception()) for each in asked]
    assert sorted(failed, key=str) == [BusyError, BusyError, UnreadError, UnreadError]
    assert odd.read(NEWS).statements


def test_processes_are_started_before_the_first_text() -> None:
    readers = Readers(20.0)
    readers.begin()
    try:
        ends = time.monotonic() + 30
        while len(readers._crew._pool._workers) < readers._workers:
            assert time.monotonic() < ends
            time.sleep(0.01)
        assert readers.read(NEWS).statements
        assert len(readers._crew._pool._workers) == readers._workers
    finally:
        readers.close()
