"""All that is found in one story: families, each with its roots and mutations, and disputes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from musnad.claims.disputes import find_disputes
from musnad.claims.families import compare, grouped
from musnad.claims.model import Copy, Dispute, Family, Mutation, Roots, Telling
from musnad.claims.mutations import find_mutations
from musnad.claims.roots import find_roots


class FamilyTold(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A family with where it comes from and what changed in it."""

    family: Family
    roots: Roots
    mutations: tuple[Mutation, ...]


class StoryClaims(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The claims of one story, those with most members first, and its disputes."""

    families: tuple[FamilyTold, ...]
    disputes: tuple[Dispute, ...]


def family_told(
    family: Family, tellings: Mapping[str, Telling], copies: Sequence[Copy]
) -> FamilyTold:
    """A family with its roots and mutations; ``tellings`` by their keys, ``copies`` among them."""
    return FamilyTold(
        family=family,
        roots=find_roots(family, tellings, copies),
        mutations=find_mutations(family, tellings, copies),
    )


def claims_of(story: Iterable[Telling], copies: Iterable[Copy]) -> StoryClaims:
    """What the articles of ``story`` claim; of ``copies``, those among them count.

    A pure function of the articles and copies, in any order; an article given twice is one.
    """
    by_key = {telling.key: telling for telling in sorted(story, key=lambda told: told.key)}
    among = sorted(
        {copy for copy in copies if copy.first in by_key and copy.second in by_key},
        key=lambda copy: (copy.first, copy.second, copy.kind),
    )
    compared = compare(by_key.values())
    found = grouped(compared, by_key)
    return StoryClaims(
        families=tuple(family_told(family, by_key, among) for family in found),
        disputes=find_disputes(compared, found, by_key, among),
    )
