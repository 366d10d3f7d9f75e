"""The page of outlets, and the evidence behind each number, in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from following import follow
from looks import LOOKS, Scheme
from playwright.sync_api import Page, expect

from musnad.ledger import Ledger
from musnad.serve.pages.outlets import ENOUGH, Outlet, Share, _order


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_nothing_is_in_the_way_of_a_reader(
    page: Page, serious: Callable[[Page], list[str]], language: str, scheme: Scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/{language}/outlets")
    assert serious(page) == []
    for link in sorted(set(evidence(page)))[:7]:
        page.goto(link)
        assert serious(page) == []


def evidence(page: Page) -> list[str]:
    links = page.locator("a[href*='/evidence?']").all()
    return [link.get_attribute("href") or "" for link in links]


@pytest.mark.window(viewport={"width": 360, "height": 640}, has_touch=True)
def test_it_fits_a_phone(page: Page, serious: Callable[[Page], list[str]]) -> None:
    page.goto("/ar/outlets")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert serious(page) == []
    for link in evidence(page):
        page.goto(link)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_shares_of_few_cases_are_not_ranked(page: Page) -> None:
    page.goto("/en/outlets")
    expect(page.get_by_role("rowheader")).to_have_count(5)
    expect(page.get_by_text("too few to compare").first).to_be_visible()
    expect(page.get_by_text("fewer than 20 cases are not ranked")).to_be_visible()


def test_every_number_leads_to_as_many_pieces(page: Page) -> None:
    page.goto("/en/outlets")
    told = [
        (link.get_attribute("href") or "", link.inner_text())
        for link in page.locator("td a[href*='/evidence?']").all()
    ]
    assert told
    for address, share in told:
        some = int(re.sub(r"\D", "", share.partition("of")[0]))
        page.goto(address)
        expect(page.locator(".evidence > li")).to_have_count(some)
        if not some:
            expect(page.get_by_text("Nothing of the kind is in this ledger")).to_be_visible()


def test_the_number_of_articles_leads_to_nothing_else(page: Page) -> None:
    page.goto("/en/outlets")
    expect(page.locator("td a[href*='/search']")).to_have_count(0)
    for cell in page.locator("tbody td:last-child").all():
        assert int(re.sub(r"\D", "", cell.inner_text())) > 0


def test_the_order_is_a_link_and_is_told(page: Page) -> None:
    page.goto("/en/outlets")
    expect(page.locator("th[aria-sort]")).to_contain_text("Copies without the agency's credit")
    follow(page.get_by_role("columnheader", name="Outlet").get_by_role("link"))
    expect(page).to_have_url(re.compile("by=outlet"))
    expect(page.locator("th[aria-sort='ascending']")).to_contain_text("Outlet")
    names = page.locator("tbody th bdi").all_inner_texts()
    outlets = [name for name in names if "مصدر" not in name and "مسؤول" not in name]
    assert outlets == sorted(outlets)


def test_a_lost_credit_shows_both_sides(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as opened:
        [row, *_] = opened.copies(lost_credit=True)
    page.goto(f"/en/outlets/evidence?outlet={row['outlet']}&of=lost_credit")
    piece = page.locator(".evidence > li").filter(has_text=row["title"])
    expect(piece).to_contain_text("The first telling, with its credit")
    expect(piece).to_contain_text(row["title"])
    expect(piece).to_contain_text(row["first_title"])
    expect(piece.locator("mark")).to_have_count(1)
    expect(piece.locator(f"a[href='/en/articles/{row['first_article']}']")).to_be_visible()


def test_a_changed_figure_shows_the_words_before_and_after(page: Page) -> None:
    page.goto("/ar/outlets/evidence?outlet=أخبار الشمال&of=changed_figure")
    expect(page.locator("h2 del")).to_have_text("12 ألف أسرة")
    expect(page.locator("h2 ins")).to_have_text("15 ألف أسرة")
    expect(page.locator(".pair .words")).to_have_count(2)
    statement = page.locator(".pair a").first.get_attribute("href") or ""
    assert re.fullmatch(r"/ar/articles/\d+(\?statement=[0-9a-f]+)?", statement)


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("outlets?by=colour", 422, "is no order of outlets"),
        ("outlets?after=-5", 200, ""),
        (f"outlets?after={10**30}", 200, ""),
        ("outlets?after=x", 422, ""),
        ("outlets/evidence?outlet=none", 404, "no outlet"),
        ("outlets/evidence", 422, ""),
        ("outlets/evidence?outlet=أخبار الشمال&of=colour", 422, "no kind of evidence"),
        ("outlets/evidence?outlet=أخبار الشمال&after=-1", 422, "go on after"),
        (f"outlets/evidence?outlet=أخبار الشمال&after={10**30}", 422, "go on after"),
        ("outlets/evidence?outlet=أخبار الشمال&of=nameless&after=999999", 200, ""),
    ],
)
def test_what_cannot_be_asked_is_told(page: Page, query: str, status: int, told: str) -> None:
    answer = page.request.get(f"/en/{query}")
    assert answer.status == status
    assert told in answer.text()


@pytest.mark.window(java_script_enabled=False)
def test_it_needs_no_script(page: Page) -> None:
    page.goto("/ar/outlets")
    page.locator("td a[href*='/evidence?']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_outlets_with_few_cases_come_last() -> None:
    def outlet(name: str, some: int, of: int) -> Outlet:
        return Outlet(name, 1, {"nameless": Share(some, of)}, "")

    outlets = [
        outlet("few", 3, 3),
        outlet("often", ENOUGH, 2 * ENOUGH),
        outlet("always", ENOUGH, ENOUGH),
        outlet("none", 0, 0),
    ]
    ordered = sorted(outlets, key=_order("nameless"))
    assert [each.name for each in ordered] == ["always", "often", "few", "none"]
    assert Share(0, 0).ratio == 0.0
