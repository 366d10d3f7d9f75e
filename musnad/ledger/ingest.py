"""Inputs into the ledger: workers parse and read, one writer commits batch after batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from musnad import deadline
from musnad.article import Article
from musnad.batches import batches, internal_error
from musnad.errors import InputError
from musnad.export import Entry
from musnad.identity import version_digest
from musnad.intake import parse
from musnad.intake.files import Cut
from musnad.intake.notices import Guessed, Notices, Undated
from musnad.intake.record import Columns, Parsed, Record
from musnad.ledger.exported import Restored, Slice, restored, slices_of
from musnad.ledger.records import record_digest, settings_of
from musnad.ledger.rows import Gathered, storable_article, substituted
from musnad.ledger.store import open_for_writing, told
from musnad.ledger.writer import Batch, Counts, Reason, Reject, Writer
from musnad.messages import Message
from musnad.reading import read
from musnad.workers import in_order

#: A batch is full with so many records or bytes.
BATCH_RECORDS = 256
BATCH_BYTES = 2 * 1024 * 1024
#: How much of a bad record the ledger repeats.
REJECT_LENGTH = 10_000


#: What a batch is read from, and what is found in it.
_Items = Sequence[Record | InputError | Slice]
Found = Restored | Reject | Guessed | Undated


class Settings(NamedTuple):
    """How records are understood: where fields are, and what stands in for an absent one.

    ``seconds`` is what a record may take; one that takes longer is set aside.
    """

    columns: Columns
    published: str = ""
    outlet: str = ""
    seconds: float = deadline.DEADLINE


class Progress(NamedTuple):
    """How far a run is: what is in the ledger for good, and the bytes of the inputs read for it."""

    counts: Counts = Counts()
    position: int = 0


class Outcome(NamedTuple):
    """What a run has done, and why it set records aside, the most frequent reason first.

    ``notices`` tell which columns were guessed and which dates could not be read.
    """

    counts: Counts
    reasons: Sequence[Reason]
    notices: Notices


class _Job(NamedTuple):
    """What belongs to a batch but stays with the writer."""

    records: Sequence[bytes]
    repeated: int
    position: int


def ingest(
    cuts: Iterable[Cut],
    ledger: Path,
    inputs: Sequence[str],
    settings: Settings,
    *,
    exported: Sequence[str] = (),
    workers: int = 0,
    report: Callable[[Progress], None] = lambda _: None,
) -> Outcome:
    """Read the articles of ``cuts`` into the ledger at ``ledger``, which is made if need be.

    ``inputs`` are the names under which the run is entered, ``exported`` folders of tables of
    another ledger (``musnad.ledger.exported``), which are not read again. A batch is reported once
    it is in the ledger for good: a run that is killed loses nothing it has reported, and passes
    over it when it is run again. An article that is there is left alone; one with other content
    gets a new version.

    Raises LedgerError or WorkerDiedError; the ledger then holds the batches reported.
    """
    with open_for_writing(ledger) as connection, told(ledger):
        writer = Writer(connection)
        writer.begin_run([_written(name) for name in inputs], settings.columns)
        under_way: set[bytes] = set()
        notices = Notices()
        jobs = chain(_slices(exported), _jobs(cuts, settings, writer, under_way))
        for batch, job in in_order(_Reading(settings), jobs, workers):
            writer.write(batch, job.records, job.repeated)
            notices.join(batch.notices)
            under_way.difference_update(job.records)
            report(Progress(writer.counts, job.position))
        writer.end_run()
        return Outcome(writer.counts, writer.reasons(), notices)


def _slices(exported: Sequence[str]) -> Iterator[tuple[_Items, _Job]]:
    """The parts of exported ledgers, each a batch."""
    for folder in exported:
        for part in slices_of(folder):
            yield [part], _Job((), 0, 0)


def _jobs(
    cuts: Iterable[Cut], settings: Settings, writer: Writer, under_way: set[bytes]
) -> Iterator[tuple[_Items, _Job]]:
    """Batches of what neither the ledger has nor an earlier batch that is ``under_way``."""
    own = settings_of(settings.columns, settings.published, settings.outlet)
    for chunk in batches(cuts, _size, most=BATCH_RECORDS, size=BATCH_BYTES):
        items: dict[bytes, Record | InputError] = {}
        for cut in chunk:
            # Of those that are the same, the first is told.
            items.setdefault(record_digest(cut.item, own), cut.item)
        known = writer.known(items) | under_way
        new = {digest: item for digest, item in items.items() if digest not in known}
        under_way.update(new)
        yield list(new.values()), _Job(tuple(new), len(chunk) - len(new), chunk[-1].position)


def _size(cut: Cut) -> int:
    return len(cut.item.data) if isinstance(cut.item, Record) else 0


class _Reading(NamedTuple):
    """What a worker makes of the items of a batch (``musnad.workers.Task``)."""

    settings: Settings

    @property
    def seconds(self) -> float:
        return self.settings.seconds

    def __call__(self, job: _Items) -> Batch:
        batch = Batch([], Gathered(), [], Notices())
        for item in job:
            for each in found_in(item, self.settings):
                _add(batch, each)
        return batch

    def split(self, job: _Items) -> Sequence[_Items]:
        return [[item] for item in job]

    def failed(self, job: _Items, reason: Message) -> Batch:
        return Batch([], Gathered(), [_overdue(item, reason) for item in job], Notices())

    def joined(self, results: Sequence[Batch]) -> Batch:
        first, *others = results
        for batch in others:
            first.versions.extend(batch.versions)
            first.gathered.join(batch.gathered)
            first.rejects.extend(batch.rejects)
            first.notices.join(batch.notices)
        return first


def found_in(item: Record | InputError | Slice, settings: Settings) -> list[Found]:
    """The articles of an item with their readings, what is none, and what is to be told.

    No error of an item is raised, and one that takes longer than its time is set aside.
    """
    found: list[Found] = []
    try:
        with deadline.limited(settings.seconds):
            for each in _each_in(item, settings):
                found.append(each)
    except deadline.Overdue:
        found.append(_overdue(item, deadline.took_longer(settings.seconds)))
    return found


def _each_in(item: Record | InputError | Slice, settings: Settings) -> Iterator[Found]:
    if isinstance(item, InputError):
        yield _reject(item, item)
        return
    if isinstance(item, Slice):
        for part in restored(item):
            yield _reject(part, part) if isinstance(part, InputError) else part
        return
    for article in _parsed(item, settings.columns):
        if isinstance(article, InputError):
            yield _reject(article, item)
        elif isinstance(article, Guessed | Undated):
            yield article
        else:
            try:
                given = _completed(article, settings)
                yield Restored(_entry(given), substituted(given))
            except Exception as error:
                yield _reject(_internal(error, item), item)


def _add(batch: Batch, found: Found) -> None:
    if isinstance(found, Reject):
        batch.rejects.append(found)
    elif isinstance(found, Restored):
        batch.versions.append(version_digest(found.entry.article))
        batch.gathered.add(*found)
    else:
        batch.notices.add(found)


def _overdue(item: Record | InputError | Slice, reason: Message) -> Reject:
    if isinstance(item, Record):
        return _reject(InputError(item.name, item.number, reason), item)
    if isinstance(item, Slice):
        error = InputError(item.folder, item.first, reason)
        return _reject(error, error)
    return _reject(item, item)


def _parsed(record: Record, columns: Columns) -> Iterator[Parsed]:
    try:
        yield from parse(record, columns)
    except Exception as error:
        yield _internal(error, record)


def _internal(error: Exception, item: Record | InputError) -> InputError:
    name, number = (item.name, item.number) if isinstance(item, Record) else ("", None)
    return InputError(name, number, internal_error(error))


def _completed(article: Article, settings: Settings) -> Article:
    return msgspec.structs.replace(
        article,
        published=article.published or settings.published,
        outlet=article.outlet or settings.outlet,
    )


def _entry(article: Article) -> Entry:
    article = storable_article(article)
    return Entry(article, read(article))


def _reject(error: InputError, item: Record | InputError) -> Reject:
    data = item.data[:REJECT_LENGTH] if isinstance(item, Record) else b""
    texts = (error.path, error.reason, data.decode(errors="backslashreplace").rstrip("\r\n"))
    path, reason, record = map(_written, texts)
    return Reject(path, error.line, reason, record)


def _written(text: str) -> str:
    """``text`` without lone surrogates, which stand for odd bytes in names of files."""
    written = text.encode("utf-8", "backslashreplace").decode()
    # What needs no change stays the message that it may be.
    return text if written == text else written
