"""Forecasts of the weather, which are told each day in the words of the day before."""

from __future__ import annotations

from musnad.article import Article
from musnad.claims.compared import found
from musnad.lexicon.changes import change_words

#: Characters at the beginning of a text, below its headline, that tell what it is.
_OPENING = 150


def is_forecast(article: Article) -> bool:
    """Whether an article forecasts the weather of a day: another day's is another event."""
    known = change_words()
    opening = f"{article.title}\n{article.text[:_OPENING]}"
    return all(found(opening, 0, words) for words in (known.forecast_of, known.forecast))
