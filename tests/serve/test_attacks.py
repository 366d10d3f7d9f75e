"""Articles that attack whoever looks at them: on no page does anything of theirs run."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import httpx
import patient
import pytest
from following import follow
from playwright.sync_api import Browser, Dialog, Page

from musnad.intake.files import cut
from musnad.ledger.ingest import Settings as Taking
from musnad.ledger.ingest import ingest
from musnad.ledger.linking import link
from musnad.serve import Settings

EXAMPLES = Path(__file__).parents[2] / "examples" / "outlets.jsonl"
RUN = "window.hacked=1;alert(1)"
ATTACKS = (
    f"<script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"' autofocus tabindex=0 onfocus='{RUN}' onmouseover='{RUN}' x='",
    f"</title></style></textarea></script><svg onload={RUN}><animate onbegin={RUN}>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}></style></math>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe><base href=//evil.example>",
    "{{7*7}} {% include '/etc/passwd' %} ${7*7} #{7*7} {{config}} {{''.__class__}}",
    f"javascript:{RUN}//",
    f"data:text/html,<script>{RUN}</script>",
    "}</style><style>*{display:none!important} @import url(//evil.example/x.css);",
    '\u202e\u2066<bdo dir=rtl>\u200f\u202dمقلوب\u2067 " & <',
    "\x00\x1b[31m\x07\u2028\ufeff\ufffe",
    "ط" * 3000,
    "../../../../etc/passwd?a=b&c#d%2f%00\\\\evil.example\\x",
    "-->]]><!--<![CDATA[",
)
#: So many pages of one kind are opened in the browser.
_OF_A_KIND = 2
_WIDTH = 360
#: How many elements and attributes there are that no page of Musnad's has.
_NOT_OURS = """() => {
  const every = [...document.querySelectorAll('*')];
  const named = test => every.filter(e => [...e.attributes].some(test)).length;
  const own = s => s.src.startsWith(location.origin + '/static/') || s.type === 'application/json';
  return {
    scripts: [...document.scripts].filter(s => !own(s)).length,
    handlers: named(a => /^on|^style$|^srcdoc$/i.test(a.name)),
    links: named(a => /href|src$|action/i.test(a.name)
      && /^[\\s\\0-\\x1f]*(javascript|data|vbscript):/i.test(a.value)),
    elements: document.querySelectorAll(
      'iframe,object,embed,base,math,mglyph,animate,bdo,meta[http-equiv]').length,
    hacked: window.hacked || 0,
  };
}"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example articles with attacks in all their fields, linked."""
    folder = tmp_path_factory.mktemp("attacks")
    articles = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    outlets = sorted({article["outlet"] for article in articles})
    for number, article in enumerate(articles):

        def attack(place: int, number: int = number) -> str:
            return ATTACKS[(number + place) % len(ATTACKS)]

        article["outlet"] += " " + ATTACKS[outlets.index(article["outlet"]) * 2]
        article["id"] += attack(1)
        article["url"] = attack(7) if number % 2 else f"https://example.org/{number}?{attack(2)}"
        article["title"] += " " + attack(3)
        article["byline"] = f"{attack(4)} {article['byline']}"
        article["text"] = (
            f"{article['text']}\n\nوقال المتحدث {attack(5)} إن {attack(6)} وقع أمس. "
            f"وأضاف مصدر {attack(0)} أن {attack(8)} «{attack(9)}» بلغ 40 {attack(10)}.\n"
            f"{attack(11)}"
        )
    source, path = folder / "attacks.jsonl", folder / "news.db"
    source.write_text("\n".join(json.dumps(each) for each in articles), "utf-8")
    ingest(cut([str(source)]), path, [str(source)], Taking({}))
    link(path)
    return path


@pytest.fixture(scope="module")
def address(serve: Callable[[Settings], Any], attacked: Path) -> str:
    return str(serve(Settings(attacked)).address)


