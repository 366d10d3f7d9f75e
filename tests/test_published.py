"""The day and the time that an article's ``published`` tells."""

from datetime import UTC, date, datetime

import pytest

from musnad.published import day_and_time, published_at, seconds


@pytest.mark.parametrize(
    ("published", "day", "time"),
    [
        ("2024-05-15", date(2024, 5, 15), None),
        (" 2024-05-15 ", date(2024, 5, 15), None),
        ("٢٠٢٤-٠٥-١٥", date(2024, 5, 15), None),
        ("2024-05-15T10:20:00Z", date(2024, 5, 15), datetime(2024, 5, 15, 10, 20)),
        ("2024-05-15 10:20", date(2024, 5, 15), datetime(2024, 5, 15, 10, 20)),
        ("2024-05-15T10:20:30+03:00", date(2024, 5, 15), datetime(2024, 5, 15, 10, 20)),
        ("20240515", date(2024, 5, 15), None),
        ("2024-05-15 (updated)", date(2024, 5, 15), None),
        ("", None, None),
        ("2024-02-30", None, None),
        ("2024-05-15T25:00", None, None),
        ("15 مايو", None, None),
        ("0000-00-00", None, None),
    ],
)
def test_the_day_and_the_minute(published: str, day: date | None, time: datetime | None) -> None:
    assert day_and_time(published) == (day, time)


def test_a_time_keeps_its_offset_and_its_seconds() -> None:
    when = published_at("2024-05-15T10:20:30+03:00")
    assert isinstance(when, datetime)
    assert when.astimezone(UTC) == datetime(2024, 5, 15, 7, 20, 30, tzinfo=UTC)


def test_a_day_lasts_a_day_and_a_time_a_second() -> None:
    assert seconds(date(1970, 1, 2)) == (86_400, 172_800)
    assert seconds(datetime(1970, 1, 1, 0, 1)) == (60, 61)
