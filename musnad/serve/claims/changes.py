"""What changed on the way of a claim, as a page shows it: side by side, by kinds, numbered."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple, get_args

from musnad.claims.model import MutationKind
from musnad.ledger.changes import Around, around, changes_of, come
from musnad.ledger.claims_held import ClaimHeld, MemberHeld, MutationHeld
from musnad.messages import Message
from musnad.terminal.wording import CHANGES

#: So many characters of a sentence are shown on either side of the words that changed.
_AROUND = 160


class Side(NamedTuple):
    """A telling before or after a change, by its place among the members, and its sentence."""

    place: int
    member: MemberHeld
    words: Around


class Change(NamedTuple):
    """One change, with the places of the ``others`` that tell it as after the change too."""

    number: int
    before: Side
    after: Side
    others: tuple[int, ...]

    @property
    def targets(self) -> tuple[int, ...]:
        """The places of all members that tell it as after the change."""
        return (self.after.place, *self.others)


class Changed(NamedTuple):
    """The changes of one kind."""

    title: Message
    changes: tuple[Change, ...]


class Unnamed(NamedTuple):
    """An agency that one telling names and another of the same text, of any time, does not.

    ``naming`` and ``without`` are their places among the members.
    """

    agency: str
    naming: int
    without: int


def changed(claim: ClaimHeld) -> list[Changed]:
    """The changes by their kinds, numbered through."""
    by_kind: dict[MutationKind, list[list[MutationHeld]]] = defaultdict(list)
    for group in changes_of(claim):
        by_kind[group[0].kind].append(list(group))
    number = 0
    found = []
    for kind in get_args(MutationKind):
        changes = []
        for group in by_kind[kind]:
            number += 1
            changes.append(_change(claim, number, group))
        if changes:
            found.append(Changed(CHANGES[kind], tuple(changes)))
    return found


def unnamed_agencies(claim: ClaimHeld) -> list[Unnamed]:
    """The articles that do not name the agency to which others give their text, each once."""
    found: dict[int, Unnamed] = {}
    for each in claim.mutations:
        if each.credit:
            article = claim.members[each.target].article.article
            agency = each.before.text if each.before else ""
            found.setdefault(article, Unnamed(agency, each.source, each.target))
    return list(found.values())


def _change(claim: ClaimHeld, number: int, group: list[MutationHeld]) -> Change:
    first = group[0]
    others = dict.fromkeys(each.target for each in group)
    others.pop(first.target)
    return Change(
        number=number,
        before=Side(
            first.source,
            claim.members[first.source],
            around(first.said_before, first.before).cut(_AROUND),
        ),
        after=Side(
            first.target,
            claim.members[first.target],
            around(first.said_after, come(first)).cut(_AROUND),
        ),
        others=tuple(sorted(others)),
    )
