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
