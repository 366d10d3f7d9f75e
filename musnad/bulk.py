"""Reading articles in bulk: JSONL to JSONL, in several processes, in constant memory.

The main process only splits the input into chunks of lines and writes the results in the order of
the input; workers parse, read and encode.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from musnad import deadline
from musnad.batches import attempted, batches
from musnad.errors import InputError, OutputExistsError
from musnad.export import part_of
from musnad.export.jsonl import encode_line
from musnad.intake import jsonl
from musnad.intake.notices import Guessed, Notices, Undated
from musnad.intake.record import Columns, Record
from musnad.intake.source import Source, open_source
from musnad.messages import Message, message
from musnad.reading import read
from musnad.workers import in_order

CHUNK_LINES = 128
CHUNK_BYTES = 1024 * 1024
#: How much of a bad record the rejects file repeats.
REJECT_LENGTH = 100_000

_Lines = list[tuple[int, bytes]]


class Progress(NamedTuple):
    """How far a run is. ``position`` and ``size`` are bytes of the input file, None of a pipe."""

    articles: int = 0
    statements: int = 0
    rejected: int = 0
    position: int | None = None
    size: int | None = None


class Outcome(NamedTuple):
    """What a run has done; ``notices`` tell which columns were guessed, and odd dates."""

    progress: Progress
    notices: Notices


class _Chunk(NamedTuple):
    """What a worker gives back: encoded readings and rejects, their numbers, and notices."""

    readings: bytes
    rejects: bytes
    articles: int
    statements: int
    rejected: int
    notices: Notices


def extract(
    source: str,
    target: Path,
    rejects: Path,
    *,
    columns: Columns | None = None,
    workers: int = 0,
    seconds: float = deadline.DEADLINE,
    force: bool = False,
    report: Callable[[Progress], None] = lambda _: None,
) -> Outcome:
    """Read every article of ``source`` into ``target``, one reading a line, in the same order.

    Fields are taken from ``columns``, else from those of their own name or of another usual one.
    Records that are no article, or take longer than ``seconds``, go to ``rejects`` with line number
    and reason; without any, there is no such file. Both are written under ``part_of`` names and
    renamed at the very end, so an output with its own name is always complete.

    Raises OSError, InputError (damaged gzip), OutputExistsError or WorkerDiedError; what was
    read until then stays in the ``.part`` files.
    """
    for path in (target, rejects):
        if path.exists() and not path.is_file():
            raise OutputExistsError(message("{path} is no file that could be replaced", path=path))
        if path.exists() and not force:
            raise OutputExistsError(message("{path} exists already", path=path))
    reading = _Reading(source, columns or {}, seconds)
    with open_source(source) as opened:
        with _writer(target) as write_reading, _writer(rejects) as write_reject:
            progress = Progress(size=_size(opened.raw))
            notices = Notices()
            report(progress)
            for chunk, position in _read_chunks(opened, reading, workers):
                write_reading(chunk.readings)
                write_reject(chunk.rejects)
                progress = Progress(
                    progress.articles + chunk.articles,
                    progress.statements + chunk.statements,
                    progress.rejected + chunk.rejected,
                    position,
                    progress.size,
                )
                notices.join(chunk.notices)
                report(progress)
        if progress.rejected:
            part_of(rejects).replace(rejects)
        else:
            part_of(rejects).unlink()
            rejects.unlink(missing_ok=True)  # left by a run before this one
        part_of(target).replace(target)
    return Outcome(progress, notices)


@contextmanager
def _writer(path: Path) -> Iterator[Callable[[bytes], object]]:
    """Write the ``.part`` file of ``path``, gzipped if its name says so, on disk at the end."""
    with ExitStack() as stack:
        raw = stack.enter_context(part_of(path).open("wb"))
        if path.suffix == ".gz":
            with gzip.GzipFile("", "wb", 6, raw, mtime=0) as out:
                yield out.write
        else:
            yield raw.write
        raw.flush()
        os.fsync(raw.fileno())


def _size(raw: BinaryIO) -> int | None:
    return os.fstat(raw.fileno()).st_size if raw.seekable() else None


def _read_chunks(
    source: Source, reading: _Reading, workers: int
) -> Iterator[tuple[_Chunk, int | None]]:
    """Results in the order of the input, each with the place in the file its lines end at."""
    seekable = source.raw.seekable()
    chunks = (
        (lines, source.raw.tell() if seekable else None)
        for lines in batches(
            jsonl.numbered_lines(source.stream),
            lambda line: len(line[1]),
            most=CHUNK_LINES,
            size=CHUNK_BYTES,
        )
    )
    return in_order(reading, chunks, workers)


class _Reading(NamedTuple):
    """What a worker makes of the lines of a chunk (``musnad.workers.Task``)."""

    name: str
    columns: Columns
    seconds: float

    def __call__(self, job: _Lines) -> _Chunk:
        return self.joined([self._line(number, line) for number, line in job])

    def split(self, job: _Lines) -> Sequence[_Lines]:
        return [[line] for line in job]

    def failed(self, job: _Lines, reason: Message) -> _Chunk:
        return self.joined([_rejected(number, reason, line) for number, line in job])

    def joined(self, results: Sequence[_Chunk]) -> _Chunk:
        notices = Notices()
        for chunk in results:
            notices.join(chunk.notices)
        return _Chunk(
            b"".join(chunk.readings for chunk in results),
            b"".join(chunk.rejects for chunk in results),
            sum(chunk.articles for chunk in results),
            sum(chunk.statements for chunk in results),
            sum(chunk.rejected for chunk in results),
            notices,
        )

    def _line(self, number: int, line: bytes) -> _Chunk:
        found = attempted(partial(self._read, number, line), self.seconds)
        return _rejected(number, found, line) if isinstance(found, Message) else found

    def _read(self, number: int, line: bytes) -> _Chunk:
        """The one article of a line, or why it is none."""
        notices = Notices()
        for found in jsonl.parse(Record("jsonl", self.name, number, line), self.columns):
            if isinstance(found, InputError):
                return _rejected(number, found.reason, line)
            if isinstance(found, Guessed | Undated):
                notices.add(found)
            else:
                reading = read(found)
        return _Chunk(encode_line(reading), b"", 1, len(reading.statements), 0, notices)


def _rejected(number: int, reason: str, line: bytes) -> _Chunk:
    return _Chunk(b"", _reject(number, reason, line), 0, 0, 1, Notices())


def _reject(number: int, reason: str, line: bytes) -> bytes:
    record = line[:REJECT_LENGTH].rstrip(b"\r\n").decode(errors="backslashreplace")
    entry = {"line": number, "reason": reason, "record": record}
    return json.dumps(entry, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"
