"""Statements as a flat CSV table, one a row, safe to open in a spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from musnad.article import Article, Span, Statement
from musnad.characters import safe_cell
from musnad.export import Entry
from musnad.export.claimed import ClaimOf, nothing_claimed

INTO = "stream"

COLUMNS = (
    "published", "outlet", "via", "speaker", "kind", "act", "form", "content", "title", "url",
    "article_id", "statement_id", "field", "cue", "cue_start", "cue_end", "sources", "contents",
    "figures", "moments", "claim", "first_appearance", "first_outlet", "first_day", "appearances",
    "origins_at_least", "origins_at_most", "verb", "addressee", "addressee_start", "addressee_end",
)  # fmt: skip


def write(
    entries: Iterable[Entry],
    target: BinaryIO,
    *,
    bom: bool = False,
    claim_of: ClaimOf = nothing_claimed,
) -> None:
    """Write a header and a row a statement, in UTF-8; ``bom`` puts a byte-order mark before it.

    ``via`` has the relays from the outermost on, with an arrow between; ``sources``, ``contents``,
    ``figures`` and ``moments`` are JSON. The columns from ``claim`` on are empty for what was not
    linked, or told once only; ``first_appearance`` and ``first_outlet`` have all that may be the
    first, with `` | `` between.
    """
    if bom:
        target.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(target, "utf-8", errors="replace", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for entry in entries:
            for statement in entry.reading.statements:
                writer.writerow(
                    [_cell(value) for value in _row(entry.article, statement, claim_of)]
                )
    finally:
        text.detach()


def _row(article: Article, s: Statement, claim_of: ClaimOf) -> Iterator[Any]:
    yield from (article.published, article.outlet, " ← ".join(relay.name for relay in s.via))
    yield from (s.speaker.name, s.kind, s.act, s.form)
    yield from (s.said, article.title, article.url)
    yield from (article.id, s.id, s.field, s.cue.text, s.cue.start, s.cue.end)
    yield from map(_json, (s.sources, s.contents, s.figures, s.moments))
    claim = claim_of(s.id)
    if claim is None:
        yield from [""] * 7
    else:
        first = claim.first()
        yield from (claim.id, " | ".join(article.place for article in first))
        yield from (" | ".join(dict.fromkeys(article.outlet for article in first)), claim.first_day)
        yield from (len(claim.appearances), claim.at_least, claim.at_most)
    yield s.verb
    if s.addressee is None:
        yield from [""] * 3
    else:
        yield from (s.addressee.name, s.addressee.span.start, s.addressee.span.end)


def _json(parts: tuple[Span | msgspec.Struct, ...]) -> str:
    return msgspec.json.encode(parts).decode() if parts else ""


def _cell(value: Any) -> Any:
    return safe_cell(value) if isinstance(value, str) else value
