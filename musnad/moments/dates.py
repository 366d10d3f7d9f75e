"""Dates: days by number, name or distance from today, months and years, in every calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from musnad.lexicon.calendar import DAYS, EDGE, HIJRI, MONTH, UNIT, WEEKDAY
from musnad.lexicon.words import CLOSE, COMMA, DASH, NUMBER, OPEN, OTHER, QUOTE, RELATIVE, STOP
from musnad.moments.calendars import (
    UNKNOWN,
    Period,
    day,
    hijri_day,
    hijri_month,
    hijri_of,
    hijri_year,
    hijri_year_in,
    make_day,
    month,
    shift,
    year,
)
from musnad.moments.context import Context
from musnad.text.folding import CONTROLS, LETTERS

#: What may stand beside the strokes of a date: a space, a mark of direction.
_BESIDE: Final = rf"[\s{CONTROLS}]{{0,2}}"
_NUMERIC: Final = re.compile(
    rf"(\d{{1,4}})({_BESIDE}[/\-–.]{_BESIDE})(\d{{1,2}}){_BESIDE}[/\-–.]{_BESIDE}(\d{{1,4}})(?![\d/])"
)
#: Years that a bare number of four digits may be.
_YEARS: Final = range(1800, 2101)
_HIJRI_YEARS: Final = range(1300, 1500)
#: Years of a date in digits are Hijri below this one.
_GREGORIAN: Final = 1600
#: A Hijri year that is further ahead is rather a Gregorian one of long ago («عام 1492»); and one
#: further back, behind a Gregorian month.
_AHEAD: Final = 5
_AGO: Final = 20
#: A year this old behind a month is rather a number that counts, if something counted follows.
_OLD: Final = 1800
#: A date without a year is the next one only if that is near and the last one long past, in days.
_SOON: Final = 120
_LONG_AGO: Final = 200
#: Weekdays of one list are not further apart, in days; and those of a stretch.
_LISTED: Final = 3
_WEEK: Final = 6
#: Besides two, so many more months share a year at most: «مارس وأبريل ومايو 2019».
_MONTHS: Final = 3
#: Of months listed, one so far behind the next one is of the year before: «نوفمبر ومارس 2023».
_HALF: Final = 5
#: And a month alone only if it is about to begin.
_NEXT: Final = 15


class Day(NamedTuple):
    """A day expression that ends before token ``stop``; ``date`` is None if it is not known."""

    stop: int
    date: date | None
    #: Whether it tells its year, so that it can be the day an article speaks from.
    full: bool = False


class Month(NamedTuple):
    """A month expression: ``year`` is None if it does not tell it, ``rel`` its adjective's."""

    stop: int
    hijri: bool
    number: int
    year: int | None = None
    rel: int | None = None


class Year(NamedTuple):
    """A year by its number."""

    stop: int
    number: int
    hijri: bool

    def period(self) -> Period:
        """The days of this year."""
        return hijri_year(self.number) if self.hijri else year(self.number)


# -- years ----------------------------------------------------------------------------------------


def year_number(c: Context, at: int, *, named: bool = False) -> Year | None:
    """The year that the number at ``at`` is, with the mark of its era.

    ``named``: «عام» or a month stands before, so that any likely number is one.
    """
    numeral = c.by_first.get(at)
    if numeral is None or (numeral.letters and not numeral.digits):
        return None
    value, stop = numeral.value, numeral.stop
    if not isinstance(value, int) or (numeral.scale > 1 and numeral.digits):
        return None
    if numeral.digits and (stop != at + 1 or not c.text.words[at].raw.isdecimal()):
        return None
    mark = c.words[stop].folded
    marked = mark in c.calendar.hijri_marks or mark in c.calendar.gregorian_marks
    if mark in c.calendar.hijri_marks and 1 <= value < 1600:
        return Year(stop + 1, value, True)
    if marked and (named or value in _YEARS):
        return Year(stop + 1, value, False) if 1 <= value < 2200 else None
    if numeral.digits and len(c.text.words[at].raw) != 4:
        return None
    if value in _HIJRI_YEARS and named and value <= _hijri_now(c) + _AHEAD:
        return Year(stop, value, True)
    if value in _YEARS or (named and 1000 <= value < 2200):
        return Year(stop, value, False)
    return None


def year_in_marks(c: Context, at: int) -> Year | None:
    """«(2015م)»: a year that brackets or quotation marks at ``at`` hold alone."""
    if c.words[at].type not in (OPEN, QUOTE):
        return None
    told = year_number(c, at + 1, named=True)
    if told is None or c.words[told.stop].type not in (CLOSE, QUOTE):
        return None
    return told._replace(stop=told.stop + 1)


def counts(c: Context, at: int) -> bool:
    """Whether money, a measure or a known noun at ``at`` makes a number before it no year."""
    if at >= c.text.length:
        return False
    lexicon = c.text.lexicon
    return lexicon.units.measures_at(c.text, at) or (
        lexicon.nouns.known(c.words[at].folded) is not None
    )


def _hijri_now(c: Context) -> int:
    now = hijri_of(c.ref) if c.ref is not None else None
    return now[0] if now is not None else _HIJRI_YEARS[-1]


