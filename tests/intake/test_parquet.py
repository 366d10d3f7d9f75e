"""Tables as Parquet: types, and files that are damaged or lie."""

import datetime
import decimal
import gzip
import io
import json
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from cut import TEXT, articles, records
from hypothesis import given
from hypothesis import strategies as st

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import parquet, source
from musnad.intake.fields import columns_of

MOMENT = datetime.datetime(2024, 5, 15, 22, 30, 5, 120000)


def packed(table, **options):
    file = io.BytesIO()
    pq.write_table(table if isinstance(table, pa.Table) else pa.table(table), file, **options)
    return file.getvalue()


def rows_of(data):
    """What a table is cut into: objects, and errors as (row, reason)."""
    found = []
    try:
        for item in parquet.split(io.BytesIO(data), "a.parquet", ""):
            is_error = isinstance(item, InputError)
            found.append((item.line, item.reason) if is_error else json.loads(item.data))
    except InputError as error:
        found.append((error.line, error.reason))
    return found


def value_of(values, type):
    (row,) = rows_of(packed({"x": pa.array(values, type), "y": [1]}))
    return row.get("x", "left out")


@pytest.mark.parametrize("compression", ["none", "snappy", "zstd", "gzip"])
@pytest.mark.parametrize("name", ["a.parquet", "a", "a.parquet.gz"])
def test_rows_in_their_order(tmp_path, compression, name):
    texts = [f"{TEXT} {i}" for i in range(100)]
    path = tmp_path / name
    table = {"id": list(range(100)), "content": texts, "title": ["عنوان", None] * 50}
    data = packed(table, compression=compression, row_group_size=30)
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    assert articles(path, columns_of("text=content")) == [
        Article(id=str(i), text=text, title="" if i % 2 else "عنوان")
        for i, text in enumerate(texts)
    ]
    found, _ = records(path)
    assert (found[41].format, found[41].name, found[41].number) == ("jsonl", str(path), 42)


@pytest.mark.parametrize(
    ("value", "type", "expected"),
    [
        (MOMENT, pa.timestamp("s"), "2024-05-15T22:30:05"),
        (MOMENT, pa.timestamp("ms"), "2024-05-15T22:30:05.12"),
        (MOMENT, pa.timestamp("ns"), "2024-05-15T22:30:05.12"),
        (MOMENT, pa.timestamp("us", "UTC"), "2024-05-15T22:30:05.12Z"),
        (MOMENT, pa.timestamp("us", "Asia/Riyadh"), "2024-05-16T01:30:05.12+03:00"),
        (MOMENT, pa.timestamp("us", "+05:30"), "2024-05-16T04:00:05.12+05:30"),
        (MOMENT, pa.timestamp("us", "Nowhere/Town"), "2024-05-15T22:30:05.12Z"),
        (MOMENT.replace(microsecond=0), pa.timestamp("us"), "2024-05-15T22:30:05"),
        (2**62, pa.timestamp("us"), None),
        (MOMENT.date(), pa.date32(), "2024-05-15"),
        (MOMENT.date(), pa.date64(), "2024-05-15"),
        (MOMENT.time(), pa.time64("us"), "22:30:05.12"),
        (decimal.Decimal("1.50"), pa.decimal128(9, 2), "1.50"),
        ("ا", pa.large_string(), "ا"),
        ("ا", pa.string_view(), "ا"),
        ("ا".encode(), pa.binary(), "ا"),
        (b"\xff", pa.binary(), None),
        (2**64 - 1, pa.uint64(), 2**64 - 1),
        (0.5, pa.float16(), 0.5),
        (float("nan"), pa.float64(), None),
        (True, pa.bool_(), True),
        (None, pa.null(), None),
        (None, pa.timestamp("us"), None),
        (["ا", None], pa.list_(pa.string()), ["ا", None]),
        ({"a": 1, "b": ["c"]}, pa.struct({"a": pa.int8(), "b": pa.list_(pa.string())}),
         {"a": 1, "b": ["c"]}),
        ([("k", "v")], pa.map_(pa.string(), pa.string()), "left out"),
        ([MOMENT], pa.list_(pa.timestamp("us")), "left out"),
        (datetime.timedelta(1), pa.duration("s"), "left out"),
    ],
)  # fmt: skip
def test_values_as_json(value, type, expected):
    assert value_of([value], type) == expected


