"""Periods longer than a day: weeks, months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from musnad.figures.counted import unit_at
from musnad.figures.modifiers import modifier_before
from musnad.figures.numerals import Numeral
from musnad.lexicon.calendar import (
    DECADE,
    DEMONSTRATIVE,
    EDGE,
    HIJRI,
    MONTH,
    QUARTER,
    SEASON,
    SET,
    TERM,
    UNIT,
    TimeWord,
)
from musnad.lexicon.words import (
    CLOSE,
    DASH,
    GIVEN,
    HONORIFIC,
    OFFICE,
    OPEN,
    PREPOSITION,
    TITLE,
    WORD,
)
from musnad.moments.calendars import (
    UNKNOWN,
    Period,
    century,
    century_before_christ,
    day,
    decade,
    half,
    hijri_year,
    month,
    months,
    part_of_century,
    quarter,
    season,
    shift,
    unit_period,
    year,
    year_before_christ,
)
from musnad.moments.context import Context
from musnad.moments.dates import (
    Year,
    before_christ,
    counts,
    day_period,
    first_of_month,
    in_brackets,
    is_stray,
    month_at,
    month_period,
    year_in_marks,
    year_number,
)

#: A number below this behind «العام» may as well count what follows.
_OLD: Final = 1300
#: More days than any shorter period has.
_CENTURY: Final = 30_000
#: No life or reign is longer, in years.
_LONGEST_LIFE: Final = 120
#: A millennium as a number: «الألف الثاني».
_THOUSAND: Final = 1000
#: Later months look forward to the new year.
_MIDYEAR: Final = 8
#: Fewer than any year has.
_YEAR: Final = 300


class Span(NamedTuple):
    """A period expression that ends before token ``stop``."""

    stop: int
    period: Period
    #: Whether it is a year by its number.
    year: bool = False


#: Kinds of words of time that are a period by themselves.
_PERIODS: Final = frozenset((UNIT, SEASON, DECADE, QUARTER, MONTH, HIJRI))


def period_at(c: Context, at: int) -> Span | None:
    """The period that begins at ``at``: «نهاية العام الجاري», «صيف 2018», «القرن الماضي»."""
    edge = c.kind(at, EDGE)
    if edge is not None:
        first = _first_day(c, at, edge)
        if first is not None or edge.definite:
            return first  # none in «العشر الأواخر من رمضان»
    if edge is not None or c.words[at].folded[:5] in c.calendar.bare_edges:
        inner = at + 1
        if c.words[inner].folded == "من":
            inner += 1
        found = _period(c, inner, edged=True)
        if found is not None:
            return found
        if edge is not None:
            return None
    return _period(c, at, edged=False)


def _first_day(c: Context, at: int, edge: TimeWord) -> Span | None:
    """«غرة رمضان», «الفاتح من نوفمبر», «غرة الشهر المقبل»."""
    first = first_of_month(c, at)
    if first is not None:
        return Span(first.stop, day_period(first))
    if c.words[at].folded[edge.letters :].removeprefix("ال") not in c.calendar.first_days:
        return None
    linked = c.words[at + 1].folded == "من"
    if edge.definite and not linked:
        return None
    found = _period(c, at + 1 + linked, edged=True)
    if found is None or found.period.start is None:
        return None
    return Span(found.stop, day(found.period.start))


def _beside(c: Context, at: int) -> Span | None:
    """«الشهر الذي سبقه», «السنة التي تليها»: counted from the period named last."""
    offset = c.calendar.beside.get(c.words[at + 2].folded)
    unit = c.kind(at, UNIT, TERM)
    if unit is None or offset is None or not unit.definite:
        return None
    if unit.kind == TERM:
        return Span(at + 3, UNKNOWN)
    if unit.number != "s" or unit.value not in ("D", "W", "M", "Y"):
        return None
    base = c.told_before(at)
    return Span(at + 3, unit_period(base, unit.value, offset) if base else UNKNOWN)


def _period(c: Context, at: int, *, edged: bool) -> Span | None:
    if c.words[at + 1].folded in ("الذي", "التي"):
        beside = _beside(c, at)
        if beside is not None:
            return beside
    if at >= c.text.length or (edged and c.text.words[at].conjunction):
        return None
    word = c.words[at].time
    kind = None if word is None else word.kind
    if kind == DEMONSTRATIVE:
        return _demonstrative(c, at)
    if kind == SET:
        return _month(c, at, edged)  # «شهري مارس وأبريل»
    if kind == TERM:
        return _term(c, at)
    found = c.meaning(at)
    if found is not None and found[0].kind in (MONTH, HIJRI):
        word = found[0]
    elif kind not in _PERIODS:
        word = None
    if word is None:
        if edged and at in c.by_first:
            return _bare_year(c, at, named=True)
        return None
    if word.kind in (MONTH, HIJRI):
        return _month(c, at, edged)
    if word.kind == UNIT:
        if word.value == "M":
            month = _month(c, at, edged)
            if month is not None:
                return month
        if word.value == "Y":
            return _year(c, at, edged)
        return _unit(c, at, edged)
    if word.kind == SEASON:
        return _season(c, at)
    if word.kind == DECADE:
        return _decade(c, at)
    return _part_of_year(c, at)


def _month(c: Context, at: int, edged: bool) -> Span | None:
    found = month_at(c, at)
    if found is None:
        return None
    word = c.meaning(at)
    alone = word is not None and found.stop == word[1] and not edged
    if alone and (_is_man(c, at, found.stop) if found.hijri else c.words[at - 1].flags & GIVEN):
        return None  # «سالم شباط»
    if (alone and found.hijri and found.number in (2, 3)) or (alone and _is_other_word(c, at)):
        return None  # «صفر» zero
    return Span(found.stop, month_period(c, found, at))


def _is_man(c: Context, at: int, stop: int) -> bool:
    """«الشيخ رمضان العطار», «شعبان عبد الرحيم»: a man called like a month."""
    before, after = c.words[at - 1], c.words[stop]
    if before.flags & PREPOSITION or before.folded in c.calendar.month_leads:
        return False
    if before.flags & (GIVEN | TITLE | HONORIFIC | OFFICE):
        return True
    if before.adjective and before.definite and c.words[at - 2].flags & OFFICE:
        return True  # «الرئيس الساحلي رمضان تاجوف»
    if after.name and after.definite:
        return True
    return bool(c.words[stop].flags & GIVEN) or any(cue.finite for cue in before.cues)


def _is_other_word(c: Context, at: int) -> bool:
    """Whether a month's name alone is rather a man («شعبان», «رجب»), a verb («مارس») or a city."""
    folded = c.text.words[at].folded
    letters = c.text.words[at].time
    assert letters is not None
    stem = folded[letters.letters :]
    if c.words[at - 1].folded in c.calendar.name_particles:
        return True  # «دي مايو»
    if stem not in c.calendar.two_faced_months:
        return False
    return bool(letters.preposition) or c.words[at - 1].folded not in c.calendar.month_leads


