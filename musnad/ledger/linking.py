"""Articles of the ledger linked: copies, stories, and what their families tell.

Two steps, each by windows of days. *Pairing* seeks the copies and likenesses of articles that have
none yet, block of days by block of days, among those near them. *Settling* groups each connected
part of the likenesses into threads of stories, as soon as no article that is to come can change it.
Both keep in the ledger how far they are (``linked``), so a run that was killed is gone on with; a
thread is always replaced as a whole, and one that would come out the same is left alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from musnad.claims.copies import WINDOW_DAYS as COPY_DAYS
from musnad.claims.copies import Text, copies_among, texts_of
from musnad.claims.likeness import Known, known
from musnad.claims.model import Telling
from musnad.claims.stories import WINDOW_DAYS as STORY_DAYS
from musnad.claims.stories import likenesses_among
from musnad.claims.window import dated
from musnad.ledger.among import insert, rows_among
from musnad.ledger.settling import Settling, drop_stories_of
from musnad.ledger.store import open_for_writing, told, transaction
from musnad.ledger.tellings import tellings_of
from musnad.messages import Message

#: A block of days is full with so many articles or days.
_BLOCK, _BLOCK_DAYS = 4_000, 7


class Progress(NamedTuple):
    """How far a run is: articles that are linked for good, and steps of all there are."""

    articles: int
    step: int
    steps: int


class Linked(NamedTuple):
    """What a run did, and what is in the ledger now; ``undated`` articles are never linked.

    ``failed`` tells why no claims could be found of how many stories, the most frequent first.
    """

    articles: int
    withdrawn: int
    undated: int
    copies: int
    stories: int
    claims: int
    disputes: int
    failed: Sequence[tuple[Message, int]]


class _Fresh(NamedTuple):
    number: int
    day: date


def link(
    ledger: Path,
    *,
    workers: int = 0,
    report: Callable[[Progress], None] = lambda _: None,
) -> Linked:
    """Link the articles of the ledger at ``ledger`` that are new since the last time.

    What is reported is in the ledger for good. The result depends on the articles only, in
    whatever order and portions they came. ``workers`` are processes that look for claims; with
    none this one does. Raises LedgerError or WorkerDiedError.
    """
    with open_for_writing(ledger, create=False) as connection, told(ledger):
        withdrawn = _withdraw(connection)
        fresh = _fresh(connection)
        with transaction(connection):
            _take_back(connection, _beside(connection, [one.number for one in fresh]))
        fresh = _fresh(connection)
        blocks = list(_blocks(fresh))
        with closing(Settling(connection, workers)) as settling:
            steps = 2 * len(fresh) + settling.waiting()
            paired = 0
            near = _Near(connection)

            def done(settled: int) -> None:
                report(Progress(settled, paired + settled, steps))

            for number, block in enumerate(blocks):
                near.move(block)
                _pair(connection, near, [one.number for one in block])
                paired += len(block)
                done(settling.settled)
                ahead = blocks[number + 1][0].day if number + 1 < len(blocks) else None
                settling.settle(near.tellings, ahead, done)
            if not blocks:
                settling.settle(near.tellings, None, done)
            settling.finish(done)
        return Linked(len(fresh), withdrawn, *_counts(connection), settling.failed.most_common())


def _counts(connection: sqlite3.Connection) -> tuple[int, int, int, int, int]:
    query = "SELECT coalesce((SELECT value FROM totals WHERE name = 'articles without a day'), 0)"
    tables = ("copies", "stories", "families", "disputes")
    [row] = connection.execute(
        ", ".join([query, *(f"(SELECT count(*) FROM {table})" for table in tables)])
    ).fetchall()
    undated, copies, stories, families, disputes = row
    return undated, copies, stories, families, disputes


def _withdraw(connection: sqlite3.Connection) -> int:
    """Take back articles of which there is a later version; gives how many."""
    gone = _numbers(
        connection,
        "SELECT article FROM articles WHERE replaced_by IS NOT NULL "
        "AND article IN (SELECT article FROM linked)",
    )
    with transaction(connection):
        _take_back(connection, [*gone, *_beside(connection, gone)])
        # Not left to settling: the later version may be in another story, which has its id.
        drop_stories_of(connection, gone)
    return len(gone)


def _fresh(connection: sqlite3.Connection) -> list[_Fresh]:
    """Dated articles that were not paired yet, by their days."""
    rows = connection.execute(
        "SELECT article, day FROM articles WHERE day IS NOT NULL "
        "AND replaced_by IS NULL AND article NOT IN (SELECT article FROM linked) "
        "ORDER BY day, article"
    ).fetchall()
    return [_Fresh(article, date.fromisoformat(day)) for article, day in rows]


def _beside(connection: sqlite3.Connection, articles: Sequence[int]) -> list[int]:
    """Paired articles of the same outlets and days: what is found of them depends on all."""
    query = "SELECT DISTINCT outlet, day FROM articles WHERE article {among}"
    found: list[int] = []
    for outlet, day in sorted(set(rows_among(connection, query, articles))):
        query = (
            "SELECT a.article FROM articles a JOIN linked l ON l.article = a.article "
            "WHERE a.outlet = ? AND a.day = ? AND a.replaced_by IS NULL"
        )
        found += _numbers(connection, query, (outlet, day))
    return found


def _take_back(connection: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Forget the pairs of ``articles``; the stories that they are in are to be settled anew."""
    of_stories = "SELECT story FROM story_articles WHERE article {among}"
    for change in (
        "UPDATE linked SET settled = 0 WHERE article IN "
        f"(SELECT article FROM story_articles WHERE story IN ({of_stories}))",
        "UPDATE linked SET settled = 0 WHERE article IN (SELECT a FROM likenesses WHERE b {among})",
        "UPDATE linked SET settled = 0 WHERE article IN (SELECT b FROM likenesses WHERE a {among})",
        "DELETE FROM copies WHERE first {among}",
        "DELETE FROM copies WHERE second {among}",
        "DELETE FROM likenesses WHERE a {among}",
        "DELETE FROM likenesses WHERE b {among}",
        "DELETE FROM linked WHERE article {among}",
    ):
        rows_among(connection, change, articles)


