"""What workers have read, put into the ledger: one batch, one transaction."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import version
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from musnad.ledger.rows import ARTICLE_TABLES
from musnad.ledger.schema import POSTINGS, TABLES


class Identity(NamedTuple):
    """Which article it is, and which version of it: two digests of 128 bits."""

    article: int
    version: int


class Reject(NamedTuple):
    """A record that is no article: where it stands, why, and how it begins."""

    source: str
    number: int | None
    reason: str
    record: str


class Batch(NamedTuple):
    """Some articles in the order of the input, their rows, and what was none.

    ``tables`` number the articles as ``identities`` does, and the statements, from 0.
    """

    identities: Sequence[Identity]
    tables: Mapping[str, pa.Table]
    rejects: Sequence[Reject]


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


class _Numbers(NamedTuple):
    """The numbers that a batch's articles get: null for those that the ledger has already."""

    articles: pa.Array
    versions: list[int]
    replaces: list[int | None]


class Writer:
    """The only one that writes to an open ledger."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._article = self._next("articles", "article")
        self._statement = self._next("statements", "statement")
        self._reject = self._next("rejects", "reject")
        self._run = self._next("runs", "run")
        self.counts = Counts()

    def begin_run(self, inputs: Sequence[str], columns: Mapping[str, str]) -> None:
        """Enter a run in the ledger."""
        told = json.dumps(dict(columns), ensure_ascii=False)
        self._connection.execute(
            "INSERT INTO runs VALUES (?, ?, NULL, ?, ?, ?, 0, 0, 0, 0, 0)",
            [self._run, datetime.now(UTC), version("musnad"), list(inputs), told],
        )

    def end_run(self) -> None:
        """Enter that the run has come to its end."""
        self._connection.execute(
            "UPDATE runs SET ended = ? WHERE run = ?", [datetime.now(UTC), self._run]
        )

    def known(self, digests: Iterable[int]) -> set[int]:
        """Those digests, of records or of versions, that are in the ledger."""
        return {digest for (digest,) in self._look_up("known", "digest", digests)}

    def write(self, batch: Batch, records: Sequence[int], repeated: int) -> None:
        """Put ``batch`` into the ledger, wholly or not at all. Raises duckdb.Error.

        ``records`` are the digests of what it was read from, ``repeated`` how many more were left
        out as known.
        """
        connection = self._connection
        connection.begin()
        try:
            counts = self._write_articles(batch)
            self._write_rejects(batch.rejects)
            self._write_known(records)
            counts = counts._replace(
                unchanged=counts.unchanged + repeated, rejected=len(batch.rejects)
            )
            total = self.counts.plus(counts)
            connection.execute(
                "UPDATE runs SET articles = ?, versions = ?, unchanged = ?, statements = ?, "
                "rejected = ? WHERE run = ?",
                [*total, self._run],
            )
            connection.commit()
        except BaseException:
            # A failed commit has ended the transaction itself; its own error is the one to tell.
            with suppress(duckdb.Error):
                connection.rollback()
            raise
        self.counts = total
        self._article += counts.articles + counts.versions
        self._statement += counts.statements
        self._reject += counts.rejected

    def _write_articles(self, batch: Batch) -> Counts:
        numbers = self._number(batch.identities)
        added = len(numbers.versions)
        unchanged = len(batch.identities) - added
        if not added:
            return Counts(unchanged=unchanged)
        statements = self._number_statements(batch.tables["statements"], numbers.articles)
        for name in (*ARTICLE_TABLES, *POSTINGS):
            table = batch.tables[name]
            for column, new in (("article", numbers.articles), ("statement", statements)):
                table = _renumbered(table, column, new)
            if name == "articles":
                table = self._versioned(table, numbers)
            if table.num_rows:
                self._insert(name, table)
        for number, old in zip(_present(numbers.articles), numbers.replaces, strict=True):
            if old is not None:
                self._connection.execute(
                    "UPDATE articles SET replaced_by = ? WHERE article = ?", [number, old]
                )
        return Counts(
            articles=numbers.replaces.count(None),
            versions=added - numbers.replaces.count(None),
            unchanged=unchanged,
            statements=len(_present(statements)),
        )

    def _number(self, identities: Sequence[Identity]) -> _Numbers:
        """Numbers for what is new, entered among what is known."""
        known = self.known(identity.version for identity in identities)
        latest = {
            digest: (article, version)
            for digest, article, version in self._look_up(
                "known_articles", "identity, article, version", (i.article for i in identities)
            )
        }
        numbers: list[int | None] = []
        versions: list[int] = []
        replaces: list[int | None] = []
        for identity in identities:
            if identity.version in known:
                numbers.append(None)
                continue
            number = self._article + len(versions)
            replaced, version = latest.get(identity.article, (None, 0))
            numbers.append(number)
            versions.append(version + 1)
            replaces.append(replaced)
            known.add(identity.version)
            latest[identity.article] = (number, version + 1)
        new = [i for i, number in zip(identities, numbers, strict=True) if number is not None]
        self._write_known([identity.version for identity in new])
        self._write_latest({i.article: latest[i.article] for i in new})
        return _Numbers(pa.array(numbers, pa.int64()), versions, replaces)

    def _number_statements(self, statements: pa.Table, articles: pa.Array) -> pa.Array:
        kept = pc.is_valid(articles.take(statements["article"].combine_chunks())).to_pylist()
        numbers = itertools.count(self._statement)
        return pa.array([next(numbers) if keep else None for keep in kept], pa.int64())

    def _versioned(self, articles: pa.Table, numbers: _Numbers) -> pa.Table:
        columns = {
            "version": numbers.versions,
            "replaces": numbers.replaces,
            "run": [self._run] * len(numbers.versions),
        }
        for name, values in columns.items():
            at = articles.schema.get_field_index(name)
            field = articles.schema.field(at)
            articles = articles.set_column(at, field, pa.array(values, field.type))
        return articles

    def _write_rejects(self, rejects: Sequence[Reject]) -> None:
        if not rejects:
            return
        rows = [(number, self._run, *reject) for number, reject in enumerate(rejects, self._reject)]
        schema = TABLES["rejects"]
        columns = zip(*rows, strict=True)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
        self._insert("rejects", pa.table(arrays, schema=schema))

    def _write_known(self, digests: Iterable[int]) -> None:
        values = ",".join(f"({digest})" for digest in dict.fromkeys(digests))
        if values:
            self._connection.execute(f"INSERT INTO known VALUES {values}")

    def _write_latest(self, latest: Mapping[int, tuple[int, int]]) -> None:
        values = ",".join(f"({digest},{a},{v})" for digest, (a, v) in latest.items())
        if values:
            self._connection.execute(f"INSERT OR REPLACE INTO known_articles VALUES {values}")

    def _insert(self, name: str, table: pa.Table) -> None:
        self._connection.register("incoming", table)
        try:
            self._connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")
        finally:
            self._connection.unregister("incoming")

    def _look_up(self, table: str, columns: str, digests: Iterable[int]) -> list[tuple[int, ...]]:
        """Rows by their primary key."""
        # Literal values are looked up in the index; a join or an array would read the whole table.
        wanted = ",".join(map(str, digests))
        if not wanted:
            return []
        key = columns.split(",")[0]
        query = f"SELECT {columns} FROM {table} WHERE {key} IN ({wanted})"
        return self._connection.execute(query).fetchall()

    def _next(self, table: str, column: str) -> int:
        """The number after the last one given."""
        [(last,)] = self._connection.execute(f"SELECT max({column}) FROM {table}").fetchall()
        return 1 + (last or 0)


def _renumbered(table: pa.Table, column: str, numbers: pa.Array) -> pa.Table:
    """``table`` with new numbers in ``column``, without the rows whose number is dropped."""
    at = table.schema.get_field_index(column)
    if at < 0:
        return table
    old = table.column(at).combine_chunks()
    new = numbers.take(old)
    table = table.set_column(at, table.schema.field(at), new)
    if new.null_count > old.null_count:
        table = table.filter(pc.or_(pc.is_valid(new), pc.is_null(old)))
    return table


def _present(numbers: pa.Array) -> list[int]:
    present: list[int] = numbers.drop_null().to_pylist()
    return present
