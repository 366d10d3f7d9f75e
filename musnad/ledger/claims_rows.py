"""What was found of a thread as rows of the ledger's tables; ids that depend on nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from musnad.claims.calling import called
from musnad.claims.model import Dispute, Family, Member, Place, Telling, Words
from musnad.claims.told import FamilyTold, StoryClaims
from musnad.identity import digest
from musnad.text.terms import folded_words, terms

Row = tuple[Any, ...]
#: Hexadecimal digits of an id after its letter.
_DIGITS = 12


class StoryArticles(NamedTuple):
    """The articles of a story, the earliest first, and its headline."""

    articles: tuple[Telling, ...]
    title: str


def story_id(story: StoryArticles) -> str:
    """The id of a story, by its first article."""
    return _id("s", "story", [story.articles[0].key])


def story_rows(
    first: int, stories: Sequence[StoryArticles], numbers: Mapping[str, int]
) -> dict[str, list[Row]]:
    """The rows of ``stories`` and ``story_articles``, numbered from ``first`` on.

    ``numbers`` are those of the articles by their keys.
    """
    told = list(enumerate(stories, first))
    return {
        "stories": [_story_row(number, story) for number, story in told],
        "story_articles": [
            (number, ordinal, numbers[telling.key])
            for number, story in told
            for ordinal, telling in enumerate(story.articles)
        ],
    }


def _story_row(number: int, story: StoryArticles) -> Row:
    """The row of ``stories``."""
    days = [str(telling.day) for telling in story.articles]
    outlets = {telling.article.outlet for telling in story.articles}
    return (
        *(number, story_id(story), story.title),
        *(min(days), max(days), len(days), len(outlets)),
    )


class ThreadRows:
    """The rows of all that was found in a thread of stories.

    ``numbers`` are those of their articles by their keys, ``statements`` those of statements by
    article and id; ``first``, ``families`` and ``disputes`` are those that the next story, family
    and dispute get. A claim is filed in the story of most of the articles that tell it, a
    dispute in the one in which it stands.
    """

    def __init__(
        self,
        stories: Sequence[StoryArticles],
        claims: StoryClaims,
        *,
        numbers: Mapping[str, int],
        statements: Mapping[tuple[int, str], int],
        first: int,
        families: int,
        disputes: int,
    ) -> None:
        self.tables: dict[str, list[Row]] = {
            name: []
            for name in (
                *("families", "members", "links", "origins", "mutations"),
                *("disputes", "sides"),
            )
        }
        #: What full text has of each family.
        self.index: list[Row] = []
        self._by_key = {telling.key: telling for story in stories for telling in story.articles}
        self._story_of = {
            telling.key: first + n for n, story in enumerate(stories) for telling in story.articles
        }
        self._numbers = numbers
        self._statements = statements
        self._family_of: dict[Place, int] = {}
        self._ids: Counter[str] = Counter()
        #: How many claims each story has so far.
        self._claims: Counter[int] = Counter()
        disputed = _disputed(claims)
        for ordinal, told in enumerate(claims.families):
            self._family(families + ordinal, told, disputed[ordinal])
        for ordinal, dispute in enumerate(claims.disputes):
            self._dispute(disputes + ordinal, dispute)

    def _family(self, number: int, told: FamilyTold, disputes: int) -> None:
        family, roots = told.family, told.roots
        days = [str(self._by_key[member.article].day) for member in family.members]
        articles = {member.article for member in family.members}
        outlets = {self._by_key[key].article.outlet for key in articles}
        stories = Counter(self._story_of[key] for key in articles)
        story = min(stories, key=lambda number: (-stories[number], number))
        add = self.tables
        add["families"].append(
            (
                *(number, self._unique("c", "claim", family.members[:1])),
                *(story, self._claims[story]),
                *(
                    called(family, self._by_key),
                    roots.at_least,
                    roots.at_most,
                    int(roots.one_unnamed),
                ),
                *(len(family.members), len(articles), len(outlets), min(days), max(days)),
                *(len(told.mutations), disputes),
            )
        )
        self._claims[story] += 1
        for n, member in enumerate(family.members):
            add["members"].append((number, n, *self._place(member)))
            self._family_of.setdefault(member.place, number)
        for n, link in enumerate(family.links):
            reasons = json.dumps([[r.kind, r.shared] for r in link.reasons], ensure_ascii=False)
            add["links"].append((number, n, link.a, link.b, link.score, reasons))
        for n, origin in enumerate(roots.origins):
            members = json.dumps(origin.members)
            add["origins"].append((number, n, origin.name, origin.kind, members))
        for n, change in enumerate(told.mutations):
            add["mutations"].append(
                (
                    *(number, n, change.source, change.target, change.kind, int(change.credit)),
                    *_window(change.before),
                    *_window(change.after),
                )
            )
        self.index.append((number, *indexed(family)))

    def _dispute(self, number: int, dispute: Dispute) -> None:
        firsts = [side[0] for side in dispute.sides]
        id = self._unique("d", f"dispute {dispute.kind}", firsts)
        story = self._story_of[firsts[0].article]
        self.tables["disputes"].append((number, id, story, dispute.kind))
        for side, members in enumerate(dispute.sides):
            for n, member in enumerate(members):
                family = self._family_of.get(member.place)
                row = (number, side, n, *self._place(member), family)
                self.tables["sides"].append(row)

    def _place(self, member: Member) -> Row:
        article = self._numbers[member.article]
        statement = self._statements.get((article, member.statement))
        return (article, statement, member.field, member.start, member.end)

    def _unique(self, letter: str, what: str, members: Sequence[Member]) -> str:
        """An id by the places of ``members``, with an ordinal where there is one already."""
        parts = [str(part) for member in members for part in member.place]
        id = _id(letter, what, parts)
        self._ids[id] += 1
        again = self._ids[id] - 1
        return _id(letter, what, [*parts, str(again)]) if again else id


def indexed(family: Family) -> tuple[str, str]:
    """A family for full text: stems, and folded words; what several members say once."""
    stems: dict[str, None] = {}
    said: dict[str, None] = {}
    for text in dict.fromkeys(member.text for member in family.members):
        stems.update(dict.fromkeys(terms(text)))
        said[" ".join(folded_words(text))] = None
    return " ".join(stems), " ".join(said)


def _id(letter: str, what: str, parts: Sequence[str]) -> str:
    """``letter`` and digits."""
    return letter + digest(what, *parts)[:_DIGITS]


def _disputed(claims: StoryClaims) -> Counter[int]:
    """How many disputes each family, by its number, is a side in.

    A place in two families is the first one's, as in the rows of ``sides``.
    """
    family_of: dict[Place, int] = {}
    for number, told in enumerate(claims.families):
        for member in told.family.members:
            family_of.setdefault(member.place, number)
    return Counter(
        number
        for dispute in claims.disputes
        for number in {family_of.get(m.place, -1) for side in dispute.sides for m in side}
    )


def _window(words: Words | None) -> Row:
    return (None, None, None) if words is None else (words.field, words.start, words.end)
