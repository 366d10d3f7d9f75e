"""The plain data of what is found across articles."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from musnad.article import Article, Field, Reading

CopyKind = Literal["same", "cut", "part"]
#: What became of the agency's credit from the first article to the second. An agency that the
#: second names within its text is kept.
CreditFate = Literal["none", "kept", "dropped", "gained", "changed"]
#: A place by its article, field, start and end.
Place = tuple[str, str, int, int]
MutationKind = Literal[
    "figure",
    "modifier",
    "speaker",
    "anonymity",
    "attribution",
    "act",
    "medium",
    "date",
    "scope",
    "wording",
]
ReasonKind = Literal["identical", "phrase", "words", "figure", "speaker", "opening", "neighbours"]
DisputeKind = Literal["denial", "figure", "position", "account"]


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An article as linking takes it: ``key`` tells it from all others, ``day`` is its day."""

    key: str
    article: Article
    reading: Reading
    day: date | None


class Copy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two articles of which one's text mostly repeats the other's; ``first`` came first.

    ``share`` is the share of the shorter one's words that stand in common runs.
    """

    first: str
    second: str
    kind: CopyKind
    share: float
    credit: CreditFate = "none"


class Likeness(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The logarithm of the odds that two articles, by their keys, tell one event."""

    a: str
    b: str
    score: float


class Story(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The articles about one event, by their keys, the earliest first."""

    articles: tuple[str, ...]


class Thread(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Stories so near each other that one claim may be told in several of them.

    A happening and what was said of it the next day, the parts of a visit. Each story is in one
    thread, mostly alone.
    """

    stories: tuple[Story, ...]


class Member(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place where a claim is made: characters ``start`` to ``end`` (excluded) of a field.

    ``statement`` is the id of the statement whose content it is, empty where the writer himself
    makes the claim.
    """

    article: str
    field: Literal["title", "text"]
    start: int
    end: int
    text: str
    statement: str = ""

    @property
    def place(self) -> Place:
        """Where it stands, which tells it from all others."""
        return (self.article, self.field, self.start, self.end)


class Reason(msgspec.Struct, frozen=True, gc=False):
    """One thing that two members have in common, with the words or values that they share."""

    kind: ReasonKind
    shared: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why two members (by their numbers in the family) make the same claim.

    ``score`` is the logarithm of the odds that they do; ``reasons`` begin with the strongest.
    """

    a: int
    b: int
    score: float
    reasons: tuple[Reason, ...]


class Family(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The members that make the same claim, the earliest and fullest first, with their links."""

    members: tuple[Member, ...]
    links: tuple[Link, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One who may have made a claim first, and the members (by their numbers) that go back to him.

    ``name`` is the speaker's, the agency's or the outlet's.
    """

    name: str
    kind: Literal["named", "unnamed", "agency", "outlet"]
    members: tuple[int, ...]


class Roots(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How many independent origins a family has, at least and at most, and who they may be.

    ``one_unnamed`` says that all of it rests on one source that nobody names.
    """

    at_least: int
    at_most: int
    origins: tuple[Origin, ...] = ()
    one_unnamed: bool = False


class Words(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Characters ``start`` to ``end`` (excluded) of a field of a member's article."""

    field: Field
    start: int
    end: int
    text: str


class Mutation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What changed from one member to another (by their numbers), with the words on both sides.

    ``before`` or ``after`` is None where words were gained or lost. ``credit`` tells an agency's
    lost credit from a lost source.
    """

    source: int
    target: int
    kind: MutationKind
    before: Words | None
    after: Words | None
    credit: bool = False


class Dispute(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two sides that cannot both be right, or one of which rejects the other."""

    kind: DisputeKind
    sides: tuple[tuple[Member, ...], tuple[Member, ...]]
