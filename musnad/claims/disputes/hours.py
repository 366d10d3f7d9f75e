"""Hours that differ: two who tell the same at two hours of one day."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.claims.disputes.story import Claim, Clash, Told
from musnad.claims.hours import clock, may_be_one, minutes
from musnad.claims.voices import Voice

#: Odds (logarithm) that two places tell the same, from which they may tell it of two hours.
_SAME = -0.75


def told_at_other_hours(told: Told) -> Iterator[Clash]:
    """Places at which two speakers name two hours for the same."""
    hours = {
        number: hour
        for number, voice in enumerate(told.voices)
        if voice.speaker and (hour := clock(voice.moments)) is not None
    }
    for a, b in told.pairs(hours.keys(), hours.keys()):
        first, second = hours[a], hours[b]
        if not may_be_one(first, second):
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
                "figure",
                Claim(f"at {minutes(first)}", one.member),
                Claim(f"at {minutes(second)}", other.member),
            )


def _within_a_day(one: Voice, other: Voice) -> bool:
    first, second = one.telling.day, other.telling.day
    return first is not None and second is not None and abs((first - second).days) <= 1
