"""Clitics, endings and stopwords of full-text search, from ``search.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class SearchWords(NamedTuple):
    """All written as folded."""

    conjunction: str
    articles: tuple[str, ...]
    endings: tuple[str, ...]
    stopwords: frozenset[str]


@cache
def search_words() -> SearchWords:
    """The data of ``search.toml``."""
    data = tomllib.loads(files("musnad.lexicon").joinpath("search.toml").read_text("utf-8"))
    return SearchWords(
        data["conjunction"],
        tuple(data["articles"]),
        tuple(data["endings"]),
        frozenset(data["stopwords"]),
    )
