"""The page where a person has an article read, in a browser."""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx
import patient
import pytest
from looks import LOOKS, Scheme
from playwright.sync_api import Page, expect

from musnad.messages import message
from musnad.serve import given
from musnad.serve.readers import Readers, UnreadError

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = (
    "نقلت إذاعة الميناء عن مسؤول قوله إن ما يصل إلى 12 ألف أسرة بلا مياه منذ السبت الماضي.\n\n"
    "ونفت وزيرة المياه سلمى العنبري وجود تشققات في السد.\n\n"
    "وقالت العنبري: «الإصلاح ينتهي غدا». وفي الإقليم 20 قرية."
)
CURRENT = re.compile(r"\bcurrent\b")
EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def ask(page: Page, text: str = TEXT, language: str = "ar", **fields: str) -> None:
    page.goto(f"/{language}/read")
    page.fill("#text", text)
    for name, value in fields.items():
        page.fill(f"#{name}", value)
    page.locator(".go").click()
    page.wait_for_selector(".reading")
    page.wait_for_load_state()  # keys and marks answer once the page's scripts have run


def sent(site: Any, **fields: str) -> httpx.Response:
    answer: httpx.Response = patient.post(f"{site.address}/ar/read", data=fields)
    return answer


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site on this machine, which is let be asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_page = self.path == "/news/1"
            html = (
                f"<html><title>السد آمن</title><body><article><p>{TEXT}</p></article></body></html>"
            )
            body = html.encode() if is_page else b""
            self.send_response(200 if is_page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setattr(given, "is_public", lambda address: ip_address(address).is_loopback)
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_pasted_text_is_shown_with_who_says_what(page: Page) -> None:
    ask(page, outlet="مرآة الساحل", published="2024-05-15")
    cards = page.locator(".told")
    expect(cards).to_have_count(3)
    expect(cards.nth(0).locator(".chain")).to_contain_text("مرآة الساحل ← إذاعة الميناء ← مسؤول")
    expect(cards.nth(0)).to_contain_text("12,000")
    expect(cards.nth(0)).to_contain_text("11 مايو 2024")
    expect(cards.nth(1).locator(".denial")).to_have_text("نفى")
    expect(cards.nth(2).locator("blockquote")).to_have_text("«الإصلاح ينتهي غدا»")
    expect(page.locator(".sheet a.cue")).to_have_count(3)
    expect(page.locator(".outside")).to_contain_text("20 قرية")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_either_side_finds_the_other(page: Page) -> None:
    ask(page)
    page.locator(".sheet .content", has_text="وجود تشققات").click()
    expect(page.locator("#s2")).to_have_class(CURRENT)
    page.locator("#s1 blockquote").click()
    expect(page.locator("#c1")).to_have_class(CURRENT)
    expect(page.locator(".told.current")).to_have_count(1)


def test_keys_go_from_statement_to_statement(page: Page) -> None:
    ask(page)
    for expected in (1, 2, 3, 3):
        page.keyboard.press("j")
        expect(page.locator(".told.current")).to_have_id(f"s{expected}")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".told.current")).to_have_id("s2")
    page.keyboard.press("Escape")
    expect(page.locator(".told.current")).to_have_count(0)
    page.locator(".once-more > summary").click()
    page.locator("#text").focus()
    page.keyboard.press("j")
    expect(page.locator(".told.current")).to_have_count(0)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_why_tells_each_rule(
    page: Page, serious: Callable[[Page], list[str]], language: str
) -> None:
    ask(page, f"{TEXT} ولم تعلن الوزارة شيئا.", language)
    why = page.locator("#s2 .why")
    why.locator("summary").first.click()
    why.locator(".rules > summary").click()
    expect(why.locator(".rules dl")).to_be_visible()
    expect(why.locator(".rules dl")).to_contain_text("verbs.verb")
    expect(why.locator(".rules dl")).to_contain_text("وزيرة المياه سلمى العنبري")
    silent = page.locator(".silent")
    silent.locator("summary").first.click()
    word = silent.locator("li", has_text="تعلن")
    word.locator("summary").click()
    expect(word.locator("dl")).to_be_visible()
    expect(word.locator("dl")).to_contain_text("reporting.is_negated")
    assert serious(page) == []


