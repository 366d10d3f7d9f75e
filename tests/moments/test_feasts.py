"""Feasts and days with a date of their own."""

import pytest
from timed import moments


@pytest.mark.parametrize(
    ("text", "day", "following"),
    [
        ("عيد الفطر", "2024-04-10", "2024-04-11"),
        ("عيد الفطر المبارك", "2024-04-10", "2024-04-11"),
        ("عيد الفطر الماضي", "2024-04-10", "2024-04-11"),
        ("ثاني أيام عيد الفطر", "2024-04-11", "2024-04-12"),
        ("ثالث أيام عيد الأضحى", "2024-06-18", "2024-06-19"),
        ("عيد الأضحى المقبل", "2024-06-16", "2024-06-17"),
        ("عيد الأضحى", "2024-06-16", "2024-06-17"),
        ("يوم عرفة", "2024-06-15", "2024-06-16"),
        ("رأس السنة الهجرية", "2024-07-07", "2024-07-08"),
        ("عيد العمال", "2024-05-01", "2024-05-02"),
        ("عيد الفطر 1440", "2019-06-04", "2019-06-05"),
        ("رأس السنة الميلادية 2015", "2015-01-01", "2015-01-02"),
        ("اليوم الوطني السعودي", "2024-09-23", "2024-09-24"),
    ],
)
def test_feasts(text, day, following):
    found = moments(f"أغلقت البلدية السوق في {text}.")
    assert found == [(text, "DATE", day, day, following)]


@pytest.mark.parametrize(
    ("text", "outlet", "day"),
    [
        ("اليوم الوطني", "okaz", "2024-09-23"),
        ("اليوم الوطني", "ahram", ""),
        ("اليوم الوطني", "", ""),
        ("عيد العرش", "hespress", "2024-07-30"),
        ("عيد العرش", "okaz", ""),
    ],
)
def test_a_national_day_is_that_of_the_outlets_country(text, outlet, day):
    ((found, kind, value, *_),) = moments(f"أغلقت البلدية السوق في {text}.", outlet=outlet)
    assert (found, kind, value) == (text, "DATE", day)


@pytest.mark.parametrize("text", ["عيد الفطر", "رأس السنة الهجرية", "عيد العمال"])
def test_without_a_publication_the_year_is_not_known(text):
    found = moments(f"أغلقت البلدية السوق في {text}.", published="")
    assert found == [(text, "DATE", "", "", "")]


def test_the_eve_of_a_feast_at_the_end_of_the_calendar():
    for published in ("0001-01-01", "1343-01-01", "2077-12-31", "9999-12-31"):
        assert len(moments("أغلقت السوق في عيد الفطر.", published)) == 1


def test_the_days_of_a_feast_are_no_length():
    assert [m[0] for m in moments("تعمل المتاجر طوال أيام عيد الأضحى.")] == ["عيد الأضحى"]
    assert [m[0] for m in moments("يكثر الزوار قبل يوم العيد.")] == ["يوم العيد"]
