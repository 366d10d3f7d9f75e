"""Each way in which an input is refused says what is wrong, and what helps."""

import io
import json
import struct
import zipfile
from email.message import EmailMessage

import pytest
from cut import TEXT

from musnad.errors import InputError
from musnad.intake import addresses, csvfile, jsonl, read_file, spool
from musnad.intake.download import checked_url
from musnad.intake.html import DEEPEST, MOST_CHARACTERS, MOST_ELEMENTS


@pytest.fixture
def reasons(tmp_path):
    """Why there is no article in a file of such a name and bytes: (line, reason) each."""

    def told(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return [
            (each.line, each.reason)
            for each in read_file(str(path))
            if isinstance(each, InputError)
        ]

    return told


def zipped(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for name, data in members:
            out.writestr(name, data)
    return file.getvalue()


def mail(body, type="plain"):
    message = EmailMessage()
    message["Subject"] = "خبر"
    message.set_content(body, subtype=type)
    return bytes(message)


@pytest.mark.parametrize(
    "name, data, reason",
    [
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted, or in the old format of Word"),
        ("a.mhtml", mail(TEXT), "no HTML page in this file"),
        ("a.eml", b"Content-Type: image/png\r\n\r\nx", "a mail without a text"),
        ("a.pdf", b"%PDF-1.4\nnothing", "no PDF, or a damaged one"),
        ("a.rtf", rb"{\rtf1\ansi \u1114112? }", "the RTF is damaged"),
        (
            "a.txt",
            b"\xff\xd8\x81\x8d\x8f\x90\x9d" * 20,
            "neither UTF-8 (byte 0 does not fit), UTF-16 nor Windows-1256 Arabic; "
            "convert it to UTF-8 first, e.g. with iconv",
        ),
        (
            "a.txt",
            TEXT.encode("utf-16-le"),
            "holds NUL bytes: not a text, or UTF-16 without a byte-order mark",
        ),
        ("a.html", b"", "the page is empty"),
        (
            "a.html",
            b"<p>" + b"<i>x</i>" * MOST_ELEMENTS,
            f"the page has more than {MOST_ELEMENTS:,} elements",
        ),
        (
            "a.html",
            b"<p>" + b"x" * (MOST_CHARACTERS + 1),
            f"the page shows more than {MOST_CHARACTERS:,} characters",
        ),
        (
            "a.html",
            b"<div>" * (DEEPEST + 10) + TEXT.encode(),
            f"the page is nested more than {DEEPEST} elements deep",
        ),
        ("a.json", b"[] []", "broken JSON: more follows after the list"),
        ("a.mobi", b"x", ".mobi files are not read; save it as .html first"),
    ],
)
def test_a_whole_file(reasons, name, data, reason):
    assert reasons(name, data) == [(None, reason)]


def test_json_that_is_nested_too_deeply(reasons):
    line = b'{"text": "x", "more": ' + b"[" * 100_000 + b"}\n"
    [(number, reason)] = reasons("a.jsonl", line)
    assert number == 1 and reason.startswith("broken JSON")


@pytest.mark.parametrize("line", [rb'{"text": "\ud83d ', b'{"text": "', b'{"text": "x", "id": "'])
def test_a_line_that_is_neither_utf8_nor_json(reasons, line):
    told = reasons("a.jsonl", line + b'\xff\n{"text": "x"}\n')
    assert told == [(1, "not UTF-8: invalid start byte")]


def test_a_line_that_is_too_long_costs_no_other(reasons, monkeypatch):
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 1024)
    lines = [json.dumps({"text": text}).encode() for text in ("ا" * 2000, TEXT)]
    assert reasons("a.jsonl", b"\n".join(lines)) == [(1, "the line is longer than 0 MiB")]


def test_rows_that_do_not_fit_one_after_the_other_are_told_together(reasons):
    good, bad = f"{TEXT},1\n" * 300, "x\n" * (csvfile.TOLD_ONE_BY_ONE + 5)
    told = reasons("a.csv", f"text,id\n{good}{bad}{good}".encode())
    assert len(told) == csvfile.TOLD_ONE_BY_ONE + 1
    line, reason = told[-1]
    assert line == 302 + csvfile.TOLD_ONE_BY_ONE
    assert reason.endswith("; so are 5 rows one after the other, of which this is the first")


def test_one_row_more_than_are_told_one_by_one(reasons):
    good, bad = f"{TEXT},1\n" * 300, "x\n" * (csvfile.TOLD_ONE_BY_ONE + 1)
    told = reasons("a.csv", f"text,id\n{good}{bad}{good}".encode())
    assert told[-1][1].endswith("; it is the last of a long succession of such rows")


def test_a_full_folder_for_temporary_files(monkeypatch, tmp_path):
    class Full(io.BytesIO):
        def write(self, *_data):
            raise OSError(28, "No space left on device")

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    monkeypatch.setattr(spool, "SpooledTemporaryFile", lambda **_: Full())
    with pytest.raises(InputError) as caught, spool.seekable(Pipe(b"x"), "a.zip"):
        pass
    assert str(caught.value) == (
        "a.zip: cannot be copied to the folder for temporary files: No space left on device"
    )


# Zip files


def test_one_part_of_a_zip_file_in_several(reasons):
    data = bytearray(zipped(("a.txt", TEXT)))
    data[data.rindex(b"PK\x05\x06") + 4] = 1
    reason = "one part of a zip file in several: join them first"
    assert reasons("a.zip", bytes(data)) == [(None, reason)]


def test_a_directory_with_something_else_in_it(reasons):
    data = zipped(("a.txt", TEXT)).replace(b"PK\x01\x02", b"PK\x01\x09")
    assert reasons("a.zip", data) == [(None, "the zip file is damaged")]


def test_a_member_that_is_larger_than_all_of_the_file(reasons):
    data = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 20, 1 << 30)
    assert (None, "damaged in the zip file (larger than all of it)") in reasons(
        "a.zip", bytes(data)
    )


def test_a_member_that_is_packed_in_an_unknown_way(reasons):
    data = bytearray(zipped(("a.txt", TEXT)))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 77)
    [(_, reason)] = reasons("a.zip", bytes(data))
    assert reason.startswith("packed in a way that is not known (")


# Addresses


@pytest.mark.parametrize(
    "address, reason",
    [
        ("ftp://outlet.example/", "not an address of the web: it begins with http:// or https://"),
        ("http:///path", "the address has no host"),
        (
            "https://me:secret@outlet.example/",
            "the address holds a user name or password, which is not sent",
        ),
    ],
)
def test_addresses_that_are_none(address, reason):
    with pytest.raises(InputError) as caught:
        checked_url(address)
    assert caught.value.reason == reason and "secret" not in str(caught.value)


def test_a_host_that_is_not_found(monkeypatch):
    def none(*_args, **_options):
        raise OSError("Name or service not known")

    monkeypatch.setattr("musnad.intake.addresses.socket.getaddrinfo", none)
    with pytest.raises(InputError, match=r"the host outlet\.example is not found"):
        addresses.resolve("outlet.example", 443, addresses.is_public)
