"""``musnad show``: one article of the ledger, with its statements."""

from __future__ import annotations

from pathlib import Path

import click

from musnad.cli.ask import opened
from musnad.cli.commands import command, option
from musnad.cli.language import current, speak
from musnad.cli.shared import console, ledger_option
from musnad.messages import message
from musnad.terminal.article import show as show_reading


@command()
@click.argument("called", metavar="ARTICLE")
@ledger_option
@option("--outlet", metavar="NAME", default="", help="The outlet, where several have such an id.")
@option(
    "--version",
    "version",
    metavar="N",
    type=click.IntRange(min=1),
    help="Another version than the latest.",
)
def show(called: str, ledger: Path, outlet: str, version: int | None) -> None:
    """Print an article of the ledger: its text with the statements marked, and what they are.

    ARTICLE is its id, its address, the number that questions call "article", or the id of one of
    its statements.

    \b
    Examples:
      musnad show https://example.org/mirat/1
      musnad show 12 --version 1
      musnad show "#12"
    """
    with opened(ledger) as asked:
        found = asked.article(called, outlet=outlet, version=version)
        out = console(None)
        language = current().statements
        show_reading(*found.entry, out, laid_out=out.is_terminal, language=language)
        if len(found.versions) > 1:
            speak(
                message(
                    "version {version} of {last}; another one: --version N",
                    version=found.version,
                    last=len(found.versions),
                )
            )
