"""The way of an article, readable at one glance: text, figures, moments, cues, speakers, chains."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike
from typing import Literal, NamedTuple

from musnad.article import Article, Figure, Moment, Reading
from musnad.attribution import attribute
from musnad.attribution.credits import read_credits
from musnad.attribution.outlets import country_of
from musnad.attribution.trace import Trace
from musnad.figures import read_figures
from musnad.figures.numerals import find_numerals
from musnad.identity import article_key
from musnad.lexicon import load
from musnad.moments import read_moments
from musnad.moments.anchor import dated_in
from musnad.published import day_and_time
from musnad.text.structure import Text


def read(article: Article | str) -> Reading:
    """The ledger of one article: its statements, figures, moments and credits.

    A pure function: no state between articles, no clock, no I/O. Any string is read without an
    exception, in time linear in its length.
    """
    return look_at(article).reading


class Seen(NamedTuple):
    """A reading, with the fields of the article as they were read."""

    title: Text
    body: Text
    reading: Reading


def look_at(article: Article | str, trace: Trace | None = None) -> Seen:
    """Read ``article`` as :func:`read` does; ``trace`` is told what each stage does."""
    if isinstance(article, str):
        article = Article(text=article)
    elif not isinstance(article, Article):
        raise TypeError(_taught(article))
    lexicon = load()
    body = Text(article.text, "text", lexicon)
    title = Text(article.title, "title", lexicon)
    figures, moments = measure(article, title, body)
    key = article_key(article)
    reading = Reading(
        id=article.id,
        credits=read_credits(article),
        statements=attribute(article, title, body, key, figures, moments, trace),
        figures=figures,
        moments=moments,
    )
    return Seen(title, body, reading)


def _taught(given: object) -> str:
    """What to give instead of something that is no article."""
    told = f"musnad.read takes an Article or a str, not {type(given).__name__}"
    if isinstance(given, Mapping):
        return f"{told}: musnad.Article(**record)"
    if isinstance(given, bytes):
        return f"{told}: decode it first"
    if isinstance(given, PathLike):
        return f"{told}: musnad.read(path.read_text())"
    if isinstance(given, Iterable):
        return f"{told}: [musnad.read(article) for article in articles]"
    return told


def measure(
    article: Article, title: Text, body: Text
) -> tuple[tuple[Figure, ...], tuple[Moment, ...]]:
    """The figures and the moments of an article, those of the title first."""
    country = country_of(article.outlet)
    numerals = {text.field: find_numerals(text) for text in (title, body)}
    ref, now = day_and_time(article.published)
    if ref is None:
        ref = dated_in(body, numerals["text"])
    figures: list[Figure] = []
    moments: list[Moment] = []
    for text in (title, body):
        found, taken = read_moments(text, numerals[text.field], ref, now, country)
        counted = read_figures(text, numerals[text.field], taken, country)
        moments += _outside(found, counted)
        figures += counted
    return tuple(figures), tuple(moments)


def _outside(moments: list[Moment], figures: list[Figure]) -> list[Moment]:
    """``moments`` without the rates that figures have taken («400 ألف برميل يوميا», «2% سنويا»)."""
    starts = [figure.start for figure in figures]
    out = []
    for moment in moments:
        at = bisect_right(starts, moment.start)
        rate = at and ("/" in figures[at - 1].unit or moment.type == "SET")
        if not rate or figures[at - 1].end < moment.end:
            out.append(moment)
    return out


def day_of(article: Article) -> tuple[date | None, Literal["published", "text"] | None]:
    """The day of an article, and where it is told: ``published``, else a dateline or trailer."""
    day = day_and_time(article.published)[0]
    if day is not None:
        return day, "published"
    body = Text(article.text, "text", load())
    day = dated_in(body, find_numerals(body))
    return day, None if day is None else "text"
