"""«وفقا لـ», «بحسب», «نقلا عن», before and behind what they cover."""

import pytest
from said import Case, check, ids

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
    ),
]


@pytest.mark.parametrize("case", CASES, ids=ids(CASES))
def test_according_to(case):
    check(case)
