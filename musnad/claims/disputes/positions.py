"""Positions: who accuse each other, and who tell the opposite of each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from musnad.claims.compared import stems
from musnad.claims.disputes.story import Clash, Told
from musnad.claims.voices import Voice, identity

#: Odds (logarithm) that two places tell the same or its contrary, from which they may be opposite.
_OPPOSITE = 2.0
#: Characters of an accusation in which the accused is named.
_OPENING = 40


def opposed(told: Told) -> Iterator[Clash]:
    """Places at which two named or unnamed speakers tell opposite things of the same."""
    for a, b in told.pairs:
        if told.compared.contrary(a, b) == "opposite" and _opposes(told, a, b):
            yield Clash("account", told.claim(a), told.claim(b))


def accusing_each_other(told: Told) -> Iterator[Clash]:
    """Places at which two accuse each other."""
    accusing = [
        n
        for n, voice in enumerate(told.voices)
        if voice.statement and voice.statement.act == "accuse" and voice.named
    ]
    for a, b in combinations(accusing, 2):
        one, other = told.voices[a], told.voices[b]
        if _accuses(one, other) and _accuses(other, one) and told.by_others(one, other):
            yield Clash("position", told.claim(a), told.claim(b))


def _opposes(told: Told, a: int, b: int) -> bool:
    """Whether two tell opposite things of the same."""
    one, other = told.voices[a], told.voices[b]
    if not (one.speaker and other.speaker) or not told.by_others(one, other):
        return False
    return _same_day(one, other) and told.compared.likeness(a, b) >= _OPPOSITE


def _accuses(one: Voice, other: Voice) -> bool:
    """Whether ``one`` accuses who speaks in ``other``: his name opens the accusation."""
    said = one.statement
    if said is None or other.speaker is None:
        return False
    field: str = getattr(one.article, said.field)
    accused = stems(field[said.cue.end : max(said.cue.end, one.member.start) + _OPENING])
    name = identity(other.speaker.name)
    return 2 * len(name & accused) >= len(name) > 0


def _same_day(one: Voice, other: Voice) -> bool:
    return one.telling.day is not None and one.telling.day == other.telling.day