@pytest.mark.parametrize("type", [pa.string(), pa.date32()])
def test_columns_of_few_values(type):
    value = {pa.string(): "ا", pa.date32(): MOMENT.date()}[type]
    column = pa.array([value], type).dictionary_encode()
    assert rows_of(packed({"x": column})) == [{"x": str(value)}]


def test_a_text_that_is_not_utf8_is_an_error_of_its_row():
    raw = pa.array([b"a", b"\xff", b"b"])
    texts = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
    assert rows_of(packed({"text": texts})) == [
        {"text": "a"},
        (2, "the row is not UTF-8"),
        {"text": "b"},
    ]


def test_two_columns_of_one_name_are_refused():
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["text", "text"])
    assert rows_of(packed(table)) == [(None, "2 columns are named 'text'")]


def test_nothing_to_read_is_told():
    table = {"x": pa.array([datetime.timedelta(1)])}
    assert rows_of(packed(table)) == [(None, "no column holds texts, numbers or dates")]


def test_what_stands_before_damage_is_not_lost():
    table = {"text": [f"{i} {TEXT}" for i in range(2000)]}
    data = bytearray(packed(table, row_group_size=500, compression="zstd", use_dictionary=False))
    middle = len(data) // 2
    data[middle : middle + 100] = bytes(100)
    *rows, (line, reason) = rows_of(bytes(data))
    assert line is None and reason.startswith("the Parquet file is damaged (")
    assert len(rows) >= 500 and rows == [{"text": text} for text in table["text"][: len(rows)]]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + bytes(50) + b"PAR1", b"PAR1PARE"])
def test_what_is_no_parquet_is_told(tmp_path, data):
    path = tmp_path / "a.parquet"
    path.write_bytes(data)
    found, (error,) = records(path)
    assert not found and error.startswith(": the Parquet file is damaged (") and "\n" not in error


def test_a_few_bytes_that_stand_for_many_rows_are_a_bomb(monkeypatch):
    monkeypatch.setattr(source, "BOMB_SIZE", 1024 * 1024)
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000), pa.array([TEXT * 100]))
    *rows, (_, reason) = rows_of(packed({"text": column}, compression="zstd"))
    assert reason == "unpacks to over 200 times its size: taken for a bomb"
    assert len(rows) < 1000


def test_the_libraries_are_loaded_only_for_their_formats():
    code = "import musnad.intake, sys; sys.exit(bool({'pyarrow', 'fastwarc'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


VALID = packed({"id": [1, 2], "text": ["a", "b"], "tags": [["x"], []]}, compression="none")


@given(st.binary() | st.binary().map(lambda b: b"PAR1" + b + b"PAR1"))
def test_any_bytes_are_rows_or_errors(data):
    rows_of(data)


@given(st.integers(0, len(VALID) - 1), st.binary(min_size=1, max_size=4))
def test_any_damage_is_rows_or_errors(at, wrong):
    rows_of(VALID[:at] + wrong + VALID[at + len(wrong) :])


def test_no_wrong_bit_ends_the_process():
    for at, byte in enumerate(VALID):
        rows_of(VALID[:at] + bytes([byte ^ 1]) + VALID[at + 1 :])


def test_what_arrow_says_of_damage_is_shown_without_controls():
    reasons = [
        each[1]
        for at in range(4, len(VALID), 50)
        for each in rows_of(VALID[:at] + b"\x0f" + VALID[at + 1 :])
        if isinstance(each, tuple)
    ]
    assert any("\\x0f" in reason for reason in reasons)
    assert all(reason.isprintable() for reason in reasons)
