"""The first page: what is new in the ledger."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from musnad.serve.asking import Asked, Spoken
from musnad.serve.rendering import render

router = APIRouter()


@router.get("")
def home(request: Request, ledger: Asked, speech: Spoken) -> HTMLResponse:
    """What is in the ledger, and what is new in it."""
    numbers = {row["name"]: row["value"] for row in ledger.stats()}
    return render(request, speech, "home.html", numbers=numbers)
