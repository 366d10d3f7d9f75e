"""Lengths by the day on which they end: «الأسبوع المنتهي في 5 مايو», «ستة أشهر حتى نهاية يونيو»."""

from __future__ import annotations

from datetime import date
from typing import Final

from musnad.lexicon.calendar import DAYS, EDGE, QUARTER, UNIT
from musnad.lexicon.words import COMMA
from musnad.moments.calendars import Period, half, quarter, shift
from musnad.moments.context import Context
from musnad.moments.dates import day_at
from musnad.moments.found import Found
from musnad.moments.within import container

#: Units whose end a month tells closely enough; that of others is one day.
_LONG: Final = frozenset(("M", "Y"))
#: A month has at most so many days; longer periods do not tell when a length ends.
_MONTH: Final = 31
#: More than any text tells of, so that no date is out of reach.
_MOST: Final = 10_000


def days_up_to(
    c: Context, at: int, unit: str, count: int, *, counted: bool = False
) -> tuple[date, date] | None:
    """The days of ``count`` units whose end is told at ``at``: «المنتهية في …», «التي انتهت يوم …».

    ``counted``: a number tells how many they are, so that «حتى» tells their end, too.
    """
    stop = c.behind(at, c.calendar.ending)
    ended = stop is not None
    if stop is None and counted:
        stop = c.behind(at, c.calendar.up_to_end)
    if stop is None or unit not in ("D", "W", "M", "Y") or not 0 < count < _MOST:
        return None
    end = _end_at(c, stop, unit, ended=ended)
    start = shift(end, unit, -count)
    return (start, end) if start is not None and end is not None else None


def _end_at(c: Context, at: int, unit: str, *, ended: bool) -> date | None:
    """The day after the last one, which is told at ``at``."""
    at += c.words[at].type == COMMA
    at += c.words[at].folded in c.calendar.end_links
    if c.kind(at, DAYS) and not ended:
        return None  # «منذ عام حتى اليوم»
    day = day_at(c, at)
    if day is not None:
        return shift(day.date, "D", 1)
    edge = c.kind(at, EDGE)
    closing = edge is not None and c.words[at].folded[edge.letters :] in c.calendar.closing
    if edge is not None and not closing:
        return None
    _, within = container(c, at)
    if within.start is None or within.end is None:
        return None
    longest = _MONTH if unit in _LONG else 1
    told = closing or (within.end - within.start).days <= longest
    return within.end if told else None


def ended_year(c: Context, at: int) -> Found | None:
    """«السنة المالية المنتهية في 30 يونيو»."""
    word = c.kind(at, UNIT)
    if word is None or word.value != "Y" or not word.definite or word.number != "s":
        return None
    if c.words[at + 1].folded not in c.calendar.fiscal_years:
        return None
    days = days_up_to(c, at + 2, "Y", 1)
    return Found(at, at + 2, "DATE", Period("", *days), word.letters) if days else None


def ended_part(c: Context, at: int) -> Found | None:
    """«الربع الثاني المنتهي في 30 يونيو», «الربع المالي المنتهي …», of any fiscal year."""
    word, numeral = c.kind(at, QUARTER), c.by_first.get(at)
    if word is None or not word.definite:
        return None
    stop = numeral.stop if numeral is not None else at + 1
    ordinal, number = c.by_first.get(stop), None
    if ordinal is not None and ordinal.ordinal and not ordinal.letters:
        number, stop = int(ordinal.value), ordinal.stop
    elif c.words[stop].folded in c.calendar.latest:
        number, stop = word.value, stop + 1
    stop += c.words[stop].folded in c.calendar.fiscal_years
    months = 12 // word.value
    days = days_up_to(c, stop, "M", months)
    if days is None:
        return None
    if number is None:
        return Found(at, stop, "DURATION", Period(f"P{months}M", *days), word.letters)
    period = Period("", *days)
    if word.value in (2, 4):
        whole = (quarter if word.value == 4 else half)(days[0].year, number)
        period = whole if (whole.start, whole.end) == days else period
    return Found(at, stop, "DATE", period, word.letters)
