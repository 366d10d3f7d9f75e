"""Web archives: which records are pages and feeds, how they are packed, and what is broken."""

import gzip
import io
import struct
import time
import zipfile
import zlib

import brotli
import pytest
import zstandard
from cut import TEXT, records
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from musnad.errors import InputError
from musnad.intake import source, warc
from musnad.intake.record import Record

URL = "https://mirat-alsahel.example/akhbar/1"
PAGE = f"<!DOCTYPE html><html><title>عنوان</title><p>{TEXT}</p></html>".encode()
RSS = b'<?xml version="1.0"?><!-- a --><rss version="2.0"><channel/></rss>'


def http(payload=PAGE, type="text/html; charset=utf-8", status="200 OK", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {type}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + payload


def entry(block, url=URL, kind="response", type="application/http; msgtype=response", length=None):
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Date: 2024-05-15T10:00:00Z",
        f"WARC-Target-URI: {url}",
        f"Content-Type: {type}",
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


OK = entry(http())


def found_in(data):
    """What a web archive is cut into: records, and the reasons of errors."""
    found = []
    try:
        for item in warc.split(io.BytesIO(data), "a.warc", ""):
            found.append(item.reason if isinstance(item, InputError) else item)
    except InputError as error:
        found.append(error.reason)
    return found


def test_a_page_with_its_address_and_charset():
    page = PAGE.decode().encode("cp1256")
    crawl = entry(http(page, 'text/HTML; Charset="windows-1256"'), f"<{URL}>")
    assert found_in(crawl) == [
        Record("html", f"a.warc: {URL}", None, page, "", URL, "windows-1256")
    ]


def test_a_page_that_its_crawler_cut_off_is_read_and_told():
    cut = OK.replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    reason, page = found_in(cut)
    assert reason == "cut off by its crawler (length); what is there is read"
    assert page.data == PAGE


@pytest.mark.parametrize(
    ("block", "format"),
    [
        (http(type="application/xhtml+xml"), "html"),
        (http(type=""), "html"),
        (http(type="text/html"), "html"),
        (http(RSS, "application/rss+xml"), "feed"),
        (http(RSS, "application/atom+xml; charset=utf-8"), "feed"),
        (http(RSS, "text/xml"), "feed"),
        (http(b"<feed xmlns='http://www.w3.org/2005/Atom'>", "application/xml"), "feed"),
        (http(b"<urlset><url/></urlset>", "application/xml"), None),
        (http(PAGE, "application/xml"), "html"),
        (http(b"User-agent: *", "text/plain"), None),
        (http(b"\x89PNG", "image/png"), None),
        (http(b"p {}", "text/css"), None),
        (http(b"", "text/html"), None),
        (http(status="404 Not Found"), None),
        (http(status="301 Moved Permanently"), None),
        (http(status="nonsense"), None),
        (b"no headers at all", None),
        (b"", None),
    ],
)
def test_what_is_a_page_or_a_feed(block, format):
    assert [r.format for r in found_in(entry(block) + OK)] == [*filter(None, [format]), "html"]


@pytest.mark.parametrize("kind", ["request", "revisit", "metadata", "warcinfo", "conversion", "x"])
def test_other_records_are_passed_over(kind):
    assert len(found_in(entry(http(), kind=kind) + OK)) == 1


def test_resources_are_pages_too():
    crawl = entry(PAGE, kind="resource", type="text/html; charset=utf-8")
    crawl += entry(b"\xff\xd8", kind="resource", type="image/jpeg")
    (page,) = found_in(crawl)
    assert (page.format, page.encoding, page.data) == ("html", "utf-8", PAGE)


def chunked(data, size=7, end="\r\n"):
    pieces = [data[i : i + size] for i in range(0, len(data), size)]
    return b"".join(f"{len(p):X}  ;x=y{end}".encode() + p + end.encode() for p in pieces) + (
        f"0{end}{end}".encode()
    )


def bare_deflate(data):
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


PACKINGS = [
    ({"Content_Encoding": "gzip"}, gzip.compress),
    ({"Content_Encoding": "X-GZIP"}, gzip.compress),
    ({"Content_Encoding": "br"}, brotli.compress),
    ({"Content_Encoding": "deflate"}, zlib.compress),
    ({"Content_Encoding": "deflate"}, bare_deflate),
    ({"Content_Encoding": "zstd"}, zstandard.compress),
    ({"Content_Encoding": "identity"}, bytes),
    ({"Content_Encoding": "gzip, br"}, lambda d: brotli.compress(gzip.compress(d))),
    ({"Transfer_Encoding": "chunked"}, chunked),
    ({"Transfer_Encoding": "chunked"}, lambda d: chunked(d, end="\n")),
    ({"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
     lambda d: chunked(gzip.compress(d))),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "pack"), PACKINGS)
def test_payloads_are_unpacked(headers, pack):
    (page,) = found_in(entry(http(pack(PAGE), **headers)))
    assert page.data == PAGE


@pytest.mark.parametrize(("headers", "pack"), PACKINGS)
def test_crawlers_that_unpack_and_leave_the_headers(headers, pack):
    (page,) = found_in(entry(http(b"\xef\xbb\xbf\n" + PAGE, **headers)))
    assert page.data == b"\xef\xbb\xbf\n" + PAGE


@pytest.mark.parametrize(
    ("headers", "data", "reason"),
    [
        ({"Content_Encoding": "gzip"}, gzip.compress(PAGE)[:-12], "its gzip encoding is damaged"),
        ({"Content_Encoding": "gzip"}, b"\x1f\x8b" + PAGE, "its gzip encoding is damaged"),
        ({"Content_Encoding": "br"}, brotli.compress(PAGE)[:-3], "its br encoding is damaged"),
        ({"Content_Encoding": "zstd"}, b"nonsense", "its zstd encoding is damaged"),
        ({"Content_Encoding": "compress"}, b"nonsense", "its encoding 'compress' is not known"),
        ({"Transfer_Encoding": "chunked"}, b"-5\r\nabc\r\n", "its chunked encoding is damaged"),
        ({"Transfer_Encoding": "chunked"}, b"FFFFFF\r\nabc", "its chunked encoding is damaged"),
        ({"Transfer_Encoding": "chunked"}, b"zz\r\nabc", "its chunked encoding is damaged"),
    ],
)
def test_a_payload_that_cannot_be_unpacked_costs_no_other(headers, data, reason):
    error, page = found_in(entry(http(data, **headers)) + OK)
    assert error.startswith(reason)
    assert page.data == PAGE


@pytest.mark.parametrize(
    ("name", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)],
)
def test_a_bomb_in_a_payload_is_not_unpacked_to_its_end(monkeypatch, name, pack):
    monkeypatch.setattr(warc, "LARGEST", 1024 * 1024)
    bomb = pack(bytes(50 * 1024 * 1024))
    started = time.process_time()
    error, page = found_in(entry(http(bomb, Content_Encoding=name)) + OK)
    assert error == "larger than 1 MiB, which is no article"
    assert page.data == PAGE
    assert time.process_time() - started < 1


