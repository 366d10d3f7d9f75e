"""Times of day: by the clock and by name, with the day they belong to."""

import pytest
from timed import moments


def time(text, value, day="", following=""):
    return [(text, "TIME", value, day, following)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("صباح اليوم", "2024-05-15TMO"),
        ("فجر اليوم", "2024-05-15TMO"),
        ("مساء اليوم", "2024-05-15TEV"),
        ("صباح اليوم الأربعاء", "2024-05-15TMO"),
    ],
)
def test_parts_of_today(text, value):
    assert moments(f"وصل الوفد {text}.") == time(text, value, "2024-05-15", "2024-05-16")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("صباح أمس الثلاثاء", "2024-05-14TMO"),
        ("ظهر أمس", "2024-05-14TAF"),
        ("عصر أمس", "2024-05-14TAF"),
        ("مساء أمس", "2024-05-14TEV"),
        ("أمس مساء", "2024-05-14TEV"),
        ("ليل الثلاثاء", "2024-05-14TNI"),
        ("ليلة أمس", "2024-05-14TNI"),
        ("الليلة الماضية", "2024-05-14TNI"),
        ("بعد ظهر أمس", "2024-05-14TAF"),
        ("قبل ظهر أمس", "2024-05-14TMO"),
    ],
)
def test_parts_of_yesterday(text, value):
    assert moments(f"وصل الوفد {text}.") == time(text, value, "2024-05-14", "2024-05-15")


@pytest.mark.parametrize(
    ("text", "value", "day", "following"),
    [
        ("مساء الأحد", "2024-05-12TEV", "2024-05-12", "2024-05-13"),
        ("صباح الخميس المقبل", "2024-05-16TMO", "2024-05-16", "2024-05-17"),
        ("فجر 12 مارس 2019", "2019-03-12TMO", "2019-03-12", "2019-03-13"),
        ("ليل 31 ديسمبر 2019", "2019-12-31TNI", "2019-12-31", "2020-01-01"),
    ],
)
def test_parts_of_other_days(text, value, day, following):
    assert moments(f"وصل الوفد {text}.") == time(text, value, day, following)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("الساعة الثامنة صباح أمس", "08:00"),
        ("الساعة الثامنة من صباح أمس", "08:00"),
        ("الساعة 8 مساء أمس", "20:00"),
        ("الساعة العاشرة والنصف مساء أمس", "22:30"),
        ("الساعة التاسعة إلا ربعا صباح أمس", "08:45"),
        ("الساعة الواحدة والربع ظهر أمس", "13:15"),
        ("الساعة الخامسة وعشر دقائق عصر أمس", "17:10"),
        ("الساعة 11:20 صباح أمس", "11:20"),
        ("الساعة ١١:٢٠ صباح أمس", "11:20"),
        ("أمس الساعة 18:30", "18:30"),
    ],
)
def test_the_clock_with_its_day(text, hour):
    expected = time(text, f"2024-05-14T{hour}", "2024-05-14", "2024-05-15")
    assert moments(f"وصل الوفد {text}.") == expected


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("الساعة الثامنة صباحا", "08:00"),
        ("الساعة الثامنة مساء", "20:00"),
        ("الساعة 12 ظهرا", "12:00"),
        ("الساعة الثانية عشرة ظهرا", "12:00"),
        ("الساعة الواحدة ليلا", "01:00"),
        ("الساعة 7 م", "19:00"),
        ("الساعة 7 ص", "07:00"),
        ("18:30 بتوقيت غرينتش", "18:30"),
        ("الساعة الثامنة مساء بالتوقيت المحلي", "20:00"),
    ],
)
def test_the_clock_takes_the_day_named_before(text, hour):
    found = moments(f"وصل الوفد إلى الميناء أمس، وغادره في {text}.")
    assert found[1:] == time(text, f"2024-05-14T{hour}", "2024-05-14", "2024-05-15")


def test_a_time_without_a_day():
    assert moments("يفتح السوق في الساعة الثامنة صباحا.") == time("الساعة الثامنة صباحا", "T08:00")


def test_an_hour_at_midnight_belongs_to_the_first_half_of_the_day():
    found = moments("اندلع الحريق في الساعة 12:30 ليلا.")
    assert [moment[2] for moment in found] == ["T00:30"]


def test_midnight():
    (moment,) = moments("وصل الوفد منتصف ليل أمس.")
    assert moment[1] == "TIME"
    assert moment[3:] == ("2024-05-14", "2024-05-15")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("في ساعة متأخرة من مساء أمس", "2024-05-14TEV"),
        ("في الساعات الأولى من صباح أمس", "2024-05-14TMO"),
    ],
)
def test_hours_that_are_no_time_by_the_clock(text, value):
    assert [moment[2] for moment in moments(f"اندلع الحريق {text}.")] == [value]


@pytest.mark.parametrize("text", ["فاز الفريق 3:1", "المؤشر عند 18.30 نقطة", "قناة 24 ساعة"])
def test_no_times(text):
    assert [moment for moment in moments(text) if moment[1] == "TIME"] == []
