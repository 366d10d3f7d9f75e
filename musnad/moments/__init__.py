"""Moments: the time expressions of an article as TIMEX3, resolved against its publication."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Final

from msgspec import structs

from musnad.article import Moment
from musnad.figures.numerals import Numeral
from musnad.lexicon.calendar import (
    DAYS,
    DECADE,
    DEMONSTRATIVE,
    EDGE,
    EVERY,
    FEAST,
    HIJRI,
    LAST,
    MONTH,
    PART,
    PART_PHRASE,
    PHRASE,
    QUARTER,
    REFERENCE,
    SEASON,
    SET,
    SPAN,
    TERM,
    UNIT,
    WEEKDAY,
    TimeWord,
)
from musnad.lexicon.numerals import VAGUE
from musnad.lexicon.words import NEGATION, NUMBER, PREPOSITION, WORD, Word
from musnad.moments.calendars import UNKNOWN, Period, iso, make_day, unit_period
from musnad.moments.clock import minute_of_several, time_at, with_time
from musnad.moments.context import Context, clitics
from musnad.moments.dates import (
    Day,
    date_at,
    day_at,
    day_behind_month,
    day_of_week_at,
    day_period,
    in_brackets,
    is_dotted,
    month_at,
    month_in_digits,
    month_period,
    same_month,
)
from musnad.moments.durations import (
    Length,
    age,
    definite_length,
    duration,
    in_a_row,
    length_again,
    length_at,
    per_unit,
    recurrence,
    ten_days,
    weekly,
)
from musnad.moments.ended import ended_part, ended_year
from musnad.moments.feasts import feast_at
from musnad.moments.found import Found
from musnad.moments.periods import (
    bare_year,
    century_by_number,
    decade_of_century,
    period_at,
    same_as_told,
    thousand_before_christ,
    year_before_era,
)
from musnad.moments.within import placed_at
from musnad.text.folding import raw_length
from musnad.text.structure import Text

#: How many days of one month a list of them holds at most.
_LISTED: Final = 12
#: A smaller number is no year without a word that says so.
_FIRST_YEAR: Final = 1000
#: How often what is told by its day or month may come again: «3 مايو كل عام», not «اليوم كل ساعة».
_REPEATED: Final = frozenset(("P1W", "P1M", "P1Y"))
#: Clitics before «ذلك», «نفس».
_CLITICS: Final = "وفبل"
_Reader = Callable[[Context, int], Found | None]


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
    if not text.measured:
        return [], []
    context = Context(text, numerals, ref, now, country)
    found = list(_find(context))
    taken = sorted([*((f.first, f.stop) for f in found), *context.names])
    return [_moment(text, f) for f in found], taken


def _find(c: Context) -> Iterator[Found]:
    words, by_first, names = c.words, c.by_first, c.calendar.date_names
    stop = 0
    for i in c.text.measured:
        if i < stop:
            continue
        if words[i - 1].folded in names:
            named = _name_stop(c, i)
            if named is not None:
                c.names.append((i, named))
                stop = named
                continue
        word = words[i]
        if i in by_first:
            found = _at_number(c, i)
        elif word.type == NUMBER and is_dotted(c, i):
            found = _day(c, i)
        else:
            time = word.time
            if time is None or (time.kind in _OPENERS and not _opens(c, time, words[i + 1])):
                continue
            found = _at_word(c, i)
        if found is None or found.first < stop:
            continue
        found = _repeated(c, _like_before(c, found))
        yield found
        stop = found.stop
        if found.type == "DURATION":
            c.length_stop, c.length = found.stop, found.period.value
        if found.type != "SET":
            if found.day is not None:
                c.last_day = (found.first, found.day)
            if found.period.start is not None:
                c.last_period, c.last_period_at = found.period, found.first
                unit = c.kind(found.first, UNIT)
                if unit is not None and unit.number == "s":
                    c.last_units[unit.value] = (found.first, found.period)
        else:
            c.last_day = None


def _name_stop(c: Context, i: int) -> int | None:
    """The token after a date without a year that names a thing: «شارع 26 يوليو», «سد تشرين»."""
    if i in c.by_first:
        day = date_at(c, i)
        return day.stop if day is not None and not day.full else None
    if not c.kind(i, MONTH) and not c.kind(i, PHRASE):
        return None
    month = month_at(c, i)
    if month is None or month.hijri or month.year is not None or month.rel is not None:
        return None
    return month.stop


#: Kinds that are nothing without a word of time or a number behind them.
_OPENERS: Final = frozenset((DEMONSTRATIVE, EVERY, EDGE, LAST))


def _opens(c: Context, time: TimeWord, after: Word) -> bool:
    """Whether ``after`` can make a moment of «هذا», «كل», «نهاية» before it."""
    return (
        after.time is not None
        or after.folded in time.phrases
        or after.number is not None
        or after.folded == "من"
        or after.folded in c.calendar.bare_weekdays
    )


def _at_word(c: Context, i: int) -> Found | None:
    """What a word of time begins; what it can be depends on its kind."""
    found = c.meaning(i)
    if found is None:
        return None
    for reader in _READERS[found[0].kind]:
        moment = reader(c, i)
        if moment is not None:
            return moment
    return None


def _at_number(c: Context, i: int) -> Found | None:
    """What a numeral begins: a time, a date, a length, a year, or the first of two of these."""
    numeral = c.by_first[i]
    if numeral.kind == VAGUE:
        return duration(c, i)
    if c.centuries_stop in (i, i - (c.words[i - 1].folded == "و")):
        return _century_of_two(c, i)
    if c.minutes_stop in (i, i - (c.words[i - 1].folded in ("و", "،"))):
        return minute_of_several(c, i)
    again = length_again(c, i)
    if again is not None:
        return again
    for reader in _readers_of(c, i, numeral):
        found = reader(c, i)
        if found is not None:
            return found
    if numeral.digits and numeral.value >= _FIRST_YEAR:
        return _year(c, i)
    return age(c, i)


def _readers_of(c: Context, i: int, numeral: Numeral) -> tuple[_Reader, ...]:
    """What a numeral can begin, by the word behind it and by what else its own first word is."""
    own = c.text.words[i].time
    readers: tuple[_Reader, ...] = ()
    if numeral.stop < c.text.length:
        after = c.text.words[numeral.stop]
        if after.folded in c.calendar.bare_weekdays and numeral.ordinal:
            readers = (placed_at,)  # «ثاني جمعة من مايو»
        elif after.time is not None:
            readers = _BEFORE_KIND.get(after.time.kind, ())
        elif after.number is not None:
            readers = (time_at, _first_of_two, _thousand)
        else:
            readers = _BEFORE_WORD.get(after.folded, ())
    if own is None:
        return readers
    return (_at_word, *readers) if own.kind in (EDGE, QUARTER) else (*readers, _at_word)


def _year(c: Context, i: int) -> Found | None:
    found = bare_year(c, i)
    if found is None:
        return None
    c.last_year_stop = found.stop
    return Found(i, found.stop, "DATE", found.period, c.by_first[i].letters)


def _before_era(c: Context, i: int) -> Found | None:
    """«753 قبل الميلاد»."""
    found = year_before_era(c, i)
    if found is None:
        return None
    return Found(i, found.stop, "DATE", found.period, c.by_first[i].letters)


def _thousand(c: Context, i: int) -> Found | None:
    """«الألف الثالث قبل الميلاد»."""
    found = thousand_before_christ(c, i)
    return found and Found(i, found.stop, "DATE", found.period, c.by_first[i].letters)


def _month_of_year(c: Context, i: int) -> Found | None:
    """«في 3/2015»."""
    found = month_in_digits(c, i)
    if found is None:
        return None
    return Found(i, found.stop, "DATE", month_period(c, found, i), c.by_first[i].letters)


def _unit(c: Context, i: int) -> Found | None:
    """«الأسبوع الماضي», «الساعة الثامنة», «يوم الأحد», «الأشهر الستة الماضية», «منذ عام»."""
    word = c.text.words[i].time
    assert word is not None
    told = _again(c, i, word) or ended_year(c, i) or in_a_row(c, i)
    if told is not None:
        return told
    per = per_unit(c, i)
    if per is not None:
        return per
    placed = weekly(c, i) or placed_at(c, i) if word.value in ("D", "W") else None
    if placed is not None:
        return placed
    if word.value == "D":
        found = _day(c, i)
        if found is not None:
            return found
    elif word.value == "W":
        day = day_of_week_at(c, i)
        if day is not None:
            return Found(i, day.stop, "DATE", day_period(day), word.letters, day.date)
    elif word.value == "m" and word.definite and word.number != "s" and i + 1 in c.by_first:
        return minute_of_several(c, i + 1, head=i) or definite_length(c, i)
    elif word.value in ("H", "m"):
        found = time_at(c, i) or _this_hour(c, i)
        if found is not None:
            return found
    if word.definite and word.value == "CE" and word.number == "d" and i + 1 in c.by_first:
        return _century_of_two(c, i + 1, head=i)
    if word.definite:
        decade = decade_of_century(c, i) if word.value == "DE" else None
        if decade is not None:
            return Found(i, decade.stop, "DATE", decade.period, word.letters)
        found = definite_length(c, i)
        dual_year = word.number == "d" and word.value == "Y"  # «العامين 2030 و2040»
        return found or (_period(c, i) if word.number == "s" or dual_year else None)
    if word.value in ("Y", "M", "DE"):
        found = _period(c, i)
        if found is not None:
            return found
    return duration(c, i)


def _this_hour(c: Context, i: int) -> Found | None:
    """«إلى حدود الساعة»: up to now."""
    word = c.kind(i, UNIT)
    if word is None or not word.definite or word.value != "H" or word.number != "s":
        return None
    if word.letters or c.words[i - 1].folded not in c.calendar.now_leads:
        return None
    return Found(i, i + 1, "DATE", Period("PRESENT_REF"))


def _century_of_two(c: Context, i: int, head: int | None = None) -> Found | None:
    """«القرنين 18 و19»: the one by its number at ``i``, the first with its noun at ``head``."""
    numeral = c.by_first[i]
    if not 0 < numeral.value < 30 or not (numeral.digits or numeral.ordinal):
        return None
    found = century_by_number(c, numeral)
    if head is not None:
        c.centuries_stop = found.stop
        word = c.text.words[head].time
        return Found(head, found.stop, "DATE", found.period, word.letters if word else 0)
    return Found(i, found.stop, "DATE", found.period, numeral.letters)


def _day(c: Context, i: int) -> Found | None:
    per = per_unit(c, i)
    if per is not None:
        return per
    if c.words[i].folded == "اليوم" and c.words[i - 1].folded in c.calendar.of_today:
        return Found(i, i + 1, "DATE", Period("PRESENT_REF"))
    found = day_at(c, i)
    if found is None:
        return None
    moment = with_time(c, i, found)
    lead = c.words[i - 1].folded
    if c.kind(i, DAYS) and lead in c.calendar.of_story:
        return structs.replace(moment, first=i - 1, letters=clitics(lead, _CLITICS))  # «ذلك اليوم»
    numeral = c.by_first.get(i)
    if numeral is None:
        return moment
    if in_brackets(c, i, numeral.stop) and moment.stop > numeral.stop:
        return structs.replace(moment, first=i - 1)
    if lead == "ال" and not moment.letters:  # «الـ24 من مايو»
        return structs.replace(moment, first=i - 1)
    return moment


def _repeated(c: Context, found: Found) -> Found:
    """``found`` as what comes again, if it does: «15 مايو من كل عام», «يوم الأحد كل أسبوع»."""
    linked = c.words[found.stop].folded == "من"
    at = found.stop + linked
    if found.type == "DURATION" or not c.kind(at, EVERY):
        return found
    every = recurrence(c, at)
    if every is None or every.letters or not (linked or every.period.value in _REPEATED):
        return found
    return structs.replace(every, first=found.first, letters=found.letters)


def _again(c: Context, i: int, word: TimeWord) -> Found | None:
    """«ذلك العام», «نفس الشهر من العام السابق»."""
    lead = c.words[i - 1].folded
    if lead not in c.calendar.of_story or not word.definite or word.number != "s" or word.letters:
        return None
    if word.value not in ("W", "M", "Y"):
        return None
    found = same_as_told(c, i + 1, word.value)
    if found is None:
        return None
    return Found(i - 1, found.stop, "DATE", found.period, clitics(lead, _CLITICS))


def _like_before(c: Context, found: Found) -> Found:
    """``found`` with the stretch of it before that is like one just told.

    «الفترة نفسها من عام 2014», «نفس الفترة من العام الماضي»: its days are not known.
    """
    at = found.first - 2
    if found.type != "DATE" or found.letters or c.words[at + 1].folded != "من":
        return found
    head = first = at - 1
    if c.words[at].folded not in c.calendar.alike:
        head = at
        lead = c.words[first].folded
        if lead[clitics(lead, _CLITICS) :] not in c.calendar.same_before:
            return found
    word = c.words[head]
    if first < 0 or not word.definite or word.stem not in c.calendar.told_again:
        return found
    letters = clitics(c.words[first].folded, _CLITICS) if first < head else len(word.preposition)
    return Found(first, found.stop, "DATE", UNKNOWN, letters)


def _this_day(c: Context, i: int) -> Found | None:
    """«توقعات الطقس لهذا اليوم»."""
    if c.words[i + 1].folded != "اليوم":
        return None
    found, word = _day(c, i + 1), c.text.words[i].time
    if found is None or word is None:
        return None
    like = _like_this_day(c, i)
    if like is not None:
        return like
    return structs.replace(found, first=i, letters=word.letters)


def _like_this_day(c: Context, i: int) -> Found | None:
    """«مثل هذا اليوم من عام 1948»."""
    lead = c.words[i - 1].folded
    letters = clitics(lead, _CLITICS)
    if lead[letters:] not in c.calendar.like_days or c.words[i + 2].folded != "من":
        return None
    told = period_at(c, i + 3)
    if told is None or not told.year:
        return None
    start = told.period.start
    when = make_day(start.year, c.ref.month, c.ref.day) if c.ref and start else None
    period = day_period(Day(told.stop, when)) if when is not None else UNKNOWN
    return Found(i - 1, told.stop, "DATE", period, letters, when)


def _period(c: Context, i: int) -> Found | None:
    found = period_at(c, i)
    if found is None:
        return None
    word = c.text.words[i].time
    if found.year:
        c.last_year_stop = found.stop
    if c.kind(i, SEASON) and c.words[i - 1].folded == "فصل":
        return Found(i - 1, found.stop, "DATE", found.period)
    return Found(i, found.stop, "DATE", found.period, word.letters if word is not None else 0)


def _month_first(c: Context, i: int) -> Found | None:
    """«مايو 14، 2024»."""
    found, word = day_behind_month(c, i), c.words[i].time
    if found is None:
        return None
    letters = word.letters if word is not None else 0
    return Found(i, found.stop, "DATE", day_period(found), letters, found.date)


def _one_term(c: Context, i: int) -> Found | None:
    """«لمدة موسم», «لموسم واحد»: a length without a value."""
    word = c.text.words[i].time
    if word is None or word.definite:
        return None
    of_what = f"ال{c.words[i + 1].folded}" in c.calendar.with_terms
    stop = i + 1 + of_what  # «موسم رياضي»
    more = c.words[stop].folded in c.calendar.with_lengths
    if not more and c.words[i - 1].stem not in ("مده", "لمده"):
        return None
    return Found(i, stop + more, "DURATION", UNKNOWN, word.letters)


def _last_of(c: Context, i: int) -> Found | None:
    """«في آخر العام 2014», not «من جانب آخر هذا العام»."""
    after = c.kind(i + 1, UNIT, MONTH, HIJRI)
    if after is None or not c.words[i - 1].flags & PREPOSITION:
        return None
    whole = after.kind != UNIT or (after.definite and after.number == "s")
    return _period(c, i) if whole else None


def _middle_of_night(c: Context, i: int) -> Found | None:
    """«منتصف الليلة الماضية»."""
    found = time_at(c, i + 1) if c.kind(i + 1, PART) or c.kind(i + 1, PHRASE, PART_PHRASE) else None
    if found is None or found.first != i + 1 or found.letters:
        return None
    word = c.text.words[i].time
    return structs.replace(found, first=i, letters=word.letters if word is not None else 0)


def _edge_of_day(c: Context, i: int) -> Found | None:
    """«نهاية يوم الخميس», «بنهاية أمس»."""
    word, inner = c.kind(i, EDGE), c.kind(i + 1, UNIT, DAYS, WEEKDAY)
    if word is None or inner is None or inner.letters:
        return None
    if c.words[i].folded[word.letters :] not in c.calendar.day_edges:
        return None  # «مصدر مطلع أمس»
    found = day_at(c, i + 1)
    if found is None:
        return None
    return Found(i, found.stop, "DATE", day_period(found), word.letters, found.date)


def _edge_of_every(c: Context, i: int) -> Found | None:
    """«نهاية كل شهر»."""
    found = recurrence(c, i + 1) if c.kind(i + 1, EVERY) else None
    word = c.text.words[i].time
    if found is None or found.letters or word is None:
        return None
    return structs.replace(found, first=i, letters=word.letters)


def _current(c: Context, i: int) -> Found | None:
    """«الشهر» in «وقت سابق من الشهر»: the one of publication."""
    word = c.kind(i, UNIT)
    if word is None or not word.definite or word.number != "s" or c.ref is None:
        return None
    if word.value not in ("D", "W", "M", "Y"):
        return None
    return Found(i, i + 1, "DATE", unit_period(c.ref, word.value, 0), word.letters)


def _span(c: Context, i: int, stop: int, letters: int) -> Found:
    """«لفترة قصيرة»; «قبل فترة قصيرة» is a point in the past."""
    lead = c.words[i - 1].folded
    led = not letters and lead.lstrip("وف") in c.calendar.ago
    if led and c.words[stop].folded not in ("من", "مما", "ان"):
        return Found(i - 1, stop, "DATE", Period("PAST_REF"), clitics(lead))
    return Found(i, stop, "DURATION", UNKNOWN, letters)


def _reference(c: Context, i: int) -> Found | None:
    """«حاليا», «مؤخرا», «في وقت سابق من هذا الشهر»."""
    found = c.meaning(i)
    if found is None:
        return None
    word, stop = found
    if word.kind == SPAN:
        return _span(c, i, stop, word.letters)
    if word.kind != REFERENCE or c.words[stop].folded in c.calendar.same_words:
        return None  # «في الآن نفسه»
    folded = c.words[i].folded[word.letters :]
    if stop == i + 1 and folded in c.calendar.bound_references:
        paired = word.conjunction == "و" and c.words[i - 1].folded in c.calendar.bound_references
        lead = c.words[i - 1].folded.removeprefix("و")
        if lead not in c.calendar.reference_prepositions and not paired:
            return None
        if c.words[stop].folded in c.calendar.too_early:
            return None  # «من السابق لأوانه»
    if not c.calendar.references_up_to.isdisjoint((folded, f"ال{folded}")):  # «للحظة»
        led = c.words[i - 1].folded in c.calendar.now_leads and not word.letters
        if not led or c.words[stop].definite:
            return None  # «حتى اللحظة الأخيرة»
    if stop == i + 1 and folded in c.calendar.late_references:
        if not i or word.conjunction or c.text.words[i - 1].type != WORD:
            return None
        if c.words[i - 1].flags & NEGATION:
            return None  # «آخرا وليس أخيرا»
        if c.words[i - 1].definite and folded in c.calendar.describing:
            return None  # «المنضم حديثا»
    if c.words[stop].folded == "من" and folded in c.calendar.near:
        return None
    if folded in c.calendar.times:
        of = _time_of(c, stop)
        if of is not None or not word.value:
            return of and structs.replace(of, first=i, letters=word.letters)
    return Found(i, stop, "DATE", Period(word.value), word.letters)


def _time_of(c: Context, at: int) -> Found | None:
    """What «وقت سابق» before ``at`` is of: «من هذا الشهر», «من مساء أمس», «اليوم»."""
    linked = c.words[at].folded in ("من", "في")
    inner = at + linked
    of = time_at(c, inner) or _day(c, inner)
    if of is None and linked:
        of = _period(c, inner) or _current(c, inner)
    return of if of is not None and of.first == inner else None


def _first_of_two(c: Context, i: int) -> Found | None:
    """The bare first number of two: «10 و11 ماي», «بين 20 و30 عاما», «من 3 إلى 5 أيام»."""
    numeral = c.by_first[i]
    at = numeral.stop
    if not isinstance(numeral.value, int) or numeral.value > 1000 or numeral.scale > 1:
        return None
    joint = c.words[at].folded
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
    day = date_at(c, second) or _day_of_list(c, second)
    lead = c.words[i - 1].folded
    days = c.calendar.two_days | c.calendar.listed_days
    # «من الأول إلى الخامس من مارس»
    led = lead in c.calendar.digit_leads | days
    told = led or c.text.words[second].type == NUMBER
    if day is not None and told and numeral.value <= 31:
        when = None
        if day.date is not None and numeral.value >= 1:
            when = same_month(c, second, day, numeral.value)
        found = Found(i, numeral.stop, "DATE", UNKNOWN, numeral.letters, when)
        if lead in days and not numeral.letters:
            # «يومي 24 و25 أبريل»
            letters = clitics(lead, "لبو")
            found = structs.replace(found, first=i - 1, letters=letters)
        if when is not None:
            found = structs.replace(found, period=day_period(Day(0, when)))
        return found
    length = length_at(c, second)
    if length is not None and length.count is not None and not numeral.ordinal:
        if joint == "،":
            return None
        own = Length(i, numeral.stop, length.unit, Fraction(numeral.value))
        return Found(i, numeral.stop, "DURATION", Period(own.value()), numeral.letters)
    return None


def _day_of_list(c: Context, i: int) -> Day | None:
    """The day of a bare number that further ones follow: «16» in «15 و16 و17 مايو»."""
    for _ in range(_LISTED):
        numeral = c.by_first.get(i)
        if numeral is None or not numeral.digits or numeral.stop != i + 1:
            return None
        found = date_at(c, i)
        if found is not None:
            return found
        i = numeral.stop + (c.words[numeral.stop].folded in ("و", "،", ","))
        following = c.by_first.get(i)
        if following is None or (i == numeral.stop and not following.letters):
            return None
    return None


#: What to try at a word of time, by its kind.
_READERS: Final[dict[int, tuple[_Reader, ...]]] = {
    MONTH: (_month_first, _period),
    HIJRI: (_period,),
    WEEKDAY: (weekly, placed_at, _day),
    LAST: (placed_at, _last_of),
    DAYS: (_day,),
    UNIT: (_unit,),
    PART: (time_at,),
    SEASON: (_period,),
    DECADE: (_period,),
    SET: (weekly, _day, _period, recurrence),
    REFERENCE: (_reference,),
    FEAST: (feast_at,),
    PART_PHRASE: (time_at,),
    EDGE: (_period, _edge_of_day, _middle_of_night, _edge_of_every),
    QUARTER: (ended_part, _period),
    SPAN: (_reference,),
    TERM: (_period, _one_term),
    DEMONSTRATIVE: (_this_day, _period),
    EVERY: (recurrence,),
}
#: What to try at a number, by the kind of the word of time behind it …
_BEFORE_KIND: Final[dict[int, tuple[_Reader, ...]]] = {
    UNIT: (_before_era, placed_at, _day, definite_length, duration),
    WEEKDAY: (placed_at,),
    MONTH: (_day,),
    HIJRI: (_day,),
    SEASON: (_day,),
    PHRASE: (_day, time_at),
    PART: (time_at,),
    QUARTER: (time_at, duration),
    TERM: (duration,),
    EDGE: (ten_days,),
    DEMONSTRATIVE: (_day,),
}
#: … or by another word or mark behind it.
_BEFORE_WORD: Final[dict[str, tuple[_Reader, ...]]] = {
    "من": (_day, time_at),
    **dict.fromkeys(("منه", "منها"), (_day,)),
    "ق": (_before_era,),
    "قبل": (_before_era, time_at),
    **dict.fromkeys(("بعد", "في", "منتصف"), (time_at,)),
    ":": (time_at,),
    "/": (_day, _month_of_year, _first_of_two),
    "-": (_day, _month_of_year, _first_of_two),
    "–": (_day, _first_of_two),
    ".": (_day, time_at),
    **dict.fromkeys(("و", "الي", "او", "حتي", "—", "ـ", "،"), (time_at, _first_of_two)),
    ")": (_day, duration),
    **dict.fromkeys(("»", '"'), (duration,)),
    **dict.fromkeys("الا بتوقيت بالتوقيت ت ص م am pm AM PM".split(), (time_at,)),
}


def _moment(text: Text, found: Found) -> Moment:
    start, end = text.starts[found.first], text.end(found.stop - 1)
    if found.letters:
        start += raw_length(text.words[found.first].raw, found.letters)
    period = found.period
    return Moment(
        field=text.field, start=start, end=end, text=text.raw[start:end], type=found.type,
        value=period.value, from_=iso(period.start), to=iso(period.end),
    )  # fmt: skip
