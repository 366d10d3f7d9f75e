"""Ledgers that cannot be opened or written: a clear error, and nothing damaged."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from archive import ARTICLES

from musnad.article import Addressee, Span
from musnad.errors import LedgerError
from musnad.ledger import Ledger, store
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.schema import APPLICATION, FORMAT


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
    path = tmp_path / "no" / "l.db"
    assert "there is no folder" in complaint(ingest, [], path, [], Settings({}))


@pytest.mark.parametrize("content", [b"hello\n" * 100, b"\0" * 5000, b"x", b"xy", b"{}" * 60])
def test_it_is_another_file(take, file, path, content):
    path.write_bytes(content)
    for action in (lambda: take(file), lambda: Ledger(path)):
        told = "not a ledger: the file is there, but it is no SQLite file"
        assert complaint(action).endswith(told)
    assert path.read_bytes() == content


def test_it_is_a_database_of_somebody_else(take, file, path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes AS SELECT 1 AS a")
    before = path.read_bytes()
    for action in (lambda: take(file), lambda: Ledger(path)):
        assert complaint(action).endswith("an SQLite file, but no ledger of Musnad")
    assert path.read_bytes() == before


def test_it_is_of_a_newer_musnad(take, file, path):
    take(file)
    with sqlite3.connect(path) as opened:
        opened.execute(f"PRAGMA user_version = {FORMAT + 1}")
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()
    before = path.read_bytes()
    for action in (lambda: take(file), lambda: Ledger(path)):
        assert complaint(action).endswith("update Musnad")
    assert path.read_bytes() == before


def test_it_is_a_folder_a_pipe_or_a_link_to_nothing(take, file, path):
    path.mkdir()
    assert complaint(take, file).endswith("a folder, not a ledger")
    path.rmdir()
    os.mkfifo(path)
    for action in (lambda: take(file), lambda: Ledger(path)):
        assert complaint(action).endswith("a device or pipe, not a ledger")
    assert path.is_fifo()
    path.unlink()
    assert complaint(ingest, [], Path(os.devnull), [], Settings({})).endswith("not a ledger")
    assert Path(os.devnull).is_char_device()
    path.symlink_to(path.parent / "nothing.db")
    assert complaint(take, file).endswith("a link that leads nowhere")
    assert path.is_symlink()


def test_a_link_to_a_ledger_is_followed(take, file, path, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    path.symlink_to(tmp_path / "elsewhere" / "real.db")
    (tmp_path / "elsewhere" / "real.db").touch()
    assert take(file).articles == 4
    assert path.is_symlink()
    with Ledger(tmp_path / "elsewhere" / "real.db") as ledger:
        assert len(ledger.find("السد"))


def test_an_empty_file_becomes_one(take, file, path):
    path.touch()
    assert "nothing was read into it yet" in complaint(Ledger, path)
    assert take(file).articles == 4


def test_somebody_else_is_writing_it_and_questions_are_answered(take, file, path):
    take(file)
    with store.open_for_writing(path) as writing:
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("UPDATE articles SET title = 'half done'")
        assert "another process is writing into it" in complaint(take, file)
        with Ledger(path) as ledger:
            assert [row["article"] for row in ledger.find("السد آمن تماما")] == [1]
            assert not list(ledger.sql("SELECT 1 FROM articles WHERE title = 'half done'"))
        writing.execute("ROLLBACK")
    assert take(file).unchanged == 4


_FIRST = """
import sys
from pathlib import Path
from musnad.errors import LedgerError
from musnad.intake.files import cut
from musnad.ledger.ingest import Settings, ingest
input()
try:
    print(ingest(cut(sys.argv[2:]), Path(sys.argv[1]), [], Settings({})).counts.articles)
except LedgerError as error:
    print(error)
