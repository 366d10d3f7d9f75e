"""``musnad export``: the ledger for other tools."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.ask import tell_unlinked
from musnad.cli.commands import command, option
from musnad.cli.filters import filter_options
from musnad.cli.language import said, speak
from musnad.cli.shared import Failure, ledger_option, told
from musnad.errors import MusnadError, message_of
from musnad.export.formats import FORMATS, export_to
from musnad.messages import Message, counted, message

if TYPE_CHECKING:
    from musnad.ledger import Filters, Ledger
    from musnad.ledger.selection import Selection


@command()
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@option(
    "--to",
    "format",
    metavar="FORMAT",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="The format.",
)
@option("--bom", is_flag=True, help="With a byte-order mark, which Excel needs (csv).")
@option("--force", is_flag=True, help="Replace OUT if it exists.")
@ledger_option
@filter_options
def export(
    target: Path,
    words: tuple[str, ...],
    format: str,
    bom: bool,
    force: bool,
    ledger: Path,
    filters: Filters,
) -> None:
    """Write the ledger, or a part of it, to OUT in a format of other tools.

    OUT is a file, "-" for standard output, or a new folder, as the format has it:

    \b
      FORMATS_TABLE

    The latest version of every article is written. QUERY (the words of `musnad find`) and filters
    on statements leave out the other ones, and the articles that are left without any.

    \b
    Examples:
      musnad export --to csv --bom statements.csv
      musnad export --to csv oil.csv «أسعار النفط» --since 2015-08
      musnad export --to parquet ledger-tables/
      musnad export --to webannotation - --speaker أوبك | head
      musnad export --to sqlite news.db && datasette news.db
    """
    from musnad.ledger import Ledger

    if bom and format != "csv":
        raise click.UsageError(said(message("--bom is for --to csv.")))
    try:
        with Ledger(ledger) as opened, opened.selected(filters, " ".join(words)) as selection:
            _tell_unlinked(opened, format)
            export_to(format, selection, target, force=force, bom=bom)
            written = _written(format, selection, target)
    except (MusnadError, ValueError) as error:
        raise Failure(message_of(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure(told(str(target), error)) from error
    speak(written, err=True)


def _tell_unlinked(opened: Ledger, format: str) -> None:
    """Say how many articles lack in what ``format`` tells of claims; of none, it tells nothing."""
    about = FORMATS[format]
    tells_claims = about.of_tables or about.of_claims
    if format == "claims" or (tells_claims and opened.is_linked()):
        tell_unlinked(opened)


def _written(format: str, selection: Selection, target: Path) -> Message:
    """How much is in ``target``, of what the format is made of."""
    place = message("standard output") if str(target) == "-" else target
    if format == "claims":
        linked = selection.count_whole()
        return message(
            "{copies}, {stories}, {claims}, {disputes} in {target}",
            copies=counted("{count:,} pair of copies", "{count:,} pairs of copies", linked.copies),
            stories=counted("{count:,} story", "{count:,} stories", linked.stories),
            claims=counted("{count:,} claim", "{count:,} claims", linked.claims),
            disputes=counted("{count:,} dispute", "{count:,} disputes", linked.disputes),
            target=place,
        )
    articles, statements = selection.count()
    return message(
        "{articles} with {statements} in {target}",
        articles=counted("{count:,} article", "{count:,} articles", articles),
        statements=counted("{count:,} statement", "{count:,} statements", statements),
        target=place,
    )


assert export.source_help is not None
export.help = inspect.cleandoc(export.source_help).replace(
    "FORMATS_TABLE", "\n  ".join(f"{name:<14} {about.told}" for name, about in FORMATS.items())
)
