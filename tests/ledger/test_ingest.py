"""What ingest promises: nothing twice, nothing lost, old versions kept, the order of the input."""

import json
import sqlite3
from itertools import count

import pytest
from archive import ARTICLES

from musnad import read
from musnad.intake.fields import columns_of
from musnad.ledger import Ledger, ingest
from musnad.ledger.schema import TABLES
from musnad.ledger.writer import Counts

CHANGED = ARTICLES[1] | {"text": "نفى رائد الكحلاوي أن تكون الوزارة قد خفضت حصة المزارعين."}


#: Everything that a ledger holds but its runs.
HELD = (
    *(name for name in TABLES if name != "runs"),
    *("names", "speakers", "tallies", "unnamed", "outlets", "totals", "replaced"),
    *("records", "versions"),
)


def content_of(path):
    """All rows of a ledger, whatever run they came with."""
    with Ledger(path) as ledger:
        return {
            name: sorted(repr({**row, "run": None}) for row in ledger.sql(f"SELECT * FROM {name}"))
            for name in HELD
        } | {"index": sorted(map(repr, words_of(path)))}


def words_of(path):
    """What full text has of each statement: every word with its places."""
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, statements_fts, instance)"
        )
        return connection.execute('SELECT term, doc, col, "offset" FROM temp.words').fetchall()


def rows(path, query):
    with Ledger(path) as ledger:
        return [tuple(row.values()) for row in ledger.sql(query)]


def test_the_same_file_again_changes_nothing(put, take, path):
    file = put("a.jsonl", ARTICLES)
    first = take(file)
    before = content_of(path)
    assert first.articles == 4
    assert first.statements == rows(path, "SELECT count(*) FROM statements")[0][0] > 5
    assert take(file) == Counts(unchanged=4)
    assert content_of(path) == before


def test_nor_does_the_same_article_from_another_kind_of_file(put, take, path, tmp_path):
    take(put("a.jsonl", ARTICLES))
    before = content_of(path)
    other = tmp_path / "b.json"
    other.write_text(json.dumps(ARTICLES, indent=1, sort_keys=True))
    assert take(str(other)) == Counts(unchanged=4)
    after = content_of(path)
    assert after | {"records": before["records"]} == before


def test_a_changed_article_is_a_new_version_and_the_old_one_stays(put, take, path):
    take(put("a.jsonl", ARTICLES))
    counts = take(put("b.jsonl", [CHANGED]))
    assert counts == Counts(versions=1, statements=1)
    versions = "SELECT article, version, replaces, replaced_by FROM articles WHERE url LIKE '%/2'"
    assert rows(path, versions) == [(2, 1, None, 5), (5, 2, 2, None)]
    with Ledger(path) as ledger:
        assert len(ledger.find("دولار")) == 0
        assert [row["article"] for row in ledger.find("حصة المزارعين")] == [5]


def test_an_older_version_again_changes_nothing(put, take, path):
    take(put("a.jsonl", ARTICLES))
    take(put("b.jsonl", [CHANGED]))
    assert take(put("c.jsonl", [ARTICLES[1] | {"byline": ""}])) == Counts(unchanged=1)


def test_versions_within_one_file_follow_each_other(put, take, path):
    counts = take(put("a.jsonl", [*ARTICLES, CHANGED, ARTICLES[1]]))
    assert counts._replace(statements=0) == Counts(articles=4, versions=1, unchanged=1)
    assert rows(path, "SELECT article, version, replaced_by FROM articles WHERE id = '2'") == [
        (2, 1, 5),
        (5, 2, None),
    ]


def test_the_same_id_of_another_outlet_is_another_article(put, take, path):
    take(put("a.jsonl", ARTICLES))
    assert rows(path, "SELECT count(*) FROM articles WHERE id = '1'") == [(2,)]


