"""Inputs into the ledger: workers parse and read, one writer commits batch after batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from musnad.article import Article
from musnad.errors import InputError
from musnad.export import Entry
from musnad.identity import version_digest
from musnad.intake import parse
from musnad.intake.files import Cut
from musnad.intake.notices import Guessed, Notices, Undated
from musnad.intake.record import Columns, Parsed, Record
from musnad.ledger.exported import Slice, restored, slices_of
from musnad.ledger.records import record_digest, settings_of
from musnad.ledger.rows import Gathered, storable, substituted
from musnad.ledger.store import open_for_writing, told
from musnad.ledger.writer import Batch, Counts, Reason, Reject, Writer
from musnad.messages import message
from musnad.reading import read
from musnad.workers import in_order

#: A batch is full with so many records or bytes.
BATCH_RECORDS = 256
BATCH_BYTES = 2 * 1024 * 1024
#: How much of a bad record the ledger repeats.
REJECT_LENGTH = 10_000


#: What a batch is read from.
_Items = Sequence[Record | InputError | Slice]


class Settings(NamedTuple):
    """How records are understood: where fields are, and what stands in for an absent one."""

    columns: Columns
    published: str = ""
    outlet: str = ""


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
    workers: int = 1,
    report: Callable[[Progress], None] = lambda progress: None,
) -> Outcome:
    """Read the articles of ``cuts`` into the ledger at ``ledger``, which is made if need be.

    ``inputs`` are the names under which the run is entered, ``exported`` folders of tables of
    another ledger (``musnad.ledger.exported``), which are not read again. A batch is reported once
    it is in the ledger for good: a run that is killed loses nothing it has reported, and passes
    over it when it is run again. An article that is there is left alone; one with other content
    gets a new version.

    Raises LedgerError or WorkerDiedError; the ledger then holds the batches reported.
    """
    read_batch = partial(_read_batch, settings=settings)
    with open_for_writing(ledger) as connection, told(ledger):
        writer = Writer(connection)
        writer.begin_run([_storable(name) for name in inputs], settings.columns)
        under_way: set[bytes] = set()
        notices = Notices()
        jobs = chain(_slices(exported), _jobs(cuts, settings, writer, under_way))
        for batch, job in in_order(read_batch, jobs, workers):
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
    for chunk in _chunks(cuts):
        items: dict[bytes, Record | InputError] = {}
        for cut in chunk:
            # Of those that are the same, the first is told.
            items.setdefault(record_digest(cut.item, own), cut.item)
        known = writer.known(items) | under_way
        new = {digest: item for digest, item in items.items() if digest not in known}
        under_way.update(new)
        yield list(new.values()), _Job(tuple(new), len(chunk) - len(new), chunk[-1].position)


def _chunks(cuts: Iterable[Cut]) -> Iterator[list[Cut]]:
    chunk: list[Cut] = []
    size = 0
    for cut in cuts:
        chunk.append(cut)
        if isinstance(cut.item, Record):
            size += len(cut.item.data)
        if len(chunk) >= BATCH_RECORDS or size >= BATCH_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _read_batch(items: _Items, settings: Settings) -> Batch:
    """What a worker makes of the items of a batch."""
    versions: list[bytes] = []
    gathered = Gathered()
    rejects: list[Reject] = []
    notices = Notices()
    for item in items:
        if isinstance(item, Slice):
            for part in restored(item):
                if isinstance(part, InputError):
                    rejects.append(_reject(part, part))
                else:
                    versions.append(version_digest(part.entry.article))
                    gathered.add(*part)
            continue
        for article in [item] if isinstance(item, InputError) else _parsed(item, settings.columns):
            if isinstance(article, InputError):
                rejects.append(_reject(article, item))
                continue
            if isinstance(article, Guessed | Undated):
                notices.add(article)
                continue
            try:
                given = _completed(article, settings)
                entry = _entry(given)
            except Exception as error:
                # A fault of ours must not cost a night's run; it is told like any other.
                rejects.append(_reject(_internal(error, item), item))
                continue
            versions.append(version_digest(entry.article))
            gathered.add(entry, substituted(given))
    return Batch(versions, gathered, rejects, notices)


def _parsed(record: Record, columns: Columns) -> Iterator[Parsed]:
    try:
        yield from parse(record, columns)
    except Exception as error:
        yield _internal(error, record)


def _internal(error: Exception, item: Record | InputError) -> InputError:
    name, number = (item.name, item.number) if isinstance(item, Record) else ("", None)
    return InputError(
        name,
        number,
        message("internal error: {error}", error=f"{type(error).__name__}: {error}"),
    )


def _completed(article: Article, settings: Settings) -> Article:
    return msgspec.structs.replace(
        article,
        published=article.published or settings.published,
        outlet=article.outlet or settings.outlet,
    )


def _entry(article: Article) -> Entry:
    article = storable(article)
    return Entry(article, read(article))


def _reject(error: InputError, item: Record | InputError) -> Reject:
    data = item.data[:REJECT_LENGTH] if isinstance(item, Record) else b""
    texts = (error.path, error.reason, data.decode(errors="backslashreplace").rstrip("\r\n"))
    path, reason, record = map(_storable, texts)
    return Reject(path, error.line, reason, record)


def _storable(text: str) -> str:
    """``text`` without lone surrogates, which stand for odd bytes in names of files."""
    written = text.encode("utf-8", "backslashreplace").decode()
    # What needs no change stays the message that it may be.
    return text if written == text else written
