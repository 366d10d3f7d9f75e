"""Stories out of likenesses: each connected part alone, replaced where it comes out otherwise."""

from __future__ import annotations

import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from musnad.claims.disputes import DISPUTING
from musnad.claims.likeness import model
from musnad.claims.model import Telling
from musnad.claims.stories import WINDOW_DAYS
from musnad.ledger.among import Row, insert, next_number, rows_among
from musnad.ledger.claims_rows import ThreadRows, story_rows
from musnad.ledger.plans import (
    SECONDS,
    Copied,
    Draft,
    Found,
    Planned,
    claims_found,
    draft_of,
    is_told,
    planned,
)
from musnad.ledger.store import transaction
from musnad.ledger.tellings import tellings_of
from musnad.messages import Message
from musnad.workers import Crew

#: A batch is full with so many articles of stories to be read, or so many of any.
_TOLD, _ARTICLES = 60, 2_000
#: So many batches wait for the workers at most, who are at them while the next block is paired.
_AHEAD = 64


class _Part(NamedTuple):
    """A connected part: what it was paired of, stories to drop and threads to make."""

    articles: list[int]
    dropped: list[int]
    made: list[Planned]


class _UnderWay(NamedTuple):
    """Some parts whose claims are being found; ``claims`` waits for them."""

    batch: Sequence[_Part]
    drafts: Sequence[Draft]
    claims: Callable[[], Sequence[Found]]


class _Claims:
    """What a worker does with some threads (``musnad.workers.Task``)."""

    seconds = SECONDS

    def __call__(self, job: Sequence[Draft]) -> list[Found]:
        return [claims_found(draft) for draft in job]

    def split(self, job: Sequence[Draft]) -> Sequence[Sequence[Draft]]:
        return [[draft] for draft in job]

    def failed(self, job: Sequence[Draft], reason: Message) -> list[Found]:
        return [reason] * len(job)

    def joined(self, results: Sequence[list[Found]]) -> list[Found]:
        return [claims for result in results for claims in result]


class Settling:
    """Brings the stories of a ledger in line with its likenesses."""

    def __init__(self, connection: sqlite3.Connection, workers: int) -> None:
        self._connection = connection
        # One for all days, so that its workers start, and meet the words of the news, once.
        self._crew = Crew(_Claims(), workers) if workers else None
        self._under_way: deque[_UnderWay] = deque()
        #: How many articles were settled, and why no claims could be found of how many stories.
        self.settled = 0
        self.failed: Counter[Message] = Counter()

    def close(self) -> None:
        """End the workers."""
        if self._crew:
            self._crew.close()

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
        settled so far. The workers may still be at some of it, which ``finish`` waits for.
        """
        self.finish(done)
        for batch in self._batches(ahead):
            drafts = self._drafts(batch, near)
            claims = self._crew.submit(drafts).result if self._crew else partial(_Claims(), drafts)
            self._under_way.append(_UnderWay(batch, drafts, claims))
            while len(self._under_way) > (_AHEAD if self._crew else 0):
                self._finish_first(done)

    def finish(self, done: Callable[[int], None]) -> None:
        """Wait for what is under way, and write it."""
        while self._under_way:
            self._finish_first(done)

    def _finish_first(self, done: Callable[[int], None]) -> None:
        batch, drafts, claims = self._under_way.popleft()
        self._write(batch, drafts, claims())
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

        Articles hang together by a likeness that may join them, by a story that held them, and by
        a claim or a dispute that they were in.
        """
        least = model().near
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
            told = _stories_of(self._connection, frontier) - stories
            found |= _articles_of(self._connection, told)
            stories |= told
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
        made = planned(self._keys(days), days, scores, self._copies(days), self._disputing(days))
        by_basis = {thread.basis: thread for thread in made}
        query = "SELECT story, digest FROM bases WHERE story {among}"
        bases: dict[int, bytes] = dict(self._rows(query, stories))
        kept = {story for story, basis in bases.items() if basis in by_basis}
        made = [thread for basis, thread in by_basis.items() if basis not in bases.values()]
        return _Part(sorted(days), sorted(stories - kept), made)

    def _keys(self, articles: Mapping[int, object]) -> dict[int, str]:
        query = "SELECT article, key FROM articles WHERE article {among}"
        return {number: key for number, key in self._rows(query, articles)}

    def _copies(self, articles: Mapping[int, object]) -> list[Copied]:
        """The copies among ``articles``."""
        query = "SELECT first, second, kind, share, credit FROM copies WHERE first {among}"
        return [copy for copy in self._rows(query, articles) if copy[1] in articles]

    def _disputing(self, articles: Mapping[int, object]) -> list[int]:
        """Those of ``articles`` in which somebody denies or accuses."""
        acts = ", ".join(f"'{act}'" for act in DISPUTING)
        query = (
            f"SELECT DISTINCT article FROM statements WHERE article {{among}} AND act IN ({acts})"
        )
        return [article for (article,) in self._rows(query, articles)]

    def _drafts(self, batch: Sequence[_Part], near: Mapping[int, Telling]) -> list[Draft]:
        """What the claims of the threads to be made are found in."""
        wanted = {number for part in batch for made in part.made for number in made.articles}
        tellings = {number: near[number] for number in wanted if number in near}
        tellings.update(tellings_of(self._connection, wanted - tellings.keys()))
        return [draft_of(made, tellings) for part in batch for made in part.made]

    def _write(
        self,
        batch: Sequence[_Part],
        drafts: Sequence[Draft],
        found: Sequence[Found],
    ) -> None:
        made = [thread for part in batch for thread in part.made]
        statements = self._statements({number for thread in made for number in thread.articles})
        with transaction(self._connection):
            _drop(self._connection, (story for part in batch for story in part.dropped))
            for plan, draft, claims in zip(made, drafts, found, strict=True):
                self._make(plan, draft, claims, statements)
            self._connection.executemany(
                "UPDATE linked SET settled = 1 WHERE article = ?",
                [(number,) for part in batch for number in part.articles],
            )
        for plan, claims in zip(made, found, strict=True):
            if isinstance(claims, Message):
                self.failed[claims] += len(plan.stories)

    def _make(
        self,
        plan: Planned,
        draft: Draft,
        claims: Found,
        statements: Mapping[tuple[int, str], int],
    ) -> None:
        if not is_told(plan, claims):
            return
        first = next_number(self._connection, "stories", "story")
        numbers = draft.numbers(plan)
        self._insert(story_rows(first, draft.stories, numbers))
        if isinstance(claims, Message):
            return
        stories = range(first, first + len(plan.stories))
        self._connection.executemany(
            "INSERT INTO bases VALUES (?, ?)", [(story, plan.basis) for story in stories]
        )
        rows = ThreadRows(
            draft.stories,
            claims,
            numbers=numbers,
            statements=statements,
            first=first,
            families=next_number(self._connection, "families", "family"),
            disputes=next_number(self._connection, "disputes", "dispute"),
        )
        self._insert(rows.tables)
        self._connection.executemany(
            "INSERT INTO claims_fts (rowid, stems, words) VALUES (?, ?, ?)", rows.index
        )

    def _insert(self, tables: Mapping[str, Sequence[Row]]) -> None:
        for table, rows in tables.items():
            insert(self._connection, table, rows)

    def _statements(self, articles: set[int]) -> dict[tuple[int, str], int]:
        query = "SELECT article, id, statement FROM statements WHERE article {among}"
        return {(article, id): number for article, id, number in self._rows(query, articles)}

    def _rows(self, query: str, articles: Iterable[int]) -> list[Row]:
        return rows_among(self._connection, query, sorted(articles))