def test_a_page_that_is_too_large_costs_no_other(monkeypatch):
    monkeypatch.setattr(warc, "LARGEST", 1000)
    error, page = found_in(entry(http(bytes(5000))) + OK)
    assert (error, page.data) == ("larger than 0 MiB, which is no article", PAGE)


def test_headers_that_are_too_long_cost_no_other():
    error, page = found_in(entry(http(X="y" * 100_000)) + OK)
    assert error.startswith("its HTTP headers: ")
    assert page.data == PAGE


CUT = "cut off in the middle of a record"
DAMAGED = "the WARC file is damaged (Invalid WARC header)"
NO_LENGTH = "the WARC file is damaged (a record does not tell its length)"
IMAGE = http(b"\x89PNG" * 30, "image/png")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OK[:-10], CUT),
        (entry(IMAGE)[:-10], CUT),
        (OK[: OK.index(b"HTTP")], CUT),
        (OK[:90], NO_LENGTH),
        (entry(http(), length=10**15) + OK, CUT),
        (entry(IMAGE, length=10**15) + OK, CUT),
        (entry(http(), length=10**40) + OK, DAMAGED),
        (entry(http(), length=-1) + OK, NO_LENGTH),
        (entry(http(), length="many") + OK, NO_LENGTH),
        (entry(http(), length=20) + OK, DAMAGED),
        (entry(IMAGE, length=len(IMAGE) + 20) + OK, DAMAGED),
        (b"nonsense\r\n\r\n" + OK, DAMAGED),
        (b"WARC/1.1\r\n" + b"x" * 100_000 + OK, "the WARC file is damaged (Maximum header"),
        (OK.replace(b"\r\n", b"\n"), NO_LENGTH),
    ],
)
def test_damage_is_told_once_and_ends_the_file(data, reason):
    page, error = found_in(OK + data)
    assert page.data == PAGE
    assert error.startswith(reason)


def test_addresses_are_shown_without_their_controls():
    (page,) = found_in(entry(http(), url="https://a.example/\x1b[31m\u202e"))
    assert page.name == "a.warc: https://a.example/\\x1b[31m\\u202e"


# Packed files


