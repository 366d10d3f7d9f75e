"""Periods of the calendars: days, weeks, months, years and what is made of them.

A period is a TIMEX3 value with its interval, ``end`` the day after its last. Hijri dates follow
the Umm al-Qura calendar (through ``hijridate``, which knows the years 1343 to 1500).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import msgspec
from hijridate import Gregorian, Hijri

DAY: Final = timedelta(days=1)
#: Articles of one archive speak of the same days again and again.
_REMEMBERED: Final = 4096
#: A season's first month; each is three months long.
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Period(msgspec.Struct, frozen=True, gc=False):
    """A TIMEX3 value (empty if it has none) and the days [start, end) it covers, if known."""

    value: str = ""
    start: date | None = None
    end: date | None = None


UNKNOWN: Final = Period()


@lru_cache(_REMEMBERED)
def iso(of: date | None) -> str:
    """``of`` as an ISO date, empty if it is not known."""
    return of.isoformat() if of is not None else ""


@lru_cache(_REMEMBERED)
def day(of: date) -> Period:
    """One day."""
    return Period(of.isoformat(), of, shift(of, "D", 1))


def make_day(year: int, month: int, number: int) -> date | None:
    """The Gregorian date, or None if there is no such day."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


@lru_cache(_REMEMBERED)
def hijri_day(year: int, month: int, number: int) -> date | None:
    """The Gregorian date of a Hijri one, or None if the calendar does not have it."""
    try:
        return date.fromisoformat(str(Hijri(year, month, number).to_gregorian()))
    except (ValueError, OverflowError):
        return None


@lru_cache(_REMEMBERED)
def week(of: date) -> Period:
    """The ISO week in which ``of`` lies."""
    year, number, weekday = of.isocalendar()
    first = shift(of, "D", 1 - weekday)
    if first is None:
        return UNKNOWN
    return Period(f"{year:04}-W{number:02}", first, shift(first, "D", 7))


@lru_cache(_REMEMBERED)
def month(year: int, number: int) -> Period:
    """A Gregorian month; ``number`` may lie outside 1 to 12 and then counts on from ``year``."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = make_day(year, number, 1)
    return Period(f"{year:04}-{number:02}", first, shift(first, "M", 1)) if first else UNKNOWN


@lru_cache(_REMEMBERED)
def months(year: int, first: int, count: int, value: str) -> Period:
    """``count`` months from month ``first`` of ``year``."""
    start = make_day(year, first, 1)
    return Period(value, start, shift(start, "M", count)) if start else UNKNOWN


def year(number: int) -> Period:
    """A Gregorian year."""
    return months(number, 1, 12, f"{number:04}")


def quarter(of: int, number: int) -> Period:
    """A quarter, 1 to 4, of a year."""
    return months(of, 3 * number - 2, 3, f"{of:04}-Q{number}")


def half(of: int, number: int) -> Period:
    """A half, 1 or 2, of a year."""
    return months(of, 6 * number - 5, 6, f"{of:04}-H{number}")


def season(of: int, name: str) -> Period:
    """A season (SP, SU, FA, WI) that begins in the year ``of``."""
    return months(of, SEASONS[name], 3, f"{of:04}-{name}")


def decade(first: int) -> Period:
    """The decade that begins with the year ``first``: value ``198`` for the 1980s."""
    return months(first, 1, 120, f"{first // 10:03}")


def century(number: int) -> Period:
    """A century by its ordinal: the 19th has the value ``18`` and begins with 1800."""
    return months((number - 1) * 100, 1, 1200, f"{number - 1:02}") if number > 1 else UNKNOWN


def part_of_century(of: int, parts: int, number: int) -> Period:
    """A half, third or quarter of the century by its ordinal: its value, the part's years."""
    whole = century(of)
    first, end = 100 * (number - 1) // parts, 100 * number // parts
    if whole.start is None:
        return whole
    return Period(whole.value, shift(whole.start, "Y", first), shift(whole.start, "Y", end))


