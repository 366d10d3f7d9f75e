"""Which member each member most likely comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from musnad.article import Figure, Moment, Span
from musnad.claims.compared import shared, stems
from musnad.claims.model import Copy, MutationKind, Telling, Words
from musnad.claims.nearby import beside
from musnad.claims.places import places, root
from musnad.claims.voices import Voice, copy_groups
from musnad.text.terms import terms

_LEAST = 0.35
_COPIED = 0.5
_HEADLINE = 0.1
#: A headline of which somebody says so little, as a share, does not come from him where the
#: writer himself tells so much more of it.
_LITTLE, _BETTER = 0.4, 0.2
#: Share of the words next to a part of a member, and how many, that the other member tells.
_AROUND, _FEWEST = 0.5, 2


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two members, by number and voice, of which the second likely comes from the first."""

    source: int
    target: int
    before: Voice
    after: Voice

    @property
    def headline(self) -> bool:
        """Whether the second is a headline over the first's own article."""
        return self.after.member.field == "title" and (
            self.before.member.article == self.after.member.article
        )


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What changed in a pair; None stands where there are no words."""

    kind: MutationKind
    before: Words | None = None
    after: Words | None = None
    credit: bool = False


def words(voice: Voice, part: Span | Figure | Moment) -> Words:
    """A part of a member as words of its field."""
    return Words(field=voice.member.field, start=part.start, end=part.end, text=part.text)


def whole(voice: Voice) -> Words:
    """All words of a member."""
    member = voice.member
    return Words(field=member.field, start=member.start, end=member.end, text=member.text)


def carried(voice: Voice, part: Span | Figure | Moment, other: Voice) -> bool:
    """Whether what stands around a part of a member is told in the other member too.

    So is something of either side, else the other member may only begin or end there.
    """
    sides = beside(voice.member, part)
    told = stems(other.member.text)
    around = frozenset(sides[0] + sides[1])
    kept = around & told
    return (
        len(kept) >= _FEWEST
        and len(kept) >= _AROUND * len(around)
        and all(not side or not told.isdisjoint(side) for side in sides)
    )


def pairs(told: Sequence[Voice], copies: Sequence[Copy]) -> Iterator[Pair]:
    """Each member with the one that it most likely comes from, where there is one."""
    groups = copy_groups(copies)
    own: dict[str, list[frozenset[str]]] = {}
    for target, after in enumerate(told):
        best: tuple[float, ...] | None = None
        source = -1
        for n, before in enumerate(told):
            rank = _rank(before, after, groups)
            if n != target and rank is not None and (best is None or (*rank, -n) > best):
                if before.member.article == after.member.article and before.speaker:
                    key = after.telling.key
                    own[key] = own.get(key) or _own_clauses(after.telling)
                    if _tells_less(before, after, own[key]):
                        continue
                best, source = (*rank, -n), n
        if best is not None:
            yield Pair(source=source, target=target, before=told[source], after=after)


def _own_clauses(telling: Telling) -> list[frozenset[str]]:
    """The roots of each clause of an article's text that its writer tells himself."""
    return [
        frozenset(map(root, place.terms))
        for place in places(telling)
        if place.member.field == "text" and not place.member.statement
    ]


def _tells_less(before: Voice, headline: Voice, own: Sequence[frozenset[str]]) -> bool:
    """Whether the writer tells much more of a headline himself than a speaker in his text."""
    told = frozenset(map(root, terms(headline.member.text)))
    said = len(told & frozenset(map(root, terms(before.member.text))))
    best = max((len(told & clause) for clause in own), default=0)
    return said <= _LITTLE * len(told) and best - said >= _BETTER * len(told) > 0


def earlier(told: Sequence[Voice], target: int) -> list[int]:
    """The texts of other articles that were told before a member, the first of them first."""
    after = told[target]
    return sorted(
        (
            n
            for n, before in enumerate(told)
            if _body(before)
            and before.member.article != after.member.article
            and _time(before) < _time(after)
        ),
        key=lambda n: _time(told[n]),
    )


def credit_pairs(told: Sequence[Voice], copies: Sequence[Copy]) -> Iterator[Pair]:
    """The fullest credited telling of a text with each copy of it."""
    groups = copy_groups(copies)
    credited = [n for n, voice in enumerate(told) if voice.credits and _body(voice)]
    for target, after in enumerate(told):
        group = groups.get(after.member.article)
        if group is None or not _body(after):
            continue
        fits = [
            n
            for n in credited
            if groups.get(told[n].member.article) == group
            and told[n].member.article != after.member.article
            and shared(told[n].member.text, after.member.text) >= _COPIED
        ]
        if fits:
            source = max(fits, key=lambda n: (len(told[n].article.text), -n))
            yield Pair(source=source, target=target, before=told[source], after=after)


def _rank(before: Voice, after: Voice, groups: dict[str, str]) -> tuple[float, ...] | None:
    """How likely ``after`` comes from ``before``, greater is likelier; None if it does not."""
    mine, others = before.member, after.member
    if mine is others or mine.field == "title":
        return None
    likeness = shared(mine.text, others.text)
    if mine.article == others.article:
        if others.field != "title" or likeness < _HEADLINE:
            return None
        return (1, before.named, before.speaker is not None, likeness)
    if others.field == "title" or _time(before) >= _time(after) or likeness < _LEAST:
        return None
    copied = groups.get(mine.article, mine.article) == groups.get(others.article, others.article)
    return (0, copied, round(likeness, 1), before.named, len(stems(mine.text)))


def _time(voice: Voice) -> tuple[str, int, str]:
    """When it was told; of one day the fuller article is the earlier one."""
    article = voice.article
    return (article.published, -len(article.text), voice.telling.key)


def _body(voice: Voice) -> bool:
    return voice.member.field == "text"