@pytest.fixture(scope="module")
def pages(address: str) -> dict[str, list[str]]:
    """All addresses that links lead to from the first pages, by their kind."""
    found: dict[str, list[str]] = defaultdict(list)
    seen, waiting = set(), deque(["/ar", "/en", *_asked()])
    patience = patient.PATIENCE
    with httpx.Client(timeout=patience, base_url=address, follow_redirects=True) as client:
        while waiting and len(seen) < 300:
            path = waiting.popleft()
            if path in seen:
                continue
            seen.add(path)
            answer = client.get(path)
            assert answer.status_code < 500, path
            _check_headers(answer)
            kind = _kind(path)
            found[kind].append(path)
            if len(found[kind]) > 6:
                continue
            for target in re.findall(r'href="([^"]*)"', answer.text):
                to = urlsplit(urljoin(f"{address}{path}", target.replace("&amp;", "&")))
                if f"{to.scheme}://{to.netloc}" == address and not to.path.startswith("/static"):
                    waiting.append(to.path + (f"?{to.query}" if to.query else ""))
    return found


def _asked() -> Iterator[str]:
    """Addresses that hold attacks themselves."""
    for number, attack in enumerate(ATTACKS):
        told = quote(attack[:200].encode("utf-8", "replace").decode(), safe="")
        language = ("ar", "en")[number % 2]
        for page in ("search?q", "claims?q", "stories?q", "trace?q", "search?speaker"):
            yield f"/{language}/{page}={told}"
        for page in (
            *("outlets/evidence?of=nameless&outlet", "outlets/evidence?outlet=x&of"),
            *("outlets?by", "speaker?name", "articles?named", "search?outlet", "search?since"),
            *("read?address", "claims?changed", "?day"),
        ):
            yield f"/{language}{'' if page.startswith('?') else '/'}{page}={told}"
        for page in ("claims", "stories", "articles", ""):
            yield f"/{language}/{page}/{told}" if page else f"/{language}/{told}"


def _kind(path: str) -> str:
    """Pages of one kind have one template, and the same names in their query."""
    split = urlsplit(path)
    parts = split.path.strip("/").split("/")
    names = sorted(part.partition("=")[0] for part in split.query.split("&"))
    return "/".join([*parts[1:2], "…" if len(parts) > 2 else "", *names])


def _check_headers(answer: httpx.Response) -> None:
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers.get("content-type", "").partition(";")[0] != "application/xhtml+xml"


