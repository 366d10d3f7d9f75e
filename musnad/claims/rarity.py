"""How rare a term is in the language of the news, whatever articles are at hand.

A fixed table, so that what is found of two articles depends on nothing but them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log

#: In so many articles of the table's is a term that it lacks taken to be.
_UNSEEN = 4


class _Rarities(dict[str, float]):
    """The rarity of each term; of one that the table lacks, that of all such."""

    def __init__(self, known: Mapping[str, float], unseen: float) -> None:
        super().__init__(known)
        self._unseen = unseen

    def __missing__(self, term: str) -> float:
        return self._unseen


@cache
def rarities() -> Mapping[str, float]:
    """The rarity of every term, as ``rarity`` tells it; only look terms up in it."""
    table = files("musnad.lexicon").joinpath("rarity.tsv").read_text("utf-8")
    first, *lines = table.splitlines()
    articles = int(first.split("\t")[1])
    found: dict[str, float] = {}
    for line in lines:
        count, terms = line.split("\t")
        found.update(dict.fromkeys(terms.split(" "), log(articles / int(count))))
    return _Rarities(found, log(articles / _UNSEEN))


def rarity(term: str) -> float:
    """The logarithm of how many articles there are for each that has ``term``."""
    return rarities()[term]
