"""Questions to the ledger: ``find``, ``speakers``, ``speaker``, ``sources``, ``sql``, ``stats``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from musnad.cli.answers import Layout, answer_options, print_answer, print_rows
from musnad.cli.commands import command, option
from musnad.cli.filters import filter_and_disputed_options, filter_options
from musnad.cli.language import speak
from musnad.cli.shared import Failure, ledger_option
from musnad.errors import MusnadError, message_of
from musnad.messages import Message, counted, message

if TYPE_CHECKING:
    from musnad.ledger import Answer, Filters, Ledger

#: Rows shown for the eye, where no --limit says otherwise.
FOUND, SPEAKERS, SAID, ASKED = 20, 30, 50, 1000


def limit_option(default: int) -> Callable[[Any], Any]:
    return option(
        "--limit",
        metavar="N",
        type=click.IntRange(min=1),
        help=f"So many rows at most; without it {default} for the eye, all of them with --json or "
        "--csv.",
    )


@command()
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@ledger_option
@filter_and_disputed_options
@limit_option(FOUND)
@answer_options
def find(
    words: tuple[str, ...], ledger: Path, filters: Filters, limit: int | None, layout: Layout
) -> None:
    """Find statements by the words of their contents, their speakers and their articles' titles.

    All words of QUERY must be there, in any order and form: hamzas, diacritics, the article and
    endings do not matter («المقاتلين» finds «مقاتل»). What stands in quotation marks «…» has to
    stand so; a word with * at its end stands for all that begin with it; AND, OR, NOT and brackets
    join words. The best match comes first; without QUERY, the earliest.

    \b
    Examples:
      musnad find عدد المقاتلين
      musnad find «أسعار النفط» --speaker أوبك --since 2015-08
      musnad find "(زلزال OR هزة) NOT نيبال"
      musnad find داعش --via رويترز --kind unnamed
      musnad find --act deny --disputed --since 2015-08
      musnad find --figure "100..300 USD" --csv --bom > figures.csv
    """
    query = " ".join(words)
    with opened(ledger) as asked:
        if filters.disputed:
            tell_unlinked(asked)
        tell_undated(asked, filters)
        if layout.is_all and limit is None:
            print_rows(asked.found_columns(query), asked.each_found(query, filters), layout)
        else:
            answer = asked.find(query, filters, limit or FOUND)
            print_answer(answer, layout, query=query)
            tell_shown(answer, layout)


@command()
@ledger_option
@filter_options
@limit_option(SPEAKERS)
@answer_options
def speakers(ledger: Path, filters: Filters, limit: int | None, layout: Layout) -> None:
    """List who spoke, the most quoted first.

    \b
    Examples:
      musnad speakers --kind person --kind organization
      musnad speakers --outlet okaz --since 2015-08-01 --json
    """
    with opened(ledger) as asked:
        tell_undated(asked, filters)
        answer = asked.speakers(filters, most(limit, layout, SPEAKERS))
        print_answer(answer, layout)
        tell_shown(answer, layout)


@command()
@click.argument("words", metavar="NAME...", nargs=-1, required=True)
@ledger_option
@filter_options
@limit_option(SAID)
@answer_options
def speaker(
    words: tuple[str, ...], ledger: Path, filters: Filters, limit: int | None, layout: Layout
) -> None:
    """Print all that a speaker said, in the order of publication, with the chains.

    NAME is one or more words of the name: «الجبير» finds «وزير الخارجية عادل الجبير» as well.

    \b
    Examples:
      musnad speaker عادل الجبير
      musnad speaker الأمم المتحدة --act deny
    """
    with opened(ledger) as asked:
        tell_undated(asked, filters)
        answer = asked.speaker(" ".join(words), filters, most(limit, layout, SAID))
        print_answer(answer, layout)
        tell_shown(answer, layout)


@command()
@option("--unnamed", is_flag=True, help="Who leans on unnamed sources, the most first.")
@ledger_option
@filter_options
@answer_options
def sources(unnamed: bool, ledger: Path, filters: Filters, layout: Layout) -> None:
    """Count the statements of each outlet by the kind of their source.

    \b
    Examples:
      musnad sources --unnamed
      musnad sources --via رويترز --csv
    """
    with opened(ledger) as asked:
        tell_undated(asked, filters)
        print_answer(asked.sources(filters, unnamed=unnamed), layout)


@command()
@click.argument("query")
@ledger_option
@limit_option(ASKED)
@option(
    "--seconds",
    metavar="N",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="A query that takes longer is stopped.",
)
@answer_options
def sql(query: str, ledger: Path, limit: int | None, seconds: float, layout: Layout) -> None:
    """Ask in SQL (SQLite's). The view "said" has a row a statement; nothing can be changed.

    \b
    Examples:
      musnad sql "SELECT outlet, count(*) FROM said WHERE act = 'deny' GROUP BY outlet"
      musnad sql "SELECT unit, max(high) FROM figures GROUP BY unit" --csv
      musnad sql "SELECT name, sql FROM sqlite_schema"
    """
    with opened(ledger) as asked:
        shown = most(limit, layout, ASKED)
        # One more than is shown tells whether there are more.
        answer = asked.sql(query, limit=None if shown is None else shown + 1, seconds=seconds)
        is_cut = shown is not None and len(answer) > shown
        told = answer.first(shown) if shown is not None and is_cut else answer
        print_answer(told, layout, as_named=True)
        if is_cut and not layout.is_all:
            speak(
                message(
                    "the first {shown:,} rows; for more: --limit N, for all: --csv or --json",
                    shown=shown,
                )
            )


@command()
@ledger_option
@answer_options
def stats(ledger: Path, layout: Layout) -> None:
    """Tell what is in the ledger.

    \b
    Example:
      musnad stats --ledger elections.db
    """
    with opened(ledger) as asked:
        print_answer(asked.stats(), layout)


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """The ledger; whatever is wrong with it or with the question ends as one line."""
    from musnad.ledger import Ledger

    try:
        with Ledger(path) as ledger:
            yield ledger
    except (MusnadError, ValueError) as error:
        raise Failure(message_of(error)) from error


def most(limit: int | None, layout: Layout, default: int) -> int | None:
    """How many rows are asked for: all of them for a program, if it does not say otherwise."""
    return limit or (None if layout.is_all else default)


def tell_shown(answer: Answer, layout: Layout) -> None:
    """Say how many rows there are, where not all are shown."""
    if layout.is_all or not len(answer) or len(answer) == answer.total:
        return
    values = {"shown": len(answer), "total": answer.total}
    told: Message
    if answer.is_counted:
        told = message(
            "{shown:,} of {total:,}; for more: --limit N, for all: --csv or --json", **values
        )
    else:
        told = message(
            "{shown:,} of more than {total:,}; for more: --limit N, for all: --csv or --json",
            **values,
        )
    speak(told)


def tell_undated(asked: Ledger, filters: Filters) -> None:
    """Say how many articles --since and --until leave out for want of a day."""
    left_out = asked.undated() if filters.since or filters.until else 0
    if left_out:
        speak(
            counted(
                "left out: {count:,} article without a day",
                "left out: {count:,} articles without a day",
                left_out,
            ),
            err=True,
        )


def tell_unlinked(asked: Ledger) -> None:
    """Say how many articles are not linked: stories and claims lack what they tell."""
    left_out = asked.unlinked()
    if left_out:
        speak(
            counted(
                "not linked yet: {count:,} article; run musnad link",
                "not linked yet: {count:,} articles; run musnad link",
                left_out,
            ),
            err=True,
        )
