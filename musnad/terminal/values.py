"""What figures and moments amount to, as people say it: «على الأكثر 12,000 أسرة», «مايو 2024»."""

from __future__ import annotations

import re
from datetime import date, timedelta
from unicodedata import decimal

from babel.dates import format_date
from babel.numbers import get_currency_name

from musnad.article import Figure, Moment
from musnad.figures.modifiers import bounding_verb, modifier_after, modifier_before
from musnad.lexicon import load
from musnad.messages import Language, Message, counted, message, translate
from musnad.terminal.layout import clean, unmarked
from musnad.text.structure import Text

_CURRENCY = re.compile("[A-Z]{3}")
#: Parts of a TIMEX3 duration: of days, then of a day.
_DURATION = re.compile(
    r"P(?:(\d+)CE)?(?:(\d+)DE)?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_CLOCK = re.compile(r"T(\d\d:\d\d)")
_PARTS_OF_DAY = {
    "TMO": message("in the morning"),
    "TMI": message("at midday"),
    "TAF": message("in the afternoon"),
    "TEV": message("in the evening"),
    "TNI": message("at night"),
}

_EVERY = {
    "P1CE": message("every century"),
    "P1DE": message("every decade"),
    "P1Y": message("every year"),
    "P1M": message("every month"),
    "P1W": message("every week"),
    "P1D": message("every day"),
    "PT1H": message("every hour"),
}


#: Up to here, what is counted exactly is as plain in letters as in digits.
_PLAIN_IN_LETTERS = 10


def what_figure_adds(figure: Figure, language: Language) -> str:
    """The words of ``figure``; empty where its text tells as much to a reader of Arabic."""
    words, text = figure_words(figure, language), clean(figure.text)
    if figure.mod == "exact" and figure.low is not None and not _CURRENCY.fullmatch(figure.unit):
        digits = _digits(text)
        if digits == _digits(f"{figure.low:.12g}") or (
            not digits and figure.low <= _PLAIN_IN_LETTERS
        ):
            return ""
    return "" if words == text else words


def what_moment_adds(moment: Moment, language: Language) -> str:
    """The words of ``moment``; empty where its text tells as much to a reader of ``language``."""
    words = moment_words(moment, language)
    if language == "ar" and moment.type == "DURATION" and words == _told_length(moment, language):
        return ""
    return "" if words == clean(moment.text) else words


def _digits(text: str) -> str:
    """The digits that a number is told by, whatever its size: «37» for 37,000,000."""
    digits = "".join(str(decimal(c)) for c in text if c.isdecimal())
    return digits.strip("0")


def figure_words(figure: Figure, language: Language) -> str:
    """The value of ``figure`` with its unit, and how it stands to what the text says."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        amount = _amount(high, figure.unit, language)
        if low != high:
            told = message("from {low} to {high}", low=_number(low), high=amount)
        elif figure.mod in ("approx", "vague"):
            told = message("about {amount}", amount=amount)
        else:
            told = message("{amount}", amount=amount)
    elif low is not None:
        told = message("at least {amount}", amount=_amount(low, figure.unit, language))
    else:
        assert high is not None, "a figure is bounded on one side at least"
        told = message("at most {amount}", amount=_amount(high, figure.unit, language))
    return unmarked(translate(told, language))


def amount_words(value: float, bound: str, unit: str, language: Language) -> str:
    """A value with its unit; ``bound`` is ``at_most``, ``at_least``, or empty for no bound."""
    amount = _amount(value, unit, language)
    told = {
        "at_most": message("at most {amount}", amount=amount),
        "at_least": message("at least {amount}", amount=amount),
    }.get(bound, message("{amount}", amount=amount))
    return unmarked(translate(told, language))


def moment_words(moment: Moment, language: Language) -> str:
    """The days of ``moment``, or how long or how often; empty where its words tell as much."""
    length = _told_length(moment, language)
    if length and not (moment.from_ and moment.to):
        return length
    told: str
    if moment.from_ or moment.to:
        days = _days(moment.from_, moment.to, language)
        part = _part_of_day(moment.value)
        told = message("{days}, {part}", days=days, part=part) if part else days
    elif moment.type == "SET":
        told = _EVERY.get(moment.value) or _every(_length(moment.value))
    else:
        clock = _CLOCK.fullmatch(moment.value)
        told = clock[1] if clock else ""
    return unmarked(translate(told, language))


def _told_length(moment: Moment, language: Language) -> str:
    """How long a duration is, bounded as its text bounds it; empty where that is not counted."""
    length = _length(moment.value) if moment.type == "DURATION" else None
    if length is None:
        return ""
    bounded = {
        "approx": message("about {amount}", amount=length),
        "at_least": message("at least {amount}", amount=length),
        "at_most": message("at most {amount}", amount=length),
    }
    return unmarked(translate(bounded.get(_bound(moment.text), length), language))


def _bound(text: str) -> str:
    """The modifier that a moment's text has: Moment has no field for it, as Figure has."""
    body = Text(text, "text", load())
    for at in range(body.length):
        found = modifier_before(body, at) or bounding_verb(body, at)
        group = found.group if found else (modifier_after(body, at) or ("",))[0]
        if group not in ("", "range"):
            return group
    return ""


def _every(length: Message | None) -> str:
    return message("every {length}", length=length) if length else ""


def _amount(value: float, unit: str, language: Language) -> str:
    number = _number(value)
    if unit == "%":
        return message("{number} per cent", number=number)
    in_singular = isinstance(number, Message) or _is_said_in_singular(value)
    if _CURRENCY.fullmatch(unit):
        # CLDR has one form of an Arabic currency for all numbers, as price lists have.
        unit = get_currency_name(unit, 1 if value == 1 else 100, locale=language)
    elif not in_singular:
        # The words that the text has for it stand beside.
        unit = ""
    return message("{number} {unit}", number=number, unit=clean(unit)) if unit else number


def _is_said_in_singular(value: float) -> bool:
    """Whether Arabic counts so many by the noun as it is: by hundreds, and with a fraction."""
    return value != int(value) or value == 1 or (value >= 100 and value % 100 < 3)


def _number(value: float) -> str:
    """Large numbers in millions and milliards, where these say them whole."""
    for size, of_size in _SIZES:
        share = value / size
        if value >= size and abs(share - float(f"{share:.5g}")) < 1e-9:
            # A number with a fraction is said as a hundred is.
            count = int(share) if share == int(share) else 100
            return of_size(count, f"{share:,.5g}")
    if value < 1000 and value != round(value, 6):
        # A third has no last digit.
        return f"{value:,.4g}"
    return f"{value:,.12g}" if isinstance(value, float) else f"{value:,}"


def _billions(count: int, share: str) -> Message:
    return counted("{count} billion", "{count} billion", count, count=share)


def _millions(count: int, share: str) -> Message:
    return counted("{count} million", "{count} million", count, count=share)


def _trillions(count: int, share: str) -> Message:
    return counted("{count} trillion", "{count} trillion", count, count=share)


_SIZES = ((10**12, _trillions), (10**9, _billions), (10**6, _millions))


def _days(first: str, after: str, language: Language) -> str:
    start = date.fromisoformat(first) if first else None
    last = date.fromisoformat(after) - timedelta(days=1) if after else None
    if start is None:
        assert last is not None
        return message("until {last}", last=_day(last, language))
    if last is None:
        return message("from {first} on", first=_day(start, language))
    if start == last:
        return _day(start, language)
    for pattern, is_whole in (("y", _begins_year), ("MMMM y", _begins_month)):
        if is_whole(start) and is_whole(last + timedelta(days=1)):
            ends = [format_date(day, pattern, locale=language) for day in (start, last)]
            break
    else:
        ends = [_day(start, language), _day(last, language)]
    if ends[0] == ends[1]:
        return ends[0]
    return message("from {first} to {last}", first=ends[0], last=ends[1])


def _begins_year(day: date) -> bool:
    return day.month == day.day == 1


def _begins_month(day: date) -> bool:
    return day.day == 1


def _day(day: date, language: Language) -> str:
    return format_date(day, "d MMMM y", locale=language)


def _part_of_day(value: str) -> str:
    clock = _CLOCK.search(value)
    if clock:
        return clock[1]
    return _PARTS_OF_DAY.get(f"T{value.partition('T')[2]}", "")


def _length(value: str) -> Message | None:
    """A duration of TIMEX3; None where it counts nothing («PXY», some years)."""
    found = _DURATION.fullmatch(value)
    if found is None or not any(found.groups()):
        return None
    told: Message | None = None
    for part, many in zip(found.groups(), _counts(found), strict=True):
        if part is not None:
            told = many if told is None else message("{length} and {more}", length=told, more=many)
    return told


def _counts(found: re.Match[str]) -> tuple[Message, ...]:
    century, decade, year, month, week, day, hour, minute, second = (
        int(part or 0) for part in found.groups()
    )
    return (
        counted("{count:,} century", "{count:,} centuries", century),
        counted("{count:,} decade", "{count:,} decades", decade),
        counted("{count:,} year", "{count:,} years", year),
        counted("{count:,} month", "{count:,} months", month),
        counted("{count:,} week", "{count:,} weeks", week),
        counted("{count:,} day", "{count:,} days", day),
        counted("{count:,} hour", "{count:,} hours", hour),
        counted("{count:,} minute", "{count:,} minutes", minute),
        counted("{count:,} second", "{count:,} seconds", second),
    )
