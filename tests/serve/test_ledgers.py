"""Ledgers that requests borrow: more readers than threads are answered, each in its turn."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

from conftest import Served

from musnad.ledger import Ledger
from musnad.serve.ledgers import Ledgers


def test_more_readers_at_once_than_the_server_has_threads_are_answered(site: Served) -> None:
    def status(_: int) -> int:
        with urlopen(f"{site.address}/api/stats", timeout=30) as answer:
            return int(answer.status)

    with ThreadPoolExecutor(80) as readers:
        assert set(readers.map(status, range(80))) == {200}


def test_nobody_else_asks_a_ledger_that_is_borrowed(ledger: Path) -> None:
    ledgers = Ledgers(ledger)
    asking: list[Ledger] = []

    async def ask() -> int:
        async with ledgers.borrowed() as borrowed:
            assert borrowed not in asking
            asking.append(borrowed)
            await asyncio.sleep(0)
            found = len(borrowed.stats())
            asking.remove(borrowed)
            return found

    async def many() -> list[int]:
        return await asyncio.gather(*(ask() for _ in range(20)))

    # In a thread of its own: the browser of other tests has a loop running in this one.
    with ThreadPoolExecutor(1) as apart:
        assert len(set(apart.submit(lambda: asyncio.run(many())).result())) == 1
    ledgers.close()


def test_a_short_question_does_not_wait_for_two_long_ones(ledger: Path) -> None:
    ledgers = Ledgers(ledger)
    has_asked = asyncio.Event()

    async def wait() -> None:
        async with ledgers.borrowed():
            await has_asked.wait()

    async def ask() -> int:
        async with ledgers.borrowed() as borrowed:
            found = len(borrowed.stats())
            has_asked.set()
            return found

    async def all_of_them() -> int:
        *_, found = await asyncio.wait_for(asyncio.gather(wait(), wait(), ask()), 60)
        return int(found or 0)

    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(lambda: asyncio.run(all_of_them())).result() > 0
    ledgers.close()
