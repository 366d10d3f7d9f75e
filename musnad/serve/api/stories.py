"""Stories: events that several articles tell."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from musnad.ledger import StoryHeld
from musnad.serve.api.answers import list_of, listed, reference, responses, told
from musnad.serve.api.asked import LONGEST_NAME, After, Limit, OfStatements, Words
from musnad.serve.api.rows import StoryListed
from musnad.serve.asking import Asked

router = APIRouter(tags=["stories"])


@router.get("/stories", responses=responses(list_of(StoryListed, linked=True), 404, 409))
def stories(
    request: Request,
    ledger: Asked,
    filters: OfStatements,
    q: Words = "",
    limit: Limit = 20,
    after: After = "",
) -> Response:
    """Events that several articles tell, the most told first.

    With words, those in whose claims or statements they are.
    """
    return listed(request, ledger.stories(q, filters, limit, after), ledger.unlinked())


@router.get("/stories/{id}", responses=responses(reference(StoryHeld), 404, 409))
def story(
    ledger: Asked,
    id: Annotated[
        str, Path(max_length=LONGEST_NAME, description="The id that lists of stories tell.")
    ],
) -> Response:
    """One story: who tells it, who copies whom, what is claimed, what is disputed."""
    return told(ledger.story(id))
