"""The search page in a browser: words found, filters that are links, a timeline, and no script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from conftest import Served
from filled import fill
from following import follow
from looks import LOOKS, Scheme
from playwright.sync_api import Browser, Page, expect

from musnad.ledger import Filters, Ledger
from musnad.serve import Settings


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def count(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def test_statements_are_shown_with_their_chain_and_the_words_marked(
    page: Page, ledger: Path
) -> None:
    page.goto("/en/search?q=السد")
    with Ledger(ledger) as opened:
        rows = list(opened.find("السد"))
        number = opened.find("السد").total
    assert count(page.locator("#results").inner_text()) == number
    items = page.locator(".statements > li")
    assert items.count() == len(rows)
    first = items.first
    expect(first.locator("mark").first).to_contain_text("سد")
    expect(first.locator(".words")).to_have_attribute("dir", "rtl")
    expect(first.get_by_role("link").last).to_have_attribute(
        "href", f"/en/articles/{rows[0]['article']}?statement={rows[0]['id']}"
    )
    spoken = [row for row in rows if row["speaker"]]
    expect(page.locator(".statement-who a")).to_have_count(len(spoken))


def test_a_filter_leaves_as_many_as_stand_beside_it_and_is_taken_away(page: Page) -> None:
    page.goto("/en/search?q=السد")
    whole = page.locator("#results").inner_text()
    for title in ("Speaker", "Act", "Outlet"):
        group = page.locator(".facets section", has=page.get_by_role("heading", name=title))
        option = group.get_by_role("link").first
        number = count(option.locator(".count").inner_text())
        follow(option)
        assert count(page.locator("#results").inner_text()) == number
        chip = page.get_by_role("list", name="Chosen filters").get_by_role("link")
        expect(chip).to_have_count(1)
        follow(chip)
        assert page.locator("#results").inner_text() == whole
    assert asked(page) == {"q": ["السد"]}


def test_filters_of_the_form_are_kept_in_the_address(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as opened:
        outlet = opened.facets("السد", Filters(kinds=("person",))).outlets[0].value
    page.goto("/en/search?" + urlencode({"outlet": outlet, "kind": "person", "q": "السد"}))
    page.get_by_text("By speaker, relay, addressee, verb, date or figure").click()
    page.get_by_label("Since a day").fill("2024-05")
    page.get_by_label("Since a day").press("Enter")
    expect(page).to_have_url(re.compile("since=2024-05"))
    told = asked(page)
    assert told["kind"] == ["person"] and told["outlet"] == [outlet] and told["q"] == ["السد"]
    expect(page.get_by_label("Since a day")).to_have_value("2024-05")


def test_a_bar_of_the_timeline_narrows_the_days(page: Page) -> None:
    page.goto("/ar/search?q=السد")
    page.locator("summary", has_text="جدول").click()
    row = page.locator(".timeline tbody tr").first
    number = count(row.locator("td").inner_text())
    follow(row.get_by_role("link"))
    told = asked(page)
    assert told["since"] == told["until"]
    assert count(page.locator("#results").inner_text()) == number


def test_time_runs_from_the_right_in_arabic(page: Page) -> None:
    def places(language: str) -> list[float]:
        page.goto(f"/{language}/search?q=السد")
        bars = page.locator(".timeline .bar")
        boxes = [bars.nth(n).bounding_box() for n in range(bars.count())]
        return [box["x"] for box in boxes if box]

    assert places("en") == sorted(places("en"))
    assert places("ar") == sorted(places("ar"), reverse=True)


def test_the_newest_first_on_request(page: Page) -> None:
    page.goto("/en/search?q=السد")
    follow(page.get_by_role("link", name="Newest first"))
    days = page.locator(".statements time").evaluate_all("all => all.map(e => e.dateTime)")
    assert days == sorted(days, reverse=True)
    assert asked(page)["sort"] == ["newest"]


def test_pages_go_on_to_the_last_statement(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as opened:
        total = opened.find("", Filters(kinds=("person", "organization"))).total
    assert total > 20
    page.goto("/en/search?kind=person&kind=organization")
    seen: list[str] = []
    while True:
        links = page.locator(".statement .meta > a:last-child")
        seen += links.evaluate_all("all => all.map(e => e.href)")
        more = page.get_by_role("link", name="More statements")
        if not more.count():
            break
        follow(more)
    assert len(set(seen)) == len(seen) == total
    follow(page.get_by_role("link", name="The first page"))
    assert "after" not in asked(page)


@pytest.mark.parametrize("query", ["(سد", "سد OR", "؟؟"])
def test_what_cannot_be_asked_is_told_beside_the_words(page: Page, query: str) -> None:
    answer = page.goto("/en/search?q=" + query)
    assert answer and answer.status == 422
    field = page.locator("#search-q")
    expect(field).to_have_value(query)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("heading", name="What can be asked")).to_be_visible()


@pytest.mark.parametrize(
    "query",
    [
        *("since=May", "figure=many", "outlet=none", "kind=nobody", "after=x&q=سد", "via=؟"),
        "speaker=" + "a" * 400,
    ],
)
def test_what_no_filter_takes_is_told(page: Page, query: str) -> None:
    answer = page.goto("/ar/search?" + query)
    assert answer and answer.status == 422
    expect(page.get_by_role("alert")).to_be_visible()


def test_nothing_found_tells_which_filter_to_drop(page: Page) -> None:
    page.goto("/en/search?q=السد&speaker=زيد")
    expect(page.get_by_role("heading", name="Nothing was said like this")).to_be_visible()
    follow(page.get_by_role("link", name="without").first)
    assert page.locator(".statements > li").count() > 0


def test_one_who_asks_for_nothing_sees_what_can_be_asked(page: Page) -> None:
    page.goto("/en/search")
    ways = page.locator(".ways a")
    for address in ways.evaluate_all("all => all.map(e => e.href)"):
        page.goto(address)
        expect(page.get_by_role("alert")).to_have_count(0)
    page.goto("/en/search")
    follow(page.locator(".offered .option").first)
    assert page.locator(".statements > li").count() > 0


def test_only_disputed_statements(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as opened:
        total = opened.find("", Filters(disputed=True)).total
    page.goto("/en/search?disputed=1")
    assert count(page.locator("#results").inner_text()) == total > 0
    page.goto("/en/search?unnamed=1")
    assert page.locator(".statement-who .mark.nameless").count() == min(
        20, count(page.locator("#results").inner_text())
    )


@pytest.mark.window(permissions=["clipboard-read", "clipboard-write"])
def test_the_address_is_copied(page: Page) -> None:
    page.goto("/en/search?q=السد&sort=newest")
    button = page.get_by_role("button", name="Copy this address")
    button.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.window(java_script_enabled=False)
def test_it_works_without_script(page: Page) -> None:
    page.goto("/en/search")
    page.locator("#search-q").fill("السد")
    page.locator("#search-q").press("Enter")
    expect(page.locator(".statements > li").first).to_be_visible()
    expect(page.locator(".copy")).to_be_hidden()
    page.locator(".facets a.option").first.click()
    expect(page.locator(".chips a")).to_have_count(1)


@pytest.mark.window(viewport={"width": 360, "height": 640})
@pytest.mark.parametrize(
    "path", ["search", "search?q=السد&kind=person", "search?q=زرافة&kind=person", "search?q=(سد"]
)
def test_it_fits_a_phone(page: Page, path: str) -> None:
    page.goto(f"/ar/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    heights = page.locator("main a.option, main summary, main button, main .button").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert all(height >= 43.9 for height in heights)


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_everybody_can_use_it(
    page: Page,
    serious: Callable[[Page], list[str]],
    language: str,
    scheme: Scheme,
) -> None:
    page.emulate_media(color_scheme=scheme)
    for path in ("search", "search?q=السد&kind=person", "search?q=زرافة&act=deny", "search?q=(سد"):
        page.goto(f"/{language}/{path}")
        page.locator("details").evaluate_all("all => all.forEach(e => e.open = true)")
        assert serious(page) == [], path


ATTACK = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"


def test_what_articles_and_addresses_hold_never_runs(
    chromium: Browser, serve: Callable[[Settings], Served], tmp_path: Path
) -> None:
    articles = tmp_path / "attack.jsonl"
    article = {
        "id": "1",
        "outlet": f"o{ATTACK}",
        "published": "2024-05-14",
        "title": ATTACK,
        "text": f"قال وزير المياه سالم الأنواري «{ATTACK}» إن السد {ATTACK} آمن.",
    }
    articles.write_text(json.dumps(article) + "\n", "utf-8")
    path = tmp_path / "attack.db"
    fill(path, articles)
    site = serve(Settings(path))
    page = chromium.new_page()
    for query in ({"q": "السد"}, {"q": ATTACK}, {"outlet": ATTACK}, {"speaker": f'"{ATTACK}'}):
        for name in ("search", "speaker"):
            page.goto(f"{site.address}/ar/{name}?{urlencode(query)}")
            assert page.evaluate("window.hit") is None
            assert page.locator("img").count() == 0
    page.close()
