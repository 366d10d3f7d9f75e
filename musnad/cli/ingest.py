"""``musnad ingest``: from anywhere into the ledger."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.shared import (
    INTERRUPTED,
    OK,
    SOME_REJECTED,
    Bar,
    Failure,
    article_options,
    complain,
    ledger_option,
    workers_option,
)
from musnad.errors import MusnadError
from musnad.intake.fields import columns_of
from musnad.intake.record import Columns
from musnad.workers import available_cores

if TYPE_CHECKING:
    from musnad.ledger.writer import Reason

#: So many reasons are told for records set aside.
_REASONS = 5


def _columns(context: click.Context, parameter: click.Parameter, value: str | None) -> Columns:
    """Check the value of --map."""
    try:
        return columns_of(value) if value else {}
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@ledger_option
@click.option(
    "--map",
    "columns",
    metavar="FIELD=COLUMN,...",
    callback=_columns,
    help="Where the fields are: text=content,published=date. Records without any of these columns "
    "are read by the fields' own names.",
)
@article_options
@workers_option
@click.option("--quiet", is_flag=True, help="No progress bar and no closing lines.")
@click.pass_context
def ingest(
    context: click.Context,
    paths: tuple[str, ...],
    ledger: Path,
    columns: Columns,
    published: str,
    outlet: str,
    workers: int | None,
    quiet: bool,
) -> None:
    """Read articles of any kind into the ledger, which is made if there is none.

    PATH is a file, a folder (with all below it), a pattern like 'news/*.html', an address
    (https://…), or "-" for standard input. Formats are known by the name's ending, else by the
    first bytes: HTML pages, RSS and Atom feeds, WARC and WACZ, JSONL, JSON, CSV, Parquet, plain
    text; each may be packed as .gz, .zst or in a .zip. A folder that `musnad export --to parquet`
    made is taken as it is, without reading its articles again.

    The fields of an article are text and, if known, id, outlet, url, published, title and byline.
    An article that is in the ledger already is left alone; one whose content has changed becomes a
    new version, and the old one is kept. What cannot be read is set aside in the table "rejects"
    with its place and the reason. A run that was stopped goes on where it was when it is run again.

    \b
    Examples:
      musnad ingest news/
      musnad ingest --ledger elections.db archive-*.jsonl.gz crawl.warc.gz
      musnad ingest --map text=content,published=date_extracted,outlet=source days/*.zip
      musnad ingest --outlet okaz https://example.org/feed.xml
      musnad sql "SELECT source, number, reason FROM rejects"

    Exit status: 0 all was read; 1 some records were set aside; 2 the run failed; 130 stopped.
    """
    from musnad.intake import files
    from musnad.ledger.exported import is_exported
    from musnad.ledger.ingest import Settings
    from musnad.ledger.ingest import ingest as ingest_into

    started = time.monotonic()
    exported = [path for path in paths if is_exported(path)]
    others = [path for path in paths if path not in exported]
    size = None if exported else files.size(others)
    with Bar(quiet or not sys.stderr.isatty()) as bar:
        try:
            counts, reasons = ingest_into(
                files.cut(others),
                ledger,
                paths,
                Settings(columns, published, outlet),
                exported=exported,
                workers=workers or available_cores(),
                report=lambda done: bar.report(sum(done.counts[:3]), done.position, size),
            )
        except MusnadError as error:
            raise Failure(str(error)) from error
        except KeyboardInterrupt:
            bar.stop()
            articles = f"{bar.articles:,} articles are in {ledger}"
            complain(f"stopped; {articles}, and the same command goes on from there")
            context.exit(INTERRUPTED)
    if not quiet:
        seconds = time.monotonic() - started
        read = counts.articles + counts.versions
        line = f"{read:,} articles, {counts.statements:,} statements into {ledger}"
        line += f" ({seconds:.1f} s, {read / max(seconds, 1e-9):,.0f} articles/s)"
        if counts.versions:
            line += f"; {counts.versions:,} are new versions"
        if counts.unchanged:
            line += f"; {counts.unchanged:,} were there already"
        click.echo(line, err=True)
        if counts.rejected:
            _tell_rejects(counts.rejected, reasons)
    context.exit(SOME_REJECTED if counts.rejected else OK)


def _tell_rejects(rejected: int, reasons: Sequence[Reason]) -> None:
    """Why the records of the run were set aside, the most frequent reason first."""
    complain(f"{rejected:,} records set aside:")
    for told in reasons[:_REASONS]:
        number = "" if told.number is None else f":{told.number}"
        more = f" and {told.records - 1:,} more" if told.records > 1 else ""
        click.echo(f"  {told.source}{number}{more}: {told.reason}", err=True)
    if len(reasons) > _REASONS:
        click.echo("  … all of them: musnad sql 'SELECT * FROM rejects'", err=True)
