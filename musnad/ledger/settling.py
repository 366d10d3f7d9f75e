"""Stories out of likenesses: each connected part alone, replaced where it comes out otherwise."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import NamedTuple

from musnad import deadline
from musnad.claims.likeness import model
from musnad.claims.model import Copy, CopyKind, CreditFate, Likeness, Telling
from musnad.claims.stories import WINDOW_DAYS, group_stories
from musnad.claims.told import StoryClaims, claims_of
from musnad.ledger.among import Row, insert, next_number, rows_among
from musnad.ledger.claims_rows import StoryArticles, StoryRows, story_row
from musnad.ledger.store import transaction
from musnad.ledger.tellings import tellings_of
from musnad.messages import Message, message
from musnad.workers import in_order

#: Seconds that the claims of one story may take.
_SECONDS = 600.0
#: A batch is full with so many articles of stories to be read, or so many of any.
_TOLD, _ARTICLES = 60, 2_000


#: A row of ``copies``.
_Copied = tuple[int, int, CopyKind, float, CreditFate]


class _Draft(NamedTuple):
    """A story whose claims are to be found, with the copies among its articles."""

    story: StoryArticles
    copies: tuple[Copy, ...]


class _Planned(NamedTuple):
    """A story as it is to be in the ledger: numbers of its articles, and what it is made of."""

    articles: tuple[int, ...]
    ranks: tuple[int, ...]
    title: int
    copies: tuple[_Copied, ...]
    basis: bytes


class _Part(NamedTuple):
    """A connected part: what it was paired of, stories to drop and stories to make."""

    articles: list[int]
    dropped: list[int]
    made: list[_Planned]


#: The claims of a story, or why none were found.
_Found = StoryClaims | Message


class _Claims:
    """What a worker does with some stories (``musnad.workers.Task``)."""

    seconds = _SECONDS

    def __call__(self, job: Sequence[_Draft]) -> list[_Found]:
        return [self._of(draft) for draft in job]

    def split(self, job: Sequence[_Draft]) -> Sequence[Sequence[_Draft]]:
        return [[draft] for draft in job]

    def failed(self, job: Sequence[_Draft], reason: Message) -> list[_Found]:
        return [reason] * len(job)

    def joined(self, results: Sequence[list[_Found]]) -> list[_Found]:
        return [claims for result in results for claims in result]

    def _of(self, draft: _Draft) -> _Found:
        try:
            with deadline.limited(self.seconds):
                return claims_of(draft.story.articles, draft.copies)
        except deadline.Overdue:
            return deadline.took_longer(self.seconds)
        except Exception as error:
            # A fault of ours must not cost a night's run; it is told like any other.
            told = f"{type(error).__name__}: {error}"
            return message("internal error: {error}", error=told)


class Settling:
    """Brings the stories of a ledger in line with its likenesses."""

    def __init__(self, connection: sqlite3.Connection, workers: int) -> None:
        self._connection = connection
        self._workers = workers
        #: How many articles were settled, and why no claims could be found of how many stories.
        self.settled = 0
        self.failed: Counter[Message] = Counter()

    def waiting(self) -> int:
        """How many articles are to be settled."""
        query = "SELECT count(*) FROM linked WHERE NOT settled"
        [(count,)] = self._connection.execute(query).fetchall()
        return int(count)

    def settle(
        self, near: Mapping[int, Telling], ahead: date | None, done: Callable[[int], None]
    ) -> None:
        """Settle what articles of the day ``ahead`` and later ones cannot change; None is never.

        ``near`` holds articles that need not be read again. ``done`` is told how many articles are
        settled so far.
        """
        jobs = ((self._drafts(batch, near), batch) for batch in self._batches(ahead))
        for found, (batch, drafts) in in_order(
            _Claims(), ((drafts, (batch, drafts)) for drafts, batch in jobs), self._workers
        ):
            self._write(batch, drafts, found)
            self.settled += sum(len(part.articles) for part in batch)
            done(self.settled)

    def _batches(self, ahead: date | None) -> Iterator[list[_Part]]:
        """Parts that nothing can change any more, some at a time."""
        query = "SELECT article FROM linked WHERE NOT settled ORDER BY article"
        seen: set[int] = set()
        batch: list[_Part] = []
        told = held = 0
        for (article,) in self._connection.execute(query).fetchall():
            if article in seen:
                continue
            days, scores, stories = self._connected(article)
            seen.update(days)
            if ahead and max(days.values()) + timedelta(WINDOW_DAYS) >= ahead:
                continue
            part = self._planned(days, scores, stories)
            batch.append(part)
            told += sum(len(made.articles) for made in part.made)
            held += len(part.articles)
            if told >= _TOLD or held >= _ARTICLES:
                yield batch
                batch, told, held = [], 0, 0
        if batch:
            yield batch

    def _connected(
        self, article: int
    ) -> tuple[dict[int, date], dict[tuple[int, int], float], set[int]]:
        """All that hangs together with ``article``: days of articles, likenesses and old stories.

        Articles hang together by a likeness that may join them, and by a story that held them.
        """
        least = model().pair
        reached, frontier = {article}, [article]
        scores: dict[tuple[int, int], float] = {}
        stories: set[int] = set()
        while frontier:
            found: set[int] = set()
            for a, b, score in self._rows(
                "SELECT a, b, score FROM likenesses WHERE a {among} "
                "UNION ALL SELECT a, b, score FROM likenesses WHERE b {among}",
                frontier,
            ):
                scores[a, b] = score
                if score >= least:
                    found |= {a, b}
            for story, other in self._rows(
                "SELECT story, article FROM story_articles WHERE story IN "
                "(SELECT story FROM story_articles WHERE article {among})",
                frontier,
            ):
                stories.add(story)
                found.add(other)
            frontier = sorted(found - reached)
            reached |= found
        days = self._days(reached)
        within = {pair: score for pair, score in scores.items() if set(pair) <= days.keys()}
        return days, within, stories

    def _days(self, articles: set[int]) -> dict[int, date]:
        """The days of those articles that are latest versions."""
        query = "SELECT article, day FROM articles WHERE article {among} AND replaced_by IS NULL"
        return {number: date.fromisoformat(day) for number, day in self._rows(query, articles)}

    def _planned(
        self,
        days: Mapping[int, date],
        scores: Mapping[tuple[int, int], float],
        stories: set[int],
    ) -> _Part:
        keys = self._keys(days)
        number_of = {key: number for number, key in keys.items()}
        likenesses = [
            Likeness(a=min(keys[a], keys[b]), b=max(keys[a], keys[b]), score=score)
            for (a, b), score in sorted(scores.items())
        ]
        groups = group_stories({keys[number]: day for number, day in days.items()}, likenesses)
        copies = self._copies(days)
        held: Counter[str] = Counter()
        planned = {}
        for group in sorted(groups, key=lambda story: story.articles):
            ranks = tuple(held[key] for key in group.articles)
            held.update(group.articles)
            articles = tuple(number_of[key] for key in group.articles)
            among = tuple(_among(articles, copies))
            title = _most_alike(articles, scores)
            made = _Planned(articles, ranks, title, among, _basis(articles, ranks, among))
            planned[made.basis] = made
        for story in sorted(stories):
            query = "SELECT digest FROM bases WHERE story = ?"
            [(basis,)] = self._connection.execute(query, (story,)).fetchall() or [(b"",)]
            if planned.pop(basis, None) is not None:
                stories.remove(story)
        return _Part(sorted(days), sorted(stories), list(planned.values()))

    def _keys(self, articles: Mapping[int, object]) -> dict[int, str]:
        query = "SELECT article, key FROM articles WHERE article {among}"
        return {number: key for number, key in self._rows(query, articles)}

    def _copies(self, articles: Mapping[int, object]) -> dict[int, list[_Copied]]:
        """The copies among ``articles``, by the first of each."""
        copies: dict[int, list[_Copied]] = defaultdict(list)
        query = (
            "SELECT first, second, kind, share, credit FROM copies "
            "WHERE first {among} ORDER BY first, second"
        )
        for first, second, kind, share, credit in self._rows(query, articles):
            if second in articles:
                copies[first].append((first, second, kind, share, credit))
        return copies

    def _drafts(self, batch: Sequence[_Part], near: Mapping[int, Telling]) -> list[_Draft]:
        """What the claims of the stories to be made are found in."""
        wanted = {number for part in batch for made in part.made for number in made.articles}
        tellings = {number: near[number] for number in wanted if number in near}
        tellings.update(tellings_of(self._connection, wanted - tellings.keys()))
        return [
            _Draft(
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
            for part in batch
            for made in part.made
        ]

    def _write(
        self,
        batch: Sequence[_Part],
        drafts: Sequence[_Draft],
        found: Sequence[_Found],
    ) -> None:
        made = [planned for part in batch for planned in part.made]
        statements = self._statements({number for planned in made for number in planned.articles})
        with transaction(self._connection):
            for part in batch:
                for story in part.dropped:
                    drop_story(self._connection, story)
            for planned, draft, claims in zip(made, drafts, found, strict=True):
                self._make(planned, draft, claims, statements)
            self._connection.executemany(
                "UPDATE linked SET settled = 1 WHERE article = ?",
                [(number,) for part in batch for number in part.articles],
            )
        self.failed.update(claims for claims in found if isinstance(claims, Message))

    def _make(
        self,
        planned: _Planned,
        draft: _Draft,
        claims: _Found,
        statements: Mapping[tuple[int, str], int],
    ) -> None:
        story = next_number(self._connection, "stories", "story")
        insert(self._connection, "stories", [story_row(story, draft.story)])
        places = enumerate(planned.articles)
        insert(self._connection, "story_articles", [(story, n, article) for n, article in places])
        if isinstance(claims, Message):
            return
        self._connection.execute("INSERT INTO bases VALUES (?, ?)", (story, planned.basis))
        keys = (telling.key for telling in draft.story.articles)
        rows = StoryRows(
            story,
            draft.story,
            claims,
            numbers=dict(zip(keys, planned.articles, strict=True)),
            statements=statements,
            families=next_number(self._connection, "families", "family"),
            disputes=next_number(self._connection, "disputes", "dispute"),
        )
        for table, own in rows.tables.items():
            insert(self._connection, table, own)
        self._connection.executemany(
            "INSERT INTO claims_fts (rowid, stems, words) VALUES (?, ?, ?)", rows.index
        )

    def _statements(self, articles: set[int]) -> dict[tuple[int, str], int]:
        query = "SELECT article, id, statement FROM statements WHERE article {among}"
        return {(article, id): number for article, id, number in self._rows(query, articles)}

    def _rows(self, query: str, articles: Iterable[int]) -> list[Row]:
        return rows_among(self._connection, query, sorted(articles))


def drop_story(connection: sqlite3.Connection, story: int) -> None:
    """Take a story out of the ledger, with all that was found in it."""
    execute = connection.execute
    families = "IN (SELECT family FROM families WHERE story = ?)"
    disputes = "IN (SELECT dispute FROM disputes WHERE story = ?)"
    execute(f"DELETE FROM claims_fts WHERE rowid {families}", (story,))
    execute(f"DELETE FROM sides WHERE dispute {disputes}", (story,))
    for table in ("mutations", "origins", "links", "members"):
        execute(f"DELETE FROM {table} WHERE family {families}", (story,))
    for table in ("disputes", "families", "bases", "story_articles", "stories"):
        execute(f"DELETE FROM {table} WHERE story = ?", (story,))


def _among(articles: Sequence[int], copies: Mapping[int, Sequence[_Copied]]) -> Iterator[_Copied]:
    """The copies among ``articles``, in the order of these."""
    held = set(articles)
    for article in articles:
        yield from (copy for copy in copies.get(article, ()) if copy[1] in held)


def _basis(articles: Sequence[int], ranks: Sequence[int], copies: Sequence[_Copied]) -> bytes:
    """16 bytes that tell whether a story would come out as it is."""
    made_of = json.dumps([articles, ranks, sorted(copies)])
    return blake2b(made_of.encode(), digest_size=16).digest()


def _most_alike(articles: Sequence[int], scores: Mapping[tuple[int, int], float]) -> int:
    """The article that is most like the others; of equals the earliest."""
    held = set(articles)
    likeness = dict.fromkeys(articles, 0.0)
    for (a, b), score in sorted(scores.items()):
        if a in held and b in held:
            likeness[a] += score
            likeness[b] += score
    return max(articles, key=lambda article: round(likeness[article], 3))
