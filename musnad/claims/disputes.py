"""Two sides of a story that cannot both be right, or one of which rejects the other.

Both sides tell almost the same, so that they are alike to the comparison of claims; what sets them
against each other is a denial, an opposite, another value or an accusation, and that others say it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from musnad.article import Figure
from musnad.claims.compared import found, stems
from musnad.claims.comparing import Comparison, one_unit
from musnad.claims.model import Copy, Dispute, DisputeKind, Family, Member, Telling
from musnad.claims.mutations.pairs import near
from musnad.claims.places import root
from musnad.claims.voices import Voice, copy_groups, identity, maybe_one_body, same_speaker, voices
from musnad.lexicon.changes import change_words

#: Odds (logarithm) that two places tell the same or its contrary, from which one may deny the
#: other, and from which they may be opposite.
_DENIED, _OPPOSITE = 0.25, 2.0
#: Share of what is denied, and of the shorter one of two that tell a figure, that the other tells.
_REJECTED, _TOLD = 0.6, 0.45
#: A place with more figures is a list, in which none can be told from the next.
_FEW = 3
#: Values that differ by less than this share are roundings of each other.
_ROUNDED = 0.05
#: Share of the words next to a figure that stand next to the other one, too.
_AROUND = 0.5
#: Characters of an accusation in which the accused is named, and of a denial in which its claim is.
_OPENING = 40

#: What a side tells: the number of its family, or of its place behind all families; its values.
_Side = tuple[int, tuple[float, ...]]


def find_disputes(
    compared: Comparison,
    families: Sequence[Family],
    tellings: Mapping[str, Telling],
    copies: Sequence[Copy],
) -> tuple[Dispute, ...]:
    """The disputes of one story, from its places, its articles by their keys and their copies.

    A side holds what one family, or one place outside of families, tells against the other.
    """
    story = _Story(compared, families, tellings, copies)
    sides: dict[tuple[DisputeKind, _Side, _Side], tuple[set[int], set[int]]] = {}
    for kind, a, b in story.found():
        one, other = story.side(kind, a), story.side(kind, b)
        if other < one:
            a, b, one, other = b, a, other, one
        if one != other:
            mine, others = sides.setdefault((kind, one, other), (set(), set()))
            mine.add(a)
            others.add(b)
    disputes = {
        _dispute(kind, story.members(mine), story.members(others))
        for (kind, _, _), (mine, others) in sides.items()
    }
    return tuple(sorted(disputes, key=_order))


class _Story:
    """The places of a story with who speaks there and which family they belong to."""

    def __init__(
        self,
        compared: Comparison,
        families: Sequence[Family],
        tellings: Mapping[str, Telling],
        copies: Sequence[Copy],
    ) -> None:
        self._compared = compared
        self._voices = voices([place.member for place in compared.places], tellings)
        self._groups = copy_groups(copies)
        held: dict[str, list[tuple[Member, int]]] = defaultdict(list)
        for at, family in enumerate(families):
            for member in family.members:
                held[member.article].append((member, at))
        self._family = [
            next(
                (at for member, at in held[place.member.article] if _overlap(member, place.member)),
                len(families) + number,
            )
            for number, place in enumerate(compared.places)
        ]
        self._last = len(families)

    def found(self) -> Iterator[tuple[DisputeKind, int, int]]:
        """Pairs of places in dispute."""
        in_family: dict[int, list[int]] = defaultdict(list)
        for number, family in enumerate(self._family):
            if family < self._last:
                in_family[family].append(number)
        pairs = {pair for numbers in in_family.values() for pair in combinations(numbers, 2)}
        for a, b in sorted(pairs.union(self._compared.alike)):
            contrary = self._compared.contrary(a, b)
            if contrary == "negation" and self._denies(a, b):
                yield "denial", a, b
            elif contrary == "opposite" and self._opposes(a, b):
                yield "account", a, b
            elif contrary is None and self._differ(a, b):
                yield "figure", a, b
        for a, b in self._accusers():
            yield "position", a, b

    def side(self, kind: DisputeKind, number: int) -> _Side:
        """What a place stands for in a dispute of a kind."""
        figures = self._voices[number].figures if kind == "figure" else ()
        return self._family[number], tuple(figure.low or 0.0 for figure in figures)

    def members(self, numbers: set[int]) -> list[Member]:
        """The members at places, in their order."""
        return sorted((self._voices[n].member for n in numbers), key=_place)

    def _denies(self, a: int, b: int) -> bool:
        """Whether one of two places denies what the other says."""
        no, yes = (a, b) if self._compared.places[a].negated else (b, a)
        denied, claim = self._voices[no], self._voices[yes]
        if not _opens_denial(denied) or _in_denial(claim):
            return False
        # Who denies may take back what was said before, and elsewhere, in his name.
        if not self._by_others(denied, claim) and not self._apart(denied, claim):
            return False
        claimed = self._compared.places[yes].roots
        # What is denied stands first: «to have fired at the house».
        first = root(self._compared.places[no].terms[0])
        return (
            # A verb of the past may have kept its ending: «ظهرت» for «ظهور».
            any(told.startswith(first) for told in claimed)
            and self._compared.covered(no, yes) >= _REJECTED
            and self._compared.likeness(a, b) >= _DENIED
        )

    def _opposes(self, a: int, b: int) -> bool:
        """Whether two tell opposite things of the same."""
        one, other = self._voices[a], self._voices[b]
        if not (one.speaker and other.speaker) or not self._by_others(one, other):
            return False
        return _same_day(one, other) and self._compared.likeness(a, b) >= _OPPOSITE

    def _differ(self, a: int, b: int) -> bool:
        """Whether two places tell different values of one quantity of one time."""
        one, other = self._voices[a], self._voices[b]
        mine, others = one.figures, other.figures
        if one.member.field == "title" or other.member.field == "title":
            return False
        if not mine or not others or max(len(mine), len(others)) > _FEW:
            return False
        for figure in mine:
            for against in others:
                if (
                    _incompatible(figure, against)
                    and not any(_same_count(figure, each) for each in others)
                    and not any(_same_count(against, each) for each in mine)
                    and _contemporary(one, other, figure, against)
                    and _one_question(one, other, figure, against)
                    and _counts_victims(one, other, figure, against)
                    and self._by_others(one, other)
                    and max(self._compared.covered(a, b), self._compared.covered(b, a)) >= _TOLD
                ):
                    return True
        return False

    def _accusers(self) -> Iterator[tuple[int, int]]:
        """Two who accuse each other."""
        accusing = [
            n
            for n, voice in enumerate(self._voices)
            if voice.statement and voice.statement.act == "accuse" and voice.named
        ]
        for a, b in combinations(accusing, 2):
            one, other = self._voices[a], self._voices[b]
            if _accuses(one, other) and _accuses(other, one) and self._by_others(one, other):
                yield a, b

    def _by_others(self, one: Voice, other: Voice) -> bool:
        """Whether two places are told by two who are known to be two."""
        if one.speaker and other.speaker:
            a, b = one.speaker.name, other.speaker.name
            return not (same_speaker(a, b) or maybe_one_body(a, b))
        if one.speaker is None and other.speaker is None:
            return False
        return self._apart(one, other)

    def _apart(self, one: Voice, other: Voice) -> bool:
        """Whether two places stand in articles that are no copies of each other."""
        key, other_key = one.telling.key, other.telling.key
        return self._groups.get(key, key) != self._groups.get(other_key, other_key)


def _overlap(one: Member, other: Member) -> bool:
    """Whether two members of one article share half of the shorter one's characters."""
    if one.field != other.field:
        return False
    shorter = min(one.end - one.start, other.end - other.start)
    return 2 * (min(one.end, other.end) - max(one.start, other.start)) >= shorter