def with_dictionary(entries):
    samples = [entry(http(PAGE + b"%d" % i), f"{URL}/{i}") for i in range(500)]
    dictionary = zstandard.train_dictionary(2000, samples)
    compressor = zstandard.ZstdCompressor(dict_data=dictionary)
    frame = zstandard.compress(dictionary.as_bytes())
    start = struct.pack("<2L", 0x184D2A5D, len(frame)) + frame
    return start + b"".join(compressor.compress(e) for e in entries)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.warc", b"".join),
        ("noending", b"".join),
        ("a.warc.gz", lambda entries: b"".join(gzip.compress(e) for e in entries)),
        ("a.warc.gz", lambda entries: gzip.compress(b"".join(entries))),
        ("a.warc.zst", lambda entries: b"".join(zstandard.compress(e) for e in entries)),
        ("a.warc.zst", with_dictionary),
    ],
)
def test_packed_records(tmp_path, name, pack):
    entries = [entry(http(PAGE + b"%d" % i), f"{URL}/{i}") for i in range(50)]
    path = tmp_path / name
    path.write_bytes(pack(entries))
    found, errors = records(path)
    assert not errors
    assert [(r.url, r.data) for r in found] == [(f"{URL}/{i}", PAGE + b"%d" % i) for i in range(50)]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_what_stands_before_damage_is_not_lost(tmp_path, pack):
    packed = [pack(entry(http(PAGE + b"%d" % i))) for i in range(20)]
    damaged = packed[10][:30] + b"\xff" * 50 + packed[10][80:]
    for number, data in enumerate([b"".join(packed[:10]) + damaged + packed[0],
                                   b"".join(packed[:10]) + packed[10][:-20],
                                   b"".join(packed[:10]) + packed[10][:40]]):  # fmt: skip
        path = tmp_path / f"{number}.warc.gz"
        path.write_bytes(data)
        found, errors = records(path)
        assert [r.data for r in found[:10]] == [PAGE + b"%d" % i for i in range(10)]
        assert len(errors) == 1 and ("is damaged" in errors[0] or CUT in errors[0])


def test_a_bomb_around_records_is_not_unpacked_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "BOMB_SIZE", 1024 * 1024)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(OK + entry(http(bytes(50_000_000), "image/png"))))
    found, errors = records(path)
    assert len(found) == 1
    assert errors == [": unpacks to over 200 times its size: taken for a bomb"]


@pytest.mark.parametrize("size", [17 * 1024 * 1024, 2**32 - 1])
def test_a_dictionary_that_is_too_large_is_refused(tmp_path, size):
    path = tmp_path / "a.warc.zst"
    path.write_bytes(struct.pack("<2L", 0x184D2A5D, size) + b"x" * 100)
    assert records(path) == ([], [": its zstd dictionary is larger than 16 MiB"])


# WACZ


def wacz(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for name, data in members:
            out.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
def test_the_archives_of_a_wacz_in_their_order(tmp_path, packed):
    path = tmp_path / ("a.wacz" if packed is bytes else "a.wacz.gz")
    data = wacz(
        [
            ("datapackage.json", b"{}"),
            ("pages/pages.jsonl", b'{"text": "no article"}'),
            ("archive/1.warc.gz", gzip.compress(OK)),
            ("archive/2.warc.gz", gzip.compress(OK)[:-30]),
            ("archive/3.warc", entry(http(), f"{URL}/3")),
        ]
    )
    path.write_bytes(packed(data))
    found, errors = records(path)
    assert [r.name for r in found] == [
        f"{path}/archive/1.warc.gz: {URL}",
        f"{path}/archive/3.warc: {URL}/3",
    ]
    assert len(errors) == 1 and errors[0].startswith("/archive/2.warc.gz: the gzipped data is dama")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (wacz([("datapackage.json", b"{}")]), ": there is nothing in it to read"),
        (b"nonsense", ": not a zip file, or its end is missing"),
        (wacz([("archive/1.warc.gz", gzip.compress(OK))])[:-30], ": not a zip file, or its end"),
    ],
)
def test_what_is_no_wacz_is_told(tmp_path, data, reason):
    path = tmp_path / "a.wacz"
    path.write_bytes(data)
    found, (error,) = records(path)
    assert not found and error.startswith(reason)


def test_an_encrypted_wacz_is_told(tmp_path):
    data = bytearray(wacz([("archive/1.warc.gz", gzip.compress(OK))]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "a.wacz"
    path.write_bytes(data)
    assert records(path) == (
        [],
        ["/archive/1.warc.gz: encrypted; unpack it first, with its password"],
    )


def test_a_web_archive_in_a_zip(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(wacz([("crawl/1.warc.gz", gzip.compress(OK))]))
    (page,), _ = records(path)
    assert page.name == f"{path}/crawl/1.warc.gz: {URL}"


# Any bytes


def check(data):
    for item in found_in(data):
        assert isinstance(item, Record | str)


@given(st.binary() | st.binary().map(lambda b: b"WARC/1.1\r\n" + b))
def test_any_bytes_are_records_or_errors(data):
    check(data)


VALID = OK + entry(http(gzip.compress(PAGE), Content_Encoding="gzip")) + entry(
    http(chunked(PAGE), Transfer_Encoding="chunked")
)  # fmt: skip


@given(
    st.integers(0, len(VALID) - 1),
    st.binary(max_size=4) | st.sampled_from([b"\r\n", b"\r\n\r\n", b":", b"WARC/1.1\r\n"]),
    st.integers(0, 40),
)
def test_any_damage_is_records_or_errors(at, wrong, lost):
    check(VALID[:at] + wrong + VALID[at + lost :])


@given(st.lists(st.binary(min_size=1), max_size=5), st.booleans())
def test_what_another_writer_wrote_comes_back(payloads, is_packed):
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=is_packed)
    for payload in payloads:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                URL, "response", payload=io.BytesIO(payload), http_headers=headers
            )
        )
    data = file.getvalue()
    with source.unpacked("a.warc", io.BytesIO(data)) as stream:
        assert [r.data for r in warc.split(stream, "a.warc", "")] == payloads
