"""A ledger as Parquet, and a ledger of that again."""

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archive import ARTICLES

from musnad.errors import InputError
from musnad.export.formats import export_to
from musnad.ledger import Ledger
from musnad.ledger.exported import is_exported, slices_of
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.schema import ADDED, ARTICLE_TABLES, TABLES


@pytest.fixture
def folder(ledger, tmp_path):
    target = tmp_path / "tables"
    with ledger.selected() as selection:
        export_to("parquet", selection, target)
    return target


def rebuilt(folder, path):
    return ingest([], path, [str(folder)], Settings({}), exported=[str(folder)])


def entries(path):
    with Ledger(path) as ledger, ledger.selected() as selection:
        return sorted(selection.entries(), key=repr)


def test_months_are_folders_that_others_read(folder):
    months = {path.name for path in (folder / "articles").iterdir()}
    assert months == {"month=2023-12", "month=2024-05", "month=2024-06", "month=none"}
    for name in ARTICLE_TABLES:
        for path in (folder / name).glob("*/part-0.parquet"):
            assert pq.ParquetFile(path).schema_arrow.equals(TABLES[name])
    found = duckdb.execute(
        f"SELECT month, count(*) FROM '{folder}/articles/*/*.parquet' GROUP BY month ORDER BY month"
    ).fetchall()
    assert found == [("2023-12", 1), ("2024-05", 1), ("2024-06", 1), ("none", 1)]


def test_a_ledger_of_it_has_the_same_articles_and_readings(folder, path, tmp_path, monkeypatch):
    monkeypatch.setattr("musnad.ledger.ingest.read", None)
    again = tmp_path / "again.db"
    outcome = rebuilt(folder, again)
    assert outcome.counts.articles == len(ARTICLES)
    assert entries(again) == entries(path)
    with Ledger(path) as one, Ledger(again) as other:
        assert [r["content"] for r in other.find("القمح")] == [
            r["content"] for r in one.find("القمح")
        ]
        assert list(other.sources()) == list(one.sources())


def test_tables_of_an_older_format_are_taken_without_what_they_lack(folder, tmp_path):
    for file in (folder / "statements").glob("*/*.parquet"):
        table = pq.read_table(file, partitioning=None)
        pq.write_table(table.drop_columns(ADDED["statements"]), file)
    again = tmp_path / "again.db"
    assert rebuilt(folder, again).counts.articles == len(ARTICLES)
    said = [s for entry in entries(again) for s in entry.reading.statements]
    assert {(s.verb, s.addressee) for s in said} == {("", None)}


def test_a_reporting_word_outside_its_cue_is_set_aside(folder, tmp_path):
    [file] = (folder / "statements").glob("month=2023-12/*.parquet")
    table = pq.read_table(file, partitioning=None)
    at = table.schema.get_field_index("verb_start")
    wrong = pa.array([0] * len(table), pa.int32())
    pq.write_table(table.set_column(at, table.schema.field(at), wrong), file)
    outcome = rebuilt(folder, tmp_path / "again.db")
    assert [reason.records for reason in outcome.reasons] == [1]
    assert "not the end of its cue" in outcome.reasons[0].reason


def test_again_it_changes_nothing(folder, path):
    assert rebuilt(folder, path).counts.unchanged == len(ARTICLES)


def test_offsets_that_are_none_are_set_aside(folder, tmp_path):
    [file] = (folder / "statements").glob("month=2023-12/*.parquet")
    table = pq.read_table(file, partitioning=None)
    at = table.schema.get_field_index("cue_end")
    wrong = pa.array([10**6] * len(table), pa.int32())
    pq.write_table(table.set_column(at, table.schema.field(at), wrong), file)
    outcome = rebuilt(folder, tmp_path / "again.db")
    assert outcome.counts.articles == len(ARTICLES) - 1
    assert [reason.records for reason in outcome.reasons] == [1]
    assert "is no place in its text" in outcome.reasons[0].reason


@pytest.mark.parametrize("table", ["articles", "via"])
def test_a_damaged_table_is_told_and_the_other_months_are_taken(folder, tmp_path, table):
    [file] = (folder / table).glob("month=2023-12/*.parquet")
    file.write_bytes(file.read_bytes()[:-30])
    outcome = rebuilt(folder, tmp_path / "again.db")
    assert outcome.counts.articles == len(ARTICLES) - 1
    assert "damaged" in outcome.reasons[0].reason


def test_tables_of_a_newer_format_are_refused(folder):
    about = json.loads((folder / "_ledger.json").read_text())
    (folder / "_ledger.json").write_text(json.dumps(about | {"format": 999}))
    [fault] = slices_of(str(folder))
    assert isinstance(fault, InputError)
    assert "update Musnad" in fault.reason


def test_another_folder_is_none(tmp_path):
    assert not is_exported(str(tmp_path))
    assert not is_exported(str(Path(__file__)))
