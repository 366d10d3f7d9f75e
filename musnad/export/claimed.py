"""What was linked across outlets, as exports of statements tell it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from musnad.published import published_at, seconds


class Appearance(NamedTuple):
    """An article that makes a claim, in its own or in somebody's words.

    ``day`` is the ISO day that the article was linked by, which may be from its text.
    """

    key: str
    id: str
    url: str
    title: str
    outlet: str
    published: str
    day: str

    @property
    def place(self) -> str:
        """Its address; without one its id, without either its key."""
        return self.url or self.id or self.key


class Claimed(NamedTuple):
    """The claim that a statement makes, with all articles of the ledger that make it.

    It rests on ``at_least`` to ``at_most`` independent origins. The appearances are in the order of
    their days, one at least.
    """

    id: str
    at_least: int
    at_most: int
    appearances: tuple[Appearance, ...]

    @property
    def first_day(self) -> str:
        """The day that it was first told."""
        return self.appearances[0].day

    def first(self) -> tuple[Appearance, ...]:
        """The appearances that may be the first: several where their dates do not tell."""
        lasting = {appearance: _lasts(appearance) for appearance in self.appearances}
        _, first_ends = min(lasting.values())
        may_be = [appearance for appearance in lasting if lasting[appearance][0] < first_ends]
        return tuple(sorted(may_be, key=lambda appearance: lasting[appearance][0]))


def _lasts(appearance: Appearance) -> tuple[float, float]:
    return seconds(published_at(appearance.published) or date.fromisoformat(appearance.day))


#: The claim that the statement with this id makes, the most told of several; None if none is known.
ClaimOf = Callable[[str], Claimed | None]


def nothing_claimed(statement: str) -> None:
    """Of statements that were never linked."""
