"""What a task of the cluster does, without one: inputs cut into blocks, files that are complete."""

from __future__ import annotations

import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

pytest.importorskip("pyspark")

from musnad.spark import records
from musnad.spark.folders import Folder, Sink
from musnad.spark.records import Input, inputs_of, item_of

SCHEMA = pa.schema([("n", pa.int64())])


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    lines = [f'{{"id": "{n}", "text": "قال الوزير إن السد آمن {n}."}}' for n in range(7)]
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(lines[:3]).encode()))
    (folder / ".hidden.jsonl").write_text("{}", "utf-8")
    (folder / "d.xyz").write_text("?", "utf-8")
    return folder


def rows_of(given):
    return [row for batch in records._batches(given) for row in batch.to_pylist()]


def test_files_are_numbered_in_order_and_what_is_none_says_why(archive):
    found = inputs_of([str(archive), "https://example.org/a", str(archive / "missing.jsonl")])
    assert [given.file for given in found] == list(range(5))
    assert [given.path.rpartition("/")[2] for given in found[:3]] == [
        *("a.jsonl", "b.jsonl.gz", "d.xyz")
    ]
    assert [bool(given.reason) for given in found] == [False, False, True, True, False]
    [missing] = rows_of(found[-1])
    assert missing["reason"] == "No such file or directory"
    assert found[0].size == (archive / "a.jsonl").stat().st_size


def test_a_folder_may_be_named_by_its_uri_and_holds_the_same_records(archive):
    there = [given for given in inputs_of([str(archive)]) if not given.reason]
    by_uri = [given for given in inputs_of([archive.as_uri()]) if "jsonl" in given.path]
    assert [given.path for given in by_uri] == [f"file://{given.path}" for given in there]
    for one, other in zip(there, by_uri, strict=True):
        own = [item_of(row).data for row in rows_of(one)]
        assert own == [item_of(row).data for row in rows_of(other)]
        assert own


def test_a_uri_that_leads_nowhere_is_told(tmp_path):
    [given] = inputs_of([(tmp_path / "nothing").as_uri()])
    assert given.reason == "No such file or directory"
    [given] = inputs_of(["nosuch://host/archive"])
    assert given.reason


def test_blocks_are_full_by_records_and_numbers_tell_the_order(archive, monkeypatch):
    monkeypatch.setattr(records, "_RECORDS", 3)
    monkeypatch.setattr(records, "_AT_ONCE", 2)
    rows = rows_of(Input(5, str(archive / "a.jsonl"), 0, ""))
    first = 5 << 40
    assert [row["record"] for row in rows] == list(range(first, first + 7))
    block = 5 << 28
    assert [row["block"] - block for row in rows] == [0, 0, 0, 1, 1, 1, 2]


def test_what_cannot_be_cut_is_a_row_with_its_reason(archive):
    (archive / "c.jsonl.gz").write_bytes(b"\x1f\x8bbroken")
    [row] = rows_of(Input(0, str(archive / "c.jsonl.gz"), 0, ""))
    error = item_of(row)
    assert "damaged" in error.reason


def test_a_file_has_its_name_when_it_is_complete_whoever_else_writes_it(tmp_path):
    folder = Folder.of(str(tmp_path / "rows"))
    one, other = (Sink(folder, "1.parquet", SCHEMA) for _ in range(2))
    for sink in (one, other):
        sink.write(pa.table({"n": [1, 2]}))
        assert "1.parquet" not in folder.names() or sink is other
        sink.close()
    assert folder.names() == ["1.parquet"]
    assert pq.read_table(tmp_path / "rows" / "1.parquet").to_pylist() == [{"n": 1}, {"n": 2}]
    assert folder.rows("1.parquet") == 2
