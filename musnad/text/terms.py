"""Words as full-text search compares them: folded and lightly stemmed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from musnad.lexicon.search import search_words
from musnad.text.folding import MARKS, folded
from musnad.text.stemming import stem, without_clitics

_WORD: Final = re.compile(rf"[^\W_][\w{MARKS}]*(?:[.,٫٬]\d+)*")


def words(text: str) -> list[str]:
    """The words of ``text`` in order, as written."""
    return _WORD.findall(text)


def folded_words(text: str) -> list[str]:
    """The words of ``text`` in order, folded and no more."""
    return [folded(word) for word in words(text)]


def terms(text: str) -> list[str]:
    """The terms of ``text`` in order, stopwords left out."""
    return terms_of(words(text))


def terms_of(words: Iterable[str]) -> list[str]:
    """The terms of words as written, in order, stopwords left out."""
    return [stem for stem in map(_term, words) if stem]


def all_terms(text: str) -> list[str]:
    """The terms of ``text`` in order, stopwords among them."""
    return [_stem(word) for word in _WORD.findall(text)]


def term_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word's place in ``text``, start included and end excluded, and its term."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), _stem(found[0])


def name_terms(name: str) -> list[str]:
    """The words of a name, folded, without conjunction and article but with their endings."""
    return [without_clitics(folded(word)) for word in _WORD.findall(name)]


def is_stopword(word: str) -> bool:
    """Whether a folded word is too frequent to look for."""
    return word in search_words().stopwords


@lru_cache(200_000)
def _term(word: str) -> str:
    return "" if is_stopword(folded(word)) else _stem(word)


def _stem(word: str) -> str:
    return stem(folded(word))
