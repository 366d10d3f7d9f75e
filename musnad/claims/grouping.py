"""Groups of things that are alike on the average, so that no chain of likeness joins two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

#: Two numbers and how alike they are.
Scored = tuple[int, int, float]


def average_link(
    scores: Iterable[Scored], size: int, *, pair: float, mean: float, apart: float = 0.0
) -> list[tuple[list[int], list[Scored]]]:
    """Groups of the numbers below ``size``, each with the pairs that joined it, the surest first.

    Groups are joined by a pair that scores ``pair`` at least, if all the pairs between them score
    ``mean`` on the average; one that is not among ``scores`` counts ``apart``. The same scores give
    the same groups in any order.
    """
    ordered = sorted(scores, key=lambda scored: (-scored[2], scored[0], scored[1]))
    members = {number: [number] for number in range(size)}
    group = list(range(size))
    joints: dict[int, list[Scored]] = defaultdict(list)
    #: Of two groups: the sum of their pairs' scores, counted from what unknown pairs count.
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, score in ordered:
        sums[a][b] = sums[b][a] = score - apart
    for a, b, score in ordered:
        if score < pair:
            break
        one, other = group[a], group[b]
        if one == other:
            continue
        if sums[one][other] / (len(members[one]) * len(members[other])) + apart < mean:
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        for number in members[other]:
            group[number] = one
        members[one] += members.pop(other)
        joints[one] += [*joints.pop(other, []), (a, b, score)]
        for third, total in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
    return [(numbers, joints[number]) for number, numbers in members.items()]
