"""The ledger's file as it is, opened by the tools that open such files."""

import sqlite3

import sqlite_utils
from archive import ARTICLES
from datasette.app import Datasette

from musnad.ledger import Ledger
from musnad.ledger.schema import ARTICLE_TABLES, KEYS, TABLES, worded
from musnad.text.folding import fold


def test_sqlite_utils_knows_its_keys_and_its_full_text(ledger, path):
    database = sqlite_utils.Database(path)
    statements = database["statements"]
    assert statements.detect_fts() == "statements_fts"
    assert statements.pks == ["statement"]
    keys = {(key.column, key.other_table) for key in statements.foreign_keys}
    assert keys == {("article", "articles"), ("speaker", "names"), ("addressee", "names")}
    assert {key.other_table for key in database["via"].foreign_keys} == {
        "articles",
        "names",
        "statements",
    }
    assert all(database[name].strict for name in TABLES)
    assert len(list(database["said"].rows)) == statements.count
    assert {row["article"] for row in statements.search("سلاح")} == {3}
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


async def ask_page(path, address):
    answer = await Datasette([str(path)]).client.get(address or "/")
    assert answer.status_code == 200, answer.text


def test_datasette_shows_and_searches_it(ledger, path, answered):
    async def ask(address):
        answer = await Datasette([str(path)]).client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    whole = answered(ask(f"/{path.stem}/statements.json?_shape=objects"))
    assert whole["filtered_table_rows_count"] == len(ledger.sql("SELECT 1 FROM statements"))
    found = answered(ask(f"/{path.stem}/statements.json?_shape=array&_search=المقاتلين"))
    assert {row["article"] for row in found} == {1, 3}
    # It comes with the names that keys point to.
    keys = f"/{path.stem}/statements.json?_shape=array&_labels=on&speaker__notnull=1"
    assert all(row["speaker"]["label"] for row in answered(ask(keys)))
    for page in ("", f"/{path.stem}", f"/{path.stem}/figures?_facet=unit"):
        answered(ask_page(path, page))
    said = answered(ask(f"/{path.stem}/said.json?_shape=array&article=1"))
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


def test_statements_have_their_words(ledger):
    with ledger.selected() as selection:
        readings = {number: e.reading for number, e in enumerate(selection.entries(), 1)}
    rows = list(ledger.sql("SELECT * FROM statements_words ORDER BY statement"))
    said = [(number, s) for number, reading in readings.items() for s in reading.statements]
    assert len(rows) == len(said) > 5
    for row, (number, s) in zip(rows, said, strict=True):
        span = s.speaker.span
        assert (row["article"], row["id"], row["cue"]) == (number, s.id, s.cue.text)
        assert (row["speaker"], row["speaker_text"]) == (s.speaker.name, span and span.text)
        assert row["content"] == " … ".join(content.text for content in s.contents)
        assert row["speaker_folded"] == fold(s.speaker.name)


def test_figures_and_moments_name_the_statements_they_stand_in(ledger):
    with ledger.selected() as selection:
        entries = list(selection.entries())
    for table, things in (("figures", "figures"), ("moments", "moments")):
        rows = {
            (row["id"], row["start"])
            for row in ledger.sql(
                f"SELECT s.id, t.start FROM {table}_words t JOIN statements s USING (statement)"
            )
        }
        assert rows == {
            (s.id, thing.start)
            for entry in entries
            for s in entry.reading.statements
            for thing in getattr(s, things)
        }
        assert rows


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
