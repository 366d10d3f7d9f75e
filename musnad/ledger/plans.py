"""Stories as they are to be: from what hangs together, without a ledger."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from musnad.batches import attempted
from musnad.claims.model import Copy, CopyKind, CreditFate, Likeness, Story, Telling
from musnad.claims.stories import group_stories
from musnad.claims.told import StoryClaims, claims_of
from musnad.ledger.claims_rows import StoryArticles
from musnad.messages import Message

#: Seconds that the claims of one story may take.
SECONDS = 600.0

#: A row of ``copies``.
Copied = tuple[int, int, CopyKind, float, CreditFate]

#: The claims of a story, or why none were found.
Found = StoryClaims | Message


class Planned(NamedTuple):
    """A story as it is to be in the ledger: numbers of its articles, and what it is made of."""

    articles: tuple[int, ...]
    ranks: tuple[int, ...]
    title: int
    copies: tuple[Copied, ...]

    @property
    def basis(self) -> bytes:
        """16 bytes that tell whether the story would come out as it is."""
        made_of = json.dumps([self.articles, self.ranks, sorted(self.copies)])
        return blake2b(made_of.encode(), digest_size=16).digest()


class Draft(NamedTuple):
    """A story whose claims are to be found, with the copies among its articles."""

    story: StoryArticles
    copies: tuple[Copy, ...]


def planned(
    keys: Mapping[int, str],
    days: Mapping[int, date],
    scores: Mapping[tuple[int, int], float],
    copied: Iterable[Copied],
    disputing: Collection[int],
) -> list[Planned]:
    """The stories of articles that hang together, by their numbers, in the order of their keys.

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
    groups = group_stories({keys[number]: day for number, day in days.items()}, likenesses)
    grouped = {key for group in groups for key in group.articles}
    alone = (keys[number] for number in disputing if keys[number] not in grouped)
    groups += tuple(Story(articles=(key,)) for key in alone)
    held: Counter[str] = Counter()
    stories = []
    for group in sorted(groups, key=lambda story: story.articles):
        ranks = tuple(held[key] for key in group.articles)
        held.update(group.articles)
        articles = tuple(number_of[key] for key in group.articles)
        among = tuple(_among(articles, copies))
        stories.append(Planned(articles, ranks, _most_alike(articles, scores), among))
    return stories


def draft_of(made: Planned, tellings: Mapping[int, Telling]) -> Draft:
    """What the claims of a planned story are found in; ``tellings`` by their numbers."""
    return Draft(
        StoryArticles(
            tuple(tellings[number] for number in made.articles),
            made.ranks,
            tellings[made.title].article.title,
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
    """The claims of a story; no error of it is raised."""
    return attempted(partial(claims_of, draft.story.articles, draft.copies), SECONDS)


def is_story(plan: Planned, claims: Found) -> bool:
    """Whether it is one: an article alone only is if two in it dispute."""
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
