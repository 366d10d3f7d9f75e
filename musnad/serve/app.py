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
from starlette.types import Receive, Scope, Send

from musnad.ledger import Ledger
from musnad.lexicon import load
from musnad.messages import LANGUAGES
from musnad.serve import api, pages
from musnad.serve.defences import Defences
from musnad.serve.freshness import PACKED_FROM, Freshness
from musnad.serve.kept import Kept
from musnad.serve.ledgers import Ledgers
from musnad.serve.problems import handle_problems
from musnad.serve.readers import Readers
from musnad.serve.rendering import STATIC, prepare
from musnad.serve.settings import Settings

#: How hard answers are packed, 1 to 9: more costs several times as much and saves little.
_PACKED = 3
#: What addresses begin with that are in a language already, or in none.
_OWN = (*LANGUAGES, "api", STATIC)


def application(settings: Settings) -> FastAPI:
    """The server's application. Raises LedgerError if the ledger cannot be opened."""
    with Ledger(settings.ledger):
        pass
    # The first readers need not wait for what is made once in the life of a process.
    load()
    prepare()
    ledgers = Ledgers(settings.ledger)
    readers = Readers(settings.seconds)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        readers.close()
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
    app.state.kept = Kept(settings.ledger)
    app.state.readers = readers
    app.mount(f"/{STATIC}", _Assets(directory=str(files("musnad.serve").joinpath(STATIC))))
    app.include_router(pages.router())
    api.add_to(app)

    app.router.default = _elsewhere
    handle_problems(app)
    app.add_middleware(Freshness)
    app.add_middleware(GZipMiddleware, minimum_size=PACKED_FROM, compresslevel=_PACKED)
    app.add_middleware(Defences, settings=settings)
    return app


async def _elsewhere(scope: Scope, receive: Receive, send: Send) -> None:
    """An address that nothing is at: without a language, it may be that of a page in one."""
    request = Request(scope)
    if request.method != "GET" or request.url.path.split("/")[1] in _OWN:
        raise HTTPException(404)
    await pages.in_a_language(request)(scope, receive, send)


class _Assets(StaticFiles):
    """Files whose address has their digest in it: nobody need ask for them twice."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        # Typefaces are asked for by the style sheets, which know no digests; they never change.
        is_kept = b"v=" in scope["query_string"] or path.endswith(".woff2")
        if response.status_code == 200 and is_kept:
            response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response
