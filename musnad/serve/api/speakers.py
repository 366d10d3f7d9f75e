"""Who spoke, and all that one speaker said."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from musnad.ledger import Filters
from musnad.serve.api.answers import list_of, listed, responses
from musnad.serve.api.asked import LONGEST_NAME, After, Limit, OfStatements
from musnad.serve.api.rows import SpeakerListed, StatementByDay
from musnad.serve.asking import Asked, Remembered

router = APIRouter(tags=["speakers"])


@router.get("/speakers", responses=responses(list_of(SpeakerListed), 404))
def speakers(
    request: Request,
    ledger: Asked,
    kept: Remembered,
    filters: OfStatements,
    limit: Limit = 20,
    after: After = "",
) -> Response:
    """Who spoke, the most quoted first.

    While the ledger is being filled, the first of all speakers may be those of half a minute ago,
    or of minutes ago if nobody asked meanwhile.
    """
    if after or filters != Filters():
        return listed(request, ledger.speakers(filters, limit, after))
    first = kept.get(("api", "speakers", limit), lambda own: own.speakers(limit=limit))
    return listed(request, first.answer)


@router.get("/speaker", responses=responses(list_of(StatementByDay), 404))
def speaker(
    request: Request,
    ledger: Asked,
    filters: OfStatements,
    name: Annotated[
        str,
        Query(
            min_length=1,
            max_length=LONGEST_NAME,
            description="Words of the name, in any order; `speaker` is passed over here.",
        ),
    ],
    limit: Limit = 20,
    after: After = "",
) -> Response:
    """All that speakers of this name said, in the order of publication."""
    return listed(request, ledger.speaker(name, filters, limit, after))