def _demonstrative(c: Context, at: int) -> Span | None:
    """«هذا العام», «هذه السنة», «هذا الصيف», «هذا الشهر»."""
    word = c.kind(at + 1, UNIT, SEASON, TERM)
    if word is None or not word.definite or word.letters or word.number in ("p", "d"):
        return None
    named = c.meaning(at + 1)
    if named is not None and named[0].kind == HIJRI:
        return period_at(c, at + 1)  # «هذا الشهر الفضيل»
    if c.ref is None or word.kind == TERM:
        return Span(at + 2, UNKNOWN)
    if word.kind == SEASON:
        return Span(at + 2, season(_season_year(c, word.value), word.value))
    if word.value in ("H", "m", "S"):
        return None
    stop = at + 2
    if word.value == "Y" and c.words[stop].folded in c.calendar.special_years:
        return Span(stop + 1, UNKNOWN)
    told = year_number(c, stop, named=True) or year_in_marks(c, stop)
    if told is None or word.value != "Y":
        return Span(stop, unit_period(c.ref, word.value, 0))
    end = _school_years(c, stop)
    return Span(end, UNKNOWN) if end > told.stop else Span(told.stop, told.period())


def century_by_number(c: Context, numeral: Numeral) -> Span:
    """A century by its number, with its era behind it."""
    stop = numeral.stop
    if in_brackets(c, numeral.first, stop):
        stop += 1
    if c.words[stop].folded in c.calendar.of_hijri:
        return Span(stop + 1, UNKNOWN)
    before = before_christ(c, stop)
    if before is not None:
        return Span(before, century_before_christ(int(numeral.value)))
    stop += c.words[stop].folded in c.calendar.of_gregorian
    return Span(stop, century(int(numeral.value)))


