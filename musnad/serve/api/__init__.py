"""The API for programs, a module a subject; ``document`` describes all of it as OpenAPI."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI

from musnad.serve.api import articles, claims, numbers, sending, speakers, statements, stories
from musnad.serve.api.document import document
from musnad.serve.pages import in_a_language

_SUBJECTS = (numbers, articles, statements, speakers, stories, claims, sending)


def add_to(app: FastAPI) -> None:
    """Have ``app`` answer programs under /api, and what they send to /read and /trace."""
    for subject in _SUBJECTS:
        app.include_router(subject.router, prefix="/api")
    at_root = APIRouter(include_in_schema=False)
    for path, call in (("/read", sending.read), ("/trace", sending.trace)):
        at_root.add_api_route(path, call, methods=["POST"])
        # There people find the page of the same name.
        at_root.add_api_route(path, in_a_language, methods=["GET"])
    app.include_router(at_root)
    app.openapi = lambda: document(app)  # type: ignore[method-assign]
