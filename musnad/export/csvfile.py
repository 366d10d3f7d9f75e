"""Statements as a flat CSV table, one a row, safe to open in a spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from musnad.article import Article, Span, Statement
from musnad.export import Entry
from musnad.export.cells import safe_cell

INTO = "stream"

COLUMNS = (
    "published", "outlet", "via", "speaker", "kind", "act", "form", "content", "title", "url",
    "article_id", "statement_id", "field", "cue", "cue_start", "cue_end", "sources", "contents",
    "figures", "moments",
)  # fmt: skip


def write(entries: Iterable[Entry], target: BinaryIO, *, bom: bool = False) -> None:
    """Write a header and a row a statement, in UTF-8; ``bom`` puts a byte-order mark before it.

    ``via`` has the relays from the outermost on, with an arrow between; ``sources``, ``contents``,
    ``figures`` and ``moments`` are JSON.
    """
    if bom:
        target.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(target, "utf-8", errors="replace", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for entry in entries:
            for statement in entry.reading.statements:
                writer.writerow([_cell(value) for value in _row(entry.article, statement)])
    finally:
        text.detach()


def _row(article: Article, s: Statement) -> Iterator[Any]:
    yield from (article.published, article.outlet, " ← ".join(relay.name for relay in s.via))
    yield from (s.speaker.name, s.kind, s.act, s.form)
    yield from (" … ".join(span.text for span in s.contents), article.title, article.url)
    yield from (article.id, s.id, s.field, s.cue.text, s.cue.start, s.cue.end)
    yield from map(_json, (s.sources, s.contents, s.figures, s.moments))


def _json(parts: tuple[Span | msgspec.Struct, ...]) -> str:
    return msgspec.json.encode(parts).decode() if parts else ""


def _cell(value: Any) -> Any:
    return safe_cell(value) if isinstance(value, str) else value
