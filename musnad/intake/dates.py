"""Dates of publication as pages, feeds and tables write them, as ISO 8601.

The one reading of ``published`` that all intake goes through.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import NamedTuple

from hijridate import Hijri

from musnad.lexicon.months import gregorian_months, hijri_months
from musnad.text.folding import fold

#: What content systems put where there is no date: the zero of .NET and that of Unix.
_ZEROES = (date(1, 1, 1), date(1970, 1, 1))
#: No date is written in more characters.
_LONGEST = 100
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: Digits of seconds, milliseconds and microseconds since 1970, of any day since September 2001,
#: and how many of them a second has.
_EPOCH_UNITS = {10: 1, 13: 1000, 16: 1_000_000}
#: Years of news; 1436 is of another calendar, which nothing tells from the Persian one.
_YEARS = range(1800, 2200)
#: The calendar of Umm al-Qura is known so far.
_HIJRI_YEARS = range(1343, 1501)

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z)?")
_NUMBER = re.compile(r"(\d+)(?:\.\d+)?")
_TIME = re.compile(
    r"(?:T|[\s,،|-]*\b(?:at|à|الساعه)?\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*"
    r"(?:(am|a\.m\.|ص|صباحا)|(pm|p\.m\.|م|مساء))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?\s*",
    re.IGNORECASE,
)
#: What may stand before the date: «تاريخ النشر:», and the time («10:30 - 15 مايو 2024»).
_LABEL = re.compile(r"[^\W\d][^\d:]{0,30}:\s*")
_TIME_BEFORE = re.compile(
    r"(\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]m|[صم]|صباحا|مساء)?)\s*[-–|,،]?\s+(?=\S)", re.IGNORECASE
)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


class _Found(NamedTuple):
    """A day at the beginning of a text, and what stands behind it."""

    day: date
    rest: str


def iso_date(written: str) -> str:
    """``written`` as an ISO date or date-time, with its offset if it has one; empty if it is none.

    The forms are ISO 8601, RFC 5322 (``Wed, 15 May 2024 10:30:00 +0300``), seconds or milliseconds
    since 1970, names of months in Arabic («15 أيار/مايو 2024»), English and French, and
    day, month, year in numbers, if only one of the first two can be the month: nothing tells
    5/6/2024.
    """
    return _read(written[:_LONGEST])


def published_of(value: str | int | float | None) -> tuple[str, bool]:
    """``published`` of an article as ISO, and whether it could be read.

    What is ISO already, or cannot be read, is as given.
    """
    written = "" if value is None else _as_text(value)
    if not written.strip() or _is_iso(written):
        return written, True
    iso = iso_date(written)
    return iso or written, bool(iso)


def date_in_url(url: str) -> str:
    """The day that a path like ``/2024/05/15/`` tells, or empty."""
    found = _IN_URL.search(url)
    day = _day(*found.groups()) if found else None
    return day.isoformat() if day else ""


@lru_cache(4096)
def _read(written: str) -> str:
    text = " ".join(fold(written).split())
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    time = _TIME_BEFORE.match(text)
    text = f"{text[time.end() :]} {time[1]}" if time else text
    compact = _from_compact(text) or _from_epoch(text)
    if compact:
        return compact
    found = _from_numbers(text) or _from_names(text)
    told = _with_time(found) if found else ""
    if told:
        return told
    return _from_mail(text) or (found.day.isoformat() if found else "")


def _is_iso(written: str) -> bool:
    if not (written.isascii() and written[4:5] == "-"):
        return False
    try:
        return datetime.fromisoformat(written).date() not in _ZEROES
    except ValueError:
        return False


def _as_text(value: str | int | float) -> str:
    """Numbers without the fraction that JSON libraries add to whole ones."""
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e17
    return str(int(value)) if is_whole else str(value)


def _from_compact(text: str) -> str:
    found = _COMPACT.fullmatch(text)
    if found is None:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    told = _day(year, month, day)
    if told is None:
        return ""
    time = _time(int(hour), minute, second, zone) if hour else ""
    return "" if hour and not time else told.isoformat() + time


def _from_epoch(text: str) -> str:
    found = _NUMBER.fullmatch(text)
    unit = _EPOCH_UNITS.get(len(found[1])) if found else None
    if found is None or unit is None:
        return ""
    return (_EPOCH + timedelta(seconds=int(found[1]) // unit)).isoformat()


def _from_mail(text: str) -> str:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return when.isoformat() if when.date() not in _ZEROES and when.year in _YEARS else ""


def _from_numbers(text: str) -> _Found | None:
    found = _YEAR_FIRST.match(text)
    if found is not None:
        day = _day(found[1], found[3], found[4])
    else:
        found = _DAY_FIRST.match(text)
        if found is None:
            return None
        first, second = int(found[1]), int(found[3])
        if first <= 12 and second <= 12 and first != second:
            return None
        month, number = (found[1], found[3]) if second > 12 else (found[3], found[1])
        day = _day(found[4], month, number)
    return _Found(day, text[found.end() :]) if day else None


def _from_names(text: str) -> _Found | None:
    text = text.casefold()
    for pattern, months in _named_dates():
        found = pattern.match(text)
        if found is None:
            continue
        month = months[found["month"]]
        if found["again"] and months[found["again"]] != month:
            return None
        day = _day_of(months, int(found["year"]), month, int(found["day"]))
        return _Found(day, text[found.end() :]) if day else None
    return None


@cache
def _named_dates() -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    """«الأربعاء، 15 أيار/مايو 2024», ``May 15, 2024``, «7 ذو القعدة 1445 هـ»."""
    patterns = []
    for months in (gregorian_months(), hijri_months()):
        names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
        month = rf"(?P<month>{names})\.?(?:\s?[/-]\s?(?P<again>{names}))?"
        day, year, apart = (
            r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?",
            r"(?P<year>\d{4})(?!\d)",
            r"[\s,،/-]+",
        )
        weekday, era = r"(?:[^\W\d]+\.?[\s,،:]+(?:في\s+)?)?", r"(?:\s?(?:م|هـ?)(?!\w))?"
        for order in (
            rf"{weekday}{day}(?:\s+de)?{apart}{month}{apart}{year}",
            rf"{weekday}{month}{apart}{day}{apart}{year}",
        ):
            patterns.append((re.compile(order + era), months))
    return tuple(patterns)


def _day_of(months: dict[str, int], year: int, month: int, day: int) -> date | None:
    if months is gregorian_months():
        return _day(year, month, day)
    if year not in _HIJRI_YEARS:
        return None
    try:
        when = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(when.year, when.month, when.day)


def _with_time(found: _Found) -> str:
    """The day with the time behind it; empty if what is there is no time."""
    told = found.day.isoformat()
    if not found.rest.strip(" ,،"):
        return told
    time = _TIME.fullmatch(found.rest)
    if time is None:
        return ""
    hour, minute, second, morning, evening, zone = time.groups()
    number = int(hour)
    if (morning or evening) and 1 <= number <= 12:
        number = number % 12 + (12 if evening else 0)
    behind = _time(number, minute, second, zone)
    return told + behind if behind else ""


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        told = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return None if told in _ZEROES or told.year not in _YEARS else told


def _time(hour: int, minute: str, second: str | None, zone: str | None) -> str:
    """``T10:30:00+03:00``, or empty if it is no time of day."""
    offset = (zone or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    written = f"{hour:02}:{minute}:{second or '00'}"
    try:
        datetime.fromisoformat(f"2000-01-01T{written}{offset}")
    except ValueError:
        return ""
    if len(offset) in (3, 5):
        offset = f"{offset[:3]}:{offset[3:] or '00'}"
    return f"T{written[:5] if second is None else written}{offset}"