def test_words_of_the_text_are_only_words_where_they_are_explained(page: Page) -> None:
    ask(page, f"ولم تعلن الوزارة {EVIL} شيئا. قال الوزير {EVIL} إن السد آمن.")
    expect(page.locator(".silent, .why").locator("img, script")).to_have_count(0)


def test_a_long_text_says_that_it_is_not_explained_rule_by_rule(site: Any) -> None:
    page = sent(site, text=f"{TEXT}\n" + "وتقع القرية قرب الميناء القديم. " * 700)
    assert page.status_code == 200
    assert "musnad explain" in page.text
    assert 'class="rules"' not in page.text


@pytest.mark.window(permissions=["clipboard-read", "clipboard-write"])
def test_why_and_how_to_cite(page: Page) -> None:
    ask(page, outlet="مرآة الساحل")
    card = page.locator("#s3")
    card.locator(".why > summary").click()
    expect(card.locator(".why > dl")).to_contain_text("verb-quote")
    expect(card.locator(".why > dl")).to_contain_text("سلمى العنبري")
    card.locator(".copy").click()
    expect(card.locator(".copy")).to_have_text("نُسخ")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "«الإصلاح ينتهي غدا»" in copied
    assert "مرآة الساحل" in copied


@pytest.mark.window(java_script_enabled=False)
def test_without_script(page: Page) -> None:
    ask(page)
    page.locator("#c2").click()
    expect(page).to_have_url(re.compile("#s2$"))
    expect(page.locator("#s2")).to_be_visible()
    page.locator("#s2 .number").click()
    expect(page).to_have_url(re.compile("#c2$"))
    page.locator("#s2 .cite summary").click()
    expect(page.locator("#s2 .citation")).to_be_visible()
    expect(page.locator(".copy").first).to_be_hidden()


def test_a_file_is_chosen_and_what_was_typed_completes_it(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_text(f"السد آمن\n\n{TEXT}")
    page.goto("/ar/read")
    page.set_input_files("#file", path)
    page.fill("#outlet", "مرآة الساحل")
    page.locator(".go").click()
    expect(page.locator("h1")).to_contain_text("السد آمن")
    expect(page.locator("#s1 .chain")).to_contain_text("مرآة الساحل")


def test_a_file_that_is_dropped_is_the_one(page: Page) -> None:
    page.goto("/ar/read")
    expect(page.locator(".drop-here")).to_be_visible()
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "a.txt"));
          document.querySelector(".ask").dispatchEvent(
            new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        TEXT,
    )
    page.locator(".go").click()
    expect(page.locator(".told")).to_have_count(3)


def test_of_a_file_of_many_one_is_read_and_the_others_are_offered(page: Page) -> None:
    page.goto("/ar/read")
    page.set_input_files("#file", EXAMPLES / "outlets.jsonl")
    page.locator(".go").click()
    others = page.locator(".others button")
    titles = [json.loads(line)["title"] for line in (EXAMPLES / "outlets.jsonl").open()]
    expect(others).to_have_count(len(titles) - 1)
    others.nth(3).click()
    expect(page.locator("h1")).to_contain_text(titles[4].split()[0])
    expect(page.locator("h1 + .meta")).to_contain_text("https://example.org/")


def test_an_address(page: Page, inside: str) -> None:
    page.goto("/ar/read")
    page.fill("#address", f"{inside}/news/1")
    page.locator(".go").click()
    expect(page.locator(".told")).to_have_count(3)
    expect(page.locator("h1 + .meta a")).to_have_attribute("href", f"{inside}/news/1")


def test_what_cannot_be_read_is_told_beside_its_field_and_nothing_is_lost(site: Any) -> None:
    answer = sent(site, address="http://127.0.0.1:1/x", title="عنوان", outlet="المرآة")
    assert answer.status_code == 422
    assert 'id="address-wrong"' in answer.text
    assert 'value="http://127.0.0.1:1/x"' in answer.text
    assert 'value="عنوان"' in answer.text
    answer = sent(site, text=TEXT, published="أمس")
    assert 'id="published-wrong"' in answer.text
    assert "إذاعة الميناء" in answer.text
    answer = patient.post(f"{site.address}/ar/read", files={"file": ("a.xlsx", b"PK")}, data={})
    assert 'id="file-wrong"' in answer.text
    assert 'id="text-wrong"' in sent(site).text