def _accuses(one: Voice, other: Voice) -> bool:
    """Whether ``one`` accuses who speaks in ``other``: his name opens the accusation."""
    said = one.statement
    if said is None or other.speaker is None:
        return False
    field: str = getattr(one.article, said.field)
    accused = stems(field[said.cue.end : max(said.cue.end, one.member.start) + _OPENING])
    name = identity(other.speaker.name)
    return 2 * len(name & accused) >= len(name) > 0


def _opens_denial(voice: Voice) -> bool:
    """Whether a member begins what somebody denies; further on he mostly tells something else."""
    said = voice.statement
    return (
        said is not None
        and said.act == "deny"
        and any(part.start <= voice.member.start < part.start + _OPENING for part in said.contents)
        and voice.member.start - min(part.start for part in said.contents) < _OPENING
    )


def _counts_victims(one: Voice, other: Voice, mine: Figure, others: Figure) -> bool:
    """Whether both count who came to harm in what happened, neither for the time being."""
    tolls = change_words().tolls
    harmed = [
        bool((near(voice, figure) | stems(figure.unit)) & tolls)
        for voice, figure in ((one, mine), (other, others))
    ]
    provisional = change_words().provisional
    return all(harmed) and not any(
        found(text, 0, provisional)
        for voice in (one, other)
        for text in (voice.member.text, voice.article.title)
    )


