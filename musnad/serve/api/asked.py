"""What calls are asked with: the filters of the command, how many rows, and from where."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from musnad.article import Act, Kind
from musnad.ledger import Filters

#: An ISO day, month or year.
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
#: Rows at most of one answer, and characters of a name and of a question.
MOST, LONGEST_NAME, _LONGEST_QUERY = 200, 500, 1000

Words = Annotated[
    str,
    Query(
        max_length=_LONGEST_QUERY,
        description='Words in any order and form; «…» or "…" as they stand; word* for words that '
        "begin so; AND, OR, NOT and brackets.",
    ),
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="So many rows at most.")]
After = Annotated[
    str,
    Query(
        max_length=20_000,
        description="The `next` of the page before, with all else as it was asked.",
    ),
]
Outlets = Annotated[
    list[Annotated[str, Query(max_length=LONGEST_NAME)]],
    Query(max_length=40, description="Only of this outlet; may be given several times."),
]
Since = Annotated[
    str | None,
    Query(pattern=_DATE, description="Published on this day, month or year or later."),
]
Until = Annotated[
    str | None,
    Query(pattern=_DATE, description="Published on this day, month or year or before."),
]
_Name = Annotated[
    str | None,
    Query(max_length=LONGEST_NAME, description="Only of speakers with these words in their name."),
]


async def _of_articles(
    outlet: Outlets = [],  # noqa: B006
    since: Since = None,
    until: Until = None,
) -> Filters:
    return Filters(outlets=tuple(outlet), since=since or None, until=until or None)


async def _of_statements(
    speaker: _Name = None,
    kind: Annotated[
        list[Kind], Query(description="Only from sources of this kind; may be given several times.")
    ] = [],  # noqa: B006
    act: Annotated[
        list[Act], Query(description="Only such acts of speech; may be given several times.")
    ] = [],  # noqa: B006
    outlet: Outlets = [],  # noqa: B006
    via: Annotated[
        str | None,
        Query(max_length=LONGEST_NAME, description="Only what came through a relay of this name."),
    ] = None,
    verb: Annotated[
        str | None,
        Query(
            max_length=LONGEST_NAME,
            description="Only with this reporting verb or noun, in any form: زعم finds «زعمت» too.",
        ),
    ] = None,
    addressee: Annotated[
        str | None,
        Query(
            max_length=LONGEST_NAME,
            description="Only what is said to one of this name, or accuses, asks or warns one.",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    figure: Annotated[
        str | None,
        Query(max_length=100, description="With such a figure: 200, 100..300, 5.. USD, 15 %."),
    ] = None,
) -> Filters:
    return Filters(
        speaker=speaker or None,
        kinds=tuple(kind),
        acts=tuple(act),
        outlets=tuple(outlet),
        via=via or None,
        since=since or None,
        until=until or None,
        figure=figure or None,
        verb=verb or None,
        addressee=addressee or None,
    )


#: Filters on articles alone, and on statements too.
OfArticles = Annotated[Filters, Depends(_of_articles)]
OfStatements = Annotated[Filters, Depends(_of_statements)]
