"""What figures and moments amount to, said as people say it."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.article import Figure, Moment
from musnad.terminal.values import (
    figure_words,
    moment_words,
    what_figure_adds,
    what_moment_adds,
)


def figure(low, high, mod="exact", unit="أسرة", text="…"):
    return Figure(field="text", start=0, end=1, text=text, low=low, high=high, mod=mod, unit=unit)


def moment(value, first="", after="", type="DATE", text="…"):
    return Moment(
        field="text", start=0, end=1, text=text, type=type, value=value, from_=first, to=after
    )


@pytest.mark.parametrize(
    ("figure", "arabic", "english"),
    [
        (figure(None, 12000, "at_most"), "على الأكثر 12,000 أسرة", "at most 12,000 أسرة"),
        (figure(100, None, "vague"), "على الأقل 100 أسرة", "at least 100 أسرة"),
        (figure(9000, 9000, "approx"), "نحو 9,000 أسرة", "about 9,000 أسرة"),
        (figure(14, 42, "range", "%"), "من 14 إلى 42 في المئة", "from 14 to 42 per cent"),
        (figure(0.5, 0.5, unit="%"), "0.5 في المئة", "0.5 per cent"),
        (figure(12943.08, 12943.08, unit=""), "12,943.08", "12,943.08"),
        (figure(37e6, 37e6, unit="USD"), "37 مليون دولار أمريكي", "37 million US dollars"),
        (figure(4 * 10**9, 4 * 10**9, unit=""), "4 مليارات", "4 billion"),
        (figure(10**6, None, "at_least", ""), "على الأقل مليون", "at least 1 million"),
        (figure(1_640_000_000, 1_640_000_000, unit=""), "1.64 مليار", "1.64 billion"),
        (figure(1_234_567, 1_234_567, unit=""), "1,234,567", "1,234,567"),
        (figure(17149999999.999998, 17149999999.999998, unit=""), "17.15 مليار", "17.15 billion"),
        (figure(3, 3, unit="USD"), "3 دولار أمريكي", "3 US dollars"),
        (figure(5, 5, unit="XQX"), "5 XQX", "5 XQX"),
    ],
)
def test_figures(figure, arabic, english):
    assert figure_words(figure, "ar") == arabic
    assert figure_words(figure, "en") == english


def test_a_counted_noun_that_would_have_to_agree_is_left_to_the_text():
    assert figure_words(figure(3, 3), "ar") == "3"
    assert figure_words(figure(32, 32), "ar") == "32"
    assert figure_words(figure(1.5, 1.5), "ar") == "1.5 أسرة"


@pytest.mark.parametrize(
    ("moment", "arabic", "english"),
    [
        (moment("2024-05-11", "2024-05-11", "2024-05-12"), "11 مايو 2024", "11 May 2024"),
        (moment("2024-05", "2024-05-01", "2024-06-01"), "مايو 2024", "May 2024"),
        (moment("2024", "2024-01-01", "2025-01-01"), "2024", "2024"),
        (moment("199", "1990-01-01", "2000-01-01"), "من 1990 إلى 1999", "from 1990 to 1999"),
        (
            moment("2016-Q4", "2016-10-01", "2017-01-01"),
            "من أكتوبر 2016 إلى ديسمبر 2016",
            "from October 2016 to December 2016",
        ),
        (
            moment("P6M", "2018-08-19", "2019-02-19", "DURATION"),
            "من 19 أغسطس 2018 إلى 18 فبراير 2019",
            "from 19 August 2018 to 18 February 2019",
        ),
        (moment("", "2018-08-19"), "ابتداءً من 19 أغسطس 2018", "from 19 August 2018 on"),
        (moment("", "", "2018-08-19"), "حتى 18 أغسطس 2018", "until 18 August 2018"),
        (
            moment("2024-05-14TEV", "2024-05-14", "2024-05-15", "TIME"),
            "14 مايو 2024، مساءً",
            "14 May 2024, in the evening",
        ),
        (
            moment("2024-05-14T18:30", "2024-05-14", "2024-05-15", "TIME"),
            "14 مايو 2024، 18:30",
            "14 May 2024, 18:30",
        ),
        (moment("T19:00", type="TIME"), "19:00", "19:00"),
        (moment("P2Y", type="DURATION"), "سنتان", "2 years"),
        (moment("P11M", type="DURATION"), "11 شهرًا", "11 months"),
        (moment("P1Y6M", type="DURATION"), "سنة واحدة و6 أشهر", "1 year and 6 months"),
        (moment("PT3H", type="DURATION"), "3 ساعات", "3 hours"),
        (moment("P1D", type="SET"), "كل يوم", "every day"),
        (moment("P2W", type="SET"), "كل مدة قدرها أسبوعان", "every 2 weeks"),
        (moment("PXY", type="DURATION"), "", ""),
        (moment("PRESENT_REF"), "", ""),
        (moment("PAST_REF"), "", ""),
        (moment("", type="SET"), "", ""),
        (moment("TEV", type="TIME"), "", ""),
    ],
)
def test_moments(moment, arabic, english):
    assert moment_words(moment, "ar") == arabic
    assert moment_words(moment, "en") == english


@pytest.mark.parametrize(
    ("text", "value", "arabic", "english"),
    [
        ("أكثر من نصف قرن", "P50Y", "على الأقل 50 سنة", "at least 50 years"),
        ("لا تقل عن أربعة أعوام", "P4Y", "على الأقل 4 سنوات", "at least 4 years"),
        ("أقل من 48 ساعة", "PT48H", "على الأكثر 48 ساعة", "at most 48 hours"),
        ("نحو عشرة أيام", "P10D", "نحو 10 أيام", "about 10 days"),
        ("ستة أشهر", "P6M", "6 أشهر", "6 months"),
    ],
)
def test_a_length_is_bounded_as_its_text_bounds_it(text, value, arabic, english):
    told = moment(value, type="DURATION", text=text)
    assert moment_words(told, "ar") == arabic
    assert moment_words(told, "en") == english
    assert what_moment_adds(told, "ar") == ""
    assert what_moment_adds(told, "en") == english


def test_a_length_with_one_end_is_told_by_its_length():
    told = moment("P35Y", "", "2015-07-21", "DURATION", "أكثر من 35 سنة")
    assert moment_words(told, "ar") == "على الأقل 35 سنة"


def test_days_to_come_are_not_since():
    told = moment("PXD", "2015-07-27", "", "DURATION", "الأيام القادمة")
    assert what_moment_adds(told, "ar") == "ابتداءً من 27 يوليو 2015"


@pytest.mark.parametrize(
    ("text", "low", "high", "mod", "unit", "arabic"),
    [
        ("66 شخصا", 66, 66, "exact", "شخص", ""),
        ("٦٦ شخصا", 66, 66, "exact", "شخص", ""),
        ("300 ألف نسمة", 300000, 300000, "exact", "نسمة", ""),
        ("ثلاث مباريات", 3, 3, "exact", "مباراة", ""),
        ("ثلاثة وستون شخصا", 63, 63, "exact", "شخص", "63"),
        ("3 ملايين ونصف", 3500000, 3500000, "exact", "", "3.5 مليون"),
        ("50 دولارا", 50, 50, "exact", "USD", "50 دولار أمريكي"),
        ("أكثر من ثلث", 1 / 3, None, "at_least", "", "على الأقل 0.3333"),
        ("أقل من 50 دولارا", None, 50, "at_most", "USD", "على الأكثر 50 دولار أمريكي"),
    ],
)
def test_a_figure_that_its_text_tells_as_plainly_is_not_told_again(
    text, low, high, mod, unit, arabic
):
    assert what_figure_adds(figure(low, high, mod, unit, text), "ar") == arabic


@given(
    st.floats(0, 1e15, allow_nan=False) | st.integers(0, 10**15),
    st.sampled_from(["exact", "approx", "at_least", "at_most"]),
    st.sampled_from(["", "%", "USD", "أسرة"]),
)
def test_every_figure_has_words_and_no_signs(value, mod, unit):
    low = None if mod == "at_most" else value
    high = None if mod == "at_least" else value
    for language in ("ar", "en"):
        words = figure_words(figure(low, high, mod, unit), language)
        assert words and not re.search("[≈≤≥=\u2066-\u2069]", words)


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.integers(1, 366))
def test_the_last_day_is_told_not_the_one_after_it(first, days):
    after = first + timedelta(days=days)
    words = moment_words(moment("", first.isoformat(), after.isoformat()), "en")
    last = after - timedelta(days=1)
    assert words.endswith(str(last.year))
    assert (" to " in words) == (not _is_one(first, after))


def _is_one(first, after):
    day = after - first == timedelta(days=1)
    month = first.day == after.day == 1 and 28 <= (after - first).days <= 31
    return (
        day
        or month
        or (first.month == first.day == 1 and first.replace(year=first.year + 1) == after)
    )
