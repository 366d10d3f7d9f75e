"""``musnad read`` and ``musnad schema``: articles one by one, and what a reading is made of."""

from __future__ import annotations

from collections.abc import Iterator

import click
import msgspec

from musnad import deadline
from musnad.characters import harmless_json
from musnad.cli.commands import command, option
from musnad.cli.language import current, said
from musnad.cli.shared import (
    article_options,
    complain,
    console,
    deadline_option,
    map_option,
    told,
    width_option,
)
from musnad.cli.status import FAILED, OK, SOME_REJECTED
from musnad.errors import InputError, message_of
from musnad.export import Entry
from musnad.export.jsonl import encode_line
from musnad.intake import read_file
from musnad.intake.notices import Guessed, Notices, Undated
from musnad.intake.record import Columns, Parsed
from musnad.intake.shown import escaped
from musnad.messages import message
from musnad.reading import read as read_article
from musnad.schema import explanation_schema, reading_schema
from musnad.terminal.article import show


@command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@option("--json", "as_json", is_flag=True, help="Print one reading a line, as JSON.")
@option("--html", "as_html", is_flag=True, help="Print one page of HTML that needs nothing else.")
@width_option
@map_option
@article_options
@deadline_option
@click.pass_context
def read(
    context: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    as_html: bool,
    width: int | None,
    columns: Columns,
    published: str,
    outlet: str,
    seconds: float,
) -> None:
    """Print the ledger of one or more articles.

    FILE is a text file, or articles as JSON or JSONL (known by the name's ending or a leading "{");
    it may be gzipped, and "-" is standard input. A text file's first line is taken as the title
    if it is short, has no full stop and is followed by a blank line. A JSON article has a "text"
    and, if known, "id", "outlet", "url", "published", "title" and "byline"; other usual names
    ("content", "date", "source" …) are known and told. Any format that `ingest` takes is read.

    \b
    Examples:
      musnad read article.txt
      musnad read --published 2024-05-15 --outlet aawsat article.txt
      musnad read articles.jsonl | less
      musnad read --html article.txt > article.html
      curl -s https://example.org/story.txt | musnad read -
      musnad read --json *.txt | jq '.statements[] | {who: .speaker.name, what: .contents[].text}'

    Exit status: 0 all was read; 1 some records were not (each is told on standard error);
    2 a file could not be opened.
    """
    out = console(width)
    status = OK
    shown = 0
    notices = Notices()
    entries: list[Entry] = []
    if as_html and as_json:
        raise click.UsageError(said(message("--html and --json exclude each other.")))
    for path in files:
        try:
            for article in _each(read_file(path, columns), path, seconds):
                if isinstance(article, Guessed | Undated):
                    notices.add(article)
                    continue
                if isinstance(article, InputError):
                    place = escaped(article.path)
                    complain(message_of(InputError(place, article.line, article.reason)))
                    status = max(status, SOME_REJECTED)
                    continue
                article = msgspec.structs.replace(
                    article,
                    published=article.published or published,
                    outlet=article.outlet or outlet,
                )
                try:
                    with deadline.limited(seconds):
                        reading = read_article(article)
                except deadline.Overdue:
                    place = escaped(article.id or path)
                    reason = deadline.took_longer(seconds)
                    complain(message_of(InputError(place, None, reason)))
                    status = max(status, SOME_REJECTED)
                    continue
                if as_html:
                    entries.append(Entry(article, reading))
                elif as_json:
                    click.echo(harmless_json(encode_line(reading)), nl=False)
                else:
                    if shown:
                        out.print()
                    show(
                        article,
                        reading,
                        out,
                        laid_out=out.is_terminal or width is not None,
                        language=current().statements,
                    )
                shown += 1
        except OSError as error:
            if error.filename is None:
                # Of the output: it has no name.
                raise
            complain(told(path, error))
            status = FAILED
    if as_html:
        from musnad.page import page

        click.echo(page(entries, language=current().statements).encode("utf-8", "replace"))
    for notice in notices:
        complain(notice)
    context.exit(status)


def _each(found: Iterator[Parsed], path: str, seconds: float) -> Iterator[Parsed]:
    """What is found in a file, until the next of it takes too long."""
    while True:
        try:
            with deadline.limited(seconds):
                each = next(found, None)
        except deadline.Overdue:
            yield InputError(path, None, deadline.took_longer(seconds))
            return
        if each is None:
            return
        yield each


_SCHEMAS = {"reading": reading_schema, "explanation": explanation_schema}


@command()
@option(
    "--of",
    type=click.Choice(list(_SCHEMAS)),
    default="reading",
    show_default=True,
    help="Of a reading, or of an explanation as `explain --json` writes it.",
)
def schema(of: str) -> None:
    """Print the JSON Schema of a reading, as `read --json` and `extract` write it.

    \b
    Example:
      musnad schema > reading.schema.json
    """
    click.echo(msgspec.json.format(msgspec.json.encode(_SCHEMAS[of]()), indent=2))
