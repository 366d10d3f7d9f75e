"""The page of an article of the ledger, in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import patient
import pytest
from filled import fill
from looks import LOOKS, Scheme
from playwright.sync_api import Page, expect

from musnad.ledger import Ledger
from musnad.serve import Settings

CURRENT = re.compile(r"\bcurrent\b")
EVIL = "<script>alert(1)</script>"
OLD = "قال وزير المياه رائد الكحلاوي إن 12 ألف أسرة بلا مياه."
NEW = "قال وزير المياه رائد الكحلاوي إن 20 ألف أسرة بلا مياه، وإن السد آمن."


def number_of(site: Any, id: str) -> int:
    with Ledger(site.ledger) as ledger:
        return ledger.article(id).number


def copied(site: Any) -> int:
    """An article that others repeat."""
    with Ledger(site.ledger) as ledger:
        [row, *_] = ledger.sql("SELECT first FROM copies WHERE credit = 'dropped'")
        return int(row["first"])


@pytest.fixture(scope="module")
def versions(serve: Callable[[Settings], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A ledger of an article in two versions, and of one that is an attack; nothing is linked."""
    folder = tmp_path_factory.mktemp("versions")
    ledger = folder / "v.db"
    articles = [
        [{"id": "1", "title": "السد", "text": OLD, "published": "2024-05-15"}],
        [
            {"id": "1", "title": "السد آمن", "text": NEW, "published": "2024-05-15"},
            {
                "id": f'"{EVIL}',
                "title": EVIL,
                "outlet": EVIL,
                "byline": EVIL,
                "url": "javascript:alert(1)",
                "text": f"{EVIL}\n\nقال الوزير {EVIL} إن السد {EVIL} آمن.",
            },
        ],
    ]
    for number, batch in enumerate(articles):
        path: Path = folder / f"{number}.jsonl"
        path.write_text("\n".join(json.dumps(each) for each in batch))
        fill(ledger, path)
    return serve(Settings(ledger))


def test_the_text_its_statements_and_what_is_known_of_it(page: Page, site: Any) -> None:
    number = number_of(site, "mirat/31")
    page.goto(f"/ar/articles/{number}")
    expect(page.locator("h1")).to_contain_text("تشققات في سد وادي النحل")
    expect(page.locator(".head")).to_contain_text("مرآة الساحل")
    expect(page.locator(".head time")).to_have_attribute("datetime", "2024-05-15")
    expect(page.locator(".head")).to_contain_text("وكالة أنباء الساحل")
    with Ledger(site.ledger) as ledger:
        count = len(ledger.article(number).entry.reading.statements)
    expect(page.locator(".told")).to_have_count(count)
    expect(page.locator(".links")).to_contain_text("القصة")
    assert page.locator(".links a[href*='/ar/stories/s']").count() == 1
    assert page.locator(".claimed a[href*='/ar/claims/c']").count() >= 1


def test_its_copies_and_what_became_of_the_credit(page: Page, site: Any) -> None:
    page.goto(f"/ar/articles/{copied(site)}")
    repeated = page.locator(".repeated")
    expect(repeated.locator("> .denial")).to_be_visible()
    repeated.locator("summary").click()
    link = repeated.locator("li a").first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator(".links dt").nth(1)).to_have_text("تنقل نص")


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(True),
        pytest.param(False, marks=pytest.mark.window(java_script_enabled=False)),
    ],
)
def test_a_statement_that_is_asked_for_is_landed_on(page: Page, site: Any, script: bool) -> None:
    number = number_of(site, "mirat/31")
    with Ledger(site.ledger) as ledger:
        asked = ledger.article(number).entry.reading.statements[-1]
    page.goto(f"/ar/articles/{number}?statement={asked.id}")
    assert page.url.endswith(f"#c{len(page.locator('.told').all())}")
    last = page.locator(".sheet a.cue").last
    expect(last).to_be_in_viewport()
    expect(last).to_have_class(CURRENT if script else re.compile(r"\basked\b"))
    expect(page.locator(".told").last).to_have_class(
        CURRENT if script else re.compile(r"\basked\b")
    )


