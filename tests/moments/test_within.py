"""Weekdays, weeks and days by their place in a month or year."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timed import moments

WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ORDINALS = ["الأول", "الثاني", "الثالث", "الرابع"]
FEMININE = ["الأولى", "الثانية", "الثالثة", "الرابعة"]
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("الخميس الثالث من نوفمبر 2023", "2023-11-16"),
        ("الجمعة الأخيرة من يونيو 2023", "2023-06-30"),
        ("ثاني اثنين من سبتمبر 2023", "2023-09-11"),
        ("آخر جمعة من رمضان الماضي", "2024-04-05"),
        ("آخر يوم من الشهر الجاري", "2024-05-31"),
        ("الخميس من الأسبوع المقبل", "2024-05-23"),
        ("الأسبوع الماضي يوم الأربعاء", "2024-05-08"),
        ("7 الشهر الماضي", "2024-04-07"),
        ("(9) فبراير", "2024-02-09"),
    ],
)
def test_one_day(written, day):
    following = (date.fromisoformat(day) + timedelta(1)).isoformat()
    assert moments(f"اجتمع المجلس في {written}.") == [(written, "DATE", day, day, following)]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("الأسبوع الثالث من مارس 2023", "2023-03-15", "2023-03-22"),
        ("الأسبوع الأخير من يوليو 2023", "2023-07-25", "2023-08-01"),
        ("أول أسبوع من العام المقبل", "2025-01-01", "2025-01-08"),
    ],
)
def test_weeks(written, first, last):
    assert moments(f"اجتمع المجلس في {written}.") == [(written, "DATE", "", first, last)]


def test_a_date_with_its_weekday_is_a_date():
    assert moments("وصلوا في الأحد الثالث من مارس 2024.")[0][2] == "2024-03-03"


def test_the_first_sunday_of_every_month():
    assert moments("يفتح المتحف في الأحد الأول من كل شهر.") == [
        ("الأحد الأول من كل شهر", "SET", "P1M", "", "")
    ]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.integers(0, 6), st.integers(0, 3), st.integers(0, 5), st.integers(1950, 2050),
)  # fmt: skip
def test_any_weekday_of_any_month(weekday, place, month, year):
    ordinal = (FEMININE if WEEKDAYS[weekday] == "الجمعة" else ORDINALS)[place]
    written = f"{WEEKDAYS[weekday]} {ordinal} من {MONTHS[month]} {year}"
    ((text, kind, value, first, _),) = moments(f"اجتمع المجلس في {written}.")
    found = date.fromisoformat(value)
    assert (text, kind, value) == (written, "DATE", first)
    assert (found.year, found.month, found.isoweekday()) == (year, month + 1, weekday + 1)
    by_number = date(year, month + 1, place + 1).isoweekday() == weekday + 1
    assert found.day == place + 1 if by_number else (found.day - 1) // 7 == place
