"""Reading articles in bulk: JSONL to JSONL, in several processes, in constant memory.

The main process only splits the input into chunks of lines and writes the results in the order of
the input; workers parse, read and encode.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from musnad import deadline
from musnad.errors import InputError, OutputExistsError
from musnad.export import part_of
from musnad.export.jsonl import encode_line
from musnad.intake.jsonl import article_from_json, numbered_lines
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


class _Chunk(NamedTuple):
    """What a worker gives back: encoded readings and rejects, and their numbers."""

    readings: bytes
    rejects: bytes
    articles: int
    statements: int
    rejected: int


def extract(
    source: str,
    target: Path,
    rejects: Path,
    *,
    workers: int = 0,
    seconds: float = deadline.DEADLINE,
    force: bool = False,
    report: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Read every article of ``source`` into ``target``, one reading a line, in the same order.

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
    with open_source(source) as opened:
        with _writer(target) as write_reading, _writer(rejects) as write_reject:
            progress = Progress(size=_size(opened.raw))
            report(progress)
            for chunk, position in _read_chunks(opened, workers, seconds):
                write_reading(chunk.readings)
                write_reject(chunk.rejects)
                progress = Progress(
                    progress.articles + chunk.articles,
                    progress.statements + chunk.statements,
                    progress.rejected + chunk.rejected,
                    position,
                    progress.size,
                )
                report(progress)
        if progress.rejected:
            part_of(rejects).replace(rejects)
        else:
            part_of(rejects).unlink()
            rejects.unlink(missing_ok=True)  # left by a run before this one
        part_of(target).replace(target)
    return progress


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
    source: Source, workers: int, seconds: float
) -> Iterator[tuple[_Chunk, int | None]]:
    """Results in the order of the input, each with the place in the file its lines end at."""
    seekable = source.raw.seekable()
    chunks = (
        (lines, source.raw.tell() if seekable else None)
        for lines in _chunks(numbered_lines(source.stream))
    )
    return in_order(_Reading(seconds), chunks, workers)


def _chunks(lines: Iterable[tuple[int, bytes]]) -> Iterator[_Lines]:
    chunk: _Lines = []
    size = 0
    for number, line in lines:
        chunk.append((number, line))
        size += len(line)
        if len(chunk) >= CHUNK_LINES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Reading(NamedTuple):
    """What a worker makes of the lines of a chunk (``musnad.workers.Task``)."""

    seconds: float

    def __call__(self, job: _Lines) -> _Chunk:
        return self.joined([self._line(number, line) for number, line in job])

    def split(self, job: _Lines) -> Sequence[_Lines]:
        return [[line] for line in job]

    def failed(self, job: _Lines, reason: Message) -> _Chunk:
        return self.joined([_rejected(number, reason, line) for number, line in job])

    def joined(self, results: Sequence[_Chunk]) -> _Chunk:
        columns = list(zip(*results, strict=True)) or [(), (), (), (), ()]
        return _Chunk(b"".join(columns[0]), b"".join(columns[1]), *map(sum, columns[2:]))

    def _line(self, number: int, line: bytes) -> _Chunk:
        try:
            with deadline.limited(self.seconds):
                reading = read(article_from_json(line))
                encoded = encode_line(reading)
            return _Chunk(encoded, b"", 1, len(reading.statements), 0)
        except InputError as error:
            return _rejected(number, error.reason, line)
        except deadline.Overdue:
            return _rejected(number, deadline.took_longer(self.seconds), line)
        except Exception as error:
            # A fault of ours must not cost a night's run; it is told like any other.
            reason = message("internal error: {error}", error=f"{type(error).__name__}: {error}")
            return _rejected(number, reason, line)


def _rejected(number: int, reason: str, line: bytes) -> _Chunk:
    return _Chunk(b"", _reject(number, reason, line), 0, 0, 1)


def _reject(number: int, reason: str, line: bytes) -> bytes:
    record = line[:REJECT_LENGTH].rstrip(b"\r\n").decode(errors="backslashreplace")
    entry = {"line": number, "reason": reason, "record": record}
    return json.dumps(entry, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"
