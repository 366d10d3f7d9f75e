"""Negations and opposites, from ``claims.toml``: what tells claims of the same words apart."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from musnad.text.stemming import stem


class ClaimWords(NamedTuple):
    """All written as folded; ``opposites`` gives a word's pairs and its side in each.

    ``same`` gives a word's sets of words that stand for each other, by its number;
    words are stems there.
    """

    negations: frozenset[str]
    bounds: frozenset[tuple[str, ...]]
    measures: frozenset[str]
    opposites: dict[str, frozenset[tuple[int, bool]]]
    same: dict[str, int]
    connectives: frozenset[str]
    coordinators: frozenset[str]
    boilerplate: tuple[str, ...]
    formulas: tuple[str, ...]
    further_names: frozenset[str]
    son_of: frozenset[str]
    scenes: frozenset[str]
    prepositions: frozenset[str]
    own_waw: tuple[str, ...]


@cache
def claim_words() -> ClaimWords:
    """The data of ``claims.toml``."""
    data = tomllib.loads(files("musnad.lexicon").joinpath("claims.toml").read_text("utf-8"))
    sides: dict[str, set[tuple[int, bool]]] = {}
    for number, (one, other) in enumerate(data["opposites"]):
        for side, words in ((True, one), (False, other)):
            for word in words:
                sides.setdefault(word, set()).add((number, side))
    same: dict[str, int] = {}
    for number, words in enumerate(data["same"]):
        for word in words:
            same.setdefault(stem(word), number)
    return ClaimWords(
        frozenset(data["negations"]),
        frozenset(tuple(words.split()) for words in data["bounds"]),
        frozenset(data["measures"]),
        {word: frozenset(at) for word, at in sides.items()},
        same,
        frozenset(data["connectives"]),
        frozenset(data["coordinators"]),
        tuple(data["boilerplate"]),
        tuple(data["formulas"]),
        frozenset(data["further_names"]),
        frozenset(data["son_of"]),
        frozenset(data["scenes"]),
        frozenset(data["prepositions"]),
        tuple(data["own_waw"]),
    )
