"""The one schema of the ledger, from which every table is made: DuckDB, Parquet and SQLite.

Numbers of articles and statements count from 1 in the order of ingest. Every table of what was
read names its article. Starts are included and ends excluded, in code points of the field.
"""

from __future__ import annotations

import pyarrow as pa

#: Raised whenever tables change; a ledger of a higher one is not opened.
FORMAT = 1

_int, _long, _float, _text, _day = pa.int32(), pa.int64(), pa.float64(), pa.string(), pa.date32()
_time = pa.timestamp("us", tz="UTC")


#: Text of many words, which is worth packing well.
_LONG = {"text", "content", "title", "url", "byline", "record"}


def _table(*columns: tuple[str, pa.DataType], optional: str = "") -> pa.Schema:
    nullable = optional.split()
    return pa.schema([pa.field(name, type, name in nullable) for name, type in columns])


_KEYS = (("statement", _long), ("article", _long), ("ordinal", _int))
_SPAN = (("start", _int), ("end", _int), ("text", _text))

#: The tables by name, parents first.
TABLES: dict[str, pa.Schema] = {
    "runs": _table(
        ("run", _int),
        ("started", _time),
        ("ended", _time),
        ("musnad", _text),
        ("inputs", pa.list_(_text)),
        ("columns", _text),
        ("articles", _long),
        ("versions", _long),
        ("unchanged", _long),
        ("statements", _long),
        ("rejected", _long),
        optional="ended",
    ),
    "articles": _table(
        ("article", _long),
        ("version", _int),
        ("replaces", _long),
        ("replaced_by", _long),
        ("run", _int),
        ("id", _text),
        ("outlet", _text),
        ("url", _text),
        ("published", _text),
        ("day", _day),
        ("title", _text),
        ("byline", _text),
        ("text", _text),
        optional="replaces replaced_by day",
    ),
    "credits": _table(
        ("article", _long), ("ordinal", _int), ("name", _text), ("field", _text), *_SPAN
    ),
    "statements": _table(
        ("statement", _long),
        ("article", _long),
        ("id", _text),
        ("field", _text),
        ("cue_start", _int),
        ("cue_end", _int),
        ("cue", _text),
        ("speaker", _text),
        ("speaker_folded", _text),
        ("speaker_kind", _text),
        ("speaker_field", _text),
        ("speaker_start", _int),
        ("speaker_end", _int),
        ("speaker_text", _text),
        ("kind", _text),
        ("act", _text),
        ("form", _text),
        ("frame", _text),
        ("content", _text),
        optional="speaker_start speaker_end speaker_text",
    ),
    "contents": _table(*_KEYS, *_SPAN),
    "sources": _table(*_KEYS, *_SPAN),
    "via": _table(*_KEYS, ("name", _text), ("field", _text), *_SPAN, optional="start end text"),
    "figures": _table(
        ("article", _long),
        ("figure", _int),
        ("statement", _long),
        ("field", _text),
        *_SPAN,
        ("low", _float),
        ("high", _float),
        ("mod", _text),
        ("unit", _text),
        optional="statement low high",
    ),
    "moments": _table(
        ("article", _long),
        ("moment", _int),
        ("statement", _long),
        ("field", _text),
        *_SPAN,
        ("type", _text),
        ("value", _text),
        ("from_day", _day),
        ("to_day", _day),
        optional="statement from_day to_day",
    ),
    "rejects": _table(
        ("reject", _long),
        ("run", _int),
        ("source", _text),
        ("number", _long),
        ("reason", _text),
        ("record", _text),
        optional="number",
    ),
}

#: What full-text search looks words up in: stems (``musnad.ledger.terms``) and where they stand.
POSTINGS: dict[str, pa.Schema] = {
    "content_terms": _table(("term", _text), ("statement", _long)),
    "title_terms": _table(("term", _text), ("article", _long)),
    "speaker_terms": _table(("term", _text), ("statement", _long)),
}

_DUCKDB = {
    _int: "INTEGER",
    _long: "BIGINT",
    _float: "DOUBLE",
    _text: "VARCHAR",
    _day: "DATE",
    _time: "TIMESTAMPTZ",
    pa.list_(_text): "VARCHAR[]",
}

#: What makes ingest idempotent: digests of records and of versions of articles that are in the
#: ledger, and of articles with their latest version; looked up by index.
_KNOWN = """
CREATE TABLE known (digest UHUGEINT PRIMARY KEY);
CREATE TABLE known_articles (
  identity UHUGEINT PRIMARY KEY, article BIGINT NOT NULL, version INTEGER NOT NULL
);
"""

#: The latest version of every article's statements, with what one asks for beside them.
_SAID = """
CREATE VIEW said AS
SELECT
  s.statement, a.day, a.outlet,
  (SELECT list(v.name ORDER BY v.ordinal) FROM via v WHERE v.statement = s.statement) AS via,
  s.speaker, s.kind, s.act, s.form, s.content, a.title, a.url, a.id AS article_id, s.article
FROM statements s JOIN articles a ON a.article = s.article
WHERE a.replaced_by IS NULL;
"""


def creation() -> str:
    """The SQL that makes an empty ledger."""
    tables = "\n".join(
        f"CREATE TABLE {name} ({', '.join(map(_column, schema))});"
        for name, schema in (TABLES | POSTINGS).items()
    )
    return tables + _KNOWN + _SAID


def _column(field: pa.Field) -> str:
    null = "" if field.nullable else " NOT NULL"
    packed = " USING COMPRESSION zstd" if field.name in _LONG else ""
    return f'"{field.name}" {_DUCKDB[field.type]}{null}{packed}'
