"""The page of one claim, and the list of claims, in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from filled import fill
from looks import LOOKS, Scheme
from playwright.sync_api import Page, expect

from musnad.ledger import ClaimFilters, ClaimHeld, Ledger
from musnad.ledger.changes import changes_of
from musnad.serve import Settings
from tests.serve.conftest import Served

DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def claim(ledger: Path) -> ClaimHeld:
    """The claim of the examples that is told most: its figure changed on the way."""
    return _first(ledger, ClaimFilters(changed=("figure",)))


@pytest.fixture(scope="session")
def disputed(ledger: Path) -> ClaimHeld:
    """A claim of the examples that another one denies."""
    return _first(ledger, ClaimFilters(disputed=True))


def _first(ledger: Path, own: ClaimFilters) -> ClaimHeld:
    with Ledger(ledger) as asked:
        row = next(iter(asked.claims(own=own)))
        return asked.claim(row["id"])


def test_its_head_says_what_it_rests_on(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    expect(page.locator("h1")).to_contain_text(claim.claim)
    sums = page.locator(".sums")
    expect(sums).to_contain_text("أصول مستقلة 1", use_inner_text=True)
    expect(sums).to_contain_text(str(claim.outlets))
    expect(page.locator(".origins li")).to_have_count(len(claim.origins))
    expect(page.locator(".kicker a")).to_have_attribute("href", f"/ar/stories/{claim.story}")


@pytest.mark.window(viewport=DESKTOP)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_its_way_is_drawn_along_time(page: Page, claim: ClaimHeld, language: str) -> None:
    page.goto(f"/{language}/claims/{claim.id}")
    lefts = [
        page.locator(f".way .box.of-{kind}").first.bounding_box() for kind in ("unnamed", "agency")
    ]
    first, second = (box["x"] for box in lefts if box)
    assert first > second if language == "ar" else first < second
    outlets = page.locator(".way .box.of-article a")
    expect(outlets).to_have_count(sum(node.kind == "article" for node in claim.chain.nodes))
    expect(outlets.first).to_have_attribute("href", re.compile(rf"/{language}/articles/\d+"))
    expect(page.locator(".way .box.of-unnamed")).to_contain_text(
        "مصدر غير مسمّى" if language == "ar" else "an unnamed source"
    )


@pytest.mark.window(viewport=DESKTOP)
def test_no_words_are_cut_off_in_the_drawing(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    cut = page.evaluate(
        "[...document.querySelectorAll('.way .box')]"
        ".filter(box => box.scrollHeight > box.parentElement.getAttribute('height') * 1 + 1)"
        ".map(box => box.textContent)"
    )
    assert cut == []


@pytest.mark.window(viewport=DESKTOP)
def test_a_number_on_a_line_leads_to_what_changed(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    sign = page.locator(".way a.sign").first
    number = sign.inner_text()
    sign.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"#change-{number}$"))
    change = page.locator(f"#change-{number}")
    expect(change).to_be_in_viewport()
    expect(change).to_contain_text("قبل")
    expect(change).to_contain_text("بعد")


def test_the_words_that_changed_are_marked_on_either_side(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    figure = next(m for m in claim.mutations if m.kind == "figure")
    assert figure.before and figure.after
    expect(page.locator("#changes del").first).to_have_text(figure.before.text)
    expect(page.locator("#changes ins").first).to_have_text(figure.after.text)


def test_no_dot_stands_behind_those_who_tell_it_so_too(page: Page, ledger: Path) -> None:
    with Ledger(ledger) as asked:
        claims = [asked.claim(row["id"]) for row in asked.claims(limit=None)]
    told_too = [claim for claim in claims if any(len(group) > 1 for group in changes_of(claim))]
    page.goto(f"/en/claims/{told_too[0].id}")
    link = page.locator(".others a").first
    expect(link).to_be_visible()
    assert link.evaluate("link => getComputedStyle(link, '::after').content") == "none"


def test_who_does_not_name_the_agency_is_not_said_to_copy(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/en/claims/{claim.id}")
    unnamed = page.locator("#agencies li")
    expect(unnamed).to_have_count(len({m.target for m in claim.mutations if m.credit}))
    [first, *_] = [m for m in claim.mutations if m.credit]
    assert first.before
    told = unnamed.first.inner_text()
    without, naming = (claim.members[n].article for n in (first.target, first.source))
    assert told.startswith(without.outlet)
    assert f"without naming {first.before.text} the same text with the name:" in told
    assert told.index(naming.outlet) > told.index(first.before.text)
    expect(page.locator(".way .box", has_text="agency not named").first).to_be_attached()


def test_disputes_stand_face_to_face_with_a_way_to_the_other_claim(
    page: Page, disputed: ClaimHeld
) -> None:
    page.goto(f"/ar/claims/{disputed.id}")
    sides = page.locator("#disputes .side")
    expect(sides).to_have_count(2 * len(disputed.disputes))
    expect(sides.filter(has_text="ادعاء هذه الصفحة")).to_have_count(1)
    [other] = [side.claim for side in disputed.disputes[0].sides if side.claim != disputed.id]
    sides.get_by_role("link", name="طريق هذا الادعاء").click()
    expect(page).to_have_url(re.compile(f"/ar/claims/{other}$"))


@pytest.mark.parametrize("place", ["", "claims", "stories"])
def test_what_is_told_stands_before_its_denial(page: Page, disputed: ClaimHeld, place: str) -> None:
    [dispute] = disputed.disputes
    assert dispute.kind == "denial"
    told, denied = (
        next(s for s in dispute.sides if (s.members[0].act == "deny") == denies)
        for denies in (False, True)
    )
    called = {"claims": [told.claim, denied.claim], "stories": [disputed.story], "": [""]}[place]
    for each in called:
        page.goto(f"/en/{place}/{each}".rstrip("/"))
        sides = page.locator(".side")
        expect(sides.nth(0)).to_contain_text("What is told")
        expect(sides.nth(0)).to_contain_text(told.members[0].text)
        expect(sides.nth(1)).to_contain_text("The denial")
        expect(sides.nth(1)).to_contain_text(denied.members[0].text)


def test_all_tellings_are_there_with_the_way_to_their_words(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    tellings = page.locator(".tellings > li")
    expect(tellings).to_have_count(len(claim.members))
    for number, member in enumerate(claim.members[:3]):
        at = f"at={member.field}%3A{member.start}-{member.end}"
        link = tellings.nth(number).locator(".chain a")
        expect(link).to_have_attribute(
            "href", re.compile(re.escape(f"/ar/articles/{member.article.article}?{at}"))
        )


def test_figures_are_drawn_and_told_in_a_table(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    expect(page.locator("#figures g.dot.open").first).to_be_attached()
    page.get_by_text("الأرقام في جدول").click()
    expect(page.locator("#figures-table")).to_contain_text("على الأكثر")


def test_what_changed_is_drawn_and_what_is_not_is_named(
    chromium: Any, serve: Callable[..., Served], tmp_path: Path
) -> None:
    path, articles = tmp_path / "toll.db", tmp_path / "toll.jsonl"
    told = (
        "أفاد الدفاع المدني في إقليم السنديان بأن انفجار مستودع الوقود قرب ميناء مرجانة "
        "أسفر عن مقتل {killed} عاملا وإصابة {injured} آخرين بجروح."
    )
    tolls = ((12, 40), (12, 40), (15, 40), (12, 41))
    articles.write_text(
        "\n".join(
            json.dumps(
                {
                    "outlet": f"صحيفة {number}",
                    "published": "2024-05-15",
                    "title": "انفجار مستودع الوقود قرب ميناء مرجانة",
                    "text": told.format(killed=killed, injured=injured),
                }
            )
            for number, (killed, injured) in enumerate(tolls)
        ),
        "utf-8",
    )
    fill(path, articles, with_links=True)
    claim = _first(path, ClaimFilters(changed=("figure",)))
    page = chromium.new_page(base_url=serve(Settings(path)).address)
    page.goto(f"/en/claims/{claim.id}")
    expect(page.locator(".chart h3")).to_have_text(["killed (عامل)"])
    assert set(page.locator(".chart .value").all_text_contents()) == {"12", "15"}
    expect(page.locator(".left-out")).to_have_text(
        "Not drawn, but in the table: injured (عامل): 40, 41"
    )
    page.get_by_text("The figures as a table").click()
    table = page.locator("#figures-table")
    expect(table.locator("[scope=rowgroup]")).to_have_text(["killed (عامل)", "injured (عامل)"])
    expect(table.locator("td")).to_have_count(4 * len(tolls) * 2)
    page.close()


@pytest.mark.window(viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
def test_it_is_copied_as_a_citation(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    page.get_by_role("button", name="انسخه استشهادًا").click()
    expect(page.locator("#copied")).to_have_text("نُسخ")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert claim.claim in copied and claim.id in copied


@pytest.mark.window(viewport=DESKTOP)
def test_the_way_of_what_is_pointed_at_stands_out(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    page.locator(".way .box.of-article a").first.focus()
    expect(page.locator("svg.way")).to_have_class(re.compile("followed"))
    assert page.locator(".way .line.on-way").count() > 0
    page.locator("h1").click()
    expect(page.locator("svg.way")).not_to_have_class(re.compile("followed"))


@pytest.mark.window(viewport={"width": 360, "height": 700})
def test_a_phone_has_the_way_from_the_top_down(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("svg.way")).to_be_hidden()
    speaker = page.locator(".tree .of-unnamed .name").first
    expect(speaker).to_be_visible()
    above, below = (
        speaker.bounding_box(),
        page.locator(".tree .of-agency .name").first.bounding_box(),
    )
    assert above and below and above["y"] < below["y"]


@pytest.mark.window(viewport=DESKTOP, java_script_enabled=False)
def test_all_of_it_is_there_without_scripts(page: Page, claim: ClaimHeld) -> None:
    page.goto(f"/ar/claims/{claim.id}")
    expect(page.locator("svg.way")).to_be_visible()
    page.get_by_text("الطريق نفسه في قائمة").click()
    expect(page.locator(".tree li").first).to_be_visible()
    expect(page.locator("#citation")).to_be_visible()


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_everybody_can_read_it(
    page: Page,
    claim: ClaimHeld,
    disputed: ClaimHeld,
    serious: Callable[[Page], list[str]],
    language: str,
    scheme: Scheme,
) -> None:
    page.emulate_media(color_scheme=scheme)
    for each in (claim, disputed):
        page.goto(f"/{language}/claims/{each.id}")
        assert serious(page) == []
    page.goto(f"/{language}/claims?disputed=1")
    assert serious(page) == []


def test_claims_are_listed_and_filtered_by_links(page: Page, disputed: ClaimHeld) -> None:
    page.goto("/ar/claims")
    every = page.locator(".claims > li").count()
    page.get_by_role("link", name="مختلف فيه", exact=True).click()
    expect(page).to_have_url(re.compile(r"/ar/claims\?disputed=1$"))
    expect(page.locator(".claims > li .denial").first).to_be_visible()
    assert 0 < page.locator(".claims > li").count() < every
    page.locator(".claims h2 a", has_text=disputed.claim).click()
    expect(page).to_have_url(re.compile(f"/ar/claims/{disputed.id}$"))


def test_words_that_were_looked_for_are_marked_and_filters_stay(page: Page) -> None:
    page.goto("/ar/claims?disputed=1")
    page.get_by_label("كلمات").fill("السد")
    page.get_by_role("button", name="اعرض").click()
    expect(page).to_have_url(re.compile("disputed=1"))
    expect(page.locator(".claims mark").first).to_be_visible()


def test_disputed_claims_come_first_or_those_most_told(page: Page) -> None:
    page.goto("/ar/claims")
    expect(page.locator(".claims > li").first.locator(".denial")).to_be_visible()
    first = page.locator(".claims > li h2").first.inner_text()
    page.get_by_role("link", name="الأكثر روايةً أولًا").click()
    expect(page).to_have_url(re.compile(r"\?sort=told$"))
    expect(page.locator(".claims > li h2").first).not_to_have_text(first)
    expect(page.locator(".orders [aria-current]")).to_have_text("الأكثر روايةً أولًا")


@pytest.mark.window(viewport={"width": 360, "height": 700}, java_script_enabled=False)
def test_filters_leave_a_phone_its_first_screen(page: Page) -> None:
    page.goto("/ar/claims")
    first = page.locator(".claims > li").first.bounding_box()
    assert first and first["y"] < 700
    expect(page.get_by_label("الوسيلة")).to_be_hidden()
    page.get_by_text("حسب الوسيلة أو اليوم").click()
    page.get_by_label("الوسيلة").fill("مرآة الساحل")
    page.get_by_role("button", name="اعرض").click()
    expect(page.get_by_label("الوسيلة")).to_be_visible()


def test_a_list_of_nothing_says_what_to_do(page: Page) -> None:
    page.goto("/ar/claims?q=زنجبيل")
    expect(page.locator(".empty")).to_contain_text("لا ادعاء كهذا")
    expect(page.locator(".empty .button").first).to_have_attribute("href", "/ar/claims")


def test_what_an_address_asks_may_be_nonsense(page: Page) -> None:
    for query in ("changed=%3Cb%3E", "since=x", "sort=%3Cb%3E"):
        answer = page.request.get(f"/ar/claims?{query}")
        assert answer.status == 422
        assert "<b>" not in answer.text()
    assert page.request.get("/ar/claims/nothing").status == 404


def test_a_ledger_that_was_never_linked_says_how_to(
    serve: Callable[..., Served], tmp_path: Path, page: Page
) -> None:
    path = tmp_path / "unlinked.db"
    article = tmp_path / "article.txt"
    article.write_text("قال الوزير سالم النعماني إن الجسر سيفتح غدا.", "utf-8")
    fill(path, article)
    other = serve(Settings(path))
    for way in ("claims", "stories", "claims/c1", "stories/s1", "trace?q=الجسر سيفتح"):
        answer = page.request.get(f"{other.address}/ar/{way}")
        assert answer.status == 409
        assert "musnad link --ledger unlinked.db" in answer.text()


def test_what_articles_hold_never_runs(
    serve: Callable[..., Served], tmp_path: Path, chromium: Any
) -> None:
    attack = "\"'><img src=x onerror=window.ran=1><script>window.ran=1</script>"
    articles = tmp_path / "articles.jsonl"
    told = "قال الوزير سالم النعماني إن جسر المرسى سيفتح أمام السيارات يوم الأحد المقبل بعد إصلاحه."
    articles.write_text(
        "\n".join(
            json.dumps(
                {
                    "id": f"{number}{attack}",
                    "outlet": f"{number}{attack}",
                    "url": f"javascript:window.ran=1//{number}",
                    "title": f"جسر المرسى {attack}",
                    "published": "2024-05-15",
                    "text": f"{told} {attack} وأضاف النعماني أن الإصلاح كلف {number} ملايين دولار.",
                }
            )
            for number in (3, 4)
        ),
        "utf-8",
    )
    path = tmp_path / "attacked.db"
    fill(path, articles, with_links=True)
    with Ledger(path) as asked:
        claims = [row["id"] for row in asked.claims()]
        stories = [row["id"] for row in asked.stories()]
    assert claims and stories
    page = chromium.new_page(base_url=serve(Settings(path)).address)
    ways = [f"claims/{claims[0]}", f"stories/{stories[0]}", "claims", "stories"]
    for way in (*ways, f"trace?q={quote(attack + told)}&all=1", f"claims?q={quote(attack)}"):
        page.goto(f"/ar/{way}")
        assert page.evaluate("window.ran") is None
        assert page.locator("main img, main script, a[href^=javascript]").count() == 0
    page.close()