def before_christ(c: Context, at: int) -> int | None:
    """The token after «قبل الميلاد» or «ق.م» at ``at``, None if neither stands there."""
    return c.behind(at, c.calendar.before_era)


# -- months ---------------------------------------------------------------------------------------


def month_at(c: Context, at: int) -> Month | None:
    """«شهر أغسطس (آب) 2015», «رمضان الماضي», «ديسمبر/كانون الأول»."""
    unit = c.kind(at, UNIT)
    whole = c.meaning(at)
    if c.words[at].folded in c.calendar.two_months:
        at += 1
    elif unit is not None and unit.value == "M" and unit.number == "s" and whole == (unit, at + 1):
        at += 1
        if at >= c.text.length or c.text.words[at].conjunction:
            return None
        numbered = _numbered_month(c, at)
        if numbered is not None:
            return numbered
    found = c.meaning(at)
    if found is None or found[0].kind not in (MONTH, HIJRI):
        return None
    word, stop = found
    hijri = word.kind == HIJRI
    number = word.value
    for other in c.calendar.cut_months.get(c.words[at].folded[word.letters :], ()):
        if _second_name(c, stop, word.kind, other) > stop:
            number = other  # «تشرين (نوفمبر)»
    stop = _second_name(c, stop, word.kind, number)
    told, stop = year_behind(c, stop, hijri=hijri)
    if told is not None and told.hijri != hijri and not hijri:
        told, stop = None, stop  # «أغسطس 1436» is no date
    rel = None
    if told is None:
        rel = c.relative(stop)
        if rel is not None and c.words[stop].folded not in c.calendar.these:
            stop += 1
            told, stop = year_behind(c, stop, hijri=hijri)
        else:
            rel = None
    its_year = told.number if told is not None else None
    if told is not None and hijri and not told.hijri:
        its_year = hijri_year_in(told.number, number)  # «رمضان 2023»
    return Month(stop, hijri, number, its_year, rel)


def day_behind_month(c: Context, at: int) -> Day | None:
    """«مايو 14، 2024», as other languages have it."""
    found = month_at(c, at)
    if found is None or found.rel is not None:
        return None
    number, comma = c.by_first.get(found.stop), found.stop + 1
    if number is None or number.letters or c.words[comma].type != COMMA:
        return None
    told = year_number(c, comma + 1)
    if told is None or not isinstance(number.value, int):
        return None
    when = make_day(told.number, found.number, number.value)
    return Day(told.stop, when, True) if when is not None else None


def _numbered_month(c: Context, at: int) -> Month | None:
    """«5 من عام 2023», «5 الماضي» behind «شهر»: with its year, so that it is no length."""
    numeral = c.by_first.get(at)
    if numeral is None or not numeral.digits or numeral.letters or numeral.stop != at + 1:
        return None
    if numeral.value not in range(1, 13):
        return None
    number, stop = int(numeral.value), numeral.stop
    told, behind = year_behind(c, stop)
    if told is not None and not told.hijri:
        return Month(behind, False, number, told.number)
    rel = c.relative(stop)
    if rel is None or c.words[stop].folded in c.calendar.these:
        return None
    return Month(stop + 1, False, number, None, rel)


def _second_name(c: Context, at: int, kind: int, number: int) -> int:
    """The token after a month's name in another system: «(آب)», «/آب», «آب»."""
    words = c.text.words
    bracket = at < c.text.length and words[at].type == OPEN
    inner = at + 1 if bracket or c.words[at].folded in ("/", "-") else at
    found = c.meaning(inner)
    same = found is not None and (found[0].kind, found[0].value) == (kind, number)
    if found is not None and same and not found[0].letters:
        stop = found[1]
    elif kind == MONTH and number in c.calendar.cut_months.get(c.words[inner].folded, ()):
        stop = inner + 1  # «نوفمبر/تشرين»
        if found is not None and found[1] > stop:
            return at
    else:
        return at
    if bracket:
        return stop + 1 if stop < c.text.length and words[stop].type == CLOSE else at
    return stop


def year_behind(c: Context, at: int, *, hijri: bool = False) -> tuple[Year | None, int]:
    """The year behind a month or feast: «2015», «من عام 2015», «، 2015», «العام الماضي».

    ``hijri``: these are of that calendar; a Gregorian month has a Gregorian year («مايو 1453»).
    """
    start = at
    if c.words[at].folded in c.calendar.year_links or c.words[at].type == COMMA:
        linked = c.words[at].folded == "من"
        at += 1
        unit = c.kind(at, UNIT)
        if linked and unit is not None and unit.value == "Y" and not unit.letters:
            at += 1
    elif c.words[at].folded in ("العام", "هذا"):
        at += 1 if c.words[at].folded == "العام" else 2
    elif c.words[at].type == STOP and is_stray(c, at):
        at += 1  # «في مارس .2011»
    elif c.words[at].folded in ("-", "/") and at + 1 < c.text.length:
        at += c.text.joined(at) and c.text.joined(at + 1)  # «12-مايو-2023»
    again = _year_again(c, at)
    if again is not None and c.words[start].folded == "من":
        return again
    relative = c.kind(at - 1, UNIT)
    if at > start and relative is not None and relative.value == "Y" and relative.definite:
        offset = 0 if c.words[at - 2].folded in c.calendar.these else c.relative(at)
        if offset is not None:
            stop = at if c.words[at - 2].folded in c.calendar.these else at + 1
            in_marks = year_in_marks(c, stop)
            if in_marks is not None:
                return in_marks, in_marks.stop
            return (Year(stop, c.ref.year + offset, False) if c.ref else None), stop
    numeral = c.by_first.get(at)
    if numeral is None or numeral.letters:
        return None, start
    if not numeral.digits and relative is None:
        return None, start  # «سبتمبر خمسة», but «سبتمبر سنة ألفين وخمسة»
    if c.text.words[at - 1].type == COMMA and numeral.value not in _YEARS:
        return None, start
    found = year_number(c, at, named=True)
    if found is None:
        return None, start
    marked = found.stop > numeral.stop
    if found.number < _OLD and not marked and counts(c, found.stop):
        return None, start  # «في مايو 1200 شخص»
    if found.hijri and not hijri and not marked and found.number < _hijri_now(c) - _AGO:
        found = found._replace(hijri=False)
    return found, found.stop


