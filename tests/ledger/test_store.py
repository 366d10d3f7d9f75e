"""Ledgers that cannot be opened or written: a clear error, and nothing damaged."""

import os
import shutil
import sqlite3
import subprocess
import sys

import duckdb
import pytest
from conftest import ARTICLES

from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.ledger.schema import FORMAT


def complaint(action, *arguments):
    with pytest.raises(LedgerError) as caught:
        action(*arguments)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.fixture
def file(put):
    return put("a.jsonl", ARTICLES)


def test_there_is_none(path):
    assert complaint(Ledger, path) == f"{path}: there is no ledger; `musnad ingest` makes one"


def test_there_is_no_folder_for_it(tmp_path):
    from musnad.ledger.ingest import Settings, ingest

    path = tmp_path / "no" / "l.db"
    assert "there is no folder" in complaint(ingest, [], path, [], Settings({}))


@pytest.mark.parametrize("content", [b"hello\n" * 100, b"\0" * 5000, b"x"])
def test_it_is_another_file(take, file, path, content):
    path.write_bytes(content)
    for action in (lambda: take(file), lambda: Ledger(path)):
        assert complaint(action).endswith(
            "not a ledger: the file is there, but it is no DuckDB file"
        )
    assert path.read_bytes() == content


def test_it_is_a_database_of_somebody_else(take, file, path):
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE notes AS SELECT 1 AS a")
    before = path.read_bytes()
    assert complaint(take, file).endswith("a DuckDB file, but no ledger of Musnad")
    assert path.read_bytes() == before
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE ledger (format)")
    assert "no DuckDB file" in complaint(take, file)


def test_it_is_of_a_newer_musnad(take, file, path):
    take(file)
    with duckdb.connect(str(path)) as opened:
        opened.execute("UPDATE ledger SET format = ?", [FORMAT + 1])
    before = path.read_bytes()
    for action in (lambda: take(file), lambda: Ledger(path)):
        assert complaint(action).endswith("update Musnad")
    assert path.read_bytes() == before


def test_it_is_a_folder(take, file, path):
    path.mkdir()
    assert complaint(take, file).endswith("a folder, not a ledger")


def test_an_empty_file_becomes_one(take, file, path):
    path.touch()
    assert take(file).articles == 4


def test_a_journal_without_its_ledger_is_not_taken_for_this_one(take, file, path):
    journal = path.with_name(path.name + ".wal")
    journal.write_bytes(b"x")
    assert "a journal without its ledger" in complaint(take, file)
    assert journal.exists()


def test_somebody_else_is_writing_it(take, file, path):
    take(file)
    program = (
        "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('open', flush=True); input()"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        told = f"in use by another process (PID {other.pid}); wait until it ends"
        assert complaint(take, file).endswith(told)
        assert complaint(Ledger, path).endswith(told)
        other.communicate(b"\n")
    assert take(file).unchanged == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_the_place_is_read_only(take, file, path):
    path.parent.chmod(0o500)
    try:
        assert complaint(take, file).endswith("Permission denied")
    finally:
        path.parent.chmod(0o700)


_FULL = """
import resource, signal, sys
from pathlib import Path
from musnad.errors import LedgerError
from musnad.intake.files import cut
from musnad.ledger import ingest

# A write beyond the limit then fails, as on a full disk.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
ingest.BATCH_RECORDS = 20
done = 0
def report(progress):
    global done
    done = progress.counts.articles
try:
    ingest.ingest(cut([sys.argv[1]]), Path(sys.argv[2]), [], ingest.Settings({}), report=report)
except LedgerError as error:
    print(done, error)
"""


def test_the_disk_is_full(put, take, path, tmp_path):
    many = [ARTICLES[n % 4] | {"id": f"n{n}", "title": os.urandom(2000).hex()} for n in range(1500)]
    file = put("many.jsonl", many)
    take(put("a.jsonl", ARTICLES))
    limit = path.stat().st_size + 2_000_000
    command = [sys.executable, "-c", _FULL, file, str(path), str(limit)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    done, _, error = run.stdout.partition(" ")
    assert error.strip().endswith(
        "the disk is full; make room and run again: it goes on where it stopped"
    ), run.stderr
    with Ledger(path) as ledger:
        [row] = ledger.sql("SELECT count(*) AS n FROM articles")
        assert row["n"] == 4 + int(done)
    assert 0 < int(done) < 1500
    counts = take(file)
    assert counts.articles == 1500 - int(done)
    assert counts.unchanged == int(done)


def test_a_copy_of_a_ledger_is_a_ledger(take, file, path, tmp_path):
    take(file)
    copy = tmp_path / "copy.duckdb"
    shutil.copy(path, copy)
    with Ledger(copy) as ledger:
        assert [row["article"] for row in ledger.find("السد آمن تماما")] == [1]


def test_no_question_changes_it(take, file, path):
    take(file)
    with Ledger(path) as ledger:
        message = complaint(ledger.sql, "DELETE FROM articles")
        assert "read-only" in message
        assert "syntax error" in complaint(ledger.sql, "SELEC 1")
        assert "does not exist" in complaint(ledger.sql, "SELECT * FROM sys")
        [row] = ledger.sql("SELECT count(*) AS n FROM articles")
        assert row["n"] == 4
