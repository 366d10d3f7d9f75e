"""Texts as runs of words: numbers that are equal where the same five words follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from musnad.claims.spellings import spellings

#: A number for every run of words, in the order of the text.
Runs = NDArray[np.uint64]

#: Words of a run, which two texts hardly have in common by chance.
RUN = 5
#: The number of a run that counts as no text.
NO_TEXT = np.uint64(0)

#: One of so many runs in a row is looked up, so that any twelve words that two texts share are
#: noticed.
_NOTICED = 8
#: Share of runs that others have too from which an article is told often rather than has formulas.
_TOLD_OFTEN = 0.85
_NEVER = np.uint64(2**64 - 1)
#: Odd, so that a product keeps every bit of the words before.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Covered(NamedTuple):
    """How many words some runs cover, and the most of them without a gap."""

    words: int
    longest: int


def runs_of(text: str) -> Runs:
    """The runs of ``text``, the same in every process."""
    numbers = np.fromiter(map(attrgetter("number"), spellings(text)), np.uint64)
    if len(numbers) < RUN:
        return np.empty(0, np.uint64)
    runs = np.zeros(len(numbers) - RUN + 1, np.uint64)
    for at in range(RUN):
        runs = runs * _FACTOR + numbers[at : at + len(runs)]
    return runs


def noticed(runs: Runs) -> Runs:
    """The runs by which a text is looked up: the least of every few, which two texts have in common
    wherever they are alike (winnowing; Schleimer, Wilkerson and Aiken 2003)."""
    ranked = np.where(runs == NO_TEXT, _NEVER, runs)
    if len(ranked) > _NOTICED:
        ranked = sliding_window_view(ranked, _NOTICED).min(axis=1)
    else:
        ranked = np.sort(ranked)[:1]
    least: Runs = np.unique(ranked[ranked != _NEVER])
    return least


def held(runs: Runs, others: Runs) -> NDArray[np.bool_]:
    """Which of ``runs`` are text and among ``others``, which ascend."""
    if not len(others):
        return np.zeros(len(runs), np.bool_)
    places = np.searchsorted(others, runs)
    places[places == len(others)] = 0
    among: NDArray[np.bool_] = (others[places] == runs) & (runs != NO_TEXT)
    return among


def covered(wanted: NDArray[np.bool_]) -> Covered:
    """What the wanted ones of a text's runs cover."""
    starts = np.flatnonzero(wanted)
    if not len(starts):
        return Covered(0, 0)
    steps = np.diff(starts)
    ends = np.flatnonzero(steps > RUN)
    first = starts[np.concatenate(([0], ends + 1))]
    last = starts[np.concatenate((ends, [-1]))]
    return Covered(int(np.minimum(steps, RUN).sum()) + RUN, int(np.max(last - first)) + RUN)


def without_formulas(articles: Sequence[Runs], others: int) -> list[Runs]:
    """The runs of some articles, no text where at least so many others of them have the same.

    Articles of which nearly everything is so are one text that was told often, and count for none.
    """
    frequent = _frequent(articles, others)
    if len(frequent):
        shares = [held(runs, frequent).mean() if len(runs) else 0.0 for runs in articles]
        told = zip(articles, shares, strict=True)
        frequent = _frequent([runs for runs, share in told if share < _TOLD_OFTEN], others)
    return [np.where(held(runs, frequent), NO_TEXT, runs) for runs in articles]


def _frequent(articles: Sequence[Runs], others: int) -> Runs:
    """The runs that more than ``others`` articles have, ascending."""
    if len(articles) <= others:
        return np.empty(0, np.uint64)
    every, times = np.unique(
        np.concatenate([np.unique(runs) for runs in articles]), return_counts=True
    )
    return every[times > others]
