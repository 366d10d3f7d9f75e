"""Questions one asks of a ledger again and again, as SQL over the latest versions."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from musnad.ledger.filters import Filters, where
from musnad.ledger.find import COLUMNS

_LATEST = "FROM statements s JOIN articles a ON a.article = s.article"
_UNNAMED = "('unnamed', 'group', 'unsourced')"


def speakers(connection: duckdb.DuckDBPyConnection, filters: Filters, limit: int) -> pa.Table:
    """Who spoke, the most quoted first: spellings of one folded name together."""
    asked = where(filters, connection)
    return connection.sql(
        f"""
        SELECT mode(s.speaker) AS speaker, mode(s.kind) AS kind, count(*) AS statements,
          count(DISTINCT s.article) AS articles, count(DISTINCT a.outlet) AS outlets,
          min(a.day) AS first_day, max(a.day) AS last_day
        {_LATEST} WHERE {asked.sql} AND s.speaker <> ''
        GROUP BY s.speaker_folded ORDER BY statements DESC, speaker LIMIT {int(limit)}
        """,
        params=asked.values,
    ).to_arrow_table()


def said_by(connection: duckdb.DuckDBPyConnection, filters: Filters, limit: int) -> pa.Table:
    """What the speaker of ``filters`` said, in the order of publication."""
    asked = where(filters, connection)
    return connection.sql(
        f"SELECT {COLUMNS} {_LATEST} WHERE {asked.sql} "
        f"ORDER BY a.day NULLS LAST, a.published, s.statement LIMIT {int(limit)}",
        params=asked.values,
    ).to_arrow_table()


def sources(connection: duckdb.DuckDBPyConnection, filters: Filters) -> pa.Table:
    """How many statements of each outlet come from sources of each kind."""
    asked = where(filters, connection)
    return connection.sql(
        f"""
        SELECT a.outlet, count(*) AS statements,
          count(*) FILTER (s.kind = 'person') AS persons,
          count(*) FILTER (s.kind = 'organization') AS organizations,
          count(*) FILTER (s.kind = 'document') AS documents,
          count(*) FILTER (s.kind = 'unnamed') AS unnamed,
          count(*) FILTER (s.kind = 'group') AS groups,
          count(*) FILTER (s.kind = 'unsourced') AS unsourced,
          round(count(*) FILTER (s.kind IN {_UNNAMED}) / count(*), 3) AS nameless_share
        {_LATEST} WHERE {asked.sql} GROUP BY a.outlet ORDER BY statements DESC, a.outlet
        """,
        params=asked.values,
    ).to_arrow_table()


def unnamed_sources(connection: duckdb.DuckDBPyConnection, filters: Filters) -> pa.Table:
    """Who leans on unnamed sources: outlets by the share of statements that nobody named is for.

    ``usual`` is how the outlet most often calls them.
    """
    asked = where(filters, connection)
    return connection.sql(
        f"""
        SELECT a.outlet, count(*) AS statements,
          count(*) FILTER (s.kind IN {_UNNAMED}) AS nameless,
          round(count(*) FILTER (s.kind IN {_UNNAMED}) / count(*), 3) AS share,
          count(*) FILTER (s.kind = 'unnamed') AS unnamed,
          count(*) FILTER (s.kind = 'group') AS groups,
          count(*) FILTER (s.kind = 'unsourced') AS unsourced,
          mode(s.speaker) FILTER (s.kind = 'unnamed' AND s.speaker <> '') AS usual
        {_LATEST} WHERE {asked.sql} GROUP BY a.outlet ORDER BY share DESC, a.outlet
        """,
        params=asked.values,
    ).to_arrow_table()


def stats(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """What is in the ledger, of the latest versions: a name and its number a row."""
    return connection.sql(
        """
        WITH
        a AS (SELECT article, outlet FROM articles WHERE replaced_by IS NULL),
        s AS (SELECT statement, speaker_folded FROM statements SEMI JOIN a USING (article))
        SELECT unnest([
          {'name': 'articles', 'value': (SELECT count(*) FROM a)},
          {'name': 'older versions',
           'value': (SELECT count(*) FROM articles WHERE replaced_by IS NOT NULL)},
          {'name': 'outlets', 'value': (SELECT count(DISTINCT outlet) FROM a)},
          {'name': 'statements', 'value': (SELECT count(*) FROM s)},
          {'name': 'speakers', 'value': (SELECT count(DISTINCT speaker_folded) FROM s)},
          {'name': 'statements that came through others',
           'value': (SELECT count(DISTINCT statement) FROM via SEMI JOIN s USING (statement))},
          {'name': 'figures', 'value':
            (SELECT count(DISTINCT (article, figure)) FROM figures SEMI JOIN a USING (article))},
          {'name': 'moments', 'value':
            (SELECT count(DISTINCT (article, moment)) FROM moments SEMI JOIN a USING (article))},
          {'name': 'records set aside', 'value': (SELECT count(*) FROM rejects)},
          {'name': 'runs', 'value': (SELECT count(*) FROM runs)}
        ], recursive := true)
        """
    ).to_arrow_table()
