"""What the ledger holds of claims and stories, one by one, as plain data."""

from __future__ import annotations

from datetime import date

import msgspec

from musnad.article import NAMELESS, Act, Field, Kind
from musnad.claims.chain import Chain
from musnad.claims.model import CopyKind, CreditFate, DisputeKind, Link, MutationKind, Origin, Words
from musnad.claims.voices import is_known_by_office
from musnad.text.folding import fold


class ArticleHeld(msgspec.Struct, frozen=True, kw_only=True):
    """An article that tells a story; ``article`` is its number in the ledger.

    ``credits`` are the agencies that it names as its origin.
    """

    article: int
    id: str
    outlet: str
    url: str
    title: str
    day: date
    credits: tuple[str, ...] = ()


class MemberHeld(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a claim is made: characters ``start`` to ``end`` (excluded) of a field.

    ``statement`` is the id of the statement that it stands in, with its speaker, kind, act and
    relays (the outlet's end first); all of these are empty where the writer himself makes the
    claim.
    """

    article: ArticleHeld
    field: Field
    start: int
    end: int
    text: str
    statement: str = ""
    speaker: str = ""
    kind: Kind | None = None
    act: Act | None = None
    via: tuple[str, ...] = ()

    @property
    def marked(self) -> Kind | None:
        """The kind of its speaker as it is marked: none of who is known by his office."""
        is_known = self.kind in NAMELESS and is_known_by_office(self.speaker)
        return None if is_known else self.kind


class MutationHeld(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from one member of a claim to another, by their places in ``members``.

    ``before`` or ``after`` is None where words were gained or lost. ``said_before`` and
    ``said_after`` are what these words stand in. ``credit`` tells an agency's lost credit from a
    lost source.
    """

    source: int
    target: int
    kind: MutationKind
    credit: bool
    before: Words | None
    after: Words | None
    said_before: Words
    said_after: Words


class SideHeld(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a dispute; ``claim`` is the id of the claim that it is, empty if it is none."""

    members: tuple[MemberHeld, ...]
    claim: str = ""

    @property
    def denies(self) -> bool:
        """Whether a statement of this side denies; what it denies is then the other one."""
        return any(member.act == "deny" for member in self.members)


class DisputeHeld(msgspec.Struct, frozen=True, kw_only=True):
    """Two sides that cannot both be right, or one of which rejects the other."""

    id: str
    kind: DisputeKind
    sides: tuple[SideHeld, SideHeld]

    def told_and_denied(self) -> tuple[SideHeld, SideHeld] | None:
        """The side that tells a claim and the side that denies it, where only one of them denies.

        None where the statements do not tell which is which.
        """
        first, second = self.sides
        if self.kind != "denial" or first.denies == second.denies:
            return None
        return (first, second) if second.denies else (second, first)


class StoryNamed(msgspec.Struct, frozen=True, kw_only=True):
    """A story by its id and its headline."""

    id: str
    title: str


class ClaimHeld(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with all that the ledger knows of it.

    ``claim`` is the words of the member that says it best, ``story`` the id of its story and
    ``title`` that story's headline; ``elsewhere`` are neighbouring stories that tell it too. It
    has ``at_least`` to ``at_most`` independent ``origins``; ``one_unnamed`` says that all of it
    rests on one source that nobody names. ``members`` are the earliest and fullest first;
    ``origins``, ``chain``, ``links`` and ``mutations`` name them by their places, counted from 0.
    """

    id: str
    claim: str
    story: str
    title: str
    elsewhere: tuple[StoryNamed, ...] = ()
    first_day: date
    last_day: date
    outlets: int
    at_least: int
    at_most: int
    one_unnamed: bool
    origins: tuple[Origin, ...]
    chain: Chain
    members: tuple[MemberHeld, ...]
    mutations: tuple[MutationHeld, ...]
    disputes: tuple[DisputeHeld, ...]
    links: tuple[Link, ...]

    def named_origins(self) -> list[Origin]:
        """Its origins for the eye: those of one kind and name are one, as they are counted."""
        found: dict[tuple[str, str], Origin] = {}
        for origin in self.origins:
            key = (origin.kind, fold(origin.name))
            first = found.get(key, origin)
            members = tuple(sorted({*first.members, *origin.members}))
            found[key] = msgspec.structs.replace(first, members=members)
        return list(found.values())

    def attributed(self, origin: Origin) -> int:
        """How many tellings of an origin say who says so: the others are in an outlet's words."""
        return sum(bool(self.members[number].speaker) for number in origin.members)


class ClaimInStory(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of a story, in short: how often it is told, where, and on what it rests."""

    id: str
    claim: str
    members: int
    outlets: int
    at_least: int
    at_most: int
    one_unnamed: bool
    mutations: int
    disputes: int


class CopyOf(msgspec.Struct, frozen=True, kw_only=True):
    """What an article repeats: the first telling of its text, by its number in the ledger.

    ``share`` is the share of the shorter one's words in common runs; ``credit`` is what became of
    the agency's credit.
    """

    article: int
    kind: CopyKind
    share: float
    credit: CreditFate


class StoryArticle(ArticleHeld, frozen=True, kw_only=True):
    """An article of a story; ``copy`` is None where it repeats none that came before it."""

    copy: CopyOf | None = None


class StoryHeld(msgspec.Struct, frozen=True, kw_only=True):
    """An event with the articles that tell it, the earliest first, and the claims made in them.

    ``title`` is the headline of the article most like the others; the most told claim comes first.
    ``told_too`` are claims of neighbouring stories that this one tells too.
    """

    id: str
    title: str
    first_day: date
    last_day: date
    outlets: int
    articles: tuple[StoryArticle, ...]
    claims: tuple[ClaimInStory, ...]
    told_too: tuple[ClaimInStory, ...] = ()
    disputes: tuple[DisputeHeld, ...]