def drop_stories_of(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Take the stories of ``articles`` out, and all that share a claim with one that goes.

    Their articles are to be settled anew.
    """
    reached = set(articles)
    stories: set[int] = set()
    while told := _stories_of(connection, reached) - stories:
        stories |= told
        reached |= _articles_of(connection, told)
    rows_among(connection, "UPDATE linked SET settled = 0 WHERE article {among}", sorted(reached))
    _drop(connection, stories)


#: Where a story's articles are: a claim or a dispute of it may stand in a neighbouring one's.
_HELD = (
    "SELECT story, article FROM story_articles",
    "SELECT f.story, m.article FROM families f JOIN members m USING (family)",
    "SELECT d.story, s.article FROM disputes d JOIN sides s USING (dispute)",
)


def _stories_of(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    """The stories that hold any of ``articles``, or a claim or dispute in which one of them is."""
    return _held(connection, "story", "article", articles)


def _articles_of(connection: sqlite3.Connection, stories: Iterable[int]) -> set[int]:
    """The articles of ``stories``, and those in which a claim or dispute of them stands."""
    return _held(connection, "article", "story", stories)


def _held(
    connection: sqlite3.Connection, wanted: str, given: str, numbers: Iterable[int]
) -> set[int]:
    """What ``_HELD`` has beside some ``numbers``, by the names of both columns."""
    among = sorted(numbers)
    return {
        found
        for held in _HELD
        for (found,) in rows_among(
            connection, f"SELECT DISTINCT {wanted} FROM ({held}) WHERE {given} {{among}}", among
        )
    }


def _drop(connection: sqlite3.Connection, stories: Iterable[int]) -> None:
    """Take stories out of the ledger, with all that was found in them.

    The sides of all of them go first: they tell of claims that another one may have.
    """
    numbers = sorted(stories)
    families = "IN (SELECT family FROM families WHERE story {among})"
    disputes = "IN (SELECT dispute FROM disputes WHERE story {among})"
    for rows in (
        f"sides WHERE dispute {disputes}",
        f"claims_fts WHERE rowid {families}",
        *(
            f"{table} WHERE family {families}"
            for table in ("mutations", "origins", "links", "members")
        ),
        *(
            f"{table} WHERE story {{among}}"
            for table in ("disputes", "families", "bases", "story_articles", "stories")
        ),
    ):
        rows_among(connection, f"DELETE FROM {rows}", numbers)
