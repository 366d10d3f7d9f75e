"""Dates as pages and feeds write them for machines, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from musnad.text.folding import LETTERS

#: What content systems put where there is no date: the zero of .NET and that of Unix.
_ZEROES = (date(1, 1, 1), date(1970, 1, 1))
#: No date is written in more characters.
_LONGEST = 100
_ISO = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:(?:[T ]|\s*[-,،|]\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b")
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


def iso_date(written: str) -> str:
    """``written`` as an ISO date or date-time, with its offset if it has one; empty if it is none.

    The forms are ISO 8601, RFC 5322 (``Wed, 15 May 2024 10:30:00 +0300``) and day, month, year in
    numbers, if the day is above 12: nothing tells 5/6/2024.
    """
    text = " ".join(written[:_LONGEST].translate(LETTERS).split())
    for form in (_from_iso, _from_compact, _from_mail, _from_numbers):
        found = form(text)
        if found:
            return found
    return ""


def date_in_url(url: str) -> str:
    """The day that a path like ``/2024/05/15/`` tells, or empty."""
    found = _IN_URL.search(url)
    return _day(*found.groups()) if found else ""


def _from_iso(text: str) -> str:
    found = _ISO.match(text)
    if found is None:
        return ""
    year, _, month, day, hour, minute, second, zone = found.groups()
    told = _day(year, month, day)
    if not told or hour is None:
        return told
    return told + _time(hour, minute, second, zone)


def _from_compact(text: str) -> str:
    found = _COMPACT.fullmatch(text)
    if found is None:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    told = _day(year, month, day)
    return told + _time(hour, minute, second, zone) if told and hour else told


def _from_mail(text: str) -> str:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return when.isoformat() if when.date() not in _ZEROES else ""


def _from_numbers(text: str) -> str:
    found = _DAY_FIRST.match(text)
    if found is None or int(found[1]) <= 12:
        return ""
    return _day(found[4], found[3], found[1])


def _day(year: str, month: str, day: str) -> str:
    try:
        told = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return "" if told in _ZEROES else told.isoformat()


def _time(hour: str, minute: str, second: str | None, zone: str | None) -> str:
    """``T10:30:00+03:00``, or empty if it is no time of day."""
    offset = (zone or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    written = f"{int(hour):02}:{minute}:{second or '00'}"
    try:
        datetime.fromisoformat(f"2000-01-01T{written}{offset}")
    except ValueError:
        return ""
    if len(offset) in (3, 5):
        offset = f"{offset[:3]}:{offset[3:] or '00'}"
    return f"T{written[:5] if second is None else written}{offset}"
