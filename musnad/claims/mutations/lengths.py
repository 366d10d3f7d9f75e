"""Another age or length of time, another hour; «about», «more than» gained or lost beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from musnad.article import Moment
from musnad.claims.compared import shared, stems, words_of
from musnad.claims.hours import clock, may_be_one
from musnad.claims.model import MutationKind
from musnad.claims.mutations.figures import another_thing
from musnad.claims.mutations.pairs import Change, Pair, earlier, words
from musnad.claims.mutations.things import are_two
from musnad.claims.nearby import near
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words

#: A length that is told by its number: P4M, PT30M.
_LENGTH = re.compile(r"P(T?)(\d+)([A-Z])$")
_ALIKE = 0.5


def lengths(pair: Pair) -> list[Change]:
    """Another age or length, told in one unit beside the same words: a figure of time."""
    mine, others = _lengths(pair.before), _lengths(pair.after)
    changes: list[Change] = []
    units = mine.keys() & others.keys()
    if not units or are_two(pair):
        return []
    for unit in sorted(units):
        left, right = mine[unit], others[unit]
        if len(left) == len(right) == 1 and left[0].value != right[0].value:
            if pair.headline and _tells(pair.before, right[0]):
                continue
            if _one_question(pair, left[0], right[0]):
                changes.append(_change("figure", pair, left[0], right[0]))
    return changes


def modified(pair: Pair) -> list[Change]:
    """One length, told exactly on one side and about so on the other."""
    loose = change_words().loose
    mine, others = _lengths(pair.before), _lengths(pair.after)
    return [
        _change("modifier", pair, left, right)
        for unit in sorted(mine.keys() & others.keys())
        for left in mine[unit]
        for right in others[unit][:1]
        if left.value == right.value and _loose(left, loose) != _loose(right, loose)
    ]


def hours(pair: Pair) -> list[Change]:
    """Another hour for the same, twenty minutes to three hours apart."""
    left, right = clock(pair.before.moments), clock(pair.after.moments)
    if left is None or right is None or not may_be_one(left, right):
        return []
    if shared(pair.before.member.text, pair.after.member.text) < _ALIKE and not pair.headline:
        return []
    if _count_anew(pair):
        return []
    return [_change("figure", pair, left, right)]


def told_otherwise(told: Sequence[Voice]) -> Iterator[tuple[Pair, Change]]:
    """Each text with an hour, after the first one that named another hour for the same claim.

    Who names another hour words the rest otherwise too, so that he seldom seems to be its source.
    """
    for target, after in enumerate(told):
        right = clock(after.moments)
        if right is None or after.member.field == "title":
            continue
        hours = [(n, clock(told[n].moments)) for n in earlier(told, target)]
        # Who names the same hour tells it from there.
        if any(left is not None and left.value == right.value for _, left in hours):
            continue
        for source, left in hours:
            if left is None or not may_be_one(left, right):
                continue
            pair = Pair(source=source, target=target, before=told[source], after=after)
            if not _count_anew(pair):
                yield pair, _change("figure", pair, left, right)
                break


def _count_anew(pair: Pair) -> bool:
    """Whether both count or measure something and agree in nothing, or measure anew in a form."""
    mine, others = ({figure.low for figure in voice.figures} for voice in (pair.before, pair.after))
    return (bool(mine and others) and mine.isdisjoint(others)) or another_thing(pair)


def _lengths(voice: Voice) -> dict[str, list[Moment]]:
    """The lengths of a member by their unit, each value once."""
    found: dict[str, dict[str, Moment]] = defaultdict(dict)
    for moment in voice.moments:
        if moment.type == "DURATION" and (told := _LENGTH.match(moment.value)):
            found[told[1] + told[3]].setdefault(moment.value, moment)
    return {unit: list(values.values()) for unit, values in found.items()}


def _tells(voice: Voice, length: Moment) -> bool:
    """Whether an article tells a length anywhere in its text."""
    moments = voice.telling.reading.moments
    return any(moment.field == "text" and moment.value == length.value for moment in moments)


def _one_question(pair: Pair, a: Moment, b: Moment) -> bool:
    mine, others = near(pair.before.member, a), near(pair.after.member, b)
    # «He is 31 years old» and «he is 24 years old» have nothing more in common.
    both = stems(pair.before.member.text) & stems(pair.after.member.text)
    if both <= mine | others | stems(a.text):
        return False
    if 2 * len(mine & others) >= min(len(mine), len(others)) > 0:
        return True
    return shared(pair.before.member.text, pair.after.member.text) >= _ALIKE


def _loose(length: Moment, loose: frozenset[str]) -> bool:
    return any(word in loose for word, _ in words_of(length.text))


def _change(kind: MutationKind, pair: Pair, a: Moment, b: Moment) -> Change:
    return Change(kind=kind, before=words(pair.before, a), after=words(pair.after, b))
