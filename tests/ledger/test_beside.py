"""Several questions to one open ledger at the same time."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from archive import ARTICLES
from click.testing import CliRunner

from musnad.cli import main
from musnad.errors import LedgerError
from musnad.intake.source import open_source
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


_INGEST = """
import sys
from pathlib import Path
from musnad.intake.files import cut
from musnad.ledger.ingest import Settings, ingest
print(ingest(cut(sys.argv[2:]), Path(sys.argv[1]), [], Settings({})).counts.articles)
"""


def test_what_is_opened_and_closed_meanwhile_takes_no_locks_away(ledger, put, path):
    """A process that closes a file loses all its locks on it; whoever writes would then take
    itself for the last one, and put away the journal under those who read."""
    reading = ledger.each_found("السد OR القمح")
    next(reading)
    with Ledger(path) as other:
        other.sql("SELECT 1")
    with pytest.raises(LedgerError):
        Ledger(path / "nothing")
    file = put("later.jsonl", [ARTICLES[0] | {"id": "later"}])
    command = [sys.executable, "-c", _INGEST, str(path), file]
    assert subprocess.run(command, capture_output=True, text=True, timeout=60).stdout == "1\n"
    assert path.with_name(f"{path.name}-wal").stat().st_size
    assert len(list(ledger.each_found())) > len([*reading])


@pytest.mark.parametrize("named", ["ledger.db", "ledger.db-wal", "again.db", "."])
def test_the_ledger_is_no_input_of_its_own(ledger, path, put, monkeypatch, named):
    """It is not even opened, for the same reason."""
    put("later.jsonl", [ARTICLES[0] | {"id": "later"}])
    monkeypatch.chdir(path.parent)
    Path("again.db").hardlink_to(path)
    opened = []
    monkeypatch.setattr(
        "musnad.intake.files.open_source", lambda file: opened.append(file) or open_source(file)
    )
    result = CliRunner().invoke(main, ["ingest", "--workers", "1", "--ledger", "ledger.db", named])
    assert result.exit_code == 1, result.output
    assert not [file for file in opened if "db" in file]
    assert "the ledger itself" in result.stderr or named == "."


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
