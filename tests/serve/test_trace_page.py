"""Tracing a sentence or an article to its claims, in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from musnad.ledger import Ledger


def test_a_sure_answer_is_the_page_of_the_claim(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as asked:
        row = next(row for row in asked.claims("اندلع حريق") if row["claim"].startswith("اندلع"))
    page.goto("/ar/trace")
    page.get_by_label("جملة، أو رابط مقالة").fill(row["claim"])
    page.get_by_role("button", name="تتبّعه").click()
    expect(page).to_have_url(re.compile(f"/ar/claims/{row['id']}"))
    expect(page.locator(".asked")).to_contain_text(row["claim"])
    page.locator(".asked a").click()
    expect(page.locator(".claims > li").first).to_contain_text("يكاد يطابقه لفظًا")


def test_what_is_alike_is_told_with_the_common_words_marked(page: Page) -> None:
    page.goto("/ar/trace?q=الأسر بلا مياه في إقليم السنديان منذ السبت&all=1")
    expect(page.locator(".claims mark").first).to_be_visible()
    expect(page.locator(".claims .mark").first).to_contain_text("شبه")


def test_an_article_is_told_by_all_its_claims(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as asked:
        url = next(iter(asked.sql("SELECT url FROM articles WHERE url <> '' LIMIT 1")))["url"]
        count = len(asked.trace(url, None))
    page.goto("/ar/trace")
    page.get_by_label("جملة، أو رابط مقالة").fill(url)
    page.get_by_role("button", name="تتبّعه").click()
    expect(page.locator(".claims > li")).to_have_count(count)


def test_an_article_is_found_by_an_address_that_is_nearly_its_own(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as asked:
        told = asked.sql("SELECT url FROM articles WHERE url LIKE 'https://%' ORDER BY article")
        url = next(row["url"] for row in told if asked.trace(row["url"], None))
        count = len(asked.trace(url, None))
    nearly = url.removeprefix("https://") + "/?utm_source=x"
    page.goto(f"/ar/trace?q={quote(nearly)}")
    expect(page.locator(".claims > li")).to_have_count(count)


def test_of_an_article_that_shares_no_claim_that_is_said(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as asked:
        told = asked.sql("SELECT article FROM articles WHERE replaced_by IS NULL ORDER BY article")
        numbers = [row["article"] for row in told]
        alone = next(a for a in numbers if not asked.trace(f"#{a}", None))
    page.goto(f"/ar/trace?q=%23{alone}")
    expect(page.locator(".empty")).to_contain_text("ليس في هذه المقالة")
    page.locator(".empty a").click()
    expect(page).to_have_url(re.compile(f"/ar/articles/{alone}$"))


@pytest.mark.parametrize("asked", ["يبيض الديك كل خميس", "https://example.net/nowhere", "؟"])
def test_nothing_found_says_what_to_try(page: Page, asked: str) -> None:
    page.goto("/ar/trace")
    page.get_by_label("جملة، أو رابط مقالة").fill(asked)
    page.get_by_role("button", name="تتبّعه").click()
    expect(page.locator(".empty")).to_contain_text("لم يوجد ادعاء")
    expect(page.locator(".empty a")).to_have_attribute("href", re.compile("/ar/search"))


@pytest.mark.window(viewport={"width": 360, "height": 700}, java_script_enabled=False)
def test_it_works_on_a_phone_without_scripts(page: Page) -> None:
    page.goto("/en/trace")
    page.get_by_label("A sentence, or the address of an article").fill("15 ألف أسرة بلا مياه")
    page.get_by_role("button", name="Trace it").click()
    expect(page).to_have_url(re.compile("/en/(trace|claims)"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everybody_can_read_it(
    page: Page, serious: Callable[[Page], list[str]], language: str
) -> None:
    for path in ("trace", "trace?q=الأسر بلا مياه&all=1", "trace?q=يبيض الديك كل خميس"):
        page.goto(f"/{language}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert serious(page) == []
