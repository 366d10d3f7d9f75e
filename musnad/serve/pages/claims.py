"""The claims that several outlets make, with filters."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from musnad.ledger import Answer, Ledger
from musnad.ledger.query import wanted_terms
from musnad.serve.asking import Asked, Remembered, Spoken
from musnad.serve.claims.filtering import Wanted
from musnad.serve.claims.saying import AGENCY_UNNAMED, sayings
from musnad.serve.rendering import render
from musnad.terminal.wording import CHANGES

router = APIRouter()

_SHOWN = 20
#: Kinds of change that can be asked for, in words.
_KINDS = (*CHANGES.items(), ("credit", AGENCY_UNNAMED))


@router.get("/claims")
def claims(
    request: Request,
    ledger: Asked,
    kept: Remembered,
    speech: Spoken,
    sought: Wanted,
    after: str = "",
) -> HTMLResponse:
    """Those that are asked for: the best match first, else what wants checking or is most told."""

    def found(own: Ledger) -> Answer:
        order = sought.doubtful_first
        return own.claims(sought.q, sought.filters, _SHOWN, sought.own, after, doubtful_first=order)

    is_first = sought.leaves_all and not after
    return render(
        request,
        speech,
        "claims.html",
        found=kept.get(("claims", sought), found).answer if is_first else found(ledger),
        sought=sought,
        after=after,
        wanted=wanted_terms(sought.q),
        kinds=[(kind, speech.markup(words)) for kind, words in _KINDS],
        unlinked=ledger.unlinked(),
        **sayings(speech),
    )
