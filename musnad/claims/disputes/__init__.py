"""Two sides in one story that cannot both be right, or one of which rejects the other.

Both sides tell almost the same; what sets them against each other is a denial, an opposite,
another value or an accusation, and that others say it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from musnad.claims.articles import Articles
from musnad.claims.comparing import Comparison
from musnad.claims.disputes.accusations import accusations_denied
from musnad.claims.disputes.contrasts import set_against
from musnad.claims.disputes.denials import denied
from musnad.claims.disputes.hours import told_at_other_hours
from musnad.claims.disputes.negations import contradicted
from musnad.claims.disputes.positions import accusing_each_other, opposed
from musnad.claims.disputes.rebuttals import rejected_at_once
from musnad.claims.disputes.story import Clash, Told
from musnad.claims.disputes.values import counted_differently
from musnad.claims.model import Dispute, DisputeKind, Family, Member, Place

#: Acts of which one stands in an article that disputes something though no other tells its event.
DISPUTING = ("accuse", "deny")


def find_disputes(
    compared: Comparison, families: Sequence[Family], articles: Articles
) -> tuple[Dispute, ...]:
    """The disputes of a story or a thread, from its places, its families and its articles.

    What clashes stands in one story: who says otherwise in another one mostly speaks of another
    time or thing, so that of eight such pairs in the corpus five were wrong.
    A side holds what one family, or one place outside of families, tells against the other; of a
    denial, all who deny the same, and all that they deny.
    """
    told = Told(compared, families, articles)
    denials = [*denied(told), *accusations_denied(told)]
    clashes = [
        *denials,
        *rejected_at_once(told, (clash.one.member for clash in denials)),
        *contradicted(told),
        *counted_differently(told),
        *set_against(told),
        *told_at_other_hours(told),
        *opposed(told),
        *accusing_each_other(told),
    ]
    found = set()
    for within in _by_story(clashes, articles.story_of):
        for kind, one, other in _sides(within):
            if not one & other:
                found.add(_dispute(kind, one, other))
    return tuple(sorted(found, key=_order))


def _by_story(clashes: Iterable[Clash], story_of: Mapping[str, int]) -> Iterable[list[Clash]]:
    """The clashes of each story apart, without those between two."""
    found: dict[int | None, list[Clash]] = defaultdict(list)
    for clash in clashes:
        one, other = (story_of.get(claim.member.article) for claim in (clash.one, clash.other))
        if one == other:
            found[one].append(clash)
    return found.values()


def _sides(clashes: Iterable[Clash]) -> Iterator[tuple[DisputeKind, set[Member], set[Member]]]:
    """The members of both sides of each dispute."""
    sides: dict[tuple[DisputeKind, str, str], tuple[set[Member], set[Member]]] = defaultdict(
        lambda: (set(), set())
    )
    # Whoever denies the same thing stands on one side against all who assert it.
    side_of_claim: dict[str, str] = {}
    side_of_denial: dict[str, str] = {}
    for kind, one, other in clashes:
        if kind == "denial":
            known = side_of_denial.get(one.group, one.group)
            side = side_of_claim.setdefault(other.group, known)
            side_of_denial.setdefault(one.group, side)
            mine, others = sides[kind, side, ""]
        elif one.group == other.group:
            continue
        else:
            if other.group < one.group:
                one, other = other, one
            mine, others = sides[kind, one.group, other.group]
        mine.add(one.member)
        others.add(other.member)
    for (kind, _, _), (mine, others) in sides.items():
        yield kind, mine, others


def _dispute(kind: DisputeKind, a: Iterable[Member], b: Iterable[Member]) -> Dispute:
    first, second = sorted(
        (tuple(sorted(side, key=attrgetter("place"))) for side in (a, b)),
        key=_places,
    )
    return Dispute(kind=kind, sides=(first, second))


def _places(members: Iterable[Member]) -> list[Place]:
    return [member.place for member in members]


def _order(dispute: Dispute) -> tuple[str, list[Place]]:
    return (dispute.kind, _places(chain.from_iterable(dispute.sides)))