def _in_denial(voice: Voice) -> bool:
    """Whether a member stands inside what somebody denies."""
    member = voice.member
    return any(
        said.act == "deny"
        and said.field == member.field
        and any(part.start <= member.start and member.end <= part.end for part in said.contents)
        for said in voice.telling.reading.statements
    )


def _incompatible(a: Figure, b: Figure) -> bool:
    """Whether two figures tell exact values of one thing that are no roundings of each other."""
    if a.mod != "exact" or b.mod != "exact" or not a.unit or not b.unit:
        return False
    if a.low != a.high or b.low != b.high or a.low is None or b.low is None:
        return False
    if abs(a.low - b.low) <= _ROUNDED * max(abs(a.low), abs(b.low)):
        return False
    return one_unit(a.unit, b.unit)


def _same_count(a: Figure, b: Figure) -> bool:
    return one_unit(a.unit, b.unit) and bool({a.low, a.high} & {b.low, b.high} - {None})


def _one_question(one: Voice, other: Voice, mine: Figure, others: Figure) -> bool:
    """Whether the same words stand next to two figures."""
    around, around_other = near(one, mine), near(other, others)
    fewer = min(len(around), len(around_other))
    return fewer > 0 and len(around & around_other) >= _AROUND * fewer


def _contemporary(one: Voice, other: Voice, mine: Figure, others: Figure) -> bool:
    """Whether two values were told of one time: a toll that grew since was not told wrongly."""
    days = {m.value for m in one.moments}, {m.value for m in other.moments}
    if all(days) and not days[0] & days[1]:
        return False
    first, second = one.telling.day, other.telling.day
    if first is None or second is None:
        return False
    if first == second:
        return True
    less = (mine.low or 0.0) > (others.low or 0.0)
    return abs((first - second).days) == 1 and less == (first < second)


def _same_day(one: Voice, other: Voice) -> bool:
    return one.telling.day is not None and one.telling.day == other.telling.day


def _dispute(kind: DisputeKind, a: Sequence[Member], b: Sequence[Member]) -> Dispute:
    first, second = sorted((tuple(a), tuple(b)), key=lambda side: [_place(m) for m in side])
    return Dispute(kind=kind, sides=(first, second))


def _place(member: Member) -> tuple[str, str, int, int]:
    return (member.article, member.field, member.start, member.end)


def _order(dispute: Dispute) -> tuple[str, list[tuple[str, str, int, int]]]:
    return (dispute.kind, [_place(m) for side in dispute.sides for m in side])
