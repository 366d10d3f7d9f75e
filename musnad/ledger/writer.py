"""What workers have read, put into the ledger: one batch, one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import NamedTuple

from musnad.intake.notices import Notices
from musnad.ledger.among import Row, insert, next_number, rows_among
from musnad.ledger.names import Names
from musnad.ledger.rows import Gathered
from musnad.ledger.schema import stored
from musnad.messages import message

#: Of one input so many records that were set aside are kept, of a run so many; all are counted.
REJECTS_OF_INPUT, REJECTS_OF_RUN = 1_000, 100_000
#: Where these stand in a row of a statement.
_SPEAKER, _ADDRESSEE, _KIND, _ACT = (
    [column.name for column in stored("statements")].index(name)
    for name in ("speaker", "addressee", "kind", "act")
)
#: So many different reasons are counted.
REASONS = 1_000


class Reject(NamedTuple):
    """A record that is no article: where it stands, why, and how it begins."""

    source: str
    number: int | None
    reason: str
    record: str


class Batch(NamedTuple):
    """Some articles in the order of the input, their rows, and what was none.

    ``versions`` are the digests of the articles, ``gathered`` has their rows in the same order.
    ``notices`` are for the user, not for the ledger.
    """

    versions: list[bytes]
    gathered: Gathered
    rejects: list[Reject]
    notices: Notices


class Counts(NamedTuple):
    """What became of the records of a run: ``articles`` are new, ``versions`` of known ones."""

    articles: int = 0
    versions: int = 0
    unchanged: int = 0
    statements: int = 0
    rejected: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


class Reason(NamedTuple):
    """Why records were set aside: how many, and where the first of them stands."""

    reason: str
    records: int
    source: str
    number: int | None


class _Numbers(NamedTuple):
    """The numbers that a batch's articles get: None for those that the ledger has already."""

    articles: list[int | None]
    versions: dict[int, int]
    replaces: dict[int, int | None]


