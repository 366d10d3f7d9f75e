"""A statement carries the figures and moments that stand inside its contents, and no others."""

import pytest

import musnad
from musnad import Article

TEXT = (
    "قالت وزيرة المياه سلمى العنبري أمس إن 300 أسرة ستعود إلى القرية في 3 مارس 2025. "
    "ووصلت إلى الميناء 12 سفينة في 2019. "
    "وأضافت: «أنفقنا 5 ملايين دولار منذ العام الماضي»."
)


def read(text=TEXT, **fields):
    return musnad.read(Article(text=text, published="2024-05-15", **fields))


def carried(statement):
    return [f.text for f in statement.figures], [m.text for m in statement.moments]


def test_the_article_has_them_all():
    reading = read()
    assert [f.text for f in reading.figures] == ["300 أسرة", "12 سفينة", "5 ملايين دولار"]
    assert [m.text for m in reading.moments] == ["أمس", "3 مارس 2025", "2019", "العام الماضي"]


def test_each_statement_has_its_own():
    assert [carried(said) for said in read().statements] == [
        (["300 أسرة"], ["3 مارس 2025"]),
        (["5 ملايين دولار"], ["العام الماضي"]),
    ]


def test_they_are_those_of_the_reading():
    reading = read()
    for said in reading.statements:
        assert set(said.figures) <= set(reading.figures)
        assert set(said.moments) <= set(reading.moments)


def test_the_time_of_saying_is_not_carried():
    (said,) = read("قال المتحدث باسم البلدية رائد الكحلاوي مساء أمس إن السوق مفتوح.").statements
    assert carried(said) == ([], [])


@pytest.mark.parametrize("lead", ["", "\u200f", "  \n", "افتتح السوق في 2019. "])
def test_offsets_count_from_the_beginning_of_the_field(lead):
    text = lead + TEXT
    for said in read(text).statements:
        for found in (*said.figures, *said.moments):
            assert found.field == said.field == "text"
            assert text[found.start : found.end] == found.text
            assert any(c.start <= found.start and found.end <= c.end for c in said.contents)


def test_a_statement_in_the_title_carries_those_of_the_title():
    title = "وزيرة المياه: 300 أسرة ستعود في مارس 2025"
    reading = read("قالت وزيرة المياه سلمى العنبري إن 12 أسرة ستعود.", title=title)
    by_field = {said.field: carried(said) for said in reading.statements}
    assert by_field == {"title": (["300 أسرة"], ["مارس 2025"]), "text": (["12 أسرة"], [])}
    for found in (*reading.figures, *reading.moments):
        if found.field == "title":
            assert title[found.start : found.end] == found.text


def test_none_without_contents_that_hold_any():
    (said,) = read("نفت وزيرة المياه سلمى العنبري وجود تشققات في السد.").statements
    assert carried(said) == ([], [])
