"""All that is found in one story: families, each with its roots and mutations, and disputes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from musnad.claims.articles import Articles
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


def family_told(family: Family, articles: Articles) -> FamilyTold:
    """A family of these articles with its roots and mutations."""
    return FamilyTold(
        family=family,
        roots=find_roots(family, articles),
        mutations=find_mutations(family, articles),
    )


def claims_of(story: Iterable[Telling], copies: Iterable[Copy]) -> StoryClaims:
    """What the articles of ``story`` claim; of ``copies``, those among them count.

    A pure function of the articles and copies, in any order; an article given twice is one.
    """
    articles = Articles(story, copies)
    compared = compare(articles)
    found = grouped(compared, articles)
    return StoryClaims(
        families=tuple(family_told(family, articles) for family in found),
        disputes=find_disputes(compared, found, articles),
    )
