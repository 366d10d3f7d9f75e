"""What is in dispute in invented articles, for the tests of disputes."""

from __future__ import annotations

from datetime import date

import musnad
from musnad import Article
from musnad.claims.articles import Articles
from musnad.claims.disputes import find_disputes
from musnad.claims.families import compare
from musnad.claims.model import Dispute, Telling


def telling(key: str, text: str, *, title: str = "", day: int = 3) -> Telling:
    published = date(2031, 4, day)
    article = Article(
        id=key, outlet=f"صحيفة {key}", published=published.isoformat(), title=title, text=text
    )
    return Telling(key=key, article=article, reading=musnad.read(article), day=published)


def disputes(*tellings: Telling) -> tuple[Dispute, ...]:
    story = Articles(tellings, ())
    return find_disputes(compare(story), (), story)


def kinds(*tellings: Telling) -> list[str]:
    return [dispute.kind for dispute in disputes(*tellings)]


def sides(dispute: Dispute) -> set[str]:
    return {" / ".join(member.text for member in side) for side in dispute.sides}
