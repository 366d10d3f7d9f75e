"""Pairs of articles: copies and likenesses, found by windows of days.

A window is done alone. It has the articles of its days, those of the days before that may tell the
same event, and of the earlier ones those that share a run of words with one of its own: these are
found by the runs that texts are looked up by. A pair is found in the window of its later article.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from musnad.claims.copies import WINDOW_DAYS as COPY_DAYS
from musnad.claims.copies import Text, copies_among, texts_of
from musnad.claims.model import Telling
from musnad.claims.runs import noticed
from musnad.claims.stories import WINDOW_DAYS as STORY_DAYS
from musnad.claims.stories import find_likenesses
from musnad.spark.reading import telling_of
from musnad.spark.schema import FIELDS, PAIRS, TEXTS_OF_DAYS, sql_of
from musnad.spark.steps import Steps

#: Days of a window: as many as it looks back for events, so that an article is in two of them.
DAYS = STORY_DAYS


def pairs_of(articles: DataFrame, steps: Steps) -> DataFrame:
    """The copies and likenesses (``PAIRS``) of numbered articles that have a day."""
    dated = articles.where(F.col("article").isNotNull() & F.col("day").isNotNull())
    texts = steps.whole(
        "texts", dated.groupBy("outlet", "day").applyInArrow(_texts, sql_of(TEXTS_OF_DAYS))
    )
    days = texts.join(dated.select("article", "day"), "article")
    members = _members(days).join(texts.drop("marks"), "article").join(dated, "article")
    return steps.grouped("pairs", members, "window", _pairs, PAIRS)


def _members(days: DataFrame) -> DataFrame:
    """The articles of each window, and whether they are its own."""
    own = days.select("article", "marks", _window(0).alias("window"), F.lit(True).alias("is_own"))
    near = _shown_in(days, 1, STORY_DAYS).select("article", "window")
    others = near.join(own.select("article", "window"), ["article", "window"], "left_anti")
    early = _shown_in(days, STORY_DAYS + 1, COPY_DAYS)
    shared = (
        early.select("article", "window", F.explode("marks").alias("mark"))
        .join(own.select("window", F.explode("marks").alias("mark")).distinct(), ["window", "mark"])
        .select("article", "window")
        .distinct()
        .join(near.union(own.select("article", "window")), ["article", "window"], "left_anti")
    )
    return own.drop("marks").union(
        others.union(shared)
        .withColumn("is_own", F.lit(False))
        .select("article", "window", "is_own")
    )


def _shown_in(days: DataFrame, first: int, last: int) -> DataFrame:
    """Each article in the windows of the days ``first`` to ``last`` after its own."""
    windows = F.array_distinct(F.array(*(_window(after) for after in range(first, last + 1))))
    return days.withColumn("window", F.explode(windows))


def _window(after: int) -> Column:
    """The window of the day so many days after the article's."""
    return F.floor((F.unix_date("day") + after) / DAYS).cast("bigint")


def _texts(rows: pa.Table) -> pa.Table:
    """The runs of what an outlet published on one day."""
    found = rows.select(["article", "key", "day", "reading", *FIELDS]).to_pylist()
    tellings = {row["key"]: telling_of(row) for row in found}
    number = {row["key"]: row["article"] for row in found}
    return pa.Table.from_pylist(
        [
            {
                "article": number[text.telling.key],
                "runs": text.runs.tobytes(),
                "words": text.words,
                # Arrow and Spark know signed numbers only.
                "marks": noticed(text.runs).view(np.int64).tolist(),
            }
            for text in texts_of(_dated(tellings.values()))
        ],
        TEXTS_OF_DAYS,
    )


def _pairs(rows: pa.Table) -> pa.Table:
    """Find the pairs of a window."""
    found = {row["key"]: row for row in rows.to_pylist()}
    tellings = {key: telling_of(row) for key, row in found.items()}
    texts = [
        Text(telling, day, runs, noticed(runs), found[telling.key]["words"])
        for day, telling in _dated(tellings.values())
        for runs in [np.frombuffer(found[telling.key]["runs"], np.uint64)]
    ]
    own = {key for key, row in found.items() if row["is_own"]}
    number = {key: row["article"] for key, row in found.items()}
    copies = copies_among(texts, own)
    likenesses = find_likenesses(tellings.values(), copies, own)
    pairs: list[dict[str, object]] = [
        {
            "a": number[copy.first],
            "b": number[copy.second],
            "kind": copy.kind,
            "share": copy.share,
            "credit": copy.credit,
        }
        for copy in copies
    ]
    pairs += [{"a": number[one.a], "b": number[one.b], "score": one.score} for one in likenesses]
    return pa.Table.from_pylist(pairs, PAIRS)


def _dated(tellings: Iterable[Telling]) -> Iterable[tuple[date, Telling]]:
    return [(telling.day, telling) for telling in tellings if telling.day is not None]
