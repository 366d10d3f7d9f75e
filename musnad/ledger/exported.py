"""A ledger's tables in Parquet, as ``musnad.export.parquet`` writes them, back to readings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from musnad.article import Reading, Span
from musnad.errors import InputError
from musnad.export import Entry
from musnad.export.parquet import MARK
from musnad.ledger.rows import entries_of
from musnad.ledger.schema import ADDED, ARTICLE_TABLES, FORMAT, TABLES
from musnad.messages import message

#: So many articles are read back at a time.
_BLOCK = 256


class Slice(NamedTuple):
    """Some articles of an exported ledger: those numbered ``first`` to ``last`` of a month."""

    folder: str
    month: str
    first: int
    last: int


class Restored(NamedTuple):
    """An article with its reading, and what of it could not be stored as given."""

    entry: Entry
    substituted: str | None


def is_exported(path: str) -> bool:
    """Whether ``path`` is a folder of a ledger's tables."""
    return (Path(path) / MARK).is_file()


def slices_of(folder: str) -> Iterator[Slice | InputError]:
    """What there is to restore, in order of the months; an InputError where it cannot be."""
    path = Path(folder)
    try:
        about = json.loads((path / MARK).read_bytes())
        format = about["format"]
    except (OSError, ValueError, KeyError, TypeError):
        yield InputError(folder, None, message("its {mark} cannot be read", mark=MARK))
        return
    if not isinstance(format, int) or format > FORMAT:
        reason = message("tables of format {format}; update Musnad", format=format)
        yield InputError(folder, None, reason)
        return
    for month in sorted((path / "articles").glob("month=*")):
        try:
            file = pq.ParquetFile(month / "part-0.parquet")
            for batch in file.iter_batches(_BLOCK, columns=["article"]):
                numbers = batch.column(0).to_pylist()
                yield Slice(folder, month.name, numbers[0], numbers[-1])
        except (OSError, pa.ArrowException, TypeError, IndexError) as error:
            yield InputError(str(month), None, _damaged(error))


def restored(part: Slice) -> Iterator[Restored | InputError]:
    """The articles of a slice with their readings; an InputError for what is not whole."""
    place = str(Path(part.folder) / "articles" / part.month)
    try:
        rows = {name: _rows(part, name) for name in ARTICLE_TABLES}
        entries = list(entries_of(rows))
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError) as error:
        yield InputError(place, None, _damaged(error))
        return
    for row, entry in zip(rows["articles"], entries, strict=True):
        fault = _fault(entry)
        if fault:
            yield InputError(place, row["article"], fault)
        else:
            yield Restored(entry, row["substituted"])


def _rows(part: Slice, table: str) -> list[dict[str, Any]]:
    path = Path(part.folder) / table / part.month / "part-0.parquet"
    between = [("article", ">=", part.first), ("article", "<=", part.last)]
    found = pq.ParquetFile(path).schema_arrow
    schema, later = TABLES[table], ADDED.get(table, ())
    known = [column for column in schema if column.name in found.names or column.name not in later]
    if found.remove_metadata() != pa.schema(known):
        raise ValueError(message("the columns of {table} are not those of a ledger", table=table))
    # One file by its name: what the folders are called is no column.
    rows: list[dict[str, Any]] = pq.read_table(path, filters=between, partitioning=None).to_pylist()
    if table in ("figures", "moments"):
        # One that several statements hold has as many rows.
        key = TABLES[table].names[1]
        rows = list({(row["article"], row[key]): row for row in rows}.values())
    absent = dict.fromkeys(later)
    rows = [absent | row for row in rows]
    for row in rows:
        for name in ("from_day", "to_day"):
            if row.get(name) is not None:
                row[name] = row[name].isoformat()
    return rows


def _fault(entry: Entry) -> str:
    """What is wrong with the offsets of a reading that came from a file; empty if nothing is."""
    article, reading = entry
    for field, span in _spans(reading):
        value: str = getattr(article, field)
        if not 0 <= span.start < span.end <= len(value):
            return message(
                "{start}:{end} is no place in its {field}",
                start=span.start,
                end=span.end,
                field=field,
            )
    if any(not said.cue.text.endswith(said.verb) for said in reading.statements):
        return message("a reporting word that is not the end of its cue")
    if not article.text.strip():
        return message("the text is empty")
    return ""


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for credit in reading.credits:
        yield credit.field, credit.span
    for figure in reading.figures:
        yield figure.field, Span(figure.start, figure.end, figure.text)
    for moment in reading.moments:
        yield moment.field, Span(moment.start, moment.end, moment.text)
    for said in reading.statements:
        for span in (said.cue, *said.sources, *said.contents):
            yield said.field, span
        if said.speaker.span is not None:
            yield said.speaker.field, said.speaker.span
        if said.addressee is not None:
            yield said.field, said.addressee.span
        for relay in said.via:
            if relay.span is not None:
                yield relay.field, relay.span


def _damaged(error: Exception) -> str:
    reason = " ".join(str(error).split())[:200]
    return message("the tables are damaged ({reason})", reason=reason)
