"""Who is known by his office, though nobody tells his name."""

from __future__ import annotations

import pytest

from musnad.claims.voices import is_known_by_office


@pytest.mark.parametrize(
    "name",
    [
        "المتحدث الأمني بوزارة الداخلية",
        "متحدث باسم خفر السواحل",
        "متحدث رسمي باسم المطار",
        "محافظ البنك المركزي",
        "أمين عام غرفة التجارة",
        "وزير خارجية اليمن",
        "وزراء خارجية دول الخليج",
        "الوزراء",
        "الطرفان",
    ],
)
def test_an_office_that_one_holds_tells_who_it_is(name: str) -> None:
    assert is_known_by_office(name)


@pytest.mark.parametrize(
    "name",
    [
        "مصدر في الشرطة",
        "مسؤول بالوزارة",
        "قائد عسكري بالجيش اليمني",
        "متحدثة عسكرية",
        "قائد في المقاومة",
        "مدير إحدى الشركات",
        "مندوب خليجي في المنظمة",
        "متحدث",
        "سكان المدينة",
        "",
    ],
)
def test_one_of_several_stays_unnamed(name: str) -> None:
    assert not is_known_by_office(name)
