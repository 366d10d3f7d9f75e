"""Groups of things that are alike on the average, so that no chain of likeness joins two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

#: Two numbers and how alike they are.
Scored = tuple[int, int, float]


class Bounds(NamedTuple):
    """How alike things must be for being together.

    One pair scores ``pair`` at least, and all that count score ``mean`` on the average. A pair
    that is not among the scores counts ``apart``, and none more than ``most``. The share ``alike``
    of the pairs scores more than ``apart``.
    """

    pair: float
    mean: float
    apart: float = 0.0
    most: float = inf
    alike: float = 0.0

    def counted(self, score: float) -> float:
        """What a score adds to a sum of pairs that would all count ``apart``."""
        return min(score, self.most) - self.apart

    def holds(self, total: float, known: int, pairs: int) -> bool:
        """Whether so many pairs, ``known`` of them alike, are alike enough by what they add."""
        return total / pairs + self.apart >= self.mean and known >= self.alike * pairs


#: Of a group, so many that something alone is most like speak for its joining.
_MOST_ALIKE = 2


def average_link(
    scores: Iterable[Scored], start: Iterable[Iterable[int]], bounds: Bounds
) -> list[tuple[list[int], list[Scored]]]:
    """Groups of numbers, each with the pairs that joined it, the surest first.

    They grow from those of ``start``, in which every number is once. Groups are joined by a pair,
    if ``bounds`` hold for all the pairs between them: one that is like both of two groups does not
    join them. The same scores give the same groups in any order.
    """
    ordered = sorted(scores, key=lambda scored: (-scored[2], scored[0], scored[1]))
    members = {place: list(numbers) for place, numbers in enumerate(start)}
    group = {number: place for place, numbers in members.items() for number in numbers}
    joints: dict[int, list[Scored]] = defaultdict(list)
    #: Of two groups: the sum of their pairs' scores, counted from what unknown pairs count.
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    #: And how many of them score more than that.
    known: dict[int, dict[int, int]] = defaultdict(dict)
    for a, b, score in ordered:
        one, other = group[a], group[b]
        if one != other:
            total = sums[one].get(other, 0.0) + bounds.counted(score)
            sums[one][other] = sums[other][one] = total
            count = known[one].get(other, 0) + int(score > bounds.apart)
            known[one][other] = known[other][one] = count
    for a, b, score in ordered:
        if score < bounds.pair:
            break
        one, other = group[a], group[b]
        if one == other:
            continue
        pairs = len(members[one]) * len(members[other])
        if not bounds.holds(sums[one][other], known[one][other], pairs):
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        for number in members[other]:
            group[number] = one
        members[one] += members.pop(other)
        joints[one] += [*joints.pop(other, []), (a, b, score)]
        alike_to_other = known.pop(other)
        for third, total in sums.pop(other).items():
            del sums[third][other], known[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
                count = known[one].get(third, 0) + alike_to_other[third]
                known[one][third] = known[third][one] = count
    return [(numbers, joints[number]) for number, numbers in members.items()]


def singly(size: int) -> Iterable[tuple[int]]:
    """The numbers below ``size``, a group each."""
    return ((number,) for number in range(size))


def also_in(
    groups: Sequence[Sequence[int]], scores: Iterable[Scored], bounds: Bounds
) -> list[list[Scored]]:
    """What else belongs to each group, though it is in another: its surest pair with the group.

    It does where ``bounds`` hold for its pairs with all of the group. What joins draws nothing
    after it. Each pair tells first what is in the group.
    """
    at = {number: place for place, group in enumerate(groups) for number in group}
    sums: dict[tuple[int, int], float] = defaultdict(float)
    known: Counter[tuple[int, int]] = Counter()
    surest: dict[tuple[int, int], tuple[float, int]] = {}
    # In their order, so that the sums are the same to the last digit.
    for a, b, score in sorted(scores):
        for inside, other in ((a, b), (b, a)):
            if at[inside] != at[other] and len(groups[at[inside]]) > 1:
                key = at[inside], other
                sums[key] += bounds.counted(score)
                known[key] += score > bounds.apart
                surest[key] = max(surest.get(key, (-inf, 0)), (score, -inside))
    joining: list[list[Scored]] = [[] for _ in groups]
    for key, (score, inside) in sorted(surest.items()):
        place, other = key
        if score >= bounds.pair and bounds.holds(sums[key], known[key], len(groups[place])):
            joining[place].append((-inside, other, score))
    return joining


def join_alone(
    groups: Sequence[Sequence[int]], scores: Iterable[Scored], bounds: Bounds
) -> list[list[int]]:
    """The groups, with each number that is alone in the one that it is most like, if in any.

    It joins where ``pair`` of ``bounds`` holds, and ``mean`` with the two that it is most like;
    ``most`` and ``alike`` do not count. What joins draws nothing after it.
    """
    at = {number: place for place, group in enumerate(groups) for number in group}
    near: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for a, b, score in scores:
        for one, other in ((a, b), (b, a)):
            if len(groups[at[one]]) == 1 < len(groups[at[other]]):
                near[at[one]][at[other]].append(score)
    joined = [list(group) for group in groups]
    for place, others in near.items():
        likest = [
            (_likest(found, bounds.apart), -min(groups[other]), other)
            for other, found in others.items()
            if max(found) >= bounds.pair
        ]
        if likest and max(likest)[0] >= bounds.mean:
            joined[max(likest)[2]] += joined[place]
            joined[place] = []
    return [group for group in joined if group]


def _likest(scores: Iterable[float], apart: float) -> float:
    """The average of the highest scores; those that are lacking are ``apart``."""
    return sum(sorted([*scores, *[apart] * _MOST_ALIKE])[-_MOST_ALIKE:]) / _MOST_ALIKE
