"""``python -m musnad.spark IN… OUT``, for spark-submit too."""

from __future__ import annotations

import time

import click

from musnad.cli.language import speak
from musnad.cli.shared import (
    Failure,
    article_options,
    complain,
    deadline_option,
    map_option,
)
from musnad.cli.status import OK, SOME_REJECTED
from musnad.errors import MusnadError, message_of
from musnad.intake.record import Columns
from musnad.ledger.ingest import Settings
from musnad.messages import counted, message
from musnad.spark.job import Outcome, run


@click.command()
@click.argument("paths", metavar="IN...", nargs=-1, required=True)
@click.argument("target", metavar="OUT")
@map_option
@article_options
@deadline_option
@click.option("--no-link", is_flag=True, help="Only read: no copies, stories and claims.")
@click.pass_context
def main(
    context: click.Context,
    paths: tuple[str, ...],
    target: str,
    columns: Columns,
    published: str,
    outlet: str,
    seconds: float,
    no_link: bool,
) -> None:
    """Read an archive on a Spark cluster, and write the tables of a ledger.

    IN is what `musnad ingest` reads: files, folders and patterns of JSONL, Parquet, WARC and the
    other formats, under names that all machines know, or URIs such as hdfs://… and s3://…. OUT
    becomes the folder that `musnad export --to parquet` writes. A run that was stopped goes on
    where it was when it is run again. The cluster is the one of spark-submit, else this machine.

    \b
    Examples:
      python -m musnad.spark archive/ tables
      spark-submit --master spark://head:7077 …/musnad/spark/__main__.py /mnt/archive /mnt/tables

    Exit status: 0 all was read; 1 some records were set aside; 2 the run failed.
    """
    from pyspark.sql import SparkSession

    begun = time.monotonic()
    session = SparkSession.builder.appName("musnad").getOrCreate()
    try:
        settings = Settings(columns, published, outlet, seconds)
        outcome = run(session, paths, target, settings, link=not no_link, report=complain)
    except MusnadError as error:
        raise Failure(message_of(error)) from error
    _tell(outcome, target, time.monotonic() - begun)
    context.exit(SOME_REJECTED if outcome.rejected else OK)


def _tell(outcome: Outcome, target: str, seconds: float) -> None:
    speak(
        message(
            "{articles}, {statements}, {stories}, {claims} in {target} ({seconds:.1f} s)",
            articles=counted("{count:,} article", "{count:,} articles", outcome.articles),
            statements=counted("{count:,} statement", "{count:,} statements", outcome.statements),
            stories=counted("{count:,} story", "{count:,} stories", outcome.stories),
            claims=counted("{count:,} claim", "{count:,} claims", outcome.claims),
            target=target,
            seconds=seconds,
        ),
        err=True,
    )
    if outcome.rejected:
        complain(
            counted(
                "{count:,} record set aside; see rejects.parquet",
                "{count:,} records set aside; see rejects.parquet",
                outcome.rejected,
            )
        )
    if outcome.failed:
        complain(
            counted(
                "the claims of {count:,} story could not be found",
                "the claims of {count:,} stories could not be found",
                outcome.failed,
            )
        )


if __name__ == "__main__":
    main()
