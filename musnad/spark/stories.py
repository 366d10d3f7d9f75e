"""Threads of stories and what is told in them: a task for what hangs together, one for some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from musnad.claims.likeness import model
from musnad.ledger.claims_rows import ThreadRows, story_rows
from musnad.ledger.columns import typed
from musnad.ledger.plans import (
    Copied,
    Draft,
    Found,
    Planned,
    claims_found,
    draft_of,
    is_told,
    planned,
)
from musnad.ledger.schema import TABLES
from musnad.ledger.worded import Words, of_thread
from musnad.messages import Message
from musnad.spark.numbering import before
from musnad.spark.parts import parts_of
from musnad.spark.reading import telling_of
from musnad.spark.schema import PAIRS, PLANS, sql_of
from musnad.spark.steps import Steps

#: Parts whose least articles are among so many numbers are looked through by one task.
_AT_ONCE = 2_048

#: The tables that a thread fills.
TABLES_OF_STORIES = (
    *("stories", "story_articles", "families", "members", "links", "origins", "mutations"),
    *("disputes", "sides"),
)


def _rows_of(schema: pa.Schema) -> pa.DataType:
    """The type of some rows of a table; to Spark any column may be null."""
    return pa.list_(pa.struct([field.with_nullable(True) for field in schema]))


#: What was found of a thread: rows of its tables, with numbers that count from 0 within it.
FOUND = pa.schema(
    [
        ("part", pa.int64()),
        ("nth", pa.int32()),
        ("failed", pa.string()),
        *((name, _rows_of(TABLES[name])) for name in TABLES_OF_STORIES),
    ]
)


def stories_of(articles: DataFrame, pairs: DataFrame, steps: Steps) -> DataFrame:
    """The threads (``FOUND``) of numbered articles and their pairs, and how many came ``before``.

    ``before_stories``, ``before_families`` and ``before_disputes`` count those of the threads that
    come earlier, by the least number of an article that hangs together with theirs.
    """
    tied = steps.whole("parts", parts_of(pairs.where(F.col("score") >= model().near), steps))
    parts = tied.union(_alone(articles, tied))
    plans = steps.whole("plans", _plans(articles, pairs, parts))
    told = plans.select(
        F.floor(F.col("part") / _AT_ONCE).cast("bigint").alias("some"),
        *("part", "nth", "plan"),
        F.posexplode("articles").alias("place", "article"),
    ).withColumn("plan", F.when(F.col("place") == 0, F.col("plan")))
    told = told.join(articles.drop("record", "nth"), "article")
    found = steps.grouped("claims", told, "some", _claims, FOUND)
    return before(
        found,
        ["part", "nth"],
        {
            "before_stories": F.size("stories"),
            "before_families": F.size("families"),
            "before_disputes": F.size("disputes"),
        },
    )


def table_of(stories: DataFrame, name: str) -> DataFrame:
    """A table of ``TABLES_OF_STORIES`` with the numbers of the whole."""
    rows = stories.select(F.explode(name).alias("row"), *_COUNTS.values())
    columns = [
        (F.col(f"row.`{column}`") + F.col(_COUNTS[column]) + 1).alias(column)
        if column in _COUNTS
        else F.col(f"row.`{column}`")
        for column in TABLES[name].names
    ]
    return rows.select(*columns)


#: What shifts the numbers of a column.
_COUNTS = {
    "story": "before_stories",
    "family": "before_families",
    "dispute": "before_disputes",
}


def _alone(articles: DataFrame, parts: DataFrame) -> DataFrame:
    """Parts of one article each, in which somebody denies or accuses."""
    disputing = articles.where("may_dispute AND day IS NOT NULL").select("article")
    alone = disputing.join(parts.select("article"), "article", "left_anti")
    return alone.select("article", F.col("article").alias("part"))


def _plans(articles: DataFrame, pairs: DataFrame, parts: DataFrame) -> DataFrame:
    members = parts.join(articles.select("article", "key", "day", "may_dispute"), "article")
    a = parts.select(F.col("article").alias("a"), "part")
    b = parts.select(F.col("article").alias("b"), F.col("part").alias("_part"))
    within = pairs.join(a, "a").join(b, "b").where("part = _part")
    # A column of its own: both sides come from the same parts.
    within = within.select(F.col("part").alias("within"), *PAIRS.names)
    return (
        members.groupBy("part")
        .cogroup(within.groupBy("within"))
        .applyInArrow(_planned, sql_of(PLANS))
    )


def _planned(members: pa.Table, within: pa.Table) -> pa.Table:
    """The threads of a part, in the order of their keys."""
    rows = members.to_pylist()
    scores: dict[tuple[int, int], float] = {}
    copies: list[Copied] = []
    for pair in within.to_pylist():
        if pair["score"] is not None:
            scores[pair["a"], pair["b"]] = pair["score"]
        else:
            copies.append((pair["a"], pair["b"], pair["kind"], pair["share"], pair["credit"]))
    found = planned(
        {row["article"]: row["key"] for row in rows},
        {row["article"]: row["day"] for row in rows},
        scores,
        copies,
        [row["article"] for row in rows if row["may_dispute"]],
    )
    return pa.Table.from_pylist(
        [
            {
                "part": rows[0]["part"],
                "nth": nth,
                "articles": list(thread.articles),
                "plan": msgspec.json.encode(thread).decode(),
            }
            for nth, thread in enumerate(found)
        ],
        PLANS,
    )


def _claims(rows: pa.Table) -> pa.Table:
    """Find the claims of some threads."""
    of_plan: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in rows.to_pylist():
        of_plan[row["part"], row["nth"]].append(row)
    return pa.Table.from_pylist(
        [
            {"part": part, "nth": nth, **_found(articles)}
            for (part, nth), articles in of_plan.items()
        ],
        FOUND,
    )


def _found(articles: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What was found of one thread, by its tables."""
    [told] = [row["plan"] for row in articles if row["plan"] is not None]
    plan = msgspec.json.decode(told, type=Planned)
    draft = draft_of(plan, {row["article"]: telling_of(row) for row in articles})
    claims = claims_found(draft)
    tables: dict[str, Iterable[tuple[Any, ...]]] = {}
    if is_told(plan, claims):
        tables = {
            **story_rows(0, draft.stories, draft.numbers(plan)),
            **_told(articles, plan, draft, claims),
        }
    return {
        "failed": str(claims) if isinstance(claims, Message) else None,
        **{name: [_typed(name, row) for row in tables.get(name, ())] for name in TABLES_OF_STORIES},
    }


def _told(
    articles: Sequence[dict[str, Any]], plan: Planned, draft: Draft, claims: Found
) -> dict[str, list[tuple[Any, ...]]]:
    if isinstance(claims, Message):
        return {}
    first = {row["article"]: row["statement"] for row in articles}
    rows = ThreadRows(
        draft.stories,
        claims,
        numbers=draft.numbers(plan),
        statements={
            (number, said.id): first[number] + n
            for number, telling in zip(plan.articles, draft.tellings, strict=True)
            for n, said in enumerate(telling.reading.statements)
        },
        first=0,
        families=0,
        disputes=0,
    )
    words = {row["article"]: Words(row["title"], row["byline"], row["text"]) for row in articles}
    return of_thread(rows.tables, words)


def _typed(table: str, row: Sequence[Any]) -> dict[str, Any]:
    """A row as Arrow takes it, by the names of its columns."""
    return {
        field.name: typed(value, field.type)
        for field, value in zip(TABLES[table], row, strict=True)
    }
