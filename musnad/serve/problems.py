"""What could not be answered: for programs as problem+json (RFC 9457), for people as a page."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import PurePath
from typing import Any, NamedTuple

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from musnad.characters import to_json
from musnad.errors import InputError, LedgerError, NotLinkedError, WorkerDiedError, message_of
from musnad.messages import LANGUAGES, Message, message, translate
from musnad.serve.languages import Speech, preferred
from musnad.serve.rendering import render

PROBLEM = "application/problem+json"


class Problem(NamedTuple):
    """Why a request is not answered: a status of HTTP and a sentence that says the way out."""

    status: int
    detail: str
    headers: Mapping[str, str] = {}


class Failed(msgspec.Struct):
    """What was not answered and why: ``detail`` is a sentence that says the way out."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


def answered(scope: Scope, problem: Problem) -> Response:
    """A problem as the one who asked can read it."""
    problem = problem._replace(detail=_without_folders(problem.detail))
    request = Request(scope)
    speech = _speech_of(request)
    if speech is None:
        title = HTTPStatus(problem.status).phrase
        told = Failed(title, problem.status, translate(problem.detail, "en"))
        return Response(to_json(told), problem.status, problem.headers, PROBLEM)
    return render(
        request,
        speech,
        "problem.html",
        status=problem.status,
        headers=problem.headers,
        detail=speech.markup(problem.detail),
        code=problem.status,
    )


def handle_problems(app: FastAPI) -> None:
    """Have errors answered as problems, whatever raises them."""
    from musnad.serve.defences import SENT, TooLargeError, too_large
    from musnad.serve.readers import RETRY_AFTER, BusyError, UnreadError

    def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if isinstance(error.__cause__, TooLargeError):
            # Forms are taken apart by FastAPI, which tells of any trouble with that as 400.
            return of_size(request, error.__cause__)
        headers = dict(error.headers or {})
        detail: str = error.detail
        if detail == HTTPStatus(error.status_code).phrase:
            # It says nothing that the status does not.
            if error.status_code == 404:
                detail = message("there is no such page")
            elif error.status_code == 405:
                detail = message("this address takes {methods}", methods=headers.get("Allow", ""))
        return answered(request.scope, Problem(error.status_code, detail, headers))

    def of_ledger(request: Request, error: Exception) -> Response:
        # What SQLite says is of the file, not of what was asked for.
        status = 503 if isinstance(error.__cause__, sqlite3.Error) else 404
        return answered(request.scope, Problem(status, message_of(error)))

    def of_unlinked(request: Request, error: Exception) -> Response:
        speech = _speech_of(request)
        if speech is not None:
            return render(request, speech, "unlinked.html", status=409)
        return answered(request.scope, Problem(409, message_of(error)))

    def of_value(request: Request, error: Exception) -> Response:
        return answered(request.scope, Problem(422, message_of(error)))

    def of_request(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answered(request.scope, Problem(422, _unfit(error.errors())))

    def of_size(request: Request, error: Exception) -> Response:
        return answered(request.scope, Problem(413, too_large(*error.args)))

    def of_crowd(request: Request, error: Exception) -> Response:
        later = {"retry-after": str(RETRY_AFTER)}
        return answered(request.scope, Problem(503, message_of(error), later))

    def of_anything(request: Request, _error: Exception) -> Response:
        told = message("something went wrong here; the log says what")
        # It is answered outside of the defences, which send these otherwise.
        return answered(request.scope, Problem(500, told, SENT))

    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(LedgerError, of_ledger)
    app.add_exception_handler(NotLinkedError, of_unlinked)
    app.add_exception_handler(InputError, of_value)
    app.add_exception_handler(ValueError, of_value)
    app.add_exception_handler(RequestValidationError, of_request)
    app.add_exception_handler(TooLargeError, of_size)
    app.add_exception_handler(UnreadError, of_value)
    app.add_exception_handler(BusyError, of_crowd)
    app.add_exception_handler(WorkerDiedError, of_crowd)
    app.add_exception_handler(Exception, of_anything)


def _without_folders(told: str) -> str:
    """``told`` with files by their names only: where they are is no reader's business."""
    if not isinstance(told, Message):
        return told
    values = {
        name: value.name if isinstance(value, PurePath) else value
        for name, value in told.values.items()
    }
    return Message(told.one, told.many, told.number, values)


def _unfit(errors: Any) -> str:
    """What is wrong with the first value that does not fit."""
    first = errors[0]
    place = ".".join(str(part) for part in first.get("loc", ()))
    return message("{place}: {reason}", place=place, reason=first.get("msg", ""))


def _speech_of(request: Request) -> Speech | None:
    """How to speak to a person; None where a program asks."""
    language = request.url.path.split("/")[1] if request.url.path.startswith("/") else ""
    for each in LANGUAGES:
        if language == each:
            return Speech(each)
    if "text/html" in request.headers.get("accept", "") and language != "api":
        return Speech(preferred(request.headers.get("accept-language", "")))
    return None
