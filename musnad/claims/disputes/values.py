"""Values that differ: two who count the same victims of the same time in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import chain, combinations

from musnad.article import Figure
from musnad.claims.compared import found, words_of
from musnad.claims.comparing import is_measure, may_be_rounded, one_unit, same_count
from musnad.claims.disputes.story import Claim, Clash, Told, same_day
from musnad.claims.nearby import harm, killed, near
from musnad.claims.places import root
from musnad.claims.voices import Voice, same_speaker
from musnad.lexicon.changes import change_words
from musnad.text.terms import terms

#: Share of the shorter one of two that tell a figure, the figure aside, that the other tells.
_TOLD = 0.55
#: A place with more figures is a list, in which none can be told from the next.
_FEW = 3
#: Units that more places of a story count bring no two of them together.
_COUNTING = 80
#: Other values of a kind that an article of one happening tells at most: older ones, say.
_OTHERS = 2
#: The least count of killed by which two articles are known to count at one time.
_SEVERAL = 2
#: Characters between a figure and the date that it is of, or what it adds up with.
_NEXT = 80
#: Odds (logarithm) that two openings tell the same, from which what they count is one thing; values
#: so many times apart count two.
_SAME, _TIMES = 0.75, 4
#: Share of the words next to a figure that stand next to the other one, too.
_AROUND = 0.5


def counted_differently(told: Told) -> Iterator[Clash]:
    """Places that tell incompatible values of one thing, and all of a family that tell the same."""
    for a, b, mine, others in _clashing(told):
        one = Claim(counted_as(told.voices[a], mine), told.voices[a].member)
        other = Claim(counted_as(told.voices[b], others), told.voices[b].member)
        yield Clash("figure", one, other)
        for number in _telling_too(told, a, mine):
            yield Clash("figure", one._replace(member=told.voices[number].member), other)
        for number in _telling_too(told, b, others):
            yield Clash("figure", one, other._replace(member=told.voices[number].member))


def _clashing(told: Told) -> Iterator[tuple[int, int, Figure, Figure]]:
    """Pairs of places with the figures in which they differ."""
    counts = _Counts(told)
    telling = {n for n, voice in enumerate(told.voices) if 0 < len(voice.figures) <= _FEW}
    tolls = {n: _tolls(told.voices[n]) for n in telling if _is_lead(told, n)}
    alike = {(a, b) for a, b in _counting_alike(told) if a in telling and b in telling}
    for a, b in sorted(alike.union(told.pairs(telling, telling))):
        if told.compared.contrary(a, b) is None:
            for mine, others in chain(_differing(told, a, b), _counted_anew(told, a, b)):
                values = {mine.low, others.low}
                if not (counts.several(a, mine, values) or counts.several(b, others, values)):
                    yield a, b, mine, others
            if a in tolls and b in tolls and _count_at_one_time(told, a, b):
                for mine, others in _beside_one_toll(tolls[a], tolls[b]):
                    yield a, b, mine, others


def _telling_too(told: Told, number: int, figure: Figure) -> Iterator[int]:
    """The other places of a family that tell a figure of one of them."""
    member = told.voices[number].member
    for other in told.family_of(number):
        voice = told.voices[other]
        if other != number and any(
            each.low == figure.low
            and each.mod == figure.mod
            and one_unit(each.unit, figure.unit)
            and harm(voice.member, each) == harm(member, figure)
            for each in voice.figures
        ):
            yield other


class _Counts:
    """What each voice of each article counts."""

    def __init__(self, told: Told) -> None:
        self._voices = told.voices
        self._of: dict[tuple[str, str], list[tuple[Voice, float | None]]] = defaultdict(list)
        for voice in told.voices:
            for figure in voice.figures:
                if suffered := harm(voice.member, figure):
                    self._of[voice.telling.key, suffered].append((voice, figure.low))

    def several(self, number: int, figure: Figure, values: set[float | None]) -> bool:
        """Whether an article tells of several happenings, or parts of one.

        So it does if who tells a figure tells others of its kind, or all together tell many that
        are none of the two ``values`` in question.
        """
        voice = self._voices[number]
        alike = self._of[voice.telling.key, harm(voice.member, figure)]
        return (
            any(value != figure.low and _one_voice(voice, other) for other, value in alike)
            or len({value for _, value in alike} - values) > _OTHERS
        )


def _one_voice(one: Voice, other: Voice) -> bool:
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker
    return same_speaker(one.speaker.name, other.speaker.name)


def counted_as(voice: Voice, figure: Figure) -> str:
    """What a figure counts, and its value: all of a story that count so tell the same."""
    return f"{harm(voice.member, figure)} {figure.unit} {figure.low}"


def _counting_alike(told: Told) -> Iterator[tuple[int, int]]:
    """Places that count the same: short ones share too little else to be found alike."""
    counting: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(told.compared.places):
        for unit in {each for figure in place.figures for each in map(root, terms(figure.unit))}:
            counting[unit].append(number)
    for numbers in counting.values():
        if len(numbers) <= _COUNTING:
            yield from combinations(numbers, 2)


def _differing(told: Told, a: int, b: int) -> Iterator[tuple[Figure, Figure]]:
    """The figures of two places that are different values of one quantity of one time."""
    one, other = told.voices[a], told.voices[b]
    mine, others = one.figures, other.figures
    if one.member.field == "title" or other.member.field == "title":
        return
    if _is_provisional(one) or _is_provisional(other) or not told.by_others(one, other):
        return
    if _common(told, a, b) < _TOLD:
        return
    for figure in mine:
        for against in others:
            if (
                _incompatible(figure, against)
                and not any(same_count(figure, each) for each in others)
                and not any(same_count(against, each) for each in mine)
                and _contemporary(one, other, figure, against)
                and _one_question(one, other, figure, against)
                and harm(one.member, figure) == harm(other.member, against) != ""
                and not (_makes_up(other, against, figure) or _makes_up(one, figure, against))
            ):
                yield figure, against


def _is_lead(told: Told, number: int) -> bool:
    return told.compared.places[number].position == "lead"


def _count_at_one_time(told: Told, a: int, b: int) -> bool:
    """Whether two leads of different articles may count the same hour of one day."""
    one, other = told.voices[a], told.voices[b]
    return (
        told.apart(one, other)
        and same_day(one, other)
        and not (_is_provisional(one) or _is_provisional(other))
    )


def _beside_one_toll(
    mine: dict[str, Figure], others: dict[str, Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """Tolls that differ beside another that is the same: «four killed, five hurt», «three hurt».

    Two leads that count the same killed count at one time, whoever tells it.
    """
    common = sorted(mine.keys() & others.keys())
    if killed() not in common or not same_count(mine[killed()], others[killed()]):
        return
    if (mine[killed()].low or 0.0) >= _SEVERAL:
        for suffered in common:
            if _incompatible(mine[suffered], others[suffered]):
                yield mine[suffered], others[suffered]


def _tolls(voice: Voice) -> dict[str, Figure]:
    """The figures of a place by what befell those whom they count, if each counts its own."""
    suffered = [(harm(voice.member, figure), figure) for figure in voice.figures]
    tolls = {befell: figure for befell, figure in suffered if befell}
    return tolls if len(tolls) == sum(bool(befell) for befell, _ in suffered) else {}


def _counted_anew(told: Told, a: int, b: int) -> Iterator[tuple[Figure, Figure]]:
    """Other counts than those of victims, in two openings: «three», «four ministers return»."""
    one, other = told.voices[a], told.voices[b]
    mine, others = one.figures, other.figures
    if "body" in (told.compared.places[a].position, told.compared.places[b].position):
        return
    if one.article.outlet == other.article.outlet or not told.apart(one, other):
        return
    if _is_provisional(one) or _is_provisional(other) or not same_day(one, other):
        return
    if told.compared.likeness(a, b) < _SAME:
        return
    for figure in mine:
        for against in others:
            if (
                _incompatible(figure, against)
                and _counts_all(one, figure)
                and _counts_all(other, against)
                and max(figure.low or 0, against.low or 0)
                <= _TIMES * min(figure.low or 0, against.low or 0)
                and not any(same_count(figure, each) for each in others)
                and not any(same_count(against, each) for each in mine)
                and _one_question(one, other, figure, against)
                and not (_makes_up(other, against, figure) or _makes_up(one, figure, against))
            ):
                yield figure, against


def _counts_all(voice: Voice, figure: Figure) -> bool:
    """Whether a figure counts things or people: no victims, no measure, not «four others»."""
    rest = voice.member.text[figure.end - voice.member.start :]
    following = next((span.text for _, span in words_of(rest)), "")
    return not (
        is_measure(figure.unit)
        or harm(voice.member, figure)
        or found(following, 0, change_words().others)
    )


def _common(told: Told, a: int, b: int) -> float:
    """Share of what the shorter place tells, but for its figures, that the other tells too."""
    first, second = told.compared.places[a].roots, told.compared.places[b].roots
    counted = frozenset(each for each in first | second if each.startswith("#"))
    return max(
        told.compared.covered(a, b, without=counted), told.compared.covered(b, a, without=counted)
    )


def _is_provisional(voice: Voice) -> bool:
    """Whether a member, or the headline over it, tells a count of the time being, or of another."""
    provisional = change_words().provisional | change_words().then
    return any(found(text, 0, provisional) for text in (voice.member.text, voice.article.title))


def _incompatible(a: Figure, b: Figure) -> bool:
    """Whether two figures tell exact values of one thing that are no roundings of each other."""
    if a.mod != "exact" or b.mod != "exact" or not a.unit or not b.unit:
        return False
    if a.low != a.high or b.low != b.high or a.low is None or b.low is None:
        return False
    return not may_be_rounded(a.low, b.low) and one_unit(a.unit, b.unit)


def _makes_up(voice: Voice, part: Figure, whole: Figure) -> bool:
    """Whether a figure and one told beside it make up another: ten guards and three workers."""
    return any(
        each.field == part.field
        and each.start != part.start
        and abs(each.start - part.start) <= _NEXT
        and (each.low or 0.0) + (part.low or 0.0) == whole.low
        for each in voice.telling.reading.figures
    )


def _one_question(one: Voice, other: Voice, mine: Figure, others: Figure) -> bool:
    """Whether the same words stand next to two figures."""
    around = frozenset(map(root, near(one.member, mine)))
    around_other = frozenset(map(root, near(other.member, others)))
    fewer = min(len(around), len(around_other))
    return fewer > 0 and len(around & around_other) >= _AROUND * fewer


def _contemporary(one: Voice, other: Voice, mine: Figure, others: Figure) -> bool:
    """Whether two values were told of one time: a toll that grew since was not told wrongly."""
    days = {m.value for m in one.moments}, {m.value for m in other.moments}
    if all(days) and not days[0] & days[1]:
        return False
    if _looks_back(one, mine) or _looks_back(other, others):
        return False
    first, second = one.telling.day, other.telling.day
    if first is None or second is None:
        return False
    if first == second:
        return True
    less = (mine.low or 0.0) > (others.low or 0.0)
    return abs((first - second).days) == 1 and less == (first < second)


def _looks_back(voice: Voice, figure: Figure) -> bool:
    """Whether a date next to a figure is of another month than that of its article."""
    day = voice.telling.day
    return day is not None and any(
        moment.type == "DATE"
        and moment.value[:4].isdigit()
        and not _in_month(moment.value, day)
        and -_NEXT <= moment.start - figure.end <= _NEXT
        for moment in voice.moments
    )


def _in_month(value: str, day: date) -> bool:
    """Whether a date of TIMEX3 may lie in the month of a day: it names it, or only the year."""
    known = value[: len("2015-07")]
    return day.isoformat().startswith(known)
