"""The ledger's file as it is, opened by the tools that open such files."""

import asyncio
import sqlite3

import sqlite_utils
from archive import ARTICLES
from datasette.app import Datasette

from musnad.ledger import Ledger
from musnad.ledger.schema import ARTICLE_TABLES, KEYS, TABLES, worded


def test_sqlite_utils_knows_its_keys_and_its_full_text(ledger, path):
    database = sqlite_utils.Database(path)
    statements = database["statements"]
    assert statements.detect_fts() == "statements_fts"
    assert statements.pks == ["statement"]
    keys = {(key.column, key.other_table) for key in statements.foreign_keys}
    assert keys == {("article", "articles"), ("speaker", "names")}
    assert {key.other_table for key in database["via"].foreign_keys} == {
        "articles",
        "names",
        "statements",
    }
    assert all(database[name].strict for name in TABLES)
    assert len(list(database["said"].rows)) == statements.count


def test_datasette_shows_and_searches_it(ledger, path):
    async def ask(address):
        answer = await Datasette([str(path)]).client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    whole = asyncio.run(ask(f"/{path.stem}/statements.json?_shape=objects"))
    assert whole["filtered_table_rows_count"] == len(ledger.sql("SELECT 1 FROM statements"))
    found = asyncio.run(ask(f"/{path.stem}/statements.json?_shape=array&_search=المقاتلين"))
    assert {row["article"] for row in found} == {1, 3}
    said = asyncio.run(ask(f"/{path.stem}/said.json?_shape=array&article=1"))
    assert {row["title"] for row in said} == {ARTICLES[0]["title"]}


def test_tables_with_words_have_the_columns_of_the_schema(ledger, path):
    with sqlite3.connect(path) as connection:
        for name, schema in TABLES.items():
            cursor = connection.execute(f"SELECT * FROM {worded(name)}")
            assert [column[0] for column in cursor.description] == schema.names
    connection.close()


def test_windows_are_the_words_of_the_article(ledger):
    with ledger.selected() as selection:
        entries = {number: e for number, e in enumerate(selection.entries(), 1)}
    for table in ("contents", "sources", "credits", "figures", "moments", "via"):
        rows = list(ledger.sql(f"SELECT * FROM {table}_words"))
        assert rows or table == "credits"
        for row in rows:
            article = entries[row["article"]].article
            field = row.get("field") or next(
                s["field"]
                for s in ledger.sql(
                    f"SELECT field FROM statements WHERE statement = {row['statement']}"
                )
            )
            assert row["text"] == getattr(article, field)[row["start"] : row["end"]]


def test_rows_come_in_the_order_of_their_keys(ledger):
    with ledger.selected() as selection:
        for name in ARTICLE_TABLES:
            rows = selection.rows(name).read_all().to_pylist()
            keys = [tuple(row[key] for key in KEYS[name]) for row in rows]
            assert keys == sorted(keys)


def test_a_notebook_that_stays_open_hinders_nobody(put, take, path):
    take(put("a.jsonl", ARTICLES[:2]))
    with Ledger(path) as notebook:
        before = notebook.find("السد").total
        assert take(put("b.jsonl", ARTICLES)).articles == 2
        assert notebook.find("السد").total >= before
        assert {row["name"]: row["value"] for row in notebook.stats()}["articles"] == 4
