"""What the disputes of a story are looked for in: its places, who speaks there, its families."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from musnad.claims.articles import Articles
from musnad.claims.comparing import Comparison
from musnad.claims.model import DisputeKind, Family, Member
from musnad.claims.voices import Voice, are_two
from musnad.text.terms import terms


class Claim(NamedTuple):
    """A member of a side; those of one ``group`` say the same and stand on one side."""

    group: str
    member: Member


class Clash(NamedTuple):
    """Two claims that cannot both be right; of a denial the first one denies."""

    kind: DisputeKind
    one: Claim
    other: Claim


class Told:
    """The places of a story with who speaks there and which family they belong to."""

    def __init__(
        self,
        compared: Comparison,
        families: Sequence[Family],
        articles: Articles,
    ) -> None:
        self.compared = compared
        self.tellings = articles.by_key
        self.voices = articles.voices(place.member for place in compared.places)
        self._articles = articles
        held: dict[str, list[tuple[Member, int]]] = defaultdict(list)
        for at, family in enumerate(families):
            for member in family.members:
                held[member.article].append((member, at))
        self._held = held
        self._family = [self._family_of(place.member) for place in compared.places]

    def pairs(self, one: Set[int], other: Set[int] | None = None) -> list[tuple[int, int]]:
        """Places worth setting against each other, by number: of one family, or alike.

        One of each pair is among ``one``, and the other among ``other``, if that is given.
        """
        return sorted(
            {
                (min(number, against), max(number, against))
                for number in one
                for against in self._against(number)
                if number != against and (other is None or against in other)
            }
        )

    def _against(self, number: int) -> Iterable[int]:
        """The places that one is worth being set against."""
        return chain(self._alike[number], self.family_of(number))

    def family_of(self, number: int) -> Iterable[int]:
        """The places of the family that one is in; none if it is in no family."""
        family = self._family[number]
        return () if family is None else self._in_family[family]

    @cached_property
    def _alike(self) -> dict[int, list[int]]:
        """The places that each one is like."""
        alike: dict[int, list[int]] = defaultdict(list)
        for a, b in self.compared.alike:
            alike[a].append(b)
            alike[b].append(a)
        return alike

    @cached_property
    def _in_family(self) -> dict[int, list[int]]:
        """The places of each family."""
        within: dict[int, list[int]] = defaultdict(list)
        for number, family in enumerate(self._family):
            if family is not None:
                within[family].append(number)
        return within

    def claim(self, number: int) -> Claim:
        """The claim at a place."""
        return self.claim_of(self.voices[number].member)

    def claim_of(self, member: Member) -> Claim:
        """The claim at any part of an article: its family's, or that of its words alone."""
        family = self._family_of(member)
        said = " ".join(terms(member.text))
        return Claim(f"words {said}" if family is None else f"family {family}", member)

    def _family_of(self, member: Member) -> int | None:
        """The number of the first family with a member that is the same place."""
        return next((at for each, at in self._held[member.article] if _overlap(each, member)), None)

    def by_others(self, one: Voice, other: Voice) -> bool:
        """Whether two places are told by two who are known to be two."""
        if one.speaker and other.speaker:
            return are_two(one.speaker.name, other.speaker.name)
        if one.speaker is None and other.speaker is None:
            return False
        return self.apart(one, other)

    def apart(self, one: Voice, other: Voice) -> bool:
        """Whether two places stand in articles that are no copies of each other."""
        return self._articles.text(one.telling.key) != self._articles.text(other.telling.key)


def same_day(one: Voice, other: Voice) -> bool:
    """Whether two places are known to be told on one day."""
    return one.telling.day is not None and one.telling.day == other.telling.day


def _overlap(one: Member, other: Member) -> bool:
    """Whether two members of one article share half of the shorter one's characters."""
    if one.field != other.field:
        return False
    shorter = min(one.end - one.start, other.end - other.start)
    return 2 * (min(one.end, other.end) - max(one.start, other.start)) >= shorter
