"""What is sent: an article for its reading, a sentence or an address for its claims."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.exceptions import HTTPException

from musnad.article import Article, Reading
from musnad.errors import message_of
from musnad.explanation import Explanation
from musnad.messages import Language, message
from musnad.serve.api.answers import JSON, list_of, listing, reference, responses, told
from musnad.serve.api.rows import ClaimTraced
from musnad.serve.asking import Asked, Read

router = APIRouter(tags=["sending"])

_Type = TypeVar("_Type")


class Traced(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be traced: a sentence, or the address, id, key or number of an article.

    One of both; ``limit`` is how many claims are told at most.
    """

    sentence: Annotated[str, msgspec.Meta(max_length=5000)] = ""
    address: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 10


async def _json(request: Request) -> bytes:
    """The body of a request that says that it is JSON."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given != JSON:
        reason = message("send JSON, with Content-Type: {type}", type=JSON)
        raise HTTPException(415, reason, {"accept-post": JSON})
    return await request.body()


_Sent = Annotated[bytes, Depends(_json)]


def _body(type: type) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {JSON: {"schema": reference(type)}}}}


@router.post(
    "/read",
    responses=responses(reference(Reading), sent=True),
    openapi_extra=_body(Article),
)
def read(sent: _Sent, readers: Read) -> Response:
    """Read an article: the same JSON as `musnad read --json` prints. Nothing is kept."""
    return told(readers.read(_decoded(sent, Article)))


@router.post(
    "/explain",
    responses=responses(reference(Explanation), sent=True),
    openapi_extra=_body(Article),
)
def explain(
    sent: _Sent,
    readers: Read,
    language: Annotated[Language, Query(description="Of the sentences that tell why.")] = "en",
) -> Response:
    """Tell why an article is read as it is: the same JSON as `musnad explain --json` prints.

    Every reporting word of every sentence, with the rules that looked at it, its source, content
    and speaker, or why it makes no statement. Nothing is kept.
    """
    return told(readers.explain(_decoded(sent, Article), language))


@router.post(
    "/trace",
    responses=responses(list_of(ClaimTraced, linked=True), 404, 409, sent=True),
    openapi_extra=_body(Traced),
)
def trace(sent: _Sent, ledger: Asked) -> Response:
    """Where a claim comes from: of a sentence, the claims that are like it, the likeliest first.

    Of an article of the ledger, all claims that it makes. Each with its first telling, with who
    made it, and with the address of its page.
    """
    asked = _decoded(sent, Traced)
    if bool(asked.sentence.strip()) == bool(asked.address.strip()):
        raise HTTPException(422, message("send a sentence or an address, one of both"))
    called = asked.sentence
    if asked.address:
        called = f"#{ledger.article(asked.address).number}"
    found = listing(ledger.trace(called, asked.limit), ledger.unlinked())
    found["items"] = [{**row, "page": f"/claims/{row['id']}"} for row in found["items"]]
    return told(found)


def _decoded(sent: bytes, type: type[_Type]) -> _Type:
    try:
        return msgspec.json.decode(sent, type=type)
    except msgspec.ValidationError as error:
        raise HTTPException(422, message_of(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise HTTPException(400, message("no JSON: {reason}", reason=error)) from error
    except RecursionError as error:
        raise HTTPException(400, message("no JSON: too deep")) from error
