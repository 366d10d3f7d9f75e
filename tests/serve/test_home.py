"""The first page in a browser."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Served
from filled import fill
from looks import LOOKS, Scheme
from playwright.sync_api import Browser, Locator, Page, expect

from musnad.intake.files import cut
from musnad.ledger import Ledger
from musnad.ledger.ingest import Settings as Taking
from musnad.ledger.ingest import ingest
from musnad.serve import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_first_page_is_in_the_language_that_the_browser_prefers(page: Page) -> None:
    page.set_extra_http_headers({"Accept-Language": "en-GB,en;q=0.8"})
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    page.get_by_text("العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_nothing_is_in_the_way_of_a_reader(
    page: Page, serious: Callable[[Page], list[str]], language: str, scheme: Scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/{language}")
    assert serious(page) == []


@pytest.mark.window(viewport={"width": 360, "height": 640}, has_touch=True)
def test_it_fits_a_phone(page: Page, serious: Callable[[Page], list[str]]) -> None:
    for language in ("ar", "en"):
        page.goto(f"/{language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert serious(page) == []


@pytest.mark.window(viewport={"width": 360, "height": 640}, has_touch=True)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_phone_has_the_whole_menu(page: Page, language: str) -> None:
    page.goto(f"/{language}/outlets")
    links = page.locator(".masthead nav a").all()
    boxes = [box for link in links if (box := link.bounding_box())]
    assert len(boxes) == len(links) == 7
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)


def test_the_front_has_a_lead_on_one_unnamed_source(page: Page) -> None:
    page.goto("/en")
    lead = page.get_by_role("region", name="Most told, on one unnamed source")
    expect(lead.get_by_role("article")).to_contain_text("an unnamed source")
    expect(lead.get_by_role("article")).to_contain_text("5 outlets: ")
    expect(lead.get_by_role("article").locator(".meta")).not_to_contain_text("،")
    assert href(lead.locator("h3 a")).startswith("/en/claims/c")
    assert lead.locator("h3").get_attribute("dir") == "rtl"


def href(link: Locator) -> str:
    return link.get_attribute("href") or ""


def test_changed_figures_denials_and_stories_lead_to_their_pages(page: Page) -> None:
    page.goto("/ar")
    figures = page.get_by_role("region", name="أرقام تغيّرت")
    expect(figures.locator("del").first).to_have_text("12 ألف أسرة")
    expect(figures.locator("h3 ins").first).to_have_text("15 ألف أسرة")
    against = page.get_by_role("region", name="وجهًا لوجه")
    expect(against).to_contain_text("نفى")
    expect(against).to_contain_text("وجود تشققات في سد وادي النحل")
    stories = page.get_by_role("region", name="أكبر القصص")
    assert href(stories.get_by_role("link").first).startswith("/ar/stories/s")


def test_days_before_are_a_link_away(page: Page) -> None:
    page.goto("/ar")
    page.get_by_role("navigation", name="الأيام السابقة").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"\?day=2024-05-16$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("16 مايو 2024")
    page.get_by_text("إلى أحدث يوم").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("17 مايو 2024")


def test_a_day_without_news_says_what_to_do(page: Page) -> None:
    page.goto("/en?day=2019-01-01")
    expect(page.get_by_role("heading", level=2)).to_have_text("No article of that day is linked")
    page.get_by_role("link", name="To the newest day", exact=True).click()
    expect(page).to_have_url(re.compile("/en$"))


def test_what_is_no_day_is_told(page: Page) -> None:
    for day in ("tomorrow", "2024-02-31", "2024-05", "9" * 400):
        answer = page.request.get(f"/en?day={day}")
        assert answer.status == 422
        assert "is no date like" in answer.text()
    assert page.request.get("/en?day=9999-12-31").status == 200
    assert page.request.get("/en?day=0001-01-01").status == 200


def test_a_sentence_is_traced_from_here(page: Page) -> None:
    page.goto("/ar")
    field = page.get_by_label("من أين جاء هذا الخبر؟")
    field.fill("تشققات ظهرت في جسم السد")
    with page.expect_navigation():
        field.press("Enter")
    # The likeliest claim is opened at once.
    assert re.search(r"/ar/(trace\?q|claims/c[0-9a-f]+\?asked)=", page.url)


@pytest.mark.window(java_script_enabled=False)
def test_it_needs_no_script(page: Page) -> None:
    page.goto("/ar")
    expect(page.get_by_role("article").first).to_be_visible()


def test_its_first_link_skips_to_the_content(page: Page) -> None:
    page.goto("/en")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("id", "content")


def test_an_empty_ledger_and_one_never_linked_say_what_to_type(
    chromium: Browser,
    serve: Callable[[Settings], Any],
    tmp_path: Path,
    serious: Callable[[Page], list[str]],
) -> None:
    path, news = tmp_path / "news.db", tmp_path / "one.jsonl"
    news.write_text("", "utf-8")
    ingest(cut([str(news)]), path, [str(news)], Taking({}))
    site = serve(Settings(path))
    with chromium.new_context(base_url=site.address) as context:
        page = context.new_page()
        page.goto("/en")
        expect(page.get_by_role("heading", name="This ledger is still empty")).to_be_visible()
        expect(page.get_by_text("musnad ingest --link --ledger news.db")).to_be_visible()
        assert serious(page) == []
        page.goto("/en/outlets")
        expect(page.get_by_role("heading", name="No outlet is linked yet")).to_be_visible()

    never = tmp_path / "never.db"
    ingest(cut([str(EXAMPLES / "outlets.jsonl")]), never, ["outlets"], Taking({}))
    site = serve(Settings(never))
    with chromium.new_context(base_url=site.address) as context:
        page = context.new_page()
        page.goto("/ar")
        expect(page.get_by_role("heading", name="لم تُربط المقالات بعد")).to_be_visible()
        expect(page.get_by_text("musnad link --ledger never.db")).to_be_visible()
        expect(page.get_by_text("هنا 12 مقالة")).to_be_visible()
        assert serious(page) == []
        page.goto("/en/outlets")
        expect(page.get_by_role("heading", name="No outlet is linked yet")).to_be_visible()


def test_all_pages_say_how_many_articles_are_not_linked(
    page: Page, serve: Callable[[Settings], Served], ledger: Path, tmp_path: Path
) -> None:
    path, later = tmp_path / "half.db", tmp_path / "later.jsonl"
    shutil.copy(ledger, path)
    told = {"published": "2024-05-18", "text": "قال الوزير سالم النعماني إن الجسر سيفتح غدا."}
    later.write_text(json.dumps({"id": "1", "outlet": "الوادي", **told}), "utf-8")
    with Ledger(path) as asked:
        claim = next(iter(asked.claims()))
    places = (
        *("", "/claims", "/stories", "/trace", "/trace?q=السد", "/outlets"),
        f"/claims/{claim['id']}",
        f"/stories/{claim['story']}",
        "/outlets/evidence?outlet=أخبار الشمال",
    )
    line = '1 article is not linked yet: <code dir="ltr">musnad link --ledger half.db</code>'
    whole = serve(Settings(path))
    for place in places:
        assert line not in page.request.get(f"{whole.address}/en{place}").text()
    fill(path, later)
    # Answers that were kept of the whole ledger are not asked for.
    half = serve(Settings(path))
    for place in places:
        assert line in page.request.get(f"{half.address}/en{place}").text()
