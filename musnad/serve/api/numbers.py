"""What is in the ledger as numbers: all of it, outlets, and the kinds of their sources."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from musnad.ledger import Answer, Ledger
from musnad.serve.api.answers import list_of, listed, responses
from musnad.serve.api.asked import OfStatements
from musnad.serve.api.rows import Number, OutletListed, SourcesOfOutlet, UnnamedOfOutlet
from musnad.serve.asking import Asked, Remembered

router = APIRouter(tags=["numbers"])


@router.get("/stats", responses=responses(list_of(Number)))
def stats(request: Request, ledger: Asked) -> Response:
    """What is in the ledger: articles, statements, speakers and so on, each with its number."""
    return listed(request, ledger.stats())


@router.get("/outlets", responses=responses(list_of(OutletListed, linked=True), 404, 409))
def outlets(request: Request, kept: Remembered, filters: OfStatements) -> Response:
    """Outlets by what their claims rest on and by what they change.

    Of each: its articles, its copies, those without their agency's credit, its claims, those on
    one unnamed source, and those whose figure it changed. It takes long to count: while the ledger
    is being filled the numbers may be half a minute old, and minutes if nobody asked meanwhile.
    """

    def ask(ledger: Ledger) -> tuple[Answer, int]:
        return ledger.outlets(filters), ledger.unlinked()

    answer, unlinked = kept.get(("api", "outlets", filters), ask).answer
    return listed(request, answer, unlinked)


@router.get("/sources", responses=responses(list_of(SourcesOfOutlet, UnnamedOfOutlet), 404))
def sources(
    request: Request,
    ledger: Asked,
    filters: OfStatements,
    unnamed: Annotated[
        bool, Query(description="Who leans on unnamed sources, the most first.")
    ] = False,
) -> Response:
    """Outlets with the numbers of their statements by the kind of the source."""
    return listed(request, ledger.sources(filters, unnamed=unnamed))
