"""Which rows are meant: FROM and WHERE of the statements that a question leaves."""

from __future__ import annotations

from typing import Any, NamedTuple

from musnad.ledger.filters import Asked


class Matching(NamedTuple):
    """Statements ``s``, among tables joined, under conditions with their values."""

    tables: str
    where: str
    values: list[Any]

    @property
    def sql(self) -> str:
        return f"FROM {self.tables} WHERE {self.where}"

    @property
    def with_articles(self) -> Matching:
        """With the articles ``a``, if they are not there."""
        if "articles a" in self.tables:
            return self
        return self.joined("JOIN articles a ON a.article = s.article")

    @property
    def articles_first(self) -> Matching:
        """With articles in their own order, so that the first statements are soon found."""
        return self._replace(tables=self.tables.replace("a JOIN", "a CROSS JOIN", 1))

    def joined(self, join: str) -> Matching:
        """With one more table."""
        return self._replace(tables=f"{self.tables} {join}")

    def narrowed(self, condition: str, values: list[Any]) -> Matching:
        """Under one more condition."""
        return self._replace(where=f"{self.where} AND {condition}", values=[*self.values, *values])


def is_latest(pin: int | None) -> str:
    """The condition that ``a`` is the latest version of an article.

    With ``pin``: that it was, when that was the last article taken in.
    """
    if pin is None:
        return "a.replaced_by IS NULL"
    return f"a.article <= {pin} AND (a.replaced_by IS NULL OR a.replaced_by > {pin})"


def matching(own: Asked, expression: str = "", pin: int | None = None) -> Matching:
    """The statements of latest versions that filters and a full-text expression leave.

    With any full text the hits are ``f``; articles ``a`` are joined where a condition needs them.
    With ``pin``, what they left when that was the last article taken in.
    """
    both = [part for part in (expression, own.expression) if part]
    conditions = [condition.sql for condition in own.conditions]
    values = [value for condition in own.conditions for value in condition.values]
    if not both:
        # Articles first, where it is by day that all statements are then told.
        join = "JOIN" if own.of_statements.sql else "CROSS JOIN"
        tables = f"articles a {join} statements s ON s.article = a.article"
        return Matching(tables, " AND ".join([is_latest(pin), *conditions]), values)
    # Every hit is a statement: this way SQLite does not look it up where nothing is asked of it.
    tables = "statements_fts f LEFT JOIN statements s ON s.statement = f.rowid"
    if own.of_articles.sql:
        tables += " JOIN articles a ON a.article = s.article"
    # Looked up among the few that were replaced, not among all articles.
    replaced, latest = "replaced r", ""
    if pin is not None:
        replaced = f"replaced r JOIN articles b ON b.article = s.article AND b.replaced_by <= {pin}"
        latest = f"s.article <= {pin} AND "
    latest += f"NOT EXISTS (SELECT 1 FROM {replaced} WHERE r.statement = f.rowid)"
    match = " AND ".join(f"({part})" for part in both)
    where = " AND ".join(["statements_fts MATCH ?", latest, *conditions])
    return Matching(tables, where, [match, *values])
