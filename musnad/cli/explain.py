"""``musnad explain``: why an article was read as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from musnad import deadline
from musnad.article import Article
from musnad.characters import harmless_json
from musnad.cli.commands import command, option
from musnad.cli.language import current
from musnad.cli.shared import (
    article_options,
    complain,
    console,
    deadline_option,
    told,
    width_option,
)
from musnad.cli.status import FAILED, OK, SOME_REJECTED
from musnad.errors import InputError, message_of
from musnad.explanation import explain as explain_article
from musnad.intake import is_address, read_file
from musnad.intake.notices import Guessed, Undated
from musnad.intake.record import Parsed
from musnad.intake.shown import escaped
from musnad.intake.source import STDIN
from musnad.messages import message
from musnad.terminal.explanation import show_explanation


@command()
@click.argument("given", metavar="FILE|TEXT")
@option(
    "--cue",
    metavar="WORD",
    default="",
    help="Only this reporting word or lemma; hamzas and vowel signs do not count.",
)
@option(
    "--sentence",
    metavar="N",
    type=click.IntRange(min=1),
    help="Only the sentence with this number; the title's come first.",
)
@option("--json", "as_json", is_flag=True, help="Print one explanation a line, as JSON.")
@width_option
@article_options
@deadline_option
@click.pass_context
def explain(
    context: click.Context,
    given: str,
    cue: str,
    sentence: int | None,
    as_json: bool,
    width: int | None,
    published: str,
    outlet: str,
    seconds: float,
) -> None:
    """Tell why an article was read as it was.

    Of each sentence: its reporting words, the rules that looked at them and what they answered,
    the source and the content with what ended them, who the speaker is and by which rule. For a
    reporting word without a statement: why there is none. FILE is what `read` takes; a text in
    Arabic may be given itself. JSON is in the language of messages.

    \b
    Examples:
      musnad explain article.txt
      musnad explain --cue أكد article.txt
      musnad explain --sentence 3 --lang en article.txt
      musnad explain "ولم تعلن الوزارة موعد الافتتاح."
      musnad explain --json article.txt | jq '.sentences[].cues[] | select(.why_not)'

    Exit status: 0 all was explained; 1 some records were not, or there is no such word or
    sentence; 2 a file could not be opened.
    """
    out = console(width)
    status = OK
    language = current().messages if as_json else current().statements
    try:
        for article in _articles(given):
            if isinstance(article, Guessed | Undated):
                continue
            if isinstance(article, InputError):
                place = escaped(article.path)
                complain(message_of(InputError(place, article.line, article.reason)))
                status = SOME_REJECTED
                continue
            try:
                with deadline.limited(seconds):
                    found = explain_article(_completed(article, published, outlet), language)
            except deadline.Overdue:
                place = escaped(article.id or given)
                complain(message_of(InputError(place, None, deadline.took_longer(seconds))))
                status = SOME_REJECTED
                continue
            chosen = found.only(cue, sentence)
            if not chosen.sentences:
                complain(message("there is no such reporting word or sentence in it"))
                status = SOME_REJECTED
            elif as_json:
                click.echo(harmless_json(chosen.to_json() + b"\n"), nl=False)
            else:
                laid_out = out.is_terminal or width is not None
                show_explanation(chosen, out, laid_out=laid_out, language=language)
    except OSError as error:
        if error.filename is None:
            # Of the output: it has no name.
            raise
        complain(told(given, error))
        status = FAILED
    context.exit(status)


def _articles(given: str) -> Iterator[Parsed]:
    """The articles of a file or an address, or ``given`` itself if it is a text in Arabic."""
    if _is_text(given):
        yield Article(text=given)
    else:
        yield from read_file(given)


def _is_text(given: str) -> bool:
    if given == STDIN or is_address(given) or not any("ء" <= letter <= "ي" for letter in given):
        return False
    try:
        return not Path(given).exists()
    except (OSError, ValueError):  # longer than any name of a file
        return True


def _completed(article: Article, published: str, outlet: str) -> Article:
    return msgspec.structs.replace(
        article,
        published=article.published or published,
        outlet=article.outlet or outlet,
    )
