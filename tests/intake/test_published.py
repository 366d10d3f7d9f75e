"""The day of publication, in the forms that tables, pages and feeds have it."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from cut import TEXT, articles, notices
from hypothesis import given
from hypothesis import strategies as st

from musnad.intake.dates import iso_date, published_of
from musnad.intake.notices import Notices, Undated


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024/05/15", "2024-05-15"),
        ("2024/05/15 10:30 PM", "2024-05-15T22:30"),
        ("15/5/2024 - 14:05", "2024-05-15T14:05"),
        ("05/15/2024", "2024-05-15"),
        ("5/5/2024", "2024-05-05"),
        ("15 مايو 2024", "2024-05-15"),
        ("١٥ أيار/مايو ٢٠٢٤", "2024-05-15"),
        ("الأربعاء، 15 مايو 2024 - 10:30 ص", "2024-05-15T10:30"),
        ("الأربعاء 15 أيار 2024م الساعة 12:30 مساءً", "2024-05-15T12:30"),
        ("15 كانون الثاني 2024", "2024-01-15"),
        ("تاريخ النشر: 15/05/2024", "2024-05-15"),
        ("Published: 15 May 2024", "2024-05-15"),
        ("10:30 - 15 مايو 2024", "2024-05-15T10:30"),
        ("10:30:15 مساء | الأربعاء 15 مايو 2024", "2024-05-15T22:30:15"),
        ("15 غشت 2024 الموافق 10 صفر 1446", "2024-08-15"),
        ("7 ذو القعدة 1445 هـ", "2024-05-15"),
        ("May 15, 2024 12:30 AM", "2024-05-15T00:30"),
        ("Wednesday, 15 May 2024", "2024-05-15"),
        ("1er février 2024", "2024-02-01"),
        ("Wed, 15 May 2024 10:30:00 +0300", "2024-05-15T10:30:00+03:00"),
        ("1715760000", "2024-05-15T08:00:00+00:00"),
        ("1715760000000", "2024-05-15T08:00:00+00:00"),
    ],
)
def test_forms_of_a_date(written, iso):
    assert published_of(written) == (iso, True)
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "05/06/2024",
        "2024",
        "2024-05",
        "1436/10/05",
        "2024-05-155",
        "32 مايو 2024",
        "15 أيار/حزيران 2024",
        "31 صفر 1446",
        "أمس",
        ": 15 مايو 2024",
        "1: 15 مايو 2024",
        "10:3015 مايو 2024",
        "0",
    ],
)
def test_what_is_no_date_or_one_of_two_is_kept_as_given(written):
    assert published_of(written) == (written, False)


@pytest.mark.parametrize(
    "written", ["2024-05-15", "2024-05-15 02:51:32", "2024-05-15T10:30:00.123+03:00", ""]
)
def test_iso_is_kept_to_the_letter(written):
    assert published_of(written) == (written, True)


@pytest.mark.parametrize("number", [1715760000, 1715760000000, 1715760000.0, 1715760000.5])
def test_numbers(number):
    assert published_of(number) == ("2024-05-15T08:00:00+00:00", True)


@given(st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_any_value_is_read_or_kept_and_read_but_once(value):
    read, is_read = published_of(value)
    assert published_of(read)[0] == read
    assert is_read or read == str(value) or isinstance(value, float)


FORMS = ["15 مايو 2024", "2024/05/15", "5/6/2024"]


def json_of(path, texts):
    path.write_text(json.dumps([{"text": TEXT, "published": p} for p in texts]), "utf-8")


def lines_of(path, texts):
    lines = (json.dumps({"text": TEXT, "published": p}) for p in texts)
    path.write_text("\n".join(lines), "utf-8")


def csv_of(path, texts):
    path.write_text("text,published\n" + "".join(f'"{TEXT}",{p}\n' for p in texts), "utf-8")


def parquet_of(path, texts):
    pq.write_table(pa.table({"text": [TEXT] * len(texts), "published": texts}), path)


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.json", json_of), ("a.jsonl", lines_of), ("a.csv", csv_of), ("a.parquet", parquet_of)],
)
def test_every_format_reads_dates_alike(tmp_path, name, write):
    path = tmp_path / name
    write(path, FORMS)
    assert [a.published for a in articles(path)] == ["2024-05-15", "2024-05-15", "5/6/2024"]
    (undated,) = notices(path)
    assert (type(undated), undated.written) == (Undated, "5/6/2024")


def test_what_cannot_be_read_is_counted_with_examples():
    told = Notices()
    for line in range(1, 8):
        told.add(Undated("a.csv", line, "أمس\u202e"))
    (message,) = told
    assert message.startswith("7 articles have dates that cannot be read, which are kept as given")
    assert "a.csv:1 «أمس\\u202e»" in message and "a.csv:6" not in message
