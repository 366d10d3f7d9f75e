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
    if asked:
        try:
            rows = list(ledger.trace(asked, None))
        except NotLinkedError:
            raise
        except LedgerError as error:
            problem, status = message_of(error), 404
        except ValueError as error:
            problem, status = message_of(error), 422
    if not all and _is_sure(rows):
        to = Addresses(speech.language)
        return RedirectResponse(to("claims", rows[0]["id"], asked=asked), 303)
    of_article = bool(rows) and rows[0]["alike"] is None
    shown = rows if of_article else rows[:_SHOWN]
    return _page(request, speech, asked, problem, shown, len(rows), status, ledger.unlinked())


def _page(
    request: Request,
    speech: Spoken,
    asked: str,
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
        of_article=bool(rows) and rows[0]["alike"] is None,
        wanted=frozenset(terms(asked)) if rows and rows[0]["alike"] is not None else None,
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
