"""How many independent origins a claim has, once copies, credits and relays are folded away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from musnad.claims.compared import alike, shared, stems
from musnad.claims.model import Copy, Family, Origin, Roots, Telling
from musnad.claims.voices import Voice, copy_groups, maybe_one_body, same_speaker, voices
from musnad.lexicon.changes import change_words
from musnad.text.folding import fold

_Thing = TypeVar("_Thing")
_VERBATIM = 0.7
_WORDS = 6


def find_roots(family: Family, tellings: Mapping[str, Telling], copies: Sequence[Copy]) -> Roots:
    """The origins of ``family``; ``tellings`` by their keys, ``copies`` those among them."""
    told = voices(family.members, tellings)
    groups = copy_groups(copies)
    parents = list(range(len(told)))
    _join(parents, told, lambda a, b: _retold(a, b, groups))
    _fold_writers(parents, told, groups)
    origins = tuple(_origin(part, told) for part in _parts(parents))
    named = [origin for origin in origins if origin.kind == "named"]
    unnamed = sum(origin.kind == "unnamed" for origin in origins)
    writers = {origin.name for origin in origins if origin.kind in ("agency", "outlet")}
    return Roots(
        at_least=max(1, _bodies(named)),
        at_most=max(1, len(named) + unnamed + len(writers)),
        origins=origins,
        one_unnamed=not named and unnamed == 1 and not writers,
    )


def _retold(a: Voice, b: Voice, groups: Mapping[str, str]) -> bool:
    """Whether one of two members tells the other's words or speaks with the same source."""
    if a.speaker and b.speaker and same_speaker(a.speaker.name, b.speaker.name):
        return True
    mine, others = a.member, b.member
    copied = groups.get(mine.article, mine.article) == groups.get(others.article, others.article)
    if copied and mine.article != others.article and shared(mine.text, others.text) >= _VERBATIM:
        return True
    fewest = min(len(stems(mine.text)), len(stems(others.text)))
    return fewest >= _WORDS and alike(mine.text, others.text) >= _VERBATIM


def _fold_writers(parents: list[int], told: Sequence[Voice], groups: Mapping[str, str]) -> None:
    """The writer takes a claim from whom his article, or its copies, name for it."""
    by_text: dict[str, list[int]] = {}
    for n, voice in enumerate(told):
        key = voice.member.article
        by_text.setdefault(groups.get(key, key), []).append(n)
    for numbers in by_text.values():
        sources = [n for n in numbers if told[n].speaker]
        for n in numbers:
            if told[n].speaker is None:
                nearest = max(
                    sources or numbers[:1],
                    key=lambda k: (
                        told[k].named,
                        shared(told[k].member.text, told[n].member.text),
                        -k,
                    ),
                )
                _unite(parents, n, nearest)


def _origin(part: Sequence[int], told: Sequence[Voice]) -> Origin:
    members = [told[n] for n in part]
    speakers = [voice.speaker for voice in members if voice.named and voice.speaker]
    if speakers:
        name = max((speaker.name for speaker in speakers), key=lambda name: (len(name), name))
        return Origin(name=name, kind="named", members=tuple(part))
    unnamed = [voice.speaker.name for voice in members if voice.speaker]
    if unnamed:
        return Origin(name=max(unnamed), kind="unnamed", members=tuple(part))
    credits = sorted(
        credit.name
        for voice in members
        for credit in voice.credits
        if fold(credit.name) not in change_words().unnamed_credits
    )
    if credits:
        return Origin(name=credits[0], kind="agency", members=tuple(part))
    return Origin(name=members[0].article.outlet, kind="outlet", members=tuple(part))


def _bodies(named: Sequence[Origin]) -> int:
    """How many named origins are left when those that may speak for one body are one."""
    parents = list(range(len(named)))
    _join(parents, named, lambda a, b: maybe_one_body(a.name, b.name))
    return len(_parts(parents))


def _join(
    parents: list[int], things: Sequence[_Thing], one: Callable[[_Thing, _Thing], bool]
) -> None:
    for b in range(len(things)):
        for a in range(b):
            if _top(parents, a) != _top(parents, b) and one(things[a], things[b]):
                _unite(parents, a, b)


def _unite(parents: list[int], a: int, b: int) -> None:
    low, high = sorted((_top(parents, a), _top(parents, b)))
    parents[high] = low


def _top(parents: list[int], n: int) -> int:
    while parents[n] != n:
        n = parents[n]
    return n


def _parts(parents: list[int]) -> list[list[int]]:
    parts: dict[int, list[int]] = {}
    for n in range(len(parents)):
        parts.setdefault(_top(parents, n), []).append(n)
    return list(parts.values())
