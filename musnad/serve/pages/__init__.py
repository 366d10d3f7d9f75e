"""The pages, a module each; every one of them is there in each language."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from musnad.messages import LANGUAGES, Language
from musnad.serve.pages import home

_PAGES = (home,)


def router() -> APIRouter:
    """All pages, under the code of each language."""
    every = APIRouter(include_in_schema=False)
    for language in LANGUAGES:
        for page in _PAGES:
            every.include_router(page.router, prefix=f"/{language}")
    return every


def in_language(request: Request, language: Language) -> Response:
    """Where the page without a language is in ``language``."""
    query = f"?{request.url.query}" if request.url.query else ""
    path = request.scope["raw_path"].decode("ascii", "replace").partition("?")[0]
    return RedirectResponse(
        f"/{language}{path.rstrip('/')}{query}", headers={"vary": "Accept-Language"}
    )
