"""What the commands have in common: exit status, complaints, the console and the progress bar."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from musnad.cli.commands import option
from musnad.cli.language import said, speak
from musnad.cli.status import FAILED
from musnad.deadline import DEADLINE
from musnad.errors import message_of, reason_of
from musnad.intake.dates import published_of
from musnad.intake.fields import columns_of
from musnad.intake.record import Columns
from musnad.intake.shown import escaped
from musnad.messages import counted, message

Command = TypeVar("Command", bound=Callable[..., Any])


class Failure(click.ClickException):
    """A run that could not be done at all."""

    exit_code = FAILED

    def format_message(self) -> str:
        return said(self.message)


def iso_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """Check the value of --published."""
    published, is_read = published_of(value)
    if not is_read:
        raise click.BadParameter(said(message("{value!r} is no date like 2024-05-15", value=value)))
    return published


def _columns(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Columns:
    """Check the value of --map."""
    try:
        return columns_of(value) if value else {}
    except ValueError as error:
        raise click.BadParameter(said(message_of(error))) from error


def article_options(command: Command) -> Command:
    """``--published`` and ``--outlet``, for articles that do not tell them."""
    outlet = option(
        "--outlet",
        metavar="NAME",
        default="",
        help="The outlet where the article does not tell it; its country decides a bare «ريال».",
    )
    published = option(
        "--published",
        metavar="DATE",
        callback=iso_date,
        help="The day of publication (2024-05-15) where the article does not tell it.",
    )
    return published(outlet(command))


map_option = option(
    "--map",
    "columns",
    metavar="FIELD=COLUMN,...",
    callback=_columns,
    help="Where the fields are: text=content,published=date. Records without any of these columns "
    "are read by the fields' own names.",
)
ledger_option = option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    default="musnad.db",
    show_default=True,
    envvar="MUSNAD_LEDGER",
    help="The ledger's file; the environment variable MUSNAD_LEDGER names another default.",
)
workers_option = option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes that read; by default one for each core.",
)


width_option = option(
    "--width",
    metavar="N",
    type=click.IntRange(min=20),
    help="Lay out for so many columns, even if the output is not a terminal.",
)
deadline_option = option(
    "--deadline",
    "seconds",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=DEADLINE,
    show_default=True,
    help="A record that takes longer is set aside.",
)


class Bar:
    """The progress bar of long work: share done, articles, rate and time left."""

    def __init__(self, hidden: bool) -> None:
        self.articles = 0
        self._started = time.monotonic()
        self._bar = Progress(
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[done]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=hidden,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, done="")

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Take the bar off the terminal."""
        self._bar.stop()

    def report(self, articles: int, position: int | None, size: int | None) -> None:
        """Show how many articles are done, and how many bytes of how many."""
        self.articles = articles
        self._bar.update(
            self._task,
            total=size,
            completed=position or 0,
            done=said(
                message(
                    "{articles}, {rate:,.0f}/s",
                    articles=counted("{count:,} article", "{count:,} articles", articles),
                    rate=articles / max(time.monotonic() - self._started, 1e-9),
                )
            ),
        )


def console(width: int | None) -> Console:
    """Standard output, laid out for ``width`` columns or those of the terminal."""
    return Console(highlight=False, markup=False, width=width)


def complain(text: str) -> None:
    """One line on standard error, with the command's name as others do."""
    speak(f"musnad: {said(text)}", err=True)


def told(path: str, error: OSError) -> str:
    """An OSError as one line, with the file it is about."""
    return message(
        "{place}: {reason}",
        place=escaped(str(error.filename or path)),
        reason=reason_of(error),
    )
