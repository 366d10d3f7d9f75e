"""One that writes and many that ask: no error, no half batch; and the power that fails."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time

import pytest
from archive import ARTICLES

from musnad.errors import LedgerError
from musnad.intake.files import cut
from musnad.ledger import Ledger
from musnad.ledger import ingest as ingesting
from musnad.ledger.store import open_for_writing

READERS = 8
#: A minute by hand: MUSNAD_READ_SECONDS=60 pytest -s tests/ledger/test_together.py
SECONDS = float(os.environ.get("MUSNAD_READ_SECONDS", "3"))
BATCH = 5

_READER = """
import json, sys, time
from musnad.ledger import Ledger
path, seconds, batch = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
times, last = [], 0
whole = '''SELECT (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM articles WHERE replaced_by IS NULL) AS latest,
  (SELECT value FROM totals WHERE name = 'articles') AS kept,
  (SELECT sum(articles) FROM outlets) AS of_outlets,
  (SELECT sum(articles + versions) FROM runs) AS of_runs,
  (SELECT count(*) FROM statements) AS statements,
  (SELECT count(*) FROM statements JOIN articles USING (article)
   WHERE replaced_by IS NULL) AS said,
  (SELECT value FROM totals WHERE name = 'statements') AS said_kept,
  (SELECT sum(statements) FROM tallies) AS tallied,
  (SELECT count(*) FROM statements_fts_docsize) AS indexed'''
print("ready", flush=True)
input()
ends = time.monotonic() + seconds
while time.monotonic() < ends:
    started = time.perf_counter()
    # Opened anew each time, as commands do.
    with Ledger(path) as ledger:
        [row] = ledger.sql(whole)
        ledger.find("السد", limit=5)
        list(ledger.sources())
    times.append(time.perf_counter() - started)
    assert row["articles"] == row["of_runs"], row
    assert row["articles"] % batch == 0, row
    assert row["kept"] == row["of_outlets"] == row["latest"], row
    assert row["said_kept"] == row["tallied"] == row["said"], row
    assert row["statements"] == row["indexed"], row
    assert row["articles"] >= last, row
    last = row["articles"]
times.sort()
print(json.dumps([len(times), last, times[len(times) // 2], times[int(len(times) * .95)]]))
"""


def test_readers_beside_a_writer(put, take, path, monkeypatch, capsys):
    monkeypatch.setattr(ingesting, "BATCH_RECORDS", BATCH)
    take(put("first.jsonl", [ARTICLES[n % 4] | {"id": f"first{n}"} for n in range(BATCH)]))
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", _READER, str(path), str(SECONDS), str(BATCH)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(READERS)
    ]
    # They start together, however long a busy machine takes to get them ready.
    assert [process.stdout.readline() for process in readers] == ["ready\n"] * READERS
    for process in readers:
        process.stdin.write("\n")
        process.stdin.flush()
    ends = time.monotonic() + SECONDS
    written = 0
    # Some are new versions of what is there.
    articles = (
        ARTICLES[n % 4] | {"id": f"n{n - n % 3}", "byline": f"الوادي {n}"} for n in range(10**9)
    )
    while time.monotonic() < ends:
        lines = [next(articles) for _ in range(BATCH * 10)]
        counts = take(put("more.jsonl", lines))
        written += counts.articles + counts.versions
    told = [process.communicate(timeout=SECONDS + 300)[0] for process in readers]
    assert [process.returncode for process in readers] == [0] * READERS
    results = [json.loads(each) for each in told]
    assert all(asked >= 1 for asked, *_ in results)
    assert max(last for _, last, *_ in results) >= BATCH
    with capsys.disabled():
        asked = sum(asked for asked, *_ in results)
        median = sorted(each[2] for each in results)[READERS // 2]
        slow = max(each[3] for each in results)
        print(
            f"\n{READERS} readers asked {asked} times while {written} articles were written: "
            f"median {median * 1000:.0f} ms, 95 % within {slow * 1000:.0f} ms"
        )


def test_the_power_fails_at_any_moment(put, path, tmp_path, monkeypatch):
    """The journal cut at the end of every page of it, and within: whole batches are there."""
    monkeypatch.setattr(ingesting, "BATCH_RECORDS", 3)
    file = put("a.jsonl", [ARTICLES[n % 4] | {"id": f"n{n}"} for n in range(15)])
    with open_for_writing(path):
        pass
    keeping = sqlite3.connect(path)
    keeping.execute("BEGIN")
    keeping.execute("SELECT count(*) FROM runs").fetchall()
    try:
        # One who reads keeps the journal from being put into the file.
        ingesting.ingest(cut([file]), path, [file], ingesting.Settings({}))
        journal = (tmp_path / (path.name + "-wal")).read_bytes()
        whole = path.read_bytes()
    finally:
        keeping.close()
    page = int.from_bytes(journal[8:12], "big")
    frame = page + 24
    cuts = list(range(32, len(journal) + 1, frame))
    assert len(cuts) > 20
    met = set()
    for at in cuts:
        for end in {at, at + frame // 2}:
            copy = tmp_path / "cut" / "l.db"
            shutil.rmtree(copy.parent, ignore_errors=True)
            copy.parent.mkdir()
            copy.write_bytes(whole)
            (copy.parent / "l.db-wal").write_bytes(journal[:end])
            try:
                with Ledger(copy) as ledger:
                    [row] = ledger.sql("SELECT count(*) AS n FROM articles")
                    [found] = ledger.sql(
                        "SELECT count(DISTINCT article) AS n FROM statements_fts "
                        "JOIN statements ON statement = statements_fts.rowid "
                        "WHERE statements_fts MATCH 'content : (سد OR قمح OR سلاح)'"
                    )
            except LedgerError as error:
                raise AssertionError(f"cut at {end}") from error
            with sqlite3.connect(copy) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            connection.close()
            assert row["n"] % 3 == 0
            # Three in four articles have one of these words.
            assert found["n"] == sum(n % 4 != 3 for n in range(row["n"]))
            met.add(row["n"])
    assert met == {0, 3, 6, 9, 12, 15}


@pytest.mark.parametrize("number", [10, 3000])
def test_what_is_set_aside_is_bounded_and_counted(put, take, path, tmp_path, number, monkeypatch):
    monkeypatch.setattr("musnad.ledger.writer.REJECTS_OF_INPUT", 50)
    bad = tmp_path / "bad.jsonl"
    bad.write_text("".join(f'{{"text": "", "n": {n}}}\n' for n in range(number)))
    assert take(str(bad)).rejected == number
    with Ledger(path) as ledger:
        rows = list(ledger.sql("SELECT number, reason FROM rejects ORDER BY reject"))
        [run] = ledger.sql("SELECT rejected FROM runs")
        stats = {row["name"]: row["value"] for row in ledger.stats()}
    assert run["rejected"] == stats["records set aside"] == number
    assert len(rows) == min(number, 50)
    assert [row["number"] for row in rows[:49]] == list(range(1, len(rows[:49]) + 1))
    assert ("further records" in rows[-1]["reason"]) is (number > 50)


def test_of_bad_lines_that_are_the_same_the_first_is_told(take, path, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "x"}\n' + '{"text": ""}\n' * 5)
    take(str(bad))
    with Ledger(path) as ledger:
        assert [row["number"] for row in ledger.sql("SELECT number FROM rejects")] == [2]
