"""The one reading of an article's ``published``: the day, and the time if it is told.

What other sources write there is made ISO 8601 on the way in (``musnad.intake.dates``).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from musnad.text.folding import LETTERS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: A day and a time, whatever is written behind them.
_BEGINS = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?")


@lru_cache(4096)
def published_at(published: str) -> date | datetime | None:
    """``published`` as a day or a time; None if it does not begin with an ISO date.

    Digits may be of any script. A time has its offset if one is written.
    """
    written = published.strip().translate(LETTERS)
    begins = _BEGINS.match(written)
    for told in (written, begins[0]) if begins else (written,):
        for parse in (date.fromisoformat, datetime.fromisoformat):
            try:
                return parse(told)
            except ValueError:
                continue
    return None


def day_and_time(published: str) -> tuple[date | None, datetime | None]:
    """The day of ``published`` and the minute if one is told, both as the clock there shows."""
    when = published_at(published)
    if isinstance(when, datetime):
        return when.date(), when.replace(second=0, microsecond=0, tzinfo=None)
    return when, None


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
