"""The pages, a module each; every one of them is there in each language."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from musnad.messages import LANGUAGES
from musnad.serve.languages import preferred
from musnad.serve.pages import (
    articles,
    claim,
    claims,
    home,
    outlets,
    read,
    search,
    speaker,
    speakers,
    stories,
    story,
    trace,
)

_PAGES = (
    home,
    read,
    articles,
    search,
    speakers,
    speaker,
    stories,
    story,
    claims,
    claim,
    trace,
    outlets,
)


def router() -> APIRouter:
    """All pages, under the code of each language."""
    every = APIRouter(include_in_schema=False)
    for language in LANGUAGES:
        for page in _PAGES:
            every.include_router(page.router, prefix=f"/{language}")
    return every


def paths() -> set[str]:
    """The paths of all pages, as they are after the language, and the method if it is not GET."""
    return {
        route.path if method == "GET" else f"{method} {route.path}"
        for page in _PAGES
        for route in page.router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }


def in_a_language(request: Request) -> Response:
    """Where the page without a language is in the one that the reader prefers."""
    language = preferred(request.headers.get("accept-language", ""))
    query = f"?{request.url.query}" if request.url.query else ""
    path = request.scope["raw_path"].decode("ascii", "replace").partition("?")[0]
    return RedirectResponse(
        f"/{language}{path.rstrip('/')}{query}", headers={"vary": "Accept-Language"}
    )