def decade_of_century(c: Context, at: int) -> Span | None:
    """«العقد الثاني من القرن الحالي»."""
    if c.words[at + 1].folded in c.calendar.latest:
        number, stop = 10, at + 2
    else:
        numeral = c.by_first.get(at + 1)
        if numeral is None or not numeral.ordinal or numeral.letters or numeral.value > 10:
            return None
        number, stop = int(numeral.value), numeral.stop
    inner = stop + 1 + (c.words[stop + 1].folded == "هذا")
    of = c.kind(inner, UNIT) if c.words[stop].folded == "من" else None
    if of is None or of.value != "CE" or not of.definite:
        return None
    whole = period_at(c, stop + 1)
    if whole is None:
        return None
    start = whole.period.start
    return Span(whole.stop, decade(start.year + 10 * (number - 1)) if start else UNKNOWN)


def _unit(c: Context, at: int, edged: bool) -> Span | None:
    """«الأسبوع الماضي», «الشهر المقبل», «القرن التاسع عشر», «نهاية الأسبوع»."""
    word = c.kind(at, UNIT)
    assert word is not None
    if word.value == "DE" and c.kind(at + 1, DECADE):
        return _decade(c, at + 1)  # «عقد الخمسينيات»
    if not word.definite or word.number != "s" or word.value in ("H", "m", "S"):
        return None
    stop = at + 1
    if word.value == "CE":
        first = stop
        while c.words[first].folded in ("ال", "("):
            first += 1  # «القرن ال(14)»
        numeral = c.by_first.get(first)
        if numeral is not None and 0 < numeral.value < 30 and (numeral.definite or numeral.digits):
            return century_by_number(c, numeral)
    if word.value == "DE":
        part = decade_of_century(c, at)
        if part is not None:
            return part
    if word.value == "ML":
        return _millennium(c, stop, edged)
    if word.value in ("W", "M"):
        told = as_told(c, at, word.value)
        if told is not None:
            return told
    if c.words[stop].folded in c.calendar.following:
        return None  # «القرن التالي»
    offset, stop = c.placed(stop)
    if offset is None and (not edged or word.value == "D"):
        return None
    if c.ref is None:
        return Span(stop, UNKNOWN)
    return Span(stop, unit_period(c.ref, word.value, offset or 0))


def _millennium(c: Context, stop: int, edged: bool) -> Span | None:
    """«مطلع الألفية», «الألفية الثالثة قبل الميلاد», with its noun before ``stop``."""
    numeral = c.by_first.get(stop)
    if numeral is not None and numeral.ordinal and numeral.definite:
        stop = before_christ(c, numeral.stop) or numeral.stop
        return Span(stop + (c.words[stop].folded in c.calendar.millennia), UNKNOWN)
    before = before_christ(c, stop)
    if before is not None:
        return Span(before, UNKNOWN)
    if c.words[stop].folded in c.calendar.millennia or c.relative(stop) is not None:
        return Span(stop + 1, UNKNOWN)
    return Span(stop, UNKNOWN) if edged else None


def thousand_before_christ(c: Context, at: int) -> Span | None:
    """«الألف الثالث قبل الميلاد»."""
    thousand = c.by_first[at]
    ordinal = c.by_first.get(thousand.stop)
    if thousand.value != _THOUSAND or not thousand.definite or ordinal is None:
        return None
    stop = before_christ(c, ordinal.stop) if ordinal.ordinal else None
    return Span(stop, UNKNOWN) if stop is not None else None


def as_told(c: Context, at: int, unit: str) -> Span | None:
    """«الأسبوع التالي», «الشهر نفسه من العام السابق»: told by the period named last."""
    base = c.last_period.start
    if base is None and c.ref is not None:
        return None  # there is nothing that it could follow
    if c.words[at + 1].folded in c.calendar.following:
        return Span(at + 2, unit_period(base, unit, 1) if base else UNKNOWN)
    if c.words[at + 1].folded in c.calendar.same_words:
        return same_as_told(c, at + 2, unit)
    return None


