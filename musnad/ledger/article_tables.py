"""The tables of what is read of articles; ``musnad.ledger.schema`` tells the rules."""

from __future__ import annotations

from musnad.article import GAP
from musnad.ledger.columns import DAY, INT, LONG, REAL, SPAN, TEXT, TEXTS, TIME, table, window

_KEYS = (("statement", LONG), ("article", LONG), ("ordinal", INT))

TABLES = {
    "runs": table(
        ("run", INT),
        ("started", TIME),
        ("ended", TIME),
        ("musnad", TEXT),
        ("inputs", TEXTS),
        ("columns", TEXT),
        ("articles", LONG),
        ("versions", LONG),
        ("unchanged", LONG),
        ("statements", LONG),
        ("rejected", LONG),
        optional="ended",
    ),
    "articles": table(
        ("article", LONG),
        ("key", TEXT),
        ("version", INT),
        ("replaces", LONG),
        ("replaced_by", LONG),
        ("run", INT),
        ("id", TEXT),
        ("outlet", TEXT),
        ("url", TEXT),
        ("published", TEXT),
        ("day", DAY),
        ("day_from", TEXT),
        ("title", TEXT),
        ("byline", TEXT),
        ("text", TEXT),
        ("substituted", TEXT),
        optional="replaces replaced_by day day_from substituted",
    ),
    "credits": table(("article", LONG), ("ordinal", INT), ("name", TEXT), ("field", TEXT), *SPAN),
    "statements": table(
        ("statement", LONG),
        ("article", LONG),
        ("id", TEXT),
        ("field", TEXT),
        ("cue_start", INT),
        ("cue_end", INT),
        ("cue", TEXT),
        ("verb_start", INT),
        ("verb", TEXT),
        ("speaker", TEXT),
        ("speaker_folded", TEXT),
        ("speaker_kind", TEXT),
        ("speaker_field", TEXT),
        ("speaker_start", INT),
        ("speaker_end", INT),
        ("speaker_text", TEXT),
        ("addressee", TEXT),
        ("addressee_start", INT),
        ("addressee_end", INT),
        ("addressee_text", TEXT),
        ("kind", TEXT),
        ("act", TEXT),
        ("form", TEXT),
        ("frame", TEXT),
        ("content", TEXT),
        optional="verb_start speaker_start speaker_end speaker_text "
        "addressee_start addressee_end addressee_text",
    ),
    "contents": table(*_KEYS, *SPAN),
    "sources": table(*_KEYS, *SPAN),
    "via": table(*_KEYS, ("name", TEXT), ("field", TEXT), *SPAN, optional="start end text"),
    "figures": table(
        ("article", LONG),
        ("figure", INT),
        ("statement", LONG),
        ("field", TEXT),
        *SPAN,
        ("low", REAL),
        ("high", REAL),
        ("mod", TEXT),
        ("unit", TEXT),
        optional="statement low high",
    ),
    "moments": table(
        ("article", LONG),
        ("moment", INT),
        ("statement", LONG),
        ("field", TEXT),
        *SPAN,
        ("type", TEXT),
        ("value", TEXT),
        ("from_day", DAY),
        ("to_day", DAY),
        optional="statement from_day to_day",
    ),
    "rejects": table(
        ("reject", LONG),
        ("run", INT),
        ("source", TEXT),
        ("number", LONG),
        ("reason", TEXT),
        ("record", TEXT),
        optional="number",
    ),
}
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
REFERENCES = {
    ("articles", "replaces"): "articles (article)",
    ("articles", "replaced_by"): "articles (article)",
}
#: Columns that a table did not have in the first format: tables of an older one are without them.
ADDED = {
    "statements": (
        "verb_start",
        "verb",
        "addressee",
        "addressee_start",
        "addressee_end",
        "addressee_text",
    ),
}

NOT_STORED = {
    "credits": ("text",),
    "statements": (
        "cue",
        "verb",
        "speaker_folded",
        "speaker_text",
        "addressee_text",
        "content",
    ),
    "contents": ("text",),
    "sources": ("text",),
    "via": ("text",),
    "figures": ("statement", "text"),
    "moments": ("statement", "text"),
}
#: Columns that are a number in ``names``.
NAMES = (("statements", "speaker"), ("statements", "addressee"), ("via", "name"))

INDEXES = (
    ("articles", "key"),
    ("articles", "id"),
    ("articles", "day, outlet"),
    ("articles", "outlet, day"),
    ("articles", "url"),
    ("articles", "run"),
    ("statements", "article"),
    ("statements", "speaker"),
    ("statements", "kind, speaker"),
    ("statements", "id"),
    ("via", "name"),
    ("rejects", "run"),
)

#: The order in which statements are told where nothing better decides: what has no day comes last.
BY_DAY = "coalesce({a}day, '~'), {a}published, {a}article"
_ORDER = f"CREATE INDEX articles_by_day ON articles ({BY_DAY.format(a='')});"

