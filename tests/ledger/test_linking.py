"""Linking: the same articles give the same, in any order and any batching, also after a kill."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.errors import LedgerError
from musnad.intake.files import cut
from musnad.ledger import Ledger, linking, settling
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link
from musnad.ledger.plans import Planned, PlannedStory

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "outlets.jsonl"
THREADED = Path(__file__).with_name("thread.jsonl")
#: Nobody else tells of these: in the first two dispute, in the second one denies what none says.
ALONE = [
    {
        "id": "alone/1",
        "outlet": "wadi",
        "published": "2024-05-15",
        "title": "خلاف على كابلات الرابية",
        "text": "اتهمت شركة الكهرباء المقاول بسرقة كابلات من المخزن، وهو ما تنفيه أسرته.",
    },
    {
        "id": "alone/2",
        "outlet": "mina",
        "published": "2024-05-15",
        "title": "مهرجان التمور",
        "text": "نفى مدير المهرجان جابر القصير أن يكون الافتتاح قد تأجل. وأضاف أن المعارض جاهزة.",
    },
]
#: Two stories of two articles each, of one thread: the second one repeats a claim of the first.
THREAD = [json.loads(line) for line in THREADED.read_text("utf-8").splitlines()]
ARTICLES = [*map(json.loads, EXAMPLES.read_text("utf-8").splitlines()), *ALONE, *THREAD]


def told(path):
    """All that was linked, without the numbers of rows."""
    with sqlite3.connect(path) as ledger:
        key = dict(ledger.execute("SELECT article, key FROM articles"))
        story = dict(ledger.execute("SELECT story, id FROM stories"))
        family = dict(ledger.execute("SELECT family, id FROM families"))
        dispute = dict(ledger.execute("SELECT dispute, id FROM disputes"))
        names = {"article": key, "first": key, "second": key, "story": story, "family": family}
        names |= {"dispute": dispute}
        found = {}
        for table in (
            *("copies", "likenesses", "stories", "story_articles", "families", "members"),
            *("links", "origins", "mutations", "disputes", "sides"),
        ):
            cursor = ledger.execute(f"SELECT * FROM {table}")
            columns = [column[0] for column in cursor.description]
            own = dict(names)
            if table == "likenesses":
                own |= {"a": key, "b": key}
            rows = []
            for row in cursor:
                cells = []
                for column, value in zip(columns, row, strict=True):
                    if column != "statement":
                        cells.append(str(own.get(column, {}).get(value, value)))
                if table == "likenesses":
                    cells[:2] = sorted(cells[:2])
                rows.append(cells)
            found[table] = sorted(rows)
        return found


@pytest.fixture
def take_articles(tmp_path):
    """Ingest some articles into a ledger of this name."""

    def run(name, articles):
        source = tmp_path / f"{name}-{len(list(tmp_path.iterdir()))}.jsonl"
        lines = [json.dumps(article, ensure_ascii=False) for article in articles]
        source.write_text("\n".join(lines) + "\n", "utf-8")
        path = tmp_path / f"{name}.db"
        ingest(cut([str(source)]), path, [str(source)], Settings({}))
        return path

    return run


@pytest.fixture
def whole(take_articles):
    """The ledger of all articles, linked at once."""
    path = take_articles("whole", ARTICLES)
    link(path)
    return path


def test_the_example_tells_two_events_with_copies_changes_and_a_denial(whole):
    found = told(whole)
    assert len([row for row in found["stories"] if int(row[-2]) > 1]) == 2 + 2
    assert len(found["copies"]) >= 7
    kinds = {row[4] for row in found["mutations"]}
    assert {"figure", "modifier", "attribution"} <= kinds
    assert [row[-1] for row in found["disputes"]] == ["denial", "denial"]


def test_a_claim_is_found_in_neighbouring_stories_and_filed_in_one(take_articles):
    path = take_articles("thread", THREAD)
    assert link(path).stories == 2
    with Ledger(path) as ledger:
        [claim] = [
            claim for row in ledger.claims("أولوية") if (claim := ledger.claim(row["id"])).elsewhere
        ]
        assert {member.article.id for member in claim.members} >= {"thread/1", "thread/3"}
        [other] = claim.elsewhere
        assert {claim.story, other.id} == {row["id"] for row in ledger.stories()}
        assert claim.id in [own.id for own in ledger.story(claim.story).claims]
        neighbour = ledger.story(other.id)
        assert [too.id for too in neighbour.told_too] == [claim.id]
        assert claim.id not in [own.id for own in neighbour.claims]


def test_a_thread_under_another_headline_is_made_anew():
    one, other = (Planned((PlannedStory((1, 2), title),), ()) for title in (1, 2))
    assert one.basis != other.basis


@pytest.mark.parametrize("gone", range(4))
def test_a_thread_that_loses_an_article_is_told_as_if_it_had_never_been(take_articles, gone):
    path = take_articles("thread", THREAD)
    link(path)
    changed = {**THREAD[gone], "text": "أعلنت بوابة مرجانة إغلاق قسم الرياضة فيها."}
    take_articles("thread", [changed])
    link(path)
    fresh = take_articles("fresh", [*THREAD[:gone], changed, *THREAD[gone + 1 :]])
    link(fresh)
    assert told(path) == told(fresh)


def test_an_article_alone_is_a_story_where_two_in_it_dispute(take_articles):
    path = take_articles("alone", ALONE)
    assert (link(path).stories, link(path).disputes) == (1, 1)
    found = told(path)
    [(_, _, article)] = found["story_articles"]
    assert {row[3] for row in found["sides"]} == {article}
    assert found["families"] == []


def test_an_article_that_was_alone_is_in_the_story_of_those_that_come(take_articles):
    path = take_articles("joined", ALONE)
    link(path)
    other = {**ALONE[0], "id": "9", "outlet": "nahda", "title": "شركة الكهرباء تتهم مقاولا"}
    take_articles("joined", [other])
    link(path)
    found = told(path)
    assert len(found["stories"]) == 1
    assert len(found["story_articles"]) == 2
    fresh = take_articles("together", [*ALONE, other])
    link(fresh)
    assert told(fresh) == found


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 9999))
def test_any_order_and_any_batching_give_the_same(take_articles, whole, seed):
    chance = random.Random(seed)
    articles = ARTICLES[:]
    chance.shuffle(articles)
    path = whole
    for _, batch in groupby(articles, key=lambda _: chance.random() < 0.5):
        path = take_articles(f"part{seed}", list(batch))
        if chance.random() < 0.7:
            link(path)
    link(path)
    assert told(path) == told(whole)
    path.unlink()


def test_linking_twice_and_articles_that_are_there_already_change_nothing(take_articles, whole):
    before = told(whole)
    again = link(whole)
    assert (again.articles, again.withdrawn) == (0, 0)
    take_articles("whole", ARTICLES)
    assert link(whole).articles == 0
    assert told(whole) == before


def test_a_version_that_was_replaced_leaves_its_stories_and_claims(take_articles, whole):
    changed = {**ARTICLES[2], "text": "أعلنت بوابة مرجانة إغلاق قسم الرياضة فيها ابتداء من الغد."}
    take_articles("whole", [changed])
    linked = link(whole)
    assert linked.withdrawn == 1
    fresh = take_articles("fresh", [changed if a is ARTICLES[2] else a for a in ARTICLES])
    link(fresh)
    assert told(whole) == told(fresh)
    with Ledger(whole) as ledger:
        assert not ledger.sql(
            "SELECT 1 FROM members m JOIN articles a USING (article) WHERE a.replaced_by > 0"
        )


def other_text(article):
    return {**article, "text": f"{article['text']} وكان الطقس في المدينة صافيا طوال النهار."}


def test_a_story_of_which_all_versions_were_replaced_is_told_anew(take_articles, whole):
    take_articles("whole", [other_text(article) for article in ARTICLES])
    assert link(whole).withdrawn == len(ARTICLES)
    fresh = take_articles("fresh", [other_text(article) for article in ARTICLES])
    link(fresh)
    assert told(whole) == told(fresh)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 9999))
def test_versions_with_each_others_texts_are_linked_as_if_they_were_the_first(take_articles, seed):
    """So articles go from one event to the other, and stories begin with others than before."""
    chance = random.Random(seed)
    texts = [article["text"] for article in ARTICLES]
    chance.shuffle(texts)
    exchanged = [{**a, "text": text} for a, text in zip(ARTICLES, texts, strict=True)]
    path, fresh = take_articles(f"old{seed}", ARTICLES), take_articles(f"new{seed}", exchanged)
    link(path)
    for at in range(0, len(exchanged), 5):
        take_articles(f"old{seed}", exchanged[at : at + 5])
        link(path)
    link(fresh)
    assert told(path) == told(fresh)
    path.unlink()
    fresh.unlink()


def test_a_run_that_was_stopped_is_gone_on_with(take_articles, whole, monkeypatch):
    path = take_articles("stopped", ARTICLES)
    monkeypatch.setattr(linking, "_BLOCK", 1)

    def stop(progress):
        if progress.step > 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link(path, report=stop)
    with sqlite3.connect(path) as ledger:
        assert ledger.execute("SELECT count(*) FROM linked").fetchone()[0] > 0
    link(path)
    assert told(path) == told(whole)


#: The dated articles that stories and claims do not have, one by one.
_LACKING = """
SELECT count(*) AS n FROM articles WHERE replaced_by IS NULL AND day IS NOT NULL
AND article NOT IN (SELECT article FROM linked WHERE settled)
"""


@pytest.mark.parametrize("stopped_at", [1, 8, 99])
def test_articles_that_a_run_is_at_or_was_stopped_at_count_as_not_linked(
    take_articles, monkeypatch, stopped_at
):
    monkeypatch.setattr(linking, "_BLOCK", 1)
    monkeypatch.setattr(settling, "_TOLD", 1)
    path = take_articles("counted", ARTICLES[:-2])
    link(path)
    take_articles("counted", [other_text(ARTICLES[0]), *ARTICLES[-2:], {"text": "بلا يوم."}])
    lacking = []

    def count(progress=None):
        with Ledger(path) as ledger:
            [row] = ledger.sql(_LACKING)
            assert ledger.unlinked() == row["n"]
        lacking.append(row["n"])
        if progress is not None and progress.step >= stopped_at:
            raise KeyboardInterrupt

    count()
    assert lacking == [3]
    with suppress(KeyboardInterrupt):
        link(path, report=count)
    assert max(lacking) > 3
    link(path)
    count()
    assert lacking[-1] == 0


_KILLED = """
import sys
from pathlib import Path
from musnad.ledger import linking, settling

