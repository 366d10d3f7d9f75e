"""Who makes the claim at a member: the speaker of its statement, or the writer with his credits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeVar

import msgspec

from musnad.article import NAMELESS, Article, Credit, Figure, Moment, Speaker, Statement
from musnad.claims.compared import stems, words_in, words_of
from musnad.claims.model import Copy, Member, Telling
from musnad.lexicon import load
from musnad.lexicon.changes import change_words
from musnad.lexicon.localities import localities
from musnad.text.folding import fold
from musnad.text.stemming import stem

_Part = TypeVar("_Part", Figure, Moment)

_OVERLAP = 0.5
#: How alike two spellings of one name are.
_SPELLING = 0.75
_WORD = re.compile(r"\w+")
#: Articles of which it is remembered whom they name: the copies of one follow each other.
_COPIED = 256
#: Names, and pairs of names, of which is remembered who that is.
_NAMES = 20_000
#: The article, and the endings of adjectives of belonging: «عسكري», «عسكرية».
_THE, _NISBA = "ال", ("ي", "يه")
#: A conjunction and a preposition, as they are written with the next word («ولوكالة»).
_CLITICS = "[وف]?[بلك]?"


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A member with its article and its statement, None where the writer himself speaks.

    ``figures`` and ``moments`` are those inside the member.
    """

    member: Member
    telling: Telling
    statement: Statement | None
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]

    @property
    def article(self) -> Article:
        """The article that the member stands in."""
        return self.telling.article

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, None for the writer and for a statement that tells nobody."""
        said = self.statement
        return said.speaker if said and said.speaker.kind != "unsourced" else None

    @property
    def named(self) -> bool:
        """Whether a named person, body or document makes the claim."""
        return self.speaker is not None and self.speaker.kind not in NAMELESS

    @property
    def is_known(self) -> bool:
        """Whether it can be told who makes the claim: by his name, or by his office."""
        return self.named or (self.speaker is not None and is_known_by_office(self.speaker.name))

    @property
    def credits(self) -> tuple[Credit, ...]:
        """The agencies that the article names as its origin."""
        return self.telling.reading.credits


def voices(members: Sequence[Member], tellings: Mapping[str, Telling]) -> tuple[Voice, ...]:
    """The voice of each member, in their order; ``tellings`` by their keys."""
    return tuple(voice_of(member, tellings[member.article]) for member in members)


def voice_of(member: Member, telling: Telling) -> Voice:
    """The voice of a member of an article."""
    return Voice(
        member=member,
        telling=telling,
        statement=_statement(member, telling),
        figures=_inside(telling.reading.figures, member),
        moments=_inside(telling.reading.moments, member),
    )


@lru_cache(_NAMES)
def identity(name: str) -> frozenset[str]:
    """The words of a speaker's name that tell him from others: without ranks and roles."""
    words = stems(name)
    return (words - change_words().roles) or words


@lru_cache(_NAMES)
def is_known_by_office(name: str) -> bool:
    """Whether a name is that of an office that only one holds, or of several who are known by it.

    «The spokesman of the police» and «the mayor of the town» are, «a military commander» and «an
    official of the party» are not.
    """
    first, *others = [*words_in(name), ""]
    known = change_words()
    if first.removeprefix(_THE) not in known.offices | known.known_together:
        return False
    if first.startswith(_THE):
        return True
    until = next((n for n, word in enumerate(others) if word in known.one_of), len(others))
    if not known.on_behalf.isdisjoint(others[:until]):
        return True
    return not _describes(others[0], first) and any(
        word.startswith(_THE) or localities([word]) for word in others[:until]
    )


def _describes(word: str, noun: str) -> bool:
    """Whether a word behind an indefinite noun is its adjective: «a military commander»."""
    feminine = noun.endswith(_NISBA[1][-1])
    return word.endswith(_NISBA[feminine]) and not word.startswith(_THE)


@lru_cache(_NAMES)
def same_speaker(a: str, b: str) -> bool:
    """Whether two names are one speaker: half of the shorter one's telling words are shared."""
    mine, others = identity(a), identity(b)
    return len(mine & others) * 2 >= min(len(mine), len(others)) > 0


@lru_cache(_NAMES)
def maybe_one_body(a: str, b: str) -> bool:
    """Whether two names may speak for one body: they share a name, or one speaks for the other.

    A state is all that is called by its name: «إيران» may be «الخارجية الإيرانية».
    """
    mine, others = identity(a), identity(b)
    return (
        bool(mine & others)
        or any(stems(a) & body and stems(b) & body for body in change_words().one_body)
        or bool(_state(a) & _countries(b) or _state(b) & _countries(a))
    )


@lru_cache(_NAMES)
def are_two(a: str, b: str) -> bool:
    """Whether two names are known to be of two who do not speak for one body.

    A name of nothing but a role («the statement») may be anybody's.
    """
    roles = change_words().roles
    return bool(stems(a) - roles and stems(b) - roles) and not (
        same_speaker(a, b) or maybe_one_body(a, b)
    )


