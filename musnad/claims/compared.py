"""Words of two texts side by side: folded, with the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from musnad.article import Span
from musnad.text.folding import fold

_WORD = re.compile(r"\w+")
_SHORTEST = 3


def words_of(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """The folded words of ``text``, each with its span, counted from ``start``."""
    for match in _WORD.finditer(text):
        word = match.group()
        yield fold(word), Span(start + match.start(), start + match.end(), word)


@cache
def bare(word: str) -> str:
    """A folded word without the letters and the article that are written onto it."""
    for prefix in ("وال", "بال", "فال", "كال", "ولل", "لل", "ال"):
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word[len(prefix) :]
    if word[:1] in ("و", "ب", "ف", "ل") and len(word) > _SHORTEST + 1:
        return word[1:]
    return word


@cache
def stems(text: str) -> frozenset[str]:
    """The bare words of ``text`` that may carry meaning."""
    return frozenset(bare(word) for word, _ in words_of(text) if len(word) >= _SHORTEST)


def shared(a: str, b: str) -> float:
    """The share of the shorter text's bare words that the other one has too."""
    mine, others = stems(a), stems(b)
    shorter = min(len(mine), len(others))
    return len(mine & others) / shorter if shorter else 0.0


def alike(a: str, b: str) -> float:
    """The share of all bare words of two texts that stand in both."""
    mine, others = stems(a), stems(b)
    return len(mine & others) / len(mine | others) if mine | others else 0.0


def found(text: str, start: int, wanted: frozenset[str]) -> list[Span]:
    """Where words of ``wanted`` (folded) stand in ``text``, with or without letters before them."""
    return [span for word, span in words_of(text, start) if word in wanted or bare(word) in wanted]