def _year_again(c: Context, at: int) -> tuple[Year | None, int] | None:
    """«العام نفسه», «ذلك العام», «العام التالي»: the year named last, or the one behind it.

    ``at`` is the token after «العام», or «ذلك» itself.
    """
    if c.words[at].folded in c.calendar.of_story:
        unit, stop, offset = c.kind(at + 1, UNIT), at + 2, 0
    else:
        unit, stop = c.kind(at - 1, UNIT), at + 1
        offset = int(c.words[at].folded in c.calendar.following)
        if not offset and c.words[at].folded not in c.calendar.same_words:
            return None
    if unit is None or unit.value != "Y" or not unit.definite or unit.letters:
        return None
    base = c.last_period.start
    return (Year(stop, base.year + offset, False) if base is not None else None), stop


def is_stray(c: Context, at: int) -> bool:
    """Whether a full stop at ``at`` is glued to the number behind it alone."""
    if at + 1 >= c.text.length or c.words[at].type != STOP:
        return False
    return c.text.joined(at + 1) and not c.text.joined(at)


def month_period(c: Context, found: Month, at: int) -> Period:
    """The days of a month expression at ``at``."""
    told = found.year if found.year is not None else _year_of_next(c, found)
    if told is None and found.rel is None:
        told = _year_of_event(c, 0, found, at)
    if told is None:
        told = _year_for(c, found, None, at)
    if told is None:
        return UNKNOWN
    return hijri_month(told, found.number) if found.hijri else month(told, found.number)


def _year_of_next(c: Context, found: Month, left: int = _MONTHS) -> int | None:
    """The year that several months, or days of them, share; ``left`` may still follow.

    «مارس وأبريل 2019», «28 مارس إلى 4 أبريل 2023», «بين نوفمبر وفبراير المقبلين».
    """
    if found.rel is not None:
        return None
    second = _month_joined(c, found.stop)
    if second is None or second.hijri != found.hijri:
        return None
    told = second.year
    if second.rel == 1:
        told = _year_for(c, second, None, second.stop)
    elif told is None and left:
        told = _year_of_next(c, second, left - 1)
    joint = c.words[found.stop].folded
    listed = joint == "و" or joint not in c.calendar.stretches
    before = found.number - second.number > (_HALF if listed else 0)
    return told - before if told is not None else None


def _month_joined(c: Context, stop: int) -> Month | None:
    """The month, or that of the day, which «و» or «إلى» joins to the one before ``stop``."""
    at = stop + (c.words[stop].folded in c.calendar.stretches)
    joined = at > stop
    at += c.words[at].folded in c.calendar.date_heads
    weekday = c.kind(at, WEEKDAY)
    if weekday is not None:
        joined, at = joined or weekday.conjunction == "و", at + 1
    numeral = c.by_first.get(at)
    if numeral is not None:
        joined = joined or bool(numeral.letters)
        at = numeral.stop + (c.words[numeral.stop].folded == "من")
    meaning = c.meaning(at)
    if meaning is None or meaning[0].kind not in (MONTH, HIJRI):
        return None
    return month_at(c, at) if joined or meaning[0].conjunction == "و" else None


def _year_for(c: Context, found: Month, number: int | None, at: int) -> int | None:
    """The year that a month, or a day of it, is in when it does not tell."""
    ref = c.ref
    if ref is None:
        return None
    today: tuple[int, int] | None = (ref.year, ref.month)
    if found.hijri:
        today = hijri_of(ref)
    if today is None:
        return None
    this_year, this_month = today
    if found.rel == 0:
        return this_year
    if number is None:
        if found.rel is not None:
            if found.rel < 0:
                return this_year if found.number < this_month else this_year - 1
            return this_year if found.number > this_month else this_year + 1
        start = _first_day(found, this_year, 1)
    else:
        start = _first_day(found, this_year, number)
        if found.rel is not None and start is not None:
            if found.rel < 0:
                return this_year if start < ref else this_year - 1
            return this_year if start > ref else this_year + 1
    if start is None:
        return this_year
    if number is None and c.words[at - 1].folded in c.calendar.until and not _ends_unit(c, at - 1):
        # «حتى يونيو»; «قبل يونيو» may also tell of the past.
        past = found.number < this_month and c.words[at - 1].folded != "قبل"
        return this_year + past
    if start <= ref:
        following = _first_day(found, this_year + 1, number or 1)
        if following is not None and (following - ref).days <= 2 * _SOON and c.is_future(at):
            return this_year + 1
        return this_year
    ahead = (start - ref).days
    if c.words[at - 1].folded in c.calendar.until_ahead and 2 * ahead < 365:
        return this_year
    soon = _SOON if number is not None else _NEXT
    if c.is_future(at) or (ahead <= soon and 365 - ahead > _LONG_AGO):
        return this_year
    return this_year - 1


