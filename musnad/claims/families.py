"""Families: the places of a story or a thread that make the same claim, in whatever words.

Every pair of places that shares something gets a score; groups grow from the surest pair on and
two become one only if their members make the same claim on the average, so that a chain of
half-likenesses joins nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from musnad.claims.articles import Articles
from musnad.claims.comparing import Comparison, model
from musnad.claims.grouping import Bounds, Scored, also_in, average_link, singly
from musnad.claims.model import Family, Link, Telling
from musnad.claims.places import Place


def families(story: Iterable[Telling]) -> tuple[Family, ...]:
    """The families of a story's articles, those with most members first.

    A pure function of the articles, in any order. A family has members in two articles at least,
    the earliest and fullest first; its links form a tree over them, each with its reasons.
    """
    articles = Articles(story, ())
    return grouped(compare(articles), articles)


def compare(story: Articles) -> Comparison:
    """The places of the articles, compared with each other."""
    found = [place for key in story.by_key for place in story.places(key)]
    return Comparison(found, story.story_of)


def grouped(compared: Comparison, story: Articles) -> tuple[Family, ...]:
    """The families among the compared places of a story or a thread."""

    def order(number: int) -> tuple[bool, str, str, int, str, str, int]:
        member = compared.places[number].member
        telling = story.by_key[member.article]
        came = (telling.day is None, str(telling.day), telling.article.published)
        length = member.end - member.start
        return (*came, -length, member.article, member.field, member.start)

    found = []
    for numbers, joints in _groups(list(compared.scores()), len(compared.places)):
        if len({compared.places[number].member.article for number in numbers}) < 2:
            continue
        sorted_numbers = sorted(numbers, key=order)
        found.append(_family(compared, sorted_numbers, joints))
    found.sort(key=lambda family: (-len(family.members), _key(family)))
    return tuple(found)


def _groups(scores: list[Scored], size: int) -> Iterator[tuple[list[int], list[Scored]]]:
    """Groups of places with what joined them; a place that makes two claims is in two."""
    known = model()
    bounds = Bounds(known.link, known.mean, known.apart, known.most, known.alike)
    groups = average_link(scores, singly(size), bounds)
    too = bounds._replace(mean=known.too, alike=known.too_alike)
    further = also_in([numbers for numbers, _ in groups], scores, too)
    for (numbers, joints), joining in zip(groups, further, strict=True):
        yield [*numbers, *(other for _, other, _ in joining)], [*joints, *joining]


def _key(family: Family) -> list[tuple[str, str, int]]:
    return [(member.article, member.field, member.start) for member in family.members]


def _family(
    compared: Comparison, numbers: list[int], joints: list[tuple[int, int, float]]
) -> Family:
    rank = {number: place for place, number in enumerate(numbers)}
    links = []
    for a, b, score in joints:
        reasons = compared.reasons(a, b)
        first, second = sorted((rank[a], rank[b]))
        links.append(Link(a=first, b=second, score=round(score, 3), reasons=reasons))
    links.sort(key=lambda link: (link.a, link.b))
    members: list[Place] = [compared.places[number] for number in numbers]
    return Family(members=tuple(place.member for place in members), links=tuple(links))
