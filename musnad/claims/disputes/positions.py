"""Positions: who accuse each other, and who tell the opposite of each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from musnad.claims.compared import stems, words_of
from musnad.claims.disputes.story import Clash, Told, same_day
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words
from musnad.lexicon.claims import claim_words
from musnad.text.stemming import without_clitics

#: Odds (logarithm) that two places tell the same or its contrary, from which they may be opposite.
_OPPOSITE = 1.5
#: Words of a place among which its predicate is.
_PREDICATE = 3
#: Characters of an accusation in which the accused is named.
_OPENING = 40


def opposed(told: Told) -> Iterator[Clash]:
    """Places at which two named or unnamed speakers tell opposite things of the same."""
    sided = {number for number, place in enumerate(told.compared.places) if place.sides}
    for a, b in told.pairs(sided, sided):
        if told.compared.contrary(a, b) == "opposite" and _opposes(told, a, b):
            yield Clash("account", told.claim(a), told.claim(b))


def accusing_each_other(told: Told) -> Iterator[Clash]:
    """Places at which two accuse each other."""
    accusing = [
        n
        for n, voice in enumerate(told.voices)
        if voice.statement and voice.statement.act == "accuse" and voice.speaker
    ]
    for a, b in combinations(accusing, 2):
        one, other = told.voices[a], told.voices[b]
        if (
            _accuses(one, other)
            and _accuses(other, one)
            and told.by_others(one, other)
            and _of_one_thing(told, a, b)
        ):
            yield Clash("position", told.claim(a), told.claim(b))


def _of_one_thing(told: Told, a: int, b: int) -> bool:
    """Whether two accusations have a word in common that names none of the accusers."""
    named = frozenset(
        each
        for number in (a, b)
        if (speaker := told.voices[number].speaker)
        for each in _roots(speaker.name)
    )
    return bool((told.compared.places[a].roots & told.compared.places[b].roots) - named)


def _opposes(told: Told, a: int, b: int) -> bool:
    """Whether two begin with opposite things that they tell of the same."""
    one, other = told.voices[a], told.voices[b]
    if not (one.speaker and other.speaker) or not told.by_others(one, other):
        return False
    sides, others = (told.compared.places[n].sides for n in (a, b))
    if any((pair, not side) in each for each in (sides, others) for pair, side in each):
        return False
    return (
        _opens_with_side(told, a)
        and _opens_with_side(told, b)
        and same_day(one, other)
        and told.compared.likeness(a, b) >= _OPPOSITE
    )


def _opens_with_side(told: Told, number: int) -> bool:
    """Whether what may have an opposite is the predicate: one of the first words."""
    opposites = claim_words().opposites
    words = [word for word, _ in words_of(told.voices[number].member.text)]
    return any(without_clitics(word) in opposites for word in words[:_PREDICATE])


def _accuses(one: Voice, other: Voice) -> bool:
    """Whether ``one`` accuses who speaks in ``other``, or his body: it opens the accusation.

    A body and who speaks for it are called by words of one root: «the separatists», «an official of
    the separatist movement».
    """
    said = one.statement
    if said is None or other.speaker is None or one.speaker is None:
        return False
    field: str = getattr(one.article, said.field)
    opening = field[said.cue.end : max(said.cue.end, one.member.start) + _OPENING]
    accused = _roots(opening) - _roots(one.speaker.name)
    return bool(accused & _roots(other.speaker.name))


def _roots(name: str) -> frozenset[str]:
    """The roots of the words that tell a body from others."""
    return frozenset(map(root, stems(name) - change_words().roles - change_words().bodies))
