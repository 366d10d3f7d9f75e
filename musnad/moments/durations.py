"""Durations, and the points in time and the recurrences that they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from msgspec import structs

from musnad.figures.counted import unit_at
from musnad.figures.modifiers import bounding_verb, modifier_after, modifier_before
from musnad.figures.numerals import Numeral
from musnad.lexicon.calendar import (
    DAYS,
    EDGE,
    EVERY,
    FEAST,
    HIJRI,
    LAST,
    MONTH,
    SEASON,
    SET,
    UNIT,
    WEEKDAY,
    TimeWord,
)
from musnad.lexicon.numerals import FRACTION, SCALE, Amount
from musnad.lexicon.words import (
    AGENCY,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    MEDIUM,
    NUMBER,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    STATE,
    TITLE,
    WORD,
)
from musnad.moments.calendars import UNKNOWN, Period, shift, unit_period
from musnad.moments.clock import time_at
from musnad.moments.context import Context, clitics
from musnad.moments.dates import year_number
from musnad.moments.ended import days_up_to
from musnad.moments.found import Found
from musnad.moments.within import container

#: Units in the next smaller one, to write fractions («عام ونصف»: P18M).
_SMALLER: Final = {
    "ML": ("Y", 1000),
    "CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "M": ("D", 30), "W": ("D", 7),
    "D": ("H", 24), "H": ("m", 60), "m": ("S", 60),
}  # fmt: skip
_CLOCK: Final = frozenset("HmS")
#: From the smallest to the largest.
_ORDER: Final = "S m H D W M Y DE CE ML TERM".split()
#: Units that are counted in a row: «للشهر الثالث على التوالي».
_ROW: Final = frozenset("WMY")
#: The finest parts of a unit that a text tells, as those of a second in races.
_FINEST: Final = 1000
#: What days and months are named after: «أيام العيد», «أشهر أكتوبر ونوفمبر».
_NAMED: Final = frozenset((FEAST, HIJRI, MONTH))
#: A larger number behind «الأعوام» is a year.
_YEARS: Final = 1000
#: So many more units share an adjective at most: «الأيام والأسابيع المقبلة».
_UNITS: Final = 4
#: How far behind the day it began an event's length may stand, in tokens; and straight behind it.
_NEAR: Final = 120
_CLOSE: Final = 6
#: The weekdays of one list, each with its «و», in tokens.
_WEEKDAYS: Final = 14
_HUNDRED: Final = 100
#: How far back the verb of a clause is sought, in tokens.
_CLAUSE: Final = 12


#: How many units: whole, or a part of one.
Count = int | Fraction


@dataclass(slots=True)
class Length:
    """A length of time: tokens ``first`` to ``stop``; ``count`` is None if it is vague."""

    first: int
    stop: int
    unit: str
    count: Count | None
    letters: int = 0
    definite: bool = False
    #: Smaller units that go with it, each with its count: «وثلاثة أشهر وعشرة أيام».
    extras: tuple[tuple[str, Count], ...] = ()

    def value(self) -> str:
        """Its TIMEX3 value: ``P3D``, ``PT1H``, ``P18M``, ``PXY``."""
        if self.unit == "TERM":
            return ""
        if self.count is None:
            return _value(self.unit, "X")
        value = _value(*_told(self.unit, self.count))
        for smaller, number in self.extras:
            more = _value(smaller, number)[1:]
            value += more[1:] if "T" in value else more
        return value


def _exact(value: Amount) -> Count:
    """``value`` as the simple fraction it stands for: 0.333… is a third."""
    return value if isinstance(value, int) else Fraction(value).limit_denominator(_FINEST)


def _value(unit: str, count: str | Count) -> str:
    if isinstance(count, Fraction):
        count = str(count) if count.denominator == 1 else f"{float(count):.9g}"
    return f"P{'T' if unit in _CLOCK else ''}{count}{unit.upper() if unit == 'm' else unit}"


def _told(unit: str, count: Count) -> tuple[str, Count]:
    """A part of a unit in the next smaller one, if it makes whole ones of it."""
    if count.denominator > 1 and unit in _SMALLER:
        smaller, size = _SMALLER[unit]
        if (count * size).denominator == 1:
            return smaller, count * size
    return unit, count


def _whole(unit: str, count: Count) -> tuple[str, Count]:
    while count.denominator > 1 and unit in _SMALLER:
        unit, size = _SMALLER[unit][0], _SMALLER[unit][1]
        count *= size
    return unit, count if unit == "S" else round(count)


# -- lengths --------------------------------------------------------------------------------------


def length_at(c: Context, at: int) -> Length | None:
    """The length of time that begins at ``at``: «ثلاثة أشهر», «يومين», «عام ونصف», «سنوات»."""
    numeral = c.by_first.get(at)
    word = c.kind(at, UNIT)
    if numeral is not None and not (numeral.ordinal and word is not None):
        return _counted(c, numeral)

    if word is None or word.definite:
        return None
    stop = at + 1
    if word.number == "d":
        if not c.words[at].folded.endswith(("ان", "ين")):
            return None
        found = Length(at, stop, word.value, 2, word.letters)
        return _longer(c, found)
    if word.number == "p":
        number = c.by_first.get(stop)
        if number is not None and not number.letters and number.kind != FRACTION:
            after = c.kind(number.stop, UNIT)
            if not number.ordinal and after is None and not number.digits and not number.vague:
                return Length(at, number.stop, word.value, Fraction(number.value), word.letters)
        told = c.by_first.get(stop + 1) if _is_annexed(c, stop) else None
        if told is not None and told.definite and not (told.ordinal or told.letters):
            # «أيام المعرض الأربعة»
            return Length(at, told.stop, word.value, Fraction(told.value), word.letters)
        if c.words[stop].folded in c.calendar.some:
            return Length(at, stop + 1, word.value, None, word.letters)
        return Length(at, _adjectives(c, stop), word.value, None, word.letters)
    return _longer(c, Length(at, stop, word.value, 1, word.letters))


def _counted(c: Context, numeral: Numeral) -> Length | None:
    if numeral.ordinal:
        return None
    stop = numeral.stop
    words = c.text.words
    if c.words[stop].folded in (")", "»", '"') and c.words[numeral.first - 1].folded in (
        "(",
        "«",
        '"',
    ):
        stop += 1
    word = c.kind(stop, UNIT)
    if word is not None and _is_two_more(numeral, word, c.words[stop].folded):
        count = _exact(numeral.value) + 2
        return Length(numeral.first, stop + 1, word.value, count, numeral.letters)
    if words[stop : stop + 1] and words[stop].folded == "ليله":
        return Length(numeral.first, stop + 1, "D", _exact(numeral.value), numeral.letters)
    if word is None or word.letters:
        return None
    measure = c.text.lexicon.units.measure_at(c.text, stop)
    if measure is not None and measure[1] > 1:
        return None  # «1400 سنة ضوئية»
    if word.definite and not (
        numeral.kind in (FRACTION, SCALE)
        or numeral.value < 1
        or numeral.definite
        or numeral.vague
        or numeral.scale > 1
    ):
        return None
    if word.value == "Y" and year_number(c, stop + 1, named=True) is not None:
        return None  # «مليونين عام 2050»
    if word.number == "d" or (words[stop].folded == "يوم" and _is_day(c, stop + 1)):
        return None
    first = numeral.first
    if stop > numeral.stop:
        first -= 1
    if word.value == "D" and numeral.digits and numeral.value >= 1000 and numeral.scale == 1:
        after = c.words[stop + 1].folded
        if after and c.kind(stop + 1, WEEKDAY):
            return None
    stop += 1
    if numeral.vague:
        return Length(first, _adjectives(c, stop), word.value, None, numeral.letters)
    if not 0 < numeral.value < float("inf"):
        return None
    count = _exact(numeral.value)
    found = Length(first, stop, word.value, count, numeral.letters, numeral.definite)
    return _longer(c, found)


def _is_two_more(numeral: Numeral, word: TimeWord, folded: str) -> bool:
    """«مئة وعامين»: whether a unit in the dual goes on a number of hundreds, which lacks one."""
    return (
        word.number == "d"
        and word.conjunction == "و"
        and folded.endswith(("ان", "ين"))
        and not (numeral.digits or numeral.vague or numeral.ordinal)
        and numeral.value >= _HUNDRED
        and numeral.value % _HUNDRED == 0
    )


def _is_day(c: Context, at: int) -> bool:
    word = c.kind(at, WEEKDAY)
    return word is not None


def _longer(c: Context, found: Length) -> Length:
    """With «ونصف [العام]», «وثلاثة أشهر وعشرة أيام», «كامل» behind it."""
    while (longer := _with_part(c, found)) is not None:
        found = longer
    end = _adjectives(c, found.stop)
    return found if end == found.stop else replace(found, stop=end)


def _with_part(c: Context, found: Length) -> Length | None:
    """``found`` with the next part of it, joined by «و», or None if none follows."""
    if found.count is None:
        return None
    stop = _adjectives(c, found.stop)
    least = found.extras[-1][0] if found.extras else found.unit
    at = stop + 1 if c.words[stop].folded == "و" else stop
    numeral = c.by_first.get(at)
    joined = numeral is not None and (
        at > stop or (c.text.words[at].number is not None and _conjoined(c, at))
    )
    if numeral is not None and joined:
        if numeral.kind == FRACTION and numeral.stop == at + 1 and not found.extras:
            stop = numeral.stop
            same = c.kind(stop, UNIT)
            if same is not None and same.value == found.unit and not same.letters:
                stop += 1
            return replace(found, stop=stop, count=found.count + _exact(numeral.value))
        unit = c.kind(numeral.stop, UNIT)
        if (
            unit is not None
            and not unit.letters
            and not unit.definite
            and not numeral.ordinal
            and not numeral.vague
            and _is_smaller(unit.value, least)
            and isinstance(numeral.value, int)
        ):
            extras = (*found.extras, (unit.value, numeral.value))
            return replace(found, stop=numeral.stop + 1, extras=extras)
    word = c.kind(at, UNIT)
    if word is None or word.definite or word.preposition or not _is_smaller(word.value, least):
        return None
    if at == stop and word.conjunction != "و":
        return None
    folded = c.words[at].folded
    if word.number == "d" and folded.endswith(("ان", "ين")):
        return replace(found, stop=at + 1, extras=(*found.extras, (word.value, 2)))
    if word.number == "s" and _is_one(c, at):
        return replace(found, stop=at + 1, extras=(*found.extras, (word.value, 1)))
    return None


def _is_one(c: Context, at: int) -> bool:
    """Whether the unit joined at ``at`` is one of it: «عاما وشهرا», not «عام وشهر رمضان»."""
    following = c.words[at + 1]
    if c.meaning(at + 1) is not None or following.number is not None:
        return following.folded in c.calendar.with_lengths
    return c.words[at].folded.endswith("ا") or following.folded in c.calendar.with_lengths


def _conjoined(c: Context, at: int) -> bool:
    number = c.text.words[at].number
    return number is not None and number.conjunction == "و" and not number.preposition


def _is_smaller(unit: str, than: str) -> bool:
    return _ORDER.index(unit) < _ORDER.index(than)


def _adjectives(c: Context, stop: int) -> int:
    while c.words[stop].folded in c.calendar.with_lengths:
        stop += 1
    return stop


# -- what lengths make ----------------------------------------------------------------------------


def duration(c: Context, at: int) -> Found | None:
    """The length at ``at`` as a moment: a duration, or with «قبل», «بعد» a point in time."""
    found = length_at(c, at)
    if found is None:
        return None
    counted = at in c.by_first and not c.by_first[at].ordinal
    shifted = _after_event(c, found, found.stop)
    if shifted is not None:
        return shifted
    if not counted and not _is_length(c, found):
        return None
    first, letters = found.first, found.letters
    group = ""
    before = modifier_before(c.text, first) if not letters else None
    if before is not None and before.group != "range":
        first, letters, group = before.first, before.letters, before.group
    if not letters and counted and first == found.first and c.words[first - 1].folded == "ال":
        first -= 1  # «صاحب الـ25 عاما»
    stop = found.stop
    after = modifier_after(c.text, stop)
    if after is not None:
        group, stop = group or after[0], after[1]
    lead = c.words[first - 1].folded if not letters else ""
    if lead in c.calendar.bare_edges or lead[1:] in c.calendar.bare_edges:
        # «آخر يومين», «في آخر 24 ساعة»; not «آخر ليالي المهرجان»
        if not counted and found.count is None and c.words[found.stop].definite:
            return None
        if found.unit == "D" and found.count == 1:
            return None  # «آخر يوم للتسجيل»
        cut = 0 if lead in c.calendar.bare_edges else 1
        return Found(first - 1, stop, "DURATION", anchored(c, found, -1), cut)
    if lead in c.calendar.beginnings and found.count is not None:
        return Found(first - 1, stop, "DURATION", Period(found.value()))  # «أول يومين»
    if lead and lead not in c.calendar.since:
        point = _point(c, found, first - 1, stop)
        if point is not None:
            return point
    stop, offset = _direction(c, stop)
    period = _ended(c, found, stop)
    if offset is not None:
        period = anchored(c, found, offset)
    elif lead in c.calendar.since or lead[1:] in c.calendar.since:
        period = anchored(c, found, -1)
        if group == "at_least":
            period = structs.replace(period, start=None)
        if found.count is None:
            period = Period(period.value)
    elif period.end is None and _lasts(c, first):
        period = _lasting(c, found)
    return Found(first, stop, "DURATION", period, letters)


def _lasts(c: Context, first: int) -> bool:
    """Whether a word before says that an event goes on for that long."""
    if c.last_day is None or first - c.last_day[0] > _NEAR:
        return False
    words = [c.words[at].folded for at in range(max(0, first - 4), first)]
    if any(word in c.calendar.lasting for word in words):
        return True
    return words[-1:] in (["لمده"], ["ولمده"]) and first - c.last_day[0] <= _CLOSE


def _lasting(c: Context, found: Length) -> Period:
    """A length that begins with the day named last."""
    assert c.last_day is not None
    if found.count is None or found.unit in _CLOCK:
        return Period(found.value())
    unit, count = _whole(found.unit, found.count)
    start = c.last_day[1]
    end = shift(start, unit, int(count)) if count < 100_000 and unit not in _CLOCK else None
    return Period(found.value(), start, end) if end else Period(found.value())


def _direction(c: Context, stop: int) -> tuple[int, int | None]:
    """The adjective behind a length: «24 ساعة الماضية», «ثلاثة أشهر مضت»."""
    offset = c.relative(stop) or c.calendar.relative.get("ال" + c.words[stop].folded)
    if offset:
        return stop + 1, offset
    if c.words[stop].folded in c.calendar.latest:
        return stop + 1, -1
    if c.words[stop].folded == "من" and c.words[stop + 1].folded == "الان":
        return stop + 2, 1
    if c.words[stop].folded in c.calendar.gone:
        return stop + 1, -1
    return stop, None


def _is_length(c: Context, found: Length) -> bool:
    """Whether a unit without a number is a length of time here."""
    word = c.text.words[found.first].time
    assert word is not None
    lead = c.words[found.first - 1].folded
    if lead in c.text.lexicon.numerals.kin:
        return False  # «أبو شهرين»
    if word.number == "d" or (found.first == 0 and found.stop == c.text.length):
        return True
    if lead in c.calendar.bare_edges:
        return True
    before = modifier_before(c.text, found.first)
    bounded = before is not None and before.group in ("at_least", "at_most")
    if before is not None and bounded and word.number == "s" and before.first < found.first - 1:
        # «أكثر من عام», not «أكثر من يوم الجمعة» nor «أكثر من عام 2015»
        named = c.kind(found.first + 1, WEEKDAY, DAYS, MONTH, HIJRI)
        return named is None and c.words[found.first + 1].type != NUMBER
    if before is not None and before.group == "approx" and word.number == "s":
        return _is_alone(c, found.stop)  # «قرابة ساعة», not «نحو عام 2010»
    if before is not None and before.group != "range" and not before.letters:
        lead = c.words[before.first - 1].folded  # «منذ نحو عام»
    if lead in c.calendar.later and _repeats(c, found):
        return False
    led = _leads(c, lead)
    if word.number == "p":
        return _are_length(c, found, lead, led=led or word.preposition in ("ل", "ب"))
    if found.unit == "D" and c.words[found.first + 1].folded and _is_day(c, found.first + 1):
        return False
    if word.number == "s" and _is_one_length(c, found):
        return True
    if found.stop > found.first + 1:
        return True
    if word.preposition == "ل" and found.unit in ("W", "M", "Y", "H"):
        following = c.text.words[found.stop] if found.stop < c.text.length else None
        return following is None or following.type != WORD or bool(following.flags & PREPOSITION)
    if _is_of_time(c, found.stop):
        return True
    after = modifier_after(c.text, found.stop)
    if word.number == "s" and after is not None:
        return True  # «سنة ونيف»
    if word.number == "s" and (_opens_stretch(c, found) or _ends_stretch(c, found)):
        return True
    if found.unit == "DE" and lead not in c.calendar.decade_leads:
        return False
    of_name = found.unit in ("D", "M") and c.meaning(found.first + 1) is not None
    if of_name or _is_annexed(c, found.stop):
        return False  # «بعد يوم الراحة»
    return led and lead not in c.calendar.several


def _is_one_length(c: Context, found: Length) -> bool:
    """Whether a single unit is a length by what is told of it: «أدنى مستوى في شهر», «دقيقة صمت»."""
    if found.unit == "m" and c.words[found.stop].folded in c.calendar.observed:
        return True
    if found.stop == found.first + 1 and _behind_second(c, found.stop) > found.stop:
        return True  # «في عام أو عامين»
    return _is_record(c, found) or _is_bounded(c, found)


def _is_record(c: Context, found: Length) -> bool:
    """Whether a unit behind «في» is the time that a record holds for: «أدنى مستوى في أسبوع»."""
    first = found.first
    if c.words[first - 1].folded != "في" or found.unit in _CLOCK or not _is_alone(c, found.stop):
        return False
    if found.unit == "D" and found.stop == first + 1:
        return False
    beginning = max(c.text.sentence_start(first), first - _CLAUSE)
    return any(word.folded in c.calendar.records for word in c.words[beginning:first])


def _is_bounded(c: Context, found: Length) -> bool:
    """«لا تقل مدته عن سنة»: the unit is the bound that a verb apart from it sets."""
    if c.words[found.first - 1].folded not in ("عن", "علي") or not _is_alone(c, found.stop):
        return False
    return bounding_verb(c.text, found.first) is not None


def _are_length(c: Context, found: Length, lead: str, *, led: bool) -> bool:
    """Whether a plural without a number is a length of time: «منذ أشهر»."""
    if found.unit == "DE" and _is_contracts(c, found):
        return False
    if found.stop > found.first + 1 or c.words[found.first].folded.endswith("ا"):
        return True  # «أياما قليلة», «استمر شهورا»
    counted_back = lead in c.calendar.since or lead in c.calendar.ago
    return led and (counted_back or not _names_days(c, found))


def _is_contracts(c: Context, found: Length) -> bool:
    """«بعقود جديدة», «لعقود الإيجار», but «قبل ذلك بعقود»."""
    word = c.text.words[found.first].time
    glued = word is not None and word.preposition == "ب"
    counted_from = c.words[found.first - 1].folded in ("ذلك", "هذا")
    return (glued and not counted_from) or _is_annexed(c, found.stop)


def _names_days(c: Context, found: Length) -> bool:
    """Whether a plural is of something: «خلال أيام المعرض», «طوال أيام الأسبوع»."""
    after = c.kind(found.stop, SEASON, UNIT)
    timed = after is not None and after.definite and not after.conjunction
    name = c.meaning(found.stop)
    of_name = name is not None and name[0].kind in _NAMED and not name[0].letters
    return timed or of_name or _is_annexed(c, found.stop)


def _is_annexed(c: Context, at: int) -> bool:
    """Whether a definite noun at ``at`` makes a name of the unit before it."""
    after = c.words[at]
    if (
        after.preposition
        or after.conjunction
        or after.flags & FUNCTION
        or c.relative(at) is not None
    ):
        return False
    return after.definite and after.time is None


def _repeats(c: Context, found: Length) -> bool:
    """Whether the same unit stands before «بعد»: «يوما بعد يوم»."""
    unit = c.kind(found.first - 2, UNIT)
    return unit is not None and unit.value == found.unit and unit.number == "s"


def _is_alone(c: Context, at: int) -> bool:
    """Whether nothing at ``at`` makes a point in time of the unit before it."""
    after = c.words[at]
    return after.type != NUMBER and c.meaning(at) is None and not after.definite


def _opens_stretch(c: Context, found: Length) -> bool:
    """Whether a second one follows: «بين سنة وخمس سنوات», «من شهر إلى سنة».

    «من عام إلى عام» says always.
    """
    lead, joint = c.words[found.first - 1].folded, c.words[found.stop].folded
    apart = joint in c.calendar.stretches
    second = length_at(c, found.stop + apart)
    if second is None or (second.unit, second.count) == (found.unit, found.count):
        return False
    if lead == "بين":
        return joint == "و" or (not apart and second.letters > 0)
    return lead == "من" and apart and joint != "و"


def _ends_stretch(c: Context, found: Length) -> bool:
    """Whether «و» or «إلى» joins a unit to the length just told: «من شهر إلى سنة»."""
    apart = c.words[found.first - 1].folded in c.calendar.stretches
    if c.length_stop != found.first - apart or not (apart or found.letters):
        return False
    return _is_alone(c, found.stop)


def _point(c: Context, found: Length, at: int, stop: int) -> Found | None:
    """«قبل ثلاثة أيام», «بعد شهرين»: the day, week, month or year so far away."""
    word = c.text.words[at].folded
    letters = 0
    for cut in (0, 1, 2):
        if word[cut:] in c.calendar.ago or word[cut:] in c.calendar.later:
            letters = cut
            break
    else:
        return None
    ago = word[letters:] in c.calendar.ago
    now = c.words[stop].folded == "من" and c.words[stop + 1].folded
    from_now = now == "الان" or (now == "اليوم" and not c.words[stop + 2].definite)
    far = ("من", "علي") if ago else ("من", "علي", "ان")
    behind = _behind_second(c, stop)
    linked = c.words[behind].folded in far
    if linked and not (from_now or _by_agent(c, behind) or _is_of_time(c, behind)):
        return None
    if not ago and not (from_now or c.is_future(at) or at < 2):
        return None
    if from_now:
        stop += 2
    if found.count is None:
        value = "PAST_REF" if ago else "FUTURE_REF"
        return Found(at, stop, "DATE", Period(value), letters)
    return _moved(c, found, at, stop, letters, -1 if ago else 1, c.ref)


def _behind_second(c: Context, stop: int) -> int:
    """The token after the second of two lengths, if there is one: «بعد يوم أو يومين من وصوله»."""
    if c.words[stop].folded not in c.calendar.either:
        return stop
    second = length_at(c, stop + 1) or length_again(c, stop + 1)
    return second.stop if second is not None else stop


def length_again(c: Context, at: int) -> Found | None:
    """The second number of «يومين أو ثلاثة»: of the unit before it."""
    if c.words[at - 1].folded not in c.calendar.either:
        return None
    unit, numeral = c.kind(at - 2, UNIT), c.by_first.get(at)
    if unit is None or unit.definite or numeral is None:
        return None
    if numeral.letters or numeral.ordinal or numeral.vague or numeral.scale > 1:
        return None
    if c.meaning(numeral.stop) or unit_at(c.text, numeral.stop, numeral, ""):
        return None
    value = _value(unit.value, _exact(numeral.value))
    every = c.kind(at - 3, EVERY)  # «كل يومين أو ثلاثة»
    return Found(at, numeral.stop, "SET" if every else "DURATION", Period(value))


def _is_of_time(c: Context, at: int) -> bool:
    """«عقد من الزمن»."""
    return c.words[at].folded == "من" and c.words[at + 1].folded in c.calendar.of_time


def _by_agent(c: Context, at: int) -> bool:
    """Whether «من» at ``at`` tells who did it: «أقر قبل سنة من طرف الجمعية»."""
    return c.words[at].folded == "من" and c.words[at + 1].folded in c.calendar.agents


def _moved(
    c: Context, found: Length, first: int, stop: int, letters: int, sign: int, base: date | None
) -> Found | None:
    """The point ``found`` before or after ``base``."""
    assert found.count is not None
    unit, count = _whole(found.unit, found.count)
    if unit in _CLOCK:
        seconds = int(count) * {"H": 3600, "m": 60, "S": 1}[unit]
        if c.now is not None and base == c.ref and seconds < 10**9:
            moment = c.now + sign * timedelta(seconds=seconds)
            when = moment.date()
            period = Period(moment.strftime("%Y-%m-%dT%H:%M"), when, shift(when, "D", 1))
            return Found(first, stop, "TIME", period, letters, when)
        return Found(first, stop, "TIME", UNKNOWN, letters)
    for smaller, number in found.extras:  # «قبل سنتين وثلاثة أشهر» is a month
        if smaller in _CLOCK or base is None:
            break
        base = shift(base, unit, sign * int(count))
        unit, count = smaller, number
    if base is None or count > 100_000:
        return Found(first, stop, "DATE", UNKNOWN, letters)
    period = unit_period(base, unit, sign * int(count))
    if unit in ("D", "W"):
        moved = shift(base, unit, sign * int(count))
        period = unit_period(moved, unit, 0) if moved else UNKNOWN
    return Found(first, stop, "DATE", period, letters, period.start if unit == "D" else None)


def _after_event(c: Context, found: Length, stop: int) -> Found | None:
    """«قبل ذلك بعام», «بعدها بيومين»: counted from the last moment."""
    word = c.text.words[found.first]
    glued = word.number.preposition if word.number else word.time.preposition if word.time else ""
    if glued != "ب":
        return None
    apart = c.words[found.first - 1].folded in ("ذلك", "هذا")
    first = found.first - 1 - apart
    lead = c.words[first].folded
    letters = clitics(lead)
    offset = c.calendar.beside.get(lead[letters:]) if not apart else None
    if apart:
        offset = c.calendar.from_event.get(lead[letters:])
    if offset is None:
        return None
    if found.count is None:
        return Found(first, stop, "DATE", UNKNOWN, letters)
    return _moved(c, found, first, stop, letters, offset, c.last_period.start)


def anchored(c: Context, found: Length, offset: int) -> Period:
    """A length that ends (offset -1) or begins (1) at the day of publication."""
    ref = c.ref
    if ref is None:
        return Period(found.value())
    if found.count is None:
        return Period(found.value(), None, ref) if offset < 0 else Period(found.value(), ref, None)
    unit, count = _whole(found.unit, found.count)
    if unit in _CLOCK:
        hours = count / {"H": 1, "m": 60, "S": 3600}[unit]
        unit, count = "D", max(1, round(hours / 24))
    other = shift(ref, unit, offset * int(count)) if count < 100_000 else None
    if other is None:
        return Period(found.value())
    return Period(found.value(), other, ref) if offset < 0 else Period(found.value(), ref, other)


def definite_length(c: Context, at: int) -> Found | None:
    """«الأشهر الستة الماضية», «السنوات القليلة المقبلة», «الـ24 ساعة الماضية», «آخر 10 أيام»."""
    head = _definite_head(c, at)
    if head is None:
        word = c.kind(at, UNIT)
        one = Length(at, at + 1, word.value, 1, word.letters) if word and word.definite else None
        about = _about(c, one, word) if one is not None and word is not None else None
        return about or _course(c, at)
    stop = head.stop
    offset = c.relative(stop)
    adjective = c.words[stop].folded
    if offset is not None and adjective not in c.calendar.these:
        stop += 1
    elif adjective in c.calendar.latest:
        whole = container(c, stop + 2)[0] if c.words[stop + 1].folded == "من" else None
        if whole is not None:  # «الأيام الأخيرة من رمضان»
            return Found(at, whole, "DURATION", Period(head.value()), head.letters)
        offset = -1
        stop += 1
    elif adjective in c.calendar.remaining and head.unit not in _CLOCK:
        return _rest_of(c, replace(head, stop=stop + 1))
    elif adjective in c.calendar.firsts and (head.count or head.unit not in _CLOCK):
        return _first_of(c, replace(head, stop=stop + 1)) or _course(c, at)
    else:
        return _without_direction(c, head)
    if c.words[stop].folded in c.calendar.few:
        stop += 1
    told = c.relative(stop - 1) == 0 or c.words[stop - 1].folded in c.calendar.following
    if told and not head.count:
        return None  # «الأيام الحالية»
    first = at - (at in c.by_first and c.words[at - 1].folded == "ال")  # «الـ24 ساعة الماضية»
    return Found(first, stop, "DURATION", anchored(c, head, offset or -1), head.letters)


def _definite_head(c: Context, at: int) -> Length | None:
    """«الأشهر الستة», «السنوات القليلة», «24 ساعة»: what an adjective behind may place in time."""
    numeral = c.by_first.get(at)
    if numeral is not None:
        inner = c.kind(numeral.stop, UNIT)
        if inner is None or inner.letters or numeral.ordinal or numeral.vague:
            return None
        count = _exact(numeral.value)
        return Length(at, numeral.stop + 1, inner.value, count or None, numeral.letters)
    word = c.kind(at, UNIT)
    if word is None or not word.definite:
        return None
    if word.number == "s":
        is_decade = word.value == "DE" and at + 1 not in c.by_first
        if not (is_decade or _is_latest(c, at, word)):
            return None
        return Length(at, at + 1, word.value, 1, word.letters)
    head = Length(at, at + 1, word.value, 2 if word.number == "d" else None, word.letters)
    behind = c.by_first.get(at + 1 + (c.words[at + 1].folded == "ال"))
    if behind is not None and not behind.ordinal and not behind.letters:
        return replace(head, stop=behind.stop, count=_exact(behind.value) or None)
    return replace(head, stop=at + 2) if c.words[at + 1].folded in c.calendar.few else head


def _is_latest(c: Context, at: int, word: TimeWord) -> bool:
    """Whether a single unit is the last one up to now: «خلال العام الأخير»."""
    if word.value not in ("W", "M", "Y") or c.words[at + 1].folded not in c.calendar.latest:
        return False
    behind = c.words[at + 2]
    if behind.folded in ("من", "في") or behind.preposition == "ل":
        return False  # «الشهر الأخير من السنة»
    before = c.words[at - 1]
    return bool(word.letters or before.flags & PREPOSITION) or _leads(c, before.folded)


def _without_direction(c: Context, head: Length) -> Found | None:
    """A definite length that no adjective places: «السنوات الثلاث التي قضاها», «اليومين»."""
    at, word = head.first, c.kind(head.first, UNIT)
    if word is None or head.unit == "TERM":
        return _course(c, at)
    about = _about(c, head, word)
    if about is not None:
        return about
    if word.number == "d" and head.count == 2 and head.stop == at + 1:
        if head.unit == "DE" or (c.words[at - 1].definite and not head.letters):
            return None  # «كلا العقدين»: the contracts; «الوكلاء العامين»
    elif word.number == "p" and head.count is None:
        offset = _shared_direction(c, head.stop)
        if offset is None:
            return _course(c, at)
        return Found(at, head.stop, "DURATION", anchored(c, head, offset), head.letters)
    elif word.number != "p" or head.count is None or head.count >= _YEARS:
        return _course(c, at)  # «الأعوام 1975 و1976»
    elif head.unit == "DE" and not _leads(c, c.words[at - 1].folded):
        return None  # «العقود الثلاثة»: contracts
    return Found(at, head.stop, "DURATION", _ended(c, head, head.stop), head.letters)


def _ended(c: Context, found: Length, stop: int) -> Period:
    """A length that ends where it is told behind ``stop``, if it is."""
    period = Period(found.value())
    if found.count is None or found.count.denominator > 1 or found.extras:
        return period
    days = days_up_to(c, stop, found.unit, int(found.count), counted=True)
    return Period(period.value, *days) if days is not None else period


def _about(c: Context, head: Length, word: TimeWord) -> Found | None:
    """«قرابة الساعة», «ما يقارب السنتين», «نحو الشهر ونصف الشهر»."""
    if word.number not in ("s", "d") or word.letters or head.stop > head.first + 1:
        return None
    before = modifier_before(c.text, head.first)
    if before is None or before.group in ("range", "exact"):
        return None
    whole = _longer(c, head)
    if whole.stop == head.stop and not _is_alone(c, head.stop):
        return None
    if word.number == "s" and before.group != "approx":
        return None  # «أكثر من العام»
    return Found(before.first, whole.stop, "DURATION", Period(whole.value()), before.letters)


def _leads(c: Context, word: str) -> bool:
    """Whether a word makes what stands behind it a length: «خلال», «ولمدة», «على مدى»."""
    leads = c.calendar.lengths
    return word in leads or (word[:1] in ("و", "ف", "ل", "ب") and word[1:] in leads)


def _shared_direction(c: Context, stop: int) -> int | None:
    """The adjective of several units, behind the last: «الأيام والأسابيع المقبلة»."""
    for _ in range(_UNITS):
        apart = c.words[stop].folded in ("و", "او")
        unit = c.kind(stop + apart, UNIT)
        if unit is None or not unit.definite or unit.number != "p":
            return None
        if not apart and unit.conjunction != "و":
            return None
        stop += apart + 1
        offset = -1 if c.words[stop].folded in c.calendar.latest else c.relative(stop)
        if offset:
            return offset
    return None


def _first_of(c: Context, found: Length) -> Found | None:
    """«الأشهر التسعة الأولى من العام الجاري»: a length that begins with the period behind it."""
    period = Period(found.value())
    linked = c.words[found.stop].folded == "من"
    stop, whole = container(c, found.stop + 1) if linked else (None, UNKNOWN)
    if stop is None:
        if found.unit == "D":
            return None  # «الأيام العشرة الأولى» tells no length of its own
        period = _ended(c, found, found.stop)
        return Found(found.first, found.stop, "DURATION", period, found.letters)
    if found.count is None:
        return Found(found.first, stop, "DURATION", period, found.letters)
    if whole.start is not None and found.count.denominator == 1 and found.count < 100_000:
        end = shift(whole.start, found.unit, int(found.count)) if found.unit not in _CLOCK else None
        if end is not None:
            period = Period(found.value(), whole.start, end)
    return Found(found.first, stop, "DURATION", period, found.letters)


def _rest_of(c: Context, found: Length) -> Found:
    """«الأشهر المتبقية من العام الجاري»: from publication to the end of the period behind it."""
    linked = c.words[found.stop].folded == "من"
    stop, whole = container(c, found.stop + 1) if linked else (None, UNKNOWN)
    ahead = c.ref is not None and whole.end is not None and c.ref < whole.end
    period = Period(found.value(), c.ref, whole.end) if ahead else Period(found.value())
    return Found(found.first, stop or found.stop, "DURATION", period, found.letters)


def ten_days(c: Context, at: int) -> Found | None:
    """«العشر الأواخر من رمضان»."""
    numeral, edge = c.by_first[at], c.kind(c.by_first[at].stop, EDGE)
    if edge is None or not edge.definite or not numeral.definite or numeral.value != 10:
        return None
    linked = c.words[numeral.stop + 1].folded == "من"
    stop = container(c, numeral.stop + 2)[0] if linked else numeral.stop + 1
    if stop is None:
        return None
    return Found(at, stop, "DURATION", Period("P10D"), numeral.letters)


def in_a_row(c: Context, at: int) -> Found | None:
    """«للأسبوع السابع على التوالي», «الشهر المنتهي في 5 مايو»: the length of the unit at ``at``."""
    word = c.kind(at, UNIT)
    if word is None or not word.definite or word.number != "s" or word.value not in _ROW:
        return None
    period = Period(_value(word.value, 1))
    days = days_up_to(c, at + 1, word.value, 1)
    if days is not None:
        return Found(at, at + 1, "DURATION", Period(period.value, *days), word.letters)
    if c.words[at + 1].definite and c.behind(at + 1, c.calendar.ending) == at + 2:
        return Found(at, at + 1, "DURATION", period, word.letters)  # «الأسبوع المنتهي»
    numeral = c.by_first.get(at + 1)
    if numeral is None or not numeral.ordinal or not numeral.definite:
        return None
    if not c.text.follows(numeral.stop, c.calendar.in_a_row):
        return None
    first, same = c.last_units.get(word.value, (-1, UNKNOWN))
    if c.words[at - 1].folded in c.calendar.equating and first >= c.text.sentence_start(at):
        period = structs.replace(period, start=same.start, end=same.end)
    return Found(at, numeral.stop, "DURATION", period, word.letters)


def _course(c: Context, at: int) -> Found | None:
    """«على مدار العام», «على مر السنوات»: a length though it is definite."""
    word = c.kind(at, UNIT)
    if word is None or not word.definite or c.words[at - 1].folded not in c.calendar.courses:
        return None
    if word.number == "s" and c.relative(at + 1) is not None:
        return None  # «طيلة الشهر الحالي»
    if word.number == "s" and word.value in ("H", "D"):
        return None  # «على مدار الساعة» says always
    value = _value(word.value, "X" if word.number == "p" else "1")
    return Found(at, at + 1, "DURATION", Period(value), word.letters)


def age(c: Context, at: int) -> Found | None:
    """«سن الحادية عشرة», «سن الـ 18»: an age without its unit."""
    own = _own_age(c, at)
    if own is not None:
        return own
    first = at - 2 if c.words[at - 1].folded == "ال" else at - 1
    if c.words[first].folded not in c.calendar.ages:
        return None
    numeral = c.by_first[at]
    if not 0 < numeral.value < 130 or numeral.vague:
        return None
    if not isinstance(numeral.value, int) or numeral.letters:
        return None
    return Found(first, numeral.stop, "DURATION", Period(f"P{numeral.value}Y"))


def _own_age(c: Context, at: int) -> Found | None:
    """«في السابعة والعشرين من عمره»."""
    numeral = c.by_first[at]
    stop = numeral.stop + 2
    if c.words[stop - 2].folded != "من" or c.words[stop - 1].folded not in c.calendar.own_ages:
        return None
    apart = c.words[at - 1].folded == "ال"
    if not (numeral.definite or apart or (numeral.digits and c.words[at - 1].folded == "في")):
        return None
    if c.kind(at - 1, UNIT) or not 0 < numeral.value < 130:
        return None  # «في العقد الثالث من عمره»
    value = f"P{int(numeral.value)}Y"
    return Found(at - apart, stop, "DURATION", Period(value), 0 if apart else numeral.letters)


def recurrence(c: Context, at: int) -> Found | None:
    """«كل يوم», «كل ثلاثة أشهر», «كل جمعة»; «سنويا», «اليومية»."""
    every = c.kind(at, EVERY)
    if every is None:
        return _recurring_word(c, at)
    found = _every(c, at, every.letters)
    if found is None:
        return None
    led = c.words[found.stop].folded in c.calendar.hour_leads
    behind = time_at(c, found.stop + led)
    if behind is not None and behind.first == found.stop + led and not behind.letters:
        return structs.replace(found, stop=behind.stop)
    after = modifier_after(c.text, found.stop)
    if after is not None and after[0] == "approx":
        return structs.replace(found, stop=after[1])
    return found


def _recurring_word(c: Context, at: int) -> Found | None:
    """«سنويا», «اليومية», «نصف سنوي»."""
    found = c.meaning(at)
    if found is None or found[0].kind != SET:
        return None
    word, stop = found
    following = c.text.words[stop] if stop < c.text.length else None
    if (
        c.words[at].folded[word.letters :] == "يومي"
        and following is not None
        and (following.definite or (following.number is not None and not _counts(c, stop)))
    ):
        return None  # «يومي الإجازة», «يومي 3 و4 مارس», but «بمعدل يومي 30 فحصا»
    if word.value == "P3M" and c.kind(stop, SEASON):
        return None  # «فصلي الخريف والشتاء»
    if word.definite and _is_surname(c, at):
        return None
    return Found(at, stop, "SET", Period(word.value), word.letters)


def per_unit(c: Context, at: int) -> Found | None:
    """The unit that something comes in: «ثماني ساعات في اليوم», «مرة في السنة»."""
    if c.words[at - 1].folded != "في":
        return None
    once = _is_once(c, at - 2)
    if not once and c.length_stop != at - 1:
        return None
    day, word = c.kind(at, DAYS), c.kind(at, UNIT)
    unit = "D" if day is not None and c.words[at].folded == "اليوم" else word.value if word else ""
    if unit not in ("D", "W", "M", "Y") or (word and not (word.definite and word.number == "s")):
        return None
    last = c.length[-1:]
    if not once and "T" not in c.length and (last not in _ORDER or not _is_smaller(last, unit)):
        return None
    stop = at + 1 + (c.words[at + 1].folded in c.calendar.single)  # «في اليوم الواحد»
    after = c.words[stop]
    named = after.folded == "ال" or after.folded in c.calendar.same_words
    if stop == at + 1 and (named or after.definite or after.number):
        return None  # «اليوم نفسه», «اليوم الـ20»
    return Found(at, stop, "SET", Period(_value(unit, 1)))


def _is_once(c: Context, at: int) -> bool:
    """Whether «مرة» or «مرة واحدة» ends at ``at``; not «أول مرة», «كل مرة»."""
    at -= c.words[at].folded in c.calendar.with_lengths
    if c.words[at].folded not in c.calendar.once:
        return False
    before = c.by_first.get(at - 1)
    return (before is None or not before.ordinal) and c.kind(at - 1, LAST, EVERY) is None


def _is_surname(c: Context, at: int) -> bool:
    """«زهير الشهري», «قال الشهري»: no adjective of a definite noun before it."""
    before = c.text.before(at)
    if before.flags & GIVEN:
        return True
    if c.words[at].folded not in c.calendar.also_surnames:
        return False
    if before.flags & (TITLE | HONORIFIC):
        return True
    if before.flags & (ORGANIZATION | AGENCY | MEDIUM | STATE | PLACE):
        return False  # «تقرير رويترز الشهري»
    if before.definite:
        return c.text.before(at - 1).stem.endswith("عبد")  # «عبد المنعم الشهري»
    return not (before.possessed or before.raw.endswith("ه") or before.folded in ("او", "و"))


def _counts(c: Context, at: int) -> bool:
    numeral = c.by_first.get(at)
    return numeral is not None and unit_at(c.text, numeral.stop, numeral, "") is not None


def _every(c: Context, at: int, letters: int) -> Found | None:
    if c.kind(at + 1, WEEKDAY) or _weekday_word(c, at + 1):
        return Found(at, _further_weekdays(c, at + 2), "SET", Period("P1W"), letters)
    numeral = c.by_first.get(at + 1)
    inner = at + 1
    count: Count = 1
    if numeral is not None and not numeral.ordinal and not numeral.vague and not numeral.letters:
        count, inner = _exact(numeral.value), numeral.stop
    word = c.kind(inner, UNIT)
    if word is not None and not word.definite and not word.letters:
        if word.number == "d":
            count = 2
        stop = inner + 1
        if word.value == "D":
            weekday = c.kind(stop, WEEKDAY) or _weekday_word(c, stop)
            if weekday:
                stop = _further_weekdays(c, stop + 1)
                return Found(at, stop, "SET", Period("P1W"), letters)
        month = _named_time(c, stop) if word.value == "M" else None
        if month is not None:
            return Found(at, month, "SET", Period("P1Y"), letters)  # «كل شهر رمضان»
        if word.value == "Y" and f"ال{c.words[stop].folded}" in c.calendar.special_years:
            stop += 1  # «كل عام دراسي»
        unit, size = _whole(word.value, count)
        return Found(at, stop, "SET", Period(_value(unit, str(size))), letters)
    named = _named_time(c, inner)
    if named is not None:
        return Found(at, named, "SET", Period("P1Y"), letters)
    if c.words[inner].folded in c.calendar.every_part:
        return Found(at, inner + 1, "SET", Period("P1D"), letters)
    return None


def _named_time(c: Context, at: int) -> int | None:
    """The token after the month or season at ``at``, which comes every year."""
    found = c.meaning(at)
    if found is None or found[0].kind not in (MONTH, HIJRI, SEASON) or found[0].letters:
        return None
    return None if c.words[at].folded in c.calendar.two_faced_months else found[1]


def weekly(c: Context, at: int) -> Found | None:
    """The weekday of «أيام الأحد والثلاثاء» at ``at``, where it comes every week."""
    joined = c.weekly_stop in (at, at - (c.words[at - 1].folded == "و"))
    word = c.kind(at, WEEKDAY)
    if word is not None and joined and (word.conjunction or c.words[at - 1].folded == "و"):
        c.weekly_stop = at + 1
        return Found(at, at + 1, "SET", Period("P1W"), word.letters)
    unit = c.kind(at, UNIT)
    plural = unit is not None and unit.value == "D" and unit.number == "p" and not unit.definite
    first = at + (plural or c.words[at].folded in c.calendar.two_days)
    stop = _past_weekdays(c, first)
    if stop == first:
        return None
    every = c.words[stop].folded == "من" and c.kind(stop + 1, EVERY)
    if not every and (not plural or not _is_weekly(c, at, stop)):
        return None
    if stop == first + 1 and not plural:
        return None  # «الأحد من كل أسبوع», one moment
    c.weekly_stop = first + 1
    letters = word.letters if word is not None else clitics(c.words[at].folded, "لبو")
    return Found(at, first + 1, "SET", Period("P1W"), letters)


def _past_weekdays(c: Context, at: int) -> int:
    """The token after the weekdays listed at ``at``."""
    stop = at
    while stop < at + _WEEKDAYS and (
        c.kind(stop, WEEKDAY) or (stop > at and c.words[stop].folded == "و")
    ):
        stop += 1
    return stop


def _is_weekly(c: Context, at: int, stop: int) -> bool:
    """Whether the weekdays behind «أيام» at ``at`` come every week."""
    if c.relative(stop) is not None or stop in c.by_first or c.is_future(at):
        return False
    return stop == at + 2 or _is_habit(c, at, stop)


def _is_habit(c: Context, first: int, stop: int) -> bool:
    """Whether the sentence round several weekdays tells what is done again and again."""
    beginning = max(c.text.sentence_start(first), first - _CLAUSE)
    around = c.words[beginning:first] + c.words[stop : stop + 2]
    return any(word.imperfect for word in around)


def _further_weekdays(c: Context, stop: int) -> int:
    """The token after the weekdays that «و» joins to one before ``stop``: «كل أحد وأربعاء»."""
    while True:
        apart = c.words[stop].folded == "و"
        folded = c.words[stop + apart].folded
        word = folded if apart else folded[1:] if folded[:1] == "و" else ""
        if word not in c.calendar.bare_weekdays:
            return stop
        stop += 1 + apart


def _weekday_word(c: Context, at: int) -> bool:
    """A weekday without its article: «كل جمعة»."""
    return c.words[at].folded in c.calendar.bare_weekdays
