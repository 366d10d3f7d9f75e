"""Threads of stories as they are to be: from what hangs together, without a ledger."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from musnad.batches import attempted
from musnad.claims.model import Copy, CopyKind, CreditFate, Likeness, Story, Telling, Thread
from musnad.claims.stories import group_threads
from musnad.claims.told import StoryClaims, claims_of
from musnad.ledger.claims_rows import StoryArticles
from musnad.messages import Message

#: Seconds that the claims of one thread may take.
SECONDS = 600.0

#: A row of ``copies``.
Copied = tuple[int, int, CopyKind, float, CreditFate]

#: The claims of a thread, or why none were found.
Found = StoryClaims | Message


class PlannedStory(NamedTuple):
    """A story as it is to be in the ledger: numbers of its articles, and whose headline it has."""

    articles: tuple[int, ...]
    title: int


class Planned(NamedTuple):
    """A thread as it is to be in the ledger, and what it is made of."""

    stories: tuple[PlannedStory, ...]
    copies: tuple[Copied, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The numbers of its articles, story by story."""
        return tuple(number for story in self.stories for number in story.articles)

    @property
    def basis(self) -> bytes:
        """16 bytes that tell whether its stories would come out as they are."""
        made_of = json.dumps([self.stories, sorted(self.copies)])
        return blake2b(made_of.encode(), digest_size=16).digest()


class Draft(NamedTuple):
    """The stories of a thread whose claims are to be found, with the copies among its articles."""

    stories: tuple[StoryArticles, ...]
    copies: tuple[Copy, ...]

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """Its articles, story by story."""
        return tuple(telling for story in self.stories for telling in story.articles)

    def numbers(self, plan: Planned) -> dict[str, int]:
        """The numbers of its articles in the ledger, by their keys; ``plan`` is what it is of."""
        keys = (telling.key for telling in self.tellings)
        return dict(zip(keys, plan.articles, strict=True))


def planned(
    keys: Mapping[int, str],
    days: Mapping[int, date],
    scores: Mapping[tuple[int, int], float],
    copied: Iterable[Copied],
    disputing: Collection[int],
) -> list[Planned]:
    """The threads of articles that hang together, by their numbers, in the order of their keys.

    ``scores`` are those of likenesses among the articles. ``copied`` may have others' copies too.
    In each of ``disputing`` somebody denies or accuses: if no other tells its event, it may be a
    story alone.
    """
    number_of = {key: number for number, key in keys.items()}
    likenesses = [
        Likeness(a=min(keys[a], keys[b]), b=max(keys[a], keys[b]), score=score)
        for (a, b), score in sorted(scores.items())
    ]
    copies: dict[int, list[Copied]] = defaultdict(list)
    for copy in sorted(copied):
        copies[copy[0]].append(copy)
    threads = group_threads({keys[number]: day for number, day in days.items()}, likenesses)
    grouped = {key for thread in threads for story in thread.stories for key in story.articles}
    alone = (keys[number] for number in disputing if keys[number] not in grouped)
    threads += tuple(Thread(stories=(Story(articles=(key,)),)) for key in alone)
    found = []
    for thread in sorted(threads, key=_first_articles):
        stories = [tuple(number_of[key] for key in story.articles) for story in thread.stories]
        articles = [number for story in stories for number in story]
        found.append(
            Planned(
                tuple(PlannedStory(story, _most_alike(story, scores)) for story in stories),
                tuple(_among(articles, copies)),
            )
        )
    return found


def _first_articles(thread: Thread) -> list[tuple[str, ...]]:
    return [story.articles for story in thread.stories]


def draft_of(made: Planned, tellings: Mapping[int, Telling]) -> Draft:
    """What the claims of a planned thread are found in; ``tellings`` by their numbers."""
    return Draft(
        tuple(
            StoryArticles(
                tuple(tellings[number] for number in story.articles),
                tellings[story.title].article.title,
            )
            for story in made.stories
        ),
        tuple(
            Copy(
                first=tellings[first].key,
                second=tellings[second].key,
                kind=kind,
                share=share,
                credit=credit,
            )
            for first, second, kind, share, credit in made.copies
        ),
    )


def claims_found(draft: Draft) -> Found:
    """The claims of a thread; no error of it is raised."""
    story_of = {
        telling.key: number
        for number, story in enumerate(draft.stories)
        for telling in story.articles
    }
    return attempted(partial(claims_of, draft.tellings, draft.copies, story_of), SECONDS)


def is_told(plan: Planned, claims: Found) -> bool:
    """Whether there are stories: an article alone only is one if two in it dispute."""
    return len(plan.articles) > 1 or (isinstance(claims, StoryClaims) and bool(claims.disputes))


def _among(articles: Sequence[int], copies: Mapping[int, Sequence[Copied]]) -> Iterator[Copied]:
    """The copies among ``articles``, in the order of these."""
    held = set(articles)
    for article in articles:
        yield from (copy for copy in copies.get(article, ()) if copy[1] in held)


def _most_alike(articles: Sequence[int], scores: Mapping[tuple[int, int], float]) -> int:
    """The article that is most like the others; of equals the earliest."""
    held = set(articles)
    likeness = dict.fromkeys(articles, 0.0)
    for (a, b), score in sorted(scores.items()):
        if a in held and b in held:
            likeness[a] += score
            likeness[b] += score
    return max(articles, key=lambda article: round(likeness[article], 3))
