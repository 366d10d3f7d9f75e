"""Each call of the API on the example articles, over HTTP."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import httpx
import msgspec
import patient
import pytest
from click.testing import CliRunner
from filled import fill

from musnad import Article, Reading, read
from musnad.claims.model import MutationKind
from musnad.cli import main
from musnad.ledger import ClaimHeld, Ledger, StoryHeld
from musnad.ledger.claims_questions import known_changes
from musnad.serve.api.document import TYPES
from musnad.serve.api.examples import SENT, examples, first_of

LISTS = (
    *("articles", "statements", "speakers", "stories", "claims", "copies"),
    "speaker?name=وزير",
)


@pytest.fixture(scope="module")
def client(site: Any) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{site.address}/api/", timeout=30) as made:
        yield made


def rows_of_command(ledger: Path, *words: str) -> list[Any]:
    run = CliRunner().invoke(main, [*words, "--json", "--ledger", str(ledger)])
    assert run.exit_code == 0, run.output
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.mark.parametrize(
    ("call", "command"),
    [
        ("stats", ("stats",)),
        ("outlets", ("outlets",)),
        ("sources", ("sources",)),
        ("sources?unnamed=true", ("sources", "--unnamed")),
        ("speakers?limit=200", ("speakers",)),
        ("speaker?name=رائد&limit=200", ("speaker", "رائد")),
        ("stories", ("stories",)),
        ("claims?q=السد", ("claims", "السد")),
        ("claims?disputed=true", ("claims", "--disputed")),
        ("claims?one_unnamed=true&since=2024-05", ("claims", "--one-unnamed", "--since=2024-05")),
        ("claims?changed=figure", ("claims", "--changed=figure")),
        ("claims?lost_credit=true", ("claims", "--changed=credit")),
        ("claims?roots_at_most=1&act=deny", ("claims", "--roots-at-most=1", "--act=deny")),
        ("copies?lost_credit=true", ("copies", "--lost-credit")),
    ],
)
def test_rows_are_those_of_the_command(
    client: httpx.Client, ledger: Path, call: str, command: tuple[str, ...]
) -> None:
    answer = client.get(call)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["items"] == rows_of_command(ledger, *command)
    assert found["total"] == len(found["items"])
    assert (found["is_counted"], found["next"]) == (True, "")


def test_kinds_of_change_are_those_of_the_command() -> None:
    assert (*get_args(MutationKind), "credit") == known_changes()


def test_statements_are_found_by_words_and_all_filters(client: httpx.Client, ledger: Path) -> None:
    found = client.get("statements", params={"q": "السد", "limit": 200}).json()["items"]
    without = [{k: v for k, v in row.items() if k != "sentence"} for row in found]
    assert without == rows_of_command(ledger, "find", "السد")
    with Ledger(ledger) as opened:
        for row in found:
            article = opened.article(f"#{row['article']}").entry.article
            assert row["sentence"] in getattr(article, row["field"])
    every = client.get("statements?limit=200").json()["items"]
    for filter, keeps in (
        ("speaker=رائد", lambda row: "رائد" in row["speaker"]),
        ("kind=unnamed&kind=person", lambda row: row["kind"] in ("unnamed", "person")),
        ("act=deny", lambda row: row["act"] == "deny"),
        ("outlet=مرآة الساحل", lambda row: row["outlet"] == "مرآة الساحل"),
        ("since=2024-05-16", lambda row: row["day"] >= "2024-05-16"),
        ("until=2024-05-15", lambda row: row["day"] <= "2024-05-15"),
        ("figure=12000", lambda row: "12" in row["content"]),
    ):
        some = client.get(f"statements?limit=200&{filter}").json()["items"]
        assert some, filter
        assert len(some) < len(every)
        assert all(map(keeps, some)), filter


def test_search_finds_statements_claims_and_stories(client: httpx.Client) -> None:
    found = client.get("search", params={"q": "السد", "limit": 2}).json()
    assert all(len(found[kind]["items"]) for kind in ("statements", "claims", "stories"))
    assert len(found["statements"]["items"]) == 2
    after = found["statements"]["next"]
    page = client.get("statements", params={"q": "السد", "limit": 2, "after": after}).json()
    ids = [row["id"] for row in [*found["statements"]["items"], *page["items"]]]
    assert len(set(ids)) == 4


@pytest.mark.parametrize("call", LISTS)
def test_links_lead_through_all_pages(client: httpx.Client, call: str) -> None:
    sign = "&" if "?" in call else "?"
    whole = client.get(f"{call}{sign}limit=200").json()
    met: list[Any] = []
    answer = client.get(f"{call}{sign}limit=1")
    for _ in range(200):
        page = answer.json()
        met += page["items"]
        assert page["total"] == whole["total"]
        if not page["next"]:
            assert "link" not in answer.headers
            break
        link = answer.headers["link"]
        assert link.endswith('>; rel="next"')
        answer = client.get(f"{client.base_url.copy_with(path='/')}{link[2:].split('>')[0]}")
        assert answer.status_code == 200, answer.text
    assert met == whole["items"] != []


def test_one_article_by_all_its_names(client: httpx.Client) -> None:
    [newest] = client.get("articles?limit=1").json()["items"]
    number = newest["article"]
    article = client.get(f"articles/{number}").json()
    assert article["versions"] == [number]
    assert article["article"]["title"] == newest["title"]
    for name in (newest["key"], f"%23{number}"):
        assert client.get(f"articles/{name}").json() == article
    for name in (newest["url"], newest["id"], str(number)):
        assert client.get("article", params={"called": name}).json() == article
    reading = client.get(f"articles/{number}/reading")
    assert reading.content == read(Article(**article["article"])).to_json()
    assert len(reading.json()["statements"]) == newest["statements"]
    statement = reading.json()["statements"][0]["id"]
    assert client.get(f"articles/{statement}").json() == article
    assert client.get(f"articles/{number}?version=1").json() == article
    assert client.get(f"articles/{number}?version=2").status_code == 404


def test_articles_are_the_newest_first_and_filtered(client: httpx.Client) -> None:
    days = [row["day"] for row in client.get("articles").json()["items"]]
    assert days == sorted(days, reverse=True)
    some = client.get("articles?outlet=صحيفة الوادي&since=2024-05-16").json()["items"]
    assert some
    assert {row["outlet"] for row in some} == {"صحيفة الوادي"}
    assert client.get("articles?since=2030").json()["items"] == []


def test_one_claim_and_one_story(client: httpx.Client) -> None:
    [claim] = client.get("claims?limit=1").json()["items"]
    held = msgspec.json.decode(client.get(f"claims/{claim['id']}").content, type=ClaimHeld)
    assert (held.claim, held.story) == (claim["claim"], claim["story"])
    story = msgspec.json.decode(client.get(f"stories/{held.story}").content, type=StoryHeld)
    assert claim["id"] in [each.id for each in story.claims]


def test_an_article_that_is_sent_is_read(client: httpx.Client, site: Any) -> None:
    article = Article(
        title="وزير: الجسر آمن",
        text="قال وزير النقل سالم الراشدي يوم الأحد إن الجسر آمن. وأضاف أن 300 عامل يصلحونه.",
        published="2024-05-14",
    )
    body = msgspec.json.encode(article)
    headers = {"content-type": "application/json; charset=utf-8"}
    answer = client.post("read", content=body, headers=headers)
    assert answer.content == read(article).to_json()
    assert msgspec.json.decode(answer.content, type=Reading).statements
    at_root = patient.post(f"{site.address}/read", content=body, headers=headers)
    assert at_root.content == answer.content
    form = patient.post(f"{site.address}/read", data={"text": article.text})
    assert (form.status_code, form.headers["content-type"]) == (415, "application/problem+json")


def test_a_sentence_and_an_address_are_traced(client: httpx.Client, site: Any) -> None:
    found = client.post("trace", json={"sentence": "تشققات ظهرت في جسم السد"}).json()
    best = found["items"][0]
    assert best["alike"] >= 0.5
    assert best["page"] == f"/claims/{best['id']}"
    assert client.get(f"claims/{best['id']}").status_code == 200
    asked = {"address": "https://example.org/wadi/88"}
    of_article = patient.post(f"{site.address}/trace", json=asked).json()["items"]
    assert of_article
    assert {row["alike"] for row in of_article} == {None}
    assert client.post("trace", json={"address": "تشققات السد"}).status_code == 404
    for wrong in ({}, {"sentence": " "}, {"sentence": "السد", "address": "1"}, {"text": "السد"}):
        assert client.post("trace", json=wrong).status_code == 422


@pytest.mark.parametrize(
    ("call", "status", "told"),
    [
        ("nothing", 404, "no such page"),
        ("articles/nothing", 404, "no article 'nothing'"),
        ("articles/a%2Fb", 404, ""),
        ("articles/%00", 404, ""),
        ("articles/%ff%fe", 404, ""),
        ("claims/c000000000000", 404, "no claim"),
        ("stories/%00", 404, "no story"),
        ("articles?limit=0", 422, "limit"),
        ("articles?limit=201", 422, "limit"),
        ("articles?limit=many", 422, "limit"),
        ("articles?after=x", 422, "'x' is no cursor of this question"),
        ("articles?since=yesterday", 422, "since"),
        ("articles?since=2024-02-31", 422, "not in the calendar"),
        ("statements?kind=nobody", 422, "kind"),
        ("statements?figure=many", 422, "no figure"),
        ("statements?q=(السد", 422, "bracket"),
        (f"statements?q={'a' * 1001}", 422, "1000"),
        ("statements?q=%00", 422, "no word"),
        ("statements?outlet=nowhere", 404, "no outlet 'nowhere'"),
        ("claims?changed=weather", 422, "changed"),
        ("speaker", 422, "name"),
        ("search", 422, "q"),
    ],
)
def test_what_is_not_answered_is_told(
    client: httpx.Client, call: str, status: int, told: str
) -> None:
    answer = client.get(call)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert told in problem["detail"]
    assert set(problem) == {"type", "title", "status", "detail"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"text": "\xff"}', 400),
        (b'{"text": "\\ud800"}', 400),
        (b"[" * 50_000, 422),
        (b'{"a":' * 50_000, 400),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"text": 5}', 422),
        (b'{"text": "a", "title": null}', 422),
        (b'{"text": "\\u0000"}', 200),
        ('{"text": "قال سالم إن \\ud83d\\ude00 آمن."}'.encode(), 200),
        (b'{"text": ""}', 200),
    ],
)
def test_bodies_that_are_none(client: httpx.Client, body: bytes, status: int) -> None:
    answer = client.post("read", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status, answer.text
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"


def test_methods_that_are_not_taken(client: httpx.Client) -> None:
    for method, call, allowed in (("POST", "stats", "GET"), ("GET", "read", "POST")):
        answer = client.request(method, call)
        assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
        assert answer.json()["detail"] == f"this address takes {allowed}"


@pytest.mark.parametrize("call", ["stats", "openapi.json", "../ar", "../en", "articles/1/reading"])
def test_what_is_there_already_is_not_sent_again(client: httpx.Client, call: str) -> None:
    first = client.get(call)
    tag = first.headers["etag"]
    assert not tag.startswith("W/")
    assert first.headers["cache-control"] == "no-cache"
    assert "Accept-Encoding" in first.headers["vary"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = client.get(call, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert client.get(call, headers={"if-none-match": '"other"'}).content == first.content
    plain = client.get(call, headers={"accept-encoding": "identity"})
    assert plain.content == first.content
    is_packed = first.headers.get("content-encoding") == "gzip"
    assert is_packed == (len(first.content) >= 1024)
    assert (plain.headers["etag"] == tag) != is_packed
    head = client.head(call)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)


def test_a_packed_answer_is_the_same(client: httpx.Client) -> None:
    with client.stream("GET", "openapi.json") as answer:
        packed = b"".join(answer.iter_raw())
    assert json.loads(gzip.decompress(packed)) == client.get("openapi.json").json()


def test_everything_is_described(client: httpx.Client) -> None:
    document = client.get("openapi.json").json()
    assert document["openapi"].startswith("3.1")
    names = set(document["components"]["schemas"])
    assert {type.__name__ for type in TYPES} <= names
    text = json.dumps(document)
    for part in text.split('"#/components/schemas/')[1:]:
        assert part.split('"')[0] in names
    for path, calls in document["paths"].items():
        assert path.startswith("/api/")
        for call in calls.values():
            assert call["summary"] and call["description"]
            assert {"200", "401", "422", "500"} <= set(call["responses"])
            assert "example" in call["responses"]["200"]["content"]["application/json"]


def test_an_article_is_explained_in_either_language(client: httpx.Client) -> None:
    article = {"text": "قال الوزير إن السد آمن. ولم تعلن الوزارة موعد الإصلاح."}
    answers = [
        client.post("explain", json=article, params={"language": language}).json()
        for language in ("ar", "en")
    ]
    refusals = [answer["sentences"][1]["cues"][0]["why_not"] for answer in answers]
    assert [refusal["rule"] for refusal in refusals] == ["reporting.is_negated"] * 2
    assert "It is negated" in refusals[1]["says"] and "منفي" in refusals[0]["says"]
    read = client.post("read", json=article).json()["statements"]
    assert answers[0]["sentences"][0]["cues"][0]["statement"] == read[0]["id"]
    assert client.post("explain", json=article, params={"language": "fr"}).status_code == 422


def test_its_examples_are_true(client: httpx.Client, site: Any) -> None:
    """Otherwise: python tools/api_examples.py"""
    for path, example in examples().items():
        call = f"{site.address}{example.call}"
        sent = SENT.get(path)
        answer = patient.post(call, json=sent) if sent else patient.get(call)
        assert first_of(answer.json()) == example.answer, path


def test_a_ledger_that_was_never_linked(serve: Any, tmp_path: Path) -> None:
    from musnad.serve import Settings

    path = tmp_path / "never.db"
    articles = tmp_path / "one.jsonl"
    articles.write_text('{"text": "قال سالم إن السد آمن.", "published": "2024-05-01"}', "utf-8")
    fill(path, articles)
    never = serve(Settings(path))
    for call in ("stories", "claims", "copies", "outlets", "claims/c0", "stories/s0"):
        answer = patient.get(f"{never.address}/api/{call}")
        assert answer.status_code == 409
        assert "musnad link --ledger never.db" in answer.json()["detail"]
        assert str(tmp_path) not in answer.text
    found = patient.get(f"{never.address}/api/search", params={"q": "السد"}).json()
    assert found["statements"]["total"] == 1
    assert found["claims"] is found["stories"] is None


def test_lists_say_how_many_articles_are_not_linked(serve: Any, tmp_path: Path) -> None:
    from musnad.serve import Settings

    path = tmp_path / "behind.db"
    record = '{{"text": "{}", "published": "2024-05-01", "id": "{}"}}\n'
    for name, text, with_links in (
        ("1", "قال سالم إن السد آمن.", True),
        ("2", "نفى سالم ذلك.", False),
    ):
        articles = tmp_path / f"{name}.jsonl"
        articles.write_text(record.format(text, name), "utf-8")
        fill(path, articles, with_links=with_links)
    behind = serve(Settings(path))
    for call in ("stories", "claims", "copies", "outlets"):
        assert patient.get(f"{behind.address}/api/{call}").json()["unlinked"] == 1
    found = patient.get(f"{behind.address}/api/search", params={"q": "السد"}).json()
    assert "unlinked" not in found["statements"]
    assert found["claims"]["unlinked"] == found["stories"]["unlinked"] == 1
    traced = patient.post(f"{behind.address}/api/trace", json={"sentence": "السد آمن تماما"})
    assert traced.json()["unlinked"] == 1
