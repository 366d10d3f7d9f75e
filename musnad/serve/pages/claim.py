"""One claim: what it rests on, its way, what changed, who disputes it, and all its tellings."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from musnad.claims.reasons import explained
from musnad.quantities import figures_of
from musnad.serve.asking import Asked, Spoken
from musnad.serve.claims.changes import changed, unnamed_agencies
from musnad.serve.claims.chart import HEIGHT, WIDTH, chart_of
from musnad.serve.claims.saying import disputes_shown, sayings
from musnad.serve.claims.tellings import listed
from musnad.serve.claims.way import way_of
from musnad.serve.rendering import render
from musnad.terminal.values import amount_words

router = APIRouter()


@router.get("/claims/{called}")
def claim(
    request: Request, ledger: Asked, speech: Spoken, called: str, asked: str = ""
) -> HTMLResponse:
    """The claim; ``asked`` is the sentence that led to it, if one did."""
    language = speech.language
    held = ledger.claim(called)
    figures = figures_of(held, ledger.figures_of_claim(called))
    changes = changed(held)
    unnamed = unnamed_agencies(held)
    way = way_of(held, changes, unnamed, speech)
    return render(
        request,
        speech,
        "claim.html",
        unlinked=ledger.unlinked(),
        claim=held,
        asked=asked,
        origins=held.named_origins(),
        way=way,
        changes=changes,
        unnamed=unnamed,
        disputes=disputes_shown(held.disputes, speech, held.id),
        members=listed(held.members),
        figures=figures,
        charts=[
            (quantity.name(language), chart_of(quantity, from_right=speech.direction == "rtl"))
            for quantity in figures.drawn
        ],
        chart_size=(WIDTH, HEIGHT),
        numbers={step.key: number for number, (_, step) in enumerate(way.boxes)},
        amount=lambda value, bound, unit: amount_words(value, bound, unit, language),
        explained=explained,
        **sayings(speech),
    )
