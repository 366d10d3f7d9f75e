"""One speaker: all that was said, over time, through whom, and which names are joined."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from musnad.article import NAMELESS
from musnad.ledger import Filters
from musnad.messages import message
from musnad.serve.asking import Asked, Spoken
from musnad.serve.pages.speakers import kinds_in
from musnad.serve.problems import Problem, answered
from musnad.serve.rendering import render
from musnad.serve.searching import Wanted, choices
from musnad.serve.statements import shown
from musnad.serve.timeline import timeline
from musnad.terminal.headings import worded
from musnad.terminal.values import figure_words
from musnad.terminal.wording import mark_of, roots_of
from musnad.text.terms import name_terms

router = APIRouter()

#: Statements a page, and speakers who may be meant.
_PAGE, _MEANT = 20, 50


@router.get("/speaker")
def speaker(
    request: Request, ledger: Asked, speech: Spoken, name: str = "", after: str = ""
) -> Response:
    """All that the ledger has of the speaker with this whole name."""
    name = name.strip()
    language = speech.language
    held = ledger.speaker_held(name)
    if held is None:
        meant = ledger.speakers(Filters(speaker=name), _MEANT) if name_terms(name) else ()
        if not meant:
            told = message("nobody called {name!r} says anything in this ledger", name=name)
            return answered(request.scope, Problem(404, told))
        return render(
            request,
            speech,
            "speakers_meant.html",
            name=name,
            meant=meant,
            kinds=kinds_in(language),
            nameless=NAMELESS,
        )
    own = Filters(said_by=name)
    answer = ledger.find("", own, _PAGE, after, newest=True)
    facets = ledger.facets("", own)
    wanted = Wanted(said_by=held.name)
    return render(
        request,
        speech,
        "speaker.html",
        held=held,
        after=after,
        answer=answer,
        statements=shown(answer, frozenset(), language),
        wanted=wanted,
        kind=worded("kind", held.kind, language),
        is_nameless=held.kind in NAMELESS,
        mark=mark_of(held.kind, language),
        times=timeline(facets.days, language),
        newest=facets.counted if facets.counted < held.statements else 0,
        disputed=facets.disputed,
        lists=[
            (
                speech.markup(title),
                list(choices(filter, values, wanted, language)),
                total,
            )
            for title, filter, values, total in (
                (message("In which outlets"), "outlet", facets.outlets, len(facets.outlets)),
                (message("What was done with the words"), "act", facets.acts, len(facets.acts)),
                (message("Through whom"), "via", facets.relays, facets.all_relays),
            )
        ],
        figures=[(given, figure_words(given.figure, language)) for given in held.figures],
        claims=[(claim, speech.markup(roots_of(*claim.roots))) for claim in held.claims],
    )
