"""Words of two texts side by side: folded, with the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from musnad.article import Span
from musnad.text.folding import folded
from musnad.text.stemming import stem, without_clitics

#: A word with its vowel signs, which stand between its letters.
_WORD = re.compile(r"\w[\w\u064b-\u0652\u0670]*")
#: What ends a sentence.
SENTENCE_ENDS = re.compile(r"[.!؟?\n؛]")
_SHORTEST = 3
#: Texts of so many characters, such as a member's, are asked for again and again; articles are not.
_REMEMBERED = 1_000


def words_of(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """The folded words of ``text``, each with its span, counted from ``start``."""
    for word, _, first, last in _words(text):
        yield word, Span(start + first, start + last, text[first:last])


def words_in(text: str) -> Iterator[str]:
    """The folded words of ``text``."""
    return map(folded, _WORD.findall(text))


@lru_cache(20_000)
def stems(text: str) -> frozenset[str]:
    """The stems of words of ``text`` that may carry meaning."""
    return frozenset(stem(word) for word in words_in(text) if len(word) >= _SHORTEST)


def shared(a: str, b: str) -> float:
    """The share of the shorter text's stems that the other one has too."""
    mine, others = stems(a), stems(b)
    shorter = min(len(mine), len(others))
    return len(mine & others) / shorter if shorter else 0.0


def alike(a: str, b: str) -> float:
    """The share of all stems of two texts that stand in both."""
    mine, others = stems(a), stems(b)
    return len(mine & others) / len(mine | others) if mine | others else 0.0


def found(text: str, start: int, wanted: frozenset[str]) -> list[Span]:
    """Where words of ``wanted`` (folded) stand in ``text``, with or without letters before them."""
    # Most texts have none of them, which one look tells.
    if len(text) <= _REMEMBERED and wanted.isdisjoint(vocabulary(text)):
        return []
    return [
        Span(start + first, start + last, text[first:last])
        for word, bare, first, last in _words(text)
        if word in wanted or bare in wanted
    ]


@lru_cache(5_000)
def vocabulary(text: str) -> frozenset[str]:
    """The folded words of ``text``, with and without conjunction and article."""
    return frozenset(form for word, bare, _, _ in _words(text) for form in (word, bare))


_Words = tuple[tuple[str, str, int, int], ...]


def _words(text: str) -> _Words:
    """Each word folded, and without conjunction and article, with its start and end."""
    return _remembered(text) if len(text) <= _REMEMBERED else _split(text)


@lru_cache(20_000)
def _remembered(text: str) -> _Words:
    return _split(text)


def _split(text: str) -> _Words:
    return tuple(
        (word := folded(match[0]), without_clitics(word), *match.span())
        for match in _WORD.finditer(text)
    )
