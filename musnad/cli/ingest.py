"""``musnad ingest``: from anywhere into the ledger, once or for as long as it runs."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from musnad.cli.commands import command, option
from musnad.cli.language import said, speak
from musnad.cli.link import link_once, linked_all
from musnad.cli.link import tell as tell_linked
from musnad.cli.shared import (
    Bar,
    Failure,
    article_options,
    complain,
    deadline_option,
    ledger_option,
    map_option,
    workers_option,
)
from musnad.cli.startup import hear_no_more_interrupts, let_others_first
from musnad.cli.status import INTERRUPTED, OK, SOME_REJECTED
from musnad.errors import MusnadError, message_of
from musnad.intake import is_address
from musnad.intake.record import Columns
from musnad.intake.shown import escaped
from musnad.messages import counted, message
from musnad.workers import available_cores

if TYPE_CHECKING:
    from musnad.ledger.ingest import Outcome, Progress, Settings
    from musnad.ledger.writer import Reason

#: So many reasons are told for records set aside.
_REASONS = 5
#: How often folders are looked at, and how often at most a server is asked, in seconds.
_LOOK, _POLITE = 2.0, 30.0
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class _Run(NamedTuple):
    """Where to, how, and how much is said."""

    ledger: Path
    settings: Settings
    workers: int
    quiet: bool
    link: bool


def _interval(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> float | None:
    """Check the value of --every."""
    if value is None:
        return None
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", value)
    if found is None or not int(found[1]):
        reason = message("{value!r} is no time like 30s, 10m or 1h", value=value)
        raise click.BadParameter(said(reason))
    return float(int(found[1]) * _SECONDS[found[2]])


@command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@ledger_option
@map_option
@article_options
@workers_option
@deadline_option
@option(
    "--link",
    "with_links",
    is_flag=True,
    help="Then look for the same stories and claims across outlets, as `musnad link` does.",
)
@option("--watch", is_flag=True, help="Go on: read new and changed files as they come.")
@option(
    "--every",
    metavar="TIME",
    callback=_interval,
    help="Go on: read all of it again after so long (30s, 10m, 1h), for feeds.",
)
@option("--quiet", is_flag=True, help="No progress bar and no closing lines.")
@click.pass_context
def ingest(
    context: click.Context,
    paths: tuple[str, ...],
    ledger: Path,
    columns: Columns,
    published: str,
    outlet: str,
    workers: int | None,
    seconds: float,
    with_links: bool,
    watch: bool,
    every: float | None,
    quiet: bool,
) -> None:
    """Read articles of any kind into the ledger, which is made if there is none.

    PATH is a file, a folder (with all below it), a pattern like 'news/*.html', an address
    (https://…), or "-" for standard input. Formats are known by the name's ending, else by the
    first bytes: HTML pages, RSS and Atom feeds, WARC and WACZ, JSONL, JSON, CSV, Parquet, plain
    text, Word, PDF, RTF and e-mail; each may be packed as .gz, .zst or in a .zip. A folder
    that `musnad export --to parquet` made is taken as it is, without reading its articles again.

    The fields of an article are text and, if known, id, outlet, url, published, title and byline;
    other usual names of columns (content, date, source, «النص» …) are known and told.
    An article that is in the ledger already is left alone; one whose content has changed becomes a
    new version, and the old one is kept. What cannot be read is set aside in the table "rejects"
    with its place and the reason. A run that was stopped goes on where it was when it is run again.
    Questions are answered while it runs.

    \b
    Examples:
      musnad ingest news/
      musnad ingest --ledger elections.db archive-*.jsonl.gz crawl.warc.gz
      musnad ingest --map text=story,published=day,outlet=paper days/*.zip
      musnad ingest --outlet okaz https://example.org/feed.xml --every 10m
      musnad ingest --watch incoming/
      musnad ingest --link examples/outlets.jsonl
      musnad sql "SELECT source, number, reason FROM rejects"

    Exit status: 0 all was read; 1 some records were set aside; 2 the run failed; 130 stopped.
    """
    from musnad.ledger.ingest import Settings

    let_others_first()
    settings = Settings(columns, published, outlet, seconds)
    run = _Run(ledger, settings, workers or available_cores(), quiet, with_links)
    if watch and every is not None:
        raise click.UsageError(said(message("--watch and --every exclude each other.")))
    if watch:
        if any(is_address(path) or path == "-" for path in paths):
            reason = message("--watch is for files and folders; for addresses there is --every.")
            raise click.UsageError(said(reason))
        _keep_watching(run, paths)
    elif every is not None:
        if any(map(is_address, paths)) and every < _POLITE:
            reason = message("a server is asked every {least:g} seconds at most", least=_POLITE)
            raise click.UsageError(said(reason))
        _keep_reading(run, paths, every)
    else:
        outcome = _run_once(context, run, paths)
        if run.link:
            link_once(context, run.ledger, run.workers, run.quiet)
        context.exit(SOME_REJECTED if outcome.counts.rejected else OK)


def _run_once(context: click.Context, run: _Run, paths: Sequence[str]) -> Outcome:
    """One run with its progress bar and closing lines."""
    from musnad.intake import files
    from musnad.ledger.exported import is_exported

    started = time.monotonic()
    size = None if any(map(is_exported, paths)) else files.size(paths)
    with Bar(run.quiet or not sys.stderr.isatty()) as bar:
        try:
            outcome = _ingested(
                run,
                paths,
                run.workers,
                lambda done: bar.report(sum(done.counts[:3]), done.position, size),
            )
        except MusnadError as error:
            raise Failure(message_of(error)) from error
        except KeyboardInterrupt:
            hear_no_more_interrupts()
            bar.stop()
            complain(
                message(
                    "stopped; {articles} in {ledger}, and the same command goes on from there",
                    articles=counted("{count:,} article", "{count:,} articles", bar.articles),
                    ledger=run.ledger,
                )
            )
            context.exit(INTERRUPTED)
    if not run.quiet:
        _tell(outcome, run.ledger, time.monotonic() - started)
    return outcome


def _keep_watching(run: _Run, paths: Sequence[str]) -> None:
    """Take files as they come, until the user stops it."""
    from musnad.intake.watching import Watched

    watched = Watched(paths)
    _say_going_on(run, message("watching; Ctrl-C ends it"))
    try:
        while True:
            ready = watched.ready()
            if ready:
                _round(run, ready)
            time.sleep(_LOOK)
    except KeyboardInterrupt:
        _say_going_on(run, message("stopped"))


def _keep_reading(run: _Run, paths: Sequence[str], every: float) -> None:
    """Take all of it again and again, until the user stops it."""
    _say_going_on(
        run, message("reading again every {every:g} seconds; Ctrl-C ends it", every=every)
    )
    try:
        while True:
            ends = time.monotonic() + every
            _round(run, paths)
            time.sleep(max(0.0, ends - time.monotonic()))
    except KeyboardInterrupt:
        _say_going_on(run, message("stopped"))


def _round(run: _Run, paths: Sequence[str]) -> None:
    """One run of many: told if anything came of it; what fails now may work the next time."""
    started = time.monotonic()
    try:
        # One process is enough for what comes in a while.
        outcome = _ingested(run, paths, 1)
    except MusnadError as error:
        complain(message_of(error))
        return
    counts = outcome.counts
    if not run.quiet and (counts.articles or counts.versions or counts.rejected):
        speak(time.strftime("%H:%M:%S"), err=True)
        _tell(outcome, run.ledger, time.monotonic() - started)
    if run.link:
        _link_round(run)


def _link_round(run: _Run) -> None:
    """Link what came, and what an earlier round left; told if there was anything."""
    started = time.monotonic()
    try:
        linked = linked_all(run.ledger, 1)
    except MusnadError as error:
        complain(message_of(error))
        return
    if not run.quiet and (linked.articles or linked.withdrawn):
        tell_linked(linked, time.monotonic() - started)


def _ingested(
    run: _Run,
    paths: Sequence[str],
    workers: int,
    report: Callable[[Progress], None] = lambda _: None,
) -> Outcome:
    """What comes of ``paths``, be they inputs or folders of another ledger's tables."""
    from musnad.intake import files
    from musnad.ledger.exported import is_exported
    from musnad.ledger.ingest import ingest as ingest_into
    from musnad.ledger.store import belongs_to

    exported = [path for path in paths if is_exported(path)]
    others = [path for path in paths if path not in exported]
    cuts = files.cut(others, partial(belongs_to, run.ledger))
    return ingest_into(
        cuts,
        run.ledger,
        paths,
        run.settings,
        exported=exported,
        workers=workers,
        report=report,
    )


def _say_going_on(run: _Run, told: str) -> None:
    if not run.quiet:
        complain(told)


def _tell(outcome: Outcome, ledger: Path, seconds: float) -> None:
    """The closing lines of a run."""
    counts, reasons, notices = outcome
    read = counts.articles + counts.versions
    told = message(
        "{articles}, {statements} into {ledger} ({seconds:.1f} s, {rate:,.0f} articles/s)",
        articles=counted("{count:,} article", "{count:,} articles", read),
        statements=counted("{count:,} statement", "{count:,} statements", counts.statements),
        ledger=ledger,
        seconds=seconds,
        rate=read / max(seconds, 1e-9),
    )
    if counts.versions:
        told = message(
            "{told}; {versions}",
            told=told,
            versions=counted(
                "{count:,} is a new version", "{count:,} are new versions", counts.versions
            ),
        )
    if counts.unchanged:
        told = message(
            "{told}; {unchanged}",
            told=told,
            unchanged=counted(
                "{count:,} was there already", "{count:,} were there already", counts.unchanged
            ),
        )
    speak(told, err=True)
    for notice in notices:
        complain(notice)
    if counts.rejected:
        _tell_rejects(counts.rejected, reasons)


def _tell_rejects(rejected: int, reasons: Sequence[Reason]) -> None:
    """Why the records of the run were set aside, the most frequent reason first."""
    complain(counted("{count:,} record set aside:", "{count:,} records set aside:", rejected))
    for told in reasons[:_REASONS]:
        source = escaped(told.source)
        place = source if told.number is None else f"{source}:{told.number}"
        if told.records > 1:
            place = message("{place} and {more:,} more", place=place, more=told.records - 1)
        speak(message("  {place}: {reason}", place=place, reason=told.reason), err=True)
    if len(reasons) > _REASONS:
        speak(message("  … all of them: {command}", command=_ALL_REJECTS), err=True)


_ALL_REJECTS = "musnad sql 'SELECT * FROM rejects'"
