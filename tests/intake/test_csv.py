"""Tables as text: delimiters, encodings, and rows that are none."""

import csv
import gzip
import io
import json

import pytest
from cut import TEXT, articles, records
from hypothesis import given
from hypothesis import strategies as st

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import csvfile
from musnad.intake.fields import columns_of


def rows_of(data):
    """What a table is cut into: objects, and errors as (line, reason)."""
    found = []
    try:
        for item in csvfile.split(io.BytesIO(data), "a.csv", ""):
            is_error = isinstance(item, InputError)
            found.append((item.line, item.reason) if is_error else json.loads(item.data))
    except InputError as error:
        found.append((error.line, error.reason))
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_delimiters_and_encodings_are_found_out(tmp_path, delimiter, encoding):
    table = f"id{delimiter}title{delimiter}text\r\n7{delimiter}{delimiter}{TEXT}\r\n"
    path = tmp_path / "a.csv"
    path.write_bytes(table.encode(encoding))
    assert articles(path) == [Article(id="7", text=TEXT)]


def test_a_row_is_known_by_the_line_it_begins_in(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n\n1,"سطر\n\nسطر ""ثان"", وأخير"\n2,{TEXT}\n', "utf-8")
    found, errors = records(path)
    assert not errors
    assert [(r.format, r.name, r.number) for r in found] == [
        ("jsonl", str(path), 3),
        ("jsonl", str(path), 6),
    ]
    assert [a.text for a in articles(path)] == ['سطر\n\nسطر "ثان", وأخير', TEXT]


def test_a_delimiter_in_a_quoted_name_does_not_count():
    assert rows_of(b'"a;;;;b",text\n1,2') == [{"a;;;;b": "1", "text": "2"}]


def test_other_names_and_empty_cells(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text(f"content\tdate\ttitle\n{TEXT}\t2024-05-15\t\n\t2024-05-16\tعنوان\n", "utf-8")
    first, second = articles(path, columns_of("text=content,published=date"))
    assert first == Article(text=TEXT, published="2024-05-15")
    assert str(second) == f"{path}:3: the text is empty"


def test_gzip_around_a_table(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(f"text\n{TEXT}\n".encode()))
    assert articles(path) == [Article(text=TEXT)]


def test_what_stands_before_damaged_gzip_is_not_lost(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"text\na\nb\n") + gzip.compress(b"c\n" * 100)[:-10])
    found, errors = records(path)
    assert [json.loads(r.data)["text"] for r in found[:3]] == ["a", "b", "c"]
    assert len(errors) == 1 and "gzipped data is damaged" in errors[0]


BAD = [
    (b"", [(None, "an empty table: no article")]),
    (b"\n \n", [(None, "an empty table: no article")]),
    (b"text,text\na,b\n", [(1, "2 columns are named 'text'")]),
    (b'"text\na,b\n', [(1, "the quotation marks of the row do not match")]),
    (b"a,b\n1\n1,2,3\n4,5", [(2, "cells in the row: 1, in the first row: 2"),
                             (3, "cells in the row: 3, in the first row: 2"),
                             {"a": "4", "b": "5"}]),
    (b'a,b\n1,"x"y\n3,4\n', [(2, "the quotation marks of the row do not match"),
                             {"a": "3", "b": "4"}]),
    (b'a,b\n1,"x\n3,4\n5,6\n', [(2, "the quotation marks of the row do not match"),
                                {"a": "3", "b": "4"}, {"a": "5", "b": "6"}]),
    ("a,b\nقال,كلام طويل\nقال,ك".encode() + b"\xff\nc,d",
     [{"a": "قال", "b": "كلام طويل"}, (3, "the row is not UTF-8"), {"a": "c", "b": "d"}]),
    (TEXT.encode("iso-8859-6", "replace"), [(None, "neither UTF-8")]),
    ("a,b\n1,2".encode("utf-16-le"), [(None, "holds NUL bytes")]),
    ("a,b\n1,2\n".encode("utf-16") + b"3", [{"a": "1", "b": "2"}, (3, "not utf-16-le: trunc")]),
    (b"\xff\xfea", [(1, "not utf-16-le: trunc")]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), BAD)
def test_what_is_no_row_is_told_and_costs_no_other(data, expected):
    found = rows_of(data)
    assert len(found) == len(expected)
    for item, wanted in zip(found, expected, strict=True):
        if isinstance(wanted, dict):
            assert item == wanted
        else:
            assert item[0] == wanted[0] and item[1].startswith(wanted[1])


def test_a_nul_is_let_through():
    assert rows_of(b"text\n" + b"a" * 99 + b"\0\n") == [{"text": "a" * 99 + "\0"}]


def test_lone_surrogates_of_utf16_are_refused_with_their_row():
    table = "text\na\ud83d\nb\n".encode("utf-16", "surrogatepass")
    assert rows_of(table) == [(2, "the row is not UTF-16"), {"text": "b"}]


def test_the_encoding_is_known_though_a_character_is_cut(monkeypatch):
    table = f"text\n{TEXT}\n".encode()
    for size in range(6, 30):
        monkeypatch.setattr(csvfile, "LOOKED_AT", size)
        assert rows_of(table) == [{"text": TEXT}]


def test_a_quote_that_is_never_closed_swallows_no_more_than_the_limit(monkeypatch):
    monkeypatch.setattr(csvfile, "LONGEST_ROW", 1000)
    table = b"a,b\n" + b"1,2\n" * 300 + b'3,"x\n' + b"4,5\n" * 3000
    found = rows_of(table)
    assert found[300] == (302, "a quotation mark that opens in this row is never closed")
    assert found.count({"a": "4", "b": "5"}) == 3000
    assert len(found) == 3301


def test_a_line_without_an_end_is_refused_without_being_held(monkeypatch):
    monkeypatch.setattr(csvfile, "LONGEST_ROW", 1000)
    assert rows_of(b"a\n" + b"x" * 50_000 + b"\nb\n") == [
        (2, "the row is longer than 0 MiB"),
        {"a": "b"},
    ]


def test_quotes_that_open_in_every_line_take_linear_time(monkeypatch):
    monkeypatch.setattr(csvfile, "LONGEST_ROW", 20_000)
    monkeypatch.setattr(csvfile, "NO_TABLE", 100_000)
    monkeypatch.setattr(csvfile, "TOLD_ONE_BY_ONE", 100_000)
    read = []
    lines = csvfile._Lines.__next__
    monkeypatch.setattr(csvfile._Lines, "__next__", lambda s: read.append(line := lines(s)) or line)
    table = b"a,b\n" + b'"a","b\n' * 50_000
    found = rows_of(table)
    assert sum(map(len, read)) <= 2 * len(table)
    # No line is lost in silence.
    told = 0
    for _, reason in found:
        first, _, last = reason.partition("; lines ")[2].partition(" are")[0].partition(" to ")
        told += 1 + (int(last) - int(first) + 1 if last else 0)
    assert told == 50_000


CELLS = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS)),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_what_the_csv_module_writes_comes_back(rows, delimiter, quoting, encoding):
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, quoting=quoting)
    # Enough plain text that no NULs in the cells are a share of it.
    writer.writerows([("a" * 5000, "b", "c"), *rows])
    expected = [{"a" * 5000: a, "b": b, "c": c} for a, b, c in rows]
    nuls = written.getvalue().count("\0")
    if nuls <= 100:
        assert rows_of(written.getvalue().encode(encoding)) == expected


