"""Hours with their part of the day, stretches of hours and days, lengths of several parts."""

import pytest
from timed import moments, values


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("الساعة الرابعة والربع بعد الظهر", "T16:15"),
        ("الواحدة بعد منتصف الليل", "T01:00"),
        ("الساعة 7 في المساء", "T19:00"),
        ("الثامنة قبل ظهر الاثنين", "2024-05-13T08:00"),
        ("صباح الخميس عند الساعة التاسعة", "2024-05-09T09:00"),
        ("مساء أمس الساعة العاشرة والنصف", "2024-05-14T22:30"),
        ("الساعة الثانية عشرة والدقيقة الثامنة", "T12:08"),
        ("ليل الخميس - الجمعة", "2024-05-09TNI"),
    ],
)
def test_hours(written, value):
    assert values(f"وصل القطار {written}.") == [(written, value)]


def test_a_stretch_of_hours_shares_its_part_of_the_day():
    assert values("يفتح المتحف من الرابعة إلى السادسة مساء.") == [
        ("الرابعة", "T16:00"),
        ("السادسة مساء", "T18:00"),
    ]
    assert values("يفتح المتحف من الساعة 10 حتى 2 ظهرا.") == [
        ("الساعة 10", "T10:00"),
        ("2 ظهرا", "T14:00"),
    ]


def test_a_place_in_a_cup_is_no_hour():
    assert values("يلعب الفريق دور 16 عصر اليوم.") == [("عصر اليوم", "2024-05-15TAF")]


def test_days_of_one_month():
    assert values("يقام المعرض أيام 3 و5 و7 أبريل 2024.") == [
        ("أيام 3", "2024-04-03"),
        ("5", "2024-04-05"),
        ("7 أبريل 2024", "2024-04-07"),
    ]


def test_a_stretch_that_tells_its_year_once():
    assert values("يستمر من 28/12 حتى 3/1/2024.") == [
        ("28/12", "2023-12-28"),
        ("3/1/2024", "2024-01-03"),
    ]


def test_weekdays_that_come_again_and_those_that_passed():
    assert values("تفتح المكتبة أيام السبت والاثنين.") == [
        ("أيام السبت", "P1W"),
        ("الاثنين", "P1W"),
    ]
    assert values("أغلقت المدارس أيام الأحد والاثنين.") == [
        ("أيام الأحد", "2024-05-12"),
        ("الاثنين", "2024-05-13"),
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ثلاث سنوات وشهرين وخمسة أيام", "P3Y2M5D"),
        ("ساعة واحدة و20 دقيقة و30 ثانية", "PT1H20M30S"),
        ("عاما وشهرا", "P1Y1M"),
        ("12.34 ثانية", "PT12.34S"),
        ("أكثر من عام", "P1Y"),
    ],
)
def test_lengths(written, value):
    ((text, kind, told, _, _),) = moments(f"استغرق العمل {written} كما قيل.")
    assert (text, kind, told) == (written, "DURATION", value)


def test_months_in_digits_and_in_other_spellings():
    assert values("عمل من 5/2018 حتى تشرين 2 2020.") == [
        ("5/2018", "2018-05"),
        ("تشرين 2 2020", "2020-11"),
    ]
    assert values("أصدرت اللجنة القرار 5/2018.") == []
