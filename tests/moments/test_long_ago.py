"""Old years, years before Christ, parts of a century, feasts of a year, events by their day."""

import pytest
from timed import moments, values


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("29 مايو 1453", "1453-05-29"),
        ("مارس 1206", "1206-03"),
        ("عام 1187", "1187"),
        ("عام 711", "0711"),
        ("سنة 300 قبل الميلاد", "BC0300"),
        ("64 ق.م", "BC0064"),
        ("القرن الثالث قبل الميلاد", "BC02"),
        ("القرن ال(17)", "16"),
        ("القرن الـ19", "18"),
        ("العقد الثالث من القرن العشرين", "192"),
    ],
)
def test_values(written, value):
    assert values(f"بنيت القلعة في {written}.") == [(written, value)]


@pytest.mark.parametrize(
    ("written", "value", "first", "last"),
    [
        ("النصف الأول من القرن التاسع عشر", "18", "1800-01-01", "1850-01-01"),
        ("الربع الأخير من القرن العشرين", "19", "1975-01-01", "2000-01-01"),
        ("الثلث الأول من القرن الحالي", "20", "2000-01-01", "2033-01-01"),
        ("رمضان 2021", "", "2021-04-13", "2021-05-13"),
        ("عيد الفطر 2021", "2021-05-13", "2021-05-13", "2021-05-14"),
        ("عيد الأضحى من العام الماضي", "2023-06-28", "2023-06-28", "2023-06-29"),
    ],
)
def test_intervals(written, value, first, last):
    assert moments(f"كثر الزوار في {written}.") == [(written, "DATE", value, first, last)]


def test_a_number_of_things_is_no_year():
    assert values("حضر في مايو 1200 مشارك.") == [("مايو", "2024-05")]


@pytest.mark.parametrize(
    "text",
    [
        "أغلقت البلدية شارع 26 يوليو.",
        "درس في جامعة تشرين.",
        "دعت حركة 20 فبراير إلى الهدوء.",
        "قال الشيخ رمضان الكاتب إن الطريق آمن.",
        "حضر الفنان سامي المسائي.",
        "جرت مصافحة بين الاثنين.",
        "يربط الاثنين معا عقد قديم.",
        "وفي ذات اليوم عاد الوفد.",
    ],
)
def test_names_and_the_day_of_the_story_are_no_dates(text):
    assert moments(text) == []


def test_an_event_is_of_its_own_year():
    assert values("كتب عن هجمات 11 سبتمبر وثورة 14 تموز.") == [
        ("11 سبتمبر", "2001-09-11"),
        ("14 تموز", "1958-07-14"),
    ]


def test_the_year_before_the_one_just_named():
    assert values("زاد الإنتاج في عام 2012 مقارنة بالفترة نفسها من العام السابق.") == [
        ("عام 2012", "2012"),
        ("العام السابق", "2011"),
    ]
