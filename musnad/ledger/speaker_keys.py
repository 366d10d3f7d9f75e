"""Which names are one speaker: spellings of one name, the names of an agency; no descriptions.

«التقرير» of one article is not that of another, so that a description joins nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from musnad.claims.voices import known_agency
from musnad.lexicon import load
from musnad.lexicon.localities import localities
from musnad.lexicon.words import (
    AGENCY,
    DOCUMENT,
    GIVEN,
    GROUP,
    HONORIFIC,
    MEDIUM,
    OFFICE,
    ORGANIZATION,
    PLACE,
    STATE,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.folding import fold
from musnad.text.tokens import split

#: The key of all that only describe a source; no speaker is called so.
NOBODY: Final = ""
#: A description has no more words.
_LONGEST: Final = 3
_REMEMBERED: Final = 50_000


@lru_cache(_REMEMBERED)
def speaker_key(name: str) -> str:
    """What all names of one speaker have in common; ``NOBODY`` for a description."""
    agency = known_agency(name)
    if agency is not None:
        return agency
    return NOBODY if is_description(name) else fold(name)


def is_description(name: str) -> bool:
    """Whether a name only describes a source that its article told of («البيان», «المصدر نفسه»).

    >>> [is_description(name) for name in ("التقرير", "المصدر الأمني", "تقرير البنك", "الكرملين")]
    [True, True, False, False]
    """
    lexicon = load()
    words = [lexicon.words[piece] for piece in split(name)[0]]
    if not 0 < len(words) <= _LONGEST or any(word.type != WORD for word in words):
        return False
    head, function = words[0], lexicon.function
    if not head.definite or head.preposition or head.stem in function.of_state:
        return False
    return _may_be_many(head) and all(
        word.folded in function.pointer
        or word.folded in function.attribute
        or (word.definite and word.stem.removesuffix("ه") in function.relational)
        for word in words[1:]
    )


def _may_be_many(head: Word) -> bool:
    """Whether there are many that the noun can stand for, in each article another."""
    if head.flags & (STATE | AGENCY | GIVEN | HONORIFIC | PLACE) or localities((head.stem,)):
        return False
    if head.flags & (ORGANIZATION | MEDIUM):
        return load().nouns.is_listed(head.stem)
    return bool(head.flags & (DOCUMENT | UNNAMED | OFFICE | GROUP))
