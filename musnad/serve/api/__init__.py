"""The API for programs, a module a subject; ``document`` describes all of it as OpenAPI."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI

from musnad.serve.api import articles, claims, numbers, sending, speakers, statements, stories
from musnad.serve.api.document import document

_SUBJECTS = (numbers, articles, statements, speakers, stories, claims, sending)


def add_to(app: FastAPI) -> None:
    """Have ``app`` answer programs under /api, and what they send to /read and /trace."""
    for subject in _SUBJECTS:
        app.include_router(subject.router, prefix="/api")
    at_root = APIRouter(include_in_schema=False)
    at_root.add_api_route("/read", sending.read, methods=["POST"])
    at_root.add_api_route("/trace", sending.trace, methods=["POST"])
    app.include_router(at_root)
    app.openapi = lambda: document(app)  # type: ignore[method-assign]
