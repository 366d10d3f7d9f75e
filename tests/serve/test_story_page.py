"""The page of one story, and the list of stories, in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Served
from filled import fill
from playwright.sync_api import Browser, Page, expect

from musnad.ledger import Ledger, StoryHeld
from musnad.serve import Settings

THREADED = Path(__file__).parents[1] / "ledger" / "thread.jsonl"


@pytest.fixture(scope="session")
def story(ledger: Path) -> StoryHeld:
    """The story of the examples that is told most: it has copies and a dispute."""
    with Ledger(ledger) as asked:
        return asked.story(next(iter(asked.stories()))["id"])


def test_stories_lead_to_their_pages(page: Page, story: StoryHeld) -> None:
    page.goto("/ar/stories")
    page.locator(".claims h2 a", has_text=story.title).first.click()
    expect(page).to_have_url(re.compile(f"/ar/stories/{story.id}$"))
    expect(page.locator("h1")).to_have_text(story.title)


def test_copies_stand_under_the_text_that_they_repeat(page: Page, story: StoryHeld) -> None:
    page.goto(f"/ar/stories/{story.id}")
    firsts = [article for article in story.articles if not article.copy]
    expect(page.locator(".timeline > li > ul > li")).to_have_count(len(firsts))
    expect(page.locator(".copies > li")).to_have_count(len(story.articles) - len(firsts))
    dropped = [a for a in story.articles if a.copy and a.copy.credit == "dropped"]
    expect(page.locator(".copies .nameless")).to_have_count(len(dropped))


def test_its_claims_lead_to_theirs(page: Page, story: StoryHeld) -> None:
    page.goto(f"/ar/stories/{story.id}")
    claims = page.locator(".claims > li")
    expect(claims).to_have_count(len(story.claims))
    claims.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/ar/claims/{story.claims[0].id}$"))


def test_a_claim_of_two_stories_leads_from_each_to_the_other(
    chromium: Browser, serve: Callable[[Settings], Served], tmp_path: Path
) -> None:
    path = tmp_path / "thread.db"
    fill(path, THREADED, with_links=True)
    with Ledger(path) as asked:
        held = [asked.claim(row["id"]) for row in asked.claims(limit=None)]
    [claim] = [claim for claim in held if claim.elsewhere]
    page = chromium.new_page()
    address = serve(Settings(path)).address
    page.goto(f"{address}/ar/claims/{claim.id}")
    page.get_by_role("link", name=claim.elsewhere[0].title).click()
    expect(page.locator("h1")).to_have_text(claim.elsewhere[0].title)
    told_too = page.get_by_role("region", name="ادعاءات من قصص مجاورة تُروى هنا أيضًا")
    told_too.get_by_role("link", name=claim.claim).click()
    expect(page).to_have_url(re.compile(f"/ar/claims/{claim.id}$"))
    page.close()


@pytest.mark.window(viewport={"width": 360, "height": 700})
@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_fits_a_phone_and_everybody_can_read_it(
    page: Page, story: StoryHeld, serious: Callable[[Page], list[str]], language: str
) -> None:
    for path in ("stories", f"stories/{story.id}", "claims"):
        page.goto(f"/{language}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert serious(page) == []


@pytest.mark.window(java_script_enabled=False)
def test_words_are_looked_for_without_scripts(page: Page, story: StoryHeld) -> None:
    page.goto("/ar/stories")
    page.get_by_label("كلمات").fill("السد")
    page.get_by_role("button", name="اعرض").click()
    expect(page.locator(".claims mark").first).to_be_visible()
    page.goto("/ar/stories?q=زنجبيل")
    expect(page.locator(".empty")).to_contain_text("لا قصة كهذه")
