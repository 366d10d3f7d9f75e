"""Questions about claims and stories, as SQL over what linking found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, get_args

from musnad.claims.model import MutationKind
from musnad.ledger.answer import Question
from musnad.ledger.columns import window
from musnad.ledger.filters import Asked, Condition, Filters, asked
from musnad.ledger.matching import matching
from musnad.ledger.paging import Number, Page, Whole
from musnad.ledger.query import CLAIMS, expression_of
from musnad.messages import message

#: What a word weighs as a stem, and as a folded word.
_WEIGHTS: Final = "10.0, 2.0"
#: What a claim is told with, in this order.
_CLAIM = {
    "id": "f.id",
    "claim": "f.claim",
    "members": "f.members",
    "articles": "f.articles",
    "outlets": "f.outlets",
    "at_least": "f.at_least",
    "at_most": "f.at_most",
    "one_unnamed": "f.one_unnamed",
    "mutations": "f.mutations",
    "disputes": "f.disputes",
    "first_day": "f.first_day",
    "last_day": "f.last_day",
    "story": "st.id",
    "title": "st.title",
}
_STORY = {
    "id": "st.id",
    "title": "st.title",
    "first_day": "st.first_day",
    "last_day": "st.last_day",
    "articles": "st.articles",
    "outlets": "st.outlets",
    "claims": "(SELECT count(*) FROM families f WHERE f.story = st.story)",
    "disputes": "(SELECT count(*) FROM disputes d WHERE d.story = st.story)",
}
_COPY = {
    "day": "a.day",
    "outlet": "a.outlet",
    "title": "a.title",
    "kind": "c.kind",
    "share": "c.share",
    "credit": "c.credit",
    "first_day": "b.day",
    "first_outlet": "b.outlet",
    "first_title": "b.title",
    "agency": "(SELECT group_concat(DISTINCT k.name) FROM credits k WHERE k.article = b.article)",
    "article": "a.article",
    "first_article": "b.article",
}
#: How soon a claim wants checking, in numbers from 0 on.
_DOUBT: Final = (
    "CASE WHEN f.disputes > 0 THEN 0 "
    "WHEN f.family IN (SELECT family FROM mutations WHERE kind = 'figure') THEN 1 ELSE 2 END"
)
#: Columns that SQLite has no type for.
DAYS = frozenset({"day", "first_day", "last_day"})
TRUTHS = frozenset({"one_unnamed"})
#: Where a claim stands (rank, outlets, members, first day, id), and a story, with its articles.
PLACE_OF_CLAIM: Final = tuple[float, Number, Number, str, str]
PLACE_OF_STORY: Final = tuple[Number, Number, str, str]
#: Where a copy stands: day, outlet, article.
PLACE_OF_COPY: Final = tuple[str, str, Whole]


class ClaimFilters(NamedTuple):
    """What the claims asked for have in common; what is false, None or empty leaves all.

    ``changed`` are kinds of change, one of which happened: those of mutations, and ``credit`` for
    an agency's lost credit. ``roots_at_most`` is the highest number of origins at most.
    """

    disputed: bool = False
    one_unnamed: bool = False
    changed: tuple[str, ...] = ()
    roots_at_most: int | None = None


def claims(
    connection: sqlite3.Connection,
    query: str,
    filters: Filters,
    own: ClaimFilters,
    page: Page,
    *,
    doubtful_first: bool = False,
) -> Question:
    """Claims with words of ``query`` in one of their tellings, the best match first.

    Without words, the most told first; with ``doubtful_first`` before them those that are disputed,
    and those whose figures changed. Filters leave claims with a telling that passes all of them;
    with ``changed``, the telling in which it changed. The last column is how many there are.
    """
    told = asked(filters, connection)
    conditions = list(_of_claims(own, told))
    expression = expression_of(query, CLAIMS)
    tables, rank = "families f", _DOUBT if doubtful_first else "0"
    if expression:
        tables = "claims_fts h CROSS JOIN families f ON f.family = h.rowid"
        rank = f"bm25(claims_fts, {_WEIGHTS})"
        conditions.insert(0, Condition("claims_fts MATCH ?", [expression]))
    where = _all(conditions)
    place = "h.rank, h.outlets_down, h.members_down, h.first_day, h.id"
    after = _after(place, page)
    # All of them are sorted sooner than kept.
    is_whole = not conditions and not page.place and not doubtful_first
    kept = "NOT MATERIALIZED" if is_whole else "MATERIALIZED"
    sql = f"""
    WITH hits AS {kept} (
      SELECT f.family, {rank} AS rank, -f.outlets AS outlets_down, -f.members AS members_down,
        f.first_day, f.id
      FROM {tables} WHERE {where.sql}
    ), chosen AS (SELECT h.* FROM hits h {after.sql} ORDER BY {place} {page.limited})
    SELECT {_told(_CLAIM)}, (SELECT count(*) FROM hits), {place}
    FROM chosen h JOIN families f ON f.family = h.family JOIN stories st ON st.story = f.story
    ORDER BY {place}
    """
    columns = (*_CLAIM, "total")
    return Question(sql, [*where.values, *after.values], columns, DAYS | TRUTHS, placed=5)


def stories(connection: sqlite3.Connection, query: str, filters: Filters, page: Page) -> Question:
    """Stories with ``query`` in a claim or in a statement of one article, the most told first.

    Filters leave stories with an article that passes all of them, or with such a statement. The
    last column is how many there are.
    """
    told = asked(filters, connection)
    conditions = []
    expression = expression_of(query)
    if expression:
        articles = _articles(told, expression)
        claimed = expression_of(query, CLAIMS)
        conditions.append(
            Condition(
                f"(st.story IN (SELECT story FROM story_articles WHERE article IN ({articles.sql}))"
                " OR st.story IN (SELECT f.story FROM claims_fts h CROSS JOIN families f "
                "ON f.family = h.rowid WHERE claims_fts MATCH ?))",
                [*articles.values, claimed],
            )
        )
    if not told.leaves_all:
        articles = _articles(told)
        conditions.append(
            Condition(
                f"st.story IN (SELECT story FROM story_articles WHERE article IN ({articles.sql}))",
                articles.values,
            )
        )
    where = _all(conditions)
    place = "h.outlets_down, h.articles_down, h.first_day, h.id"
    after = _after(place, page)
    sql = f"""
    WITH hits AS MATERIALIZED (
      SELECT st.story, -st.outlets AS outlets_down, -st.articles AS articles_down, st.first_day,
        st.id
      FROM stories st WHERE {where.sql}
    ), chosen AS (SELECT h.* FROM hits h {after.sql} ORDER BY {place} {page.limited})
    SELECT {_told(_STORY)}, (SELECT count(*) FROM hits), {place}
    FROM chosen h JOIN stories st ON st.story = h.story ORDER BY {place}
    """
    values = [*where.values, *after.values]
    return Question(sql, values, (*_STORY, "total"), DAYS, placed=4)


def copies(
    connection: sqlite3.Connection, filters: Filters, page: Page, *, lost_credit: bool
) -> Question:
    """Articles that repeat an earlier one, each once, with the first whose text it is.

    With ``lost_credit``, those that do not name the agency that the first one names. The last
    column is how many there are.
    """
    told = asked(filters, connection)
    conditions = [Condition("c.kind <> 'part'", [])]
    if lost_credit:
        conditions.append(Condition("c.credit = 'dropped'", []))
    if not told.leaves_all:
        articles = _articles(told)
        conditions.append(Condition(f"c.second IN ({articles.sql})", articles.values))
    where = _all(conditions)
    # Articles first where all are asked for: in their order the first copies are soon found.
    tables, after = "copies c JOIN articles a ON a.article = c.second", ""
    if told.leaves_all:
        tables = (
            "articles a INDEXED BY articles_day_outlet CROSS JOIN copies c ON c.second = a.article"
        )
    if page.place:
        after = "AND (a.day, a.outlet, a.article) > (?, ?, ?)"
    # Of a group SQLite gives the row that has its minimum: the earliest first telling, and of
    # several the one with most in common.
    sql = f"""
    WITH seconds AS MATERIALIZED (
      SELECT DISTINCT a.day, a.outlet, a.article FROM {tables}
      WHERE {where.sql} {after} ORDER BY a.day, a.outlet, a.article {page.limited}
    ), chosen AS (
      SELECT c.first, c.second, min(b.day || printf('%.4f %020d', 2 - c.share, c.first))
      FROM seconds s CROSS JOIN copies c ON c.second = s.article
        JOIN articles b ON b.article = c.first WHERE {where.sql} GROUP BY c.second
    )
    SELECT {_told(_COPY)}, (SELECT count(DISTINCT c.second) FROM copies c WHERE {where.sql}),
      a.day, a.outlet, c.second
    FROM chosen JOIN copies c ON c.first = chosen.first AND c.second = chosen.second
      JOIN articles a ON a.article = c.second JOIN articles b ON b.article = c.first
    ORDER BY a.day, a.outlet, c.second
    """
    values = [*where.values, *page.place, *where.values, *where.values]
    return Question(sql, values, (*_COPY, "total"), DAYS, placed=3)


def outlets(connection: sqlite3.Connection, filters: Filters) -> Question:
    """Outlets by what the claims they tell rest on, those that drop most credits first.

    ``lost_credits`` are copies that do not name the agency that the first telling of their text
    names; ``one_unnamed`` are claims that rest on one unnamed source; ``figures_changed`` are
    claims in whose telling there a figure changed.
    """
    told = asked(filters, connection)
    where, values = "", []
    if not told.leaves_all:
        articles = _articles(told)
        where, values = f"AND a.article IN ({articles.sql})", articles.values
    sql = f"""
    WITH told AS MATERIALIZED (
      SELECT a.article, a.outlet
      FROM articles a INDEXED BY articles_outlet_day CROSS JOIN linked l ON l.article = a.article
      WHERE true {where}
    ), copied AS (
      SELECT t.outlet, count(DISTINCT c.second) AS copies,
        count(DISTINCT c.second) FILTER (WHERE c.credit = 'dropped') AS lost_credits
      FROM copies c JOIN told t ON t.article = c.second WHERE c.kind <> 'part' GROUP BY t.outlet
    ), claimed AS (
      SELECT t.outlet, count(DISTINCT m.family) AS claims,
        count(DISTINCT m.family) FILTER (
          WHERE m.family IN (SELECT family FROM families WHERE one_unnamed)) AS one_unnamed
      FROM members m JOIN told t ON t.article = m.article GROUP BY t.outlet
    ), changed AS (
      SELECT t.outlet, count(DISTINCT u.family) AS figures_changed
      FROM mutations u JOIN members m ON m.family = u.family AND m.ordinal = u.target
      JOIN told t ON t.article = m.article WHERE u.kind = 'figure' GROUP BY t.outlet
    ), counted AS (SELECT outlet, count(*) AS articles FROM told GROUP BY outlet)
    SELECT o.outlet, o.articles, coalesce(c.copies, 0), coalesce(c.lost_credits, 0),
      coalesce(f.claims, 0), coalesce(f.one_unnamed, 0), coalesce(u.figures_changed, 0)
    FROM counted o LEFT JOIN copied c ON c.outlet = o.outlet
      LEFT JOIN claimed f ON f.outlet = o.outlet LEFT JOIN changed u ON u.outlet = o.outlet
    ORDER BY 4 DESC, 6 DESC, 7 DESC, 1
    """
    columns = (
        *("outlet", "articles", "copies", "lost_credits"),
        *("claims", "one_unnamed", "figures_changed"),
    )
    return Question(sql, values, columns)


def linked() -> Question:
    """Whether any article is linked, 1 or 0."""
    return Question("SELECT EXISTS (SELECT 1 FROM linked)", (), ("total",))


def figures_of(called: str) -> Question:
    """The figures of one value, or one bound, in a claim and its disputes, the earliest first."""
    # Not from the view of their words, which asks for the statements of all figures.
    sql = f"""
    WITH claim AS (SELECT family FROM families WHERE id = ?), places AS (
      SELECT m.article, m.field, m.start, m."end" FROM claim c JOIN members m USING (family)
      UNION
      SELECT s.article, s.field, s.start, s."end" FROM claim c JOIN sides x USING (family)
        JOIN sides s ON s.dispute = x.dispute
    ), told AS (
      SELECT DISTINCT g.article, g.figure FROM places p
        CROSS JOIN figures g ON g.article = p.article AND g.field = p.field
        AND g.start >= p.start AND g."end" <= p."end"
      WHERE coalesce(g.low, g.high) = coalesce(g.high, g.low)
    )
    SELECT a.day, a.outlet, coalesce(g.high, g.low) AS value,
      CASE WHEN g.low IS NULL THEN 'at_most' WHEN g.high IS NULL THEN 'at_least' ELSE '' END
        AS bound,
      g.unit, {window("g.field", "g.start", 'g."end"')} AS text,
      g.article, g.field, g.start, g."end"
    FROM told JOIN figures g USING (article, figure) JOIN articles a USING (article)
    ORDER BY a.day, a.outlet, g.article, g.figure
    """
    columns = (
        "day",
        "outlet",
        "value",
        "bound",
        "unit",
        "text",
        "article",
        "field",
        "start",
        "end",
    )
    return Question(sql, (called,), columns)


def unlinked() -> Question:
    """How many latest articles with a day are not linked, or not settled yet."""
    # All that are linked less the few that are not settled: a sum that takes no look at each.
    sql = """
    SELECT max(0, coalesce((SELECT value FROM totals WHERE name = 'articles'), 0)
      - coalesce((SELECT value FROM totals WHERE name = 'articles without a day'), 0)
      - (SELECT count(*) FROM linked) + (SELECT count(*) FROM linked WHERE NOT settled) + (
        SELECT count(*) FROM articles a JOIN linked l ON l.article = a.article
        WHERE a.replaced_by IS NOT NULL AND l.settled))
    """
    return Question(sql, (), ("total",))


def _of_claims(own: ClaimFilters, told: Asked) -> Iterator[Condition]:
    if own.disputed:
        yield Condition("f.disputes > 0", [])
    if own.one_unnamed:
        yield Condition("f.one_unnamed", [])
    if own.roots_at_most is not None:
        yield Condition("f.at_most <= ?", [own.roots_at_most])
    if own.changed:
        yield _changed(own.changed, told)
    elif not told.leaves_all:
        if told.of_statements.sql or told.expression:
            said = matching(told)
            sql = f"SELECT family FROM members WHERE statement IN (SELECT s.statement {said.sql})"
            yield Condition(f"f.family IN ({sql})", said.values)
        else:
            articles = _articles(told)
            sql = f"SELECT family FROM members WHERE article IN ({articles.sql})"
            yield Condition(f"f.family IN ({sql})", articles.values)


def _changed(kinds: tuple[str, ...], told: Asked) -> Condition:
    """Where one of ``kinds`` changed, in a telling of the articles asked for."""
    for kind in kinds:
        if kind not in known_changes():
            known = ", ".join(known_changes())
            reason = message("{value!r} is no kind of change: {known}", value=kind, known=known)
            raise ValueError(reason)
    mutated = [kind for kind in kinds if kind != "credit"]
    either = [f"u.kind IN ({', '.join('?' * len(mutated))}) AND NOT u.credit"] if mutated else []
    if "credit" in kinds:
        either.append("u.credit")
    sql = f"SELECT u.family FROM mutations u WHERE ({' OR '.join(either)})"
    values: list[Any] = list(mutated)
    if not told.leaves_all:
        articles = _articles(told)
        sql = (
            "SELECT u.family FROM mutations u "
            "JOIN members m ON m.family = u.family AND m.ordinal = u.target "
            f"WHERE ({' OR '.join(either)}) AND m.article IN ({articles.sql})"
        )
        values += articles.values
    return Condition(f"f.family IN ({sql})", values)


def known_changes() -> tuple[str, ...]:
    """The kinds of change that can be asked for; a lost credit is told from a lost source."""
    return (*get_args(MutationKind), "credit")


def _articles(told: Asked, expression: str = "") -> Condition:
    """The numbers of articles that pass, or that have a statement that does."""
    if told.of_statements.sql or told.expression or expression:
        said = matching(told, expression)
        return Condition(f"SELECT s.article {said.sql}", said.values)
    own = told.of_articles
    return Condition(f"SELECT a.article FROM articles a WHERE {own.sql}", own.values)


def _all(conditions: list[Condition]) -> Condition:
    where = " AND ".join(["true", *(c.sql for c in conditions)])
    return Condition(where, [value for c in conditions for value in c.values])


def _told(columns: dict[str, str]) -> str:
    return ", ".join(f"{sql} AS {name}" for name, sql in columns.items())


def _after(place: str, page: Page) -> Condition:
    """What stands after the row that was told last, be it where linking has moved that since."""
    if not page.place:
        return Condition("", [])
    marks = ", ".join("?" * len(page.place))
    sql = (
        f"WHERE ({place}) > (SELECT {place} FROM hits h WHERE h.id = ? "
        f"UNION ALL SELECT {marks} LIMIT 1)"
    )
    return Condition(sql, [page.place[-1], *page.place])
