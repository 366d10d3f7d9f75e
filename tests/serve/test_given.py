"""What a person gives to be read, as articles."""

from __future__ import annotations

import io
import json
import zipfile
from threading import BoundedSemaphore

import pytest

from musnad.intake.record import Record
from musnad.serve import given
from musnad.serve.given import AtAddress, Given, InFile, RefusedError, completed, typed

TEXT = "قال وزير المياه رائد الكحلاوي إن السد آمن."


def in_file(name: str, data: bytes) -> Given:
    found = InFile(name, data)()
    assert isinstance(found, Given)
    return found


def lines_of(*records: object) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def test_typed_fields_are_an_article() -> None:
    fields = {"text": f"{TEXT}\r\n\r\nثم عاد.", "published": "15 أيار 2024", "outlet": " المرآة "}
    [article] = typed(fields).articles
    assert article.text == f"{TEXT}\n\nثم عاد."
    assert (article.published, article.outlet) == ("2024-05-15", "المرآة")


def test_a_pasted_headline_is_the_title_unless_one_is_typed() -> None:
    [article] = typed({"text": f"السد آمن\n\n{TEXT}"}).articles
    assert (article.title, article.text) == ("السد آمن", TEXT)
    [article] = typed({"text": f"السد آمن\n\n{TEXT}", "title": "عنوان"}).articles
    assert article.text.startswith("السد آمن")


@pytest.mark.parametrize(
    ("fields", "part"),
    [({}, "text"), ({"text": " \n"}, "text"), ({"text": TEXT, "published": "أمس"}, "published")],
)
def test_what_is_missing_or_wrong_is_told_of_its_field(fields: dict[str, str], part: str) -> None:
    with pytest.raises(RefusedError) as refused:
        typed(fields)
    assert refused.value.part == part


def test_what_no_page_can_hold_is_replaced() -> None:
    [article] = typed({"text": "قال \ud800 إن\0 السد آمن"}).articles
    assert article.text == "قال \ufffd إن\ufffd السد آمن"


def test_a_text_file() -> None:
    [article] = in_file("خبر.txt", f"السد آمن\n\n{TEXT}".encode()).articles
    assert (article.title, article.text) == ("السد آمن", TEXT)


def test_a_page() -> None:
    html = f"<html><head><title>السد آمن</title></head><body><article><p>{TEXT}</p></article>"
    [article] = in_file("a.html", f"<!doctype html>{html}".encode()).articles
    assert TEXT in article.text


def test_many_records_are_read_as_far_as_can_be_and_the_rest_is_told() -> None:
    found = in_file("a.jsonl", lines_of(*({"text": TEXT, "id": n} for n in range(50))))
    assert len(found.articles) == given.MOST_ARTICLES
    assert any("first 20 articles" in note for note in found.notes)


def test_broken_records_are_told_beside_the_others() -> None:
    found = in_file("a.jsonl", lines_of({"text": TEXT}, {"text": ""}, {"text": TEXT}))
    assert len(found.articles) == 2
    assert any("empty" in note for note in found.notes)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.json", b"{"),
        ("a.xlsx", b"PK"),
        ("a.gz", b"\x1f\x8bxx"),
        ("a.pdf", b"%P"),
    ],
)
def test_a_file_without_an_article_says_why(name: str, data: bytes) -> None:
    refused = InFile(name, data)()
    assert isinstance(refused, RefusedError)
    assert refused.part == "file"
    assert refused.reason


def test_what_was_typed_stands_in_for_what_a_file_does_not_tell() -> None:
    found = in_file("a.jsonl", lines_of({"text": TEXT}, {"text": TEXT, "outlet": "الوادي"}))
    whole = completed(found, {"outlet": "المرآة", "published": "2024-05-15"})
    assert [article.outlet for article in whole.articles] == ["المرآة", "الوادي"]
    assert {article.published for article in whole.articles} == {"2024-05-15"}


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd", "ftp:x"]
)
def test_addresses_inside_are_refused(address: str) -> None:
    with pytest.raises(RefusedError) as refused:
        given.fetched(address, 5)
    assert refused.value.part == "address"


def test_slow_addresses_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    full = BoundedSemaphore(1)
    full.acquire()
    monkeypatch.setattr(given, "_FETCHING", full)
    with pytest.raises(RefusedError, match="too many"):
        given.fetched("https://example.org/", 5)


def test_an_archive_of_files() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.jsonl", lines_of({"text": TEXT}))
    assert len(in_file("news.zip", packed.getvalue()).articles) == 2


def test_a_feed_gives_its_entries() -> None:
    link = "<link>https://example.org/1</link>"
    entry = f"<item><title>السد</title>{link}<description>{TEXT}</description></item>"
    feed = f"<rss version='2.0'><channel><title>و</title>{entry}{entry}</channel></rss>"
    record = Record("feed", "https://example.org/feed", None, feed.encode())
    found = AtAddress(record)()
    assert isinstance(found, Given)
    assert {article.text for article in found.articles} == {TEXT}
