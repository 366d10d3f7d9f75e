"""What the commands about stories and claims print."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def rows(*arguments):
    return [json.loads(line) for line in run(*arguments, "--json").stdout.splitlines()]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    ledger = tmp_path_factory.mktemp("claims") / "news.db"
    result = run("ingest", "--link", "--workers", 1, "--ledger", ledger, EXAMPLES / "outlets.jsonl")
    assert result.exit_code == 0
    assert "12 articles linked" in result.stderr
    return ledger


@pytest.fixture(autouse=True)
def ledger(path, monkeypatch):
    monkeypatch.setenv("MUSNAD_LEDGER", str(path))
    return path


def test_stories_with_the_most_told_first(ledger):
    assert [story["articles"] for story in rows("stories")] == [7, 4]
    assert "1 of 2; for more" in run("stories", "--limit", 1).stdout
    assert [s["articles"] for s in rows("stories", "حريق")] == [4]
    assert rows("stories", "--outlet", "أخبار الشمال", "--until", "2024-05-15") == []


def test_what_somebody_disputes(ledger):
    assert [story["disputes"] for story in rows("stories")] == [1, 0]
    assert [story["disputes"] for story in rows("stories", "--disputed")] == [1]
    disputed = rows("find", "--disputed")
    assert 0 < len(disputed) < len(rows("find"))
    assert {row["act"] for row in rows("find", "--disputed", "--act", "deny")} == {"deny"}


def test_a_story_shows_its_copies_its_claims_and_its_dispute(ledger):
    first = rows("stories")[0]["id"]
    told = run("story", first).stdout
    assert "the same text" in told
    assert "without the agency's credit" in told
    assert "denied" in told
    held = json.loads(run("story", first, "--json").stdout)
    assert len(held["articles"]) == 7
    table = list(csv.DictReader(io.StringIO(run("story", first, "--csv").stdout)))
    assert [row["article"] for row in table] == [article["id"] for article in held["articles"]]
    copies = {row["article"]: row["copy_of"] for row in table if row["copy_of"]}
    assert len(copies) == sum(article["copy"] is not None for article in held["articles"]) > 0
    assert set(copies.values()) <= {row["article"] for row in table} - set(copies)
    assert run("story", "s0").exit_code == 2


def test_claims_by_what_they_rest_on_and_what_changed(ledger):
    assert rows("claims", "--disputed")
    assert all(c["one_unnamed"] for c in rows("claims", "--one-unnamed"))
    changed = rows("claims", "--changed", "modifier")
    assert any("ألف أسرة" in claim["claim"] for claim in changed)
    assert rows("claims", "--changed", "medium") == []
    assert all(c["at_most"] <= 1 for c in rows("claims", "--roots-at-most", 1))
    assert len(list(csv.reader(io.StringIO(run("claims", "--csv").stdout)))) == 1 + len(
        rows("claims")
    )


def test_a_claim_with_its_way_its_tellings_and_its_changes(ledger):
    [claim] = [c for c in rows("claims", "--changed", "modifier") if "ألف أسرة" in c["claim"]]
    told = run("claim", claim["id"], "--why").stdout
    assert "[ما يصل إلى 12 ألف أسرة]" in told
    assert "an unnamed source" in told
    assert "وكالة أنباء الساحل · an agency" in told
    assert "2 articles with the agency's text without its credit" in told
    assert "the same run of words" in told
    held = json.loads(run("claim", claim["id"], "--json").stdout)
    assert held["id"] == claim["id"]
    member = held["members"][0]
    article = next(a for a in ARTICLES if a["id"] == member["article"]["id"])
    assert article[member["field"]][member["start"] : member["end"]] == member["text"]
    table = list(csv.DictReader(io.StringIO(run("claim", claim["id"], "--csv").stdout)))
    assert [row["text"] for row in table] == [member["text"] for member in held["members"]]
    assert run("claim", claim["id"], "--csv", "--bom").stdout.startswith("\ufeffoutlet,day,")
    assert run("claim", "c0").exit_code == 2


ARTICLES = [
    json.loads(line) for line in (EXAMPLES / "outlets.jsonl").read_text("utf-8").splitlines()
]


def test_the_docs_show_what_is_printed(ledger):
    docs = (EXAMPLES.parent / "docs" / "ledger.md").read_text("utf-8")
    blocks = [block.split("```")[0] for block in docs.split("```text\n")[1:]]
    [shown] = [block.splitlines() for block in blocks if "الأصول المستقلة: 1 · 8" in block]
    called = re.search(r"musnad claim (c\w{12})", shown[0])
    assert called
    told = run("claim", called[1], "--lang", "ar").stdout.splitlines()
    for line in shown:
        assert not line or line.startswith("$") or line in told, line


def test_a_claim_is_drawn(ledger, tmp_path):
    [claim] = [c for c in rows("claims", "--changed", "modifier") if "ألف أسرة" in c["claim"]]
    for name in ("claim.svg", "claim.html"):
        assert run("claim", claim["id"], "--plot", tmp_path / name).exit_code == 0
        drawn = (tmp_path / name).read_text("utf-8")
        assert "15,000" in drawn
        assert "https://cdn" not in drawn
    drawn = (tmp_path / "claim.svg").read_text("utf-8")
    assert "أخبار الشمال" in drawn
    assert "≤ 12,000" in drawn
    assert "2024-05-16" in drawn


def test_a_claim_without_figures_is_drawn_without_a_chart_of_them(ledger, tmp_path):
    [claim] = [c for c in rows("claims") if c["claim"].startswith("أن الضخ من السد")]
    assert run("claim", claim["id"], "--plot", tmp_path / "claim.svg").exit_code == 0
    drawn = (tmp_path / "claim.svg").read_text("utf-8")
    assert drawn.count("2024-05-17</text>") == 1


def test_a_chart_that_cannot_be_drawn_says_why(ledger, tmp_path, monkeypatch):
    called = rows("claims")[0]["id"]
    refused = run("claim", called, "--plot", tmp_path / "claim.gif")
    assert refused.exit_code == 2
    assert ".svg or .html" in refused.stderr
    path = tmp_path / "none" / "claim.svg"
    nowhere = run("claim", called, "--plot", path)
    assert nowhere.exit_code == 2
    assert f"{path}: No such file" in nowhere.stderr
    monkeypatch.setitem(sys.modules, "altair", None)
    missing = run("claim", called, "--plot", tmp_path / "claim.svg")
    assert missing.exit_code == 2
    assert "pip install 'musnad[plot]'" in missing.stderr


@pytest.mark.parametrize("other", ["--json", "--csv", "--all", "--why"])
def test_a_chart_is_drawn_instead_of_anything_else(ledger, tmp_path, other):
    called = rows("claims")[0]["id"]
    refused = run("claim", called, "--plot", tmp_path / "claim.svg", other)
    assert refused.exit_code == 2
    assert f"--plot and {other} exclude each other." in refused.stderr
    assert not (tmp_path / "claim.svg").exists()


def test_a_row_for_each_telling_has_no_reasons_but_json_has(ledger):
    called = rows("claims")[0]["id"]
    refused = run("claim", called, "--csv", "--why")
    assert refused.exit_code == 2
    assert "--csv and --why exclude each other." in refused.stderr
    assert json.loads(run("claim", called, "--json", "--why").stdout)["links"]
    assert run("claim", called, "--csv", "--all").exit_code == 0


def test_who_mistakes_a_story_for_a_claim_is_told_so(ledger):
    story, claim = rows("stories")[0]["id"], rows("claims")[0]["id"]
    assert f"'{story}' is a story: musnad story {story}" in run("claim", story).stderr
    assert f"'{claim}' is a claim: musnad claim {claim}" in run("story", claim).stderr
    assert "no claim 'c0' in this ledger" in run("claim", "c0").stderr
    assert "no story 'c0' in this ledger" in run("story", "c0").stderr


def test_days_and_figures_that_end_before_they_begin_are_refused(ledger):
    for command in ("claims", "find", "outlets"):
        refused = run(command, "--since", "2024-05-16", "--until", "2024-05-15")
        assert refused.exit_code == 2
        assert "--since 2024-05-16 is later than --until 2024-05-15." in refused.stderr
    assert run("claims", "--since", "2024-05-16", "--until", "2024-05").exit_code == 0
    assert "no date" in run("claims", "--since", "x", "--until", "2024").stderr
    refused = run("find", "--figure", "100..50")
    assert refused.exit_code == 2
    assert "'100..50' ends below where it begins" in refused.stderr
    assert run("find", "--figure", "50..50").exit_code == 0


def test_a_sentence_is_traced_to_its_first_telling(ledger):
    [first, *_] = rows("trace", "ظهرت تشققات في جسم السد")
    assert "تشققات ظهرت" in first["words"]
    assert first["first_day"] == "2024-05-15"
    assert first["alike"] > 0.5
    assert "no claim" in run("trace", "فاز نادي المرجان بكأس السباحة").stdout
    for wordless in ("و", "", "؟"):
        assert "has no word to look for" in run("trace", wordless).stderr
    long = run("trace", "كلمة " * 1001)
    assert long.exit_code == 2
    assert "the sentence is too long: more than 5,000 characters" in long.stderr


def test_an_article_is_traced_to_the_claims_that_it_makes(ledger):
    found = rows("trace", "https://example.org/marjana/402")
    assert len(found) >= 3
    assert {claim["first_day"] for claim in found} == {"2024-05-15"}
    assert run("trace", "https://example.org/none").exit_code == 2


@pytest.mark.parametrize(
    "address",
    [
        "example.org/marjana/402",
        "http://example.org/marjana/402",
        "https://example.org/marjana/402/",
        "HTTPS://Example.org/marjana/402?utm_source=x&fbclid=y#top",
    ],
)
def test_an_article_is_traced_and_shown_by_an_address_that_is_nearly_its_own(ledger, address):
    assert rows("trace", address) == rows("trace", "https://example.org/marjana/402")
    assert run("show", address).stdout == run("show", "marjana/402").stdout


@pytest.mark.parametrize(
    "called", ["example.org/nowhere", "marjana/999", "999", "https://example.org/marjana/402?p=2"]
)
def test_an_article_that_is_not_there_is_no_sentence(ledger, called):
    result = run("trace", called)
    assert result.exit_code == 2
    assert f"no article '{called}' in this ledger" in result.stderr


def test_an_article_of_two_outlets_with_nearly_its_address_is_not_guessed(tmp_path):
    articles = tmp_path / "articles.jsonl"
    texts = ("قال الوزير إن السد آمن.", "قالت الوزيرة إن الجسر متصدع.")
    articles.write_text(
        "\n".join(
            json.dumps({"url": f"{scheme}://example.org/1", "text": text})
            for scheme, text in zip(("http", "https"), texts, strict=True)
        ),
        "utf-8",
    )
    other = tmp_path / "other.db"
    run("ingest", "--workers", 1, "--ledger", other, articles)
    assert "الجسر" in run("show", "https://example.org/1", "--ledger", other).stdout
    for command in ("show", "trace"):
        told = run(command, "example.org/1", "--ledger", other).stderr
        assert "may be several articles" in told
        assert "#1" in told


def test_of_an_article_that_shares_no_claim_that_is_said(ledger):
    told = run("trace", "wadi/95")
    assert told.exit_code == 0
    assert told.stdout == "this article makes no claim that another one makes too\n"


def test_copies_that_lost_their_agency(ledger):
    lost = rows("copies", "--lost-credit")
    assert {row["outlet"] for row in lost} == {"الميناء اليوم", "بوابة مرجانة"}
    assert {row["agency"] for row in lost} == {"وكالة أنباء الساحل"}


def test_outlets_by_what_their_claims_rest_on(ledger):
    outlets = {row["outlet"]: row for row in rows("outlets")}
    assert outlets["الميناء اليوم"]["lost_credits"] == 2
    assert outlets["مرآة الساحل"]["lost_credits"] == 0
    assert outlets["أخبار الشمال"]["figures_changed"] >= 1


def test_a_ledger_that_was_never_linked_says_how(tmp_path):
    other = tmp_path / "other.db"
    run("ingest", "--workers", 1, "--ledger", other, EXAMPLES / "outlets.jsonl")
    result = run("claims", "--ledger", other)
    assert result.exit_code == 2
    assert "musnad link" in result.stderr
    run("link", "--quiet", "--ledger", other)
    assert run("claims", "--ledger", other).exit_code == 0


#: What is answered from stories and claims.
ANSWERS = (
    ("stories",),
    ("claims",),
    ("trace", "تشققات"),
    ("copies",),
    ("outlets",),
    ("find", "--disputed"),
    ("export", "--to", "claims", "-"),
    ("export", "--to", "csv", "-"),
)


@pytest.mark.parametrize("answer", ANSWERS)
def test_answers_of_a_ledger_whose_linking_was_stopped_say_so(
    ledger, tmp_path, monkeypatch, answer
):
    stopped = shutil.copy(ledger, tmp_path / "stopped.db")
    with closing(sqlite3.connect(stopped)) as half, half:
        half.execute("UPDATE linked SET settled = 0 WHERE article < 6")
    assert "not linked yet" not in run(*answer).stderr
    monkeypatch.setenv("MUSNAD_LEDGER", str(stopped))
    result = run(*answer)
    assert result.exit_code == 0
    assert "not linked yet: 5 articles; run musnad link" in result.stderr.splitlines()


def test_of_a_ledger_that_was_never_linked_only_the_export_of_claims_says_so(tmp_path):
    other = tmp_path / "other.db"
    run("ingest", "--workers", 1, "--ledger", other, EXAMPLES / "outlets.jsonl")
    told = {
        format: run("export", "--to", format, "--ledger", other, "-").stderr.splitlines()
        for format in ("claims", "csv", "jsonl")
    }
    assert told["claims"][0] == "not linked yet: 12 articles; run musnad link"
    assert len(told["csv"]) == len(told["jsonl"]) == 1


def test_statements_are_exported_with_the_claims_that_they_make(ledger, tmp_path):
    target = tmp_path / "out"
    assert run("export", "--to", "csv", target, "--force").exit_code == 0
    table = list(csv.DictReader(target.open(encoding="utf-8")))
    own = [row for row in table if "12 ألف أسرة ما زالت" in row["content"]]
    assert len({row["claim"] for row in own}) == 1
    assert {row["first_day"] for row in own} == {"2024-05-15"}
    assert all(int(row["appearances"]) >= 4 for row in own)
    assert any(row["claim"] == row["first_appearance"] == "" for row in table)
    assert run("export", "--to", "claimreview", target, "--force").exit_code == 0
    reviews = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    [review] = [r for r in reviews if own[0]["claim"] in r["itemReviewed"]["identifier"]]
    assert len(review["itemReviewed"]["appearance"]) >= 4
    assert run("export", "--to", "rdf", target, "--force").exit_code == 0
    assert f"urn:musnad:claim:{own[0]['claim']}" in target.read_text("utf-8")


def test_the_export_of_claims_has_copies_stories_families_and_disputes(ledger, tmp_path):
    target = tmp_path / "claims.jsonl"
    result = run("export", "--to", "claims", target)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    count = Counter(line["type"] for line in lines)
    assert count.keys() == {"copy", "story", "family", "dispute"}
    told = f"{count['copy']} pairs of copies, 2 stories, {count['family']} claims, 1 dispute"
    assert result.stderr == f"{told} in {target}\n"
    for family in (line for line in lines if line["type"] == "family"):
        assert len({member["article"] for member in family["members"]}) > 1
        least, most = family["roots"]
        assert 1 <= least <= most
        places = range(len(family["members"]))
        assert all(m["from"] in places and m["to"] in places for m in family["mutations"])
