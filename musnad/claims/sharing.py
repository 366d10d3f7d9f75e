"""How much things share, by numbers that they have in common: whole tables at once.

A row says that a thing has a number, and what that weighs. Every row of one table meets each row of
another with the same number; their weights' products are added up for each two things, in the order
of the first table's rows, so that the sums are those of adding them one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

#: So many sums are held at a time.
_SUMS = 1 << 20

_Numbers = NDArray[np.int64]
_Weights = NDArray[np.float64]


class Rows(NamedTuple):
    """Columns of one length: numbers, the things that have them, and the weights there."""

    numbers: _Numbers
    things: _Numbers
    weights: _Weights

    def of(self, wanted: NDArray[np.bool_]) -> Rows:
        """The wanted ones of the rows."""
        return Rows(self.numbers[wanted], self.things[wanted], self.weights[wanted])

    def by_number(self) -> Rows:
        """The rows in the order of their numbers, those of one number as they were."""
        order = np.argsort(self.numbers, kind="stable")
        return Rows(self.numbers[order], self.things[order], self.weights[order])


class Sums(NamedTuple):
    """Pairs of a thing of the first table and one of the second, with what they share."""

    things: _Numbers
    others: _Numbers
    weights: _Weights

    def of(self, wanted: NDArray[np.bool_]) -> Sums:
        """The wanted ones of the pairs."""
        return Sums(self.things[wanted], self.others[wanted], self.weights[wanted])


def sums(rows: Rows, size: int, others: Rows, other_size: int) -> Iterator[Sums]:
    """What ``size`` things share with ``other_size`` others, some things after the other.

    ``rows`` are in the order of their things, ``others`` in that of their numbers. Pairs that share
    nothing are left out; the others come in order.
    """
    at_once = max(1, _SUMS // max(1, other_size))
    for first in range(0, size, at_once):
        begin, end = np.searchsorted(rows.things, (first, first + at_once))
        numbers = rows.numbers[begin:end]
        begins = np.searchsorted(others.numbers, numbers, side="left")
        counts = np.searchsorted(others.numbers, numbers, side="right") - begins
        # Every row with each of those that it meets.
        nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        met = np.repeat(begins, counts) + nth
        places = np.repeat((rows.things[begin:end] - first) * other_size, counts)
        weights = np.repeat(rows.weights[begin:end], counts) * others.weights[met]
        added: _Weights = np.bincount(places + others.things[met], weights).astype(np.float64)
        found = np.flatnonzero(added)
        things, others_found = np.divmod(found, max(1, other_size))
        yield Sums(things + first, others_found, added[found])
