"""Full-text search: statements by the words of their contents and of their articles' titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb
import pyarrow as pa

from musnad.ledger.filters import Condition, Filters, where
from musnad.ledger.terms import all_terms, terms

#: What a word in the title weighs beside one in the content.
TITLE_WEIGHT = 0.4
#: How much longer contents weigh less (b of BM25), and the length that is neither, in characters.
_LENGTH_SHARE, _USUAL_LENGTH = 0.5, 150
#: So many hits are fetched at a time to look for phrases in.
_BLOCK = 500

_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”')

#: What a found statement tells, in this order.
COLUMNS = """
  s.statement, a.day, a.outlet,
  coalesce((SELECT list(v.name ORDER BY v.ordinal) FROM via v WHERE v.statement = s.statement),
           []) AS via,
  s.speaker, s.kind, s.act, s.form, s.content, a.title, a.url, a.id AS article_id, s.article,
  s.field, s.cue_start, s.cue_end
"""


def find(
    connection: duckdb.DuckDBPyConnection, query: str, filters: Filters, limit: int
) -> pa.Table:
    """At most ``limit`` statements with every word of ``query``, the best match first.

    A word counts in the content or, for less, in the title; what stands in quotation marks has to
    stand there in this order. Scores are those of BM25 (Robertson and Zaragoza, 2009) for words
    that occur once. Without words, the statements by day. Raises ValueError or LedgerError.
    """
    wanted = list(dict.fromkeys(terms(query) or all_terms(query)))
    if query.strip() and not wanted:
        raise ValueError(f"{query!r} has no word to look for")
    asked = where(filters, connection)
    values = asked.values
    phrases = [all_terms("".join(groups)) for groups in _PHRASE.findall(query)]
    if wanted:
        matched = _matched(wanted)
        sql = f"""
        WITH {matched.sql}
        SELECT {COLUMNS}, round(m.score, 3) AS score
        FROM matched m JOIN statements s USING (statement) JOIN articles a ON a.article = s.article
        WHERE {asked.sql} ORDER BY m.score DESC, s.statement
        """
        values = matched.values + values
    else:
        sql = f"""
        SELECT {COLUMNS} FROM statements s JOIN articles a ON a.article = s.article
        WHERE {asked.sql} ORDER BY a.day, s.statement
        """
    if not phrases:
        return connection.sql(f"{sql} LIMIT {int(limit)}", params=values).to_arrow_table()
    reader = connection.sql(sql, params=values).to_arrow_reader(_BLOCK)
    return _with_phrases(reader, phrases, limit)


def _matched(wanted: list[str]) -> Condition:
    """SQL of the statements that match all terms, with their scores, as ``matched``."""
    marks = ", ".join("?" * len(wanted))
    sql = f"""
    inside AS (SELECT term, statement FROM content_terms WHERE term IN ({marks})),
    above AS (
      SELECT t.term, s.statement
      FROM title_terms t JOIN statements s USING (article) WHERE t.term IN ({marks})
    ),
    rarity AS (
      SELECT term, ln(1 + (SELECT count(*) FROM statements) / count(*)) AS idf
      FROM (FROM inside UNION ALL FROM above) GROUP BY term
    ),
    hits AS (
      SELECT statement, term, max(weight) AS weight FROM (
        SELECT statement, term, 1.0 AS weight FROM inside
        UNION ALL SELECT statement, term, {TITLE_WEIGHT} FROM above
      ) GROUP BY ALL
    ),
    summed AS (
      SELECT statement, sum(idf * weight) AS score FROM hits JOIN rarity USING (term)
      GROUP BY statement HAVING count(*) = {len(wanted)}
    ),
    matched AS (
      SELECT u.statement, u.score / (
        {1 - _LENGTH_SHARE} + {_LENGTH_SHARE} * greatest(length(s.content), 1) / {_USUAL_LENGTH}
      ) ** 0.5 AS score
      FROM summed u JOIN statements s USING (statement)
    )
    """
    return Condition(sql, [*wanted, *wanted])


def _with_phrases(reader: pa.RecordBatchReader, phrases: list[list[str]], limit: int) -> pa.Table:
    """The first ``limit`` rows with every phrase in content or title."""
    found: list[pa.RecordBatch] = []
    count = 0
    for batch in reader:
        keep = [
            number
            for number, row in enumerate(batch.select(["content", "title"]).to_pylist())
            if all(
                _stands_in(phrase, row["content"]) or _stands_in(phrase, row["title"])
                for phrase in phrases
            )
        ]
        found.append(batch.take(pa.array(keep[: limit - count], pa.int64())))
        count += found[-1].num_rows
        if count >= limit:
            break
    return pa.Table.from_batches(found, reader.schema)


def _stands_in(phrase: list[str], text: str) -> bool:
    return any(phrase == run for run in _runs(all_terms(text), len(phrase)))


def _runs(words: list[str], length: int) -> Iterator[list[str]]:
    for start in range(len(words) - length + 1):
        yield words[start : start + length]
