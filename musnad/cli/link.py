"""``musnad link``: the same story and the same claim across the outlets of a ledger."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.commands import command, option
from musnad.cli.language import speak
from musnad.cli.shared import Bar, Failure, complain, ledger_option, workers_option
from musnad.cli.startup import hear_no_more_interrupts, let_others_first
from musnad.cli.status import INTERRUPTED
from musnad.errors import MusnadError, message_of
from musnad.messages import counted, message
from musnad.workers import available_cores

if TYPE_CHECKING:
    from musnad.ledger.linking import Linked, Progress


@command()
@ledger_option
@workers_option
@option("--quiet", is_flag=True, help="No progress bar and no closing lines.")
@click.pass_context
def link(context: click.Context, ledger: Path, workers: int | None, quiet: bool) -> None:
    """Find across the outlets what copies what, what tells one event and makes one claim.

    Articles are linked by their days with those of the days around them; those without a day are
    not. What is linked already is left alone: run it again after every `musnad ingest`, or have
    `musnad ingest --link` do so. A run that was stopped goes on where it was when it is run again.
    Questions are answered while it runs.

    \b
    Examples:
      musnad link
      musnad link --ledger elections.db --workers 4

    Exit status: 0 all was linked; 2 the run failed; 130 stopped.
    """
    let_others_first()
    link_once(context, ledger, workers or available_cores(), quiet)


def link_once(context: click.Context, ledger: Path, workers: int, quiet: bool) -> None:
    """One run with its progress bar and closing lines."""
    started = time.monotonic()
    with Bar(quiet or not sys.stderr.isatty()) as bar:
        try:
            linked = linked_all(ledger, workers, bar)
        except MusnadError as error:
            raise Failure(message_of(error)) from error
        except KeyboardInterrupt:
            hear_no_more_interrupts()
            bar.stop()
            complain(message("stopped; the same command goes on from there"))
            context.exit(INTERRUPTED)
    if not quiet:
        tell(linked, time.monotonic() - started)


def linked_all(ledger: Path, workers: int, bar: Bar | None = None) -> Linked:
    """Link what is new in ``ledger``. Raises MusnadError."""
    from musnad.ledger.linking import link as link_all

    def report(done: Progress) -> None:
        if bar is not None:
            bar.report(done.articles, done.step, done.steps)

    return link_all(ledger, workers=workers, report=report)


def tell(linked: Linked, seconds: float) -> None:
    """The closing lines of a run: what it did, and what is in the ledger now."""
    speak(
        message(
            "{articles} linked ({seconds:.1f} s): {copies}, {stories}, {claims}, {disputes} in all",
            articles=counted("{count:,} article", "{count:,} articles", linked.articles),
            seconds=seconds,
            copies=counted("{count:,} pair of copies", "{count:,} pairs of copies", linked.copies),
            stories=counted("{count:,} story", "{count:,} stories", linked.stories),
            claims=counted("{count:,} claim", "{count:,} claims", linked.claims),
            disputes=counted("{count:,} dispute", "{count:,} disputes", linked.disputes),
        ),
        err=True,
    )
    if linked.withdrawn:
        speak(
            counted(
                "{count:,} older version withdrawn",
                "{count:,} older versions withdrawn",
                linked.withdrawn,
            ),
            err=True,
        )
    if linked.undated:
        complain(
            counted(
                "{count:,} article without a day is not linked",
                "{count:,} articles without a day are not linked",
                linked.undated,
            )
        )
    for reason, stories in linked.failed:
        complain(
            counted(
                "the claims of {count:,} story were left out: {reason}",
                "the claims of {count:,} stories were left out: {reason}",
                stories,
                reason=reason,
            )
        )
