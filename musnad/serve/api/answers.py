"""How the API answers: JSON as the command prints it, lists with a cursor, problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from musnad.characters import to_json
from musnad.ledger import Answer
from musnad.serve.problems import PROBLEM, Failed

JSON = "application/json"
_UNLINKED = "So many articles with a day are not linked yet: the rows lack what they tell."
#: What any call may be answered with, and with a body that is sent, and of linked ledgers.
_ALWAYS, _SENT = (401, 403, 421, 422, 500, 503), (400, 413, 415)


def told(record: Any) -> Response:
    """One record as JSON."""
    return Response(to_json(record), media_type=JSON)


def listed(request: Request, answer: Answer, unlinked: int | None = None) -> Response:
    """The rows of an answer as a list, with the address of the rows that follow."""
    response = told(listing(answer, unlinked))
    if answer.next:
        response.headers["link"] = f'<{_with_cursor(request, answer.next)}>; rel="next"'
    return response


def listing(answer: Answer, unlinked: int | None = None) -> dict[str, Any]:
    """An answer as the data of a list; of what linking found, with how many are not linked."""
    left_out = {} if unlinked is None else {"unlinked": unlinked}
    return {
        "items": list(answer),
        "total": answer.total,
        "is_counted": answer.is_counted,
        "next": answer.next,
        **left_out,
    }


def responses(
    schema: Mapping[str, Any], *problems: int, sent: bool = False
) -> dict[int | str, dict[str, Any]]:
    """What a call answers, for the description of the API: ``schema`` or problems."""
    statuses = sorted({*_ALWAYS, *problems, *(_SENT if sent else ())})
    return {
        200: {"description": "The answer.", "content": {JSON: {"schema": schema}}},
        304: {"description": "It has not changed since (If-None-Match)."},
        **{
            status: {
                "description": f"{HTTPStatus(status).phrase}.",
                "content": {PROBLEM: {"schema": reference(Failed)}},
            }
            for status in statuses
        },
    }


def reference(type: type) -> dict[str, Any]:
    """A type in the components of the description."""
    return {"$ref": f"#/components/schemas/{type.__name__}"}


def list_of(*types: type, linked: bool = False) -> dict[str, Any]:
    """The schema of a list of rows; ``linked``: of what linking found."""
    items = [reference(type) for type in types]
    left_out = {"unlinked": {"type": "integer", "description": _UNLINKED}} if linked else {}
    return {
        "type": "object",
        "required": ["items", "total", "is_counted", "next", *left_out],
        "properties": {
            "items": {"type": "array", "items": items[0] if len(items) == 1 else {"anyOf": items}},
            "total": {
                "type": "integer",
                "description": "How many there are in all; at least so many if not counted.",
            },
            "is_counted": {"type": "boolean"},
            "next": {
                "type": "string",
                "description": "What `after` is to be for the rows that follow; empty at the end.",
            },
            **left_out,
        },
    }


def _with_cursor(request: Request, cursor: str) -> str:
    """The address of a call, with the cursor of its next page."""
    asked: Iterable[tuple[str, str]] = parse_qsl(request.url.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if name != "after"]
    return f"{quote(request.url.path)}?{urlencode([*kept, ('after', cursor)])}"
