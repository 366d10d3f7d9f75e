"""Forecasts of the weather, which are told each day in the words of the day before."""

from __future__ import annotations

from musnad.article import Article
from musnad.claims.compared import found, stems
from musnad.lexicon.changes import change_words

#: Characters at the beginning of a text, below its headline, that tell what it is.
_OPENING = 150


def is_forecast(article: Article) -> bool:
    """Whether an article forecasts the weather of a day: another day's is another event.

    That somebody expects something stands before the weather, not behind it («rain killed three;
    more is expected»), and nobody comes to harm.
    """
    known = change_words()
    opening = f"{article.title}\n{article.text[:_OPENING]}"
    expected = found(opening, 0, known.forecast)
    told = found(opening, 0, known.forecast_of)
    if not (expected and told) or told[-1].start < expected[0].start:
        return False
    return known.tolls.keys().isdisjoint(stems(opening))
