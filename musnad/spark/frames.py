"""DataFrames in, DataFrames out: for notebooks and programs of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from musnad import deadline
from musnad.ledger.ingest import Settings
from musnad.ledger.schema import ARTICLE_TABLES
from musnad.spark import articles as of_articles
from musnad.spark import stories as of_stories
from musnad.spark.numbering import numbered
from musnad.spark.pairing import pairs_of
from musnad.spark.reading import ROW, read_frame
from musnad.spark.schema import ROWS, sql_of
from musnad.spark.steps import InCache, Steps


def read(
    frame: DataFrame,
    columns: Mapping[str, str] | None = None,
    *,
    published: str = "",
    outlet: str = "",
    seconds: float = deadline.DEADLINE,
) -> DataFrame:
    """The articles of ``frame``, one a row, read and numbered as they come into a ledger.

    ``frame`` has an article a row. ``columns`` tells which column holds which field (``{"text":
    "story"}``) where its name is neither the field's nor another usual one; ``published`` and
    ``outlet`` stand in for what a row lacks.

    The result has the fields of an article, ``reading`` (JSON, as docs/schema.json says), ``day``,
    ``article``, ``version``, ``replaces``, and ``statement``: the number of its first one. Of equal
    articles it has the first, of an article's versions the last. A row that is no article, or that
    takes longer than ``seconds``, has ``reason`` instead of a number.

    Numbers follow the order of ``frame``: sort or store it first if it may come in another one.
    """
    settings = Settings(dict(columns or {}), published, outlet, seconds)
    given = frame.withColumn(ROW, F.monotonically_increasing_id())
    rows = given.mapInArrow(partial(read_frame, settings), sql_of(ROWS))
    steps = InCache()
    return steps.whole("articles", numbered(steps.whole("rows", rows)))


def tables(articles: DataFrame) -> dict[str, DataFrame]:
    """The ledger's tables of what was read, by name; ``articles`` is what ``read`` gave."""
    found = {name: of_articles.table_of(articles, name) for name in ARTICLE_TABLES}
    return {**found, "rejects": of_articles.rejects_of(articles)}


def link(articles: DataFrame) -> dict[str, DataFrame]:
    """The ledger's tables of what was found across articles, by name.

    ``articles`` is what ``read`` gave. Those without a day are not linked.
    """
    return linked(articles, InCache())


def linked(articles: DataFrame, steps: Steps) -> dict[str, DataFrame]:
    """As ``link``, with what its steps find kept where ``steps`` says."""
    pairs = pairs_of(articles, steps)
    stories = steps.whole("stories", of_stories.stories_of(articles, pairs, steps))
    is_copy = F.col("kind").isNotNull()
    first, second = F.col("a").alias("first"), F.col("b").alias("second")
    return {
        "copies": pairs.where(is_copy).select(first, second, "kind", "share", "credit"),
        "likenesses": pairs.where(~is_copy).select("a", "b", "score"),
        **{name: of_stories.table_of(stories, name) for name in of_stories.TABLES_OF_STORIES},
    }
