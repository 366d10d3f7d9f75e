"""Zip files: every member by its own format, and zip files that mean harm."""

import gzip
import io
import json
import os
import stat
import struct
import sys
import tracemalloc
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from cut import TEXT, articles, records
from hypothesis import given
from hypothesis import strategies as st

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import archive, parse, read_file, source, spool
from musnad.intake.source import open_source
from musnad.intake.zipdirectory import members

LINE = json.dumps({"text": TEXT}).encode()


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, bytes) pairs."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as out:
        for name, data in files:
            out.writestr(name, data, method)
    return file.getvalue()


@pytest.fixture
def put(tmp_path):
    """Write a zip, from its bytes or its files, and give its path."""

    def write(content, name="a.zip"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else zipped(content))
        return path

    return write


def parquet():
    file = io.BytesIO()
    pq.write_table(pa.table({"text": ["parquet"]}), file)
    return file.getvalue()


@pytest.mark.parametrize("name", ["a.zip", "noending"])
def test_every_member_by_its_own_format(put, name):
    path = put(
        [
            ("2024/a.jsonl", b'{"text": "jsonl1"}\n{"text": "jsonl2"}\n'),
            ("2024/b.json", b"\xef\xbb\xbf" + b'[{"text": "json1"}, {"text": "json2"}]'),
            ("c.csv", b"text\ncsv\n"),
            ("d.parquet", parquet()),
            ("e.jsonl.gz", gzip.compress(b'{"text": "gzip"}')),
            ("f.dat", b'{"text": "brace"}'),
            ("خبر", TEXT.encode()),
            ("نص.txt", TEXT.encode("cp1256")),
        ],
        name,
    )
    assert articles(path) == [
        *(Article(text=t) for t in "jsonl1 jsonl2 json1 json2 csv parquet gzip brace".split()),
        Article(text=TEXT, id="in/خبر"),
        Article(text=TEXT, id="in/نص.txt"),
    ]
    found, errors = records(path)
    assert not errors
    assert [r.place.removeprefix(str(path)) for r in found] == [
        "/2024/a.jsonl",
        "/2024/a.jsonl",
        "/2024/b.json: article 1",
        "/2024/b.json: article 2",
        "/c.csv",
        "/d.parquet",
        "/e.jsonl.gz",
        "/f.dat",
        "/خبر",
        "/نص.txt",
    ]
    assert [a.id for a in read_file(str(path))][-1] == f"{name}/نص.txt"


def test_errors_name_the_line_in_the_member(put):
    path = put([("a.jsonl", b'{"text": "a"}\n{broken\n')])
    error = articles(path)[1]
    assert str(error).startswith(f"{path}/a.jsonl:2: broken JSON")


@pytest.mark.parametrize(
    "name",
    ["d/", "d\\", ".hidden.txt", ".git/a.json", "a/.b/c.json", "__MACOSX/._a.json",
     "a.png", "A.JPG", "s/a.css", "a.js", "a.woff2", "a.ttf", "a.svg", "a.mp4", "a.webp"],
)  # fmt: skip
def test_what_is_no_article_by_its_name_is_passed_over(put, name):
    assert records(put([(name, LINE), ("a.jsonl", LINE)]))[1] == []
    assert records(put([(name, LINE)])) == ([], [": there is nothing in it to read"])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xyz", b"nonsense", "no format known for this file"),
        ("a.pdf", b"%PDF-1.7", "no PDF, or a damaged one"),
        ("a.zip", zipped([("a.jsonl", LINE)]), "an archive inside an archive; unpack it first"),
        ("a.xyz", zipped([("a.xml", b"")]), "an archive inside an archive; unpack it first"),
        ("a.zip.gz", gzip.compress(zipped([])), "an archive inside an archive; unpack it first"),
        ("a.wacz", b"", "an archive inside an archive; unpack it first"),
        ("a.txt", b"\xff\xff\xff", "neither UTF-8"),
        ("a.csv", b"", "an empty table"),
        ("a.parquet", b"PAR1", "the Parquet file is damaged"),
        ("a.jsonl.gz", gzip.compress(LINE)[:-9], "the gzipped data is damaged"),
    ],
)
def test_a_member_that_cannot_be_read_costs_no_other(put, name, data, reason):
    path = put([(name, data), ("z.jsonl", LINE)])
    found = [a for r in records(path)[0] for a in parse(r, {})]
    told = records(path)[1] + [
        str(e).removeprefix(str(path)) for e in found if isinstance(e, InputError)
    ]
    assert len(told) == 1 and told[0].startswith(f"/{name}: {reason}")
    assert found[-1] == Article(text=TEXT)


HARMFUL = ["../../x.txt", "/etc/x.txt", "..\\..\\x.txt", "C:\\x.txt", "~/x.txt", "a/../../x.txt"]