#: Figures by their values, and those that are ranges; and what was said by its places, to tell
#: which statement they are in. Each has all that a question for figures asks.
_VALUES = """
CREATE INDEX figures_values ON figures (low, high, unit, article, field, start, "end");
CREATE INDEX figures_ranges ON figures (article, field, start, "end", low, high, unit)
WHERE low IS NOT high;
CREATE INDEX contents_places ON contents (article, start, "end", statement);
"""

#: Names once each; spellings of one folded name are one speaker, with the number of statements of
#: latest versions.
NAMED = """
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

#: Full text of the statements (``musnad.text.terms``): stems of content and title, the words of
#: speaker and relays, and the folded words of the content for phrases. Datasette and sqlite-utils
#: know a table's index by content="…", without spaces.
_SEARCH = """
CREATE VIRTUAL TABLE statements_fts USING fts5 (
  content, title, speaker, via, words,
  content="statements", content_rowid="statement", tokenize="unicode61 remove_diacritics 0",
  columnsize=1
);
"""

#: Full text of the words of a statement that filters ask for: its reporting word, folded, and whom
#: it is addressed to.
_PARTS = """
CREATE VIRTUAL TABLE parts_fts USING fts5 (
  verb, addressee, content="", tokenize="unicode61 remove_diacritics 0", columnsize=0, detail=column
);
"""

SAID = f"""
CREATE VIEW said AS
SELECT
  s.statement, a.day, a.outlet,
  (SELECT group_concat(text, ' ← ') FROM (
     SELECT n.text FROM via v JOIN names n ON n.name = v.name
     WHERE v.statement = s.statement ORDER BY v.ordinal)) AS via,
  coalesce(p.text, '') AS speaker, coalesce(q.text, '') AS addressee, s.kind, s.act,
  coalesce(substr(iif(s.field = 'title', a.title, a.text), s.verb_start + 1,
    s.cue_end - s.verb_start), '') AS verb,
  s.form,
  (SELECT group_concat(words, '{GAP}') FROM (
     SELECT substr(iif(s.field = 'title', a.title, a.text), c.start + 1, c."end" - c.start) AS words
     FROM contents c WHERE c.statement = s.statement ORDER BY c.ordinal)) AS content,
  a.title, a.url, a.id AS article_id, s.article
FROM statements s JOIN articles a ON a.article = s.article
LEFT JOIN names p ON p.name = s.speaker LEFT JOIN names q ON q.name = s.addressee
WHERE a.replaced_by IS NULL;
"""

#: What else there is, in SQL.
OTHERS = (_ORDER, _VALUES, _KNOWN, _TALLIES, _REPLACED, _SEARCH, _PARTS)

_ARTICLE = "JOIN articles a ON a.article = t.article"
_STATEMENT = "JOIN statements s ON s.statement = t.statement"
_WITHIN = (
    "LEFT JOIN (statements s JOIN contents c ON c.statement = s.statement)"
    " ON s.article = t.article AND s.field = t.field"
    ' AND t.start >= c.start AND t."end" <= c."end"'
)
_OWN = window("t.field", "t.start", 't."end"')
_OF_STATEMENT = window("s.field", "t.start", 't."end"')
_PIECES = (
    f"""SELECT {window("t.field", "c.start", 'c."end"')} AS words FROM contents c"""
    " WHERE c.statement = t.statement ORDER BY c.ordinal"
)

#: The views with words: the SQL of what a table ``t`` does not have, and what is joined to it.
VIEWS = {
    "credits": ({"text": _OWN}, _ARTICLE),
    "statements": (
        {
            "cue": window("t.field", "t.cue_start", "t.cue_end"),
            "verb": f"coalesce({window('t.field', 't.verb_start', 't.cue_end')}, '')",
            "speaker": "coalesce(n.text, '')",
            "speaker_folded": "coalesce(p.folded, '')",
            "speaker_text": window("t.speaker_field", "t.speaker_start", "t.speaker_end"),
            "addressee": "coalesce(d.text, '')",
            "addressee_text": window("t.field", "t.addressee_start", "t.addressee_end"),
            "content": f"coalesce((SELECT group_concat(words, '{GAP}') FROM ({_PIECES})), '')",
        },
        f"{_ARTICLE} LEFT JOIN names n ON n.name = t.speaker "
        "LEFT JOIN speakers p ON p.speaker = n.speaker LEFT JOIN names d ON d.name = t.addressee",
    ),
    "contents": ({"text": _OF_STATEMENT}, f"{_ARTICLE} {_STATEMENT}"),
    "sources": ({"text": _OF_STATEMENT}, f"{_ARTICLE} {_STATEMENT}"),
    "via": ({"name": "n.text", "text": _OWN}, f"{_ARTICLE} JOIN names n ON n.name = t.name"),
    "figures": ({"statement": "s.statement", "text": _OWN}, f"{_ARTICLE} {_WITHIN}"),
    "moments": ({"statement": "s.statement", "text": _OWN}, f"{_ARTICLE} {_WITHIN}"),
}
