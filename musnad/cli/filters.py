"""The options that narrow a question or an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, get_args

import click

from musnad.article import Act, Kind
from musnad.cli.commands import option
from musnad.cli.language import said
from musnad.messages import message

if TYPE_CHECKING:
    from musnad.ledger import Filters

_OPTIONS = (
    option("--speaker", metavar="NAME", help="Only of speakers with these words in their name."),
    option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice(get_args(Kind)),
        help="Only from sources of this kind; may be given several times.",
    ),
    option(
        "--act",
        "acts",
        multiple=True,
        type=click.Choice(get_args(Act)),
        help="Only such acts of speech; may be given several times.",
    ),
    option(
        "--outlet",
        "outlets",
        metavar="NAME",
        multiple=True,
        help="Only of this outlet; may be given several times.",
    ),
    option("--via", metavar="NAME", help="Only what came through a relay of this name."),
    option(
        "--verb",
        metavar="WORD",
        help="Only with this reporting verb or noun, in any form: زعم finds «زعمت» and «يزعم».",
    ),
    option(
        "--addressee",
        metavar="NAME",
        help="Only what is said to one of this name, or accuses, asks or warns one.",
    ),
    option("--since", metavar="DATE", help="Published on this day, month or year or later."),
    option("--until", metavar="DATE", help="Published on this day, month or year or before."),
    option(
        "--figure",
        metavar="FIGURE",
        help='With such a figure: 200, "100..300", "5.. USD", "15 %".',
    ),
)
#: The filters that there are options for.
_NAMES = (
    *("speaker", "kinds", "acts", "outlets", "via", "verb", "addressee"),
    *("since", "until", "figure"),
)


disputed_option = option("--disputed", is_flag=True, help="Only what somebody disputes.")


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options, and their values as ``filters``."""
    return _filtered(command, _OPTIONS, _NAMES)


def filter_and_disputed_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same, with ``--disputed`` before them as one more filter."""
    return _filtered(command, (disputed_option, *_OPTIONS), ("disputed", *_NAMES))


def _filtered(
    command: Callable[..., Any], options: Sequence[Callable[..., Any]], names: Iterable[str]
) -> Callable[..., Any]:
    @wraps(command)
    def with_filters(**values: Any) -> Any:
        from musnad.ledger.filters import Filters

        filters = Filters(**{name: values.pop(name) for name in names})
        _check_days(filters)
        return command(filters=filters, **values)

    for add in reversed(options):
        with_filters = add(with_filters)
    return with_filters


def _check_days(filters: Filters) -> None:
    """Refuse days of which the last come before the first; what is no day is told elsewhere."""
    from musnad.ledger.filters import days_of

    since, until = filters.since, filters.until
    if since and until:
        with suppress(ValueError):
            if days_of(since)[0] >= days_of(until)[1]:
                reason = message(
                    "--since {since} is later than --until {until}.", since=since, until=until
                )
                raise click.UsageError(said(reason))
