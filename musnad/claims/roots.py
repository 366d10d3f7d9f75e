"""How many independent origins a claim has, once copies, credits and relays are folded away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from musnad.claims.articles import Articles
from musnad.claims.compared import alike, shared, stems
from musnad.claims.model import Family, Origin, Roots
from musnad.claims.voices import (
    Voice,
    is_medium,
    maybe_one_body,
    same_speaker,
)
from musnad.lexicon.changes import change_words
from musnad.text.folding import fold

_Thing = TypeVar("_Thing")
_VERBATIM = 0.7
_WORDS = 6
#: Of so many tellings in the same words more than one names him who said it.
_SELDOM = 8
#: Share of the shorter text's words from which a writer has a claim from who is named in a copy.
_FROM = 0.3


def find_roots(family: Family, articles: Articles) -> Roots:
    """The origins of ``family``, which is of these articles."""
    told = articles.voices(family.members)
    parents = list(range(len(told)))
    _join(parents, told, lambda a, b: _retold(a, b, articles))
    _fold_writers(parents, told, articles)
    origins = tuple(_origin(part, told) for part in _parts(parents))
    named = [origin for origin in origins if origin.kind == "named"]
    independent = [origin for origin in named if _is_independent(origin, told)]
    unnamed = sum(origin.kind == "unnamed" for origin in origins)
    writers = {origin.name for origin in origins if origin.kind in ("agency", "outlet")}
    return Roots(
        at_least=max(1, _bodies(independent)),
        at_most=max(1, len(named) + unnamed + len(writers)),
        origins=origins,
        one_unnamed=not named and unnamed == 1 and not writers,
    )


def _retold(a: Voice, b: Voice, articles: Articles) -> bool:
    """Whether one of two members tells the other's words or speaks with the same source."""
    if any(same_speaker(one, other) for one in _sources(a) for other in _sources(b)):
        return True
    mine, others = a.member, b.member
    copied = articles.text(mine.article) == articles.text(others.article)
    if copied and mine.article != others.article and shared(mine.text, others.text) >= _VERBATIM:
        return True
    fewest = min(len(stems(mine.text)), len(stems(others.text)))
    return fewest >= _WORDS and alike(mine.text, others.text) >= _VERBATIM


def _sources(voice: Voice) -> list[str]:
    """The speaker's name; of a document also that of the body that passes its contents on."""
    if voice.speaker is None or voice.statement is None:
        return []
    told = [voice.speaker.name]
    if voice.speaker.kind == "document":
        told += [via.name for via in voice.statement.via if not is_medium(via.name)]
    return told


def _is_independent(origin: Origin, told: Sequence[Voice]) -> bool:
    """Whether a named origin may not be another one under a name that tells less.

    A medium may have it from another origin, and «the statement» or «reports» be anybody's.
    """
    speakers = [voice.speaker for voice in map(told.__getitem__, origin.members) if voice.is_known]
    return any(
        speaker is not None
        and not is_medium(speaker.name)
        and (speaker.kind != "document" or _tells_whose(speaker.name))
        for speaker in speakers
    )


def _tells_whose(document: str) -> bool:
    """Whether a document's name says more than «the council's statement», and has an author."""
    words, known = stems(document), change_words()
    return bool(words - known.roles - known.bodies) and not words & known.anonymous


def _fold_writers(parents: list[int], told: Sequence[Voice], articles: Articles) -> None:
    """The writer takes a claim from whom his article names for it, or a copy in like words.

    Where nobody is named for it, the writers of one text are one.
    """
    by_text: dict[str, list[int]] = {}
    for n, voice in enumerate(told):
        by_text.setdefault(articles.text(voice.member.article), []).append(n)
    for numbers in by_text.values():
        sources = [n for n in numbers if told[n].speaker]
        own = []
        for n in numbers:
            if told[n].speaker is None:
                fitting = [k for k in sources if _may_be_from(told[n], told[k])]
                if fitting:
                    _unite(parents, n, max(fitting, key=partial(_nearness, told, n)))
                else:
                    own.append(n)
        for n in own:
            _unite(parents, n, own[0])


def _may_be_from(writer: Voice, source: Voice) -> bool:
    mine, others = writer.member, source.member
    return mine.article == others.article or shared(mine.text, others.text) >= _FROM


def _nearness(told: Sequence[Voice], writer: int, source: int) -> tuple[bool, float, int]:
    member = told[source].member
    return told[source].is_known, shared(member.text, told[writer].member.text), -source


def _origin(part: Sequence[int], told: Sequence[Voice]) -> Origin:
    """Who the tellings of one origin have it from; who is named too seldom was likely misread."""
    members = [told[n] for n in part]
    speakers = [voice.speaker for voice in members if voice.is_known and voice.speaker]
    if len(speakers) * _SELDOM > len(members):
        name = _name_of(Counter(speaker.name for speaker in speakers))
        return Origin(name=name, kind="named", members=tuple(part))
    # He who was one official at first is not several for one outlet's sake.
    unnamed = [
        (voice.telling.day or date.max, -len(voice.speaker.name), voice.speaker.name)
        for voice in members
        if voice.speaker and not voice.is_known
    ]
    if unnamed:
        return Origin(name=min(unnamed)[2], kind="unnamed", members=tuple(part))
    credits = sorted(
        credit.name
        for voice in members
        for credit in voice.credits
        if fold(credit.name) not in change_words().unnamed_credits
    )
    if credits:
        return Origin(name=credits[0], kind="agency", members=tuple(part))
    return Origin(name=members[0].article.outlet, kind="outlet", members=tuple(part))


def _name_of(told: Counter[str]) -> str:
    """The fullest name of the speaker whom most tellings name: some few are misread."""

    def named(name: str) -> int:
        return sum(count for other, count in told.items() if same_speaker(name, other))

    return max(told, key=lambda name: (named(name), len(name), name))


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
