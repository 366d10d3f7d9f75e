"""One article of the ledger among the others."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.ledger.linking import link

_WORDS = (
    "قال وزير المياه رائد الكحلاوي إن إصلاح سد وادي النحل سينتهي قبل نهاية الشهر الجاري. "
    "وأضاف أن كلفة الإصلاح تبلغ نحو 37 مليون دولار، وأن ألفي أسرة في القرى الشرقية ما زالت بلا "
    "مياه منذ أن توقفت المضخات عن العمل يوم السبت بعد عطل أصاب محطة التحويل الكبرى."
)


def article(id: str, outlet: str, day: str, text: str = _WORDS, **others: str) -> dict[str, str]:
    return {"id": id, "outlet": outlet, "published": day, "title": "السد", "text": text, **others}


@pytest.fixture
def linked(put, take, path):
    take(
        put(
            "a.jsonl",
            [
                article("1", "المرآة", "2024-05-14", byline="وكالة أنباء الساحل"),
                article("2", "الوادي", "2024-05-15"),
                article("3", "الميناء", "2024-05-16"),
                article("4", "الميناء", "", "تقع القرية على سفح الجبل."),
            ],
        )
    )
    link(path)
    with Ledger(path) as ledger:
        yield ledger


def number_of(ledger: Ledger, id: str) -> int:
    return ledger.article(id).number


def test_the_article_between_two_others_repeats_one_and_is_repeated(linked):
    first, middle, last = (number_of(linked, id) for id in "123")
    links = linked.links_of(middle)
    assert links.is_linked
    assert [copy.article for copy in links.repeats] == [first]
    assert [copy.article for copy in links.repeated] == [last]
    assert links.repeats[0].outlet == "المرآة"
    assert links.repeats[0].share > 0.9
    assert linked.links_of(first).repeats == ()


def test_its_story_and_claims_are_those_of_the_ledger(linked):
    links = linked.links_of(number_of(linked, "2"))
    [story] = links.stories
    assert story.articles == linked.story(story.id).articles.__len__() == 3
    assert links.claims
    for claim in links.claims:
        held = linked.claim(claim.id)
        assert (held.at_least, held.at_most) == (claim.at_least, claim.at_most)
    statements = {s.id for s in linked.article("2").entry.reading.statements}
    told = {claim.statement for claim in links.claims if claim.statement}
    assert told
    assert told <= statements
    starts = [claim.start for claim in links.claims if claim.field == "text"]
    assert starts == sorted(starts)


def test_what_is_not_linked_has_none(linked):
    links = linked.links_of(number_of(linked, "4"))
    assert not links.is_linked
    assert (links.stories, links.repeats, links.repeated, links.claims) == ((), (), (), ())


def test_what_is_not_settled_is_not_linked_unless_it_has_a_story_from_before(linked, path):
    before = linked.links_of(number_of(linked, "2"))
    with closing(sqlite3.connect(path)) as ledger, ledger:
        ledger.execute("UPDATE linked SET settled = 0")
    assert linked.links_of(number_of(linked, "2")) == before
    with closing(sqlite3.connect(path)) as ledger, ledger:
        ledger.execute("DELETE FROM story_articles")
    links = linked.links_of(number_of(linked, "2"))
    assert not links.is_linked
    assert links.repeats == before.repeats


def test_the_claim_of_a_statement(linked):
    claim = next(c for c in linked.links_of(number_of(linked, "1")).claims if c.statement)
    claimed = linked.claim_of(claim.statement)
    assert claimed is not None
    assert claimed.id == claim.id
    assert linked.claim_of("none") is None


def test_a_number_names_an_article_and_nothing_else(linked):
    number = number_of(linked, "3")
    assert linked.article(number).entry.article.id == "3"
    with pytest.raises(LedgerError):
        linked.article(10**9)
