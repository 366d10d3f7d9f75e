"""Where a claim comes from: a sentence or an article's address in, the claim's page out."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from musnad.errors import LedgerError, NotLinkedError, message_of
from musnad.messages import Message, message
from musnad.serve.asking import Asked, Spoken
from musnad.serve.claims.saying import sayings
from musnad.serve.rendering import Addresses, render
from musnad.text.terms import terms

router = APIRouter()

_LONGEST = 5_000
#: So many claims like a sentence are shown; of an article all.
_SHOWN = 10
#: So alike is a claim that nobody doubts it, and so far the others are then from it.
_SURE, _APART = 0.8, 0.1


@router.post("/trace")
def send(speech: Spoken, q: Annotated[str, Form(max_length=_LONGEST)] = "") -> Response:
    """The address of the answer, which can be kept and sent on."""
    return RedirectResponse(Addresses(speech.language)("trace", q=q.strip()), 303)


@router.get("/trace")
def trace(
    request: Request,
    ledger: Asked,
    speech: Spoken,
    q: Annotated[str, Query(max_length=_LONGEST)] = "",
    all: bool = False,
) -> Response:
    """The field, and what was found; one sure answer is the claim's page, unless ``all``."""
    asked = q.strip()
    rows: list[dict[str, Any]] = []
    problem, status = "", 200
    article: int | None = None
    if asked:
        try:
            article = ledger.number_of(asked)
            rows = list(ledger.trace(asked if article is None else f"#{article}", None))
        except NotLinkedError:
            raise
        except LedgerError as error:
            problem, status = message_of(error), 404
        except ValueError as error:
            problem, status = message_of(error), 422
    if not all and _is_sure(rows):
        to = Addresses(speech.language)
        return RedirectResponse(to("claims", rows[0]["id"], asked=asked), 303)
    shown = rows if article is not None else rows[:_SHOWN]
    unlinked = ledger.unlinked()
    return _page(request, speech, asked, article, problem, shown, len(rows), status, unlinked)


def _page(
    request: Request,
    speech: Spoken,
    asked: str,
    article: int | None,
    problem: str,
    rows: list[dict[str, Any]],
    total: int,
    status: int,
    unlinked: int,
) -> HTMLResponse:
    return render(
        request,
        speech,
        "trace.html",
        status=status,
        unlinked=unlinked,
        asked=asked,
        problem=speech.markup(problem),
        rows=rows,
        total=total,
        article=article,
        wanted=frozenset(terms(asked)) if rows and article is None else None,
        likeness=_likeness,
        **sayings(speech),
    )


def _is_sure(rows: list[dict[str, Any]]) -> bool:
    """Whether the first of the claims found is meant, and none beside."""
    if not rows or rows[0]["alike"] is None:
        return False
    best = rows[0]["alike"]
    return best >= _SURE and all(row["alike"] <= best - _APART for row in rows[1:2])


def _likeness(alike: float) -> Message:
    """How alike, in words."""
    if alike >= 0.9:
        return message("nearly word for word")
    if alike >= 0.7:
        return message("much alike")
    return message("alike in part")
