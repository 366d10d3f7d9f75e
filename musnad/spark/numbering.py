"""The numbers that a ledger gives, found by many machines: in the order of the inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyspark.sql import Column, DataFrame, Window, WindowSpec
from pyspark.sql import functions as F

#: Bits of a record's number within a bucket, whose rows are numbered by one task.
_BUCKET_BITS = 16


def numbered(rows: DataFrame) -> DataFrame:
    """Of the articles of ``rows`` (``ROWS``) the latest versions, with their numbers, and rejects.

    Of equal versions the first counts, and of an article's versions the last is the latest, as
    when they come into a ledger one by one.
    """
    numbers = _numbers(rows.where(F.col("reason").isNull()))
    articles = rows.join(numbers, ["record", "nth"])
    rejects = (
        rows.where(F.col("reason").isNotNull())
        .groupBy("digest", "nth")
        .agg(F.min("record").alias("record"))
        .join(rows, ["record", "nth", "digest"])
    )
    return articles.unionByName(rejects, allowMissingColumns=True)


def before(frame: DataFrame, place: Sequence[str], sums: Mapping[str, Column]) -> DataFrame:
    """``frame`` with, by name, what ``sums`` come to over all rows before each, by ``place``.

    The first column of ``place`` is a number. No task sees more than the rows of a bucket of it.
    """
    bucket = F.shiftright(place[0], _BUCKET_BITS)
    rows = frame.select(
        "*", bucket.alias("_bucket"), *(sum.alias(f"_{name}") for name, sum in sums.items())
    )
    earlier = Window.orderBy("_bucket").rowsBetween(Window.unboundedPreceding, -1)
    sizes = rows.groupBy("_bucket").agg(*(F.sum(f"_{name}").alias(name) for name in sums))
    offsets = sizes.select("_bucket", *(_sum(name, earlier).alias(f"_at_{name}") for name in sums))
    within = (
        Window.partitionBy("_bucket").orderBy(*place).rowsBetween(Window.unboundedPreceding, -1)
    )
    found = rows.join(F.broadcast(offsets), "_bucket")
    return found.select(
        *frame.columns,
        *((F.col(f"_at_{name}") + _sum(f"_{name}", within)).alias(name) for name in sums),
    )


def _numbers(articles: DataFrame) -> DataFrame:
    """Of each latest version: ``article``, ``version``, ``replaces``, and ``statement``."""
    first = F.min(F.struct("record", "nth", "key", "statements")).alias("first")
    versions = articles.groupBy("digest").agg(first).select("first.*")
    counted = before(
        versions, ["record", "nth"], {"articles": F.lit(1), "said": F.col("statements")}
    )
    of_article = Window.partitionBy("key").orderBy("record", "nth")
    number = F.col("articles") + 1
    return (
        counted.withColumn("article", number)
        .withColumn("version", F.row_number().over(of_article))
        .withColumn("replaces", F.lag("article").over(of_article))
        .withColumn("_later", F.lead("article").over(of_article))
        .where(F.col("_later").isNull())
        .select(
            "record",
            "nth",
            "article",
            "version",
            "replaces",
            (F.col("said") + 1).alias("statement"),
        )
    )


def _sum(name: str, window: WindowSpec) -> Column:
    return F.coalesce(F.sum(name).over(window), F.lit(0))
