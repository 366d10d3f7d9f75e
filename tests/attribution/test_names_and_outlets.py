"""Small functions on names: what an outlet is called, what a name is without marks and clitics."""

from __future__ import annotations

import pytest

from musnad import Article, read
from musnad.attribution import outlets, records
from musnad.attribution.agreement import is_bearer
from musnad.lexicon import load
from musnad.text.structure import Text


@pytest.mark.parametrize(
    ("outlet", "among"),
    [
        ("aawsat.com", "شرق اوسط"),
        ("  Aawsat.com ", "شرق اوسط"),
        ("صحيفة الشرق الأوسط", "شرق اوسط"),
        ("صحيفة الزعفران", "زعفران"),
        ("CNN بالعربية", "سي ان ان"),
        ("وكالة الأنباء السعودية", "واس"),
    ],
)
def test_the_names_of_an_own_outlet(outlet: str, among: str) -> None:
    assert among in outlets.own_outlet(Article(text="", outlet=outlet))


def test_no_outlet_has_no_names() -> None:
    assert outlets.own_outlet(Article(text="")) == frozenset()


@pytest.mark.parametrize(
    ("outlet", "country"),
    [("alriyadh.com", "SA"), (" Alriyadh.com", "SA"), ("صحيفة الرياض", "SA"), ("الزعفران", "")],
)
def test_the_country_of_an_outlet(outlet: str, country: str) -> None:
    assert outlets.country_of(outlet) == country


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("وفقا للصحيفة، فإن السد آمن.", "الصحيفة"),
        ("ووفقا لصحيفة الضفة، فإن السد آمن.", "صحيفة الضفة"),
        ("وفقا للجنة، فإن السد آمن.", "اللجنة"),
        ("وفقا للجنة المالية، فإن السد آمن.", "اللجنة المالية"),
        ("وفقا للجنة الأمن، فإن السد آمن.", "لجنة الأمن"),
        ("وفقا للائحة الاتهام، فإن الحارس كان نائما.", "لائحة الاتهام"),
    ],
)
def test_a_name_gets_its_article_back(told: str, name: str) -> None:
    (statement,) = read(Article(text=told)).statements
    assert statement.speaker.name == name


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("«الغيم»", "الغيم"),
        ("  وكالة   الغيم ", "وكالة الغيم"),
        ("«الغيم» و«النهر»", "«الغيم» و«النهر»"),
        ("«الغيم", "«الغيم"),
        ("الغيم»", "الغيم»"),
        ("«»", "«»"),
    ],
)
def test_marks_around_a_whole_name_are_none_of_it(name: str, cleaned: str) -> None:
    assert records._clean(name) == cleaned


@pytest.mark.parametrize(
    ("phrase", "at", "stop", "is_one"),
    [
        ("رئيس البلدية زعتر الصفصافي", 2, 4, True),
        ("رئيس البلدية الزعتر الصفصافي", 2, 4, False),
        ("رئيس البلدية زعتر صفصافي", 2, 4, False),
        ("رئيس البلدية زعتر الوزير", 2, 4, False),
        ("رئيس البلدية زعتر الصفصافي", 2, 3, False),
        ("شارع البلدية زعتر الصفصافي", 2, 4, False),
    ],
)
def test_the_bearer_of_an_office(phrase: str, at: int, stop: int, is_one: bool) -> None:
    assert is_bearer(Text(phrase, "text", load()).words, 0, at, stop) is is_one