@pytest.fixture
def watched(chromium: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what was said, asked for or opened in it that should not be."""
    context = chromium.new_context(base_url=address, viewport={"width": _WIDTH, "height": 800})
    page = context.new_page()
    heard: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        heard.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: heard.append(f"error {error}"))
    page.on("popup", lambda _: heard.append("popup"))
    page.on("console", lambda told: heard.append(told.text) if "Refused" in told.text else None)
    page.on(
        "request",
        lambda sent: heard.append(sent.url) if not sent.url.startswith(address) else None,
    )
    yield page, heard
    context.close()


def test_nothing_runs_on_any_page(
    watched: tuple[Page, list[str]], pages: dict[str, list[str]]
) -> None:
    page, heard = watched
    chosen = [path for addresses in pages.values() for path in addresses[:_OF_A_KIND]]
    assert len(chosen) > 40
    faults: list[str] = []
    for path in chosen:
        page.goto(path)
        faults += _faults(page, heard, path)
    assert faults == []


def _faults(page: Page, heard: list[str], path: str) -> Iterator[str]:
    """What is wrong with a page that is open."""
    for each in heard:
        yield f"{path}: {each}"
    heard.clear()
    found = page.evaluate(_NOT_OURS)
    if any(found.values()):
        yield f"{path}: {found}"
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > _WIDTH:
        yield f"{path}: as wide as {width}"
    # Nothing broke out of its box: the frame of the page stands where it stood.
    if page.locator("body > header.masthead, body > main, body > footer").count() != 3:
        yield f"{path}: another frame"


def test_a_text_that_is_sent_is_shown_and_does_not_run(watched: tuple[Page, list[str]]) -> None:
    page, heard = watched
    page.goto("/en/read")
    field = page.locator("main textarea").first
    if field.count() == 0:
        pytest.skip("no text can be sent here")
    field.fill("\n\n".join(f"قال المتحدث {attack} إن {attack} وقع." for attack in ATTACKS))
    follow(page.locator("main form:has(textarea) button").first)
    assert list(_faults(page, heard, "POST /en/read")) == []


def test_templates_in_data_stay_data(pages: dict[str, list[str]], address: str) -> None:
    with httpx.Client(timeout=patient.PATIENCE, base_url=address) as client:
        told = [client.get(path).text for path in ("/ar/outlets", "/en/outlets")]
    assert any("{{7*7}}" in text for text in told)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/static/css/base.css", {}, 200),
        ("GET", "/static/none.css", {}, 404),
        ("GET", "/static/../app.py", {}, None),
        ("GET", "/static/%2e%2e/app.py", {}, 404),
        ("GET", "/static/..%2f..%2fapp.py", {}, 404),
        ("GET", "/static/css/", {}, 404),
        ("GET", "/ar/none", {}, 404),
        ("GET", "/api/none", {}, 404),
        ("GET", "/ar", {"host": "evil.example"}, 421),
        ("GET", "/ar", {"host": "localhost@evil.example"}, 421),
        ("POST", "/ar/read", {"origin": "https://evil.example"}, 403),
        ("POST", "/ar/read", {"sec-fetch-site": "cross-site"}, 403),
        ("DELETE", "/ar", {}, 405),
        ("GET", "/" + "a" * 20000, {}, None),
        ("GET", "/ar?day=" + "%00" * 100, {}, 422),
        ("GET", "//evil.example/%2e%2e", {}, None),
    ],
)
def test_every_answer_is_sent_with_its_defences(
    address: str, method: str, path: str, headers: dict[str, str], status: int | None
) -> None:
    with httpx.Client(timeout=patient.PATIENCE, base_url=address) as client:
        answer = client.request(method, httpx.URL(address + path), headers=headers)
    assert answer.status_code < 500
    assert status is None or answer.status_code == status
    to = answer.headers.get("location", "/")
    assert to.startswith(("/", address)) and not to.startswith("//")
    _check_headers(answer)


@pytest.fixture(scope="module")
def crowded(ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example articles, and 10,000 outlets with an article each."""
    path = tmp_path_factory.mktemp("crowded") / "news.db"
    with sqlite3.connect(ledger) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
        names = [column[1] for column in copy.execute("PRAGMA table_info(articles)")]
        told = {"article": "a.article + n", "outlet": "'o' || n || ?", "key": "a.key || n"}
        columns = ", ".join(told.get(name, f"a.{name}") for name in names)
        numbers = "WITH RECURSIVE s(n) AS (VALUES (1000) UNION ALL SELECT n + 1 FROM s LIMIT 10000)"
        copy.execute(
            f"{numbers} INSERT INTO articles SELECT {columns} FROM articles a, s "
            "WHERE a.article = 1",
            (f"<b>{RUN}</b>",),
        )
        new = "SELECT * FROM articles WHERE article > 1000"
        copy.execute(f"INSERT INTO linked SELECT article, 1 FROM ({new})")
        copy.execute(f"INSERT INTO outlets SELECT outlet, 1 FROM ({new})")
    return path


def test_ten_thousand_outlets_are_shown_in_portions(
    serve: Callable[[Settings], Any],
    watched: tuple[Page, list[str]],
    crowded: Path,
) -> None:
    page, heard = watched
    address = serve(Settings(crowded)).address
    for path in ("/en/outlets", "/en", "/en/search", "/en/search?q=السد", "/en/claims"):
        answer = page.request.get(f"{address}{path}")
        if answer.status == 404:
            continue
        assert len(answer.body()) < 300_000, path
    page.goto(f"{address}/en/outlets?by=articles")
    assert "1 to 100 of 10,005 outlets" in page.locator("main").inner_text()
    follow(page.get_by_role("link", name="More outlets"))
    assert "101 to 200 of 10,005 outlets" in page.locator("main").inner_text()
    assert [each for each in heard if not each.startswith(address)] == []
    assert list(_faults(page, [], "outlets")) == []
