"""Reading in processes of their own: what is slow or kills its process costs its request only."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import pytest

from musnad import Article, deadline, read
from musnad.messages import Message
from musnad.serve import readers as module
from musnad.serve.readers import BusyError, Readers, UnreadError

NEWS = Article(text="قال وزير المياه رائد الكحلاوي إن السد آمن تماما.", published="2024-05-14")


class _Odd(NamedTuple):
    """As ``_Read``, but for texts that ask to be slow or to end the process."""

    seconds: float

    def __call__(self, article: Article) -> object:
        if article.text == "end":
            os.kill(os.getpid(), signal.SIGKILL)
        real = module._Read(self.seconds)
        if article.text != "slow":
            return real(article)
        try:
            with deadline.limited(self.seconds):
                while True:
                    time.sleep(0.01)
        except deadline.Overdue:
            return deadline.took_longer(self.seconds)

    def split(self, article: Article) -> tuple[Article, ...]:
        return (article,)

    def failed(self, article: Article, reason: Message) -> Message:
        return reason

    def joined(self, results: list[object]) -> object:
        return results[0]


@pytest.fixture(scope="module")
def odd() -> Iterator[Readers]:
    made = Readers(1.0)
    made._crew = module.Crew(_Odd(1.0), 1)
    made._room = module.BoundedSemaphore(2)
    yield made
    made.close()


def test_a_reading_is_that_of_the_library(odd: Readers) -> None:
    assert odd.read(NEWS) == read(NEWS)
    lone = Article(text="قال سالم إن السد \ud800 آمن.\x00")
    assert odd.read(lone) == read(lone)


def test_a_slow_text_and_one_that_kills_its_process_are_given_up(odd: Readers) -> None:
    with pytest.raises(UnreadError, match="longer than 1 seconds"):
        odd.read(Article(text="slow"))
    with pytest.raises(UnreadError, match="the process that read it was ended"):
        odd.read(Article(text="end"))
    assert odd.read(NEWS).statements


def test_beyond_a_short_queue_one_is_told_to_come_again(odd: Readers) -> None:
    odd.read(NEWS)
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(odd.read, Article(text="slow")) for _ in range(4)]
        failed = [type(each.exception()) for each in asked]
    assert sorted(failed, key=str) == [BusyError, BusyError, UnreadError, UnreadError]
    assert odd.read(NEWS).statements
