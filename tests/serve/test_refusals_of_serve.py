"""What the web reader does not answer it tells in words that help, in the language of who asks."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import patient
import pytest

from musnad.article import Article
from musnad.serve import Settings, given
from musnad.serve.given import InFile, RefusedError
from musnad.serve.readers import Readers, UnreadError


def detail(address: str, **options: Any) -> str:
    answer = patient.get(address, **options)
    assert answer.headers["content-type"] == "application/problem+json"
    told: str = answer.json()["detail"]
    return told


def words(page: str) -> str:
    """What a page shows, without its markup and marks of direction."""
    return re.sub("<[^>]*>|[\u2066-\u2069]", "", html.unescape(re.sub("<[^>]*>", "", page)))


def test_an_unknown_name_is_told_how_to_let_it_be(site: Any) -> None:
    told = detail(f"{site.address}/api/stats", headers={"host": "evil.example"})
    assert told == (
        "this server is not called 'evil.example'; `musnad serve --allow-host NAME` lets it be"
    )


def test_who_gives_no_token_is_told_how(serve: Callable[[Settings], Any], ledger: Path) -> None:
    closed = serve(Settings(ledger, token="secret"))
    told = detail(f"{closed.address}/api/stats")
    assert told == "a token is needed: as the password, or as Authorization: Bearer"
    page = patient.get(f"{closed.address}/en", headers={"accept": "text/html"})
    assert page.status_code == 401 and told in page.text


def test_forms_of_other_sites(site: Any) -> None:
    answer = patient.post(
        f"{site.address}/en/read",
        data={"text": "x"},
        headers={"origin": "https://evil.example"},
    )
    assert answer.status_code == 403 and "a form of another site is not taken" in answer.text


def test_a_page_that_is_not_there(site: Any) -> None:
    assert detail(f"{site.address}/api/nothing") == "there is no such page"
    arabic = patient.get(f"{site.address}/ar/nothing")
    assert arabic.status_code == 404 and 'lang="ar"' in arabic.text


@pytest.mark.parametrize("name", ["speaker", "via", "verb", "addressee", "figure"])
def test_what_is_too_long_to_be_meant(site: Any, name: str) -> None:
    page = patient.get(f"{site.address}/en/search?{name}={'a' * 2000}")
    assert page.status_code == 422
    assert f"{name}: more than 300 characters are not looked for" in words(page.text)


def test_a_format_that_is_none(site: Any) -> None:
    answer = patient.post(
        f"{site.address}/en/read", data={"text": "قال سالم إن السد آمن.", "export": "doc"}
    )
    assert answer.status_code == 422
    assert "is no format: json, csv, html, webannotation" in words(answer.text)


def test_a_ledger_that_is_taken_away_or_broken(
    serve: Callable[[Settings], Any], ledger: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.db"
    shutil.copy(ledger, mine)
    site = serve(Settings(mine))
    assert patient.get(f"{site.address}/api/stats").status_code == 200
    mine.write_bytes(b"no ledger at all" * 1000)
    broken = patient.get(f"{site.address}/api/articles")
    assert broken.status_code in (404, 503), broken.text
    mine.unlink()
    gone = patient.get(f"{site.address}/api/articles")
    assert gone.status_code in (404, 503)
    for answer in (broken, gone):
        # Where it is, is no reader's business.
        assert str(tmp_path) not in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl", b"\n", "there is no article in it"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "there is nothing in it to read"),
    ],
)
def test_a_file_without_anything_in_it(name: str, data: bytes, reason: str) -> None:
    refused = InFile(name, data)()
    assert isinstance(refused, RefusedError) and refused.part == "file"
    assert refused.reason == reason


def test_nothing_that_is_given() -> None:
    with pytest.raises(RefusedError) as refused:
        given.typed({})
    assert refused.value.reason == "give a text, a file or an address"


class _Heavy:
    def __call__(self) -> None:
        raise MemoryError


def test_a_text_that_needs_more_memory_than_there_is() -> None:
    pool = Readers(20)
    try:
        with pytest.raises(UnreadError, match="there is not memory enough to read it"):
            pool.do(_Heavy())
        # The process is there for the next one.
        assert pool.read(Article(text="قال سالم إن السد آمن.")).statements
    finally:
        pool.close()