def same_as_told(c: Context, stop: int, unit: str) -> Span | None:
    """The ``unit`` that was told last, or its like in the year behind «من» at ``stop``."""
    base = c.last_period.start
    linked = c.words[stop].folded == "من"
    other = period_at(c, stop + 1) or _bare_year(c, stop + 1, named=True) if linked else None
    if other is None:
        if base is None and c.ref is not None:
            return None
        return Span(stop, unit_period(base, unit, 0) if base else UNKNOWN)
    if base is None or other.period.start is None or unit != "M":
        return Span(other.stop, UNKNOWN)
    return Span(other.stop, month(other.period.start.year, base.month))


def _year(c: Context, at: int, edged: bool) -> Span | None:
    """«عام 2013», «العام الماضي», «العام الدراسي الحالي», «عامي 2019»."""
    word = c.kind(at, UNIT)
    assert word is not None
    stop = at + 1
    if word.definite and c.words[at - 1].definite and c.words[at - 1].stem in c.calendar.general:
        return None  # «الرأي العام الحالي»
    annexed = c.words[at].folded.endswith(("ي", "ا"))
    if word.number == "d" and not word.definite and not annexed:
        return None
    if c.words[stop].folded in ("(", "ال") or is_stray(c, stop):
        stop += 1
    is_told, span = _told_year(c, stop, is_definite=word.definite)
    if is_told:
        return span and span._replace(stop=_behind_adjective(c, span.stop))
    if not word.definite or word.number != "s":
        return None
    stop = at + 1
    special = c.words[stop].folded in c.calendar.special_years
    if special:
        stop += 1
        if c.relative(stop) is not None or c.words[stop].folded in c.calendar.new_years:
            stop += 1
        return _special_year(c, stop)
    told = as_told(c, at, "Y")
    if told is not None:
        return told
    if c.kind(stop, DEMONSTRATIVE) or c.words[stop].folded in c.calendar.following:
        return None
    if c.words[stop].folded in c.calendar.new_years and not c.words[at - 1].definite:
        return _new_year(c, stop + 1)
    offset, stop = c.placed(stop)
    if offset is None and not edged:
        return None
    number = year_number(c, stop, named=True) or year_in_marks(c, stop)
    if number is not None:
        return Span(number.stop, number.period(), True)
    base = c.told_before(at) if c.words[stop - 1].folded in c.calendar.preceding else None
    if base is None:
        base = c.ref
    if base is None:
        return Span(stop, UNKNOWN)
    return Span(stop, unit_period(base, "Y", offset or 0))


def _behind_adjective(c: Context, stop: int) -> int:
    """The token after «الماضي» at ``stop``, which a year by its number may have, too."""
    told = c.words[stop].folded
    other = told in c.calendar.these or told in c.calendar.preceding | c.calendar.following
    return stop if other or c.relative(stop) is None else stop + 1


def _new_year(c: Context, stop: int) -> Span:
    """«العام الجديد»: the one that is about to begin, or has just begun."""
    if c.ref is None:
        return Span(stop, UNKNOWN)
    return Span(stop, year(c.ref.year + (c.ref.month > _MIDYEAR)))


def _told_year(c: Context, stop: int, *, is_definite: bool) -> tuple[bool, Span | None]:
    """Whether the year's number stands at ``stop``, and what it is; None if it is no year's."""
    told = year_number(c, stop, named=True)
    numeral = c.by_first.get(stop)
    if told is not None and told.number < _OLD and is_definite and counts(c, told.stop):
        told = None  # «منذ بداية العام 1200 دينار»
    if numeral is not None:
        before = year_before_era(c, stop)
        if before is not None:
            return True, before
        if told is None and _is_old_year(c, numeral):
            return True, Span(numeral.stop, year(int(numeral.value)), True)
    if told is None:
        return False, None
    if c.words[stop - 1].folded == "(":
        if c.words[told.stop].folded != ")":
            return True, None
        told = told._replace(stop=told.stop + 1)
    return True, _both_calendars(c, told)


