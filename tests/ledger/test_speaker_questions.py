"""One speaker: the names joined, what they are called, their figures and their claims."""

from pathlib import Path

import pytest

from musnad.intake.files import cut
from musnad.ledger import Ledger
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link

EXAMPLES = Path(__file__).parents[2] / "examples" / "outlets.jsonl"
TEXT = (
    "قال وزير المياه أحمد الأنواري إن 1200 أسرة عادت. وأضاف أن 1200 أسرة ستعود قريبا. "
    "وأكد الوزير أن الأسعار ارتفعت بنسبة 15 في المئة."
)


@pytest.fixture
def held(put, take, path):
    """Of articles, the speaker of a name."""

    def asked(name, *articles):
        take(put("a.jsonl", articles))
        with Ledger(path) as ledger:
            return ledger.speaker_held(name)

    return asked


def article(id, day, text=TEXT, outlet="wadi"):
    return {"id": id, "outlet": outlet, "published": day, "text": text}


def test_all_spellings_of_a_name_are_one_speaker(held):
    other = "قال وزير المياه احمد الانواري إن السد آمن."
    speaker = held(
        "وزير المياه احمد الأنواري",
        article("1", "2024-05-01"),
        article("2", "2024-05-09", other, "sahel"),
    )
    assert speaker.name == "وزير المياه أحمد الأنواري"
    assert [facet.statements for facet in speaker.spellings] == [3, 1]
    assert (speaker.statements, speaker.articles, speaker.outlets) == (4, 2, 2)
    assert (str(speaker.first_day), str(speaker.last_day)) == ("2024-05-01", "2024-05-09")
    assert speaker.kind == "person"


def test_who_is_meant_by_an_office_or_by_nothing_is_told(held):
    speaker = held("وزير المياه أحمد الأنواري", article("1", "2024-05-01"))
    assert dict(speaker.mentions) == {"وزير المياه أحمد الأنواري": 1, "": 1, "الوزير": 1}


def test_figures_of_one_value_are_told_once_with_the_newest_statement(held):
    speaker = held(
        "وزير المياه أحمد الأنواري", article("1", "2024-05-09"), article("2", "2024-05-01")
    )
    first = speaker.figures[0]
    assert (first.figure.low, first.figure.unit, first.statements) == (1200, "أسرة", 4)
    assert str(first.day) == "2024-05-09"
    assert [given.figure.unit for given in speaker.figures] == ["أسرة", "%"]
    assert speaker.all.figures == 2


def test_those_with_the_same_last_words_are_alike_and_not_joined(held):
    text = "قال أحمد الأنواري إن السد آمن. وحذر سعيد الأنواري من الفيضان."
    speaker = held(
        "وزير المياه أحمد الأنواري", article("1", "2024-05-01"), article("2", "2024-05-02", text)
    )
    assert speaker.statements == 3
    assert [facet.value for facet in speaker.alike] == ["أحمد الأنواري"]


def test_older_versions_are_not_counted(held, path):
    name = "وزير المياه أحمد الأنواري"
    assert held(name, article("1", "2024-05-01")).statements == 3
    changed = held(name, article("1", "2024-05-01", "قال وزير المياه أحمد الأنواري إن السد آمن."))
    assert (changed.statements, len(changed.figures), changed.looked_into) == (1, 0, 1)


@pytest.mark.parametrize("name", ["", "زيد", "الأنواري", "\0", "؟"])
def test_nobody_else_is_found(held, name):
    assert held(name, article("1", "2024-05-01")) is None


def test_claims_are_those_that_go_back_to_the_speaker(tmp_path):
    path = tmp_path / "linked.db"
    ingest(cut([str(EXAMPLES)]), path, [str(EXAMPLES)], Settings({}))
    link(path)
    with Ledger(path) as ledger:
        origins = ledger.sql("SELECT name, family FROM origins WHERE kind = 'named'")
        for name in {row["name"] for row in origins}:
            own = {row["family"] for row in origins if row["name"] == name}
            speaker = ledger.speaker_held(name)
            if speaker is not None:
                assert len(own) <= speaker.all.claims == len(speaker.claims)
        assert any(ledger.speaker_held(row["name"]) for row in origins)