@given(st.binary() | st.text(st.sampled_from('a,"\n\r;\0 ')).map(str.encode))
def test_any_bytes_are_rows_or_errors(data):
    for item in rows_of(data):
        assert isinstance(item, dict | tuple)


# What Excel and databases write


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ('sep=;\r\na;b\r\n"x; y";2\r\n', {"a": "x; y", "b": "2"}),
        ('"sep=|"\na|b\nx,y|2\n', {"a": "x,y", "b": "2"}),
        ('"a", "b"\n"x, y", "2"\n', {"a": "x, y", "b": "2"}),
        ('a,b\n"x, y", "2"\n', {"a": "x, y", "b": "2"}),
        (
            'a,b\n"he \\"knows\\" it, \\\\ and \\n",2\n',
            {"a": 'he "knows" it, \\ and \\n', "b": "2"},
        ),
        ('a,b\n"C:\\dir\\",2\n', {"a": "C:\\dir\\", "b": "2"}),
        ('a,b\n"x, ""y"" z", 2\n', {"a": 'x, "y" z', "b": " 2"}),
    ],
)
def test_tables_of_other_habits(table, row):
    assert rows_of(table.encode()) == [row]


def test_a_quote_that_is_never_closed_costs_one_row_and_little_memory(monkeypatch):
    monkeypatch.setattr(csvfile, "MOST_LINES", 100)
    table = b'a,b\n1,"x\n' + b"4,5\n" * 3000
    first, *others = rows_of(table)
    assert first == (2, "a quotation mark that opens in this row is never closed")
    assert others == [{"a": "4", "b": "5"}] * 3000


def test_what_is_no_table_is_set_aside_as_one():
    *told, last = rows_of(b"a,b\n" + b"x\n" * 100_000)
    assert len(told) == csvfile.TOLD_ONE_BY_ONE
    assert last[1].startswith("no table: of its first 1,000 rows, 1,000 do not fit")


def test_a_long_succession_of_bad_rows_is_told_in_one():
    found = rows_of(b"a,b\n1,2\n" + b"x\n" * 500 + b"3,4\n")
    assert found[0] == {"a": "1", "b": "2"} and found[-1] == {"a": "3", "b": "4"}
    assert len(found) == csvfile.TOLD_ONE_BY_ONE + 3
    assert found[-2][0] == 23 and "so are 480 rows one after the other" in found[-2][1]


def test_a_name_of_a_column_does_not_reach_the_terminal_raw():
    ((_, reason),) = rows_of("\x1b[31mx\u202e,\x1b[31mx\u202e\n1,2\n".encode())
    assert reason.isprintable()