def year_before_era(c: Context, at: int) -> Span | None:
    """«753 قبل الميلاد», «49 ق.م», «3000 سنة قبل الميلاد»."""
    numeral = c.by_first.get(at)
    if numeral is None or numeral.ordinal or numeral.vague or not isinstance(numeral.value, int):
        return None
    unit = c.kind(numeral.stop, UNIT)
    yearly = unit is not None and unit.value == "Y" and not unit.definite
    stop = before_christ(c, numeral.stop + yearly)
    if stop is None or not 0 < numeral.value < 10_000:
        return None
    return Span(stop, year_before_christ(numeral.value), True)


def _is_old_year(c: Context, numeral: Numeral) -> bool:
    """«عام 711»: three digits with nothing behind them that they could count."""
    token = c.words[numeral.first].raw
    if not (token.isdecimal() and len(token) == 3 and numeral.value >= 100) or numeral.letters:
        return False
    return (
        numeral.stop == numeral.first + 1
        and c.kind(numeral.stop, UNIT) is None
        and not counts(c, numeral.stop)
    )


def _special_year(c: Context, stop: int) -> Span:
    """«السنة المالية 2013»: the value of its one year, its limits not known."""
    told = year_number(c, stop, named=True)
    end = _school_years(c, stop)
    if told is None or told.stop < end or told.hijri:
        return Span(end, UNKNOWN)
    return Span(end, Period(told.period().value))


def _school_years(c: Context, at: int) -> int:
    """The token after the years of a school year: «1436 / 1437 هـ»."""
    first = year_number(c, at, named=True)
    if first is None:
        return at
    second = None
    if c.words[first.stop].folded in ("/", "-", "–"):
        second = year_number(c, first.stop + 1, named=True)
    return second.stop if second is not None else first.stop


def _both_calendars(c: Context, told: Year) -> Span:
    """A year with its like in the other calendar behind it: «1359هـ (1940م)», «1940م/1359هـ».

    The Gregorian one gives the value.
    """
    one = Span(told.stop, told.period(), True)
    mark = c.words[told.stop].folded
    if mark not in ("(", "/", "-", "الموافق"):
        return one
    second = year_number(c, told.stop + 1, named=True)
    if second is None:
        return one
    like = second.hijri != told.hijri and _overlap(told, second)
    stop = second.stop
    if not like and not (second.hijri and mark != "الموافق" and stop > told.stop + 2):
        return one  # else «1436 / 1437هـ»
    if mark == "(":
        if c.words[stop].folded != ")":
            return one
        stop += 1
    return Span(stop, (second if like and told.hijri else told).period(), True)


def _overlap(one: Year, other: Year) -> bool:
    """Whether two years of different calendars have days in common."""
    first, second = one.period(), other.period()
    if first.start is None or first.end is None or second.start is None or second.end is None:
        return False
    return first.start < second.end and second.start < first.end


def _bare_year(c: Context, at: int, *, named: bool) -> Span | None:
    told = year_number(c, at, named=named)
    return Span(told.stop, told.period(), True) if told is not None else None


def bare_year(c: Context, at: int) -> Span | None:
    """A number of four digits that is a year by where it stands («منذ 2011», «انتخابات 2016»)."""
    numeral = c.by_first.get(at)
    if numeral is None or not numeral.digits:
        return None
    life = _life(c, at)
    if life is not None:
        return Span(life, year(int(numeral.value)), True)
    told = year_number(c, at)
    whole = numeral.stop == at + 1  # not «1 436», a number in groups
    if told is None and whole and numeral.value in _HIJRI_NOW and _names_event(c, at):
        return Span(numeral.stop, hijri_year(int(numeral.value)), True)  # «مهرجان الصيف 1436»
    if told is None and _opens_years(c, at + 1):
        second = year_number(c, at + 2, named=True)
        told = year_number(c, at, named=True)
        if told is None or second is None or second.number - told.number not in range(1, 21):
            return None
        if second.hijri and second.stop > at + 3:
            return Span(told.stop, told._replace(hijri=True).period(), True)
        return None if told.hijri else Span(told.stop, told.period(), True)
    if told is None:
        return None
    lead = at - 2 if is_stray(c, at - 1) else at - 1  # «من 2001 إلى .2009»
    before = c.words[lead].folded
    marked = told.stop > numeral.stop
    if not marked and c.text.lexicon.units.measures_at(c.text, told.stop):
        return None  # «إلى 1830 دولارا»
    bound = modifier_before(c.text, at)
    if bound is not None and bound.first < at - 1 and bound.group != "range":
        return None  # «أكثر من 2000 بلاغ»
    numerals = c.text.lexicon.numerals
    if (
        c.words[at - 1].folded == "/"
        and c.words[at - 2].folded.isascii()
        and c.words[at - 2].folded.isalpha()
    ):
        return None  # in an address of the web
    if before in c.calendar.borders and _is_border(c, lead, told.stop):
        return Span(told.stop, told.period(), True)
    if not marked and not _opens_years(c, told.stop):
        leads = c.calendar.year_leads
        if before in c.calendar.amounts or (
            before not in leads and (before in numerals.designators or before in numerals.before)
        ):
            return None
        if not (c.last_year_stop == lead or before in leads or _names_event(c, at)):
            return None
    return Span(told.stop, told.period(), True)


