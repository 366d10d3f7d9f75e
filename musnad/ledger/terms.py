"""Words as full-text search compares them: folded and lightly stemmed.

The stemmer is that of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
Retrieval" (2007), its *light10*, on folded words and with three letters left at least: «والمقاتلين»
and «مقاتلون» are one term; a broken plural («وزراء») is not that of its singular.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from musnad.lexicon.search import search_words
from musnad.text.folding import MARKS, fold

_WORD = re.compile(rf"[^\W_][\w{MARKS}]*(?:[.,٫٬]\d+)*")
#: Letters that must be left when an article, or anything else, is taken off.
_LEFT_OF_ARTICLE, _LEFT = 2, 3


class Indexed(NamedTuple):
    """What full text has of a statement, as words with spaces between."""

    content: str
    title: str
    speaker: str
    via: str
    words: str


def indexed(content: str, title: str, speaker: str, via: Iterable[str]) -> Indexed:
    """A statement for full text: stems of content and title, names, and the folded content."""
    return Indexed(
        " ".join(terms(content)),
        _stems_of_title(title),
        " ".join(name_terms(speaker)),
        " ".join(term for name in via for term in name_terms(name)),
        " ".join(folded_words(content)),
    )


@lru_cache(16)
def _stems_of_title(title: str) -> str:
    return " ".join(all_terms(title))


def words(text: str) -> list[str]:
    """The words of ``text`` in order, as written."""
    return _WORD.findall(text)


def folded_words(text: str) -> list[str]:
    """The words of ``text`` in order, folded and no more."""
    return [fold(word) for word in words(text)]


def terms(text: str) -> list[str]:
    """The terms of ``text`` in order, stopwords left out."""
    return [stem for stem in map(_term, _WORD.findall(text)) if stem]


def all_terms(text: str) -> list[str]:
    """The terms of ``text`` in order, stopwords among them."""
    return [stem(fold(word)) for word in _WORD.findall(text)]


def term_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word's place in ``text``, start included and end excluded, and its term."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), stem(fold(found[0]))


def name_terms(name: str) -> list[str]:
    """The words of a name, folded, without conjunction and article but with their endings."""
    return [without_clitics(fold(word)) for word in _WORD.findall(name)]


def is_stopword(folded: str) -> bool:
    """Whether a folded word is too frequent to look for."""
    return folded in search_words().stopwords


@lru_cache(200_000)
def _term(word: str) -> str:
    folded = fold(word)
    return "" if is_stopword(folded) else stem(folded)


@lru_cache(200_000)
def stem(word: str) -> str:
    """A folded word without conjunction, article and endings."""
    word = without_clitics(word)
    for ending in search_words().endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            word = word[: -len(ending)]
    return word


def without_clitics(word: str) -> str:
    """A folded word without conjunction and article."""
    known = search_words()
    for article in known.articles:
        if word.startswith(article) and len(word) - len(article) >= _LEFT_OF_ARTICLE:
            word = word.removeprefix(article)
            break
    # Whether a و belongs to the word cannot be told, so «وزير», «الوزير» and «ووزير» all lose it.
    while word.startswith(known.conjunction) and len(word) > _LEFT:
        word = word.removeprefix(known.conjunction)
    return word
