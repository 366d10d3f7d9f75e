"""The one schema of the ledger, from which all its tables derive: SQLite, Parquet, Arrow.

Numbers of articles and statements count from 1 in the order of ingest. Every table of what was
read names its article. Starts are included and ends excluded, in code points of the field.

SQLite keeps the text of an article once. A column that is a *window* into it (a cue, a source, the
words of a figure) is not stored: only its offsets are, and the view ``…_words`` of a table gives
the words. Names, which need not be the words of the article, are stored once each in ``names``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyarrow as pa

from musnad.export.wording import GAP

#: Kept in the file as ``PRAGMA user_version``; raised whenever tables change, with a migration.
FORMAT = 1
#: ``PRAGMA application_id`` of a ledger: «MSND».
APPLICATION = 0x4D534E44

_int, _long, _float, _text, _day = pa.int32(), pa.int64(), pa.float64(), pa.string(), pa.date32()
_time = pa.timestamp("us", tz="UTC")
_texts = pa.list_(_text)


def _table(*columns: tuple[str, pa.DataType], optional: str = "") -> pa.Schema:
    nullable = optional.split()
    return pa.schema([pa.field(name, type, name in nullable) for name, type in columns])


_KEYS = (("statement", _long), ("article", _long), ("ordinal", _int))
_SPAN = (("start", _int), ("end", _int), ("text", _text))

#: The tables by name, parents first, with all their words: what exports and ``…_words`` give.
TABLES: dict[str, pa.Schema] = {
    "runs": _table(
        ("run", _int),
        ("started", _time),
        ("ended", _time),
        ("musnad", _text),
        ("inputs", _texts),
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
        ("key", _text),
        ("version", _int),
        ("replaces", _long),
        ("replaced_by", _long),
        ("run", _int),
        ("id", _text),
        ("outlet", _text),
        ("url", _text),
        ("published", _text),
        ("day", _day),
        ("day_from", _text),
        ("title", _text),
        ("byline", _text),
        ("text", _text),
        ("substituted", _text),
        optional="replaces replaced_by day day_from substituted",
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
#: The tables that an article fills.
ARTICLE_TABLES = [name for name in TABLES if name not in ("runs", "rejects")]

#: The key of each table, in whose order its rows are given.
KEYS = {
    "runs": ("run",),
    "articles": ("article",),
    "credits": ("article", "ordinal"),
    "statements": ("statement",),
    "contents": ("statement", "ordinal"),
    "sources": ("statement", "ordinal"),
    "via": ("statement", "ordinal"),
    "figures": ("article", "figure"),
    "moments": ("article", "moment"),
    "rejects": ("reject",),
}
#: What a table has in words but does not store: windows, and what follows from other tables.
_NOT_STORED = {
    "credits": ("text",),
    "statements": ("cue", "speaker_folded", "speaker_text", "content"),
    "contents": ("text",),
    "sources": ("text",),
    "via": ("text",),
    "figures": ("statement", "text"),
    "moments": ("statement", "text"),
}
#: Columns that are a number in ``names``.
_NAMES = {("statements", "speaker"), ("via", "name")}

_TYPES = {
    _int: "INTEGER",
    _long: "INTEGER",
    _float: "REAL",
    _text: "TEXT",
    _day: "TEXT",
    _time: "TEXT",
    _texts: "TEXT",
}

#: What a question looks up by: (table, columns).
_INDEXES = (
    ("articles", "key"),
    ("articles", "day"),
    ("articles", "outlet, day"),
    ("articles", "url"),
    ("articles", "run"),
    ("statements", "article"),
    ("statements", "speaker"),
    ("statements", "id"),
    ("via", "name"),
    ("rejects", "run"),
)

#: The order in which statements are told where nothing better decides: what has no day comes last.
BY_DAY = "coalesce({a}day, '~'), {a}published, {a}article"
_ORDER = f"CREATE INDEX articles_by_day ON articles ({BY_DAY.format(a='')});"

#: Names once each; spellings of one folded name are one speaker, with the number of statements of
#: latest versions.
_NAMED = """
CREATE TABLE speakers (
  speaker INTEGER PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE,
  statements INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX speakers_statements ON speakers (statements);
CREATE TABLE names (
  name INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,
  speaker INTEGER NOT NULL REFERENCES speakers (speaker)
) STRICT;
CREATE INDEX names_speaker ON names (speaker);
"""

#: What makes ingest idempotent: digests of records and of versions of articles that are there.
_KNOWN = """
CREATE TABLE records (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE versions (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
"""

#: Sums over the latest versions, kept up by the writer, so that no question has to count them.
_TALLIES = """
CREATE TABLE tallies (
  outlet TEXT NOT NULL, kind TEXT NOT NULL, act TEXT NOT NULL, statements INTEGER NOT NULL,
  PRIMARY KEY (outlet, kind, act)
) STRICT, WITHOUT ROWID;
CREATE TABLE unnamed (
  outlet TEXT NOT NULL, name INTEGER NOT NULL REFERENCES names (name),
  statements INTEGER NOT NULL,
  PRIMARY KEY (outlet, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX unnamed_most ON unnamed (outlet, statements);
CREATE TABLE outlets (
  outlet TEXT PRIMARY KEY, articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE totals (
  name TEXT PRIMARY KEY, value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

#: Statements of versions that were replaced: full text finds them, and they are passed over.
_REPLACED = """
CREATE TABLE replaced (statement INTEGER PRIMARY KEY REFERENCES statements (statement)) STRICT;
"""

#: Full text of the statements (``musnad.ledger.terms``): stems of content and title, the words of
#: speaker and relays, and the folded words of the content for phrases. Datasette and sqlite-utils
#: know a table's index by content="…", without spaces.
_SEARCH = """
CREATE VIRTUAL TABLE statements_fts USING fts5 (
  content, title, speaker, via, words,
  content="statements", content_rowid="statement", tokenize="unicode61 remove_diacritics 0",
  columnsize=1
);
"""

_SAID = f"""
CREATE VIEW said AS
SELECT
  s.statement, a.day, a.outlet,
  (SELECT group_concat(text, ' ← ') FROM (
     SELECT n.text FROM via v JOIN names n ON n.name = v.name
     WHERE v.statement = s.statement ORDER BY v.ordinal)) AS via,
  coalesce(p.text, '') AS speaker, s.kind, s.act, s.form,
  (SELECT group_concat(words, '{GAP}') FROM (
     SELECT substr(iif(s.field = 'title', a.title, a.text), c.start + 1, c."end" - c.start) AS words
     FROM contents c WHERE c.statement = s.statement ORDER BY c.ordinal)) AS content,
  a.title, a.url, a.id AS article_id, s.article
FROM statements s JOIN articles a ON a.article = s.article LEFT JOIN names p ON p.name = s.speaker
WHERE a.replaced_by IS NULL;
"""


@cache
def stored(table: str) -> list[pa.Field]:
    """The columns of ``table`` that SQLite stores, in order."""
    left_out = _NOT_STORED.get(table, ())
    return [field for field in TABLES[table] if field.name not in left_out]


def worded(table: str) -> str:
    """Where the rows of ``table`` are with all their words."""
    return f"{table}_words" if table in _NOT_STORED else table


def creation() -> list[str]:
    """The SQL that makes an empty ledger, one statement each."""
    parts = [_created(name) for name in ("runs", "articles")]
    parts += _split(_NAMED)
    parts += [_created(name) for name in TABLES if name not in ("runs", "articles")]
    parts += [
        f"CREATE INDEX {table}_{columns.replace(', ', '_')} ON {table} ({columns});"
        for table, columns in _INDEXES
    ]
    for text in (_ORDER, _KNOWN, _TALLIES, _REPLACED, _SEARCH):
        parts += _split(text)
    parts += [_words(name) for name in _NOT_STORED]
    return [*parts, *_split(_SAID)]


def _split(text: str) -> Iterator[str]:
    return (f"{part.strip()};" for part in text.split(";") if part.strip())


def _created(table: str) -> str:
    columns = [f'"{f.name}" {_type(table, f)}' for f in stored(table)]
    key = KEYS[table]
    options = "STRICT"
    if len(key) > 1:
        columns.append(f"PRIMARY KEY ({', '.join(key)})")
        options += ", WITHOUT ROWID"
    body = ",\n  ".join(columns)
    return f"CREATE TABLE {table} (\n  {body}\n) {options};"


def _type(table: str, field: pa.Field) -> str:
    if (table, field.name) in _NAMES:
        null = "" if table == "statements" else " NOT NULL"
        return f"INTEGER{null} REFERENCES names (name)"
    type = _TYPES[field.type]
    if KEYS[table] == (field.name,):
        return f"{type} PRIMARY KEY"
    null = "" if field.nullable else " NOT NULL"
    return f"{type}{null}{_reference(table, field.name)}"


def _reference(table: str, column: str) -> str:
    if column in ("replaces", "replaced_by"):
        return " REFERENCES articles (article)"
    for owner, key in KEYS.items():
        if key == (column,) and owner != table:
            return f" REFERENCES {owner} ({column})"
    return ""


def _words(table: str) -> str:
    """The view that gives the rows of ``table`` as ``TABLES`` has them, words and all."""
    columns = ", ".join(f'{_expression(table, f.name)} AS "{f.name}"' for f in TABLES[table])
    joined = f"{table} t JOIN articles a ON a.article = t.article"
    if table in ("contents", "sources"):
        joined += " JOIN statements s ON s.statement = t.statement"
    if table in ("figures", "moments"):
        joined += (
            " LEFT JOIN (statements s JOIN contents c ON c.statement = s.statement)"
            " ON s.article = t.article AND s.field = t.field"
            ' AND t.start >= c.start AND t."end" <= c."end"'
        )
    if table == "statements":
        joined += (
            " LEFT JOIN names n ON n.name = t.speaker LEFT JOIN speakers p ON p.speaker = n.speaker"
        )
    if table == "via":
        joined += " JOIN names n ON n.name = t.name"
    return f"CREATE VIEW {table}_words AS\nSELECT {columns}\nFROM {joined};"


def _expression(table: str, column: str) -> str:
    holder = "s" if table in ("contents", "sources") else "t"
    match (table, column):
        case ("statements", "cue"):
            return _window("t.field", "t.cue_start", "t.cue_end")
        case ("statements", "speaker"):
            return "coalesce(n.text, '')"
        case ("statements", "speaker_folded"):
            return "coalesce(p.folded, '')"
        case ("statements", "speaker_text"):
            return _window("t.speaker_field", "t.speaker_start", "t.speaker_end")
        case ("statements", "content"):
            words = _window("t.field", "c.start", 'c."end"')
            pieces = f"SELECT {words} AS words FROM contents c"
            pieces += " WHERE c.statement = t.statement ORDER BY c.ordinal"
            return f"coalesce((SELECT group_concat(words, '{GAP}') FROM ({pieces})), '')"
        case (_, "text") if table != "articles":
            return _window(f"{holder}.field", "t.start", 't."end"')
        case ("via", "name"):
            return "n.text"
        case ("figures" | "moments", "statement"):
            return "s.statement"
        case _:
            return f't."{column}"'


def _window(field: str, start: str, end: str) -> str:
    whole = f"CASE {field} WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END"
    return f"substr({whole}, {start} + 1, {end} - {start})"
