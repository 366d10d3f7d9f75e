"""What the pages of claims and stories show of a ledger that was never linked."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import HTMLResponse

from musnad.ledger import Ledger
from musnad.serve.languages import Speech
from musnad.serve.rendering import render


def unlinked_page(request: Request, speech: Speech, ledger: Ledger) -> HTMLResponse:
    """How to have stories and claims found."""
    return render(request, speech, "unlinked.html", ledger=ledger.path.name)
