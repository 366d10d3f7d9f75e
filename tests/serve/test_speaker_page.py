"""The pages of speakers in a browser: who is quoted, and all of one speaker."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import Served
from filled import fill
from following import follow
from looks import LOOKS, Scheme
from playwright.sync_api import Page, expect

from musnad.ledger import Ledger
from musnad.ledger.speaker_questions import SpeakerHeld
from musnad.serve import Settings


def count(text: str) -> int:
    return int(re.sub(r"\D", "", text))


@pytest.fixture(scope="session")
def most_quoted(ledger: Path) -> SpeakerHeld:
    """A named person who is quoted most, with figures."""
    with Ledger(ledger) as opened:
        names = [row["speaker"] for row in opened.speakers(mostly="person")]
        held = [opened.speaker_held(name) for name in names]
        return next(one for one in held if one is not None and one.figures and one.claims)


def to(name: str, language: str = "en") -> str:
    return f"/{language}/speaker?{urlencode({'name': name})}"


def test_speakers_are_listed_with_their_numbers(page: Page, ledger: Path) -> None:
    page.goto("/en/speakers")
    with Ledger(ledger) as opened:
        rows = list(opened.speakers())
    names = page.locator(".speakers > li > a")
    assert names.all_inner_texts() == [row["speaker"] for row in rows]
    expect(page.locator(".speakers > li").first).to_contain_text(f"{rows[0]['statements']}")
    names.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(rows[0]["speaker"])


def test_speakers_are_found_by_words_and_by_kind(page: Page) -> None:
    page.goto("/en/speakers")
    follow(page.get_by_role("link", name="person", exact=True))
    kinds = page.locator(".kind").all_inner_texts()
    assert set(kinds) == {"person"}
    name = page.locator(".speakers > li > a").first.inner_text()
    page.get_by_label("Words of the speaker's name").fill(name)
    page.get_by_label("Words of the speaker's name").press("Enter")
    expect(page).to_have_url(re.compile("kind=person"))
    expect(page.locator(".speakers > li > a").first).to_have_text(name)


def test_what_nobody_is_named_for_is_listed_too(
    page: Page, serve: Callable[[Settings], Served], tmp_path: Path
) -> None:
    path, article = tmp_path / "rumoured.db", tmp_path / "article.txt"
    article.write_text("وأفادت معلومات بأن الجسر سيفتح غدا.", "utf-8")
    fill(path, article)
    other = serve(Settings(path))
    for query in ("", "?kind=unsourced"):
        answer = page.request.get(f"{other.address}/ar/speakers{query}")
        assert answer.status == 200
        assert '<span class="kind">بلا مصدر</span>' in answer.text()


@pytest.mark.parametrize("query", ["q=زرافة", "kind=group&q=زرافة"])
def test_nobody_of_that_name(page: Page, query: str) -> None:
    page.goto("/ar/speakers?" + query)
    expect(page.get_by_role("heading", name="لا أحد بهذا الاسم")).to_be_visible()
    page.locator(".empty .button").last.click()
    expect(page).to_have_url(re.compile("/ar/search"))


@pytest.mark.parametrize("query", ["q=؟", "kind=nobody", "after=x"])
def test_what_cannot_be_asked_of_speakers_is_told(page: Page, query: str) -> None:
    answer = page.goto("/ar/speakers?" + query)
    assert answer and answer.status == 422
    expect(page.get_by_role("alert")).to_be_visible()


def test_all_of_one_speaker(page: Page, most_quoted: SpeakerHeld, ledger: Path) -> None:
    page.goto(to(most_quoted.name))
    expect(page.get_by_role("heading", level=1)).to_have_text(most_quoted.name)
    expect(page.locator(".numbers")).to_contain_text(f"{most_quoted.statements} statement")
    texts = page.locator("#figures tbody th").all_inner_texts()
    assert texts == [given.figure.text for given in most_quoted.figures]
    assert page.locator("#claims li").count() == len(most_quoted.claims)
    spelt = page.locator("#names section", has=page.get_by_role("heading", name="Spellings"))
    assert count(spelt.locator(".count").first.inner_text()) == most_quoted.spellings[0].statements
    expect(page.locator("#names")).to_contain_text("Nothing else is joined")
    with Ledger(ledger) as opened:
        [statement] = opened.sql(
            f"SELECT article FROM statements WHERE id = '{most_quoted.figures[0].statement}'"
        )
    link = page.locator("#figures tbody a").first
    expect(link).to_have_attribute("href", re.compile(f"/en/articles/{statement['article']}\\?"))


def test_every_number_leads_to_its_statements(page: Page, most_quoted: SpeakerHeld) -> None:
    for title in ("In which outlets", "What was done with the words"):
        page.goto(to(most_quoted.name))
        section = page.locator(".columns section", has=page.get_by_role("heading", name=title))
        option = section.get_by_role("link").first
        number = count(option.locator(".count").inner_text())
        follow(option)
        assert count(page.locator("#results").inner_text()) == number
        expect(page.locator(".chips a")).to_have_count(2)


def test_a_part_of_a_name_asks_who_is_meant(page: Page, most_quoted: SpeakerHeld) -> None:
    page.goto(to(most_quoted.name.split()[-1]))
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is meant?")
    page.locator(".speakers a").first.click()
    expect(page.locator("#said")).to_be_visible()


def test_nobody_is_an_answer(page: Page) -> None:
    for name in ("زرافة", "", "؟"):
        answer = page.request.get(to(name))
        assert answer.status == 404
        assert "To the first page" in answer.text()


@pytest.mark.window(java_script_enabled=False)
def test_speakers_need_no_script(page: Page, most_quoted: SpeakerHeld) -> None:
    page.goto("/ar/speakers")
    page.locator(".speakers > li > a").first.click()
    page.locator("summary").first.click()
    expect(page.locator("#said .statement").first).to_be_visible()


@pytest.mark.window(viewport={"width": 360, "height": 640})
def test_speakers_fit_a_phone(page: Page, most_quoted: SpeakerHeld) -> None:
    for path in (
        "/ar/speakers",
        to(most_quoted.name, "ar"),
        to(most_quoted.name.split()[-1], "ar"),
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_everybody_can_use_the_pages_of_speakers(
    page: Page,
    serious: Callable[[Page], list[str]],
    most_quoted: SpeakerHeld,
    language: str,
    scheme: Scheme,
) -> None:
    page.emulate_media(color_scheme=scheme)
    for path in (f"/{language}/speakers", to(most_quoted.name, language)):
        page.goto(path)
        page.locator("details").evaluate_all("all => all.forEach(e => e.open = true)")
        assert serious(page) == [], path
