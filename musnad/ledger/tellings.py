"""Articles of the ledger as linking takes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Final

from musnad.claims.model import Telling
from musnad.ledger.among import parts
from musnad.ledger.held import rows_of
from musnad.ledger.rows import Rows, entries_of
from musnad.ledger.schema import ARTICLE_TABLES

_VALUES: Final = ("figures", "moments")


def tellings_of(
    connection: sqlite3.Connection, articles: Iterable[int], *, with_values: bool = True
) -> dict[int, Telling]:
    """The articles of these numbers, each with its reading, which may lack figures and moments."""
    left_out = () if with_values else _VALUES
    found = {}
    for part in parts(sorted(articles)):
        rows: Rows = {
            name: () if name in left_out else rows_of(connection, name, part)
            for name in ARTICLE_TABLES
        }
        for row, entry in zip(rows["articles"], entries_of(rows), strict=True):
            found[row["article"]] = Telling(
                key=row["key"],
                article=entry.article,
                reading=entry.reading,
                day=date.fromisoformat(row["day"]) if row["day"] else None,
            )
    return found
