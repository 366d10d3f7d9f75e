"""``musnad corrections``: what annotators have corrected, as gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from musnad.cli.commands import command
from musnad.cli.shared import Failure, complain, told
from musnad.cli.status import OK, SOME_REJECTED
from musnad.corrections import Correction, brat, labelstudio, write
from musnad.errors import InputError, MusnadError, message_of


@command()
@click.argument("tool", type=click.Choice(["brat", "labelstudio"]))
@click.argument("source", metavar="CORRECTED", type=click.Path(exists=True, path_type=Path))
@click.argument("gold", metavar="GOLD.jsonl", type=click.Path(dir_okay=False, path_type=Path))
@click.argument(
    "articles", metavar="ARTICLES.jsonl", type=click.Path(dir_okay=False, path_type=Path)
)
@click.pass_context
def corrections(
    context: click.Context, tool: str, source: Path, gold: Path, articles: Path
) -> None:
    """Read corrected annotations back, as gold that accuracy can be measured with.

    CORRECTED is the folder that `export --to brat` made, as annotators have changed it, or the JSON
    export of a Label Studio project made from `export --to labelstudio`. A document that cannot be
    read back is told with its file and line; the others are written.

    \b
    Examples:
      musnad corrections brat annotated/ gold.jsonl articles.jsonl
      musnad corrections labelstudio project-1.json gold.jsonl articles.jsonl

    Exit status: 0 all was read back; 1 some documents were not; 2 the run failed.
    """
    try:
        with gold.open("wb") as to_gold, articles.open("wb") as to_articles:
            unread = write(_read(tool, source), to_gold, to_articles)
    except MusnadError as error:
        raise Failure(message_of(error)) from error
    except OSError as error:
        raise Failure(told(str(source), error)) from error
    for document in unread:
        complain(message_of(document))
    context.exit(SOME_REJECTED if unread else OK)


def _read(tool: str, source: Path) -> Iterator[Correction | InputError]:
    return brat.read_folder(source) if tool == "brat" else labelstudio.read_file(source)
