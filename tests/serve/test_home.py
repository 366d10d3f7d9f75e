"""The first page in a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


def test_the_first_page_is_in_the_language_that_the_browser_prefers(page: Page) -> None:
    page.set_extra_http_headers({"Accept-Language": "en-GB,en;q=0.8"})
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    page.get_by_text("العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.window(viewport={"width": 360, "height": 640})
def test_it_fits_a_phone(page: Page, serious: Callable[[Page], list[str]]) -> None:
    page.goto("/ar")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    assert serious(page) == []