def _ends_unit(c: Context, at: int) -> bool:
    """Whether a length or a year stands before ``at``: «ثلاثة أشهر حتى», «من بداية العام حتى».

    Not «عقد حتى يونيو», a contract.
    """
    counted = c.words[at - 1].number is not None
    unit, before = c.kind(at - 1 - counted, UNIT), c.words[at - 2]
    return unit is not None and (
        counted or unit.definite or unit.number != "s" or before.number is not None
    )


def _year_of_event(c: Context, number: int, found: Month, at: int) -> int | None:
    """The year of an event that is called by its day: «هجمات 11 سبتمبر», «ثورة يوليو»."""
    if found.hijri:
        return None
    told = c.calendar.events.get((number, found.number, c.words[at - 1].folded))
    return told if told is None or c.ref is None or told <= c.ref.year else None


def _first_day(found: Month, of: int, number: int) -> date | None:
    if found.hijri:
        return hijri_day(of, found.number, number)
    return make_day(of, found.number, number)


# -- days -----------------------------------------------------------------------------------------


def date_at(c: Context, at: int, *, pair: bool = True) -> Day | None:
    """A date by number: «11 أغسطس (آب) 2015», «الخامس من الشهر الجاري», «26/10/1436هـ».

    ``pair``: with the same day in another calendar behind it.
    """
    numeral = c.by_first.get(at)
    if numeral is None and not is_dotted(c, at):
        return None
    found = _numeric_date(c, at) if numeral is None or numeral.digits else None
    if found is None and numeral is not None:
        found = _named_date(c, at) or (_day_and_month(c, at) if numeral.digits else None)
    if found is None or not pair:
        return found
    return _same_day(c, found)


def _named_date(c: Context, at: int) -> Day | None:
    numeral = c.by_first[at]
    value = numeral.value
    if not isinstance(value, int) or not 1 <= value <= 31 or numeral.scale > 1:
        return None
    if numeral.digits and numeral.stop != at + 1:
        return None
    stop = numeral.stop
    if in_brackets(c, at, stop):
        stop += 1  # «(28) أبريل»
    if c.words[stop].folded in c.calendar.of_same_month:
        return _day_of_same(c, at, value, stop + 1)
    linked = c.words[stop].folded == "من"
    if linked:
        stop += 1
    elif c.words[stop].folded in ("/", "-") and numeral.digits:
        stop += 1
        if c.kind(stop, MONTH) is None:
            return None  # «1-صفر»
    if stop >= c.text.length or c.text.words[stop].conjunction:
        return None
    # «20 الشهر الماضي», «20 هذا الشهر»
    bare = numeral.digits and c.kind(stop + (c.words[stop].folded == "هذا"), UNIT) is not None
    current = _this_month(c, stop) if linked or bare else None
    if not linked and numeral.digits and c.words[at - 1].folded in ("يوم", "ليوم"):
        current = current or _current(c, stop)
    found = current or month_at(c, stop)
    if found is None:
        return None
    word = c.meaning(stop)
    if word is not None and word[0].preposition:
        return None
    if not found.number and c.last_day is not None and c.last_day[0] >= c.text.sentence_start(at):
        return Day(found.stop, same_month(c, c.last_day[0], Day(at, c.last_day[1]), value))
    told, shared = found.year, None
    if told is None and found.number and found.rel is None:
        told = _year_of_event(c, value, found, at)
        if told is None:
            shared = told = _year_of_next(c, found)
    if told is None and found.number:
        told = _year_for(c, found, value, at)
    if told is None:
        return Day(found.stop, None)
    full = shared is not None or (found.year is not None and not current)
    return Day(found.stop, _first_day(found, told, value), full)


def _day_of_same(c: Context, at: int, number: int, stop: int) -> Day | None:
    """«20 منه»: a day of the month of the day that the sentence named last."""
    if c.last_day is None or c.last_day[0] < c.text.sentence_start(at):
        return None
    before = c.words[at - 1].folded
    if before not in c.calendar.month_leads and before not in c.calendar.date_heads:
        return None  # «الباب الرابع منه»
    first, last = c.last_day
    return Day(stop, same_month(c, first, Day(at, last), number))


def same_month(c: Context, first: int, told: Day, number: int) -> date | None:
    """The day of that number in the month of ``told``, whose words begin at ``first``."""
    if told.date is None:
        return None
    for at in range(first, told.stop):
        meaning = c.meaning(at)
        if meaning is not None and meaning[0].kind in (MONTH, HIJRI):
            if meaning[0].kind == MONTH:
                break
            of = hijri_of(told.date)
            return hijri_day(*of, number) if of is not None else None
    return make_day(told.date.year, told.date.month, number)


