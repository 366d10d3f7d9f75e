"""All that is found in a story or a thread: families with their roots and mutations; disputes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    """The claims of a story or a thread, those with most members first, and its disputes."""

    families: tuple[FamilyTold, ...]
    disputes: tuple[Dispute, ...]


def family_told(family: Family, articles: Articles) -> FamilyTold:
    """A family of these articles with its roots and mutations."""
    return FamilyTold(
        family=family,
        roots=find_roots(family, articles),
        mutations=find_mutations(family, articles),
    )


def claims_of(
    tellings: Iterable[Telling],
    copies: Iterable[Copy],
    story_of: Mapping[str, int] | None = None,
) -> StoryClaims:
    """What the articles of a story claim, or of a thread; of ``copies``, those among them count.

    ``story_of`` tells the number of each article's story where there are several. A pure function
    of the articles and copies, in any order; an article given twice is one.
    """
    articles = Articles(tellings, copies, story_of)
    compared = compare(articles)
    found = grouped(compared, articles)
    return StoryClaims(
        families=tuple(family_told(family, articles) for family in found),
        disputes=find_disputes(compared, found, articles),
    )
