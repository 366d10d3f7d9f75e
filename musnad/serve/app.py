"""The application: pages under /ar and /en, the API under /api, read-only on one ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from musnad.messages import LANGUAGES
from musnad.serve import pages
from musnad.serve.defences import Defences
from musnad.serve.languages import preferred
from musnad.serve.ledgers import Ledgers
from musnad.serve.problems import handle_problems
from musnad.serve.rendering import STATIC
from musnad.serve.settings import Settings

#: Shorter answers are not worth packing.
_PACKED_FROM = 1024
#: What addresses begin with that are in a language already, or in none.
_OWN = (*LANGUAGES, "api", STATIC)


def application(settings: Settings) -> FastAPI:
    """The server's application. Raises LedgerError if the ledger cannot be opened."""
    ledgers = Ledgers(settings.ledger)
    with ledgers.borrowed():
        pass

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        ledgers.close()

    app = FastAPI(
        title="Musnad",
        version=version("musnad"),
        summary="A ledger of statements: who said what, through whom, in which outlets.",
        lifespan=lifespan,
        # Their pages would load scripts from other hosts.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.settings = settings
    app.state.ledgers = ledgers
    app.mount(f"/{STATIC}", _Assets(directory=str(files("musnad.serve").joinpath(STATIC))))
    app.include_router(pages.router())

    # Last of all, so that it takes only what no page has.
    @app.get("/{path:path}", include_in_schema=False)
    def in_a_language(request: Request, path: str) -> Response:
        """An address without a language leads to the page in the one that the reader prefers."""
        if path.split("/")[0] in _OWN:
            raise HTTPException(404)
        language = preferred(request.headers.get("accept-language", ""))
        return pages.in_language(request, language)

    handle_problems(app)
    app.add_middleware(GZipMiddleware, minimum_size=_PACKED_FROM)
    app.add_middleware(Defences, settings=settings)
    return app


class _Assets(StaticFiles):
    """Files whose address has their digest in it: nobody need ask for them twice."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200 and b"v=" in scope["query_string"]:
            response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response
