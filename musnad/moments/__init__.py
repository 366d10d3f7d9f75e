"""Moments: the time expressions of an article as TIMEX3, resolved against its publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction

from musnad.article import Moment
from musnad.figures.numerals import Numeral
from musnad.lexicon.calendar import EDGE, REFERENCE, SPAN
from musnad.lexicon.words import NUMBER
from musnad.moments.calendars import UNKNOWN, Period
from musnad.moments.clock import time_at, with_time
from musnad.moments.context import Context, Found
from musnad.moments.dates import Day, date_at, day_at, day_period
from musnad.moments.durations import Length, definite_length, duration, length_at, recurrence
from musnad.moments.feasts import feast_at
from musnad.moments.periods import bare_year, period_at
from musnad.text.folding import raw_length
from musnad.text.structure import Text


def read_moments(
    text: Text,
    numerals: Sequence[Numeral],
    ref: date | None,
    now: datetime | None,
    country: str,
) -> tuple[list[Moment], list[tuple[int, int]]]:
    """The moments of one field, and the tokens (first, stop) that each takes.

    ``ref`` is the day the article speaks from, None if it is not known; ``now`` also its time.
    ``country`` is the outlet's (ISO 3166, or empty); it decides whose national day is meant.
    """
    context = Context(text, numerals, ref, now, country)
    found = list(_find(context))
    return [_moment(text, f) for f in found], [(f.first, f.stop) for f in found]


def _find(c: Context) -> Iterator[Found]:
    words, by_first = c.text.words, c.by_first
    stop = 0
    for i in [
        i for i, word in enumerate(words) if word.time is not None or i in by_first or word.every
    ]:
        if i < stop:
            continue
        found = _read(c, i)
        if found is None or found.first < stop:
            continue
        yield found
        stop = found.stop
        if found.type != "SET":
            if found.day is not None:
                c.last_day = (found.first, found.day)
            if found.period.start is not None:
                c.last_period = found.period
        else:
            c.last_day = None


def _read(c: Context, i: int) -> Found | None:
    if i in c.by_first:
        return _at_number(c, i)
    word = c.text.words[i].time
    if word is None:
        return recurrence(c, i)
    return (
        feast_at(c, i)
        or time_at(c, i)
        or _reference(c, i)
        or _day(c, i)
        or definite_length(c, i)
        or _period(c, i)
        or recurrence(c, i)
        or duration(c, i)
    )


def _at_number(c: Context, i: int) -> Found | None:
    """What a numeral begins: a time, a date, a length, a year, or the first of two of these."""
    numeral = c.by_first[i]
    if numeral.vague:
        return duration(c, i)
    period = _period(c, i) if c.kind(i, EDGE) else None
    found = (
        period
        or time_at(c, i)
        or _day(c, i)
        or definite_length(c, i)
        or duration(c, i)
        or _part(c, i)
        or _first_of_two(c, i)
    )
    if found is not None:
        return found
    year = bare_year(c, i)
    if year is not None:
        c.last_year_stop = year.stop
        return Found(i, year.stop, "DATE", year.period, numeral.letters)
    return None


def _part(c: Context, i: int) -> Found | None:
    """«الربع الثاني من العام», whose first word is a number too."""
    if c.text.words[i].time is None:
        return None
    return _period(c, i)


def _day(c: Context, i: int) -> Found | None:
    found = day_at(c, i)
    if found is None:
        return None
    return with_time(c, i, found)


def _period(c: Context, i: int) -> Found | None:
    first, letters = i, 0
    word = c.text.words[i].time
    if word is not None:
        letters = word.letters
    found = period_at(c, i)
    if found is None:
        return None
    before = c.folded(first - 1)
    if before in ("هذا", "هذه", "وهذا", "لهذا", "بهذا", "لهذه", "بهذه") and word is not None:
        first, letters = first - 1, 0
        letters = 1 if before[0] in "ولب" and len(before) > 3 else 0
    if found.year:
        c.last_year_stop = found.stop
    return Found(first, found.stop, "DATE", found.period, letters)


def _reference(c: Context, i: int) -> Found | None:
    """«حاليا», «مؤخرا», «في وقت سابق من هذا الشهر»."""
    found = c.meaning(i)
    if found is None:
        return None
    word, stop = found
    if word.kind == SPAN:
        return Found(i, stop, "DURATION", UNKNOWN, word.letters)
    if word.kind != REFERENCE:
        return None
    folded = c.folded(i)[word.letters :]
    if stop == i + 1 and folded in c.calendar.bound_references:
        paired = word.conjunction == "و" and c.folded(i - 1) in c.calendar.bound_references
        if c.folded(i - 1) not in c.calendar.reference_prepositions and not paired:
            return None
    if c.folded(stop) == "من" and folded == "قريبا":
        return None
    if folded == "وقت" and c.folded(stop) == "من":
        of = _day(c, stop + 1) or _period(c, stop + 1)
        if of is not None and of.first == stop + 1:
            return Found(i, of.stop, "DATE", of.period, word.letters, of.day)
    elif folded == "وقت":
        of = _day(c, stop)
        if of is not None:
            return Found(i, of.stop, "DATE", of.period, word.letters, of.day)
    return Found(i, stop, "DATE", Period(word.value), word.letters)


def _first_of_two(c: Context, i: int) -> Found | None:
    """The bare first number of two: «10 و11 ماي», «بين 20 و30 عاما», «من 3 إلى 5 أيام»."""
    numeral = c.by_first[i]
    at = numeral.stop
    if not isinstance(numeral.value, int) or numeral.value > 1000 or numeral.scale > 1:
        return None
    joint = c.folded(at)
    second = at + 1 if joint in ("و", "الي", "-", "–", "او", "حتي", "ـ", "—", "،") else at
    other = c.by_first.get(second)
    if other is None or (second == at and not other.letters):
        return None
    if second == at and c.text.words[at].number is not None:
        number = c.text.words[at].number
        if number is None or number.conjunction != "و":
            return None
    if not (numeral.digits or numeral.ordinal) and joint == "،":
        return None
    day = date_at(c, second)
    if day is not None and c.text.words[second].type == NUMBER and numeral.value <= 31:
        when = None
        if day.date is not None and numeral.value >= 1:
            try:
                when = day.date.replace(day=numeral.value)
            except ValueError:
                when = None
        found = Found(i, numeral.stop, "DATE", UNKNOWN, numeral.letters, when)
        if when is not None:
            found = found._replace(period=day_period(Day(0, when)))
        return found
    length = length_at(c, second)
    if length is not None and length.count is not None and not numeral.ordinal:
        if joint == "،":
            return None
        own = Length(i, numeral.stop, length.unit, Fraction(numeral.value))
        return Found(i, numeral.stop, "DURATION", Period(own.value()), numeral.letters)
    return None


def _moment(text: Text, found: Found) -> Moment:
    start, end = text.starts[found.first], text.end(found.stop - 1)
    if found.letters:
        start += raw_length(text.tokens[found.first], found.letters)
    period = found.period
    return Moment(
        field=text.field, start=start, end=end, text=text.raw[start:end], type=found.type,
        value=period.value, from_=period.start.isoformat() if period.start else "",
        to=period.end.isoformat() if period.end else "",
    )  # fmt: skip
