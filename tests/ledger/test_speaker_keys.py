"""Which names are one speaker in the ledger: an agency's names; never descriptions."""

import pytest

from musnad.ledger import Ledger
from musnad.ledger.filters import Filters
from musnad.ledger.speaker_keys import is_description, speaker_key

AGENCY = ("وكالة الأنباء الفرنسية", "فرانس برس", "أ ف ب", "AFP", "وكالة فرانس برس")


@pytest.mark.parametrize("name", AGENCY)
def test_an_agency_has_one_key_under_all_its_names(name):
    assert speaker_key(name) == speaker_key(AGENCY[0]) != ""


@pytest.mark.parametrize(
    "name", ["التقرير", "البيان", "المصدر", "الكاتب", "المصدر نفسه", "الخبير الاقتصادي", "الشركة"]
)
def test_what_stands_for_another_in_each_article(name):
    assert is_description(name)
    assert speaker_key(name) == ""


@pytest.mark.parametrize(
    "name",
    ["الكندي", "تقرير البنك الدولي", "مصدر أمني", "وزارة المياه", "رويترز", "الرئيس الأميركي", ""],
)
def test_names_are_no_descriptions(name):
    assert not is_description(name)


TEXTS = (
    "وذكر التقرير أن السفن عادت.",
    "وأضاف التقرير أن البئر جفت.",
    "وقالت فرانس برس إن النهر فاض.",
    "وقالت وكالة الأنباء الفرنسية إن السد آمن.",
)


@pytest.mark.parametrize("filters", [Filters(), Filters(since="2024")])
def test_descriptions_of_different_articles_are_not_joined(put, take, path, filters):
    day = "2024-05-06"
    take(
        put(
            "articles.jsonl",
            [{"id": str(n), "text": text, "published": day} for n, text in enumerate(TEXTS)],
        )
    )
    with Ledger(path) as ledger:
        speakers = ledger.speakers(filters)
        assert [row["statements"] for row in speakers] == [2]
        assert speakers.total == 1
        assert ledger.facets("", filters).all_speakers == 1
        assert ledger.find("", Filters(said_by="AFP")).total == 2
        assert ledger.find("", Filters(said_by="التقرير")).total == 0
        assert ledger.find("", Filters(speaker="التقرير")).total == 2
        assert ledger.speaker_held("التقرير") is None
