"""Two sides of a story that cannot both be right, or one of which rejects the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from musnad.article import Statement
from musnad.claims.compared import found, shared, stems
from musnad.claims.model import Copy, Dispute, DisputeKind, Family, Member, Telling
from musnad.claims.mutations.figures import equal
from musnad.claims.roots import find_roots
from musnad.claims.voices import identity, maybe_one_body, voices
from musnad.lexicon.changes import change_words

_REJECTED = 0.5
_SHARED_WORDS = 3


def find_disputes(
    tellings: Sequence[Telling], families: Sequence[Family], copies: Sequence[Copy]
) -> tuple[Dispute, ...]:
    """The disputes of one story, from its articles, its families and the copies among them."""
    by_key = {telling.key: telling for telling in tellings}
    found_ones = [
        *_denials(tellings, families),
        *_accusations(tellings),
        *(d for family in families for d in _figures(family, by_key, copies)),
    ]
    return _merged(found_ones)


_Said = tuple[Telling, Statement, Member]


def _said(tellings: Sequence[Telling]) -> list[_Said]:
    return [
        (
            telling,
            said,
            Member(
                article=telling.key,
                field=said.field if said.field == "title" else "text",
                start=content.start,
                end=content.end,
                text=content.text,
                statement=said.id,
            ),
        )
        for telling in sorted(tellings, key=lambda t: t.key)
        for said in telling.reading.statements
        for content in said.contents
    ]


def _denials(tellings: Sequence[Telling], families: Sequence[Family]) -> Iterator[Dispute]:
    """What is denied, or told with a negation, against those who assert it."""
    said = _said(tellings)
    in_family = {(m.article, m.field, m.start): f for f in families for m in f.members}
    for telling, statement, member in said:
        denies = statement.act == "deny"
        if not denies and not _negated(member.text):
            continue
        for _, other, against in said:
            if other.act == "deny" or _negated(against.text) or other is statement:
                continue
            if _one_speaker(statement, other):
                continue
            if _contradicts(member.text, against.text, denies):
                family = in_family.get((against.article, against.field, against.start))
                side = family.members if family and member not in family.members else (against,)
                yield _dispute("denial", (member,), side)
        if denies:
            for family in families:
                if any(
                    m.article == telling.key and m.start == member.start for m in family.members
                ):
                    continue
                side = tuple(m for m in family.members if not _negated(m.text))
                if any(_contradicts(member.text, m.text, denies) for m in side):
                    yield _dispute("denial", (member,), side)


def _contradicts(denied: str, claim: str, outright: bool) -> bool:
    common = stems(denied) & stems(claim)
    least = _REJECTED if outright else _REJECTED + 0.1
    return len(common) >= _SHARED_WORDS and shared(denied, claim) >= least


def _negated(text: str) -> bool:
    return bool(found(text, 0, change_words().negations))


def _one_speaker(a: Statement, b: Statement) -> bool:
    return bool(a.speaker.name and b.speaker.name) and maybe_one_body(
        a.speaker.name, b.speaker.name
    )


def _accusations(tellings: Sequence[Telling]) -> Iterator[Dispute]:
    """Two who accuse each other."""
    accused = [s for s in _said(tellings) if s[1].act == "accuse" and s[1].speaker.name]
    for (_, a, mine), (_, b, others) in combinations(accused, 2):
        if _one_speaker(a, b):
            continue
        if identity(a.speaker.name) & stems(others.text) and (
            identity(b.speaker.name) & stems(mine.text)
        ):
            yield _dispute("position", (mine,), (others,))


def _figures(
    family: Family, tellings: Mapping[str, Telling], copies: Sequence[Copy]
) -> Iterator[Dispute]:
    """Different exact values of one unit, told on one day by different origins."""
    told = voices(family.members, tellings)
    origin = {
        n: k for k, o in enumerate(find_roots(family, tellings, copies).origins) for n in o.members
    }
    for a, b in combinations(range(len(told)), 2):
        if origin[a] == origin[b] or told[a].telling.day != told[b].telling.day:
            continue
        if not (told[a].speaker or told[b].speaker):
            continue
        mine, others = told[a].figures, told[b].figures
        for unit in sorted({f.unit for f in mine} & {f.unit for f in others} - {""}):
            left = [f for f in mine if f.unit == unit and f.mod == "exact"]
            right = [f for f in others if f.unit == unit and f.mod == "exact"]
            if len(left) == len(right) == 1 and not equal(left[0], right[0]):
                yield _dispute("figure", (told[a].member,), (told[b].member,))
                break


def _dispute(kind: DisputeKind, a: Sequence[Member], b: Sequence[Member]) -> Dispute:
    first, second = sorted((_ordered(a), _ordered(b)), key=lambda side: [_place(m) for m in side])
    return Dispute(kind=kind, sides=(first, second))


def _merged(disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """Disputes with a side in common are one with more members on the other."""
    merged: list[tuple[DisputeKind, set[Member], set[Member]]] = []
    for dispute in sorted(disputes, key=_order):
        a, b = (set(side) for side in dispute.sides)
        for kind, left, right in merged:
            if kind == dispute.kind and ((a & left and b & right) or a == left or b == right):
                left |= a
                right |= b
                break
            if kind == dispute.kind and ((a & right and b & left) or a == right or b == left):
                left |= b
                right |= a
                break
        else:
            merged.append((dispute.kind, a, b))
    built = {_dispute(kind, _ordered(a), _ordered(b - a)) for kind, a, b in merged if b - a}
    return tuple(sorted(built, key=_order))


def _ordered(members: Sequence[Member] | set[Member]) -> tuple[Member, ...]:
    return tuple(sorted(set(members), key=_place))


def _place(member: Member) -> tuple[str, str, int, int]:
    return (member.article, member.field, member.start, member.end)


def _order(dispute: Dispute) -> tuple[str, list[tuple[str, str, int, int]]]:
    return (dispute.kind, [_place(m) for side in dispute.sides for m in side])
