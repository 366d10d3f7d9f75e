"""Whether two articles are about different things: one form of words, filled in for each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from musnad.article import Article
from musnad.claims.compared import bare
from musnad.ledger.terms import terms

_NUMBER = re.compile(r"\d\d+")
#: What a word counts at most, and a number, which has no synonym, always.
_MOST = 3
#: Articles of which the words are kept: the copies of one article follow each other.
_KEPT = 256


class _Named(NamedTuple):
    """The terms that an article has, and how often its text has those of its headline."""

    anywhere: frozenset[str]
    about: dict[str, int]


def own_words(first: Article, second: Article) -> int:
    """How many words each of two articles is about, at least, that the other has nowhere.

    What an article is about stands in its headline and in its text: the president who was
    congratulated, the tons that the sixth aeroplane brought. A word counts as often as the text has
    it, up to three times, and a number as three.
    """
    one, other = _named(first.title, first.text), _named(second.title, second.text)
    return min(_count(one.about, other.anywhere), _count(other.about, one.anywhere))


def _count(about: dict[str, int], others: frozenset[str]) -> int:
    return sum(
        _MOST if term[0].isdigit() else times for term, times in about.items() if term not in others
    )


@lru_cache(_KEPT)
def _named(title: str, text: str) -> _Named:
    in_title, in_text = set(_terms(title)), _terms(text)
    times = {term: min(in_text.count(term), _MOST) for term in in_title}
    return _Named(frozenset(in_title.union(in_text)), {term: n for term, n in times.items() if n})


def _terms(text: str) -> list[str]:
    return [_term(term) for term in terms(text)]


def _term(term: str) -> str:
    """A word without the letters written onto it, a number without its fraction."""
    number = _NUMBER.match(term)
    return number[0] if number else bare(term)
