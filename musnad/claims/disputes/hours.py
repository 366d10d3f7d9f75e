"""Hours that differ: two who tell the same at two hours of one day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from musnad.claims.compared import words_of
from musnad.claims.disputes.story import Claim, Clash, Told
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words

#: Odds (logarithm) that two places tell the same, from which they may tell it of two hours.
_SAME = 0.2
#: Minutes between two hours of the same: no rounding, and no other happening of the day.
_LEAST, _MOST = 20, 180
_CLOCK = re.compile(r"T(\d\d):(\d\d)$")


def told_at_other_hours(told: Told) -> Iterator[Clash]:
    """Places at which two speakers name two hours for the same."""
    hours = [_hour(voice) if voice.speaker else None for voice in told.voices]
    for a, b in told.pairs:
        first, second = hours[a], hours[b]
        if first is None or second is None or not _LEAST <= abs(first - second) <= _MOST:
            continue
        one, other = told.voices[a], told.voices[b]
        if (
            told.apart(one, other)
            and told.by_others(one, other)
            and _within_a_day(one, other)
            and told.compared.contrary(a, b) is None
            and told.compared.likeness(a, b) >= _SAME
        ):
            yield Clash(
                "figure", Claim(f"at {first}", one.member), Claim(f"at {second}", other.member)
            )


def _hour(voice: Voice) -> int | None:
    """The one hour that a member names, in minutes since midnight; None for none or several."""
    found = [
        clock
        for moment in voice.moments
        if (clock := _CLOCK.search(moment.value))
        and any(word in change_words().clock for word, _ in words_of(moment.text))
    ]
    return 60 * int(found[0][1]) + int(found[0][2]) if len(found) == 1 else None


def _within_a_day(one: Voice, other: Voice) -> bool:
    first, second = one.telling.day, other.telling.day
    return first is not None and second is not None and abs((first - second).days) <= 1
