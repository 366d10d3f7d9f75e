"""From files to the folder of a ledger's tables, in steps that a stopped run goes on from."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from typing import Any, NamedTuple

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from musnad.errors import OutputExistsError
from musnad.identity import digest
from musnad.ledger.ingest import Settings
from musnad.ledger.schema import CLAIM_TABLES, TABLES
from musnad.messages import message
from musnad.spark.articles import RUN, rejects_of
from musnad.spark.folders import Folder
from musnad.spark.frames import linked
from musnad.spark.numbering import numbered
from musnad.spark.output import write_marks, write_months, write_rows, write_table
from musnad.spark.reading import read_block
from musnad.spark.records import Input, inputs_of, records_of
from musnad.spark.schema import ROWS, sql_of
from musnad.spark.steps import InFolder

#: Within the output while it is made: what the steps found, and what they were made of.
_STEPS, _ABOUT = "_steps", "_about.json"


class Outcome(NamedTuple):
    """What is in the tables: ``articles`` are latest versions; ``rejected`` are all set aside.

    ``failed`` tells of how many stories no claims could be found.
    """

    articles: int
    statements: int
    rejected: int
    copies: int
    stories: int
    claims: int
    disputes: int
    failed: int


def run(
    spark: SparkSession,
    paths: Sequence[str],
    target: str,
    settings: Settings,
    *,
    link: bool = True,
    report: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Read the articles of ``paths``, link them, and write the tables to the folder ``target``.

    Files, folders and patterns are named as for ``musnad ingest``; all machines reach them and
    ``target`` under the same names, or by URIs like ``hdfs://…``. What a run that was stopped had
    found is beside ``target`` under the name of a part, and the same run goes on from it.
    ``report`` is told of each step that begins.

    Raises OutputExistsError if ``target`` is there, or if a part is of a run with other inputs.
    """
    # Few, since a row may be a page of some MiB.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "512")
    out, part = Folder.of(target), Folder.of(f"{target.rstrip('/')}.part")
    if out.is_there():
        raise OutputExistsError(message("{path} exists already", path=target))
    inputs = inputs_of(paths)
    begun = _begin(part, inputs, settings, link=link)
    steps = InFolder(spark, part / _STEPS)
    report(message("reading"))
    records = records_of(spark, inputs)
    rows = steps.grouped("rows", records, "block", partial(read_block, settings), ROWS)
    articles = steps.whole("articles", numbered(rows))
    report(message("writing what was read"))
    write_months(articles, part, part / _STEPS / "months")
    write_table(rejects_of(articles), "rejects", part)
    report(message("linking"))
    tables = linked(articles, steps) if link else {}
    for name in CLAIM_TABLES:
        empty = spark.createDataFrame([], sql_of(TABLES[name]))
        write_table(tables.get(name, empty), name, part)
    told = _run(rows, paths, settings, begun)
    write_rows([told], "runs", part)
    outcome = _outcome(articles, told["rejected"], part, steps)
    write_marks(part)
    (part / _STEPS).remove()
    part.remove_file(_ABOUT)
    part.rename(out)
    return outcome


def _begin(part: Folder, inputs: Sequence[Input], settings: Settings, *, link: bool) -> datetime:
    """Begin a run, or go on with one of the same inputs; gives when it was begun."""
    now = datetime.now(UTC)
    own = {
        "musnad": version("musnad"),
        "inputs": digest(*(str(value) for given in inputs for value in given)),
        "settings": [dict(settings.columns), settings.published, settings.outlet],
        "link": link,
    }
    if not part.has(_ABOUT):
        part.make()
        part.write_bytes(_ABOUT, json.dumps({**own, "begun": now.isoformat()}).encode())
        return now
    known = json.loads(part.read_bytes(_ABOUT))
    begun = datetime.fromisoformat(known.pop("begun"))
    if known != own:
        raise OutputExistsError(
            message("{path} is of a run with other inputs; remove it first", path=part.uri)
        )
    return begun


def _run(
    rows: DataFrame, paths: Sequence[str], settings: Settings, begun: datetime
) -> dict[str, Any]:
    """The row of the table ``runs``: what became of all records."""
    is_article = F.col("reason").isNull()
    articles, rejects = rows.where(is_article), rows.where(~is_article)
    versions = articles.groupBy("digest").agg(F.first("key"), F.first("statements"))
    [(of_versions, keys, statements)] = (
        versions.toDF("digest", "key", "statements")
        .agg(F.count("*"), F.countDistinct("key"), F.coalesce(F.sum("statements"), F.lit(0)))
        .collect()
    )
    rejected = rejects.select("digest", "nth").distinct().count()
    return {
        "run": RUN,
        "started": begun,
        "ended": datetime.now(UTC),
        "musnad": version("musnad"),
        "inputs": list(paths),
        "columns": json.dumps(dict(settings.columns), ensure_ascii=False),
        "articles": keys,
        "versions": of_versions - keys,
        "unchanged": rows.count() - of_versions - rejected,
        "statements": statements,
        "rejected": rejected,
    }


def _failed(threads: DataFrame) -> int:
    """How many stories are in threads of which no claims could be found."""
    stories = F.greatest(F.size("stories"), F.lit(1))
    failed = threads.where(F.col("failed").isNotNull())
    [(count,)] = failed.agg(F.coalesce(F.sum(stories), F.lit(0))).collect()
    return int(count)


def _outcome(articles: DataFrame, rejected: int, part: Folder, steps: InFolder) -> Outcome:
    numbered = articles.where(F.col("article").isNotNull())
    count, said = F.count("*"), F.coalesce(F.sum("statements"), F.lit(0))
    [(latest, statements)] = numbered.agg(count, said).collect()
    threads = steps.kept("stories")
    failed = 0 if threads is None else _failed(threads)
    return Outcome(
        articles=latest,
        statements=statements,
        rejected=rejected,
        copies=part.rows("copies.parquet"),
        stories=part.rows("stories.parquet"),
        claims=part.rows("families.parquet"),
        disputes=part.rows("disputes.parquet"),
        failed=failed,
    )
