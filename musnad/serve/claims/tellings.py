"""The tellings of a claim as a page lists them: each wording once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from musnad.ledger.claims_held import MemberHeld, SideHeld
from musnad.text.folding import fold


class Listed(NamedTuple):
    """A telling by its number, counted from 1; ``same_as`` is the first one in its words, or 0."""

    number: int
    member: MemberHeld
    same_as: int


class Wording(NamedTuple):
    """Words that a side of a dispute says, with those who tell it so."""

    words: str
    members: tuple[MemberHeld, ...]


def listed(members: Iterable[MemberHeld]) -> list[Listed]:
    """``members`` with their numbers, in their order."""
    first: dict[str, int] = {}
    found = []
    for number, member in enumerate(members, 1):
        same = first.setdefault(_folded(member), number)
        found.append(Listed(number, member, 0 if same == number else same))
    return found


def wordings(side: SideHeld) -> list[Wording]:
    """What a side says, each wording once, the first one first."""
    found: dict[str, list[MemberHeld]] = {}
    for member in side.members:
        found.setdefault(_folded(member), []).append(member)
    return [Wording(members[0].text, tuple(members)) for members in found.values()]


def _folded(member: MemberHeld) -> str:
    return " ".join(fold(member.text).split())
