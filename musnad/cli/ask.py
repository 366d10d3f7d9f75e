"""Questions to the ledger: ``find``, ``speakers``, ``speaker``, ``sources``, ``sql``, ``stats``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from musnad.cli.answers import Shown, answer_options, print_answer
from musnad.cli.filters import filter_options
from musnad.cli.shared import Failure, ledger_option
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.ledger import Filters, Ledger


def _limit(default: int) -> Callable[[Any], Any]:
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        help="So many rows at most.",
    )


@click.command()
@click.argument("query", default="")
@ledger_option
@filter_options
@_limit(20)
@answer_options
def find(query: str, ledger: Path, filters: Filters, limit: int, shown: Shown) -> None:
    """Find statements by the words of their contents and of their articles' titles.

    All words of QUERY must be there, in any order and form: hamzas, diacritics, the article and
    endings do not matter («المقاتلين» finds «مقاتل»). Words in quotation marks must follow each
    other. The best match comes first; without QUERY, the earliest.

    \b
    Examples:
      musnad find "عدد المقاتلين"
      musnad find '"أسعار النفط"' --speaker أوبك --since 2015-08
      musnad find داعش --via رويترز --kind unnamed
      musnad find --figure "100..300 USD" --csv > figures.csv
    """
    with _opened(ledger) as opened:
        print_answer(opened.find(query, filters, limit), shown, query=query)


@click.command()
@ledger_option
@filter_options
@_limit(30)
@answer_options
def speakers(ledger: Path, filters: Filters, limit: int, shown: Shown) -> None:
    """List who spoke, the most quoted first.

    \b
    Examples:
      musnad speakers --kind person --kind organization
      musnad speakers --outlet okaz --since 2015-08-01 --json
    """
    with _opened(ledger) as opened:
        print_answer(opened.speakers(filters, limit), shown)


@click.command()
@click.argument("name")
@ledger_option
@filter_options
@_limit(1000)
@answer_options
def speaker(name: str, ledger: Path, filters: Filters, limit: int, shown: Shown) -> None:
    """Print all that a speaker said, in the order of publication, with the chains.

    NAME is one or more words of the name: «الجبير» finds «وزير الخارجية عادل الجبير» as well.

    \b
    Examples:
      musnad speaker "عادل الجبير"
      musnad speaker الأمم_المتحدة --act deny
    """
    with _opened(ledger) as opened:
        print_answer(opened.speaker(name, filters, limit), shown)


@click.command()
@click.option("--unnamed", is_flag=True, help="Who leans on unnamed sources, the most first.")
@ledger_option
@filter_options
@answer_options
def sources(unnamed: bool, ledger: Path, filters: Filters, shown: Shown) -> None:
    """Count the statements of each outlet by the kind of their source.

    \b
    Examples:
      musnad sources --unnamed
      musnad sources --via رويترز --csv
    """
    with _opened(ledger) as opened:
        print_answer(opened.sources(filters, unnamed=unnamed), shown)


@click.command()
@click.argument("query")
@ledger_option
@answer_options
def sql(query: str, ledger: Path, shown: Shown) -> None:
    """Ask in SQL (DuckDB's). The view "said" has a row a statement; `stats` names the tables.

    \b
    Examples:
      musnad sql "SELECT outlet, count(*) FROM said WHERE act = 'deny' GROUP BY ALL ORDER BY 2 DESC"
      musnad sql "SELECT unit, max(high) FROM figures GROUP BY unit" --csv
      musnad sql "DESCRIBE statements"
    """
    with _opened(ledger) as opened:
        print_answer(opened.sql(query), shown)


@click.command()
@ledger_option
@answer_options
def stats(ledger: Path, shown: Shown) -> None:
    """Tell what is in the ledger.

    \b
    Example:
      musnad stats --ledger elections.db
    """
    with _opened(ledger) as opened:
        print_answer(opened.stats(), shown)


@contextmanager
def _opened(path: Path) -> Iterator[Ledger]:
    """The ledger; whatever is wrong with it or with the question ends as one line."""
    from musnad.ledger import Ledger

    try:
        with Ledger(path) as ledger:
            yield ledger
    except (MusnadError, ValueError) as error:
        raise Failure(str(error)) from error
