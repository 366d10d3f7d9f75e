"""Words without what is written onto them: conjunctions, prepositions, the article, endings.

The stemmer is that of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
Retrieval" (2007), its *light10*, on folded words and with three letters left at least: «والمقاتلين»
and «مقاتلون» are one term; a broken plural («وزراء») is not that of its singular.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from musnad.lexicon.search import search_words

#: Letters that must be left when an article, or anything else, is taken off.
_LEFT_OF_ARTICLE: Final = 2
_LEFT: Final = 3


@lru_cache(200_000)
def stem(word: str) -> str:
    """A folded word without conjunction, article and endings."""
    word = without_clitics(word)
    endings = search_words().endings
    if not word.endswith(endings):
        return word
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            word = word[: -len(ending)]
    return word


@lru_cache(200_000)
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
