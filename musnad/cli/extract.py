"""``musnad extract``: an archive of lines to an archive of lines."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from musnad import bulk
from musnad.cli.commands import command, option
from musnad.cli.language import said, speak
from musnad.cli.shared import (
    Bar,
    Failure,
    complain,
    deadline_option,
    map_option,
    told,
    workers_option,
)
from musnad.cli.startup import hear_no_more_interrupts
from musnad.cli.status import INTERRUPTED, OK, SOME_REJECTED
from musnad.errors import MusnadError, OutputExistsError, message_of
from musnad.export import part_of
from musnad.intake.record import Columns
from musnad.intake.source import STDIN
from musnad.messages import counted, message
from musnad.workers import available_cores


@command()
@click.argument("source", metavar="IN.jsonl[.gz]", type=click.Path())
@click.argument("target", metavar="OUT.jsonl[.gz]", type=click.Path(dir_okay=False, path_type=Path))
@map_option
@workers_option
@deadline_option
@option(
    "--rejects",
    type=click.Path(dir_okay=False, path_type=Path),
    show_default="OUT.jsonl.rejects.jsonl",
    help="Where records go that are no article.",
)
@option("--force", is_flag=True, help="Replace OUT and its rejects if they exist.")
@option("--quiet", is_flag=True, help="No progress bar and no closing lines.")
@click.pass_context
def extract(
    context: click.Context,
    source: str,
    target: Path,
    columns: Columns,
    workers: int | None,
    seconds: float,
    rejects: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Read every article of a JSONL file into OUT, one reading a line, in the same order.

    IN has one article a line: "text" and, if known, "id", "outlet", "url", "published", "title",
    "byline"; other usual names ("content", "date", "source" …) are known and told. "-" is standard
    input. A record that is broken, or has no text, is set aside in the rejects file with its line
    number and the reason, and the run goes on. Memory does not grow with the number of articles.

    OUT is written as OUT.part and gets its name when it is complete: a run that was stopped never
    leaves a file that looks finished.

    \b
    Examples:
      musnad extract articles.jsonl ledger.jsonl
      musnad extract --workers 4 archive.jsonl.gz ledger.jsonl.gz
      musnad extract --map text=story,published=day archive.jsonl ledger.jsonl
      zcat 2024-*.jsonl.gz | musnad extract - ledger.jsonl
      jq -r '"\\(.line): \\(.reason)"' ledger.jsonl.rejects.jsonl

    Exit status: 0 all was read; 1 some records were set aside; 2 the run failed; 130 stopped.
    """
    if rejects is None:
        rejects = target.with_name(target.name + ".rejects.jsonl")
    _must_differ(source, target, rejects)
    part = part_of(target)
    started = time.monotonic()
    with Bar(quiet or not sys.stderr.isatty()) as bar:
        try:
            done, notices = bulk.extract(
                source,
                target,
                rejects,
                columns=columns,
                workers=workers or available_cores(),
                seconds=seconds,
                force=force,
                report=lambda done: bar.report(done.articles, done.position, done.size),
            )
        except OutputExistsError as error:
            raise Failure(
                message("{error}; --force replaces it", error=message_of(error))
            ) from error
        except OSError as error:
            # Only a failed write comes without a name: a full disk, most often.
            raise Failure(told(str(part), error)) from error
        except MusnadError as error:
            raise Failure(
                message(
                    "{error}; what was read until then is in {part}",
                    error=message_of(error),
                    part=part,
                )
            ) from error
        except KeyboardInterrupt:
            hear_no_more_interrupts()
            bar.stop()
            complain(
                counted(
                    "stopped; {target} was not written, {count:,} article is in {part}",
                    "stopped; {target} was not written, {count:,} articles are in {part}",
                    bar.articles,
                    target=target,
                    part=part,
                )
            )
            context.exit(INTERRUPTED)
    if not quiet:
        _tell(done, time.monotonic() - started, target, rejects)
        for notice in notices:
            complain(notice)
    context.exit(SOME_REJECTED if done.rejected else OK)


def _must_differ(source: str, target: Path, rejects: Path) -> None:
    """Refuse to write over the input, or two outputs into one file."""
    if target.resolve() == rejects.resolve():
        raise click.UsageError(said(message("OUT and --rejects are the same file.")))
    if source != STDIN and Path(source).resolve() in (target.resolve(), rejects.resolve()):
        raise click.UsageError(
            said(message("IN would be written over; give another OUT or --rejects."))
        )


def _tell(done: bulk.Progress, seconds: float, target: Path, rejects: Path) -> None:
    rate = done.articles / max(seconds, 1e-9)
    line = message(
        "{articles}, {statements} in {target} ({seconds:.1f} s, {rate:,.0f} articles/s)",
        articles=counted("{count:,} article", "{count:,} articles", done.articles),
        statements=counted("{count:,} statement", "{count:,} statements", done.statements),
        target=target,
        seconds=seconds,
        rate=rate,
    )
    if done.rejected:
        line = counted(
            "{done}; {count:,} record set aside in {rejects}",
            "{done}; {count:,} records set aside in {rejects}",
            done.rejected,
            done=line,
            rejects=rejects,
        )
    speak(line, err=True)
