"""The events that several articles tell."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from musnad.ledger.query import wanted_terms
from musnad.serve.asking import Asked, Spoken
from musnad.serve.claims.filtering import Wanted
from musnad.serve.claims.saying import sayings
from musnad.serve.rendering import render

router = APIRouter()

_SHOWN = 20


@router.get("/stories")
def stories(
    request: Request, ledger: Asked, speech: Spoken, sought: Wanted, after: str = ""
) -> HTMLResponse:
    """Those that are asked for, the most told first."""
    return render(
        request,
        speech,
        "stories.html",
        found=ledger.stories(sought.q, sought.filters, _SHOWN, after),
        sought=sought,
        after=after,
        wanted=wanted_terms(sought.q),
        unlinked=ledger.unlinked(),
        **sayings(speech),
    )
