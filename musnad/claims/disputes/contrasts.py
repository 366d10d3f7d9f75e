"""Counts that an article sets against each other: «six were killed, while media tell of nine»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from math import inf
from typing import NamedTuple

from musnad.article import Figure, Statement
from musnad.claims.compared import SENTENCE_ENDS, found
from musnad.claims.comparing import is_measure, may_be_rounded, one_unit
from musnad.claims.disputes.clauses import Clauses, begins
from musnad.claims.disputes.story import Claim, Clash, Told
from musnad.claims.disputes.values import counted_as
from musnad.claims.model import Member, Telling
from musnad.claims.nearby import harm
from musnad.claims.voices import Voice, are_two, voice_of
from musnad.lexicon.changes import change_words

#: Characters between what one says and where the other begins, at most.
_NEXT = 60
#: What tells more figures is a list, in which none can be told from the next.
_FEW = 3


class _Contrast(NamedTuple):
    """What two say of whom the second is set against the first: by «but», or only by «while»."""

    one: Voice
    other: Voice
    is_opposed: bool


def set_against(told: Told) -> Iterator[Clash]:
    """Counts of one thing in two statements of which the second is set against the first."""
    for _, telling in sorted(told.tellings.items()):
        for contrast in _contrasts(telling):
            if differing := _counted_otherwise(contrast):
                mine, others = differing
                yield Clash(
                    "figure",
                    Claim(counted_as(contrast.one, mine), contrast.one.member),
                    Claim(counted_as(contrast.other, others), contrast.other.member),
                )


def _contrasts(telling: Telling) -> Iterator[_Contrast]:
    """Each two statements next to each other that a word of contrast stands between."""
    said = sorted((s for s in telling.reading.statements if s.field == "text"), key=begins)
    near = [
        (end, start, one, other)
        for one, other in pairwise(said)
        for end, start in [(_end(one), begins(other))]
        if end <= start <= end + _NEXT and _are_told_by_two(one, other)
    ]
    text = Clauses(telling) if near else None
    for end, start, one, other in near:
        assert text is not None
        turn = text.turn(text.number_at(end), text.number_at(start))
        if turn is not None and not SENTENCE_ENDS.search(text.text, text.words[turn][1].end, start):
            adversatives = change_words().adversatives | change_words().except_that
            is_opposed = text.word(turn).removeprefix("و") in adversatives
            yield _Contrast(_voice(telling, one), _voice(telling, other), is_opposed)


def _end(said: Statement) -> int:
    return max(span.end for span in (said.cue, said.contents[0], *said.sources))


def _are_told_by_two(one: Statement, other: Statement) -> bool:
    return "unsourced" not in (one.speaker.kind, other.speaker.kind) and are_two(
        one.speaker.name, other.speaker.name
    )


def _voice(telling: Telling, said: Statement) -> Voice:
    content = said.contents[0]
    member = Member(
        article=telling.key,
        field=said.field,
        start=content.start,
        end=content.end,
        text=content.text,
        statement=said.id,
    )
    return voice_of(member, telling)


def _counted_otherwise(contrast: _Contrast) -> tuple[Figure, Figure] | None:
    """The first figures that tell incompatible values of one thing, best of one unit.

    Victims are one thing after any word of contrast. Other counts are only behind «but»: «while»
    leads to another amount as well.
    """
    one, other, _ = contrast
    if max(len(one.figures), len(other.figures)) > _FEW or _goes_on(one) or _goes_on(other):
        return None
    pairs = [
        (mine, others)
        for mine, others in product(one.figures, other.figures)
        if _count_one_thing(contrast, mine, others)
    ]
    if not pairs or not all(_are_apart(*pair) for pair in pairs):
        return None
    return min(pairs, key=lambda pair: not one_unit(pair[0].unit, pair[1].unit))


def _count_one_thing(contrast: _Contrast, mine: Figure, others: Figure) -> bool:
    if any(is_measure(figure.unit) or 0 < (figure.low or 0) < 1 for figure in (mine, others)):
        return False  # a share
    suffered = harm(contrast.one.member, mine)
    if suffered or harm(contrast.other.member, others):
        return suffered == harm(contrast.other.member, others)
    return contrast.is_opposed and bool(mine.unit) and one_unit(mine.unit, others.unit)


def _are_apart(mine: Figure, others: Figure) -> bool:
    """Whether no value is in both of what two figures leave open, nor a rounding of the other."""
    low, high = max(mine.low or 0.0, others.low or 0.0), min(_most(mine), _most(others))
    return low > high and not may_be_rounded(low, high)


def _most(figure: Figure) -> float:
    return inf if figure.high is None else figure.high


def _goes_on(voice: Voice) -> bool:
    """Whether a member tells, beside its figures, that the count goes on or is of another time."""
    text = voice.member.text
    for figure in voice.figures:
        text = text.replace(figure.text, " ")
    return bool(found(text, 0, change_words().provisional | change_words().then))
