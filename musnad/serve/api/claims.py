"""Claims that several articles make, and articles that repeat earlier ones."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from musnad.claims.model import MutationKind
from musnad.ledger import ClaimFilters, ClaimHeld
from musnad.serve.api.answers import list_of, listed, reference, responses, told
from musnad.serve.api.asked import LONGEST_NAME, After, Limit, OfStatements, Words
from musnad.serve.api.rows import ClaimListed, CopyListed
from musnad.serve.asking import Asked

router = APIRouter(tags=["claims"])


@router.get("/claims", responses=responses(list_of(ClaimListed, linked=True), 404, 409))
def claims(
    request: Request,
    ledger: Asked,
    filters: OfStatements,
    q: Words = "",
    disputed: Annotated[bool, Query(description="Only what somebody disputes.")] = False,
    one_unnamed: Annotated[
        bool, Query(description="Only what rests on one source that nobody names.")
    ] = False,
    changed: Annotated[
        list[MutationKind],
        Query(
            description="Only where such a thing changed on the way; may be given several times."
        ),
    ] = [],  # noqa: B006
    lost_credit: Annotated[
        bool, Query(description="Only where the credit of an agency was lost.")
    ] = False,
    roots_at_most: Annotated[
        int | None,
        Query(ge=1, le=1_000_000, description="Only what has so many independent origins at most."),
    ] = None,
    doubtful_first: Annotated[
        bool,
        Query(description="Disputed ones before all others, then those whose figures changed."),
    ] = False,
    limit: Limit = 20,
    after: After = "",
) -> Response:
    """Claims that several articles make: those like the words first, else the most told."""
    kinds = (*changed, *(("credit",) if lost_credit else ()))
    own = ClaimFilters(disputed, one_unnamed, kinds, roots_at_most)
    found = ledger.claims(q, filters, limit, own, after, doubtful_first=doubtful_first)
    return listed(request, found, ledger.unlinked())


@router.get("/claims/{id}", responses=responses(reference(ClaimHeld), 404, 409))
def claim(
    ledger: Asked,
    id: Annotated[
        str, Path(max_length=LONGEST_NAME, description="The id that lists of claims tell.")
    ],
) -> Response:
    """One claim: what it rests on, its way, who tells it, what changed, who disputes it."""
    return told(ledger.claim(id))


@router.get("/copies", responses=responses(list_of(CopyListed, linked=True), 404, 409))
def copies(
    request: Request,
    ledger: Asked,
    filters: OfStatements,
    lost_credit: Annotated[
        bool,
        Query(description="Only those that do not name the agency that the first telling names."),
    ] = False,
    limit: Limit = 20,
    after: After = "",
) -> Response:
    """Articles that repeat an earlier one, with the first whose text it is, the earliest first."""
    found = ledger.copies(filters, limit, lost_credit=lost_credit, after=after)
    return listed(request, found, ledger.unlinked())
