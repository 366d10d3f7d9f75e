"""Goes where a link or a form leads, and waits for it."""

from __future__ import annotations

from playwright.sync_api import Locator


def follow(link: Locator) -> None:
    """Click a link and wait until the page it leads to is there whole.

    A click alone comes back once the new page has begun: what is read at once, without
    ``expect``, is then the old page, or the first half of the new one.
    """
    with link.page.expect_navigation():
        link.click()
