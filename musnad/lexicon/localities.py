"""Countries, regions and towns that news is told of, from ``localities.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from musnad.text.folding import fold, folded
from musnad.text.stemming import without_clitics

#: Written together with a name that has no article.
_PREPOSITIONS: Final = ("ب", "ل")
#: An adjective ends in the first, to which the others are added.
_ADJECTIVE: Final = "ي"
_ENDINGS: Final = ("ه", "ين", "ون")
#: The name of no locality.
_NOWHERE: Final = frozenset({""})


def localities(words: Iterable[str]) -> frozenset[str]:
    """The localities that are among ``words``, each by one name however it is written.

    >>> sorted(localities(["زار", "الوزير", "السوري", "لبنان"]))
    ['سوريا', 'لبنان']
    """
    return frozenset(map(locality, words)) - _NOWHERE


@lru_cache(200_000)
def locality(word: str) -> str:
    """The name of the locality that ``word`` names; empty if it names none."""
    known, form = _forms(), without_clitics(folded(word))
    if form not in known and form.startswith(_PREPOSITIONS):
        form = form[1:]
    return known.get(form, "")


@cache
def _forms() -> dict[str, str]:
    """The name of each locality by the forms of its spellings."""
    data = tomllib.loads(files("musnad.lexicon").joinpath("localities.toml").read_text("utf-8"))
    known: dict[str, str] = {}
    for line in data["names"]:
        spellings = [without_clitics(fold(spelling)) for spelling in line.split()]
        for form in spellings:
            known[form] = spellings[0]
            if form.endswith(_ADJECTIVE):
                known.update((form + ending, spellings[0]) for ending in _ENDINGS)
    return known
