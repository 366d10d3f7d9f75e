"""What was linked across outlets, as exports of statements tell it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Claimed(NamedTuple):
    """The claim that a statement makes: who told it first, and how many articles do.

    ``first_key`` is the key of the article that told it first, ``first_place`` its address, or its
    id if it has none. It rests on ``at_least`` to ``at_most`` independent origins.
    """

    id: str
    first_key: str
    first_place: str
    first_outlet: str
    first_day: str
    appearances: int
    at_least: int
    at_most: int


#: The claim that the statement with this id makes, the most told of several; None if none is known.
ClaimOf = Callable[[str], Claimed | None]


def nothing_claimed(statement: str) -> None:
    """Of statements that were never linked."""
