"""A claim and a story as tables: a row for each telling, and for each article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from musnad.ledger.claims_held import ArticleHeld, ClaimHeld, StoryHeld

_ARTICLE: Final = ("outlet", "day", "article", "url", "title", "credits")
#: Credits and relays are lists; ``start`` and ``end`` (excluded) are characters of ``field``.
CLAIM_COLUMNS: Final = (
    *_ARTICLE, "field", "start", "end", "text", "statement", "speaker", "kind", "act", "via",
)  # fmt: skip
#: ``copy_of`` is the id of the article whose text it repeats, empty if it repeats none.
STORY_COLUMNS: Final = (*_ARTICLE, "copy_of", "copy", "share", "credit")


def tellings_of(claim: ClaimHeld) -> Iterator[Mapping[str, Any]]:
    """The tellings of a claim, the earliest and fullest first, as rows of ``CLAIM_COLUMNS``."""
    for member in claim.members:
        values = (
            *_article(member.article),
            *(member.field, member.start, member.end, member.text, member.statement),
            *(member.speaker, member.kind, member.act, list(member.via)),
        )
        yield dict(zip(CLAIM_COLUMNS, values, strict=True))


def articles_of(story: StoryHeld) -> Iterator[Mapping[str, Any]]:
    """The articles of a story, the earliest first, as rows of ``STORY_COLUMNS``."""
    ids = {article.article: article.id for article in story.articles}
    for article in story.articles:
        copy = article.copy
        copied = (
            ("", None, None, None)
            if copy is None
            else (ids.get(copy.article, ""), copy.kind, copy.share, copy.credit)
        )
        yield dict(zip(STORY_COLUMNS, (*_article(article), *copied), strict=True))


def _article(article: ArticleHeld) -> tuple[Any, ...]:
    own = (article.outlet, article.day, article.id, article.url, article.title)
    return (*own, list(article.credits))
