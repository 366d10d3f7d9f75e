"""Feasts and days with a fixed date in one of the calendars, and those that Easter moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from musnad.lexicon.calendar import FEAST
from musnad.moments.calendars import (
    UNKNOWN,
    day,
    easter,
    hijri_day,
    hijri_of,
    hijri_year_in,
    make_day,
    shift,
)
from musnad.moments.context import Context
from musnad.moments.dates import year_behind
from musnad.moments.found import Found

#: The day of a feast in a year of its calendar.
_Day = Callable[[int], date | None]


def feast_at(c: Context, at: int) -> Found | None:
    """«عيد الفطر المبارك», «يوم عرفة», «رأس السنة الميلادية 2015», «عيد الفصح»."""
    found = c.meaning(at)
    if found is None or found[0].kind != FEAST:
        return None
    word, stop = found
    entry = word.value
    if "or" in entry and c.words[stop].folded in c.calendar.other_feasts:
        return None  # «العيد العمالي»
    country = entry.get("country", "")
    if country and country != c.country:
        return Found(at, stop, "DATE", UNKNOWN, word.letters)
    offset = c.relative(stop)
    if offset is not None:
        stop += 1
    hijri = "hijri" in entry
    told, behind = year_behind(c, stop, hijri=hijri)
    when: date | None = None
    of = told.number if told is not None else None
    if told is not None and hijri and not told.hijri:
        of = hijri_year_in(told.number, *entry["hijri"])  # «عيد الأضحى 2022»
    if told is not None and of is not None and (hijri or not told.hijri):
        stop = behind
        when = _day_of(entry)(of)
    else:
        when = _nearest(c.ref, hijri, _day_of(entry), offset)
        if "or" in entry:  # «العيد» is the nearer one of two
            second = _nearest(c.ref, hijri, _day_of({"hijri": entry["or"]}), offset)
            if when and second and c.ref and abs(second - c.ref) < abs(when - c.ref):
                when = second
    first, letters, ahead = _day_of_feast(c, at)
    if first == at and c.words[at - 1].folded in ("يوم", "ليله"):
        first, letters = at - 1, 0
    elif first < at:
        when = shift(when, "D", ahead)
    else:
        letters = word.letters
    return Found(first, stop, "DATE", day(when) if when else UNKNOWN, letters, when)


def _day_of(entry: Mapping[str, Any]) -> _Day:
    """The day of a feast by the year: of a month of one of the calendars, or by Easter."""
    if "easter" in entry:
        away, eastern = entry["easter"], entry.get("eastern", False)
        return lambda of: shift(easter(of, eastern=eastern), "D", away)
    make = hijri_day if "hijri" in entry else make_day
    month, number = entry.get("hijri") or entry["gregorian"]
    return lambda of: make(of, month, number)


def _day_of_feast(c: Context, at: int) -> tuple[int, int, int]:
    """«ثاني أيام» before a feast: its first token, clitic letters, and days from the first."""
    if at < 2 or c.words[at - 1].folded not in ("ايام", "يوم"):
        return at, 0, 0
    numeral = c.by_first.get(at - 2)
    if numeral is None or not numeral.ordinal or numeral.value > 5:
        return at, 0, 0
    return at - 2, numeral.letters, int(numeral.value) - 1


def _nearest(ref: date | None, hijri: bool, day_of: _Day, offset: int | None) -> date | None:
    """The occurrence nearest to ``ref``, or the last (offset -1) or next one (1)."""
    if ref is None:
        return None
    current = hijri_of(ref) if hijri else (ref.year, ref.month)
    if current is None:
        return None
    dates = [when for of in (-1, 0, 1) if (when := day_of(current[0] + of)) is not None]
    if offset is not None and offset < 0:
        dates = [when for when in dates if when < ref]
    elif offset is not None and offset > 0:
        dates = [when for when in dates if when > ref]
    return min(dates, key=lambda when: abs((when - ref).days), default=None)
