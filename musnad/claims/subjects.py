"""Whether two articles are about different things: one form of words, filled in for each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from musnad.article import Article
from musnad.claims.compared import bare
from musnad.ledger.terms import terms

_NUMBER = re.compile(r"\d\d+")
#: What a number counts, which has no synonym.
_OF_NUMBER = 2
#: Articles of which the words are kept: the copies of one article follow each other.
_KEPT = 256


class _Named(NamedTuple):
    """The terms that an article has, and those of its headline that its text has too."""

    anywhere: frozenset[str]
    about: frozenset[str]


def own_words(first: Article, second: Article) -> int:
    """How many words each of two articles is about, at least, that the other has nowhere.

    A number counts as two. What an article is about stands in its headline and in its text: the
    president who was congratulated, the tons that the sixth aeroplane brought.
    """
    one, other = _named(first.title, first.text), _named(second.title, second.text)
    return min(_count(one.about - other.anywhere), _count(other.about - one.anywhere))


def _count(own: frozenset[str]) -> int:
    return sum(_OF_NUMBER if word[0].isdigit() else 1 for word in own)


@lru_cache(_KEPT)
def _named(title: str, text: str) -> _Named:
    in_title, in_text = _terms(title), _terms(text)
    return _Named(in_title | in_text, in_title & in_text)


def _terms(text: str) -> frozenset[str]:
    return frozenset(_term(term) for term in terms(text))


def _term(term: str) -> str:
    """A word without the letters written onto it, a number without its fraction."""
    number = _NUMBER.match(term)
    return number[0] if number else bare(term)
