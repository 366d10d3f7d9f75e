"""The hour that a place names, and whether two hours may be told of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from musnad.article import Moment
from musnad.claims.compared import words_of
from musnad.lexicon.changes import change_words

#: Minutes between two hours of the same: no rounding, and no other happening of the day.
_LEAST, _MOST = 20, 180
_CLOCK = re.compile(r"T(\d\d):(\d\d)$")


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
    """Whether two hours differ, but by no more than two tell the same happening apart."""
    return _LEAST <= abs(minutes(one) - minutes(other)) <= _MOST


def minutes(hour: Moment) -> int:
    """The minutes from midnight to an hour."""
    told = _CLOCK.search(hour.value)
    return 60 * int(told[1]) + int(told[2]) if told else 0