linking._BLOCK = settling._TOLD = 1
linking.link(Path(sys.argv[1]), report=lambda progress: input(f"{progress.step}\\n"))
"""


@pytest.mark.parametrize("steps", [1, 3, 5])
def test_a_run_that_was_killed_is_gone_on_with_and_readers_see_whole_stories(
    take_articles, whole, steps
):
    path = take_articles("killed", ARTICLES)
    command = [sys.executable, "-c", _KILLED, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            for _ in range(steps):
                step = int(process.stdout.readline())
                stories = {tuple(row) for row in told(path)["stories"]}
                parts = told(path)["story_articles"]
                # Whoever asks meanwhile finds every story with as many articles as it tells.
                assert sorted(int(row[-2]) for row in stories) == sorted(
                    Counter(row[0] for row in parts).values()
                )
                process.stdin.write("\n")
                process.stdin.flush()
        finally:
            process.kill()
    assert step
    with sqlite3.connect(path) as ledger:
        assert ledger.execute("SELECT count(*) FROM linked").fetchone()[0] > 0
        assert ledger.execute("PRAGMA foreign_key_check").fetchall() == []
    link(path)
    assert told(path) == told(whole)


def test_articles_without_a_day_are_counted_and_not_linked(take_articles):
    undated = [{**article, "published": ""} for article in ARTICLES[:2]]
    undated = [
        {**a, "text": "قال سالم الراشدي إن الجسر مغلق.", "id": str(n)}
        for n, a in enumerate(undated)
    ]
    path = take_articles("undated", undated)
    linked = link(path)
    assert (linked.articles, linked.undated, linked.stories) == (0, 2, 0)


def test_a_ledger_that_is_none_is_refused(tmp_path):
    with pytest.raises(LedgerError):
        link(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
