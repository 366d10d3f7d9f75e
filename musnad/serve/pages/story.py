"""One story: its articles along time, what is claimed in it, and what is disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from musnad.ledger.claims_held import StoryArticle
from musnad.serve.asking import Asked, Spoken
from musnad.serve.claims.saying import disputes_shown, sayings
from musnad.serve.rendering import render

router = APIRouter()


class First(NamedTuple):
    """An article with its copies."""

    article: StoryArticle
    copies: tuple[StoryArticle, ...]


class Day(NamedTuple):
    """The articles whose text is first told on a day."""

    day: str
    firsts: tuple[First, ...]


@router.get("/stories/{called}")
def story(request: Request, ledger: Asked, speech: Spoken, called: str) -> HTMLResponse:
    """The story."""
    held = ledger.story(called)
    return render(
        request,
        speech,
        "story.html",
        unlinked=ledger.unlinked(),
        story=held,
        days=_days(held.articles),
        disputes=disputes_shown(held.disputes, speech),
        **sayings(speech),
    )


def _days(articles: Sequence[StoryArticle]) -> list[Day]:
    """The articles by day, copies under the first telling of their text, whenever they came."""
    copies: dict[int, list[StoryArticle]] = defaultdict(list)
    for article in articles:
        if article.copy:
            copies[article.copy.article].append(article)
    days: dict[str, list[First]] = defaultdict(list)
    for article in articles:
        if not article.copy:
            first = First(article, tuple(copies[article.article]))
            days[article.day.isoformat()].append(first)
    return [Day(day, tuple(firsts)) for day, firsts in sorted(days.items())]
