"""What hangs together by pairs, however long the chain: connected parts, found in few rounds.

Large-star and small-star (Kiveris and others 2014): in turn, what is above and what is below a
number is tied to the least number that it knows, until each part is a star around its least one.
"""

from __future__ import annotations

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from musnad.spark.steps import Steps


def parts_of(pairs: DataFrame, steps: Steps) -> DataFrame:
    """Each number in ``a`` and ``b`` as ``article``, with the least one of its ``part``."""
    high, low = F.greatest("a", "b").alias("high"), F.least("a", "b").alias("low")
    ties = steps.whole("ties-0", pairs.select(high, low).where("high <> low").distinct())
    known, told, round = None, _told(ties), 0
    while told != known:
        round += 1
        ties = steps.whole(f"ties-{round}", _small_star(_large_star(ties)))
        known, told = told, _told(ties)
    part = F.col("low").alias("part")
    least = ties.select(F.col("low").alias("article"), part).distinct()
    return ties.select(F.col("high").alias("article"), part).union(least)


def _large_star(ties: DataFrame) -> DataFrame:
    """Ties what is above each number to the least that the number knows, or to the number."""
    known = ties.select(F.col("high").alias("of"), F.col("low").alias("to")).union(
        ties.select(F.col("low").alias("of"), F.col("high").alias("to"))
    )
    least = F.least(F.min("to").over(Window.partitionBy("of")), F.col("of")).alias("low")
    return (
        known.select("of", F.col("to").alias("high"), least)
        .where("high > of")
        .drop("of")
        .distinct()
    )


def _small_star(ties: DataFrame) -> DataFrame:
    """Ties each number, and what it knows below itself, to the least of these."""
    least = F.min("low").over(Window.partitionBy("high"))
    known = ties.select("high", F.col("low").alias("to"), least.alias("low"))
    below = known.select(F.col("to").alias("high"), "low").where("high <> low")
    return known.select("high", "low").union(below).distinct()


def _told(ties: DataFrame) -> tuple[int, int]:
    """How many ties there are, and a sum over them that differs where they do."""
    digest = F.sum(F.xxhash64("high", "low").cast("decimal(38, 0)"))
    [row] = ties.agg(F.count("*"), F.coalesce(digest, F.lit(0).cast("decimal(38, 0)"))).collect()
    return int(row[0]), int(row[1])
