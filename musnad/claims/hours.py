"""The hour that a place names, and whether two hours may be told of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from musnad.article import Moment
from musnad.claims.compared import words_of
from musnad.lexicon import load
from musnad.lexicon.calendar import DAYS, MONTH, WEEKDAY
from musnad.lexicon.changes import change_words

#: Minutes between two hours of the same: no rounding, and no other happening of the day.
_LEAST, _MOST = 20, 180
_CLOCK = re.compile(r"T(\d\d):(\d\d)$")
_DAY = len("2015-07-21")
_DAYS = (DAYS, WEEKDAY, MONTH)


def clock(moments: Iterable[Moment]) -> Moment | None:
    """The one hour of a day among ``moments``; None for none or several."""
    found = [
        moment
        for moment in moments
        if _CLOCK.search(moment.value)
        and any(word in change_words().clock for word, _ in words_of(moment.text))
    ]
    return found[0] if len(found) == 1 else None


def may_be_one(one: Moment, other: Moment) -> bool:
    """Whether two hours differ, but by no more than two tell the same happening apart.

    Not those of two days that are named, nor those told by the clocks of two places.
    """
    days = {hour.value[:_DAY] for hour in (one, other) if _names_day(hour)}
    if len(days) > 1 or _zone(one) != _zone(other):
        return False
    return _LEAST <= abs(minutes(one) - minutes(other)) <= _MOST


def _names_day(hour: Moment) -> bool:
    """Whether the words of an hour name its day, which is else that of the news."""
    words = (load().words[word.text].time for _, word in words_of(hour.text))
    return any(word is not None and word.kind in _DAYS for word in words)


def _zone(hour: Moment) -> str:
    """The place by whose clock an hour is told; empty for the local one, or if none is named."""
    known = change_words()
    told = pairwise(word for word, _ in words_of(hour.text))
    # The first one: «at 7:30 local time (0630 GMT)» is told by the local clock.
    place = next((place for word, place in told if word in known.zone), "")
    return "" if place in known.local_zone else known.zones.get(place, place)


def minutes(hour: Moment) -> int:
    """The minutes from midnight to an hour."""
    told = _CLOCK.search(hour.value)
    return 60 * int(told[1]) + int(told[2]) if told else 0
