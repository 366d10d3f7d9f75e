"""An article of the ledger: its text with its statements, its versions, its copies, its claims.

Pages link to one as ``to("articles", number)``. What is to be looked at in it is told by
``?statement=ID`` (the id of a statement) or ``?at=text:120-180`` (characters of a field) with
``#here``; ``#s12`` is the card of its twelfth statement, ``#c12`` that statement's place in the
text. ``to("articles", named=…)`` leads to the article with this id, address or key.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from musnad.explanation import Explanation, explain
from musnad.export import Entry
from musnad.ledger import Held, Ledger
from musnad.ledger.article_links import ArticleLinks, ClaimMade
from musnad.messages import Language, message
from musnad.page.sheet import Place
from musnad.serve.asking import Asked, Spoken
from musnad.serve.exporting import FORMATS, exported
from musnad.serve.rendering import render
from musnad.serve.spread import LONGEST_EXPLAINED, spread_of
from musnad.serve.versions import changes
from musnad.terminal.wording import roots_of

router = APIRouter()
_PLACE = re.compile(r"(title|text):(\d{1,9})-(\d{1,9})", re.ASCII)
#: A number of an article that SQLite can have.
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)


@router.get("/articles")
def find(request: Request, ledger: Asked, named: str = "", outlet: str = "") -> Response:
    """The way to the article with this id, address, key or number, or with such a statement."""
    if not named:
        return _to(request, "search")
    return _to(request, "articles", str(ledger.article(named, outlet=outlet).versions[-1]))


@router.get("/articles/{called}")
def article(
    request: Request,
    ledger: Asked,
    speech: Spoken,
    called: str,
    version: Annotated[int | None, Query(ge=1)] = None,
    part: Annotated[int, Query(ge=1)] = 1,
    mark: Annotated[int, Query(ge=0)] = 0,
    statement: str = "",
    at: str = "",
    export: str = "",
) -> Response:
    """The article with this number (or key, or with a statement of this id)."""
    found = ledger.article(int(called) if _NUMBER.fullmatch(called) else called, version=version)
    entry = found.entry
    if export:
        return exported(export, entry, speech.language, ledger.claim_of)
    if statement:
        return _to_statement(request, found, statement, version)
    latest = found.versions[-1]
    links = ledger.links_of(latest)
    is_latest = found.number == latest
    return render(
        request,
        speech,
        "article.html",
        held=found,
        links=links,
        is_latest=is_latest,
        latest=latest,
        spread=spread_of(
            entry,
            speech.language,
            part=part,
            mark=mark,
            lit=_place(at),
            claims=_by_statement(links) if is_latest else {},
            explanation=_explained(entry, speech.language),
        ),
        lost=sum(copy.credit == "dropped" for copy in links.repeated),
        own_claims=[claim for claim in links.claims if not claim.statement],
        changed=_changed(ledger, found),
        formats=FORMATS,
        roots_of=roots_of,
    )


def _explained(entry: Entry, language: Language) -> Explanation | None:
    """Why the article is read as it is, unless it is too long to be read again meanwhile."""
    is_long = len(entry.article.text) > LONGEST_EXPLAINED
    return None if is_long else explain(entry.article, language)


def _to_statement(request: Request, found: Held, statement: str, version: int | None) -> Response:
    """To the place of a statement in the text; the page knows it by its number."""
    ids = [each.id for each in found.entry.reading.statements]
    if statement not in ids:
        reason = message("no statement {called!r} in this article", called=statement)
        raise HTTPException(404, reason)
    number = ids.index(statement) + 1
    asked = {"version": version, "mark": number}
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value is not None)
    return _to(request, "articles", f"{found.versions[-1]}?{query}#c{number}")


def _to(request: Request, *path: str) -> Response:
    language = request.url.path.split("/")[1]
    return RedirectResponse("/".join(("", language, *path)))


def _place(at: str) -> Place | None:
    found = _PLACE.fullmatch(at)
    if found is None:
        return None
    return Place("title" if found[1] == "title" else "text", int(found[2]), int(found[3]))


def _by_statement(links: ArticleLinks) -> dict[str, list[ClaimMade]]:
    claims: dict[str, list[ClaimMade]] = defaultdict(list)
    for claim in links.claims:
        if claim.statement and claim.id not in {other.id for other in claims[claim.statement]}:
            claims[claim.statement].append(claim)
    return claims


def _changed(ledger: Ledger, found: Held) -> dict[str, Any] | None:
    """What changed from the version before, by field; None of a first one."""
    if found.version == 1:
        return None
    before = ledger.article(found.versions[-1], version=found.version - 1).entry.article
    after = found.entry.article
    return {
        field: changes(getattr(before, field), getattr(after, field))
        for field in ("title", "byline", "text")
    }
