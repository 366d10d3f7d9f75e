"""Stories: the articles that tell one event.

Every two articles of near days get a score (``musnad.claims.likeness``). Articles of one text
count as one; groups grow from the surest pair on, and two become one only if their texts are alike
on the average, so that no event chains into the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from musnad.claims.grouping import average_link
from musnad.claims.likeness import Known, features, known, model, score
from musnad.claims.model import Copy, Likeness, Story, Telling
from musnad.claims.rarity import rarity
from musnad.claims.window import dated

#: Articles further apart do not tell one event as news.
WINDOW_DAYS = 3
#: The score of two articles of one text; others have less.
CERTAIN = 10.0
#: An article is looked for by so many of its weightiest terms.
_LOOKED_FOR = 40
#: A term that is this frequent brings no two articles together, nor one by which more articles of
#: an outlet's day are looked for.
_LEAST_RARE, _FREQUENT = 3.0, 60
#: What the terms looked for must share of the length of two articles that are compared.
_COMPARED = 0.06


def find_stories(tellings: Iterable[Telling], copies: Iterable[Copy]) -> tuple[Story, ...]:
    """Every event that two of ``tellings`` or more tell, those with most articles first.

    A pure function of the articles and the copies among them, in any order; articles without a day
    tell nothing. An article belongs to one story at most.
    """
    articles = list(tellings)
    days = {telling.key: telling.day for telling in articles if telling.day is not None}
    return group_stories(days, find_likenesses(articles, copies))


def find_likenesses(
    tellings: Iterable[Telling], copies: Iterable[Copy], fresh: Collection[str] | None = None
) -> tuple[Likeness, ...]:
    """The pairs of articles that may tell one event, in the order of their keys.

    With ``fresh`` only the pairs of which at least one key is in it. A pair's score depends on the
    two articles and on their being copies; that it is looked for at all, on what their outlets
    wrote on their days too: the pairs are the same however they are divided into fresh ones, as
    long as every outlet's day is given whole. Costs time in proportion to the words and to the
    pairs that share rare terms.
    """
    same = {(c.first, c.second) for c in copies if c.kind == "same"}
    articles = sorted(
        (known(telling, day) for day, telling in dated(tellings, fresh, WINDOW_DAYS)),
        key=lambda article: (article.day, article.key),
    )
    found = []
    for one, other in _candidates(articles, fresh):
        a, b = (one, other) if one.key < other.key else (other, one)
        odds = min(score(features(a, b)), CERTAIN - 1)
        if odds <= model().apart:
            continue
        if odds > 0 and ((a.key, b.key) in same or (b.key, a.key) in same):
            odds = CERTAIN
        found.append(Likeness(a=a.key, b=b.key, score=round(odds, 4)))
    return tuple(sorted(found, key=lambda pair: (pair.a, pair.b)))


def group_stories(days: Mapping[str, date], likenesses: Iterable[Likeness]) -> tuple[Story, ...]:
    """The stories of the articles in ``days``, by their keys, those with most articles first.

    What is linked by scores of ``model().pair`` and more can be given apart from all else.
    """
    pairs = [pair for pair in likenesses if pair.a in days and pair.b in days]
    texts = _texts(days, pairs)
    number = {text: at for at, text in enumerate(sorted(set(texts.values())))}
    scores: dict[tuple[int, int], float] = {}
    for pair in pairs:
        one, other = sorted((number[texts[pair.a]], number[texts[pair.b]]))
        if one != other:
            scores[one, other] = max(pair.score, scores.get((one, other), model().apart))
    members: dict[int, list[str]] = defaultdict(list)
    for key, text in texts.items():
        members[number[text]].append(key)
    groups = average_link(
        [(a, b, odds) for (a, b), odds in scores.items()],
        len(number),
        pair=model().pair,
        mean=model().mean,
        apart=model().apart,
    )
    stories = []
    for group, _ in groups:
        keys = sorted((key for text in group for key in members[text]), key=lambda k: (days[k], k))
        if len(keys) > 1:
            stories.append(Story(articles=tuple(keys)))
    return tuple(sorted(stories, key=lambda story: (-len(story.articles), story.articles)))


def _texts(days: Mapping[str, date], pairs: Iterable[Likeness]) -> dict[str, str]:
    """Each article with the smallest key among the articles of its text."""
    texts = {key: key for key in days}

    def top(key: str) -> str:
        while texts[key] != key:
            texts[key] = texts[texts[key]]
            key = texts[key]
        return key

    for pair in pairs:
        if pair.score >= CERTAIN:
            low, high = sorted((top(pair.a), top(pair.b)))
            texts[high] = low
    return {key: top(key) for key in days}


def _candidates(
    articles: Iterable[Known], fresh: Collection[str] | None
) -> Iterator[tuple[Known, Known]]:
    """Pairs, the earlier article first, whose weightiest terms have much in common."""
    by_day: dict[date, list[Known]] = defaultdict(list)
    for article in articles:
        by_day[article.day].append(article)
    window: dict[date, _Index] = {}
    for day, came in by_day.items():
        window = {held: i for held, i in window.items() if (day - held).days <= WINDOW_DAYS}
        window[day] = _Index(came, fresh)
        for place, article in enumerate(came):
            is_fresh = fresh is None or article.key in fresh
            for held, index in window.items():
                if is_fresh or index.has_fresh:
                    for other in index.alike(article, place if held == day else None):
                        if is_fresh or fresh is None or other.key in fresh:
                            yield other, article


class _Index:
    """The articles of a day by the terms that they are looked for by."""

    def __init__(self, articles: list[Known], fresh: Collection[str] | None) -> None:
        self._articles = articles
        self.has_fresh = fresh is None or any(article.key in fresh for article in articles)
        of_outlets: Counter[tuple[str, str]] = Counter()
        for article in articles:
            of_outlets.update((article.outlet, term) for term, _ in _looked_for(article))
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, article in enumerate(articles):
            for term, weight in _looked_for(article):
                if of_outlets[article.outlet, term] <= _FREQUENT:
                    self._holders[term].append((number, weight))

    def alike(self, article: Known, before: int | None) -> Iterator[Known]:
        """Those that share enough with ``article``; of its own day those in a place before it."""
        shared: dict[int, float] = defaultdict(float)
        for term, weight in _looked_for(article):
            for number, other in self._holders.get(term, ()):
                shared[number] += weight * other
        for number, weight in shared.items():
            # Rounded, since the last digits of a sum depend on whose terms are gone through.
            if (before is None or number < before) and round(weight, 6) >= _COMPARED:
                yield self._articles[number]


def _looked_for(article: Known) -> Iterator[tuple[str, float]]:
    for term, weight in list(article.text.items())[:_LOOKED_FOR]:
        if rarity(term) >= _LEAST_RARE:
            yield term, weight
