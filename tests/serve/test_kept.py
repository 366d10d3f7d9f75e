"""Answers that are kept: made once, given while a new one is made, and made anew after a change."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.serve.kept import Kept


def until(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.005)


def counter() -> Callable[[Ledger], int]:
    asked: list[None] = []

    def ask(ledger: Ledger) -> int:
        asked.append(None)
        return len(asked)

    return ask


def changed(path: Path) -> None:
    told = path.stat()
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns + 1))


def test_those_who_ask_at_once_wait_for_one_answer(ledger: Path) -> None:
    ask, kept = counter(), Kept(ledger)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: kept.get("a", ask).answer, range(32)))
    assert answers == [1] * 32


def test_a_ledger_that_did_not_change_is_not_asked_again(ledger: Path) -> None:
    ask, kept = counter(), Kept(ledger, fresh=0)
    first = kept.get("a", ask)
    for _ in range(5):
        assert kept.get("a", ask) == first
    until(lambda: not kept._making)
    assert kept.get("a", ask) == first


def test_the_old_answer_is_given_while_a_new_one_is_made(ledger: Path) -> None:
    kept, go = Kept(ledger, fresh=0), Event()
    assert kept.get("a", lambda _: "old").answer == "old"
    changed(ledger)
    assert kept.get("a", lambda _: "new" if go.wait(30) else "late").answer == "old"
    assert kept.get("a", lambda _: "never").answer == "old"
    go.set()
    until(lambda: not kept._making)
    assert kept.get("a", lambda _: "never").answer == "new"


def test_an_answer_that_is_too_old_is_waited_for(ledger: Path) -> None:
    ask, kept = counter(), Kept(ledger, fresh=0, oldest=0)
    assert kept.get("a", ask).answer == 1
    changed(ledger)
    assert kept.get("a", ask).answer == 2


def test_what_fails_is_raised_and_tried_again(ledger: Path) -> None:
    kept = Kept(ledger)

    def fail(ledger: Ledger) -> str:
        raise LedgerError("not now")

    with pytest.raises(LedgerError):
        kept.get("a", fail)
    assert kept.get("a", lambda _: "now").answer == "now"


def test_a_new_answer_that_fails_leaves_the_old_one(ledger: Path) -> None:
    kept = Kept(ledger, fresh=0)
    kept.get("a", lambda _: "old")
    changed(ledger)

    def fail(ledger: Ledger) -> str:
        raise LedgerError("not now")

    assert kept.get("a", fail).answer == "old"
    until(lambda: not kept._making)
    assert kept.get("a", fail).answer == "old"
    until(lambda: not kept._making)


def test_only_so_many_are_kept(ledger: Path) -> None:
    kept = Kept(ledger)
    for number in range(200):
        kept.get(number, lambda _: None)
    assert len(kept._entries) < 100
