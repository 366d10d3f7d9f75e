"""Whether two articles are about different things: one form of words, filled in for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from musnad.article import Article
from musnad.text.terms import terms

_NUMBER = re.compile(r"\d\d+")
#: What a word counts at most, and a number, which has no synonym, always.
_MOST = 4
#: How alike two spellings of one word are («أمريكا» and «أميركا», «بوينج» and «بوينغ»).
_SPELLING = 0.75
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
    it, up to four times, and a number as four; another spelling is the same word.
    """
    one, other = _named(first.title, first.text), _named(second.title, second.text)
    mine = {term: n for term, n in one.about.items() if term not in other.anywhere}
    others = {term: n for term, n in other.about.items() if term not in one.anywhere}
    return min(_count(mine, others), _count(others, mine))


def _count(own: dict[str, int], others: Iterable[str]) -> int:
    count = 0
    for term, times in own.items():
        if term[0].isdigit():
            count += _MOST
        elif not get_close_matches(term, others, 1, _SPELLING):
            count += times
    return count


@lru_cache(_KEPT)
def _named(title: str, text: str) -> _Named:
    in_title, in_text = set(_terms(title)), Counter(_terms(text))
    return _Named(
        frozenset(in_title.union(in_text)),
        {term: min(in_text[term], _MOST) for term in in_title if term in in_text},
    )


def _terms(text: str) -> list[str]:
    """The terms of ``text``, numbers without their fractions."""
    return [_whole(term) if term[0].isdecimal() else term for term in terms(text)]


def _whole(number: str) -> str:
    found = _NUMBER.match(number)
    return found[0] if found else number
