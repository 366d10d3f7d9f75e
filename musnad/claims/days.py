"""The articles of a day by the rare terms by which they are looked for, and who shares many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from musnad.claims.likeness import Known
from musnad.claims.rarity import rarities
from musnad.claims.sharing import Rows, sums

#: An article is looked for by so many of its weightiest terms.
_LOOKED_FOR = 40
#: A term that is this frequent brings no two articles together, nor one by which more articles of
#: an outlet's day are looked for.
_LEAST_RARE, _FREQUENT = 3.0, 60
#: What the terms looked for must share of the length of two articles that are compared.
_COMPARED = 0.06
#: Sums are compared to so many digits: the last ones depend on whose terms are gone through.
_PRECISION = 6


class Day(NamedTuple):
    """The articles of a day: their terms in order, and those by which each of them is found."""

    articles: Sequence[Known]
    fresh: Sequence[bool]
    own: Rows
    holders: Rows

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
        own = Rows(
            np.array([term for term, *_ in looked_for], np.int64),
            np.array([place for _, place, *_ in looked_for], np.int64),
            np.array([weight for _, _, weight, _ in looked_for], np.float64),
        )
        rare = np.array([of_outlets[owned] <= _FREQUENT for *_, owned in looked_for], np.bool_)
        return cls(
            articles,
            [fresh is None or article.key in fresh for article in articles],
            own,
            own.of(rare).by_number(),
        )


def alike(held: Day, came: Day) -> Iterator[tuple[Known, Known]]:
    """Pairs of which one is fresh, the first held and the second come, that share enough.

    A day itself may be given as both.
    """
    for found in sums(came.own, len(came.articles), held.holders, len(held.articles)):
        near = found.of(found.weights >= _COMPARED - 10.0 ** (1 - _PRECISION))
        for place, other, weight in zip(*(column.tolist() for column in near), strict=True):
            if (
                round(weight, _PRECISION) >= _COMPARED
                and (held is not came or other < place)
                and (held.fresh[other] or came.fresh[place])
            ):
                yield held.articles[other], came.articles[place]


def _looked_for(article: Known) -> Iterator[tuple[str, float]]:
    known: Mapping[str, float] = rarities()
    for term, weight in list(article.text.items())[:_LOOKED_FOR]:
        if known[term] >= _LEAST_RARE:
            yield term, weight