def year_before_christ(number: int) -> Period:
    """A year counted backwards: no interval, since the proleptic calendar has no such days."""
    return Period(f"BC{number:04}")


def century_before_christ(number: int) -> Period:
    """A century counted backwards: the 8th has the value ``BC07``."""
    return Period(f"BC{number - 1:02}")


def hijri_year_in(of: int, month: int, number: int = 1) -> int | None:
    """The Hijri year of which a month, or a day of it, falls into a Gregorian year."""
    near = (of - 622) * 33 // 32
    for candidate in range(near - 1, near + 3):
        when = hijri_day(candidate, month, number)
        if when is not None and when.year == of:
            return candidate
    return None


def easter(of: int, *, eastern: bool) -> date | None:
    """Easter Sunday of a year, Gregorian or (``eastern``) that of the Julian calendar.

    By the rule of Meeus: the Sunday behind the full moon that the calendar assumes.
    """
    golden = of % 19
    if eastern:
        moon = (19 * golden + 15) % 30
        weekday = (2 * (of % 4) + 4 * (of % 7) - moon + 34) % 7
        behind = moon + weekday + 114
        return shift(make_day(of, behind // 31, behind % 31 + 1), "D", _julian_lag(of))
    hundreds, rest = divmod(of, 100)
    moon = (19 * golden + hundreds - hundreds // 4 - (8 * hundreds + 13) // 25 + 15) % 30
    weekday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    behind = moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114
    return make_day(of, behind // 31, behind % 31 + 1)


def _julian_lag(of: int) -> int:
    """How many days the Julian calendar is behind the Gregorian one in a spring."""
    return of // 100 - of // 400 - 2


def hijri_month(of: int, number: int) -> Period:
    """A Hijri month: an interval, but no TIMEX3 value."""
    following = (of + 1, 1) if number == 12 else (of, number + 1)
    start, end = hijri_day(of, number, 1), hijri_day(*following, 1)
    return Period("", start, end) if start and end else UNKNOWN


def hijri_year(of: int) -> Period:
    """A Hijri year: an interval, but no TIMEX3 value."""
    start, end = hijri_day(of, 1, 1), hijri_day(of + 1, 1, 1)
    return Period("", start, end) if start and end else UNKNOWN


@lru_cache(_REMEMBERED)
def hijri_of(of: date) -> tuple[int, int] | None:
    """Hijri year and month of a Gregorian date, or None outside the calendar."""
    try:
        hijri = Gregorian.fromdate(of).to_hijri()
    except (ValueError, OverflowError):
        return None
    return hijri.year, hijri.month


@lru_cache(_REMEMBERED)
def shift(of: date | None, unit: str, count: int) -> date | None:
    """``of`` moved by ``count`` units (D, W, M, Y, DE, CE, ML); None where the calendar ends."""
    if of is None:
        return None
    try:
        if unit == "D":
            return of + timedelta(days=count)
        if unit == "W":
            return of + timedelta(weeks=count)
        if unit == "TERM":
            return None
        ahead = count * {"M": 1, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit]
        total = of.year * 12 + of.month - 1 + ahead
        number = total % 12 + 1
        following = date(total // 12 + number // 12, number % 12 + 1, 1)
        return date(total // 12, number, min(of.day, (following - DAY).day))
    except (ValueError, OverflowError):
        return None


def unit_period(of: date, unit: str, offset: int) -> Period:
    """The day, week, month, year … that lies ``offset`` units from the one of ``of``."""
    if unit == "M":
        return month(of.year, of.month + offset)
    if unit == "Y":
        return year(of.year + offset)
    if unit == "DE":
        return decade(of.year // 10 * 10 + 10 * offset)
    if unit in ("TERM", "ML"):
        return UNKNOWN
    if unit == "CE":
        return century(of.year // 100 + 1 + offset)
    moved = shift(of, unit, offset)
    if moved is None:
        return UNKNOWN
    return week(moved) if unit == "W" else day(moved)
