"""Rows with their words are those that a ledger's views give."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from archive import ARTICLES
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_articles import articles

from musnad.article import Article
from musnad.export import Entry
from musnad.intake.notices import Notices
from musnad.ledger.linking import link
from musnad.ledger.rows import Gathered, storable_article, substituted
from musnad.ledger.schema import ARTICLE_TABLES, KEYS, TABLES, creation, stored
from musnad.ledger.worded import Words, of_articles, of_thread
from musnad.ledger.writer import Batch, Writer
from musnad.reading import read

OUTLETS = Path(__file__).parents[2] / "examples" / "outlets.jsonl"


def gathered(given_articles):
    rows = Gathered()
    for article in given_articles:
        whole = storable_article(article)
        rows.add(Entry(whole, read(whole)), substituted(article))
    return rows


def written(rows):
    """The tables of a ledger in memory with these articles, as its views give them."""
    with sqlite3.connect(":memory:", isolation_level=None) as ledger:
        for sql in creation():
            ledger.execute(sql)
        writer = Writer(ledger)
        writer.begin_run([], {})
        count = len(rows.tables["articles"])
        # Each its own, so that every row is written.
        digests = [str(n).encode() for n in range(count)]
        writer.write(Batch(digests, rows, [], Notices()), [], 0)
        return {name: view(ledger, name) for name in ARTICLE_TABLES}


def view(ledger, table):
    name = table if table == "articles" else f"{table}_words"
    keys = [*KEYS[table], *(["statement"] if table in ("figures", "moments") else [])]
    return ledger.execute(f"SELECT * FROM {name} ORDER BY {', '.join(keys)}").fetchall()


def from_one(table, row):
    """A row with the numbers that a ledger gives, which count from 1."""
    columns = TABLES[table].names
    numbered = [
        value + 1 if column in ("article", "statement") and value is not None else value
        for column, value in zip(columns, row, strict=True)
    ]
    if table == "articles":
        # Of several versions only the ledger knows.
        numbered[2:6] = [None] * 4
    return tuple(numbered)


def of_ledger(table, row):
    return (*row[:2], *[None] * 4, *row[6:]) if table == "articles" else row


@settings(max_examples=40, deadline=None)
@given(st.lists(articles(), max_size=4))
def test_the_words_are_those_of_the_ledgers_views(given_articles):
    rows = gathered(given_articles)
    told, expected = of_articles(rows.tables), written(rows)
    for table in ARTICLE_TABLES:
        assert [from_one(table, row) for row in told[table]] == [
            of_ledger(table, row) for row in expected[table]
        ]


def test_speakers_are_joined_as_the_ledger_joins_them():
    texts = (
        "أكد التقرير أن السد آمن.",
        "نقلت رويترز عن وزير المياه رائد الكحلاوي قوله إن السد آمن.",
    )
    rows = gathered([Article(text=text) for text in texts])
    folded = TABLES["statements"].names.index("speaker_folded")
    told = [row[folded] for row in of_articles(rows.tables)["statements"]]
    assert told == [row[folded] for row in written(rows)["statements"]]
    assert "" in told


def test_every_kind_of_words_is_told():
    rows = gathered([Article(**article) for article in ARTICLES])
    told = of_articles(rows.tables)
    assert all(told[table] for table in ARTICLE_TABLES)
    assert "إن عدد المقاتلين في المدينة يتجاوز 1200 مقاتل" in [row[-1] for row in told["contents"]]
    assert {len(row) for table in told for row in told[table]} == {
        len(TABLES[table].names) for table in ARTICLE_TABLES
    }


def test_the_words_of_claims_are_those_of_the_ledgers_views(take, path):
    take(str(OUTLETS))
    link(path)
    with sqlite3.connect(path) as ledger:
        query = "SELECT article, title, byline, text FROM articles"
        articles = {number: Words(*fields) for number, *fields in ledger.execute(query)}
        tables = ("families", "members", "links", "origins", "mutations", "disputes", "sides")
        rows = {name: rows_in_order(ledger, name, name) for name in tables}
        assert all(rows.values())
        for name, own in of_thread(rows, articles).items():
            worded = f"{name}_words" if name in ("members", "mutations", "sides") else name
            assert own == rows_in_order(ledger, name, worded)


def rows_in_order(ledger, table, view):
    columns = [field.name for field in stored(table)] if view == table else TABLES[table].names
    listed = ", ".join(f'"{column}"' for column in columns)
    return ledger.execute(
        f"SELECT {listed} FROM {view} ORDER BY {', '.join(KEYS[table])}"
    ).fetchall()
