"""DataFrames in notebooks: the same rows as a ledger has."""

from __future__ import annotations

import json
import sqlite3

import archives
import pytest

from musnad.intake.files import cut
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link


@pytest.fixture(scope="module")
def read(spark):
    """Articles of a DataFrame whose columns have other names, and a row that is none."""
    import musnad.spark

    rows = [
        (row["id"], row["outlet"], row["published"], row["title"], row["text"])
        for row in archives.ARTICLES
    ]
    names = ["id", "paper", "published", "title", "story"]
    frame = spark.createDataFrame([*rows, ("empty", "", "", "بلا نص", " ")], names)
    return musnad.spark.read(frame, {"outlet": "paper", "text": "story"})


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """The same articles in a ledger, linked."""
    folder = tmp_path_factory.mktemp("frames")
    lines = [json.dumps({**row, "url": ""}, ensure_ascii=False) for row in archives.ARTICLES]
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    ingest(cut([str(folder)]), folder / "ledger.db", [], Settings({}))
    link(folder / "ledger.db")
    with sqlite3.connect(folder / "ledger.db") as opened:
        yield opened


def in_order(rows):
    return sorted((tuple(row) for row in rows), key=repr)  # some are None


def asked(ledger, query):
    return sorted(ledger.execute(query).fetchall(), key=repr)


def test_an_article_is_a_row_with_its_reading_and_what_is_none_has_a_reason(read):
    rows = read.collect()
    articles = [row for row in rows if row["article"] is not None]
    assert sorted(row["article"] for row in articles) == list(range(1, len(archives.ARTICLES) + 1))
    assert all(len(json.loads(r["reading"])["statements"]) == r["statements"] for r in articles)
    [none] = [row for row in rows if row["article"] is None]
    assert none["reason"] == "the text is empty"


def test_tables_have_the_rows_of_the_ledger(read, ledger):
    import musnad.spark

    statements = musnad.spark.tables(read)["statements"]
    columns = "statement, article, id, speaker, content"
    found = in_order(statements.select(*columns.split(", ")).collect())
    assert found == asked(ledger, f"SELECT {columns} FROM statements_words")


def test_links_have_the_rows_of_the_ledger(read, ledger):
    import musnad.spark

    linked = musnad.spark.link(read)
    for table, columns in (
        ("families", "id, claim, at_least, at_most, members, outlets"),
        ("members", "article, statement, field, start, text"),
    ):
        found = linked[table].select(*columns.split(", ")).collect()
        view = "members_words" if table == "members" else table
        assert in_order(found) == asked(ledger, f"SELECT {columns} FROM {view}")
