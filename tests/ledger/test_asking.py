"""SQL of the user's own reads the ledger and does nothing else."""

import hashlib

import pytest

from musnad.errors import LedgerError


def digest_of(folder):
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.endswith("-shm"))
    return {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.mark.parametrize(
    "query",
    [
        "ATTACH '{folder}/other.db' AS other",
        "DELETE FROM articles",
        "DROP VIEW said",
        "CREATE TABLE mine (a)",
        "CREATE TEMP TABLE mine (a)",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 9",
        "PRAGMA writable_schema = ON",
        "VACUUM INTO '{folder}/copy.db'",
        "SELECT load_extension('x')",
        "SELECT writefile('{folder}/x', 'y')",
        "SELECT readfile('/etc/passwd')",
        "SELECT edit('x')",
        ".import /etc/passwd articles",
        "REINDEX",
        "BEGIN IMMEDIATE",
        "DETACH main",
        "SELECT * FROM pragma_database_list",
        "WITH a AS (SELECT 1) DELETE FROM articles",
        "SELECT cast(x'ff' AS TEXT)",
        "SELECT ?",
        "SELECT '\0'",
        "SELECT '\ud800'",
        "SELECT (" * 300,
        "SELECT fts3_tokenizer('unicode61', x'00')",
        "INSERT INTO statements_fts (statements_fts) VALUES ('optimize')",
        "SELECT 1; DELETE FROM articles",
        "SELEC 1",
        "SELECT * FROM sys",
        "SELECT zeroblob(1000000000)",
        "",
        "-- nothing",
    ],
)
def test_anything_else_is_refused_in_one_line(ledger, tmp_path, query):
    before = digest_of(tmp_path)
    with pytest.raises(LedgerError) as told:
        ledger.sql(query.format(folder=tmp_path))
    assert str(told.value)
    assert "\n" not in str(told.value)
    assert digest_of(tmp_path) == before
    assert ledger.find("السد").total


def test_a_query_without_end_is_stopped(ledger):
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(LedgerError, match=r"took longer than 0\.2 seconds"):
        ledger.sql(endless, seconds=0.2)
    assert ledger.find("السد").total


def test_what_reads_is_allowed(ledger):
    for query in (
        "SELECT count(*) AS n FROM said",
        "PRAGMA table_info(articles)",
        "WITH a AS (SELECT 1 AS x) SELECT * FROM a",
        "SELECT s.statement FROM statements_fts f JOIN statements s ON s.statement = f.rowid "
        "WHERE statements_fts MATCH 'content : سد'",
        "EXPLAIN QUERY PLAN SELECT * FROM articles",
    ):
        assert len(ledger.sql(query)) > 0


def test_rows_that_fill_the_memory_are_refused(ledger, monkeypatch):
    monkeypatch.setattr("musnad.ledger.asking._MOST", 10_000_000)
    assert len(ledger.sql("SELECT zeroblob(9000000)")) == 1
    with pytest.raises(LedgerError, match="MB of rows"):
        ledger.sql("SELECT zeroblob(1000000) FROM articles a, articles b")


def test_a_limit_is_kept(ledger):
    assert len(ledger.sql("SELECT * FROM said", limit=2)) == 2
