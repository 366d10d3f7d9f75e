"""Questions one asks of a ledger again and again, as SQL over the latest versions."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from musnad.ledger.answer import Question
from musnad.ledger.filters import Asked, Condition, Filters, asked
from musnad.ledger.matching import Matching, is_latest, matching
from musnad.ledger.paging import Page, Whole
from musnad.ledger.query import expression_of
from musnad.ledger.schema import BY_DAY

#: So many hits of full text, the newest, are ranked where only the best are asked for.
RANKED: Final = 10_000
#: Nobody counts beyond this: «more than».
COUNTED: Final = 10_000

#: What a word weighs in content, title, the names of speaker and relays, and as a folded word.
_WEIGHTS: Final = "10.0, 4.0, 3.0, 1.0, 2.0"
_ARTICLES = "JOIN articles a ON a.article = s.article"
_SPEAKERS = "JOIN names n ON n.name = s.speaker"
#: Descriptions are nobody's name.
_NAMED = "n.speaker IS NOT (SELECT speaker FROM speakers WHERE folded = '')"
_NAMELESS = "coalesce(sum(statements) FILTER (WHERE kind IN ('unnamed', 'group', 'unsourced')), 0)"

#: What a statement is told with, in this order.
_COLUMNS = {
    "statement": "s.statement",
    "day": "a.day",
    "day_from": "a.day_from",
    "outlet": "a.outlet",
    "via": "(SELECT json_group_array(text) FROM (SELECT n.text FROM via v "
    "JOIN names n ON n.name = v.name WHERE v.statement = s.statement ORDER BY v.ordinal))",
    "speaker": "coalesce(p.text, '')",
    "addressee": "w.addressee",
    "kind": "s.kind",
    "act": "s.act",
    "verb": "w.verb",
    "form": "s.form",
    "content": "w.content",
    "title": "a.title",
    "url": "a.url",
    "article_id": "a.id",
    "article": "s.article",
    "field": "s.field",
    "cue_start": "s.cue_start",
    "cue_end": "s.cue_end",
    "id": "s.id",
}
_TOLD = ", ".join(f"{sql} AS {name}" for name, sql in _COLUMNS.items())
_WITH_WORDS = (
    "JOIN articles a ON a.article = s.article LEFT JOIN names p ON p.name = s.speaker "
    "JOIN statements_words w ON w.statement = s.statement"
)
_JSON_AND_DAYS = frozenset({"day", "via"})
#: The newest first; within an article as it is read. What has no day comes last.
_NEWEST: Final = "{a}day DESC, {a}article DESC, {s}statement"

#: Where a statement stands by day (day, published, article, statement) and among the best.
PLACE_BY_DAY: Final = tuple[str, str, Whole, Whole]
#: Where it stands from the newest on (day, article, statement).
PLACE_FROM_NEWEST: Final = tuple[str | None, Whole, Whole]
PLACE_OF_BEST: Final = tuple[Whole]
#: Where a speaker stands: statements, speaker.
PLACE_OF_SPEAKER: Final = tuple[Whole, Whole]


def find(
    connection: sqlite3.Connection,
    query: str,
    filters: Filters,
    page: Page,
    *,
    newest: bool = False,
) -> Question:
    """Statements that match ``query`` (``musnad.ledger.query``), the best match first.

    Scores are SQLite's bm25 (Robertson and Zaragoza, 2009). Without words, the statements by day;
    with ``newest``, those of the last day first. With a limit the newest ``RANKED`` hits are
    ranked. The last column is how many there are.
    """
    own = asked(filters, connection)
    if not is_ranked(query):
        return _from_newest(own, page) if newest else _by_day(own, page)
    hits = matching(own, expression_of(query), page.pin)
    told, order = "", "rank, statement"
    if newest:
        hits, told, order = hits.with_articles, ", a.day, a.article", _NEWEST.format(a="", s="")
    ranked = f"LIMIT {RANKED}" if page.limit is not None else ""
    [before] = page.place or (0,)
    sql = f"""
    WITH hits AS MATERIALIZED (
      SELECT f.rowid AS statement, bm25(statements_fts, {_WEIGHTS}) AS rank{told} {hits.sql}
      ORDER BY f.rowid DESC {ranked}
    ), first AS MATERIALIZED (
      SELECT * FROM hits ORDER BY {order} {page.limited} OFFSET {before}
    ), best AS (
      SELECT statement, rank, (SELECT count(*) FROM hits) AS total,
        {before} + row_number() OVER (ORDER BY {order}) AS place
      FROM first
    )
    SELECT {_TOLD}, round(-best.rank, 3) AS score, best.total, best.place
    FROM best JOIN statements s ON s.statement = best.statement {_WITH_WORDS}
    ORDER BY best.place
    """
    return Question(sql, hits.values, (*_COLUMNS, "score", "total"), _JSON_AND_DAYS, placed=1)


def is_ranked(query: str) -> bool:
    """Whether ``find`` ranks what it finds, and tells its number: whether there is any word."""
    return bool(query.strip())


def found_columns(query: str) -> list[str]:
    """What ``find`` tells of a statement: its score too, where it ranks."""
    return [*_COLUMNS, "score"] if is_ranked(query) else list(_COLUMNS)


def said_by(connection: sqlite3.Connection, filters: Filters, page: Page) -> Question:
    """What the speaker of ``filters`` said, in the order of publication."""
    return _by_day(asked(filters, connection), page)


def _by_day(own: Asked, page: Page) -> Question:
    chosen = _in_order(own, page)
    order = f"{BY_DAY.format(a='a.')}, s.statement"
    if page.place:
        # The day by itself too: SQLite's index on it serves no rows of several values.
        chosen = chosen.narrowed(
            f"coalesce(a.day, '~') >= ? AND ({order}) > (?, ?, ?, ?)",
            [page.place[0], *page.place],
        )
    sql = f"""
    WITH chosen AS (SELECT s.statement {chosen.sql} ORDER BY {order} {page.limited})
    SELECT {_TOLD}, {order}
    FROM chosen JOIN statements s ON s.statement = chosen.statement {_WITH_WORDS}
    ORDER BY {order}
    """
    return Question(sql, chosen.values, tuple(_COLUMNS), _JSON_AND_DAYS, placed=4)


def _from_newest(own: Asked, page: Page) -> Question:
    chosen = _in_order(own, page)
    order = _NEWEST.format(a="a.", s="s.")
    if page.place:
        day, article, statement = page.place
        earlier = "a.day IS NULL" if day is None else "(a.day < ? OR a.day IS NULL OR a.day = ?)"
        chosen = chosen.narrowed(
            f"{earlier} AND (a.day IS NOT ? OR (-a.article, s.statement) > (-?, ?))",
            [*([] if day is None else [day, day]), day, article, statement],
        )
    sql = f"""
    WITH chosen AS (SELECT s.statement {chosen.sql} ORDER BY {order} {page.limited})
    SELECT {_TOLD}, a.day, a.article, s.statement
    FROM chosen JOIN statements s ON s.statement = chosen.statement {_WITH_WORDS}
    ORDER BY {order}
    """
    return Question(sql, chosen.values, tuple(_COLUMNS), _JSON_AND_DAYS, placed=3)


def _in_order(own: Asked, page: Page) -> Matching:
    """What is chosen, to be told in the order of articles."""
    chosen = matching(own, pin=page.pin).with_articles
    return chosen if own.is_looked_up or page.limit is None else chosen.articles_first


def count_chosen(connection: sqlite3.Connection, filters: Filters) -> Question:
    """How many statements filters leave, counted up to one more than ``COUNTED``."""
    own = asked(filters, connection)
    if own.leaves_all:
        return total("statements")
    found = matching(own)
    sql = f"SELECT count(*) FROM (SELECT 1 {found.sql} LIMIT {COUNTED + 1})"
    return Question(sql, found.values, ("total",))


def speakers(
    connection: sqlite3.Connection, filters: Filters, page: Page, mostly: str = ""
) -> Question:
    """Who spoke, the most quoted first: spellings of one folded name together.

    ``mostly`` is a kind of source that they mostly are, as the first ``_SAMPLED`` statements tell.
    """
    own = asked(filters, connection)
    later, having, place = "", [], list(page.place)
    if own.leaves_all:
        # The sums are kept: what else is told has to be looked up of the first ones only.
        if place:
            later = "AND statements <= ? AND (statements < ? OR speaker > ?)"
            place = [place[0], *place]
        if mostly:
            later += f" AND {_MOSTLY.format(speaker='speakers.speaker')}"
            place.append(mostly)
        first = (
            f"SELECT speaker FROM speakers WHERE statements > 0 {later} "
            f"ORDER BY statements DESC, speaker {page.limited}"
        )
        said = Matching(
            f"statements s {_SPEAKERS} {_ARTICLES}",
            f"{is_latest(None)} AND n.speaker IN ({first})",
            place,
        )
    else:
        said = _speaking(own, filters, page.pin)
        if place:
            having.append("(-count(*), n.speaker) > (-?, ?)")
        if mostly:
            having.append(_MOSTLY.format(speaker="n.speaker"))
            place.append(mostly)
        said = said._replace(values=[*said.values, *place])
    having_all = f"HAVING {' AND '.join(having)}" if having else ""
    grouped = f"GROUP BY n.speaker {having_all} ORDER BY count(*) DESC, n.speaker {page.limited}"
    if own.leaves_all or own.expression:
        first = f"SELECT {_SPEAKER} {said.sql} {grouped}"
        return _speakers_told(first, said.values)
    # Which are the first is counted of all, whatever else is told only of these.
    theirs = matching(own, pin=page.pin)
    first = f"""
    SELECT {_SPEAKER} FROM (SELECT n.speaker {said.sql} {grouped}) h
      CROSS JOIN names n ON n.speaker = h.speaker CROSS JOIN statements s ON s.speaker = n.name
      CROSS JOIN articles a ON a.article = s.article WHERE {theirs.where} GROUP BY n.speaker
    """
    return _speakers_told(first, [*said.values, *theirs.values])


#: What is told of a speaker ``n`` with statements ``s`` of articles ``a``.
_SPEAKER: Final = (
    "n.speaker AS speaker, count(*) AS statements, count(DISTINCT s.article) AS articles, "
    "count(DISTINCT a.outlet) AS outlets, min(a.day) AS first_day, max(a.day) AS last_day"
)


def _speakers_told(first: str, values: list[Any]) -> Question:
    sql = f"""
    WITH first AS MATERIALIZED ({first})
    SELECT {_most("n.text")}, {_most("s.kind")},
      statements, articles, outlets, first_day, last_day, statements, speaker
    FROM first ORDER BY statements DESC, speaker
    """
    columns = ("speaker", "kind", "statements", "articles", "outlets", "first_day", "last_day")
    return Question(sql, values, columns, frozenset({"first_day", "last_day"}), placed=2)


def _speaking(own: Asked, filters: Filters, pin: int | None = None) -> Matching:
    """The statements that filters leave, with the names ``n`` of their speakers."""
    if pin is None and not any(filters._replace(kinds=())):
        # An index has all of it.
        kinds = ", ".join("?" * len(filters.kinds))
        return Matching(
            f"statements s INDEXED BY statements_kind_speaker CROSS {_SPEAKERS} AND {_NAMED}",
            f"s.kind IN ({kinds}) AND s.statement NOT IN (SELECT statement FROM replaced)",
            list(filters.kinds),
        )
    return matching(own, pin=pin).with_articles.joined(f"{_SPEAKERS} AND {_NAMED}")


#: What a speaker mostly is; nobody is one thing in so many statements, and another later.
_SAMPLED: Final = 50
_MOSTLY: Final = (
    "(SELECT kind FROM (SELECT o.kind FROM names m JOIN statements o ON o.speaker = m.name "
    f"WHERE m.speaker = {{speaker}} LIMIT {_SAMPLED}) "
    "GROUP BY kind ORDER BY count(*) DESC, kind LIMIT 1) = ?"
)


def _most(column: str) -> str:
    """What a column most often is for a speaker."""
    return (
        f"(SELECT {column} FROM names n JOIN statements s ON s.speaker = n.name "
        f"WHERE n.speaker = first.speaker GROUP BY {column} ORDER BY count(*) DESC, {column} "
        "LIMIT 1)"
    )


def count_speakers(connection: sqlite3.Connection, filters: Filters) -> Question:
    """How many speakers there are."""
    own = asked(filters, connection)
    if own.leaves_all:
        return total("speakers")
    said = _speaking(own, filters)
    return Question(f"SELECT count(DISTINCT n.speaker) {said.sql}", said.values, ("total",))


def uncounted(page: Page) -> Question:
    """More than a page has, where counting would take long."""
    return Question(f"SELECT {(page.limit or 0) + 1}", (), ("total",))


def sources(connection: sqlite3.Connection, filters: Filters) -> Question:
    """How many statements of each outlet come from sources of each kind."""
    counted = _counted(asked(filters, connection), filters)
    sql = f"""
    SELECT outlet, sum(statements) AS statements,
      {_sum_of("person")}, {_sum_of("organization")}, {_sum_of("document")},
      {_sum_of("unnamed")}, {_sum_of("group")}, {_sum_of("unsourced")},
      round(1.0 * {_NAMELESS} / sum(statements), 3)
    FROM ({counted.sql}) GROUP BY outlet HAVING sum(statements) > 0
    ORDER BY sum(statements) DESC, outlet
    """
    columns = (
        *("outlet", "statements", "persons", "organizations", "documents"),
        *("unnamed", "groups", "unsourced", "nameless_share"),
    )
    return Question(sql, counted.values, columns)


def unnamed_sources(connection: sqlite3.Connection, filters: Filters) -> Question:
    """Who leans on unnamed sources: outlets by the share of statements that nobody named is for.

    ``usual`` is how the outlet most often calls them.
    """
    own = asked(filters, connection)
    counted = _counted(own, filters)
    called: Condition
    if own.leaves_all:
        called = Condition(
            "SELECT u.outlet, n.text, u.statements AS count "
            "FROM unnamed u JOIN names n ON n.name = u.name",
            [],
        )
    else:
        said = matching(own).with_articles.joined(_SPEAKERS)
        called = Condition(
            f"SELECT a.outlet, n.text, count(*) AS count {said.sql} AND s.kind = 'unnamed' "
            "GROUP BY a.outlet, n.text",
            said.values,
        )
    sql = f"""
    WITH o AS (
      SELECT outlet, sum(statements) AS statements,
        {_NAMELESS} AS nameless,
        {_sum_of("unnamed")} AS unnamed, {_sum_of("group")} AS groups,
        {_sum_of("unsourced")} AS unsourced
      FROM ({counted.sql}) GROUP BY outlet HAVING sum(statements) > 0
    ), called AS ({called.sql})
    SELECT outlet, statements, nameless, round(1.0 * nameless / statements, 3) AS share,
      unnamed, groups, unsourced,
      (SELECT text FROM called WHERE called.outlet = o.outlet AND count > 0
       ORDER BY count DESC, text LIMIT 1) AS usual
    FROM o ORDER BY share DESC, outlet
    """
    columns = (
        *("outlet", "statements", "nameless", "share"),
        *("unnamed", "groups", "unsourced", "usual"),
    )
    return Question(sql, [*counted.values, *called.values], columns)


def stats() -> Question:
    """What is in the ledger, of the latest versions: a name and its number a row."""
    rows = " UNION ALL ".join(
        f"SELECT {place} AS place, '{name}' AS name, {sql} AS value"
        for place, (name, sql) in enumerate(_STATS.items())
    )
    return Question(f"SELECT name, value FROM ({rows}) ORDER BY place", (), ("name", "value"))


def last_run() -> Question:
    """The newest run, which may not have ended."""
    columns = ("started", "ended", "articles", "versions", "unchanged", "statements", "rejected")
    sql = f"SELECT {', '.join(columns)} FROM runs ORDER BY run DESC LIMIT 1"
    return Question(sql, (), columns)


def undated() -> Question:
    """How many articles have no day; where days are asked for, these are left out."""
    return total("articles without a day")


def last_article() -> Question:
    """The number of the last article taken in; 0 if there is none."""
    return Question("SELECT coalesce(max(article), 0) FROM articles", (), ("article",))


def total(name: str) -> Question:
    """A sum that is kept, of the latest versions."""
    return Question(f"SELECT {_kept(name)}", (), ("total",))


def _kept(name: str) -> str:
    return f"coalesce((SELECT value FROM totals WHERE name = '{name}'), 0)"


#: In this order; what is not kept is small.
_STATS: Final[dict[str, str]] = {
    **{name: _kept(name) for name in ("articles", "articles without a day", "older versions")},
    "outlets": "(SELECT count(*) FROM outlets WHERE articles > 0 AND outlet <> '')",
    "statements": _kept("statements"),
    "speakers": _kept("speakers"),
    "statements that came through others": _kept("statements that came through others"),
    "figures": _kept("figures"),
    "moments": _kept("moments"),
    "records set aside": "coalesce((SELECT sum(rejected) FROM runs), 0)",
    "runs": "(SELECT count(*) FROM runs)",
}


def _counted(own: Asked, filters: Filters) -> Condition:
    """Numbers of statements by outlet and kind: the sums that are kept, where they suffice."""
    # The sums are kept by outlet, kind and act.
    if not any(filters._replace(kinds=(), acts=(), outlets=())):
        where = " AND ".join(["true", *(c.sql for c in own.conditions)])
        # The sums are by outlet, as articles are, and by kind and act, as statements are.
        return Condition(
            "SELECT a.outlet, s.kind, s.statements "
            f"FROM tallies a JOIN tallies s USING (outlet, kind, act) WHERE {where}",
            [value for c in own.conditions for value in c.values],
        )
    said = matching(own).with_articles
    sql = f"SELECT a.outlet, s.kind, count(*) AS statements {said.sql} GROUP BY a.outlet, s.kind"
    return Condition(sql, said.values)


def _sum_of(kind: str) -> str:
    return f"coalesce(sum(statements) FILTER (WHERE kind = '{kind}'), 0)"
