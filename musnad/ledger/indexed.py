"""What full text has of a statement."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from musnad.text.folding import fold
from musnad.text.terms import all_terms, folded_words, name_terms, terms


class Indexed(NamedTuple):
    """What full text has of a statement, as words with spaces between."""

    content: str
    title: str
    speaker: str
    via: str
    words: str


class Parts(NamedTuple):
    """What the full text of ``parts_fts`` has of a statement, as words with spaces between."""

    verb: str
    addressee: str


def parts(verb: str, addressee: str) -> Parts:
    """The reporting word, folded, and the words of the addressee's name."""
    return Parts(fold(verb), " ".join(name_terms(addressee)))


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
