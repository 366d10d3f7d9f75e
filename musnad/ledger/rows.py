"""Articles and readings as rows of the ledger's tables, and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from musnad.article import (
    Addressee,
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
from musnad.characters import UNSTORABLE, is_storable, storable
from musnad.export import Entry
from musnad.identity import article_key
from musnad.ledger.indexed import Indexed, Parts, indexed, parts
from musnad.ledger.schema import ARTICLE_TABLES
from musnad.reading import day_of

#: Rows of the tables as they are stored, but with the words of names for their numbers.
Rows = Mapping[str, Sequence[dict[str, Any]]]

_FIELDS = Article.__struct_fields__
#: Tables whose rows begin with the number of a statement, then that of its article.
_OF_STATEMENTS = frozenset({"statements", "contents", "sources", "via"})


def storable_article(article: Article) -> Article:
    """``article`` with U+FFFD for NULs and lone surrogates.

    One code point stands for one, so offsets stay; ``substituted`` tells what stood there.
    """
    changed = {
        field: storable(value)
        for field in _FIELDS
        if not is_storable(value := getattr(article, field))
    }
    return msgspec.structs.replace(article, **changed) if changed else article


def substituted(article: Article) -> str | None:
    """What is replaced for that, as JSON: ``{"text": [[12, 0]]}`` for a NUL at 12, or None."""
    found = {
        field: [[m.start(), ord(m[0])] for m in UNSTORABLE.finditer(getattr(article, field))]
        for field in _FIELDS
    }
    found = {field: places for field, places in found.items() if places}
    return json.dumps(found) if found else None


class Gathered:
    """The rows of several articles, table by table; numbers count from 0 within these.

    ``tables`` hold the stored columns of ``musnad.ledger.schema`` in order, with the words of names
    where the ledger has their numbers. ``index`` and ``parts`` are what full text has of each
    statement, if that is wanted.
    """

    def __init__(self, *, with_index: bool = True) -> None:
        self.tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in ARTICLE_TABLES}
        self.index: list[Indexed] = []
        self.parts: list[Parts] = []
        self._with_index = with_index

    def add(self, entry: Entry, substituted: str | None = None) -> None:
        """Add the rows of a storable article and its reading."""
        article, reading = entry
        number = len(self.tables["articles"])
        day, day_from = day_of(article)
        self.tables["articles"].append(
            (
                *(number, article_key(article), 1, None, None, 0),
                *(article.id, article.outlet, article.url, article.published),
                *(day.isoformat() if day else None, day_from),
                *(article.title, article.byline, article.text, substituted),
            )
        )
        for ordinal, credit in enumerate(reading.credits):
            self.tables["credits"].append(
                (number, ordinal, credit.name, credit.field, *_place(credit.span))
            )
        for statement in reading.statements:
            self._statement(number, statement, article.title)
        for ordinal, f in enumerate(reading.figures):
            self.tables["figures"].append(
                (number, ordinal, f.field, f.start, f.end, *_limits(f), f.mod, f.unit)
            )
        for ordinal, m in enumerate(reading.moments):
            self.tables["moments"].append(
                (
                    *(number, ordinal, m.field, m.start, m.end, m.type, m.value),
                    *(m.from_ or None, m.to or None),
                )
            )

    def join(self, later: Gathered) -> None:
        """Take in the rows of what came later."""
        articles, statements = len(self.tables["articles"]), len(self.tables["statements"])
        for name, rows in later.tables.items():
            if name in _OF_STATEMENTS:
                moved = ((r[0] + statements, r[1] + articles, *r[2:]) for r in rows)
            else:
                moved = ((r[0] + articles, *r[1:]) for r in rows)
            self.tables[name] += moved
        self.index += later.index
        self.parts += later.parts

    def _statement(self, article: int, s: Statement, title: str) -> None:
        number = len(self.tables["statements"])
        speaker, addressee = s.speaker, s.addressee
        self.tables["statements"].append(
            (
                *(number, article, s.id, s.field, s.cue.start, s.cue.end),
                s.cue.end - len(s.verb) if s.verb else None,
                *(speaker.name, speaker.kind, speaker.field, *_place(speaker.span)),
                *(
                    ("", None, None)
                    if addressee is None
                    else (addressee.name, *_place(addressee.span))
                ),
                *(s.kind, s.act, s.form, s.frame),
            )
        )
        for table, spans in (("contents", s.contents), ("sources", s.sources)):
            self.tables[table] += [
                (number, article, ordinal, span.start, span.end)
                for ordinal, span in enumerate(spans)
            ]
        for ordinal, relay in enumerate(s.via):
            row = (number, article, ordinal, relay.name, relay.field, *_place(relay.span))
            self.tables["via"].append(row)
        if not self._with_index:
            return
        relays = [relay.name for relay in s.via]
        self.index.append(indexed(s.said, title, speaker.name, relays))
        self.parts.append(parts(s.verb, addressee.name if addressee is not None else ""))


def entries_of(rows: Rows) -> Iterator[Entry]:
    """The articles of ``rows``, each with the reading of its statements in them.

    Every table's rows are in the order of its keys.
    """
    by_article = {
        name: _grouped(rows[name], "article") for name in ARTICLE_TABLES if name != "articles"
    }
    for row in rows["articles"]:
        own = {name: groups.get(row["article"], []) for name, groups in by_article.items()}
        yield _Page(Article(**{field: row[field] for field in _FIELDS})).entry(own)


class _Page:
    """An article into which offsets point."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._fields = {"title": article.title, "byline": article.byline, "text": article.text}

    def entry(self, own: Rows) -> Entry:
        figures = tuple(map(self._figure, own["figures"]))
        moments = tuple(map(self._moment, own["moments"]))
        parts = {name: _grouped(own[name], "statement") for name in ("contents", "sources", "via")}
        statements = [
            self._statement(
                row,
                {name: groups.get(row["statement"], []) for name, groups in parts.items()},
                figures,
                moments,
            )
            for row in own["statements"]
        ]
        credits = [Credit(r["name"], r["field"], self._span(r)) for r in own["credits"]]
        reading = Reading(
            id=self._article.id,
            credits=tuple(credits),
            statements=tuple(statements),
            figures=figures,
            moments=moments,
        )
        return Entry(self._article, reading)

    def _statement(
        self,
        row: dict[str, Any],
        parts: Rows,
        figures: tuple[Figure, ...],
        moments: tuple[Moment, ...],
    ) -> Statement:
        field = row["field"]
        contents = tuple(self._within(field, r["start"], r["end"]) for r in parts["contents"])
        named_in, start, end = row["speaker_field"], row["speaker_start"], row["speaker_end"]
        span = None if start is None else self._within(named_in, start, end)
        verb_at, addressed = row["verb_start"], row["addressee_start"]
        verb = "" if verb_at is None else self._within(field, verb_at, row["cue_end"]).text
        addressee = None
        if addressed is not None:
            where = self._within(field, addressed, row["addressee_end"])
            addressee = Addressee(row["addressee"], where)
        return Statement(
            id=row["id"],
            field=field,
            cue=self._within(field, row["cue_start"], row["cue_end"]),
            verb=verb,
            sources=tuple(self._within(field, r["start"], r["end"]) for r in parts["sources"]),
            contents=contents,
            speaker=Speaker(row["speaker"], row["speaker_kind"], named_in, span),
            addressee=addressee,
            via=tuple(
                Relay(r["name"], r["field"], None if r["start"] is None else self._span(r))
                for r in parts["via"]
            ),
            act=row["act"],
            form=row["form"],
            kind=row["kind"],
            frame=row["frame"],
            figures=tuple(f for f in figures if _is_in(f, field, contents)),
            moments=tuple(m for m in moments if _is_in(m, field, contents)),
        )

    def _figure(self, row: dict[str, Any]) -> Figure:
        span = self._span(row)
        return Figure(
            field=row["field"],
            start=span.start,
            end=span.end,
            text=span.text,
            low=_whole(row["low"]),
            high=_whole(row["high"]),
            mod=row["mod"],
            unit=row["unit"],
        )

    def _moment(self, row: dict[str, Any]) -> Moment:
        span = self._span(row)
        return Moment(
            field=row["field"],
            start=span.start,
            end=span.end,
            text=span.text,
            type=row["type"],
            value=row["value"],
            from_=row["from_day"] or "",
            to=row["to_day"] or "",
        )

    def _span(self, row: dict[str, Any]) -> Span:
        return self._within(row["field"], row["start"], row["end"])

    def _within(self, field: str, start: int, end: int) -> Span:
        return Span(start, end, self._fields[field][start:end])


def _is_in(item: Figure | Moment, field: str, contents: tuple[Span, ...]) -> bool:
    return item.field == field and any(
        c.start <= item.start and item.end <= c.end for c in contents
    )


def _grouped(rows: Iterable[dict[str, Any]], key: str) -> dict[Any, list[dict[str, Any]]]:
    groups: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def _place(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _limits(figure: Figure) -> tuple[float | None, float | None]:
    low, high = figure.low, figure.high
    return None if low is None else float(low), None if high is None else float(high)


def _whole(value: float | None) -> float | None:
    """A whole number as such, which is how it was read."""
    return int(value) if value is not None and value.is_integer() else value
