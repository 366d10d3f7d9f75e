"""The rows of lists as types, of which the schemas in the API's description are made.

They are those that ``Ledger`` gives and ``musnad … --json`` prints, in the same order.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from musnad.article import Act, Field, Form, Kind
from musnad.claims.model import CopyKind, CreditFate

Address = Annotated[str, Meta(description="Its address on the web, as it was given; may be empty.")]
DayFrom = Literal["published", "text"]


class Number(msgspec.Struct):
    """What is in the ledger: a name and its number."""

    name: str
    value: int


class ArticleListed(msgspec.Struct):
    """An article; ``article`` is its number, ``statements`` how many were read in it."""

    article: int
    key: str
    id: str
    outlet: str
    url: Address
    published: str
    day: date | None
    day_from: DayFrom | None
    title: str
    byline: str
    version: int
    statements: int


class StatementByDay(msgspec.Struct):
    """A statement with its article; ``via`` are the relays, the outlet's end first.

    ``verb`` is the reporting word as written, ``addressee`` whom it is said to, or who is accused;
    both may be empty.
    """

    statement: int
    day: date | None
    day_from: DayFrom | None
    outlet: str
    via: list[str]
    speaker: str
    addressee: str
    kind: Kind
    act: Act
    verb: str
    form: Form
    content: str
    title: str
    url: Address
    article_id: str
    article: int
    field: Field
    cue_start: int
    cue_end: int
    id: str


class StatementFound(StatementByDay):
    """A statement with the sentence around what was looked for.

    ``score`` tells how well it matches; without words to look for there is none.
    """

    sentence: str
    score: float | msgspec.UnsetType = msgspec.UNSET


class SpeakerListed(msgspec.Struct):
    """A speaker by the usual spelling of the name, with the numbers of what was said where."""

    speaker: str
    kind: Kind
    statements: int
    articles: int
    outlets: int
    first_day: date | None
    last_day: date | None


class OutletListed(msgspec.Struct):
    """An outlet by what its claims rest on and by what it changes."""

    outlet: str
    articles: int
    copies: int
    lost_credits: int
    claims: int
    one_unnamed: int
    figures_changed: int


class SourcesOfOutlet(msgspec.Struct):
    """An outlet's statements by the kind of their source."""

    outlet: str
    statements: int
    persons: int
    organizations: int
    documents: int
    unnamed: int
    groups: int
    unsourced: int
    nameless_share: float


class UnnamedOfOutlet(msgspec.Struct):
    """An outlet's statements of sources that nobody names; ``usual`` is how it calls them."""

    outlet: str
    statements: int
    nameless: int
    share: float
    unnamed: int
    groups: int
    unsourced: int
    usual: str | None


class StoryListed(msgspec.Struct):
    """An event that several articles tell, or one in whose only article two dispute."""

    id: str
    title: str
    first_day: date
    last_day: date
    articles: int
    outlets: int
    claims: int
    disputes: int


class ClaimListed(msgspec.Struct):
    """A claim that several articles make, with the story that it is of and that story's title."""

    id: str
    claim: str
    members: int
    articles: int
    outlets: int
    at_least: int
    at_most: int
    one_unnamed: bool
    mutations: int
    disputes: int
    first_day: date
    last_day: date
    story: str
    title: str


class ClaimTraced(msgspec.Struct):
    """A claim like what was asked for, or made by it, with its first telling.

    ``alike`` goes from 0 to 1, ``lacking`` has the words of the sentence that the claim lacks; null
    and empty where an article was asked for. ``page`` is the address of the claim's page on this
    server.
    """

    id: str
    claim: str
    alike: float | None
    lacking: str
    words: str
    act: Act | None
    day: date
    outlet: str
    article: int
    first_day: date
    first_outlet: str
    first_article: int
    first_words: str
    first_speaker: str
    first_kind: Kind | None
    origin: str
    origin_kind: str
    members: int
    outlets: int
    at_least: int
    at_most: int
    one_unnamed: bool
    mutations: int
    disputes: int
    story: str
    title: str
    page: str


class CopyListed(msgspec.Struct):
    """An article that repeats an earlier one; ``agency`` is whom the first one names."""

    day: date
    outlet: str
    title: str
    kind: CopyKind
    share: float
    credit: CreditFate
    first_day: date
    first_outlet: str
    first_title: str
    agency: str | None
    article: int
    first_article: int