def spelled_alike(a: str, b: str) -> bool:
    """Whether two names may be one in two spellings: «موجيريني» and «موغيريني».

    So may a name of one word and of two: «قائممقام», «قائم مقام».
    """
    if not _joined(a).isdisjoint(_joined(b)):
        return True
    others = sorted(identity(b))
    return any(get_close_matches(word, others, 1, _SPELLING) for word in identity(a))


def _joined(name: str) -> frozenset[str]:
    """The words of a name, and every two neighbours as one word."""
    words = [word for word, _ in words_of(name)]
    return frozenset(words) | {one + other for one, other in pairwise(words)}


def _state(name: str) -> frozenset[str]:
    """The country that a name is, whatever else it says only of its kind («سلطنة عمان»)."""
    words = [word for word, _ in words_of(name)]
    told = [word for word in words if not {stem(word)} <= change_words().roles]
    return localities(told) if all(localities([word]) for word in told) else frozenset()


def _countries(name: str) -> frozenset[str]:
    """The localities that a name has, as names or adjectives."""
    return localities(word for word, _ in words_of(name))


def one_medium(a: str, b: str) -> bool:
    """Whether two names are one agency or outlet, under whichever of its names."""
    return agency(a) == agency(b) or same_speaker(a, b)


@lru_cache(_NAMES)
def is_medium(name: str) -> bool:
    """Whether a name is that of an agency or an outlet, and tells which."""
    return agency(name) in _agencies().values() or (
        bool(stems(name) & change_words().media) and bool(stems(name) - change_words().media)
    )


@lru_cache(_NAMES)
def agency(name: str) -> str:
    """The name that the lexicon gives an agency, folded; any other name as it is, folded."""
    folded = " ".join(map(fold, _WORD.findall(name)))
    known = _agencies()
    if folded in known:
        return known[folded]
    # «وكالة فرانس», where the rest of the name was not understood.
    longer = _beginnings().get(folded, set())
    return next(iter(longer)) if len(longer) == 1 else folded


def known_agency(name: str) -> str | None:
    """The name that the lexicon gives an agency, folded; None for any other name."""
    return _agencies().get(" ".join(map(fold, _WORD.findall(name))))


@lru_cache(_NAMES)
def names_of(name: str) -> frozenset[str]:
    """All names of an agency, folded and in small letters; any other name alone."""
    known = agency(name)
    names = {written for written, which in _agencies().items() if which == known}
    return frozenset(written.casefold() for written in names | {agency(name)})


@lru_cache(_COPIED)
def names_agency(text: str, agency: str) -> bool:
    """Whether a text names an agency anywhere, under whichever of its names."""
    words = _in_one(text)
    return any(
        name in words and re.search(f" {_CLITICS}{re.escape(name)} ", words)
        for name in names_of(agency)
    )


@lru_cache(_COPIED)
def _in_one(text: str) -> str:
    """The words of a text, folded and in small letters, with one space about each."""
    return f" {' '.join(words_in(text))} ".casefold()


@cache
def _agencies() -> dict[str, str]:
    lexicon = load()
    names = {
        " ".join(map(fold, _WORD.findall(name))): fold(known["name"])
        for known in lexicon.agencies
        for name in (known["name"], *known.get("variants", ()))
    }
    # An agency that is an outlet too is known by the outlet's ids.
    own = set(names.values())
    for outlet in lexicon.outlets:
        if fold(outlet["name"]) in own:
            names |= dict.fromkeys(outlet.get("ids", ()), fold(outlet["name"]))
    return names


@cache
def _beginnings() -> dict[str, set[str]]:
    """The first words of agencies' names → which agencies have a longer name that begins so."""
    longer: dict[str, set[str]] = defaultdict(set)
    for written, name in _agencies().items():
        words = written.split(" ")
        for end in range(1, len(words)):
            longer[" ".join(words[:end])].add(name)
    return dict(longer)


def copy_groups(copies: Iterable[Copy]) -> dict[str, str]:
    """Each copied article's key → the smallest key among the copies of its text."""
    group: dict[str, str] = {}

    def top(key: str) -> str:
        while group.setdefault(key, key) != key:
            key = group[key]
        return key

    for copy in copies:
        if copy.kind != "part":
            low, high = sorted((top(copy.first), top(copy.second)))
            group[high] = low
    return {key: top(key) for key in group}


def _statement(member: Member, telling: Telling) -> Statement | None:
    """The statement that the member is, or the one whose content it shares most with."""
    best: Statement | None = None
    most = 0
    for said in telling.reading.statements:
        if said.field != member.field:
            continue
        if member.statement and said.id == member.statement:
            return said
        for content in said.contents:
            overlap = min(content.end, member.end) - max(content.start, member.start)
            shorter = min(content.end - content.start, member.end - member.start)
            if overlap > most and overlap >= _OVERLAP * shorter:
                best, most = said, overlap
    return best


def _inside(parts: Sequence[_Part], member: Member) -> tuple[_Part, ...]:
    field, start, end = member.field, member.start, member.end
    return tuple(p for p in parts if start <= p.start and p.end <= end and p.field == field)
