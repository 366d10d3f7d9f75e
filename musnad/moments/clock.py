"""Times of day: clock times and parts of the day, with the day they belong to."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from msgspec import structs

from musnad.lexicon.calendar import FEAST, PART, PART_PHRASE, UNIT, WEEKDAY
from musnad.lexicon.words import (
    CLOSE,
    COLON,
    COMMA,
    GIVEN,
    NUMBER,
    OPEN,
    PREPOSITION,
    QUOTE,
    STOP,
    WORD,
)
from musnad.moments.calendars import UNKNOWN, Period, day, shift
from musnad.moments.context import Context
from musnad.moments.dates import Day, date_at, day_at, day_period
from musnad.moments.feasts import feast_at
from musnad.moments.found import Found
from musnad.text.folding import LETTERS

_TIME: Final = re.compile(r"(\d{1,2})\s?:\s?(\d{2})(:\d{2})?(?![\d:])")
#: A day named at most so many tokens before a clock time is its day.
_NEAR: Final = 80


class Clock(NamedTuple):
    """Hours and minutes, and whether the text says which half of the day."""

    stop: int
    hour: int
    minute: int
    told: bool
    #: «:30», where these are told too.
    seconds: str = ""

    def time(self, hour: int) -> str:
        """``T20:00``, at this ``hour`` of the day."""
        return f"T{hour % 24:02}:{self.minute:02}{self.seconds}"


def time_at(c: Context, at: int) -> Found | None:
    """A time at ``at``: «الساعة الثامنة صباحا», «18:04», «مساء أمس», «صباح الأحد»."""
    return (
        _early_hours(c, at) or _clock_time(c, at) or _part_of_day(c, at) or _minute_of_play(c, at)
    )


def _clock_time(c: Context, at: int) -> Found | None:
    head = c.kind(at, UNIT)
    headed = head is not None and head.value == "H" and head.number == "s"
    if headed and head is not None and not head.definite and not _is_definite(c, at + 1):
        return None  # «ساعة واحدة»
    first = at
    start = at + 1 if headed else at
    clock = _clock(c, start, headed)
    if clock is None:
        return None
    hour, told = clock.hour, clock.told
    stop, half = _half_of_day(c, clock.stop)
    when: date | None = None
    known = False
    later = _later_end(c, stop) if half is None and not told else None
    if later is not None:
        # «من الخامسة إلى السابعة مساء»: one half of the day, and one day, for both.
        hour, when, known = later.earlier(hour), later.day, later.day is not None
    elif half is None:
        linked = stop + 1 if c.words[stop].folded == "من" else stop
        part = c.kind(linked, PART)
        if part is not None and not part.preposition:
            half = part.value
            inner = day_at(c, linked + 1)
            stop = linked + 1
            if inner is not None:
                stop, when, known = inner.stop, inner.date, True
    zone = _zone(c, stop)
    if not (headed or told or half or later or zone > stop):
        return None
    stop = zone
    hour = _in_half(hour, half)
    if hour > 24:
        return None
    behind = _part_behind_zone(c, zone) if half is None and later is None else None
    if behind is not None:
        stop, when, known, hour = behind.stop, behind.day, True, _in_half(hour, behind.part)
    if not known and later is None:
        inner = day_at(c, stop + 1 if c.words[stop].folded in ("من", "ل", "ليوم") else stop)
        if inner is not None and stop < c.text.length:
            stop, when, known = inner.stop, _near_last(c, at, inner), True
    stop = _second_zone(c, stop)
    if not known:
        when = c.ref if _is_stamp(c, clock.stop) else _last_day(c, at)
    letters = head.letters if headed and head is not None else 0
    if not headed and first in c.by_first:
        letters = c.by_first[first].letters
    return Found(first, stop, "TIME", _timed(when, clock.time(hour)), letters, when)


class _Part(NamedTuple):
    """A part of the day with its day, and the token after it."""

    stop: int
    part: str
    day: date | None


def _part_behind_zone(c: Context, at: int) -> _Part | None:
    """«الساعة 10:10 بتوقيت غرينتش صباح اليوم»: the part of the day at ``at``, with its day."""
    part = c.kind(at, PART)
    inner = day_at(c, at + 1) if part is not None and not part.letters else None
    return _Part(inner.stop, part.value, inner.date) if part is not None and inner else None


class _Later(NamedTuple):
    """The later end of a stretch of hours: its hour, 0 to 23, and its day if it tells one."""

    hour: int
    day: date | None

    def earlier(self, hour: int) -> int:
        """The earlier ``hour`` on the same side of noon, or before it if that is no earlier."""
        if hour >= 12 or hour == 0:
            return hour
        moved = hour + 12 if self.hour >= 12 else hour
        return moved if moved < self.hour else hour


def _later_end(c: Context, at: int) -> _Later | None:
    """The hour with its half of the day behind «إلى» at ``at``: «حتى 5 مساء اليوم»."""
    start = at
    if c.words[at].folded in c.calendar.stretches:
        start += 1
    elif not c.words[at].conjunction and c.words[at].number is None:
        return None
    head = c.kind(start, UNIT)
    headed = head is not None and head.value == "H" and head.number == "s" and head.definite
    clock = _clock(c, start + headed, headed, last=True)
    if clock is None:
        return None
    stop, half = _half_of_day(c, clock.stop)
    when = None
    part = c.kind(stop, PART)
    if half is None and part is not None and not part.letters:
        inner = day_at(c, stop + 1)
        if inner is not None:
            half, when = part.value, inner.date
    if half is None:
        return None
    if when is None:
        inner = day_at(c, stop)
        when = inner.date if inner is not None else None
    return _Later(_in_half(clock.hour, half) % 24, when)


def _is_definite(c: Context, at: int) -> bool:
    """Whether an hour at ``at`` is told so that the word before needs no article of its own."""
    numeral = c.by_first.get(at)
    return numeral is not None and (numeral.definite or c.words[at + 1].type == COLON)


def _timed(when: date | None, time: str) -> Period:
    return Period(when.isoformat() + time, when, shift(when, "D", 1)) if when else Period(time)


def _clock(c: Context, at: int, headed: bool, *, last: bool = False) -> Clock | None:
    """The hour at ``at``, behind «الساعة» if ``headed``; ``last``: the end of a stretch."""
    numeral = c.by_first.get(at)
    if numeral is None:
        if headed and c.words[at].folded == "ال":
            return _clock(c, at + 1, headed, last=last)
        return None
    if numeral.digits:
        return _digital(c, at, headed, last=last)
    if numeral.ordinal:
        if not (numeral.definite or headed) or not 1 <= numeral.value <= 12:
            return None
        word = c.words[at].folded
        if not word.endswith(("ه", "ي")) and numeral.stop == at + 1:
            return None
    elif headed and 1 < numeral.value < 13 and isinstance(numeral.value, float):
        minute = round(numeral.value % 1 * 60)  # «الساعة ثلاثة وربع»
        return Clock(numeral.stop, int(numeral.value), minute, True)
    elif (
        not (headed and numeral.value in range(1, 13))
        and c.words[at].folded.lstrip("و") != "الواحده"
    ):
        return None
    return _minutes(c, Clock(numeral.stop, int(numeral.value), 0, False))


def _digital(c: Context, at: int, headed: bool, *, last: bool) -> Clock | None:
    text = c.text
    start = text.starts[at]
    found = None
    if c.words[at + 1].type == COLON:
        found = _TIME.match(text.raw[start : start + 16].translate(LETTERS))
    if found is not None:
        hour, minute = int(found[1]), int(found[2])
        stop = at + 1
        while stop < text.length and text.starts[stop] < start + found.end():
            stop += 1
        if hour > 24 or minute > 59:
            return None
        return Clock(stop, hour, minute, True, found[3] or "")
    token = text.words[at].raw.translate(LETTERS)
    if token.isdecimal() and len(token) == 4 and _zone(c, at + 1) > at + 1 and int(token) < 2400:
        return Clock(at + 1, int(token[:2]), int(token[2:]) % 60, False)
    dotted = re.fullmatch(r"(\d{1,2})[.,](\d{2})", token)
    zoned = headed or (dotted is not None and _zone(c, at + 1) > at + 1)  # «(17,30 ت غ)»
    if dotted is not None and zoned and int(dotted[1]) < 24 and int(dotted[2]) < 60:
        return Clock(at + 1, int(dotted[1]), int(dotted[2]), True)
    part = c.kind(at + 1, PART)
    told = headed or _half_of_day(c, at + 1)[1] is not None
    if not told and c.words[at - 1].folded in c.calendar.digit_leads:
        # «عند 5 مساء اليوم», «من 3 إلى 5 مساء»
        dated = part is not None and not part.letters and day_at(c, at + 2) is not None
        opens = not last and len(token) <= 2
        told = dated or (opens and _later_end(c, at + 1) is not None)
    if told and token.isdecimal() and len(token) <= 2 and int(token) <= 24:
        return _minutes(c, Clock(at + 1, int(token), 0, False))
    return None


def _minutes(c: Context, clock: Clock) -> Clock:
    """«والنصف», «وعشر دقائق», «إلا ربعا», «و30 دقيقة»."""
    stop = clock.stop
    word = c.words[stop].folded
    inner = stop + 1 if word == "و" else stop
    glued = c.words[inner].folded if inner > stop else word[1:] if word.startswith("و") else ""
    if glued in c.calendar.halves:
        half = clock._replace(stop=inner + 1, minute=c.calendar.halves[glued], told=True)
        return _past_half(c, half)
    if word == "الا":
        part = c.calendar.excepts.get(c.words[stop + 1].folded)
        if part is not None:
            return clock._replace(
                stop=stop + 2, hour=(clock.hour - 1) or 12, minute=60 - part, told=True
            )
        numeral = c.by_first.get(stop + 1)
        if numeral is not None and 0 < numeral.value < 60 and _is_minute(c, numeral.stop):
            return clock._replace(
                stop=numeral.stop + 1,
                hour=(clock.hour - 1) or 12,
                minute=60 - int(numeral.value),
                told=True,
            )
    minute = c.kind(inner, UNIT)
    if minute is not None and minute.value == "m" and minute.definite and minute.number == "s":
        # «الثانية عشرة والدقيقة الثامنة»
        ordinal = c.by_first.get(inner + 1)
        joined = inner > stop or minute.conjunction == "و"
        if joined and ordinal is not None and not ordinal.letters and 0 < ordinal.value < 60:
            return clock._replace(stop=ordinal.stop, minute=int(ordinal.value), told=True)
    numeral = c.by_first.get(inner)
    joined = numeral is not None and (inner > stop or numeral.letters > 0)
    if numeral is None or not joined or not _is_minute(c, numeral.stop):
        return clock
    if not 0 < numeral.value < 60:
        return clock
    return clock._replace(stop=numeral.stop + 1, minute=int(numeral.value), told=True)


def _past_half(c: Context, clock: Clock) -> Clock:
    """«والنصف وخمس دقائق», «والنصف إلا خمس دقائق»."""
    less = c.words[clock.stop].folded == "الا"
    at = clock.stop + (less or c.words[clock.stop].folded == "و")
    numeral = c.by_first.get(at)
    if numeral is None or not 0 < numeral.value < 15 or not _is_minute(c, numeral.stop):
        return clock
    if at == clock.stop and not numeral.letters:
        return clock
    minute = clock.minute + int(-numeral.value if less else numeral.value)
    return clock._replace(stop=numeral.stop + 1, minute=minute)


def _is_minute(c: Context, at: int) -> bool:
    word = c.kind(at, UNIT)
    return word is not None and word.value == "m" and not word.definite


def _half_of_day(c: Context, at: int) -> tuple[int, str | None]:
    """«صباحا», «مساء», «ص», «م» behind a clock time: the token after it, and the part of day."""
    word = c.words[at].folded
    short = c.calendar.short_halves.get(word)
    if short is not None:
        return at + 1, short
    told = c.text.longest_of(c.calendar.behind_hour, at)
    if told is not None:
        return told[1], told[0]
    part = c.kind(at, PART)
    if part is None or part.letters:
        return at, None
    if word.endswith("ا") or (word == "مساء" and day_at(c, at + 1) is None):
        return at + 1, part.value
    return at, None


def _in_half(hour: int, half: str | None) -> int:
    if (half in ("AF", "EV") and hour < 12) or (half == "NI" and 6 <= hour < 12):
        # «الحادية عشرة ظهرا» is before noon.
        return hour if half == "AF" and hour >= 10 else hour + 12
    if half in ("NI", "MO") and hour == 12:
        return 0
    return hour


def _zone(c: Context, at: int) -> int:
    """The token after a time zone: «بتوقيت جرينتش», «بالتوقيت المحلي», «ت م»."""
    word = c.words[at].folded
    if word in c.calendar.zones:
        stop = at + 2
        name = c.words[stop - 1].folded
        following = c.words[stop]
        if name in c.calendar.zone_sides:
            stop += following.type == WORD
        elif name in c.calendar.long_zones and following.definite:
            stop += 1
        while c.words[stop].folded in c.calendar.zone_ends:
            stop += 1
        return min(stop, c.text.length)
    if word in c.calendar.short_zones:
        letter = at + 1 + (c.words[at + 1].type == STOP)  # «ت.غ»
        return letter + 1 if c.words[letter].folded in c.calendar.short_zones[word] else at
    return at


def _second_zone(c: Context, at: int) -> int:
    """The token after the same time in another zone, in brackets: «(0800 بتوقيت جرينتش)»."""
    if at >= c.text.length or c.text.words[at].type != OPEN:
        return at
    clock = _clock(c, at + 1, False)
    if clock is None:
        zone = _zone(c, at + 1)  # «صباحا (بالتوقيت المحلي)»
        told = at + 1 < zone < c.text.length and c.text.words[zone].type == CLOSE
        return zone + 1 if told else at
    stop = _zone(c, _half_of_day(c, clock.stop)[0])
    if stop < c.text.length and c.text.words[stop].type == CLOSE and stop > clock.stop:
        return stop + 1
    return at


def _is_stamp(c: Context, at: int) -> bool:
    """Whether the time is the one an agency stamps its text with: «18:04 ت م»."""
    return c.text.follows(at, c.calendar.stamp)


def _last_day(c: Context, at: int) -> date | None:
    if c.last_day is not None and at - c.last_day[0] <= _NEAR:
        return c.last_day[1]
    return None


def _early_hours(c: Context, at: int) -> Found | None:
    """«الساعات الأولى من صباح أمس»: the part of the day behind it."""
    word = c.kind(at, UNIT)
    if word is None or word.value != "H" or word.number == "d":
        return None
    stop = at + 2
    told = c.words[at + 1].folded
    part = c.kind(at + 1, PART)
    if part is not None and part.definite and word.number == "p":
        if part.value == "day":
            return None  # «ساعات النهار»
        stop += c.words[stop].folded in c.calendar.early  # «ساعات الصباح الأولى»
        return Found(at, stop, "TIME", Period(f"T{part.value}"), word.letters)
    if (told if word.definite else f"ال{told}") not in c.calendar.early:
        return None  # «ساعة متأخرة من ليل أمس»
    linked = c.words[stop].folded == "من"
    found = _part_of_day(c, stop + 1) if linked else None
    if found is not None:
        return structs.replace(found, first=at, letters=word.letters)
    whole = day_at(c, stop + linked)  # «ساعة متأخرة من يوم السبت»
    if whole is not None:
        return Found(at, whole.stop, "DATE", day_period(whole), word.letters, whole.date)
    if not linked:
        return None
    part = c.kind(stop + 1, PART)
    if part is None or c.words[stop + 1].folded not in c.calendar.parts_alone:
        return None
    # «ساعة متأخرة من الليل»
    return Found(at, stop + 2, "TIME", Period(f"T{part.value}"), word.letters)


def _minute_of_play(c: Context, at: int) -> Found | None:
    """«الدقيقة 66», «الدقيقة الأخيرة»: a time that has no value."""
    word = c.kind(at, UNIT)
    if word is None or word.value != "m" or not word.definite or word.number != "s":
        return None
    held = c.words[at + 1].type in (OPEN, QUOTE)
    first = at + 1 + (held or c.words[at + 1].folded == "ال")
    numeral = c.by_first.get(first)
    told = numeral is not None and (numeral.digits or numeral.ordinal or numeral.definite)
    if numeral is not None and told and not numeral.letters:
        stop = _stoppage(c, numeral.stop)
        if held and c.words[stop].type not in (CLOSE, QUOTE):
            return None
        return Found(at, stop + held, "TIME", UNKNOWN, word.letters)
    if c.words[at + 1].folded in c.calendar.latest:
        return Found(at, at + 2, "TIME", UNKNOWN, word.letters)
    return None


def minute_of_several(c: Context, at: int, head: int | None = None) -> Found | None:
    """«الدقيقتين 17 و43»: the minute of play at ``at``, the first with its noun at ``head``."""
    numeral = c.by_first[at]
    if not numeral.digits or numeral.stop != at + 1 or c.kind(numeral.stop, UNIT):
        return None
    c.minutes_stop = stop = _stoppage(c, numeral.stop)
    if head is None:
        return Found(at, stop, "TIME", UNKNOWN, numeral.letters)
    word = c.words[head].time
    return Found(head, stop, "TIME", UNKNOWN, word.letters if word else 0)


def _stoppage(c: Context, at: int) -> int:
    """The token after the stoppage time at ``at``: «+3» in «الدقيقة 90+3»."""
    told = c.words[at].folded == "+" and c.words[at + 1].type == NUMBER
    return at + 2 if told else at


def _near_last(c: Context, at: int, found: Day) -> date | None:
    """The day of a clock time: a weekday told beside another day is the next one to that."""
    last = _last_day(c, at)
    if last is None or found.date is None or found.full:
        return found.date
    away = (found.date - last).days % 7
    return shift(last, "D", 1) if away == 1 else found.date


def _part_of_day(c: Context, at: int) -> Found | None:
    found = c.meaning(at)
    if found is None:
        return None
    word, stop = found
    if word.kind == PART_PHRASE:
        return _phrase(c, at, stop)
    if word.kind != PART:
        return None
    if not word.definite:
        inner = _day_of_part(c, stop)
        if inner is not None and word.value == "day":
            period = day(inner.date) if inner.date is not None else UNKNOWN
            return Found(at, inner.stop, "DATE", period, word.letters, inner.date)
        if inner is not None:
            clock = _hour_behind(c, inner.stop, word.value)
            if clock is not None:
                period = _timed(inner.date, clock.time)
                return Found(at, clock.stop, "TIME", period, word.letters, inner.date)
            stop = inner.stop
            if word.value == "NI" and inner.date is not None:
                stop = _next_day_behind(c, stop, inner.date)
            stop = _second_zone(c, _zone(c, stop))
            first, letters, part = at, word.letters, word.value
            beside = _BESIDE.get(c.words[at - 1].folded) if not letters else None
            if beside is not None and c.words[at].folded in c.calendar.noons:
                first, part = at - 1, beside
            elif beside is not None:
                first -= c.words[at].folded in c.calendar.prayers  # «بعد عصر اليوم»
            return Found(first, stop, "TIME", _timed(inner.date, f"T{part}"), letters, inner.date)
    folded = c.words[at].folded[word.letters :]
    adverb = folded.endswith("ا")
    if folded == "مساء":  # «صباحا ومساء»
        adverb = c.text.words[at].raw.endswith(("ً", "اً")) or c.kind(at - 1, PART) is not None
    if adverb and not word.preposition:
        if folded in c.calendar.parts_or_verbs and _is_verb_of_two(c, at):
            return None
        when = _last_day(c, at) if folded not in c.calendar.any_night else None
        return Found(at, stop, "TIME", _timed(when, f"T{word.value}"), word.letters, when)
    if folded in c.calendar.parts_alone and c.words[at - 1].folded in c.calendar.parts_lead:
        return Found(at, stop, "TIME", Period(f"T{word.value}"), word.letters)
    return None


class _Hour(NamedTuple):
    """An hour as ``T20:00``, and the token after it."""

    stop: int
    time: str


def _hour_behind(c: Context, at: int, part: str) -> _Hour | None:
    """The hour behind a part of the day and its day: «مساء الأحد في الساعة الثامنة»."""
    led = 0
    if c.words[at].type == COMMA:
        at += 1
    while c.words[at].folded in c.calendar.hour_leads and led < 2:
        at, led = at + 1, led + 1
    head = c.kind(at, UNIT)
    headed = head is not None and head.value == "H" and head.number == "s" and head.definite
    if head is not None and (not headed or head.conjunction):
        return None
    if not headed and not (led and at in c.by_first and c.by_first[at].definite):
        return None
    clock = _clock(c, at + headed, headed)
    if clock is None or (not headed and not clock.told and c.words[clock.stop].folded == "من"):
        return None  # «مساء الأحد في التاسعة من عمره»
    stop, half = _half_of_day(c, clock.stop)
    hour = _in_half(clock.hour, half or part)
    return _Hour(_zone(c, stop), clock.time(hour))


def _next_day_behind(c: Context, at: int, night: date) -> int:
    """The token after the second of the two days of a night: «ليل الأحد الاثنين»."""
    second = at + (c.words[at].folded in ("-", "–", "ـ", "/", "الي", "علي"))
    word = c.kind(second, WEEKDAY)
    if word is None or word.letters or word.value != night.isoweekday() % 7 + 1:
        return at
    return second + 1


def _night_between(c: Context, at: int) -> Day | None:
    """The first of the two days of a night, behind it: «الليلة الفاصلة بين السبت والأحد»."""
    linked = at + (c.words[at].folded in c.calendar.dividing)
    if c.words[linked].folded != "بين":
        return None
    found = day_at(c, linked + 1)
    if found is None:
        return None
    second = found.stop + (c.words[found.stop].folded == "و")
    word = c.kind(second, WEEKDAY)
    if word is None or (second == found.stop and word.conjunction != "و"):
        return None
    return found._replace(stop=second + 1)


def _is_verb_of_two(c: Context, at: int) -> bool:
    """«انتحاريان فجرا نفسيهما»: what they did has an object, «at dawn» a preposition or nothing."""
    after = c.text.after(at)
    is_object = after.type == WORD and not (after.preposition or after.flags & PREPOSITION)
    return c.text.before(at).dual is not None and is_object and bool(after.folded)


#: «بعد ظهر أمس» is the afternoon, «قبل ظهر أمس» the morning.
_BESIDE: Final = {"بعد": "AF", "قبل": "MO"}


def _day_of_part(c: Context, at: int) -> Day | None:
    if c.words[at].folded in c.calendar.these and c.words[at + 1].folded == "اليوم":
        return Day(at + 2, c.ref)
    if c.words[at].folded in c.calendar.of_story and c.words[at + 1].folded == "اليوم":
        return day_at(c, at + 1)
    if at < c.text.length and c.text.words[at].conjunction:
        return None
    return day_at(c, at) or date_at(c, at) or _feast_of_part(c, at)


def _feast_of_part(c: Context, at: int) -> Day | None:
    """«صبيحة عيد الفطر», «مساء يوم عرفة»."""
    headed = c.words[at].folded == "يوم" and c.kind(at, FEAST) is None
    found = feast_at(c, at + headed)
    if found is None or found.letters:
        return None
    eve = c.words[at - 1].stem in c.calendar.eves and not headed
    return Day(found.stop, shift(found.day, "D", -1) if eve else found.day)


def _phrase(c: Context, at: int, stop: int) -> Found | None:
    found = c.meaning(at)
    assert found is not None
    word = found[0]
    offset, part = word.value
    first = at
    if offset == 9:
        if c.words[at].adjective and c.words[at - 1].flags & GIVEN:
            return None  # «سامي الصباحي»
        lead = c.words[at - 1].folded
        around = 0 if lead in c.calendar.around else 1 if lead[1:] in c.calendar.around else None
        if around is not None:
            first = at - 1
        inner = _day_of_part(c, stop)
        if inner is not None:
            stop = inner.stop
            letters = word.letters if around is None else around
            return Found(first, stop, "TIME", _timed(inner.date, part), letters, inner.date)
        if first == at and c.words[at].folded == "صلاه":
            return None  # the prayer itself
        letters = word.letters if around is None else around
        when = _last_day(c, at) if first < at else None
        return Found(first, stop, "TIME", _timed(when, part), letters, when)
    between = _night_between(c, stop) if offset == 0 else None
    if between is not None:
        return Found(
            first, between.stop, "TIME", _timed(between.date, f"T{part}"), word.letters,
            between.date,
        )  # fmt: skip
    following = c.text.words[stop] if stop < c.text.length else None
    named = following is not None and following.definite and following.time is None
    if offset == 0 and named and c.relative(stop) is None:
        return None  # «الليلة النجدية»
    when = shift(c.ref, "D", offset)
    hour = _hour_behind(c, stop, part)
    if hour is not None:  # «الليلة الساعة 7»
        return Found(first, hour.stop, "TIME", _timed(when, hour.time), word.letters, when)
    if offset == 0 and c.words[stop].folded in c.calendar.last_night:
        when, stop = shift(c.ref, "D", -1), stop + 1
    weekday = c.kind(stop, WEEKDAY)
    if weekday is not None and not weekday.letters:
        stop += 1  # «ليلة أمس السبت»
    period = _timed(when, f"T{part}") if when else UNKNOWN
    return Found(first, stop, "TIME", period, word.letters, when)


def with_time(c: Context, at: int, found: Day) -> Found:
    """A day at ``at`` with the time behind it: «أمس مساء», «الأحد الساعة 9»."""
    stop = found.stop
    word = c.text.words[at].time
    letters = word.letters if word is not None else 0
    if word is None and at in c.by_first:
        letters = c.by_first[at].letters
    part = c.kind(stop, PART)
    if part is not None and not part.letters:
        folded = c.words[stop].folded
        if (folded.endswith("ا") or folded == "مساء") and day_at(c, stop + 1) is None:
            hour = _hour_behind(c, stop + 1, part.value)
            if hour is not None:
                period = _timed(found.date, hour.time)
                return Found(at, hour.stop, "TIME", period, letters, found.date)
            return Found(
                at, stop + 1, "TIME", _timed(found.date, f"T{part.value}"), letters, found.date
            )
    if found.date is not None:
        head = stop
        while c.words[head].folded in c.calendar.hour_leads and head < stop + 2:
            head += 1
        if c.words[head].folded == "الساعه" or head in c.by_first:
            clock = _clock_time(c, head)
            if clock is not None:
                time = clock.period.value.rpartition("T")[2]
                return Found(
                    at, clock.stop, "TIME", _timed(found.date, f"T{time}"), letters, found.date
                )
    period = day(found.date) if found.date is not None else UNKNOWN
    return Found(at, stop, "DATE", period, letters, found.date)