class Writer:
    """The only one that writes to an open ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names = Names(connection)
        self._article = next_number(connection, "articles", "article")
        self._statement = next_number(connection, "statements", "statement")
        self._reject = next_number(connection, "rejects", "reject")
        self._run = next_number(connection, "runs", "run")
        self._rejected: Counter[str] = Counter()
        self.counts = Counts()
        self._reasons: dict[str, Reason] = {}

    def begin_run(self, inputs: Sequence[str], columns: Mapping[str, str]) -> None:
        """Enter a run in the ledger."""
        told = (json.dumps(value, ensure_ascii=False) for value in (list(inputs), dict(columns)))
        self._connection.execute(
            "INSERT INTO runs VALUES (?, ?, NULL, ?, ?, ?, 0, 0, 0, 0, 0)",
            (self._run, _now(), version("musnad"), *told),
        )

    def end_run(self) -> None:
        """Enter that the run has come to its end."""
        self._connection.execute("UPDATE runs SET ended = ? WHERE run = ?", (_now(), self._run))

    def known(self, digests: Iterable[bytes]) -> set[bytes]:
        """Those digests of records that are in the ledger."""
        query = "SELECT digest FROM records WHERE digest {among}"
        return {digest for (digest,) in rows_among(self._connection, query, digests)}

    def write(self, batch: Batch, records: Sequence[bytes], repeated: int) -> None:
        """Put ``batch`` into the ledger, wholly or not at all. Raises sqlite3.Error.

        ``records`` are the digests of what it was read from, ``repeated`` how many more were left
        out as known.
        """
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            counts = self._write_articles(batch)
            kept = self._write_rejects(batch.rejects)
            self._write_digests("records", records)
            counts = counts._replace(
                unchanged=counts.unchanged + repeated, rejected=len(batch.rejects)
            )
            total = self.counts.plus(counts)
            connection.execute(
                "UPDATE runs SET articles = ?, versions = ?, unchanged = ?, statements = ?, "
                "rejected = ? WHERE run = ?",
                (*total, self._run),
            )
            connection.execute("COMMIT")
        except BaseException:
            self._names.forget()
            # A failed commit may have ended the transaction itself.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        self.counts = total
        self._article += counts.articles + counts.versions
        self._statement += counts.statements
        self._reject += kept
        self._rejected.update(reject.source for reject in batch.rejects)
        for reject in batch.rejects:
            self._count_reason(reject)

    def reasons(self) -> list[Reason]:
        """Why this run set records aside, the most frequent reason first."""
        return sorted(self._reasons.values(), key=lambda reason: -reason.records)

    def _count_reason(self, reject: Reject) -> None:
        met = self._reasons.get(reject.reason)
        if met is not None:
            self._reasons[reject.reason] = met._replace(records=met.records + 1)
        elif len(self._reasons) < REASONS:
            self._reasons[reject.reason] = Reason(reject.reason, 1, reject.source, reject.number)

    def _write_articles(self, batch: Batch) -> Counts:
        articles = batch.gathered.tables["articles"]
        numbers = self._number([row[1] for row in articles], batch.versions)
        added = sum(number is not None for number in numbers.articles)
        unchanged = len(articles) - added
        if not added:
            return Counts(unchanged=unchanged)
        rows: list[Row] = []
        for number, row in zip(numbers.articles, articles, strict=True):
            if number is not None:
                own = (number, row[1], numbers.versions[number], numbers.replaces[number])
                rows.append((*own, None, self._run, *row[6:]))
        insert(self._connection, "articles", rows)
        statements = self._write_statements(batch.gathered, numbers.articles)
        self._write_parts(batch.gathered, numbers.articles, statements)
        replaced = {old: new for new, old in numbers.replaces.items() if old is not None}
        self._replace(replaced)
        self._tally(batch.gathered, numbers.articles, replaced.keys())
        return Counts(
            articles=added - len(replaced),
            versions=len(replaced),
            unchanged=unchanged,
            statements=len(statements),
        )

    def _number(self, keys: Sequence[str], digests: Sequence[bytes]) -> _Numbers:
        """Numbers for what is new, entered among what is known."""
        query = "SELECT digest FROM versions WHERE digest {among}"
        known = {digest for (digest,) in rows_among(self._connection, query, digests)}
        query = (
            "SELECT key, article, version FROM articles WHERE key {among} AND replaced_by IS NULL"
        )
        latest = {
            key: (article, version)
            for key, article, version in rows_among(self._connection, query, keys)
        }
        numbers = _Numbers([], {}, {})
        for key, digest in zip(keys, digests, strict=True):
            if digest in known:
                numbers.articles.append(None)
                continue
            number = self._article + len(numbers.versions)
            replaced, version = latest.get(key, (None, 0))
            numbers.articles.append(number)
            numbers.versions[number] = version + 1
            numbers.replaces[number] = replaced
            known.add(digest)
            latest[key] = (number, version + 1)
        added = zip(numbers.articles, digests, strict=True)
        self._write_digests("versions", [digest for number, digest in added if number is not None])
        return numbers

    def _write_statements(self, gathered: Gathered, articles: list[int | None]) -> dict[int, int]:
        """Write the statements with their index, and give their numbers by those of the batch."""
        rows: list[Row] = []
        indexed: list[Row] = []
        parts: list[Row] = []
        numbers: dict[int, int] = {}
        for row in gathered.tables["statements"]:
            article = articles[row[1]]
            if article is None:
                continue
            number = numbers[row[0]] = self._statement + len(numbers)
            named = list(row)
            for at in (_SPEAKER, _ADDRESSEE):
                named[at] = self._names.number(row[at]) if row[at] else None
            rows.append((number, article, *named[2:]))
            indexed.append((number, *gathered.index[row[0]]))
            parts.append((number, *gathered.parts[row[0]]))
        insert(self._connection, "statements", rows)
        self._connection.executemany(
            "INSERT INTO parts_fts (rowid, verb, addressee) VALUES (?, ?, ?)", parts
        )
        self._connection.executemany(
            "INSERT INTO statements_fts (rowid, content, title, speaker, via, words) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            indexed,
        )
        return numbers

    def _write_parts(
        self, gathered: Gathered, articles: list[int | None], statements: dict[int, int]
    ) -> None:
        tables = gathered.tables
        for name in ("credits", "figures", "moments"):
            numbered = ((articles[row[0]], *row[1:]) for row in tables[name])
            insert(self._connection, name, [row for row in numbered if row[0] is not None])
        for name in ("contents", "sources", "via"):
            rows = [
                (statements[row[0]], articles[row[1]], *row[2:])
                for row in tables[name]
                if row[0] in statements
            ]
            if name == "via":
                rows = [(*row[:3], self._names.number(row[3]), *row[4:]) for row in rows]
            insert(self._connection, name, rows)

    def _replace(self, replaced: Mapping[int, int]) -> None:
        """Enter which versions were replaced by which."""
        self._connection.executemany(
            "UPDATE articles SET replaced_by = ? WHERE article = ?",
            [(new, old) for old, new in replaced.items()],
        )
        self._connection.executemany(
            "INSERT INTO replaced SELECT statement FROM statements WHERE article = ?",
            [(old,) for old in replaced],
        )

    def _tally(
        self, gathered: Gathered, articles: list[int | None], replaced: Iterable[int]
    ) -> None:
        """Keep the sums over the latest versions: what came is added, what it replaced taken off.

        A version that came and was replaced within the batch is in both.
        """
        change = _Change()
        outlets: dict[int, str] = {}
        for number, row in zip(articles, gathered.tables["articles"], strict=True):
            if number is not None:
                outlets[row[0]] = row[7]
                change.article(row[7], row[10], 1)
        via = {row[0] for row in gathered.tables["via"]}
        for row in gathered.tables["statements"]:
            if row[1] in outlets:
                name = self._names.number(row[_SPEAKER]) if row[_SPEAKER] else None
                outlet = outlets[row[1]]
                change.statement(outlet, row[_KIND], row[_ACT], name, row[0] in via, 1)
        for table in ("figures", "moments"):
            change.totals[table] += sum(row[0] in outlets for row in gathered.tables[table])
        for article in replaced:
            self._take_off(change, article)
        self._apply(change)

    def _take_off(self, change: _Change, article: int) -> None:
        query = self._connection.execute
        [(outlet, day)] = query(
            "SELECT outlet, day FROM articles WHERE article = ?", (article,)
        ).fetchall()
        change.article(outlet, day, -1)
        change.totals["older versions"] += 1
        for kind, act, speaker, is_relayed in query(
            "SELECT kind, act, speaker, "
            "EXISTS (SELECT 1 FROM via v WHERE v.statement = s.statement) "
            "FROM statements s WHERE article = ?",
            (article,),
        ):
            change.statement(outlet, kind, act, speaker, is_relayed, -1)
        for table in ("figures", "moments"):
            [(count,)] = query(f"SELECT count(*) FROM {table} WHERE article = ?", (article,))
            change.totals[table] -= count

    def _apply(self, change: _Change) -> None:
        many = self._connection.executemany
        many(
            "INSERT INTO tallies VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
            "SET statements = statements + excluded.statements",
            [(*key, count) for key, count in change.tallies.items() if count],
        )
        many(
            "INSERT INTO unnamed VALUES (?, ?, ?) ON CONFLICT DO UPDATE "
            "SET statements = statements + excluded.statements",
            [(*key, count) for key, count in change.unnamed.items() if count],
        )
        change.totals["speakers"] += self._names.add_statements(change.speakers)
        many(
            "INSERT INTO outlets VALUES (?, ?) ON CONFLICT DO UPDATE "
            "SET articles = articles + excluded.articles",
            [(outlet, count) for outlet, count in change.outlets.items() if count],
        )
        many(
            "INSERT INTO totals VALUES (?, ?) ON CONFLICT DO UPDATE "
            "SET value = value + excluded.value",
            [(name, count) for name, count in change.totals.items() if count],
        )

    def _write_rejects(self, rejects: Sequence[Reject]) -> int:
        """Enter what was set aside, up to the bounds, and give how many rows that made."""
        kept = bounded(rejects, self._rejected.copy())
        rows = [(self._reject + n, self._run, *reject) for n, reject in enumerate(kept)]
        insert(self._connection, "rejects", rows)
        return len(rows)

    def _write_digests(self, table: str, digests: Iterable[bytes]) -> None:
        # In order, so that the index is gone through once.
        rows = [(digest,) for digest in sorted(set(digests))]
        self._connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?)", rows)


class _Change:
    """By how much the sums over the latest versions change."""

    def __init__(self) -> None:
        self.tallies: Counter[tuple[str, str, str]] = Counter()
        self.unnamed: Counter[tuple[str, int]] = Counter()
        self.speakers: Counter[int] = Counter()
        self.outlets: Counter[str] = Counter()
        self.totals: defaultdict[str, int] = defaultdict(int)

    def article(self, outlet: str, day: str | None, sign: int) -> None:
        self.totals["articles"] += sign
        self.outlets[outlet] += sign
        if day is None:
            self.totals["articles without a day"] += sign

    def statement(
        self, outlet: str, kind: str, act: str, name: int | None, is_relayed: bool, sign: int
    ) -> None:
        self.totals["statements"] += sign
        self.tallies[outlet, kind, act] += sign
        if is_relayed:
            self.totals["statements that came through others"] += sign
        if name is not None:
            self.speakers[name] += sign
            if kind == "unnamed":
                self.unnamed[outlet, name] += sign


def bounded(rejects: Iterable[Reject], met: Counter[str]) -> Iterator[Reject]:
    """What is kept of ``rejects``, up to the bounds; the last one of an input or a run says so.

    ``met`` tells of each input how many there were before, and is kept up.
    """
    run = met.total()
    for reject in rejects:
        met[reject.source] += 1
        run += 1
        if met[reject.source] > REJECTS_OF_INPUT or run > REJECTS_OF_RUN:
            continue
        if met[reject.source] == REJECTS_OF_INPUT or run == REJECTS_OF_RUN:
            reason = message(
                "further records were set aside; the run's row in «runs» counts them all"
            )
            reject = Reject(reject.source, None, reason, "")
        yield reject


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
