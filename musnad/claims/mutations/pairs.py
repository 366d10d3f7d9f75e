"""Which member each member most likely comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from musnad.article import Figure, Moment, Span
from musnad.claims.articles import Articles
from musnad.claims.compared import shared, stems
from musnad.claims.model import MutationKind, Words
from musnad.claims.nearby import beside
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.text.terms import terms

_LEAST = 0.35
_COPIED = 0.5
_HEADLINE = 0.1
#: A headline does not come from somebody where the writer himself tells so much more of it, as a
#: share.
_BETTER = 0.15
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

    @property
    def is_verbatim(self) -> bool:
        """Whether both are the same words."""
        return self.before.member.text == self.after.member.text


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


#: Greater is likelier.
_Rank = tuple[float, ...]


def pairs(told: Sequence[Voice], articles: Articles) -> Iterator[Pair]:
    """Each member with the one that it most likely comes from, where there is one."""
    bodies = [n for n, voice in enumerate(told) if _body(voice)]
    of_article: dict[str, list[int]] = defaultdict(list)
    for n in bodies:
        of_article[told[n].member.article].append(n)
    times = [_time(voice) for voice in told]
    for target, after in enumerate(told):
        if _body(after):
            likely = _likely(
                (n, _body_rank(told[n], after, articles))
                for n in bodies
                if times[n] < times[target] and told[n].member.article != after.member.article
            )
        else:
            own = of_article[after.member.article]
            likely = _likely((n, _headline_rank(told[n], after)) for n in own)
        for source in likely:
            before = told[source]
            if _body(after) or not (before.speaker and _tells_less(before, after, articles)):
                yield Pair(source=source, target=target, before=before, after=after)
                break


def _likely(ranked: Iterable[tuple[int, _Rank | None]]) -> list[int]:
    """The numbers that have a rank, the likeliest first, of equals the first."""
    found = [(rank, -n) for n, rank in ranked if rank is not None]
    return [-n for _, n in sorted(found, reverse=True)]


def _tells_less(before: Voice, headline: Voice, articles: Articles) -> bool:
    """Whether the writer tells more of a headline himself than a speaker in his text."""
    told = frozenset(map(root, terms(headline.member.text)))
    said = len(told & frozenset(map(root, terms(before.member.text))))
    own = articles.own_clauses(headline.member.article)
    best = max((len(told & clause) for clause in own), default=0)
    return best - said >= _BETTER * len(told) > 0


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


def credit_pairs(told: Sequence[Voice], articles: Articles) -> Iterator[Pair]:
    """The fullest credited telling of a text with each copy of it, one pair for each copy."""
    credited: dict[str, list[int]] = defaultdict(list)
    for n, voice in enumerate(told):
        if voice.credits and _body(voice):
            credited[articles.text(voice.member.article)].append(n)
    done = set()
    for target, after in enumerate(told):
        copy = after.member.article
        if copy in done or not articles.is_copied(copy) or not _body(after):
            continue
        fits = [
            n
            for n in credited[articles.text(copy)]
            if articles.are_copies(told[n].member.article, copy)
            and shared(told[n].member.text, after.member.text) >= _COPIED
        ]
        if fits:
            done.add(copy)
            source = max(fits, key=lambda n: (len(told[n].article.text), -n))
            yield Pair(source=source, target=target, before=told[source], after=after)


def _headline_rank(before: Voice, headline: Voice) -> _Rank | None:
    """How likely a headline comes from a part of its text; None if it does not."""
    likeness = shared(before.member.text, headline.member.text)
    if likeness < _HEADLINE:
        return None
    return (before.named, before.speaker is not None, likeness)


def _body_rank(before: Voice, after: Voice, articles: Articles) -> _Rank | None:
    """How likely what is told comes from an earlier article; None if it does not."""
    mine, others = before.member, after.member
    likeness = shared(mine.text, others.text)
    if likeness < _LEAST:
        return None
    copied = articles.text(mine.article) == articles.text(others.article)
    return (copied, round(likeness, 1), before.named, len(stems(mine.text)))


def _time(voice: Voice) -> tuple[str, int, str]:
    """When it was told; of one day the fuller article is the earlier one."""
    article = voice.article
    return (article.published, -len(article.text), voice.telling.key)


def _body(voice: Voice) -> bool:
    return voice.member.field == "text"