def _blocks(fresh: Iterable[_Fresh]) -> Iterator[list[_Fresh]]:
    """Whole days, some at a time."""
    block: list[_Fresh] = []
    for one in fresh:
        if block and one.day != block[-1].day:
            days = (one.day - block[0].day).days
            if len(block) >= _BLOCK or days >= _BLOCK_DAYS:
                yield block
                block = []
        block.append(one)
    if block:
        yield block


class _Near:
    """The articles near a block, each as it is compared, which is found once for all blocks.

    Of an outlet's day all articles come and go together.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        #: The articles by their numbers.
        self.tellings: dict[int, Telling] = {}
        self._texts: dict[str, Text] = {}
        self._known: dict[str, Known] = {}

    def move(self, block: Sequence[_Fresh]) -> None:
        """Be those of ``block`` and those paired already that are near enough for a copy."""
        apart = timedelta(COPY_DAYS)
        wanted = {one.number for one in block}
        wanted.update(
            _numbers(
                self._connection,
                "SELECT a.article FROM articles a JOIN linked l ON l.article = a.article "
                "WHERE a.day BETWEEN ? AND ?",
                (str(block[0].day - apart), str(block[-1].day + apart)),
            )
        )
        kept = {number: self.tellings[number] for number in wanted if number in self.tellings}
        come = tellings_of(self._connection, wanted - kept.keys())
        self.tellings = kept | come
        texts = {text.telling.key: text for text in texts_of(dated(come.values(), None, 0))}
        self._texts = {told.key: self._texts[told.key] for told in kept.values()} | texts

    def texts(self) -> Iterable[Text]:
        """The articles as their copies are found."""
        return self._texts.values()

    def known(self, fresh: Collection[str]) -> Iterable[Known]:
        """Those that tell of one event with a ``fresh`` one, as their likenesses are found."""
        near = dated(self.tellings.values(), fresh, STORY_DAYS)
        self._known = {
            told.key: self._known.get(told.key) or known(told, day) for day, told in near
        }
        return self._known.values()


def _pair(connection: sqlite3.Connection, near: _Near, block: Sequence[int]) -> None:
    """Write the copies and likenesses of ``block`` among the articles that are near."""
    numbers = {telling.key: number for number, telling in near.tellings.items()}
    fresh = {near.tellings[number].key for number in block}
    copies = copies_among(near.texts(), fresh)
    likenesses = likenesses_among(near.known(fresh), copies, fresh)
    with transaction(connection):
        insert(
            connection,
            "copies",
            [(numbers[c.first], numbers[c.second], c.kind, c.share, c.credit) for c in copies],
        )
        insert(
            connection,
            "likenesses",
            [(numbers[one.a], numbers[one.b], one.score) for one in likenesses],
        )
        connection.executemany(
            "INSERT INTO linked VALUES (?, 0)", [(number,) for number in sorted(block)]
        )


def _numbers(
    connection: sqlite3.Connection, query: str, values: Sequence[object] = ()
) -> list[int]:
    return [number for (number,) in connection.execute(query, values)]