def in_brackets(c: Context, at: int, stop: int) -> bool:
    """Whether brackets hold the number at ``at`` alone, which ends before token ``stop``."""
    return c.words[at - 1].type == OPEN and c.words[stop].type == CLOSE


def _current(c: Context, at: int) -> Month | None:
    """«يوم 22 الجاري»."""
    if c.relative(at) != 0 or c.words[at].folded in c.calendar.these:
        return None
    if c.ref is None:
        return Month(at + 1, False, 0)
    return Month(at + 1, False, c.ref.month, c.ref.year)


def _this_month(c: Context, at: int) -> Month | None:
    """«الشهر الجاري», «هذا الشهر», «الشهر نفسه» behind a day's number."""
    offset: int | None = None
    stop = at
    if c.words[at].folded == "نفس":
        unit = c.kind(at + 1, UNIT)
        same = unit is not None and unit.value == "M" and unit.definite
        return Month(at + 2, False, 0) if same else None
    if c.words[at].folded == "هذا":
        unit, offset, stop = c.kind(at + 1, UNIT), 0, at + 2
    else:
        unit = c.kind(at, UNIT)
        offset, stop = c.relative(at + 1), at + 2
    if unit is None or unit.value != "M" or not unit.definite:
        return None
    if offset is None:
        same = c.words[at + 1].folded in c.calendar.same_words
        return Month(stop, False, 0) if same else None
    if c.ref is None:
        return Month(stop, False, 1)
    total = c.ref.year * 12 + c.ref.month - 1 + offset
    return Month(stop, False, total % 12 + 1, total // 12)


class _Parts(NamedTuple):
    """A date in digits: year, month, day, and the token after it."""

    year: int
    month: int
    number: int
    stop: int


def is_dotted(c: Context, at: int) -> bool:
    """Whether one token may be a date: «15.3.2023», which is no number."""
    word = c.words[at]
    return word.type == NUMBER and word.raw.count(".") == 2 and at not in c.by_first


def _numeric_date(c: Context, at: int) -> Day | None:
    parts = _parts(c, at)
    if parts is None:
        return None
    of, middle, number, stop = parts
    when = (hijri_day if of < _GREGORIAN else make_day)(of, middle, number)
    if when is None and of >= _GREGORIAN:
        return None
    return Day(stop, when, True)


def _parts(c: Context, at: int) -> _Parts | None:
    """The parts of the date in digits at ``at``: «26/10/1436هـ», «2015-08-11»."""
    text = c.text
    mark = c.words[at + 1].type
    dotted = mark not in (DASH, OTHER, STOP)
    points = c.words[at].raw.count(".")
    if dotted and not points:
        return None
    if (
        not dotted
        and points < 2
        and c.words[at + 3].type != mark
        and "." not in c.words[at + 2].raw
    ):
        return None
    start = text.starts[at]
    piece = text.raw[start : start + 24].translate(LETTERS)
    found = _NUMERIC.match(piece)
    if found is None:
        return None
    first, middle, last = found[1], int(found[3]), found[4]
    stop = at + 1
    end = start + found.end()
    while stop < text.length and text.starts[stop] < end:
        stop += 1
    if len(first) == 4 and len(last) <= 2:
        of, number = int(first), int(last)
    elif len(last) == 4 and len(first) <= 2:
        of, number = int(last), int(first)
        if middle > 12 >= number:
            number, middle = middle, number
    else:
        return None
    marked = c.words[stop].folded in c.calendar.hijri_marks
    if marked or c.words[stop].folded in c.calendar.gregorian_marks:
        stop += 1
    return _Parts(of, middle, number, stop)


def month_in_digits(c: Context, at: int) -> Month | None:
    """«3/2015», «2015/3», «3-2015», all behind a word that tells a time, unlike «القرار 3/2015»."""
    number, other = c.by_first.get(at), c.by_first.get(at + 2)
    if number is None or other is None or not (number.digits and other.digits):
        return None
    if not (c.text.joined(at + 1) and c.text.joined(at + 2)) or c.words[at + 3].folded == "/":
        return None
    before = c.words[at - 1].folded
    leads = c.calendar.month_leads | c.calendar.date_heads
    if before not in leads and not (before[:1] == "و" and before[1:] in leads):
        return None
    first, second = c.words[at].folded, c.words[at + 2].folded
    if len(first) == 4 and c.words[at + 1].folded == "/":
        first, second = second, first
    if not (first.isdecimal() and second.isdecimal() and len(second) == 4):
        return None
    if not (1 <= int(first) <= 12 and (int(second) in _YEARS or int(second) in _HIJRI_YEARS)):
        return None
    hijri = int(second) in _HIJRI_YEARS
    stop = other.stop
    marked = c.words[stop].folded in (
        c.calendar.hijri_marks if hijri else c.calendar.gregorian_marks
    )
    return Month(stop + marked, hijri, int(first), int(second))


def _day_of_stretch(c: Context, at: int) -> Day | None:
    """«24/9» in «24/9 إلى 5/10/1436هـ»: its year is that of the date behind it."""
    number, other = c.by_first[at], c.by_first.get(at + 2)
    if c.words[at + 1].folded != "/" or other is None or not other.digits or other.stop != at + 3:
        return None
    if c.words[at + 3].folded not in c.calendar.stretches:
        return None
    if at + 4 not in c.by_first:
        return None
    later = _parts(c, at + 4)
    if later is None:
        return None
    of, month_number, value = later.year, other.value, number.value
    if not (isinstance(value, int) and isinstance(month_number, int)):
        return None
    if month_number > later.month:
        of -= 1
    when = (hijri_day if of < _GREGORIAN else make_day)(of, month_number, value)
    return Day(at + 3, when, True) if when is not None else None


def _day_and_month(c: Context, at: int) -> Day | None:
    """«يوم 15/2»: without a year, only where a word before says that it is a date."""
    stretch = _day_of_stretch(c, at)
    if stretch is not None:
        return stretch
    rel = c.relative(at + 3)
    headed = c.words[at - 1].folded in c.calendar.date_heads or c.kind(at - 1, WEEKDAY)
    if not headed and rel is None:
        return None
    number, other = c.by_first[at], c.by_first.get(at + 2)
    if c.words[at + 1].folded not in ("/", "-") or other is None or not other.digits:
        return None
    if other.stop != at + 3 or c.words[at + 3].folded in ("/", "-"):
        return None
    day_number, month_number = number.value, other.value
    if not (1 <= day_number <= 31 and 1 <= month_number <= 12):
        return None
    found = Month(at + 3 + (rel is not None), False, int(month_number), None, rel)
    told = _year_for(c, found, int(day_number), at)
    when = make_day(told, found.number, int(day_number)) if told is not None else None
    weekday = c.kind(at - 1, WEEKDAY)
    if rel is None and weekday is not None and when is not None:
        when = _on_weekday(c, found, int(day_number), at, weekday.value) or when
    return Day(found.stop, when)


def _on_weekday(c: Context, found: Month, number: int, at: int, weekday: int) -> date | None:
    """The day of «السبت 2-10» that falls on the weekday, in the Gregorian year or the Hijri one."""
    for hijri in (False, True):
        month_found = found._replace(hijri=hijri)
        told = _year_for(c, month_found, number, at)
        if told is None:
            return None
        when = (hijri_day if hijri else make_day)(told, found.number, number)
        if when is not None and when.isoweekday() == weekday:
            return when
    return None


def _same_day(c: Context, found: Day) -> Day:
    """A second date of the same day, in the other calendar: «الموافق …», «(…)», «- …»."""
    at = found.stop
    words = c.text.words
    if at >= c.text.length:
        return found
    bracket = words[at].type == OPEN
    if not (
        bracket
        or c.words[at].folded in c.calendar.same
        or (words[at].type == DASH or c.words[at].folded in ("/", ","))
    ):
        return found
    inner = at + 1
    if c.words[inner].folded in ("ل", "لـ", ":"):
        inner += 1
    second = date_at(c, inner, pair=False) if inner < c.text.length and inner - at < 3 else None
    if second is None:
        return found
    if not bracket and c.words[at].folded not in c.calendar.same and second.date != found.date:
        return found
    stop = second.stop
    if bracket:
        if stop >= c.text.length or words[stop].type != CLOSE:
            return found
        stop += 1
    if found.full and not second.full:
        return Day(stop, found.date, True)
    return Day(stop, second.date or found.date, found.full or second.full)


def day_at(c: Context, at: int) -> Day | None:
    """A day: «أمس الثلاثاء», «يوم السبت القادم 16 شوال», «11 أغسطس», «غدا»."""
    unit = c.kind(at, UNIT)
    if unit is not None and unit.value == "D" and not unit.definite and unit.number != "p":
        inner = _inner_day(c, at + 1)
        if inner is not None:
            return inner
    if c.words[at].folded in c.calendar.two_days | c.calendar.listed_days:
        return _inner_day(c, at + 1)
    return _inner_day(c, at)


def _inner_day(c: Context, at: int) -> Day | None:
    bracket = c.words[at].folded == "(" and c.words[at + 2].folded == ")"
    found = c.meaning(at + bracket)
    if found is None:
        return date_at(c, at)
    word, stop = found
    if bracket:
        if word.kind != WEEKDAY or stop != at + 2:
            return None
        at, stop = at + 1, stop + 1
    if word.kind == DAYS:
        if c.words[at - 1].type == c.words[stop].type == QUOTE:
            return None  # «اليوم», a paper
        if word.value == -1 and c.words[stop].folded in c.calendar.most:
            return None
        if word.value == 0 and not _is_today(c, at, stop):
            return _day_of_story(c, at, stop)
        base = shift(c.ref, "D", word.value)
        stop, number = _weekday_behind(c, stop)
        if number is not None:
            base = _nearest(base, number)
            ahead = (base - c.ref).days if base is not None and c.ref is not None else 0
            if word.value <= 0 and ahead > (1 if word.value == 0 else 0):
                base = shift(base, "W", -1)  # what is told of today or yesterday is not to come
        return _with_date(c, Day(stop, base))
    if word.kind == WEEKDAY:
        if c.words[stop].folded in c.calendar.teens or c.words[at - 1].folded in c.calendar.single:
            return None  # «الأبيات الأحد عشر», «الواحد الأحد»
        if word.value == 1 and _is_pair(c, at, stop):
            return None
        head = c.words[at - 1]
        if head.stem in c.calendar.named_by_weekdays and not head.definite:
            return None  # «سوق الجمعة»
        return _with_date(c, _weekday(c, at, stop, word.value))
    return date_at(c, at)


def _day_of_story(c: Context, at: int, stop: int) -> Day | None:
    """«اليوم التالي», «ذلك اليوم», «اليوم الأول»: told by the day named last, if one is."""
    if c.ref is not None and c.last_day is None:
        return None
    if c.words[at - 1].folded in c.calendar.papers or c.words[at - 1].type in (QUOTE, OPEN):
        return None
    offset = c.calendar.story_days.get(c.words[stop].folded)
    ordinal = c.by_first.get(stop)
    if offset is not None:
        stop += 1
        if c.words[stop].preposition == "ل":
            return Day(stop, None)  # «اليوم السابق للحفل»
    elif c.words[at - 1].folded in c.calendar.of_story:
        offset = 0
    elif ordinal is not None and ordinal.ordinal and ordinal.definite and not ordinal.letters:
        stop, offset = ordinal.stop, 0
        if ordinal.value != 1:
            return Day(stop, None)
    else:
        return None
    return Day(stop, shift(c.last_day[1], "D", offset) if c.last_day is not None else None)


def _is_pair(c: Context, at: int, stop: int) -> bool:
    """Whether «الاثنين» is the two: «بين الاثنين» (but «بين الاثنين والخميس»), «الاثنين معا»."""
    if c.words[stop].folded in c.calendar.as_two:
        return True
    if c.words[at - 1].folded not in c.calendar.of_two:
        return False
    second = c.kind(stop + (c.words[stop].folded == "و"), WEEKDAY)
    return second is None


def _is_today(c: Context, at: int, stop: int) -> bool:
    """Whether «اليوم» is today rather than a day by number («اليوم الأول») or of a name."""
    after = c.by_first.get(stop)
    if after is not None and after.ordinal and after.definite:
        return date_at(c, stop) is not None
    if (
        c.words[at - 1].folded in c.calendar.of_story
        or c.words[stop].folded in c.calendar.named_days
        or c.words[at - 1].folded in c.calendar.papers
    ):
        return False
    following = c.text.words[stop] if stop < c.text.length else None
    if following is not None and following.flags & RELATIVE:
        return False  # «سيأتي اليوم الذي»
    if following is not None and following.definite and following.adjective:
        return following.time is not None  # «اليوم التدريبي»
    if at and stop < c.text.length:
        around = c.text.words[at - 1].type, c.text.words[stop].type
        if around in ((QUOTE, QUOTE), (OPEN, CLOSE)):
            return False  # «اليوم», a paper
    return True


def _weekday_behind(c: Context, at: int) -> tuple[int, int | None]:
    """The weekday behind «أمس», also in brackets: the token after it and its number."""
    bracket = at < c.text.length and c.text.words[at].type in (OPEN, QUOTE)
    word = c.kind(at + bracket, WEEKDAY)
    if word is None or word.letters:
        return at, None
    if bracket:
        closed = at + 2 < c.text.length and c.text.words[at + 2].type in (CLOSE, QUOTE)
        return (at + 3, word.value) if closed else (at, None)
    return at + 1, word.value


def _nearest(base: date | None, weekday: int) -> date | None:
    """The day of ``weekday`` nearest to ``base``."""
    if base is None:
        return None
    away = (weekday - base.isoweekday()) % 7
    return shift(base, "D", away if away <= 3 else away - 7)


def _weekday(c: Context, at: int, stop: int, weekday: int) -> Day:
    """A weekday alone: the last one, or the next where the sentence speaks of what is to come."""
    away = _week_at(c, stop + (c.words[stop].folded in ("من", "في")))
    if away is not None:
        return Day(away[1], in_week(c, away[0], weekday))
    offset, stop = c.placed(stop)
    if offset is None:
        offset = _shared_adjective(c, stop)
    ref = c.ref
    if ref is None:
        return Day(stop, None)
    before = _listed_before(c, at) if offset is None or offset > 0 else None
    if before is not None and before[0] >= ref:
        ahead = (weekday - before[0].isoweekday()) % 7
        if 0 < ahead <= before[1]:
            return Day(stop, shift(before[0], "D", ahead))
    back = (ref.isoweekday() - weekday) % 7
    if offset is None:
        offset = 1 if back and c.is_future(at) else 0
        moved = 7 - back if offset else -back
    elif offset < 0:
        moved = -(back or 7) - (7 if offset < -1 else 0)
    elif offset > 0:
        moved = 7 - back + (7 if offset > 1 else 0)
    else:
        moved = -back
    return Day(stop, shift(ref, "D", moved))


def _listed_before(c: Context, at: int) -> tuple[date, int] | None:
    """The day that «و» or «إلى» joins to the weekday at ``at``, and how far apart they may be.

    «الجمعة والسبت», «من السبت إلى الثلاثاء».
    """
    first = at - 1 - (c.words[at - 1].folded in c.calendar.stretches)
    word = c.kind(at, WEEKDAY)
    if word is None or (first == at - 1 and word.conjunction != "و"):
        return None
    if c.last_day is None or not c.kind(first, WEEKDAY) or c.last_day[0] < first - 1:
        return None
    listed = first == at - 1 or c.words[at - 1].folded == "و"
    return c.last_day[1], _LISTED if listed else _WEEK


def _week_at(c: Context, at: int) -> tuple[int, int] | None:
    """How far the week at ``at`` is from this one, and the token after: «الأسبوع المقبل»."""
    this = c.words[at].folded == "هذا"
    unit = c.kind(at + this, UNIT)
    if unit is None or unit.value != "W" or not unit.definite or unit.number != "s" or unit.letters:
        return None
    if this:
        return 0, at + 2
    offset = c.relative(at + 1)
    return (offset, at + 2) if offset is not None else None


def in_week(c: Context, offset: int, weekday: int) -> date | None:
    """The day of ``weekday`` in the week ``offset`` weeks from that of publication."""
    if c.ref is None:
        return None
    return shift(c.ref, "D", 7 * offset + weekday - c.ref.isoweekday())


def day_of_week_at(c: Context, at: int) -> Day | None:
    """«الأسبوع المقبل يوم الثلاثاء»: the week at ``at`` and a weekday of it."""
    away = _week_at(c, at)
    if away is None:
        return None
    offset, stop = away
    unit = c.kind(stop, UNIT)
    if unit is None or unit.value != "D" or unit.definite or unit.number != "s":
        return None
    weekday = c.kind(stop + 1, WEEKDAY)
    return Day(stop + 2, in_week(c, offset, weekday.value)) if weekday is not None else None


def _shared_adjective(c: Context, at: int) -> int | None:
    """The adjective behind the second of two weekdays, which ``at`` is to join.

    «الجمعة والسبت المقبلين», «من السبت إلى الاثنين المقبل».
    """
    second = at + (c.words[at].folded in c.calendar.stretches)
    word = c.kind(second, WEEKDAY)
    if word is None or (second == at and word.conjunction != "و"):
        return None
    listed = second == at or c.words[at].folded == "و"
    if listed and not c.words[second + 1].folded.endswith("ين"):
        return None
    return c.relative(second + 1)


def _with_date(c: Context, found: Day) -> Day:
    """The date behind a weekday or «اليوم»: «الثلاثاء 11 أغسطس», «السبت الموافق 16 شوال»."""
    at = found.stop
    if at < c.text.length and (
        c.text.words[at].type == COMMA
        or c.words[at].folded in c.calendar.same
        or c.words[at].folded in ("(", "-", "بتاريخ")
    ):
        at += 1
    if c.words[at].folded in ("ل", "لـ", ":"):
        at += 1
    at += c.words[at].folded == "ال" and at + 1 in c.by_first  # «الجمعة الـ7 من أغسطس»
    if at >= c.text.length:
        return found
    second = date_at(c, at) or first_of_month(c, at)
    if second is None and not c.text.words[at].conjunction:
        second = _of_later_day(c, at)
    if second is None or c.text.words[at].conjunction:
        return found
    stop = second.stop
    held = at in c.by_first and in_brackets(c, at, c.by_first[at].stop)  # «الأحد (12) مايو»
    if c.words[at - 1].folded == "(" and at - 1 == found.stop and not held:
        if c.words[stop].folded != ")":
            return found
        stop += 1
    when = second.date
    if when is not None and found.date is not None and not second.full:
        when = min(
            (d for d in (when, _in_year(when, 1), _in_year(when, -1)) if d is not None),
            key=lambda d: abs(d - (found.date or d)) + timedelta(0),
        )
    return Day(stop, when or found.date, second.full)


def _of_later_day(c: Context, at: int) -> Day | None:
    """«11» in «السبت 11 والأحد 12 مايو», «الخميس 11 إلى الأحد 14 أفريل»: of the month behind."""
    numeral = c.by_first.get(at)
    if numeral is None or not numeral.digits or numeral.stop != at + 1:
        return None
    value = numeral.value
    if not isinstance(value, int) or not 1 <= value <= 31:
        return None
    joint = c.words[at + 1]
    second = at + 1 + (joint.folded in c.calendar.stretches or joint.type == COMMA)
    second += c.words[second].folded in ("يوم", "غايه")
    weekday = c.kind(second, WEEKDAY)
    if weekday is None or (second == at + 1 and weekday.conjunction != "و"):
        return None
    later = date_at(c, second + 1)
    if later is None or not c.by_first[second + 1].digits:
        return None
    return Day(at + 1, same_month(c, second + 1, later, value), later.full)


def first_of_month(c: Context, at: int) -> Day | None:
    """«غرة رمضان», «الفاتح من مايو»."""
    edge = c.kind(at, EDGE)
    if edge is None:
        return None
    if c.words[at].folded[edge.letters :].removeprefix("ال") not in c.calendar.first_days:
        return None
    linked = c.words[at + 1].folded == "من"
    inner = at + 1 + linked
    found = month_at(c, inner) if linked or not edge.definite or c.kind(inner, MONTH) else None
    if found is None or c.words[inner].conjunction:
        return None
    return Day(found.stop, month_period(c, found, inner).start, found.year is not None)


def _in_year(of: date, offset: int) -> date | None:
    return make_day(of.year + offset, of.month, of.day)


def day_period(found: Day) -> Period:
    """The days of a day expression."""
    return day(found.date) if found.date is not None else UNKNOWN