def test_a_slow_text_is_told_beside_it(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def do(self: Readers, job: object) -> None:
        raise UnreadError(message("it took longer than {seconds:g} seconds to read", seconds=20))

    monkeypatch.setattr(Readers, "do", do)
    answer = sent(site, text=TEXT)
    assert answer.status_code == 422
    assert 'id="text-wrong"' in answer.text


@pytest.mark.parametrize(
    ("format", "type", "holds"),
    [
        ("json", "application/json", '"statements":['),
        ("csv", "text/csv", "statement_id"),
        ("html", "text/html", "<!doctype html>"),
        ("webannotation", "application/x-ndjson", "http://www.w3.org/ns/anno.jsonld"),
    ],
)
def test_a_reading_is_taken_along(site: Any, format: str, type: str, holds: str) -> None:
    answer = sent(site, text=TEXT, export=format)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(type)
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert holds in answer.text


def test_a_format_that_is_none_is_told(site: Any) -> None:
    assert sent(site, text=TEXT, export="doc").status_code == 422


def test_a_file_from_the_page(page: Page) -> None:
    ask(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")


def test_a_text_without_statements_says_so(page: Page) -> None:
    ask(page, "تقع القرية على سفح الجبل وفيها 300 بيت.")
    expect(page.locator(".ledger .none")).to_be_visible()
    expect(page.locator(".outside")).to_contain_text("300 بيت")


def test_a_long_text_is_shown_in_parts_of_which_none_is_lost(page: Page) -> None:
    ask(page, "\n\n".join([TEXT] * 150))
    expect(page.locator(".told")).to_have_count(200)
    expect(page.locator(".parts").first).to_contain_text("الأقوال من 1 إلى 200 من 450")
    page.get_by_role("button", name="الجزء التالي").first.click()
    expect(page.locator(".parts").first).to_contain_text("الجزء 2 من 3")
    expect(page.locator(".told").first).to_have_id("s201")


def test_a_text_that_is_too_long_to_be_corrected_is_sent_again_all_the_same(site: Any) -> None:
    long = "\n".join([TEXT] * 600)
    answer = sent(site, text=long)
    assert answer.text.count("إذاعة الميناء عن مسؤول قوله") < 1000
    assert re.search(r'<textarea id="text"[^>]*>\s*</textarea>', answer.text)
    value = re.search(r'<input type="hidden" name="text" value="([^"]*)">', answer.text)
    assert value is not None
    again = sent(site, text=html.unescape(value[1]), part="2")
    assert again.status_code == 200
    assert 'id="s201"' in again.text


def test_attacks_are_words(page: Page) -> None:
    ask(
        page,
        f"{EVIL}\n\nقال الوزير {EVIL} إن السد آمن {EVIL}.",
        title=EVIL,
        outlet=EVIL,
        byline=EVIL,
    )
    expect(page.locator("h1")).to_have_text(EVIL)
    assert page.locator("main img, main script").count() == 0


@pytest.mark.window(viewport={"width": 360, "height": 740}, has_touch=True)
def test_on_a_phone_the_statement_comes_up_to_its_words(
    page: Page, serious: Callable[[Page], list[str]]
) -> None:
    ask(page, published="2024-05-15")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("#c2").tap()
    card = page.locator("#s2")
    expect(card).to_be_in_viewport()
    expect(page.locator("#c2")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".raised")).to_have_count(0)
    assert serious(page) == []


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
@pytest.mark.parametrize("is_empty", [True, False])
def test_everybody_can_use_it(
    page: Page,
    serious: Callable[[Page], list[str]],
    language: str,
    is_empty: bool,
    scheme: Scheme,
) -> None:
    page.emulate_media(color_scheme=scheme)
    if is_empty:
        page.goto(f"/{language}/read")
    else:
        ask(page, language=language, published="2024-05-15")
        for summary in page.locator("#s1 summary").all():
            summary.click()
    assert serious(page) == []
