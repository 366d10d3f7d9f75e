"""The articles of a day by the rare terms that they are looked for by, and those that share many.

Whole days are set against each other at once, as columns of numbers: every article with each that
has one of its terms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.claims.likeness import Known
from musnad.claims.rarity import rarities

#: An article is looked for by so many of its weightiest terms.
_LOOKED_FOR = 40
#: A term that is this frequent brings no two articles together, nor one by which more articles of
#: an outlet's day are looked for.
_LEAST_RARE, _FREQUENT = 3.0, 60
#: What the terms looked for must share of the length of two articles that are compared.
_COMPARED = 0.06
#: Sums are compared to so many digits: the last ones depend on whose terms are gone through.
_PRECISION = 6
#: So many sums are held at a time.
_SUMS = 1 << 20

_Numbers = NDArray[np.int64]
_Weights = NDArray[np.float64]


class _Terms(NamedTuple):
    """Terms by number with the places of the articles that have them, and their weights there."""

    terms: _Numbers
    places: _Numbers
    weights: _Weights


class Day(NamedTuple):
    """The articles of a day: their terms in order, and those by which each of them is found."""

    articles: Sequence[Known]
    fresh: Sequence[bool]
    own: _Terms
    holders: _Terms

    @property
    def has_fresh(self) -> bool:
        """Whether any of the articles is fresh."""
        return any(self.fresh)

    @classmethod
    def of(
        cls, articles: Sequence[Known], fresh: Collection[str] | None, numbers: dict[str, int]
    ) -> Day:
        """The articles of one day; ``numbers`` gives each term one, a new term too.

        With ``fresh`` those of these keys are, else all.
        """
        looked_for = [
            (numbers[term], place, weight, (article.outlet, term))
            for place, article in enumerate(articles)
            for term, weight in _looked_for(article)
        ]
        of_outlets = Counter(owned for *_, owned in looked_for)
        rare = np.array([of_outlets[owned] <= _FREQUENT for *_, owned in looked_for], np.bool_)
        own = _Terms(
            np.array([term for term, *_ in looked_for], np.int64),
            np.array([place for _, place, *_ in looked_for], np.int64),
            np.array([weight for _, _, weight, _ in looked_for], np.float64),
        )
        order = np.flatnonzero(rare)[np.argsort(own.terms[rare], kind="stable")]
        return cls(
            articles,
            [fresh is None or article.key in fresh for article in articles],
            own,
            _Terms(*(column[order] for column in own)),
        )


def alike(held: Day, came: Day) -> Iterator[tuple[Known, Known]]:
    """Pairs of which one is fresh, the first held and the second come, that share enough.

    A day itself may be given as both.
    """
    fewest = max(1, _SUMS // max(1, len(held.articles)))
    for first in range(0, len(came.articles), fewest):
        for one, other in _sharing(held, came, first, min(first + fewest, len(came.articles))):
            if held is came and one >= other:
                continue
            if held.fresh[one] or came.fresh[other]:
                yield held.articles[one], came.articles[other]


def _sharing(held: Day, came: Day, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Places of pairs of the held with those from ``first`` to ``last`` that came."""
    begin, end = np.searchsorted(came.own.places, (first, last))
    asked = came.own.terms[begin:end]
    begins = np.searchsorted(held.holders.terms, asked, side="left")
    counts = np.searchsorted(held.holders.terms, asked, side="right") - begins
    # Every term asked for with each of its holders.
    nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    found = np.repeat(begins, counts) + nth
    size = len(held.articles)
    pairs = np.repeat((came.own.places[begin:end] - first) * size, counts)
    weights = np.repeat(came.own.weights[begin:end], counts) * held.holders.weights[found]
    # Added up in the order of the terms, so the sums are those of any other way.
    sums = np.bincount(pairs + held.holders.places[found], weights)
    for pair in np.flatnonzero(sums >= _COMPARED - 10.0 ** -(_PRECISION - 1)).tolist():
        if round(float(sums[pair]), _PRECISION) >= _COMPARED:
            other, one = divmod(pair, size)
            yield one, first + other


def _looked_for(article: Known) -> Iterator[tuple[str, float]]:
    known: Mapping[str, float] = rarities()
    for term, weight in list(article.text.items())[:_LOOKED_FOR]:
        if known[term] >= _LEAST_RARE:
            yield term, weight
