"""Stories: the articles that tell one event.

Articles are compared by the words, figures and copies that they share, where a word says more the
fewer articles of these days have it. Groups grow from the surest pair on, and two become one only
if their articles are alike on the average, so that no event chains into the next.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log, log1p, sqrt

import msgspec

from musnad.claims.grouping import average_link
from musnad.claims.model import Copy, Story, Telling
from musnad.ledger.terms import terms

#: Articles further apart do not tell one event as news.
WINDOW_DAYS = 3
_LEAD_WORDS = 35
#: An article is known by so many of its weightiest words, and looked for by the first of them.
_KEPT, _LOOKED_FOR = 80, 25
#: A word that more articles have brings none together.
_FREQUENT = 120
#: Such words in common from which two articles are compared.
_COMMON = 3

_Vector = dict[str, float]


class _Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    join: float
    weights: dict[str, float]
    places: dict[str, float]


class _Known(msgspec.Struct, frozen=True, gc=False):
    telling: Telling
    text: _Vector
    opening: _Vector
    values: frozenset[float]


@cache
def model() -> _Model:
    """The data of ``stories.toml``."""
    data = files("musnad.claims").joinpath("stories.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(data), _Model)


def find_stories(tellings: Iterable[Telling], copies: Iterable[Copy]) -> tuple[Story, ...]:
    """Every event that two of ``tellings`` or more tell, those with most articles first.

    A pure function of the articles of some days and the copies among them, in any order. An
    article belongs to one story at most, its articles lie ``WINDOW_DAYS`` apart pair by pair.
    """
    articles = sorted({telling.key: telling for telling in tellings}.values(), key=_came)
    join = model().join
    scores = [(a, b, score(features)) for (a, b), features in compared(articles, copies)]
    groups = average_link(scores, len(articles), pair=join, mean=join)
    stories = [
        Story(articles=tuple(articles[number].key for number in sorted(group)))
        for group, _ in groups
        if len(group) > 1
    ]
    return tuple(sorted(stories, key=lambda story: (-len(story.articles), story.articles)))


def score(features: Mapping[str, float]) -> float:
    """How likely two articles tell one event; about 1 at most, and less than 0 if not at all."""
    return sum(model().weights[name] * value for name, value in features.items())


def compared(
    articles: Sequence[Telling], copies: Iterable[Copy]
) -> Iterator[tuple[tuple[int, int], dict[str, float]]]:
    """Pairs of articles, by their numbers, that share rare words, with what they share."""
    known = _known(articles)
    shares = {(c.first, c.second): c.share for c in copies if c.kind != "part"}
    number = {telling.key: at for at, telling in enumerate(articles)}
    pairs = set(_candidates(known))
    pairs.update(
        (min(number[a], number[b]), max(number[a], number[b]))
        for a, b in shares
        if a in number and b in number
    )
    for a, b in sorted(pairs):
        one, other = known[a], known[b]
        days = _apart(one.telling, other.telling)
        if days > WINDOW_DAYS:
            continue
        keys = (one.telling.key, other.telling.key)
        fewer = min(len(one.values), len(other.values))
        yield (
            (a, b),
            {
                "text": _cosine(one.text, other.text),
                "opening": _cosine(one.opening, other.opening),
                "figures": len(one.values & other.values) / max(3, fewer),
                "copy": shares.get(keys, shares.get(keys[::-1], 0.0)),
                "day": float(days),
            },
        )


def _came(telling: Telling) -> tuple[bool, str, str, str]:
    return (telling.day is None, str(telling.day), telling.article.published, telling.key)


def _apart(one: Telling, other: Telling) -> int:
    """Days between two articles, none if a day is unknown."""
    return abs((one.day - other.day).days) if one.day and other.day else 0


def _known(articles: Sequence[Telling]) -> list[_Known]:
    counted = [_counted(telling) for telling in articles]
    held: Counter[str] = Counter()
    for whole, _ in counted:
        held.update(list(whole))
    rarity = {term: log(1 + len(articles) / count) for term, count in held.items()}
    return [
        _Known(
            telling,
            _vector(whole, rarity),
            _vector(opening, rarity),
            frozenset(
                value
                for figure in telling.reading.figures
                for value in (figure.low, figure.high)
                if value is not None
            ),
        )
        for telling, (whole, opening) in zip(articles, counted, strict=True)
    ]


def _counted(telling: Telling) -> tuple[_Vector, Counter[str]]:
    """How often a term stands in an article, and in its headline and lead, by its place."""
    places = model().places
    title = terms(telling.article.title)
    words = terms(telling.article.text)
    whole: _Vector = defaultdict(float)
    for part, weight in (
        (title, places["title"]),
        (words[:_LEAD_WORDS], places["lead"]),
        (words[_LEAD_WORDS:], places["text"]),
    ):
        for term in part:
            whole[term] += weight
    return whole, Counter(title + words[:_LEAD_WORDS])


def _vector(counts: Mapping[str, float], rarity: Mapping[str, float]) -> _Vector:
    """The weightiest terms of length one, the weightiest first."""
    weights = {term: log1p(count) * rarity[term] for term, count in counts.items()}
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {term: weight / length for term, weight in kept}


def _cosine(one: _Vector, other: _Vector) -> float:
    # In the order of one and rounded, so that the last digits depend on nothing else.
    return round(sum(one[term] * other[term] for term in one if term in other), 6)


def _candidates(known: Sequence[_Known]) -> Iterator[tuple[int, int]]:
    """Pairs that share some of their weightiest words within the window."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(known):
        for term in list(article.text)[:_LOOKED_FOR]:
            holders[term].append(number)
    for a, article in enumerate(known):
        shared: Counter[int] = Counter()
        for term in list(article.text)[:_LOOKED_FOR]:
            held = _near(holders[term], known, article.telling)
            if len(held) <= _FREQUENT:
                shared.update(held)
        yield from ((a, b) for b, count in shared.items() if b > a and count >= _COMMON)


def _near(held: Sequence[int], known: Sequence[_Known], telling: Telling) -> list[int]:
    return [n for n in held if _apart(known[n].telling, telling) <= WINDOW_DAYS]