@pytest.mark.parametrize("name", HARMFUL)
def test_a_path_is_only_a_name(put, tmp_path, monkeypatch, name):
    path = put([(name, TEXT.encode())])
    (tmp_path / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "down")
    before = sorted(tmp_path.rglob("*"))
    assert articles(path) == [Article(text=TEXT, id=f"in/{name}")]
    assert sorted(tmp_path.rglob("*")) == before
    assert not os.path.exists(name)


def test_controls_in_names_are_shown_escaped(put):
    path = put([("\x1b[31m\u202e\n.txt", TEXT.encode()), ("\x07.bin", b"x")])
    (found,), (error,) = records(path)
    assert found.name == f"{path}/\\x1b[31m\\u202e\\n.txt"
    assert found.id == "in/\\x1b[31m\\u202e\\n.txt"
    assert error == "/\\x07.bin: no format known for this file"


def test_a_link_is_not_followed_and_no_article(put):
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = put([(link, b"/etc/passwd"), ("b.jsonl", LINE)])
    found, errors = records(path)
    assert (len(found), errors) == (1, ["/a.txt: a link, not a file"])


def test_encrypted_members_are_told(put):
    data = bytearray(zipped([("a.txt", TEXT.encode()), ("b.jsonl", LINE)]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found, errors = records(put(bytes(data)))
    assert errors == ["/a.txt: encrypted; unpack it first, with its password"]
    assert len(found) == 1


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(put, method):
    assert len(records(put(zipped([("a.jsonl", LINE)], method)))[0]) == 1


def test_an_unknown_way_of_packing_is_told(put):
    data = bytearray(zipped([("a.jsonl", LINE)]))
    data[data.index(b"PK\x01\x02") + 10] = 98
    assert records(put(bytes(data)))[1][0].startswith("/a.jsonl: packed in a way that is not known")


def test_a_wrong_checksum_is_told_after_what_was_read(put):
    lines = b"".join(b'{"text": "%d"}\n' % i for i in range(3000))
    data = zipped([("a.jsonl", lines), ("b.jsonl", LINE)], zipfile.ZIP_STORED)
    found, errors = records(put(data.replace(b'"2990"', b'"299x"')))
    assert len(found) > 2000 and found[-1].data == LINE
    assert len(errors) == 1 and errors[0].startswith("/a.jsonl: damaged in the zip file (Bad CRC")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damaged_members_are_told(put, method):
    data = bytearray(zipped([("a.jsonl", os.urandom(3000)), ("b.jsonl", LINE)], method))
    data[1000:1100] = b"\xff" * 100
    found, errors = records(put(bytes(data)))
    assert any(e.startswith("/a.jsonl: damaged in the zip file") for e in errors)
    assert found[-1].data == LINE


@pytest.mark.parametrize("cut", [1, 10, 22, 30, 100])
def test_a_zip_that_is_cut_off_is_told(put, cut):
    data = zipped([("a.jsonl", LINE), ("b.jsonl", LINE)])
    path = put(data[:-cut])
    assert records(path) == ([], [": not a zip file, or its end is missing"])


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"nonsense" * 999, b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_zip_is_told(put, data):
    found, (error,) = records(put(data))
    assert not found and "zip file" in error


def test_an_empty_zip_is_told(put):
    assert records(put([]))[1] == [": there is nothing in it to read"]


def test_zip64_comments_and_what_stands_before_it(put, monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("a.jsonl", LINE)
        out.writestr("b.jsonl", LINE)
        out.comment = b"c" * 1000
    assert b"PK\x06\x06" in file.getvalue()
    assert len(records(put(file.getvalue()))[0]) == 2
    assert len(records(put(b"#!/bin/sh\n" + file.getvalue()))[0]) == 2


def test_one_part_of_several_is_told(put):
    data = bytearray(zipped([("a.jsonl", LINE)]))
    data[-18] = 3
    assert "one part of a zip file in several" in records(put(bytes(data)))[1][0]


# Bombs


@pytest.fixture
def small_bombs(monkeypatch):
    monkeypatch.setattr(source, "BOMB_SIZE", 1024 * 1024)


def test_a_member_that_is_a_bomb_costs_no_other(put, small_bombs):
    filler = ("c.bin.png", os.urandom(1024 * 1024))
    path = put([("a.jsonl", b'{"text": "a"}\n' * 500_000), ("b.jsonl", LINE), filler])
    found, errors = records(path)
    assert errors == ["/a.jsonl: unpacks to over 200 times its size: taken for a bomb"]
    assert found[-1].data == LINE and len(found) < 200_000


def test_many_members_that_are_a_bomb_together(put, small_bombs):
    path = put([(f"{i}.jsonl", b'{"text": "a"}\n' * 70_000) for i in range(30)])
    found, errors = records(path)
    assert errors == [": unpacks to over 200 times its size: taken for a bomb"]
    assert len(found) < 2_000_000


def test_members_that_share_their_data_are_a_bomb(put):
    """As in Fifield's bombs, whose ratio need not be high."""
    data = zipped([("a.jsonl", b"%s\n" % LINE * 999)], zipfile.ZIP_STORED)
    start = data.index(b"PK\x01\x02")
    entry, end = data[start:-22], bytearray(data[-22:])
    struct.pack_into("<2HL", end, 8, 1000, 1000, 1000 * len(entry))
    found, errors = records(put(data[:start] + entry * 1000 + bytes(end)))
    assert errors == [": unpacks to over 200 times its size: taken for a bomb"]
    assert len(found) == 999


def test_a_bomb_of_gzip_in_a_zip(put, small_bombs):
    bomb = gzip.compress(gzip.compress(b'{"text": "a"}\n' * 1_000_000))
    path = put([("a.jsonl.gz", gzip.compress(b'{"text": "a"}\n' * 1_000_000)), ("b.gz", bomb)])
    assert "taken for a bomb" in records(path)[1][0]


def test_members_that_lie_about_their_size(put):
    data = bytearray(zipped([("a.jsonl", LINE), ("b.jsonl", LINE)]))
    entry = data.index(b"PK\x01\x02")
    for packed, unpacked in [(2**31, 2**31), (5, 10), (0, 0), (2**32 - 2, 1), (2**31, 3)]:
        struct.pack_into("<2L", data, entry + 20, packed, unpacked)
        found, errors = records(put(bytes(data)))
        assert len(errors) == 1 and errors[0].startswith("/a.jsonl: ")
        assert found[-1].name.endswith("/b.jsonl")


def test_a_long_directory_is_not_held(put):
    data = zipped([("a.png", b"")])
    start = data.index(b"PK\x01\x02")
    entry, end = data[start:-22], bytearray(data[-22:])
    struct.pack_into("<2HL", end, 8, 65535 - 1, 65535 - 1, 50_000 * len(entry))
    path = put(data[:start] + entry * 50_000 + bytes(end))
    with open(path, "rb") as file:
        tracemalloc.start()
        assert sum(1 for _ in members(file, "")) == 50_000
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 1_000_000


# Streams that cannot be sought


def test_a_zip_packed_in_gzip_or_from_a_pipe(put, monkeypatch):
    path = put(gzip.compress(zipped([("a.jsonl", LINE)])), "a.zip.gz")
    assert articles(path) == [Article(text=TEXT)]
    reader, writer = os.pipe()
    os.write(writer, zipped([("a.txt", TEXT.encode())]))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
        assert list(read_file("-")) == [Article(text=TEXT, id="a.txt")]


def test_a_plain_file_is_sought_and_not_copied(put):
    with open_source(str(put([("a.jsonl", LINE)]))) as opened:
        assert opened.stream.seekable()


def test_a_copy_has_its_limit(put, monkeypatch):
    monkeypatch.setattr(spool, "LARGEST", 100)
    path = put(gzip.compress(zipped([("a.jsonl", LINE)])), "a.zip.gz")
    assert records(path)[1] == [": larger than 0 GiB: give it as a file, not packed"]


VALID = zipped([("a.jsonl", LINE), ("b.csv", b"a,b\n1,2\n"), ("c.txt", b"c")])


def outcome(data):
    """Whether all that comes of a stream are records and errors."""
    try:
        return [type(item) for item in archive.split(io.BytesIO(data), "a.zip", "a")]
    except InputError:
        return None


@given(st.binary() | st.binary().map(lambda b: VALID[:60] + b + VALID[60:]))
def test_any_bytes_are_records_or_errors(data):
    outcome(data)


@given(st.integers(0, len(VALID) - 1), st.binary(min_size=1, max_size=4))
def test_any_damage_is_records_or_errors(at, wrong):
    outcome(VALID[:at] + wrong + VALID[at + len(wrong) :])


@given(st.dictionaries(st.text(min_size=1, max_size=20), st.text(min_size=1), min_size=1))
def test_what_the_zipfile_module_writes_comes_back(texts):
    # The zipfile module cuts names at NULs, and cannot write lone surrogates.
    files = {
        f"{name}.txt": f"خبر {text}"
        for name, text in texts.items()
        if name.isprintable() and not {*name} & {*"./\\"}
    }
    files = {n: t for n, t in files.items() if not any("\ud800" <= c <= "\udfff" for c in n + t)}
    found = archive.split(io.BytesIO(zipped(files.items())), "a.zip", "")
    if files:
        assert {r.id: r.data.decode() for r in found} == files
