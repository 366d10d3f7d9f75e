"""Feasts and days with a fixed date in one of the calendars."""

from __future__ import annotations

from datetime import date

from musnad.lexicon.calendar import FEAST
from musnad.moments.calendars import UNKNOWN, day, hijri_day, hijri_of, make_day
from musnad.moments.context import Context, Found
from musnad.moments.dates import year_number


def feast_at(c: Context, at: int) -> Found | None:
    """«عيد الفطر المبارك», «يوم عرفة», «رأس السنة الميلادية 2015»."""
    found = c.meaning(at)
    if found is None or found[0].kind != FEAST:
        return None
    word, stop = found
    entry = word.value
    country = entry.get("country", "")
    if country and country != c.country:
        return Found(at, stop, "DATE", UNKNOWN, word.letters)
    offset = c.relative(stop)
    if offset is not None:
        stop += 1
    inner = stop + 1 if c.folded(stop) in ("عام", "سنه", "لعام", "لسنه") else stop
    told = year_number(c, inner, named=True)
    hijri = "hijri" in entry
    month, number = entry.get("hijri") or entry["gregorian"]
    when: date | None
    if told is not None and told.hijri == hijri:
        stop = told.stop
        make = hijri_day if hijri else make_day
        when = make(told.number, month, number)
    else:
        when = _nearest(c.ref, hijri, month, number, offset)
    return Found(at, stop, "DATE", day(when) if when else UNKNOWN, word.letters, when)


def _nearest(
    ref: date | None, hijri: bool, month: int, number: int, offset: int | None
) -> date | None:
    """The occurrence nearest to ``ref``, or the last (offset -1) or next one (1)."""
    if ref is None:
        return None
    current = hijri_of(ref) if hijri else (ref.year, ref.month)
    if current is None:
        return None
    make = hijri_day if hijri else make_day
    dates = [
        when for of in (-1, 0, 1) if (when := make(current[0] + of, month, number)) is not None
    ]
    if offset is not None and offset < 0:
        dates = [when for when in dates if when < ref]
    elif offset is not None and offset > 0:
        dates = [when for when in dates if when > ref]
    return min(dates, key=lambda when: abs((when - ref).days), default=None)
