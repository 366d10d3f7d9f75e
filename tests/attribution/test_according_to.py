"""«وفقا لـ», «بحسب», «نقلا عن», before and behind what they cover."""

import pytest
from said import Case, check, ids

import musnad
from musnad import Article

CASES = [
    Case(
        "نقلا عن مصادر مطلعة، ألغيت الصفقة أمس.",
        "نقلا",
        "مصادر مطلعة",
        "ألغيت الصفقة أمس",
        kind="unnamed",
    ),
    Case(
        "ألغيت الصفقة أمس، بحسب مصادر مطلعة.",
        "بحسب",
        "مصادر مطلعة",
        "ألغيت الصفقة أمس",
        kind="unnamed",
    ),
    Case(
        "ألغيت الصفقة أمس، وفقا لبيان الشركة.",
        "وفقا",
        "بيان الشركة",
        "ألغيت الصفقة أمس",
        kind="document",
    ),
    Case(
        "وبحسب وزارة المياه فإن السد آمن.",
        "بحسب",
        "وزارة المياه",
        "فإن السد آمن",
        kind="organization",
    ),
    Case(
        "وحسبما ذكرت وكالة الساحل، ألغيت الصفقة.",
        "حسبما",
        "وكالة الساحل",
        "ألغيت الصفقة",
        kind="organization",
    ),
    Case(
        "بحسب ما أفاد به المتحدث باسم الشركة، ألغيت الصفقة.",
        "بحسب",
        "المتحدث باسم الشركة",
        "ألغيت الصفقة",
        kind="unnamed",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=ids(CASES))
def test_according_to(case):
    check(case)


def test_his_own_words_are_what_he_said_and_not_that_he_said_it():
    text = (
        "دعت النقابة إلى إضراب شامل، وفق تعبيرها. وقال الوزير إن السد آمن، بحسب صحيفة مرآة الساحل."
    )
    statements = musnad.read(Article(text=text)).statements
    assert [[span.text for span in s.contents] for s in statements] == [
        ["إضراب شامل"],
        ["إضراب شامل"],
        ["إن السد آمن"],
        ["إن السد آمن"],
    ]
    assert [relay.name for relay in statements[2].via] == ["صحيفة مرآة الساحل"]


def test_an_attribution_behind_a_call_covers_the_whole_clause():
    text = "حذر الوزير من الفيضان، وفق بيان للوزارة."
    statement = musnad.read(Article(text=text)).statements[1]
    assert statement.contents[0].text == "حذر الوزير من الفيضان"