def _is_border(c: Context, lead: int, stop: int) -> bool:
    """«حدود 1967», not «في حدود 2000 زائر»."""
    return c.words[lead - 1].folded not in ("في", "وفي") and not counts(c, stop)


def _life(c: Context, at: int) -> int | None:
    """The token after the first year of «(1724-1804)» at ``at``, if it is one."""
    numeral, second = c.by_first.get(at), c.by_first.get(at + 2)
    if c.words[at - 1].type != OPEN or c.words[at + 1].type != DASH:
        return None
    if numeral is None or second is None or c.words[second.stop].type != CLOSE:
        return None
    years = c.words[at].folded, c.words[at + 2].folded
    if not all(len(number) == 4 and number.isdecimal() for number in years):
        return None
    return at + 1 if 0 < int(years[1]) - int(years[0]) <= _LONGEST_LIFE else None


def _opens_years(c: Context, at: int) -> bool:
    """Whether a second year follows: «2020-2030», «1436 / 1437 هـ»."""
    if c.words[at].folded not in ("-", "–", "/", "—", "و"):
        return False
    second = year_number(c, at + 1, named=True)
    return second is not None and (c.words[at].folded != "و" or second.stop > at + 2)


#: Hijri years that a bare number behind the name of an event is.
_HIJRI_NOW: Final = range(1400, 1500)


def _names_event(c: Context, at: int) -> bool:
    """Whether a noun before makes the number a year: «كأس العالم 2014», «انتخابات 2016»."""
    numeral = c.by_first[at]
    if unit_at(c.text, at + 1, numeral, "") is not None:
        return False
    before = c.text.words[at - 1] if at else None
    if before is None:
        return False
    return bool(
        (before.type == 0 and not before.imperfect and not before.cues)
        or (before.type == 0 and c.words[at - 2].folded == "(" and c.words[at + 1].folded == ")")
        or (
            before.type == DASH
            and c.words[at - 2].folded.isdecimal()
            and len(c.words[at - 2].folded) == 4
        )
        or c.words[at - 1].folded == "("
        or (c.words[at - 1].folded == "/" and not _is_numbered(c, at - 3))
    )


def _is_numbered(c: Context, at: int) -> bool:
    """Whether a word at ``at`` makes the number behind it one of a thing: «القرار 12/2018»."""
    numbered = c.text.lexicon.numerals.designators
    return c.words[at].folded in numbered or c.words[at].stem in numbered


def _season_year(c: Context, name: str) -> int:
    """The year in which the season ``name`` of today's date begins or last began."""
    assert c.ref is not None
    return c.ref.year - 1 if name == "WI" and c.ref.month < 3 else c.ref.year


