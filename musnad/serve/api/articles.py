"""Articles: as a list, and one by one with their versions and readings."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from fastapi import APIRouter, Path, Query, Request, Response

from musnad.article import Article, Reading
from musnad.ledger import Held
from musnad.serve.api.answers import list_of, listed, reference, responses, told
from musnad.serve.api.asked import LONGEST_NAME, After, Limit, OfArticles
from musnad.serve.api.rows import ArticleListed, DayFrom
from musnad.serve.asking import Asked

router = APIRouter(tags=["articles"])


class ArticleWithVersions(msgspec.Struct):
    """An article of the ledger: which version it is, and the numbers of all its versions.

    The first version comes first. ``day_from`` tells where the day is from.
    """

    number: int
    version: int
    versions: tuple[int, ...]
    day: date | None
    day_from: DayFrom | None
    article: Article


_Key = Annotated[
    str,
    Path(
        max_length=LONGEST_NAME,
        description="The article's number, key or id, or the id of one of its statements.",
    ),
]
_Called = Annotated[
    str,
    Query(
        min_length=1,
        max_length=4000,
        description="The article's number, key, id or address, or the id of a statement in it.",
    ),
]
_Outlet = Annotated[
    str, Query(max_length=LONGEST_NAME, description="Its outlet, where several have such an id.")
]
_Version = Annotated[
    int | None,
    Query(ge=1, le=1_000_000, description="Another version than the latest, counted from 1."),
]


@router.get("/articles", responses=responses(list_of(ArticleListed), 404))
def articles(
    request: Request, ledger: Asked, filters: OfArticles, limit: Limit = 20, after: After = ""
) -> Response:
    """Articles, the newest first; those without a day come last."""
    return listed(request, ledger.articles(filters, limit, after))


@router.get("/articles/{key}", responses=responses(reference(ArticleWithVersions), 404))
def article(ledger: Asked, key: _Key, outlet: _Outlet = "", version: _Version = None) -> Response:
    """One article as it was taken in, and which versions of it there are."""
    return told(_held(ledger.article(key, outlet=outlet, version=version)))


@router.get("/articles/{key}/reading", responses=responses(reference(Reading), 404))
def reading(ledger: Asked, key: _Key, outlet: _Outlet = "", version: _Version = None) -> Response:
    """What was read in one article: the same JSON as `musnad read --json` prints."""
    return told(ledger.article(key, outlet=outlet, version=version).entry.reading)


@router.get("/article", responses=responses(reference(ArticleWithVersions), 404))
def article_called(
    ledger: Asked, called: _Called, outlet: _Outlet = "", version: _Version = None
) -> Response:
    """One article by whatever it is called, its address on the web too."""
    return told(_held(ledger.article(called, outlet=outlet, version=version)))


def _held(held: Held) -> ArticleWithVersions:
    number, version, versions, day, day_from, entry = held
    return ArticleWithVersions(number, version, versions, day, day_from, entry.article)  # type: ignore[arg-type]
