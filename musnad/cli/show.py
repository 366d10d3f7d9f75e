"""``musnad show``: one article of the ledger, with its statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from musnad.cli.ask import opened
from musnad.cli.commands import command, option
from musnad.cli.language import current, speak
from musnad.cli.shared import console, ledger_option
from musnad.messages import Message, message, translate
from musnad.terminal.article import show as show_reading
from musnad.terminal.text import show_text

if TYPE_CHECKING:
    from musnad.ledger import Held


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
@option("--html", "as_html", is_flag=True, help="Print one page of HTML that needs nothing else.")
def show(called: str, ledger: Path, outlet: str, version: int | None, as_html: bool) -> None:
    """Print an article of the ledger: its text with the statements marked, and what they are.

    ARTICLE is its id, its address, the number that questions call "article", or the id of one of
    its statements.

    \b
    Examples:
      musnad show https://example.org/mirat/1
      musnad show 12 --version 1
      musnad show "#12"
      musnad show --html 12 > article.html
    """
    with opened(ledger) as asked:
        found = asked.article(called, outlet=outlet, version=version)
    language = current().statements
    notes = list(_notes(found))
    if as_html:
        from musnad.page import page

        html = page([found.entry], language=language, notes=[translate(n, language) for n in notes])
        click.echo(html.encode("utf-8", "replace"))
        return
    out = console(None)
    show_text(found.entry, out, laid_out=out.is_terminal, language=language)
    untitled = msgspec.structs.replace(found.entry.article, title="")
    show_reading(untitled, found.entry.reading, out, laid_out=out.is_terminal, language=language)
    for note in notes:
        speak(note)


def _notes(found: Held) -> Iterator[Message]:
    """What the ledger knows of an article besides: its number, its day, its versions."""
    told = message("article {number}", number=found.number)
    if found.day is None:
        told = message("{told}; it tells no day", told=told)
    elif found.day_from == "text":
        told = message(
            "{told}; its day, {day}, is the one that its text tells", told=told, day=found.day
        )
    yield told
    if len(found.versions) > 1:
        yield message(
            "version {version} of {last}; another one: --version N",
            version=found.version,
            last=len(found.versions),
        )
