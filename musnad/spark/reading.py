"""Records to rows with readings, in any process of the cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pyarrow as pa

from musnad.article import Article, Reading
from musnad.claims.disputes import DISPUTING
from musnad.claims.model import Telling
from musnad.errors import InputError
from musnad.export import Entry
from musnad.identity import article_key, version_digest
from musnad.intake.parquet import columns_of, encoded_rows
from musnad.intake.record import Record
from musnad.ledger.exported import Restored
from musnad.ledger.ingest import Settings, found_in
from musnad.ledger.records import record_digest, settings_of
from musnad.ledger.writer import Reject
from musnad.messages import message
from musnad.reading import day_of
from musnad.spark.records import item_of
from musnad.spark.schema import FIELDS, ROWS

#: What rejects call a DataFrame.
FRAME = "DataFrame"
#: The column of a DataFrame that numbers its rows, which no column of the user's is called.
ROW = "_musnad_row"
#: So many rows go on at a time.
_AT_ONCE = 256


def read_block(settings: Settings, records: pa.Table) -> pa.Table:
    """Read the records of a block."""
    rows = [
        row
        for record in records.sort_by("record").to_pylist()
        for row in _rows(record["record"], item_of(record), settings)
    ]
    return pa.Table.from_pylist(rows, ROWS)


def read_frame(settings: Settings, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read the rows of a DataFrame, which are taken as those of a Parquet file are."""
    for batch in batches:
        numbers = batch.column(ROW).to_pylist()
        given = batch.drop_columns([ROW])
        given = given.select(columns_of(given.schema, FRAME))
        rows: list[dict[str, Any]] = []
        for number, data in zip(numbers, encoded_rows(given), strict=True):
            if data is None:
                item: Record | InputError = InputError(FRAME, None, message("the row is not UTF-8"))
            else:
                item = Record("jsonl", FRAME, None, data)
            rows += _rows(number, item, settings)
            if len(rows) >= _AT_ONCE:
                yield pa.RecordBatch.from_pylist(rows, ROWS)
                rows = []
        yield pa.RecordBatch.from_pylist(rows, ROWS)


def entry_of(row: dict[str, Any]) -> Entry:
    """The article of a row, with its reading."""
    article = Article(**{field: row[field] for field in FIELDS})
    return Entry(article, msgspec.json.decode(row["reading"], type=Reading))


def telling_of(row: dict[str, Any]) -> Telling:
    """The article of a row as linking takes it."""
    article, reading = entry_of(row)
    return Telling(key=row["key"], article=article, reading=reading, day=row["day"])


def _rows(record: int, item: Record | InputError, settings: Settings) -> Iterator[dict[str, Any]]:
    own = settings_of(settings.columns, settings.published, settings.outlet)
    for nth, found in enumerate(found_in(item, settings)):
        place = {"record": record, "nth": nth}
        if isinstance(found, Restored):
            yield {**place, **_of_article(*found)}
        elif isinstance(found, Reject):
            yield {
                **place,
                "digest": record_digest(item, own),
                "source": found.source,
                "number": found.number,
                "reason": str(found.reason),
                "rejected": found.record,
            }


def _of_article(entry: Entry, substituted: str | None) -> dict[str, Any]:
    article, reading = entry
    return {
        **{field: getattr(article, field) for field in FIELDS},
        "digest": version_digest(article),
        "key": article_key(article),
        "day": day_of(article)[0],
        "substituted": substituted,
        "reading": reading.to_json(),
        "statements": len(reading.statements),
        "may_dispute": any(said.act in DISPUTING for said in reading.statements),
    }
