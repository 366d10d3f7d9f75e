"""Numbers over time as bars: by day, by month or by year, whatever the days span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from musnad.messages import Language

#: The room of a bar, and the height of the highest one, in units of the drawing.
_STEP, _GAP, _HEIGHT, _LOWEST = 10, 2, 100, 2
#: Days are shown as months when they span more than so many, months as years.
_MOST_DAYS, _MOST_MONTHS = 92, 72
#: Fewer bars do not fill the drawing.
_FEWEST = 24
_PATTERNS = {4: "y", 7: "MMMM y", 10: "d MMMM y"}


class Bar(NamedTuple):
    """A day, month or year in ISO 8601, its name, its number, and its place in the drawing."""

    when: str
    name: str
    number: int
    x: int
    y: float
    height: float


class Timeline(NamedTuple):
    """Bars in the order of time, in a drawing of ``width`` and ``height``.

    ``undated`` is the number of what has no day.
    """

    bars: tuple[Bar, ...]
    most: int
    undated: int
    width: int
    height: int = _HEIGHT
    step: int = _STEP
    bar: int = _STEP - _GAP


def timeline(days: Iterable[tuple[str, int]], language: Language) -> Timeline | None:
    """Numbers of ISO days, ``""`` for none; in Arabic time runs from the right.

    None where there are not two days, months or years to compare.
    """
    numbers = dict(days)
    undated = numbers.pop("", 0)
    if len(numbers) < 2:
        return None
    first, last = date.fromisoformat(min(numbers)), date.fromisoformat(max(numbers))
    months = _months(last) - _months(first)
    letters = 10 if (last - first).days <= _MOST_DAYS else 7 if months <= _MOST_MONTHS else 4
    counts: Counter[str] = Counter()
    for day, number in numbers.items():
        counts[day[:letters]] += number

    def place(when: str) -> int:
        if letters == 10:
            return (date.fromisoformat(when) - first).days
        return _months(_first(when)) - _months(first) if letters == 7 else int(when) - first.year

    slots = max(place(max(counts)) + 1, _FEWEST)
    most = max(counts.values())
    bars = []
    for when, number in sorted(counts.items()):
        at = slots - 1 - place(when) if language == "ar" else place(when)
        height = round(max(_LOWEST, _HEIGHT * number / most), 1)
        name = format_date(_first(when), _PATTERNS[letters], locale=language)
        x = at * _STEP + _GAP // 2
        bars.append(Bar(when, name, number, x, round(_HEIGHT - height, 1), height))
    return Timeline(tuple(bars), most, undated, slots * _STEP)


def _first(when: str) -> date:
    """The first day of an ISO year, month or day."""
    return date.fromisoformat(when + "-01-01"[len(when) - 4 :])


def _months(day: date) -> int:
    return day.year * 12 + day.month
