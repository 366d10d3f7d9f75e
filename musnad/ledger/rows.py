"""Articles and readings as rows of the ledger's tables, and back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
import pyarrow as pa

from musnad.article import (
    Article,
    Credit,
    Figure,
    Moment,
    Reading,
    Relay,
    Span,
    Speaker,
    Statement,
)
from musnad.export import Entry
from musnad.ledger.schema import POSTINGS, TABLES
from musnad.ledger.terms import name_terms, terms
from musnad.moments.anchor import published_at
from musnad.text.folding import fold

Rows = Mapping[str, Sequence[dict[str, Any]]]

#: Between the pieces of a content that is not in one.
GAP = " … "
#: The tables that an article fills.
ARTICLE_TABLES = [name for name in TABLES if name not in ("runs", "rejects")]
#: Those whose rows may belong to a statement.
STATEMENT_TABLES = ("contents", "sources", "via", "figures", "moments")

_SURROGATE = re.compile("[\ud800-\udfff]")
_FIELDS = Article.__struct_fields__


def storable(article: Article) -> Article:
    """``article`` with U+FFFD for lone surrogates, which no UTF-8 table can hold.

    One code point stands for one, so offsets stay.
    """
    changed = {
        field: _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
        for field in _FIELDS
        if _SURROGATE.search(value := getattr(article, field))
    }
    return msgspec.structs.replace(article, **changed) if changed else article


class Columns:
    """The rows of several articles, column by column; numbers count from 0 within these."""

    def __init__(self) -> None:
        self._columns: dict[str, tuple[list[Any], ...]] = {
            name: tuple([] for _ in schema)
            for name, schema in (TABLES | POSTINGS).items()
            if name not in ("runs", "rejects")
        }
        self.articles = 0
        self.statements = 0

    def add(self, entry: Entry) -> None:
        """Add the rows of a ``storable`` article and its reading."""
        article, reading = entry
        number = self.articles
        self.articles += 1
        day = published_at(article.published)[0]
        values = (article.id, article.outlet, article.url, article.published, day)
        content = (article.title, article.byline, article.text)
        self._row("articles", number, 1, None, None, 0, *values, *content)
        for term in sorted(set(terms(article.title))):
            self._row("title_terms", term, number)
        for ordinal, credit in enumerate(reading.credits):
            self._row("credits", number, ordinal, credit.name, credit.field, *_span(credit.span))
        figures: dict[Figure, list[int | None]] = defaultdict(list)
        moments: dict[Moment, list[int | None]] = defaultdict(list)
        for statement in reading.statements:
            self._statement(number, statement)
            for figure in statement.figures:
                figures[figure].append(self.statements)
            for moment in statement.moments:
                moments[moment].append(self.statements)
            self.statements += 1
        for ordinal, figure in enumerate(reading.figures):
            for holder in figures[figure] or [None]:
                *words, low, high, mod, unit = msgspec.structs.astuple(figure)
                limits = (_float(low), _float(high))
                self._row("figures", number, ordinal, holder, *words, *limits, mod, unit)
        for ordinal, moment in enumerate(reading.moments):
            *told, from_, to = msgspec.structs.astuple(moment)
            for holder in moments[moment] or [None]:
                days = (_day(from_), _day(to))
                self._row("moments", number, ordinal, holder, *told, *days)

    def tables(self) -> dict[str, pa.Table]:
        """All rows as Arrow tables."""
        return {
            name: pa.table(
                [
                    pa.array(values, field.type)
                    for values, field in zip(self._columns[name], schema, strict=True)
                ],
                schema=schema,
            )
            for name, schema in (TABLES | POSTINGS).items()
            if name in self._columns
        }

    def _statement(self, article: int, s: Statement) -> None:
        number = self.statements
        speaker = s.speaker
        content = GAP.join(span.text for span in s.contents)
        self._row(
            "statements",
            *(number, article, s.id, s.field, *_span(s.cue)),
            *(speaker.name, fold(speaker.name), speaker.kind, speaker.field, *_span(speaker.span)),
            *(s.kind, s.act, s.form, s.frame, content),
        )
        for table, spans in (("contents", s.contents), ("sources", s.sources)):
            for ordinal, span in enumerate(spans):
                self._row(table, number, article, ordinal, *_span(span))
        for ordinal, relay in enumerate(s.via):
            self._row("via", number, article, ordinal, relay.name, relay.field, *_span(relay.span))
        for term in sorted(set(terms(content))):
            self._row("content_terms", term, number)
        for term in sorted(set(name_terms(speaker.name))):
            self._row("speaker_terms", term, number)

    def _row(self, table: str, *values: Any) -> None:
        for column, value in zip(self._columns[table], values, strict=True):
            column.append(value)


def entries_of(rows: Rows) -> Iterator[Entry]:
    """The articles of ``rows``, each with the reading of its statements in them.

    Every table's rows are in the order of its keys.
    """
    by_article = {
        name: _grouped(rows[name], "article") for name in ARTICLE_TABLES if name != "articles"
    }
    for row in rows["articles"]:
        number = row["article"]
        own = {name: groups.get(number, []) for name, groups in by_article.items()}
        article = Article(**{field: row[field] for field in _FIELDS})
        parts = {name: _grouped(own[name], "statement") for name in STATEMENT_TABLES}
        statements = [
            _statement(r, {name: groups.get(r["statement"], []) for name, groups in parts.items()})
            for r in own["statements"]
        ]
        yield Entry(
            article,
            Reading(
                id=article.id,
                credits=tuple(Credit(r["name"], r["field"], _span_of(r)) for r in own["credits"]),
                statements=tuple(statements),
                # One that several statements hold has as many rows.
                figures=tuple({r["figure"]: _figure(r) for r in own["figures"]}.values()),
                moments=tuple({r["moment"]: _moment(r) for r in own["moments"]}.values()),
            ),
        )


def _statement(row: dict[str, Any], parts: Rows) -> Statement:
    return Statement(
        id=row["id"],
        field=row["field"],
        cue=Span(row["cue_start"], row["cue_end"], row["cue"]),
        sources=tuple(map(_span_of, parts["sources"])),
        contents=tuple(map(_span_of, parts["contents"])),
        speaker=Speaker(
            row["speaker"],
            row["speaker_kind"],
            row["speaker_field"],
            _optional_span(row["speaker_start"], row["speaker_end"], row["speaker_text"]),
        ),
        via=tuple(
            Relay(r["name"], r["field"], _optional_span(r["start"], r["end"], r["text"]))
            for r in parts["via"]
        ),
        act=row["act"],
        form=row["form"],
        kind=row["kind"],
        frame=row["frame"],
        figures=tuple(map(_figure, parts["figures"])),
        moments=tuple(map(_moment, parts["moments"])),
    )


def _grouped(rows: Iterable[dict[str, Any]], key: str) -> dict[Any, list[dict[str, Any]]]:
    groups: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def _span(span: Span | None) -> tuple[Any, Any, Any]:
    return (None, None, None) if span is None else (span.start, span.end, span.text)


def _span_of(row: dict[str, Any]) -> Span:
    return Span(row["start"], row["end"], row["text"])


def _optional_span(start: int | None, end: int | None, text: str | None) -> Span | None:
    return None if start is None or end is None or text is None else Span(start, end, text)


def _figure(row: dict[str, Any]) -> Figure:
    values = row | {"low": _whole(row["low"]), "high": _whole(row["high"])}
    return Figure(**{field: values[field] for field in Figure.__struct_fields__})


def _moment(row: dict[str, Any]) -> Moment:
    values = row | {"from_": _iso(row["from_day"]), "to": _iso(row["to_day"])}
    return Moment(**{field: values[field] for field in Moment.__struct_fields__})


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _whole(value: float | None) -> float | None:
    """A whole number as such, which is how it was read."""
    return int(value) if value is not None and value.is_integer() else value


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
