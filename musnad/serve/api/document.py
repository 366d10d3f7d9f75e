"""The description of the API as OpenAPI 3.1: its schemas are those of the types themselves."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from musnad.article import Article, Reading
from musnad.explanation import Explanation
from musnad.ledger import ClaimHeld, StoryHeld
from musnad.schema import described
from musnad.serve.api import rows
from musnad.serve.api.answers import JSON
from musnad.serve.api.articles import ArticleWithVersions
from musnad.serve.api.examples import SENT, examples
from musnad.serve.api.sending import Traced
from musnad.serve.problems import Failed

_ROWS = (
    *(rows.Number, rows.ArticleListed, rows.StatementByDay, rows.StatementFound),
    *(rows.SpeakerListed, rows.OutletListed, rows.SourcesOfOutlet, rows.UnnamedOfOutlet),
    *(rows.StoryListed, rows.ClaimListed, rows.ClaimTraced, rows.CopyListed),
)
TYPES = (
    *_ROWS,
    *(ArticleWithVersions, Article, Reading, Explanation, StoryHeld, ClaimHeld, Traced, Failed),
)
_ABOUT = """\
A ledger of statements: who said what, through whom, in which outlets. Reading it changes nothing.

Lists come in pages: `next` is what `after` is to be for the rows that follow, with all else as it
was; the header `Link` has the whole address. All pages together are what there was when the first
one was asked for, whatever is taken in meanwhile. Every answer has an `ETag`. What is not answered
is told as `application/problem+json`. Where the server was started with a token, send it as
`Authorization: Bearer …`.
"""


def document(app: FastAPI) -> dict[str, Any]:
    """All calls, their parameters and what they answer."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            description=_ABOUT,
            routes=app.routes,
        )
        _, schemas = msgspec.json.schema_components(
            TYPES, ref_template="#/components/schemas/{name}"
        )
        for path, calls in made["paths"].items():
            for call in calls.values():
                _exemplify(path, call)
        made["components"] = {"schemas": described(dict(sorted(schemas.items())))}
        app.openapi_schema = made
    return app.openapi_schema


def _exemplify(path: str, call: dict[str, Any]) -> None:
    """Give a call of the description its example: what is asked, and what is answered."""
    example = examples()[path]
    call["responses"]["200"]["content"][JSON]["example"] = example.answer
    if path in SENT:
        call["requestBody"]["content"][JSON]["example"] = SENT[path]
    asked = parse_qs(urlsplit(example.call).query)
    for parameter in call.get("parameters", ()):
        if parameter["in"] == "query" and parameter["name"] in asked:
            values = asked[parameter["name"]]
            is_list = parameter["schema"].get("type") == "array"
            parameter["example"] = values if is_list else _typed(values[0], parameter["schema"])
        elif parameter["in"] == "path":
            place = path.split("/").index(f"{{{parameter['name']}}}")
            parameter["example"] = example.call.split("/")[place]


def _typed(value: str, schema: dict[str, Any]) -> Any:
    return value if schema.get("type") in ("string", None) else msgspec.json.decode(value)
