"""The filters of lists of claims and stories: as they are asked for, and as links to others."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from fastapi import Depends, Query

from musnad.ledger import ClaimFilters, Filters
from musnad.messages import message

_LONGEST = 500
#: Asks for the most told first.
TOLD = "told"


class Sought(NamedTuple):
    """What a list is asked for, as its address says it; empty is whatever there is."""

    q: str = ""
    disputed: bool = False
    one_unnamed: bool = False
    changed: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    one_origin: bool = False
    sort: str = ""

    @property
    def filters(self) -> Filters:
        """Of the articles."""
        return Filters(
            outlets=(self.outlet,) if self.outlet else (),
            since=self.since or None,
            until=self.until or None,
        )

    @property
    def own(self) -> ClaimFilters:
        """Of the claims themselves."""
        changed = (self.changed,) if self.changed else ()
        roots = 1 if self.one_origin else None
        return ClaimFilters(self.disputed, self.one_unnamed, changed, roots)

    @property
    def leaves_all(self) -> bool:
        """Whether nothing is asked for in particular."""
        return self._replace(sort="") == Sought()

    @property
    def doubtful_first(self) -> bool:
        """Whether those come first that want checking most, not those told most."""
        return self.sort != TOLD

    def query(self, **other: Any) -> dict[str, Any]:
        """The query of an address that asks for the same, but for ``other``."""
        asked = self._replace(**other)
        told = {name: value for name, value in asked._asdict().items() if value}
        return {name: 1 if value is True else value for name, value in told.items()}


async def _sought(
    q: Annotated[str, Query(max_length=_LONGEST)] = "",
    disputed: bool = False,
    one_unnamed: bool = False,
    changed: str = "",
    outlet: Annotated[str, Query(max_length=_LONGEST)] = "",
    since: str = "",
    until: str = "",
    one_origin: bool = False,
    sort: str = "",
) -> Sought:
    if sort not in ("", TOLD):
        raise ValueError(message("{value!r} is no order: {known}", value=sort, known=TOLD))
    texts = (q, outlet, since, until)
    q, outlet, since, until = (text.strip() for text in texts)
    return Sought(q, disputed, one_unnamed, changed, outlet, since, until, one_origin, sort)


#: What the address of a list asks for.
Wanted = Annotated[Sought, Depends(_sought)]
