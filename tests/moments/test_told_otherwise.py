"""Times told in further ways: feasts that move, ages, parts of months, dates with points."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timed import moments, values

from musnad.moments.calendars import easter


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("عيد الفصح 2023", "2023-04-09"),
        ("عيد القيامة 2021", "2021-05-02"),
        ("شم النسيم الماضي", "2024-05-06"),
        ("أحد الشعانين", "2024-03-24"),
        ("الجمعة الثالثة من نوفمبر 2023", "2023-11-17"),
        ("أول أيام رمضان", "2024-03-11"),
        ("آخر أيام الشهر الماضي", "2024-04-30"),
        ("سابع أيام الشهر الجاري", "2024-05-07"),
        ("15.3.2023", "2023-03-15"),
        ("15\u200f/3\u200f/2023", "2023-03-15"),
        ("12-مايو-2023", "2023-05-12"),
        ("17/6 المقبل", "2024-06-17"),
        ("يوم الأحد (12) مايو", "2024-05-12"),
        ("بعد يوم غد", "2024-05-17"),
    ],
)
def test_one_day(written, day):
    assert values(f"اجتمع المجلس في {written}.") == [(written, day)]


@pytest.mark.parametrize(
    ("written", "kind", "value", "first", "last"),
    [
        ("شهر 5 من عام 2023", "DATE", "2023-05", "2023-05-01", "2023-06-01"),
        ("النصف الثاني من الشهر الماضي", "DATE", "2024-04", "2024-04-16", "2024-05-01"),
        ("النصف الأول من مايو 2023", "DATE", "2023-05", "2023-05-01", "2023-05-16"),
        ("عقد الخمسينيات", "DATE", "195", "1950-01-01", "1960-01-01"),
        ("آخر العام 2014", "DATE", "2014", "2014-01-01", "2015-01-01"),
        ("السنة المالية 2013", "DATE", "2013", "", ""),
        ("الموسم 2022/2023", "DATE", "", "", ""),
        ("منتصف الليلة الماضية", "TIME", "2024-05-14TNI", "2024-05-14", "2024-05-15"),
        ("ليلة أمس الأول", "TIME", "2024-05-13TNI", "2024-05-13", "2024-05-14"),
        (
            "الليلة الفاصلة بين الخميس والجمعة", "TIME", "2024-05-09TNI",
            "2024-05-09", "2024-05-10",
        ),
        ("الأشهر التسعة الأولى من 2023", "DURATION", "P9M", "2023-01-01", "2023-10-01"),
        ("كل أحد وأربعاء", "SET", "P1W", "", ""),
        ("السابعة والعشرين من عمره", "DURATION", "P27Y", "", ""),
        ("عقد من الزمن", "DURATION", "P1DE", "", ""),
        ("سنة ونيف", "DURATION", "P1Y", "", ""),
        ("1.54 شهر", "DURATION", "P1.54M", "", ""),
        ("ثلثي ساعة", "DURATION", "PT40M", "", ""),
    ],
)  # fmt: skip
def test_one_moment(written, kind, value, first, last):
    ((text, *told),) = moments(f"ذكر المدير ذلك في {written}.")
    assert written.startswith(text)
    assert told == [kind, value, first, last]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("مساء الجمعة المقبل في التاسعة", "2024-05-17T21:00"),
        ("السادسة والنصف وخمس دقائق صباحا", "T06:35"),
        ("السادسة والنصف إلا خمس دقائق صباحا", "T06:25"),
    ],
)
def test_hours(written, value):
    assert values(f"يبدأ الحفل {written}.") == [(written, value)]


def test_two_centuries():
    assert [value for _, value in values("بنيت القلاع في القرنين 11 و12.")] == ["10", "11"]
    assert [value for _, value in values("في القرنين الثامن عشر والتاسع عشر.")] == ["17", "18"]


def test_a_day_of_the_month_named_last():
    assert values("يعمل المتحف من 15 مارس وحتى 20 منه.")[1] == ("20 منه", "2024-03-20")
    assert values("صام من 15 رمضان إلى 25 منه.")[1] == ("25 منه", "2024-04-04")
    assert values("أكل التاجر 20 منه.") == []
    assert len(values("أقر في 20 مايو تعديل الباب الرابع منه.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "يتابع الرأي العام الحالي القضية.",
        "خسر كلا العقدين في السوق.",
        "وقع المدير العقدين.",
        "صدر القرار 12/2018.",
        "وقف في مكان آخر الشارع.",
    ],
)
def test_no_moment(text):
    assert moments(text) == []


def test_a_day_up_to_which_something_lasts_is_the_nearer_one():
    assert values("يمتد العقد حتى 30 أغسطس.") == [("30 أغسطس", "2024-08-30")]
    assert values("عمل المصنع حتى 10 فبراير.") == [("10 فبراير", "2024-02-10")]


def test_one_unit_before_more():
    assert [value for _, value in values("تراوحت المدة بين سنة و5 سنوات.")] == ["P1Y", "P5Y"]


def test_money_behind_makes_no_year():
    assert values("هبط السعر إلى 1830 دولارا.") == []


def test_an_age_is_no_hour():
    assert values("رأيته مساء الأحد في التاسعة من عمره.")[1] == ("التاسعة من عمره", "P9Y")


@given(st.integers(1600, 2500), st.booleans())
def test_easter_is_a_sunday_of_spring(year, eastern):
    day = easter(year, eastern=eastern)
    assert day is not None
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 5, 15)


def test_easters_that_are_known():
    assert easter(2024, eastern=False) == date(2024, 3, 31)
    assert easter(2024, eastern=True) == date(2024, 5, 5)
    assert easter(2025, eastern=False) == easter(2025, eastern=True) == date(2025, 4, 20)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("الليلة الساعة 7", "2024-05-15T19:00"),
        ("12 مايو عند الساعة 4 عصرا", "2024-05-12T16:00"),
        ("الساعة ثلاثة وربع عصرا", "T15:15"),
        ("كل يوم في الثالثة مساء", "P1D"),
        ("22 هذا الشهر", "2024-05-22"),
    ],
)
def test_an_hour_or_day_with_what_belongs_to_it(written, value):
    assert values(f"يفتح المعرض {written}.") == [(written, value)]


@pytest.mark.parametrize(
    "text",
    [
        "يقيم رجل في العقد الثالث من عمره هنا.",
        "يتابع الملف يوليه المدير اهتماما.",
        "يتحسن الوضع يوما بعد يوم.",
        "كانت آخر ليالي المهرجان.",
    ],
)
def test_everyday_words_are_no_moments(text):
    assert moments(text) == []


def test_two_decades():
    assert values("تأسست قبل عقدين.") == [("قبل عقدين", "200")]
    assert values("عمل هنا منذ عقدين.") == [("عقدين", "P2DE")]
    assert values("تغير ذلك في العقدين الأخيرين.") == [("العقدين الأخيرين", "P2DE")]
    assert values("شهده العقدان الماضيان.") == [("العقدان الماضيان", "P2DE")]


def test_an_approximate_unit():
    assert values("استمر الخطاب قرابة ساعة.") == [("قرابة ساعة", "PT1H")]
    assert values("عاد نحو عام 2010.") == [("عام 2010", "2010")]


def test_the_minute_of_a_match_in_marks():
    assert values("سجل المهاجم هدفه في الدقيقة «29».") == [("الدقيقة «29»", "")]


def test_lately_before_a_comma():
    text = "الفندق الذي افتتح أخيرا، يطل على البحر."
    assert values(text) == [("أخيرا", "PAST_REF")]
    assert values("وأخيرا، شكر المدير الحضور.") == []
    assert values("آخرا وليس أخيرا، شكر المدير الحضور.") == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("نهاية يوم الخميس", "2024-05-09"),
        ("نهاية أمس", "2024-05-14"),
        ("ساعة متأخرة من يوم الاثنين", "2024-05-13"),
        ("عام 2023 الماضي", "2023"),
        ("الأشهر المتبقية من العام الجاري", "PXM"),
        ("شهر الصيام", ""),
    ],
)
def test_what_stands_round_a_day_or_a_year(written, value):
    assert values(f"أغلق المصنع في {written}.") == [(written, value)]


def test_years_that_somebody_spends():
    assert values("البحار الذي قضى سنوات في المرفأ عاد.") == [("سنوات", "PXY")]
    assert values("لم يعرف أحد كيف يقضي يوم الجمعة.") == [("يوم الجمعة", "2024-05-10")]


def test_an_informed_source_is_no_beginning():
    assert values("أكد مصدر مطلع أمس أن الجسر مغلق.") == [("أمس", "2024-05-14")]
