"""Questions across outlets: ``stories``, ``story``, ``claims``, ``claim``, ``trace`` and more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from musnad.characters import harmless_json
from musnad.cli.answers import Layout, answer_options, print_answer, print_rows
from musnad.cli.ask import limit_option, most, opened, tell_shown, tell_undated, tell_unlinked
from musnad.cli.called import claim_called, story_called
from musnad.cli.commands import command, option
from musnad.cli.filters import disputed_option, filter_and_disputed_options, filter_options
from musnad.cli.language import current, said, speak
from musnad.cli.shared import Failure, console, ledger_option, told
from musnad.cli.tellings import CLAIM_COLUMNS, STORY_COLUMNS, articles_of, tellings_of
from musnad.ledger.claims_questions import known_changes
from musnad.messages import message
from musnad.terminal.claim import show_claim
from musnad.terminal.claims import show_claims, show_copies, show_stories, show_traced
from musnad.terminal.story import show_story

if TYPE_CHECKING:
    from rich.console import Console

    from musnad.ledger import Answer, ClaimHeld, Filters, Ledger

#: Rows shown for the eye, where no --limit says otherwise.
STORIES, CLAIMS, TRACED, COPIES = 20, 20, 10, 20

_all_option = option("--all", "is_whole", is_flag=True, help="Leave nothing out.")


@command()
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@ledger_option
@filter_and_disputed_options
@limit_option(STORIES)
@answer_options
def stories(
    words: tuple[str, ...], ledger: Path, filters: Filters, limit: int | None, layout: Layout
) -> None:
    """List events that several articles tell; also one article's disputes.

    Those of most outlets come first, of as many outlets those of most articles. QUERY leaves those
    in whose claims or statements its words are. Run `musnad link` before.

    \b
    Examples:
      musnad stories --since 2015-07-24 --until 2015-07-24
      musnad stories زلزال --outlet okaz
      musnad stories --disputed --since 2015-08
    """
    query = " ".join(words)
    with opened(ledger) as asked:
        tell_unlinked(asked)
        tell_undated(asked, filters)
        answer = asked.stories(query, filters, most(limit, layout, STORIES))
        language = current().messages
        _show(answer, layout, lambda rows, out: show_stories(rows, out, query, language))


@command()
@click.argument("called", metavar="STORY")
@ledger_option
@_all_option
@answer_options
def story(called: str, ledger: Path, is_whole: bool, layout: Layout) -> None:
    """Print one story: who tells it, who copies whom, what is claimed, what is disputed.

    STORY is the id that `musnad stories` tells. --json prints all of it as one object, --csv a row
    for each article.

    \b
    Example:
      musnad story s0123456789ab --all
      musnad story s0123456789ab --csv > articles.csv
    """
    with opened(ledger) as asked:
        tell_unlinked(asked)
        found = story_called(asked, called)
    if layout.form == "json":
        click.echo(harmless_json(msgspec.json.encode(found)))
    elif layout.form == "csv":
        print_rows(STORY_COLUMNS, articles_of(found), layout)
    else:
        show_story(found, console(None), current().messages, is_whole=is_whole)


@command()
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@ledger_option
@disputed_option
@option("--one-unnamed", is_flag=True, help="Only what rests on one source that nobody names.")
@option(
    "--changed",
    multiple=True,
    type=click.Choice(known_changes()),
    help="Only where such a thing changed on the way; may be given several times.",
)
@option(
    "--roots-at-most",
    metavar="N",
    type=click.IntRange(min=1),
    help="Only what has so many independent origins at most.",
)
@filter_options
@limit_option(CLAIMS)
@answer_options
def claims(
    words: tuple[str, ...],
    ledger: Path,
    disputed: bool,
    one_unnamed: bool,
    changed: tuple[str, ...],
    roots_at_most: int | None,
    filters: Filters,
    limit: int | None,
    layout: Layout,
) -> None:
    """List claims that several articles make, those like QUERY first.

    Without QUERY those of most outlets come first, of as many outlets those told most. Each with
    how often and where it is told, on how many independent origins it rests, and what changed on
    the way. Run `musnad link` before.

    \b
    Examples:
      musnad claims عدد القتلى
      musnad claims --one-unnamed --outlet okaz
      musnad claims --changed figure --since 2015-08-01 --csv
    """
    from musnad.ledger import ClaimFilters

    query = " ".join(words)
    own = ClaimFilters(disputed, one_unnamed, changed, roots_at_most)
    with opened(ledger) as asked:
        tell_unlinked(asked)
        tell_undated(asked, filters)
        answer = asked.claims(query, filters, most(limit, layout, CLAIMS), own)
        language = current().messages
        _show(answer, layout, lambda rows, out: show_claims(rows, out, query, language))


@command()
@click.argument("called", metavar="CLAIM")
@ledger_option
@_all_option
@option("--why", is_flag=True, help="Tell why these tellings are one claim.")
@option(
    "--plot",
    "chart",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw who told it when, and its figure over time, as a .svg or .html file.",
)
@answer_options
def claim(
    called: str, ledger: Path, is_whole: bool, why: bool, chart: Path | None, layout: Layout
) -> None:
    """Print one claim: what it rests on, its way, who tells it, what changed, who disputes it.

    CLAIM is the id that `musnad claims` tells. --json prints all of it as one object, --csv a row
    for each telling; --plot draws it instead of printing it.

    \b
    Example:
      musnad claim c0123456789ab --why
      musnad claim c0123456789ab --csv > tellings.csv
      musnad claim c0123456789ab --plot claim.svg
    """
    as_json, as_csv = layout.form == "json", layout.form == "csv"
    if chart is not None:
        _refuse("--plot", {"--json": as_json, "--csv": as_csv, "--all": is_whole, "--why": why})
    if as_csv:
        _refuse("--csv", {"--why": why})
    with opened(ledger) as asked:
        tell_unlinked(asked)
        found = claim_called(asked, called)
        if chart is not None:
            _draw(found, asked, chart)
            return
    if as_json:
        click.echo(harmless_json(msgspec.json.encode(found)))
    elif as_csv:
        print_rows(CLAIM_COLUMNS, tellings_of(found), layout)
    else:
        language = current().messages
        show_claim(found, console(None), language, is_whole=is_whole, with_reasons=why)


@command()
@click.argument("words", metavar="SENTENCE|ARTICLE", nargs=-1, required=True)
@ledger_option
@limit_option(TRACED)
@answer_options
def trace(words: tuple[str, ...], ledger: Path, limit: int | None, layout: Layout) -> None:
    """Tell where a claim comes from: paste a sentence, or name an article.

    Of a sentence, the claims that are like it, with who told each first and who made it; nothing,
    if nothing is alike enough. Of an article (its id, address or number) all claims that it makes.

    \b
    Examples:
      musnad trace "فر المئات ومعهم 200 مليون دولار"
      musnad trace https://example.org/mirat/1
    """
    asked_for = " ".join(words)
    with opened(ledger) as asked:
        tell_unlinked(asked)
        article = asked.number_of(asked_for.strip())
        named = asked_for if article is None else f"#{article}"
        answer = asked.trace(named, most(limit, layout, TRACED))
        language = current().messages

        def show(rows: Answer, out: Console) -> None:
            show_traced(rows, out, language, of_article=article is not None)

        _show(answer, layout, show)


@command()
@option(
    "--lost-credit",
    is_flag=True,
    help="Only those that do not name the agency that the first telling names.",
)
@ledger_option
@filter_options
@limit_option(COPIES)
@answer_options
def copies(
    lost_credit: bool, ledger: Path, filters: Filters, limit: int | None, layout: Layout
) -> None:
    """List articles that repeat an earlier one, with the first whose text it is.

    \b
    Examples:
      musnad copies --lost-credit --outlet okaz
      musnad copies --csv > copies.csv
    """
    with opened(ledger) as asked:
        tell_unlinked(asked)
        tell_undated(asked, filters)
        answer = asked.copies(filters, most(limit, layout, COPIES), lost_credit=lost_credit)
        language = current().messages
        _show(answer, layout, lambda rows, out: show_copies(rows, out, language))


@command()
@ledger_option
@filter_options
@answer_options
def outlets(ledger: Path, filters: Filters, layout: Layout) -> None:
    """Compare outlets by what their claims rest on and by what they change.

    Of each: its articles, its copies of dispatches without the agency's credit, its claims on one
    unnamed source, the figures that it changed. The evidence, of one outlet:

    \b
      musnad copies --lost-credit --outlet NAME
      musnad claims --one-unnamed --outlet NAME
      musnad claims --changed figure --outlet NAME

    Filters leave articles: of those in which somebody speaks (--speaker), say, all claims count,
    while the evidence has the tellings that fit.

    \b
    Example:
      musnad outlets --since 2015-08 --csv > outlets.csv
    """
    with opened(ledger) as asked:
        tell_unlinked(asked)
        tell_undated(asked, filters)
        print_answer(asked.outlets(filters), layout)
    if not layout.is_all:
        speak(
            message(
                "the evidence: musnad copies --lost-credit --outlet NAME; "
                "musnad claims --one-unnamed --outlet NAME; "
                "musnad claims --changed figure --outlet NAME"
            )
        )


def _refuse(one: str, others: Mapping[str, bool]) -> None:
    """Complain of the first of ``others`` that is given together with ``one``."""
    for other, is_given in others.items():
        if is_given:
            reason = message("{one} and {other} exclude each other.", one=one, other=other)
            raise click.UsageError(said(reason))


def _draw(found: ClaimHeld, asked: Ledger, chart: Path) -> None:
    from musnad.plot import plot_claim

    try:
        plot_claim(found, asked.figures_of_claim(found.id), chart, current().messages)
    except OSError as error:
        raise Failure(told(str(chart), error)) from error
    speak(message("drawn in {chart}", chart=chart), err=True)


def _show(answer: Answer, layout: Layout, show: Callable[[Answer, Console], None]) -> None:
    """Print a list for the eye with ``show``, saying how many there are, or for a program."""
    if layout.is_all:
        print_answer(answer, layout)
    else:
        show(answer, console(None))
    tell_shown(answer, layout)
