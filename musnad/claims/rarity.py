"""How rare a term is in the language of the news, whatever articles are at hand.

A fixed table, so that what is found of two articles depends on nothing but them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import log

#: In so many articles of the table's is a term that it lacks taken to be.
_UNSEEN = 4


@cache
def _known() -> tuple[dict[str, float], float]:
    """The rarity of each term of ``rarity.tsv``, and that of all others."""
    table = files("musnad.lexicon").joinpath("rarity.tsv").read_text("utf-8")
    first, *lines = table.splitlines()
    articles = int(first.split("\t")[1])
    found: dict[str, float] = {}
    for line in lines:
        count, terms = line.split("\t")
        found.update(dict.fromkeys(terms.split(" "), log(articles / int(count))))
    return found, log(articles / _UNSEEN)


def rarity(term: str) -> float:
    """The logarithm of how many articles there are for each that has ``term``."""
    found, unseen = _known()
    return found.get(term, unseen)