@pytest.mark.parametrize("workers", [1, 2])
def test_rows_are_in_the_order_of_the_input(put, take, path, workers, monkeypatch):
    monkeypatch.setattr(ingest, "BATCH_RECORDS", 7)
    # Long and short by turns, so that later batches are done before earlier ones.
    many = [
        ARTICLES[0] | {"id": f"n{n}", "text": ARTICLES[0]["text"] * (20 if n // 7 % 2 else 1)}
        for n in range(60)
    ]
    assert take(put("a.jsonl", many), workers=workers).articles == 60
    assert rows(path, "SELECT article, id FROM articles ORDER BY article") == [
        (n + 1, f"n{n}") for n in range(60)
    ]
    [(all_, distinct, highest)] = rows(
        path, "SELECT count(*), count(DISTINCT statement), max(statement) FROM statements"
    )
    assert all_ == distinct == highest


def test_two_workers_and_one_make_the_same_ledger(put, take, path, tmp_path, monkeypatch):
    monkeypatch.setattr(ingest, "BATCH_RECORDS", 3)
    file = put("a.jsonl", [ARTICLES[n % 4] | {"id": f"{n}"} for n in range(40)])
    take(file, workers=2)
    one = content_of(path)
    path.unlink()
    take(file, workers=1)
    assert content_of(path) == one


def test_what_is_no_article_is_set_aside_with_its_place(put, take, path, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b'{"text": "a\n{"text": "  "}\n{"titel": "x"}\n\xff\xfe\n')
    missing = str(tmp_path / "nothing.txt")
    counts = take(put("a.jsonl", ARTICLES), str(bad), missing)
    assert counts.rejected == 5
    assert counts.articles == 4
    found = rows(path, "SELECT source, number, reason, record FROM rejects ORDER BY reject")
    assert [(source, number) for source, number, *_ in found] == [
        *((str(bad), line) for line in (1, 2, 3, 4)),
        (missing, None),
    ]
    assert all(reason for *_, reason, _ in found)
    assert found[2][3] == '{"titel": "x"}'
    assert take(str(bad), missing) == Counts(unchanged=5)


def test_columns_of_other_names(put, take, path):
    file = put("a.jsonl", [{"body": ARTICLES[0]["text"], "date": "2024-01-02", "src": "okaz"}])
    take(file, columns=columns_of("text=body,published=date,outlet=src"))
    assert rows(path, "SELECT outlet, day FROM articles") == [("okaz", "2024-01-02")]


def test_a_wrong_mapping_can_be_mended(put, take, path):
    file = put("a.jsonl", [{"stuff": ARTICLES[0]["text"]}])
    assert take(file).rejected == 1
    assert take(file, columns=columns_of("text=stuff")).articles == 1


def test_a_fault_of_ours_is_set_aside_too(put, take, path, monkeypatch):
    numbers = count()

    def faulty(article):
        if next(numbers) == 1:
            raise ZeroDivisionError("oh")
        return real(article)

    real = read
    monkeypatch.setattr(ingest, "read", faulty)
    counts = take(put("a.jsonl", ARTICLES))
    assert (counts.articles, counts.rejected) == (3, 1)
    assert rows(path, "SELECT reason FROM rejects") == [("internal error: ZeroDivisionError: oh",)]


def test_what_no_table_holds_is_replaced_and_told_and_offsets_stay(put, take, path):
    text = "قال وزير المياه رائد الكحلاوي إن السد\0آمن \ud83d تماما."
    source = path.parent / "odd.jsonl"
    source.write_text(json.dumps({"id": "odd", "text": text, "published": "2024-05-14"}))
    assert take(str(source)).articles == 1
    assert rows(path, "SELECT text, substituted, length(text) FROM articles") == [
        (
            text.replace("\0", "\ufffd").replace("\ud83d", "\ufffd"),
            json.dumps({"text": [[text.index("\0"), 0], [text.index("\ud83d"), 0xD83D]]}),
            len(text),
        )
    ]
    assert rows(path, "SELECT content FROM said") == [("إن السد\ufffdآمن \ufffd تماما",)]
    assert take(str(source)) == Counts(unchanged=1)


def test_a_run_is_entered_with_what_became_of_it(put, take, path):
    file = put("a.jsonl", ARTICLES)
    take(file)
    take(file)
    assert rows(
        path, "SELECT run, inputs, articles, unchanged, ended >= started FROM runs ORDER BY run"
    ) == [(1, json.dumps([file]), 4, 0, 1), (2, json.dumps([file]), 0, 4, 1)]


def test_progress_is_told_once_it_is_in_the_ledger(put, take, monkeypatch):
    monkeypatch.setattr(ingest, "BATCH_RECORDS", 1)
    told = []
    take(put("a.jsonl", ARTICLES), report=told.append)
    assert [progress.counts.articles for progress in told] == [1, 2, 3, 4]
    assert [p.position for p in told] == sorted(p.position for p in told)
    assert told[-1].position > 0