"""


def test_two_first_ingests_at_once_do_not_harm_each_other(file, path):
    command = [sys.executable, "-c", _FIRST, str(path), file]
    both = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for process in both:
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60)[0].strip() for process in both]
    # Both may have come one after the other; whoever came second found all there, or was told.
    assert told.count("4") == 1
    assert all(t in ("4", "0") or "another process is writing" in t for t in told)
    with Ledger(path) as ledger:
        assert ledger.sql("SELECT count(*) AS n FROM articles").to_arrow().to_pylist() == [{"n": 4}]


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
    many = [ARTICLES[n % 4] | {"id": f"n{n}", "url": os.urandom(2000).hex()} for n in range(300)]
    file = put("many.jsonl", many)
    take(put("a.jsonl", ARTICLES))
    limit = path.stat().st_size + 700_000
    command = [sys.executable, "-c", _FULL, file, str(path), str(limit)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    done, _, error = run.stdout.partition(" ")
    assert error.strip().endswith(
        "the disk is full; make room and run again: it goes on where it stopped"
    ), run.stderr
    with Ledger(path) as ledger:
        [row] = ledger.sql("SELECT count(*) AS n FROM articles")
        assert row["n"] == 4 + int(done)
    assert 0 < int(done) < 300
    counts = take(file)
    assert counts.articles == 300 - int(done)
    assert counts.unchanged == int(done)


@pytest.mark.parametrize("size", [0, 4096, 20_000, 100_000])
def test_the_disk_is_full_before_there_is_a_ledger(file, take, path, size):
    command = [sys.executable, "-c", _FULL, file, str(path), str(size)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in run.stderr
    assert take(file).articles == 4


def test_a_copy_of_a_ledger_is_a_ledger(take, file, path, tmp_path):
    take(file)
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    with Ledger(copy) as ledger:
        assert [row["article"] for row in ledger.find("السد آمن تماما")] == [1]


class OutOfReach(sqlite3.Connection):
    """A connection in WAL mode to a file in a folder that cannot be written."""

    def execute(self, query, *values):
        if query.startswith("PRAGMA busy"):
            return super().execute(query, *values)
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error


def test_a_ledger_in_a_folder_that_cannot_be_written(take, file, path, monkeypatch):
    take(file)
    for left in path.parent.glob(f"{path.name}-*"):
        left.unlink()

    def connect(address, **options):
        connection = OutOfReach if "immutable" not in address else sqlite3.Connection
        return opened(address, factory=connection, **options)

    opened = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", connect)
    with Ledger(path) as ledger:
        assert ledger.stats().total
        assert [row["article"] for row in ledger.find("السد آمن تماما")] == [1]


def test_what_is_reported_is_on_the_disk(take, file, path):
    take(file)
    with store.open_for_writing(path) as writing:
        assert writing.execute("PRAGMA synchronous").fetchall() == [(2,)]
        assert writing.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
        assert writing.execute("PRAGMA foreign_keys").fetchall() == [(1,)]
        assert writing.execute("PRAGMA application_id").fetchall() == [(APPLICATION,)]
    with sqlite3.connect(path) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    "change",
    [
        "DROP VIEW said; CREATE VIEW said AS SELECT 1 AS statement",
        "CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM articles; END",
        "DROP TABLE unnamed",
    ],
)
def test_a_ledger_that_somebody_changed_is_refused(take, file, path, change):
    take(file)
    with sqlite3.connect(path) as other:
        other.executescript(change)
    other.close()
    for action in (lambda: take(file), lambda: Ledger(path)):
        assert "not as Musnad made it" in complaint(action)


def test_tables_that_a_user_added_are_let_be(take, file, path):
    take(file)
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (article INTEGER REFERENCES articles, note TEXT)")
        other.execute("INSERT INTO notes VALUES (1, 'check this')")
        other.execute("CREATE INDEX mine ON articles (title)")
    other.close()
    assert take(file).unchanged == 4
    with Ledger(path) as ledger:
        assert [row["note"] for row in ledger.sql("SELECT note FROM notes")] == ["check this"]


FORMATS = sorted(Path(__file__).parent.glob("formats/*.sql"))


@pytest.mark.parametrize("dump", FORMATS, ids=lambda dump: dump.stem)
def test_a_ledger_of_any_format_is_brought_to_the_newest(take, file, path, dump):
    with sqlite3.connect(path) as old:
        old.executescript(dump.read_text("utf-8"))
        assert old.execute("PRAGMA user_version").fetchone() == (int(dump.stem),)
    old.close()
    with Ledger(path) as ledger:
        assert [row["speaker"] for row in ledger.find("مغلق")] == ["سالم الراشدي"]
    assert take(file).articles == 4
    with sqlite3.connect(path) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (FORMAT,)


@pytest.mark.parametrize("dump", FORMATS[1:], ids=lambda dump: dump.stem)
def test_the_claims_of_a_ledger_are_kept(path, dump):
    with sqlite3.connect(path) as old:
        old.executescript(dump.read_text("utf-8"))
    old.close()
    with Ledger(path) as ledger:
        [claim] = ledger.sql("SELECT claim, title FROM families JOIN stories USING (story)")
        assert list(claim.values()) == ["أن 12 شاحنة عالقة", "شاحنات عند الجسر"]
        members = ledger.sql("SELECT text FROM members_words ORDER BY ordinal")
        assert [row["text"] for row in members][1] == "بأن نحو 12 شاحنة عالقة عند الجسر"
        [change] = ledger.sql("SELECT before, after FROM mutations_words")
        assert change == {"before": "12 شاحنة", "after": "نحو 12 شاحنة"}
        [found] = ledger.sql("SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'words: عالقه'")
        assert found == {"rowid": 1}


@pytest.mark.parametrize("dump", FORMATS, ids=lambda dump: dump.stem)
def test_a_ledger_of_any_format_has_the_reporting_words(path, dump):
    with sqlite3.connect(path) as old:
        old.executescript(dump.read_text("utf-8"))
    old.close()
    with Ledger(path) as ledger:
        words = ledger.sql("SELECT statement, cue, verb FROM statements_words ORDER BY statement")
        assert [row["verb"] for row in words] == [row["cue"] for row in words]
        assert next(iter(words))["verb"] == "قال"
        found = ledger.sql("SELECT rowid FROM parts_fts WHERE parts_fts MATCH 'verb : قال'")
        assert [row["rowid"] for row in found] == [1]


def test_the_addressees_of_a_ledger_are_kept(path):
    with sqlite3.connect(path) as old:
        old.executescript(FORMATS[2].read_text("utf-8"))
    old.close()
    with Ledger(path) as ledger:
        [row] = ledger.sql("SELECT speaker, addressee FROM said WHERE addressee <> ''")
        assert list(row.values()) == ["الراشدي", "السائقين"]
        assert ledger.article("2").entry.reading.statements[1].addressee == Addressee(
            "السائقين", Span(60, 68, "السائقين")
        )


def test_a_format_is_kept_for_each_there_was():
    assert [int(dump.stem) for dump in FORMATS] == list(range(1, FORMAT + 1))


def test_a_migration_that_fails_leaves_the_old_format(take, file, path, monkeypatch):
    take(file)
    monkeypatch.setattr(store, "FORMAT", FORMAT + 1)
    steps = ["CREATE TABLE later (a)", "CREATE TABLE later (a)"]
    monkeypatch.setattr(store, "MIGRATIONS", {FORMAT: steps})
    assert "already exists" in complaint(take, file)
    monkeypatch.undo()
    assert take(file).unchanged == 4
    with Ledger(path) as ledger:
        assert not list(ledger.sql("SELECT 1 FROM sqlite_schema WHERE name = 'later'"))
