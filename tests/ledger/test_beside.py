"""Several questions to one open ledger at the same time."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from archive import ARTICLES

from musnad.errors import LedgerError
from musnad.ledger import Filters, Ledger


def test_questions_within_what_is_found(ledger):
    whole = list(ledger.each_found("السد OR القمح"))
    met = []
    for row in ledger.each_found("السد OR القمح"):
        met.append(row)
        assert ledger.article(f"#{row['article']}").number == row["article"]
        assert list(ledger.each_found("السد OR القمح")) == whole
        assert len(ledger.sql("SELECT 1 FROM articles")) == len(ARTICLES)
    assert met == whole != []


def test_selections_within_each_other(ledger):
    with ledger.selected() as every, ledger.selected(Filters(acts=("deny",))) as denials:
        assert every.count()[0] == len(ARTICLES)
        assert denials.count() == (1, 1)
        for entry in every.entries():
            assert ledger.find(limit=1).total >= len(entry.reading.statements)


def test_threads_share_a_ledger(ledger):
    def ask(_):
        rows = ledger.sql("SELECT count(*) AS n FROM said", seconds=30)
        return next(iter(rows))["n"], ledger.find("السد").total, len(list(ledger.each_found()))

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(80)))) == 1


def test_what_was_begun_sees_one_state_and_what_comes_later_the_next(ledger, put, take):
    rows = ledger.each_found("السد OR القمح")
    first = next(rows)
    with ledger.selected() as selection:
        before = ledger.find("السد OR القمح").total
        take(put("later.jsonl", [ARTICLES[0] | {"id": "later"}]))
        assert ledger.find("السد OR القمح").total > before
        assert selection.count()[0] == len(ARTICLES)
    assert len([first, *rows]) == before


def test_the_process_may_go_elsewhere(ledger, path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Ledger(os.path.relpath(path)) as opened:
        monkeypatch.chdir("/")
        assert len(opened.sql("SELECT 1 FROM articles")) == len(ARTICLES)


def test_a_closed_ledger_is_asked_nothing(ledger):
    ledger.close()
    for ask in (ledger.find, ledger.stats, lambda: next(ledger.each_found("السد"))):
        with pytest.raises(LedgerError):
            ask()
    with pytest.raises(LedgerError):
        ledger.sql("SELECT 1")
