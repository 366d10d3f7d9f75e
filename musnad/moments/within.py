"""A weekday, a week or a day by its place in a month or year: «آخر أحد من أبريل الماضي»."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from musnad.lexicon.calendar import EVERY, LAST, UNIT, WEEKDAY
from musnad.moments.calendars import UNKNOWN, Period, day, shift, unit_period
from musnad.moments.context import Context
from musnad.moments.dates import year_number
from musnad.moments.found import Found
from musnad.moments.periods import period_at

#: The last of a period, where others have their ordinal.
_LAST: Final = -1
#: A month has at most so many of a weekday or week.
_MOST: Final = 5
#: A period so short has no weeks to count, in days.
_SHORTEST: Final = 28


class _Place(NamedTuple):
    """The ``number``-th weekday (1 to 7), week (``W``) or day (``D``), before token ``stop``."""

    number: int
    of: int | str
    stop: int
    #: Whether the ordinal is feminine, as that of a day of the month never is: «الجمعة الثالثة».
    feminine: bool = False


def placed_at(c: Context, at: int) -> Found | None:
    """«الأحد الثاني من مارس 2024», «الأسبوع الأول من أكتوبر», «آخر يوم من الشهر الجاري»."""
    place = _named_first(c, at) or _counted_first(c, at)
    if place is None:
        return _day_of_month(c, at)
    word = c.words[at].time
    letters = word.letters if word is not None else 0
    if at in c.by_first:
        letters = c.by_first[at].letters
    linked = c.words[place.stop].folded in ("من", "في")
    inner = place.stop + linked
    if linked and c.kind(inner, EVERY):
        return _every(c, at, place, inner, letters)
    if not linked:
        return None
    stop, within = container(c, inner)
    if stop is None:
        return None
    if within.start is None or within.end is None:
        return Found(at, stop, "DATE", UNKNOWN, letters)
    if (within.end - within.start).days < _SHORTEST:
        return None
    if isinstance(place.of, int) and not place.feminine and _is_date(place, within.start):
        return None
    period = _find(place, within.start, within.end)
    if period is None:
        return None
    return Found(at, stop, "DATE", period, letters, None if place.of == "W" else period.start)


def _named_first(c: Context, at: int) -> _Place | None:
    """«يوم الأحد الثاني», «الاثنين الأخير», «الأسبوع الأول»."""
    unit = c.kind(at, UNIT)
    head = at
    if unit is not None and unit.value == "D" and not unit.definite and unit.number == "s":
        head, unit = at + 1, None
    weekday = c.kind(head, WEEKDAY)
    of: int | str
    if weekday is not None and (head == at or not weekday.letters):
        of = weekday.value
    elif unit is not None and unit.definite and unit.number == "s" and unit.value in ("W", "D"):
        of = unit.value
    else:
        return None
    if c.words[head + 1].folded in c.calendar.latest:
        return _Place(_LAST, of, head + 2)
    ordinal = c.by_first.get(head + 1)
    if ordinal is None or not ordinal.ordinal or not ordinal.definite or ordinal.letters:
        return None
    if of == "D" or ordinal.value > _MOST:
        return None  # a day by its number is a date
    feminine = c.words[head + 1].folded.endswith("ه" if ordinal.value > 1 else "ي")
    return _Place(int(ordinal.value), of, ordinal.stop, feminine)


def _counted_first(c: Context, at: int) -> _Place | None:
    """«آخر أحد», «أول جمعة», «ثاني أسبوع», «آخر يوم»."""
    if c.kind(at, LAST):
        number, stop = _LAST, at + 1
    else:
        ordinal = c.by_first.get(at)
        if ordinal is None or not ordinal.ordinal or ordinal.definite or ordinal.value > _MOST:
            return None
        number, stop = int(ordinal.value), ordinal.stop
    unit = c.kind(stop, UNIT)
    dayed = unit is not None and unit.value == "D" and unit.number == "s" and not unit.letters
    named = stop + 1 if dayed else stop
    weekday = c.calendar.bare_weekdays.get(c.words[named].folded)
    if weekday is None:
        full = c.kind(named, WEEKDAY)
        weekday = full.value if full is not None and not full.letters else None
    if weekday is not None:
        return _Place(number, weekday, named + 1)
    if unit is None or unit.definite or unit.letters or unit.value not in ("W", "D"):
        return None
    return _Place(number, unit.value, stop + 1) if unit.number == "s" else None


def _day_of_month(c: Context, at: int) -> Found | None:
    """«أول أيام رمضان», «آخر أيام الشهر الماضي»."""
    ordinal = c.by_first.get(at)
    if c.kind(at, LAST):
        number, stop, letters = _LAST, at + 1, 0
    elif ordinal is not None and ordinal.ordinal and not ordinal.definite:
        number, stop, letters = int(ordinal.value), ordinal.stop, ordinal.letters
    else:
        return None
    days = c.kind(stop, UNIT)
    if days is None or days.value != "D" or days.number != "p" or days.definite or days.letters:
        return None
    whole, within = container(c, stop + 1)
    if whole is None:
        return None
    if within.start is None or within.end is None:
        return Found(at, whole, "DATE", UNKNOWN, letters)
    if (within.end - within.start).days < _SHORTEST:
        return None
    period = _find(_Place(number, "D", whole), within.start, within.end)
    return Found(at, whole, "DATE", period, letters, period.start) if period else None


def container(c: Context, at: int) -> tuple[int | None, Period]:
    """The month, year or season at ``at``: the token after it and its days."""
    span = period_at(c, at)
    if span is not None:
        return span.stop, span.period
    told = year_number(c, at, named=True)
    if told is not None:
        return told.stop, told.period()
    unit = c.kind(at, UNIT)
    if unit is None or not unit.definite or unit.number != "s" or unit.value not in ("M", "Y"):
        return None, UNKNOWN
    if c.words[at + 1].definite and c.words[at + 1].adjective:
        return None, UNKNOWN  # «العام الهجري»
    # «أول خمسة أيام من الشهر»: that of publication.
    return at + 1, unit_period(c.ref, unit.value, 0) if c.ref is not None else UNKNOWN


def _every(c: Context, at: int, place: _Place, every: int, letters: int) -> Found | None:
    """«الأحد الأول من كل شهر»."""
    unit = c.kind(every + 1, UNIT)
    if unit is None or unit.definite or unit.value not in ("M", "Y") or place.of == "D":
        return None
    return Found(at, every + 2, "SET", Period(f"P1{unit.value}"), letters)


def _is_date(place: _Place, start: date) -> bool:
    """Whether the day of that number falls on the weekday too: «الأحد الثالث من مارس» 2024."""
    if place.number == _LAST:
        return False
    when = shift(start, "D", place.number - 1)
    return when is not None and when.isoweekday() == place.of


def _find(place: _Place, start: date, end: date) -> Period | None:
    """The days of ``place`` within [start, end), None if there is no such place."""
    number, size = place.number, 7 if place.of == "W" else 1
    if isinstance(place.of, int):
        if number == _LAST:
            first = shift(end, "D", -1 - (end.isoweekday() - 1 - place.of) % 7)
        else:
            first = shift(start, "D", (place.of - start.isoweekday()) % 7 + 7 * (number - 1))
    elif number == _LAST:
        first = shift(end, "D", -size)
    else:
        first = shift(start, "D", size * (number - 1))
    if first is None or not start <= first < end:
        return None
    return day(first) if size == 1 else Period("", first, shift(first, "D", size))
