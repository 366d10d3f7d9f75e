"""The articles of a ledger as a list, the newest first."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from musnad.ledger.answer import Question
from musnad.ledger.filters import Condition, Filters, asked
from musnad.ledger.matching import is_latest, matching
from musnad.ledger.paging import Page, Whole
from musnad.ledger.questions import total

#: What an article is told with, in this order.
_COLUMNS: Final = {
    "article": "a.article",
    "key": "a.key",
    "id": "a.id",
    "outlet": "a.outlet",
    "url": "a.url",
    "published": "a.published",
    "day": "a.day",
    "day_from": "a.day_from",
    "title": "a.title",
    "byline": "a.byline",
    "version": "a.version",
    "statements": "(SELECT count(*) FROM statements s WHERE s.article = a.article)",
}
#: Where an article stands: day (empty if it has none), article.
PLACE: Final = tuple[str, Whole]


def articles(connection: sqlite3.Connection, filters: Filters, page: Page) -> Question:
    """Latest versions that filters leave, or of which they leave a statement, the newest first.

    Of one day the last one taken in comes first; what has no day comes last.
    """
    where = _where(connection, filters, page.pin)
    values: list[Any] = []
    parts = []
    day, before = page.place or ("~", 0)
    if day:
        after = "AND (a.day, a.article) < (?, ?)" if page.place else ""
        parts.append(
            f"SELECT article FROM (SELECT a.article FROM articles a WHERE {where.sql} "
            f"AND a.day IS NOT NULL {after} ORDER BY a.day DESC, a.article DESC {page.limited})"
        )
        values += [*where.values, *page.place]
    after = "" if day else "AND a.article < ?"
    parts.append(
        f"SELECT article FROM (SELECT a.article FROM articles a WHERE {where.sql} "
        f"AND a.day IS NULL {after} ORDER BY a.article DESC {page.limited})"
    )
    values += [*where.values, *([] if day else [before])]
    told = ", ".join(f"{sql} AS {name}" for name, sql in _COLUMNS.items())
    sql = f"""
    WITH chosen AS ({" UNION ALL ".join(parts)})
    SELECT {told}, coalesce(a.day, ''), a.article
    FROM chosen JOIN articles a ON a.article = chosen.article
    ORDER BY a.day IS NULL, a.day DESC, a.article DESC {page.limited}
    """
    return Question(sql, values, tuple(_COLUMNS), frozenset({"day"}), placed=2)


def count_articles(connection: sqlite3.Connection, filters: Filters, up_to: int) -> Question:
    """How many articles filters leave, counted up to one more than ``up_to``."""
    if asked(filters, connection).leaves_all:
        return total("articles")
    where = _where(connection, filters, None)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM articles a WHERE {where.sql} LIMIT {up_to + 1})"
    return Question(sql, where.values, ("total",))


def _where(connection: sqlite3.Connection, filters: Filters, pin: int | None) -> Condition:
    own = asked(filters, connection)
    conditions = [Condition(is_latest(pin), [])]
    if own.of_statements.sql or own.expression:
        said = matching(own, pin=pin)
        conditions.append(Condition(f"a.article IN (SELECT s.article {said.sql})", said.values))
    elif own.of_articles.sql:
        conditions.append(own.of_articles)
    return Condition(
        " AND ".join(f"({c.sql})" for c in conditions), [v for c in conditions for v in c.values]
    )
