"""Speakers: the most quoted, by name and by kind."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from musnad.article import NAMELESS, Kind
from musnad.errors import message_of
from musnad.ledger import Filters
from musnad.messages import Language, message
from musnad.serve.asking import Asked, Remembered, Spoken
from musnad.serve.rendering import render
from musnad.terminal.headings import worded

router = APIRouter()

_PAGE = 50
_KINDS: tuple[Kind, ...] = get_args(Kind)


@router.get("/speakers")
def speakers(
    request: Request,
    ledger: Asked,
    kept: Remembered,
    speech: Spoken,
    q: str = "",
    kind: str = "",
    after: str = "",
) -> HTMLResponse:
    """Who spoke, with numbers, outlets and days."""
    q = q.strip()
    fault, answer = "", None
    try:
        if kind and kind not in _KINDS:
            raise ValueError(message("{kind!r} is no kind of speaker", kind=kind))
        if q or after:
            answer = ledger.speakers(Filters(speaker=q or None), _PAGE, after, mostly=kind)
        else:
            answer = kept.get(
                ("speakers", kind), lambda own: own.speakers(limit=_PAGE, mostly=kind)
            ).answer
    except ValueError as error:
        fault = message_of(error)
    return render(
        request,
        speech,
        "speakers.html",
        status=422 if fault else 200,
        q=q,
        kind=kind,
        kinds=kinds_in(speech.language),
        nameless=NAMELESS,
        after=after,
        fault=speech.markup(fault),
        answer=answer,
        rows=list(answer or ()),
    )


def kinds_in(language: Language) -> dict[str, str]:
    """What the kinds of speakers are called."""
    return {kind: worded("kind", kind, language) for kind in _KINDS}
