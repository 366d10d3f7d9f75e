"""What statements found have in common: how many of each speaker, kind, act, outlet, relay, day."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Any, Final, NamedTuple

from musnad.ledger.filters import DISPUTED, Asked, Filters, asked
from musnad.ledger.matching import matching
from musnad.ledger.query import expression_of
from musnad.text.folding import fold
from musnad.text.terms import name_terms

#: So many statements, the newest, are counted.
FACETED: Final = 2_500
#: So many speakers and relays are told, those with most statements.
_TOLD: Final = 12
#: Numbers of all statements, from the sums that are kept.
_KEPT: Final = f"""
SELECT 'counted', '', coalesce(sum(statements), 0) FROM tallies
UNION ALL SELECT 'all speakers', '', value FROM totals WHERE name = 'speakers'
UNION ALL SELECT 'kinds', kind, sum(statements) FROM tallies GROUP BY kind HAVING sum(statements)
UNION ALL SELECT 'acts', act, sum(statements) FROM tallies GROUP BY act HAVING sum(statements)
UNION ALL SELECT 'outlets', outlet, sum(statements) FROM tallies
  GROUP BY outlet HAVING sum(statements)
UNION ALL SELECT * FROM (
  SELECT 'speakers', (
    SELECT n.text FROM names n JOIN statements s ON s.speaker = n.name
    WHERE n.speaker = p.speaker GROUP BY n.name ORDER BY count(*) DESC, n.text LIMIT 1
  ), p.statements
  FROM speakers p WHERE p.statements > 0 ORDER BY p.statements DESC, p.speaker LIMIT {_TOLD}
)
"""


class Facet(NamedTuple):
    """One value that statements have, and how many have it."""

    value: str
    statements: int


class Facets(NamedTuple):
    """Numbers of statements by what they have in common, the most frequent first.

    ``counted`` is how many statements were looked at: all, or the newest ``FACETED`` of more.
    Of ``all_speakers`` and ``all_relays`` the first are told; the filter that leaves the statements
    of one is ``said_by`` for a speaker and ``via`` for a relay. ``days`` are in order, with ``""``
    for none. They, ``relays`` and ``disputed`` are left out where the whole ledger is counted.
    """

    counted: int
    speakers: tuple[Facet, ...]
    all_speakers: int
    kinds: tuple[Facet, ...]
    acts: tuple[Facet, ...]
    outlets: tuple[Facet, ...]
    relays: tuple[Facet, ...]
    all_relays: int
    days: tuple[Facet, ...]
    disputed: int


def facets_of(connection: sqlite3.Connection, query: str, filters: Filters) -> Facets:
    """What the newest statements have in common that match ``query`` and pass ``filters``.

    Raises ValueError or LedgerError as ``filters.asked`` and ``query.expression_of`` do.
    """
    own = asked(filters, connection)
    expression = expression_of(query)
    if own.leaves_all and not expression:
        return _told(connection.execute(_KEPT))
    chosen = matching(own, expression).with_articles
    sql = f"""
    WITH chosen AS MATERIALIZED (
      SELECT s.statement, s.kind, s.act, s.speaker, a.outlet, a.day {chosen.sql}
      ORDER BY {_newest(own, expression)} LIMIT {FACETED}
    ), spoke AS MATERIALIZED (
      SELECT text, max(count), sum(count) AS statements FROM (
        SELECT n.speaker, n.text, count(*) AS count
        FROM chosen c CROSS JOIN names n ON n.name = c.speaker
        WHERE n.speaker IS NOT (SELECT speaker FROM speakers WHERE folded = '') GROUP BY n.name
      ) GROUP BY speaker
    )
    SELECT 'counted', '', count(*) FROM chosen
    UNION ALL SELECT 'disputed', '', count(*) FROM chosen WHERE statement IN ({DISPUTED})
    UNION ALL SELECT 'kinds', kind, count(*) FROM chosen GROUP BY kind
    UNION ALL SELECT 'acts', act, count(*) FROM chosen GROUP BY act
    UNION ALL SELECT 'outlets', outlet, count(*) FROM chosen GROUP BY outlet
    UNION ALL SELECT 'days', coalesce(day, ''), count(*) FROM chosen GROUP BY day
    UNION ALL SELECT 'all speakers', '', count(*) FROM spoke
    UNION ALL SELECT * FROM (
      SELECT 'speakers', text, statements FROM spoke ORDER BY statements DESC, text LIMIT {_TOLD}
    )
    UNION ALL SELECT 'passed on', n.text, json_group_array(v.statement) FROM chosen c
      CROSS JOIN via v ON v.statement = c.statement CROSS JOIN names n ON n.name = v.name
      GROUP BY n.name
    """
    return _told(connection.execute(sql, chosen.values))


def number_found(connection: sqlite3.Connection, query: str, filters: Filters, up_to: int) -> int:
    """How many statements match ``query`` and pass ``filters``, counted up to so many."""
    found = matching(asked(filters, connection), expression_of(query))
    sql = f"SELECT count(*) FROM (SELECT 1 {found.sql} LIMIT ?)"
    [(number,)] = connection.execute(sql, [*found.values, up_to])
    return int(number)


def _newest(own: Asked, expression: str) -> str:
    """The order of the newest first that takes no sorting of all."""
    if expression or own.expression:
        return "f.rowid DESC"
    return "s.statement DESC" if own.of_statements.sql else "a.day DESC, a.article DESC"


def _told(rows: Iterable[tuple[str, str, Any]]) -> Facets:
    """Rows of what is counted, a value of it, and a number; of ``passed on``, its statements."""
    facets: dict[str, list[Facet]] = defaultdict(list)
    passed_on: dict[str, set[int]] = {}
    for facet, value, told in rows:
        if facet == "passed on":
            passed_on[value] = set(json.loads(told))
        else:
            facets[facet].append(Facet(value, told))
    facets["relays"], all_relays = _relays(passed_on)

    def of(name: str) -> tuple[Facet, ...]:
        return tuple(sorted(facets[name], key=lambda facet: (-facet.statements, facet.value)))

    def sum_of(name: str) -> int:
        return sum(facet.statements for facet in facets[name])

    return Facets(
        counted=sum_of("counted"),
        speakers=of("speakers"),
        all_speakers=sum_of("all speakers"),
        kinds=of("kinds"),
        acts=of("acts"),
        outlets=of("outlets"),
        relays=of("relays"),
        all_relays=all_relays,
        days=tuple(sorted(facets["days"])),
        disputed=sum_of("disputed"),
    )


def _relays(statements: Mapping[str, Set[int]]) -> tuple[list[Facet], int]:
    """The relays with most statements, as many as ``via`` leaves, and how many relays there are."""
    words = {name: frozenset(name_terms(name)) for name in statements}
    spellings: dict[str, str] = {}
    for name in sorted(statements, key=lambda name: (-len(statements[name]), name)):
        # Without a word there is nothing to look for.
        if words[name]:
            spellings.setdefault(fold(name), name)
    told = []
    for name in list(spellings.values())[:_TOLD]:
        meant = (statements[other] for other in statements if words[name] <= words[other])
        told.append(Facet(name, len(set().union(*meant))))
    return told, len(spellings)
