"""The rows that a thread's claims and disputes become."""

from __future__ import annotations

from datetime import date

import musnad
from musnad import Article
from musnad.claims.model import Dispute, Family, Member, Roots, Telling
from musnad.claims.told import FamilyTold, StoryClaims
from musnad.ledger.claims_rows import StoryArticles, ThreadRows


def telling(key: str) -> Telling:
    article = Article(id=key, outlet=key, published="2031-04-03", title="", text="انهار الجسر أمس.")
    return Telling(key=key, article=article, reading=musnad.read(article), day=date(2031, 4, 3))


def member(key: str, start: int = 0) -> Member:
    return Member(article=key, field="text", start=start, end=15, text="انهار الجسر أمس"[start:])


def told(*members: Member) -> FamilyTold:
    roots = Roots(at_least=1, at_most=1, origins=(), one_unnamed=False)
    return FamilyTold(family=Family(members=members, links=()), roots=roots, mutations=())


def test_a_dispute_counts_for_the_claim_that_its_place_is_shown_in() -> None:
    both = member("a")
    claims = StoryClaims(
        families=(told(both, member("b")), told(both, member("c"))),
        disputes=(Dispute(kind="denial", sides=((both,), (member("c", 6),))),),
    )
    articles = tuple(map(telling, "abc"))
    rows = ThreadRows(
        [StoryArticles(articles, "")],
        claims,
        numbers={"a": 1, "b": 2, "c": 3},
        statements={},
        first=1,
        families=1,
        disputes=1,
    )
    shown = [row[-1] for row in rows.tables["sides"]]
    counted = {row[0]: row[-1] for row in rows.tables["families"]}
    assert counted == {1: 1, 2: 0}
    assert shown == [1, None]
