"""The publication date of an article as a date, where it is one."""

from __future__ import annotations

from datetime import UTC, date, datetime

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def published_at(published: str) -> date | datetime | None:
    """``published`` as a day or a time; None if it is empty or not an ISO date."""
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(published.strip())
        except ValueError:
            continue
    return None


def seconds(when: date | datetime) -> tuple[float, float]:
    """From when to when ``when`` lasts, in seconds since 1970: a day, or a second of it.

    A time without a zone, and a day, are taken as UTC.
    """
    if isinstance(when, datetime):
        begin = when if when.tzinfo else when.replace(tzinfo=UTC)
        length = 1.0
    else:
        begin = datetime(when.year, when.month, when.day, tzinfo=UTC)
        length = 86_400.0
    since = (begin - _EPOCH).total_seconds()
    return since, since + length
