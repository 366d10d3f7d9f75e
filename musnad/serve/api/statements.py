"""Statements: by words and filters; and a search in all that there is."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from musnad.errors import NotLinkedError
from musnad.serve.api.answers import list_of, listed, listing, responses, told
from musnad.serve.api.asked import After, Limit, OfStatements, Words
from musnad.serve.api.rows import ClaimListed, StatementFound, StoryListed
from musnad.serve.asking import Asked

router = APIRouter(tags=["statements"])

_FOUND: dict[str, Any] = {
    "type": "object",
    "required": ["statements", "claims", "stories"],
    "properties": {
        "statements": list_of(StatementFound),
        "claims": {"anyOf": [list_of(ClaimListed, linked=True), {"type": "null"}]},
        "stories": {"anyOf": [list_of(StoryListed, linked=True), {"type": "null"}]},
    },
}


@router.get("/statements", responses=responses(list_of(StatementFound), 404))
def statements(
    request: Request,
    ledger: Asked,
    filters: OfStatements,
    q: Words = "",
    limit: Limit = 20,
    after: After = "",
) -> Response:
    """Statements that match words and filters, the best match first.

    Without words, the earliest first. `sentence` is the sentence around the match.
    """
    return listed(request, ledger.find(q, filters, limit, after))


@router.get("/search", responses=responses(_FOUND, 404))
def search(
    ledger: Asked,
    q: Words,
    filters: OfStatements,
    limit: Annotated[int, Query(ge=1, le=50, description="So many of each at most.")] = 5,
) -> Response:
    """The first statements, claims and stories with these words, each as its own list.

    Each `next` is for the call that lists only these. Claims and stories are null in a ledger that
    was never linked.
    """
    found: dict[str, Any] = {"statements": listing(ledger.find(q, filters, limit))}
    try:
        unlinked = ledger.unlinked()
        found["claims"] = listing(ledger.claims(q, filters, limit), unlinked)
        found["stories"] = listing(ledger.stories(q, filters, limit), unlinked)
    except NotLinkedError:
        found |= {"claims": None, "stories": None}
    return told(found)
