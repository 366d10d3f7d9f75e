"""Which articles are alike and which tell one event, as linking asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from musnad.claims.grouping import average_link
from musnad.claims.model import Copy, Story, Telling
from musnad.claims.stories import WINDOW_DAYS, compared, model, score

__all__ = ["WINDOW_DAYS", "Likeness", "find_likenesses", "group_stories", "least"]


class Likeness(NamedTuple):
    """How likely two articles tell one event; ``a`` < ``b`` by their keys."""

    a: str
    b: str
    score: float


def least() -> float:
    """From this score on two articles may be brought together."""
    return model().join


def find_likenesses(
    tellings: Iterable[Telling], copies: Iterable[Copy], fresh: Collection[str]
) -> tuple[Likeness, ...]:
    """The pairs of which one is ``fresh``."""
    articles = sorted(tellings, key=lambda telling: telling.key)
    return tuple(
        Likeness(articles[a].key, articles[b].key, round(score(features), 4))
        for (a, b), features in compared(articles, copies)
        if articles[a].key in fresh or articles[b].key in fresh
    )


def group_stories(days: Mapping[str, date], likenesses: Sequence[Likeness]) -> tuple[Story, ...]:
    """The stories of articles by their keys, each with its day: a pure function."""
    keys = sorted(days, key=lambda key: (days[key], key))
    place = {key: number for number, key in enumerate(keys)}
    scores = [
        (min(place[a], place[b]), max(place[a], place[b]), score) for a, b, score in likenesses
    ]
    groups = average_link(scores, len(keys), pair=least(), mean=least())
    return tuple(
        Story(articles=tuple(keys[number] for number in sorted(group)))
        for group, _ in groups
        if len(group) > 1
    )