def _season(c: Context, at: int) -> Span | None:
    """«صيف 2018», «الصيف الماضي», «صيف العام الجاري»."""
    word = c.kind(at, SEASON)
    assert word is not None
    stop = at + 1
    told = year_number(c, stop, named=True)
    if told is not None and not told.hijri:
        # «شتاء 2010-2011»
        return Span(_school_years(c, stop), season(told.number, word.value))
    offset = c.relative(stop)
    alone = c.words[at].folded in c.calendar.seasons_alone and c.words[at - 1].number is None
    if alone and at and c.text.words[at - 1].type == WORD:
        lead = c.words[at - 1]  # «حر الصيف» is that of any summer
        led = lead.flags & PREPOSITION or word.preposition or c.kind(at - 1, EDGE)
        alone = bool(led or lead.definite or lead.stem in c.calendar.season_leads)
    if offset is None and alone:
        known = c.ref is not None
        return Span(stop, season(_season_year(c, word.value), word.value) if known else UNKNOWN)
    if word.definite and offset is not None:
        if c.ref is None:
            return Span(stop + 1, UNKNOWN)
        return Span(stop + 1, season(_relative_season(c, word.value, offset), word.value))
    if not word.definite:
        inner = c.kind(stop, UNIT)
        if c.words[stop].folded in c.calendar.these:
            inner = c.kind(stop + 1, UNIT)
        if inner is not None and inner.value == "Y":
            of = period_at(c, stop)
            if of is not None:
                start = of.period.start
                return Span(of.stop, season(start.year, word.value) if start else UNKNOWN)
    return None


def _relative_season(c: Context, name: str, offset: int) -> int:
    assert c.ref is not None
    current = season(_season_year(c, name), name)
    if current.start is None or current.end is None:
        return c.ref.year
    of = current.start.year
    if offset < 0:
        return of if current.end <= c.ref else of - 1
    if offset > 0:
        return of if current.start > c.ref else of + 1
    return of


def _decade(c: Context, at: int) -> Span | None:
    """«الثمانينيات», «تسعينات القرن الماضي», «الستينيات من القرن العشرين»."""
    word = c.kind(at, DECADE)
    assert word is not None
    stop = at + 1
    base: int | None = 1900
    inner = stop + 1 if c.words[stop].folded == "من" else stop
    of = c.kind(inner, UNIT)
    if of is not None and of.value == "CE" and of.definite:
        found = _unit(c, inner, False)
        if found is not None:
            stop = found.stop
            base = found.period.start.year if found.period.start else None
    elif c.words[stop].folded in c.calendar.of_gregorian:
        stop += 1
    elif (shared := _next_decade(c, stop)) is not None:
        start = shared.period.start
        base = start.year // 100 * 100 if start else None
    elif not word.definite or c.words[inner].folded in c.calendar.own_ages:
        return None
    return Span(stop, decade(base + word.value) if base is not None else UNKNOWN)


def _next_decade(c: Context, at: int) -> Span | None:
    """The decade that «و» joins to one before ``at``: «ستينيات وسبعينيات القرن الماضي»."""
    apart = c.words[at].folded == "و"
    word = c.kind(at + apart, DECADE)
    if word is None or word.definite or not (apart or word.conjunction):
        return None
    return _decade(c, at + apart)


def _part_of_year(c: Context, at: int) -> Span | None:
    """«الربع الثاني من العام الجاري», «النصف الأول من 2015», «الربع الأول»."""
    word = c.kind(at, QUARTER)
    numeral = c.by_first.get(at)
    behind = numeral.stop if numeral is not None else at + 1
    ordinal = c.by_first.get(behind)
    if word is None or not word.definite:
        return None
    parts = word.value
    needs_year = c.words[at].stem in c.calendar.parts_of_year
    if parts == 4 and c.relative(behind) is not None:
        return None if needs_year else _relative_quarter(c, behind)
    if c.words[behind].folded in c.calendar.latest and not needs_year:
        return _numbered_part(c, at, parts, parts, behind + 1)
    if ordinal is None or not ordinal.ordinal or ordinal.letters or ordinal.value > parts:
        return None
    return _numbered_part(c, at, parts, int(ordinal.value), ordinal.stop, needs_year=needs_year)


