"""The articles of a day by the rare terms by which they are looked for, and who shares many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from musnad.claims.likeness import Known
from musnad.claims.sharing import Rows, sums

#: A term by which more articles of an outlet's day are looked for brings no two together.
_FREQUENT = 60
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
        sizes = [len(article.looked_for) for article in articles]
        own = Rows(
            np.array([numbers[term] for each in articles for term in each.looked_for], np.int64),
            np.repeat(np.arange(len(articles)), sizes),
            np.array([w for each in articles for w in each.looked_for.values()], np.float64),
        )
        number_of: dict[str, int] = defaultdict(lambda: len(number_of))
        outlets = np.repeat([number_of[article.outlet] for article in articles], sizes)
        _, which, times = np.unique(
            outlets * len(numbers) + own.numbers, return_inverse=True, return_counts=True
        )
        return cls(
            articles,
            [fresh is None or article.key in fresh for article in articles],
            own,
            own.of(times[which] <= _FREQUENT).by_number(),
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
