"""Stories: the articles that tell one event.

Every two articles of near days get a score (``musnad.claims.likeness``). Articles of one text
count as one; groups grow from the surest pair on, and two become one only if their texts are alike
on the average, so that no event chains into the next. A text that stays alone joins the group of
the two that it is most like, if they are alike enough. Stories that are alike on the average by a
lower measure make a thread, in which claims are sought.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from musnad.claims.days import Day, alike
from musnad.claims.grouping import Bounds, average_link, join_alone, singly
from musnad.claims.likeness import Known, known, model, odds
from musnad.claims.model import Copy, Likeness, Story, Telling, Thread
from musnad.claims.window import dated

#: Articles further apart do not tell one event as news.
WINDOW_DAYS = 3
#: The score of two articles of one text; others have less.
CERTAIN = 10.0


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
    near = (known(telling, day) for day, telling in dated(tellings, fresh, WINDOW_DAYS))
    return likenesses_among(near, copies, fresh)


def likenesses_among(
    articles: Iterable[Known], copies: Iterable[Copy], fresh: Collection[str] | None = None
) -> tuple[Likeness, ...]:
    """As ``find_likenesses``, of articles as they are compared."""
    same = {(c.first, c.second) for c in copies if c.kind == "same"}

    def is_same(a: Known, b: Known) -> bool:
        return (a.key, b.key) in same or (b.key, a.key) in same

    in_order = sorted(articles, key=lambda article: (article.day, article.key))
    apart = model().apart
    found = []
    for one, other in candidates(in_order, fresh):
        a, b = (one, other) if one.key < other.key else (other, one)
        # The forecast of another day is another event.
        if a.forecasts and b.forecasts and a.day != b.day and not is_same(a, b):
            continue
        score = min(odds(a, b), CERTAIN - 1)
        if score <= apart:
            continue
        if score > 0 and is_same(a, b):
            score = CERTAIN
        found.append(Likeness(a=a.key, b=b.key, score=round(score, 4)))
    return tuple(sorted(found, key=lambda pair: (pair.a, pair.b)))


def group_stories(days: Mapping[str, date], likenesses: Iterable[Likeness]) -> tuple[Story, ...]:
    """The stories of the articles in ``days``, by their keys, those with most articles first."""
    threads = group_threads(days, likenesses)
    return _in_order(story for thread in threads for story in thread.stories)


def group_threads(days: Mapping[str, date], likenesses: Iterable[Likeness]) -> tuple[Thread, ...]:
    """The threads of the articles in ``days``, by their keys, each with its stories.

    What is linked by scores of ``model().near`` and more can be given apart from all else.
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
    scored = [(a, b, odds) for (a, b), odds in scores.items()]
    bounds = Bounds(model().pair, model().mean, model().apart)
    linked = average_link(scored, singly(len(number)), bounds)
    alone = bounds._replace(pair=model().near, mean=model().alone)
    groups = join_alone([group for group, _ in linked], scored, alone)
    stories: dict[int, Story] = {}
    told: list[list[int]] = []
    for group in groups:
        keys = sorted((key for text in group for key in members[text]), key=lambda k: (days[k], k))
        if len(keys) > 1:
            stories[group[0]] = Story(articles=tuple(keys))
            told.append(group)
    in_stories = {text for group in told for text in group}
    between = [(a, b, odds) for a, b, odds in scored if a in in_stories and b in in_stories]
    near = average_link(between, told, bounds._replace(mean=model().thread))
    return tuple(
        Thread(stories=_in_order(stories[text] for text in texts if text in stories))
        for texts, _ in near
    )


def _in_order(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Those with most articles first."""
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


def candidates(
    articles: Iterable[Known], fresh: Collection[str] | None
) -> Iterator[tuple[Known, Known]]:
    """Pairs, the earlier article first, whose weightiest terms have much in common.

    The articles are given by their days. With ``fresh`` only pairs of which one has such a key.
    """
    by_day: dict[date, list[Known]] = defaultdict(list)
    for article in articles:
        by_day[article.day].append(article)
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    window: dict[date, Day] = {}
    for day, came in by_day.items():
        window = {held: i for held, i in window.items() if (day - held).days <= WINDOW_DAYS}
        own = window[day] = Day.of(came, fresh, numbers)
        for held in window.values():
            if held.has_fresh or own.has_fresh:
                yield from alike(held, own)