def test_the_number_of_a_statement_is_landed_on(page: Page, site: Any) -> None:
    page.goto(f"/ar/articles/{number_of(site, 'mirat/31')}#s2")
    expect(page.locator("#s2")).to_have_class(CURRENT)
    expect(page.locator("#c2")).to_have_class(CURRENT)


def test_characters_of_the_text_are_landed_on(page: Page, site: Any) -> None:
    number = number_of(site, "mirat/31")
    with Ledger(site.ledger) as ledger:
        text = ledger.article(number).entry.article.text
    start = text.index("الصهاريج")
    page.goto(f"/ar/articles/{number}?at=text:{start}-{start + 8}#here")
    expect(page.locator(".here")).to_have_text("الصهاريج")
    expect(page.locator(".here")).to_be_in_viewport()


@pytest.mark.parametrize(
    "query",
    ["at=text:9-2", "at=text:99999999-999999999", "at=byline:1-2", "at=x", "mark=999", "part=99"],
)
def test_a_place_that_is_none_is_passed_over(site: Any, query: str) -> None:
    answer = patient.get(f"{site.address}/ar/articles/1?{query}")
    assert answer.status_code == 200
    assert 'id="here"' not in answer.text


def test_other_names_lead_to_its_number(site: Any) -> None:
    number = number_of(site, "mirat/31")
    for named in ("mirat/31", "https://example.org/mirat/31"):
        answer = patient.get(f"{site.address}/en/articles", params={"named": named})
        assert answer.headers["location"] == f"/en/articles/{number}"


@pytest.mark.parametrize(
    "path",
    [
        "/ar/articles/999999",
        "/ar/articles/x",
        "/ar/articles/1?version=7",
        f"/ar/articles/{'9' * 40}",
    ],
)
def test_what_is_not_there_is_told(site: Any, path: str) -> None:
    answer = patient.get(site.address + path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_a_statement_of_another_article_is_told(site: Any) -> None:
    answer = patient.get(f"{site.address}/ar/articles/1?statement=0000000000000000")
    assert answer.status_code == 404


def test_it_is_taken_along_with_its_claims(site: Any) -> None:
    address = f"{site.address}/ar/articles/{number_of(site, 'mirat/31')}"
    table = patient.get(f"{address}?export=csv")
    assert table.headers["content-disposition"].endswith('.csv"')
    assert re.search(r",c[0-9a-f]{12},", table.text)
    annotations = patient.get(f"{address}?export=webannotation").text.splitlines()
    assert any("musnad:claim" in json.loads(line)["body"][1] for line in annotations)


def test_versions_and_what_changed(versions: Any) -> None:
    latest = patient.get(f"{versions.address}/ar/articles/1").text
    assert "<del>12</del>" in latest
    assert "<ins>20</ins>" in latest
    assert "<ins>آمن</ins>" in latest
    old = patient.get(f"{versions.address}/ar/articles/1?version=1").text
    assert "<del>" not in old
    assert 'href="/ar/articles/2"' in old
    assert "musnad link" in latest


def test_attacks_are_words(versions: Any) -> None:
    with Ledger(versions.ledger) as ledger:
        number = ledger.article(f'"{EVIL}').number
    for language in ("ar", "en"):
        html = patient.get(f"{versions.address}/{language}/articles/{number}").text
        assert EVIL not in html
        assert 'href="javascript:' not in html
        assert "&lt;script&gt;" in html


@pytest.mark.window(viewport={"width": 360, "height": 740}, has_touch=True)
def test_it_fits_a_phone(page: Page, site: Any, serious: Callable[[Page], list[str]]) -> None:
    page.goto(f"/ar/articles/{copied(site)}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert serious(page) == []


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_everybody_can_use_it(
    page: Page,
    site: Any,
    serious: Callable[[Page], list[str]],
    language: str,
    scheme: Scheme,
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/{language}/articles/{copied(site)}?mark=1")
    assert serious(page) == []