def _numbered_part(
    c: Context, at: int, parts: int, number: int, stop: int, *, needs_year: bool = False
) -> Span | None:
    """Part ``number`` of ``parts`` of the year at ``stop``, or of that of publication."""
    inner = stop + 1 if c.words[stop].folded in ("من", "ل") else stop
    within = c.kind(inner, UNIT, MONTH, HIJRI, TERM) or c.words[inner].folded == "هذا"
    of = period_at(c, inner) if within else None
    told: Year | None = None
    if of is None:
        told = year_number(c, inner, named=True)
    if of is None and told is None:
        whole = _of_the_year(c, at, parts, number, inner) if inner > stop else None
        if whole is not None or needs_year:
            return whole  # nothing for «الفصل الأول من الكتاب»
    if of is not None:
        length = of.period.end - of.period.start if of.period.end and of.period.start else None
        start = of.period.start
        if length is not None and start is not None and length.days < _YEAR:
            return _part_of_month(of, start, length.days, parts, number)
        if length is not None and start is not None and length.days > _CENTURY:
            return Span(of.stop, part_of_century(start.year // 100 + 1, parts, number))
        if start is None:
            return Span(of.stop, UNKNOWN)
        of_year, stop = start.year, of.stop
    elif told is not None:
        if told.hijri:
            return Span(told.stop, UNKNOWN)
        of_year, stop = told.number, told.stop
    elif (shared := _year_of_second(c, parts, number, stop)) is not None:
        of_year = shared
    elif parts != 4 or c.ref is None:
        return Span(stop, UNKNOWN) if parts == 4 else None
    else:
        of_year = c.ref.year
        current = quarter(of_year, number)
        if current.start is not None and current.start > c.ref and not c.is_future(at):
            of_year -= 1
    if parts == 3:
        return Span(stop, months(of_year, 4 * number - 3, 4, ""))
    return Span(stop, quarter(of_year, number) if parts == 4 else half(of_year, number))


def _year_of_second(c: Context, parts: int, number: int, stop: int) -> int | None:
    """The year told behind a second part: «من الربع الأول إلى الربع الثالث 2020»."""
    at = stop + (c.words[stop].folded in c.calendar.stretches)
    word, ordinal = c.kind(at, QUARTER), c.by_first.get(at + 1)
    if word is None or word.value != parts or ordinal is None or not ordinal.ordinal:
        return None
    if at == stop and word.conjunction != "و":
        return None
    inner = ordinal.stop + (c.words[ordinal.stop].folded in ("من", "ل"))
    unit, told = c.kind(inner, UNIT), year_number(c, inner, named=True)
    whole = period_at(c, inner) if unit is not None and unit.value == "Y" else None
    start = whole.period.start if whole is not None else told.period().start if told else None
    return start.year - (number > ordinal.value) if start is not None else None


def _of_the_year(c: Context, at: int, parts: int, number: int, stop: int) -> Span | None:
    """«الربع الأول من العام»: of the year of publication, or the last one if that is to come."""
    unit = c.kind(stop, UNIT)
    if unit is None or unit.value != "Y" or not unit.definite or unit.number != "s":
        return None
    if parts not in (2, 4):
        return None
    after = c.words[stop + 1]
    if after.definite and after.adjective:
        return None  # «الفصل الأول من العام التدريبي»
    if c.ref is None:
        return Span(stop + 1, UNKNOWN)
    make = quarter if parts == 4 else half
    period = make(c.ref.year, number)
    if period.start is not None and period.start > c.ref and not c.is_future(at):
        period = make(c.ref.year - 1, number)
    return Span(stop + 1, period)


def _part_of_month(of: Span, start: date, days: int, parts: int, number: int) -> Span | None:
    """«النصف الأول من الشهر الجاري»: the value of the month, the days of its part."""
    if days not in range(28, 32) or parts == 4:
        return None
    size = 30 // parts
    end = of.period.end if number == parts else shift(start, "D", size * number)
    first = shift(start, "D", size * (number - 1))
    return Span(of.stop, Period(of.period.value, first, end))


def _relative_quarter(c: Context, at: int) -> Span:
    """«الربع الماضي»: the quarter before or after the one of publication."""
    offset = c.relative(at)
    if c.ref is None or offset is None:
        return Span(at + 1, UNKNOWN)
    total = c.ref.year * 4 + (c.ref.month - 1) // 3 + offset
    return Span(at + 1, quarter(total // 4, total % 4 + 1))


def _term(c: Context, at: int) -> Span | None:
    """«الموسم الماضي», «موسم 2014-2015»: its limits are not those of the calendar."""
    word = c.kind(at, TERM)
    assert word is not None
    stop = at + 1
    if word.definite:
        more = c.calendar.with_terms | c.calendar.latest
        for _ in range(2):
            if c.words[stop].folded in more:
                stop += 1
            else:
                stop = c.placed(stop)[1]
    years = _school_years(c, stop)
    if years == at + 1 and not word.definite:
        return None
    return Span(years, UNKNOWN)
