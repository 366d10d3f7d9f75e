"""What of stories, claims and disputes is handed on with some articles or statements."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest

from musnad.export.formats import export_to
from musnad.intake.files import cut
from musnad.ledger import Filters, Ledger
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link
from musnad.ledger.schema import CLAIM_TABLES

#: Two events with copies and a dispute, and two stories of which one repeats a claim of the other.
FILES = [
    str(Path(__file__).parents[2] / "examples" / "outlets.jsonl"),
    str(Path(__file__).with_name("thread.jsonl")),
]
FILTERS = {
    "all": Filters(),
    "a day": Filters(since="2024-05-16", until="2024-05-16"),
    "an outlet": Filters(outlets=("wadi",)),
    "denials": Filters(acts=("deny",)),
    "a kind": Filters(kinds=("unnamed",)),
    "disputed": Filters(disputed=True),
    "nothing": Filters(since="2030"),
}


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    path = tmp_path_factory.mktemp("selected") / "ledger.db"
    ingest(cut(FILES), path, FILES, Settings({}))
    link(path)
    with Ledger(path) as opened:
        yield opened


@pytest.fixture(params=FILTERS.values(), ids=list(FILTERS))
def filters(request):
    return request.param


@pytest.fixture
def told(linked, filters, tmp_path):
    """The lines of ``--to claims`` by their types, and how many are said to be there."""
    with linked.selected(filters) as selection:
        export_to("claims", selection, tmp_path / "claims.jsonl")
        count = selection.count_whole()
    lines = [json.loads(line) for line in (tmp_path / "claims.jsonl").open(encoding="utf-8")]
    kinds = Counter(line["type"] for line in lines)
    assert tuple(kinds[name] for name in ("copy", "story", "family", "dispute")) == count
    return {name: [line for line in lines if line["type"] == name] for name in kinds}


@pytest.fixture
def tables(linked, filters, tmp_path):
    """The tables of an SQLite export, whose keys all lead somewhere."""
    with linked.selected(filters) as selection:
        export_to("sqlite", selection, tmp_path / "tables.db")
    with closing(sqlite3.connect(tmp_path / "tables.db")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        database.row_factory = sqlite3.Row
        names = ("articles", "statements", *CLAIM_TABLES)
        yield {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def ids(rows):
    return {row["id"] for row in rows}


def test_claims_are_those_that_the_same_filters_find_and_told_whole(linked, filters, told):
    families = told.get("family", [])
    assert ids(families) == ids(linked.claims(filters=filters, limit=None))
    for family in families:
        held = linked.claim(family["id"])
        assert family["story"] == held.story
        assert family["claim"] == held.claim
        assert [place["text"] for place in family["members"]] == [m.text for m in held.members]
        assert len(family["mutations"]) == len(held.mutations)


def test_stories_are_those_that_the_same_filters_find_and_those_of_the_claims(
    linked, filters, told
):
    stories = {story["id"]: story["articles"] for story in told.get("story", [])}
    found = ids(linked.stories(filters=filters, limit=None))
    assert stories.keys() == found | {family["story"] for family in told.get("family", [])}
    for called, articles in stories.items():
        assert articles == [article.id for article in linked.story(called).articles]


def test_a_dispute_has_both_sides_wherever_they_stand(told):
    for dispute in told.get("dispute", []):
        assert all(dispute["sides"])


def test_tables_have_the_same_stories_claims_and_disputes_as_far_as_articles_go(told, tables):
    for table, name in {"stories": "story", "families": "family", "disputes": "dispute"}.items():
        assert ids(tables[table]) == ids(told.get(name, []))
    articles = {row["article"] for row in tables["articles"]}
    statements = {row["statement"] for row in tables["statements"]}
    for row in chain(tables["members"], tables["sides"]):
        assert row["article"] in articles
        assert row["statement"] is None or row["statement"] in statements
    pairs = chain(tables["copies"], tables["likenesses"])
    assert {article for row in pairs for article in tuple(row)[:2]} <= articles


def test_what_is_between_members_is_there_where_both_are(tables):
    members = {(row["family"], row["ordinal"]) for row in tables["members"]}
    for row in tables["links"]:
        assert {(row["family"], row["a"]), (row["family"], row["b"])} <= members
    for row in tables["mutations"]:
        assert {(row["family"], row["source"]), (row["family"], row["target"])} <= members


def test_a_copy_is_told_with_either_of_its_articles(linked, filters, told):
    with linked.selected(filters) as selection:
        chosen = {entry.article.id for entry in selection.entries()}
    pairs = linked.sql(
        "SELECT a.id AS a, b.id AS b FROM copies c JOIN articles a ON a.article = c.first "
        "JOIN articles b ON b.article = c.second WHERE kind <> 'part'"
    )
    wanted = {(row["a"], row["b"]) for row in pairs if chosen & {row["a"], row["b"]}}
    assert {(copy["a"], copy["b"]) for copy in told.get("copy", [])} == wanted


def test_a_claim_is_told_whole_where_a_neighbouring_story_repeats_it(linked, tmp_path):
    """Its articles in the other story are left out by the filters, and named all the same."""
    [claim] = [c for row in linked.claims("أولوية") if (c := linked.claim(row["id"])).elsewhere]
    [day] = {m.article.day for m in claim.members if m.article.id == "thread/1"}
    with linked.selected(Filters(since=str(day), until=str(day))) as selection:
        export_to("claims", selection, tmp_path / "day.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "day.jsonl").open(encoding="utf-8")]
    [family] = [line for line in lines if line.get("id") == claim.id]
    assert {member["article"] for member in family["members"]} >= {"thread/1", "thread/3"}


@pytest.fixture
def other(linked, tmp_path):
    """The ledger once more, to be changed."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(linked.path)) as own, closing(sqlite3.connect(path)) as copied:
        own.backup(copied)
    return path


def test_pairs_with_a_part_in_common_are_told_by_the_tables_only(other, tmp_path):
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("UPDATE copies SET kind = 'part' WHERE second IN (2, 4)")
        parts = database.execute("SELECT count(*) FROM copies WHERE kind = 'part'").fetchone()[0]
    assert parts
    with Ledger(other) as ledger, ledger.selected() as selection:
        copies = selection.rows("copies").read_all().num_rows
        export_to("claims", selection, tmp_path / "claims.jsonl")
        assert selection.count_whole().copies == copies - parts
    assert (tmp_path / "claims.jsonl").read_text("utf-8").count('"type":"copy"') == copies - parts


def test_a_claim_stays_where_one_of_its_articles_has_a_later_version(linked, other, tmp_path):
    later = {"id": "thread/1", "outlet": "wadi", "published": "2024-05-15", "text": "المعرض مغلق."}
    source = tmp_path / "later.jsonl"
    source.write_text(json.dumps(later), "utf-8")
    ingest(cut([str(source)]), other, [str(source)], Settings({}))
    with linked.selected() as selection:
        before = selection.count_whole()
    with Ledger(other) as ledger, ledger.selected() as selection:
        assert selection.count_whole() == before
        export_to("claims", selection, tmp_path / "claims.jsonl")
        export_to("sqlite", selection, tmp_path / "tables.db")
    with closing(sqlite3.connect(tmp_path / "tables.db")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        count = database.execute("SELECT count(*) FROM families").fetchone()[0]
    assert count == before.claims
