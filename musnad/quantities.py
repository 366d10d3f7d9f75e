"""What the figures of a claim count: those that count one thing may be drawn on one axis."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from babel.numbers import get_currency_name

from musnad.article import Figure
from musnad.claims.comparing import one_unit
from musnad.claims.model import Member, Words
from musnad.claims.nearby import harm
from musnad.ledger.claims_held import ClaimHeld, DisputeHeld, MemberHeld, SideHeld
from musnad.messages import Language, message, translate
from musnad.terminal.values import amount_words

#: A row of ``Ledger.figures_of_claim``.
Row = Mapping[str, Any]
#: Where a figure stands: its article, its field and its start there.
_At = tuple[int, str, int]
#: What came to those whom a figure counts, and a unit; one of them is empty.
_Thing = tuple[str, str]

_CURRENCY = re.compile("[A-Z]{3}")
#: Before the next one of several things: «three workers (killed), and nine injured».
_AND = " و"
#: So many units of one quantity are named, and so many values of one that is not drawn.
_NAMED, _TOLD = 3, 4
#: What came to whom, as the lexicon calls it, for the eye.
BEFELL = {
    "قتل": message("killed"),
    "أصيب": message("injured"),
    "اعتقل": message("arrested"),
    "خطف": message("abducted"),
    "مفقود": message("missing"),
    "نزح": message("displaced"),
}


class Quantity(NamedTuple):
    """Figures of a claim that count one thing, the earliest first.

    ``befell`` is what came to those whom they count, as the lexicon calls it, or empty. ``units``
    are the most told first. ``is_open`` where a figure changed on the way, or is in dispute.
    """

    befell: str
    units: tuple[str, ...]
    rows: tuple[Row, ...]
    is_open: bool

    @property
    def varies(self) -> bool:
        """Whether there are several values, or bounds, of it."""
        return len({(row["value"], row["bound"]) for row in self.rows}) > 1

    def name(self, language: Language) -> str:
        """What is counted: what befell whom, or in which unit; a message, or an article's words."""
        # The nouns are an article's, so is the comma between them.
        units = "، ".join(_unit(unit, language) for unit in self.units[:_NAMED])
        if len(self.units) > _NAMED:
            units += " …"
        befell = BEFELL.get(self.befell, self.befell)
        if befell and units:
            return message("{befell} ({units})", befell=befell, units=units)
        return befell or units or message("without a unit")

    def values(self, language: Language) -> list[str]:
        """Its values in words, each once; of many the least."""
        values = sorted({row["value"] for row in self.rows})
        told = [amount_words(value, "", "", language) for value in values[:_TOLD]]
        return [*told, "…"] if len(values) > _TOLD else told


class Figures(NamedTuple):
    """What is to be drawn of a claim's figures, and what is not.

    ``unseen`` are the words of changed figures that no chart has: an hour, an age, «a number of».
    """

    drawn: tuple[Quantity, ...]
    others: tuple[Quantity, ...]
    unseen: tuple[str, ...]


def figures_of(claim: ClaimHeld, rows: Iterable[Row]) -> Figures:
    """What ``rows`` of ``Ledger.figures_of_claim`` count.

    Drawn is what changed or is in dispute; where nothing did, what is told most. What has one
    value alone is never drawn.
    """
    quantities = _quantities(claim, rows)
    varying = [each for each in quantities if each.varies]
    drawn = [each for each in varying if each.is_open] or varying[:1]
    seen = {_at(row) for each in drawn for row in each.rows}
    unseen = dict.fromkeys(
        words.text for change in _changes(claim) for at, words in change if at not in seen
    )
    others = [each for each in quantities if each not in drawn]
    return Figures(tuple(drawn), tuple(others), tuple(unseen))


def _quantities(claim: ClaimHeld, rows: Iterable[Row]) -> list[Quantity]:
    """First what changed or is in dispute, then what is told most."""
    told = list(rows)
    things = _things(claim, told)
    changed = {things[at] for change in _changes(claim) for at, _ in change if at in things}
    open_ = changed.union(_disputed(claim.disputes, told, things))
    of: dict[_Thing, list[Row]] = defaultdict(list)
    for row in told:
        of[things[_at(row)]].append(row)
    found = [Quantity(key[0], _units(own), tuple(own), key in open_) for key, own in of.items()]
    return sorted(found, key=lambda each: (not each.is_open, -len(each.rows)))


def _things(claim: ClaimHeld, rows: Iterable[Row]) -> dict[_At, _Thing]:
    """What each figure counts; what changed into each other is one thing."""
    befell = _Befell(claim)
    units: list[str] = []
    things: dict[_At, _Thing] = {}
    for row in rows:
        harmed = befell.those_of(row)
        things[_at(row)] = (harmed, "" if harmed else _known(row["unit"], units))
    for change in _changes(claim):
        both = sorted({things[at] for at, _ in change if at in things})
        if len(both) > 1:
            gone, kept = both
            things = {at: kept if own == gone else own for at, own in things.items()}
    return things


def _changes(claim: ClaimHeld) -> Iterator[tuple[tuple[_At, Words], ...]]:
    """Of each figure that changed, where it stands before and after, with its words."""
    for change in claim.mutations:
        if change.kind == "figure":
            sides = ((change.source, change.before), (change.target, change.after))
            yield tuple(
                ((claim.members[number].article.article, words.field, words.start), words)
                for number, words in sides
                if words
            )


def _disputed(
    disputes: Iterable[DisputeHeld], rows: Sequence[Row], things: Mapping[_At, _Thing]
) -> Iterator[_Thing]:
    """What both sides of a dispute count, with no value in common."""
    for dispute in disputes:
        if dispute.kind == "figure":
            one, other = (_values(side, rows, things) for side in dispute.sides)
            for key in one.keys() & other.keys():
                if one[key].isdisjoint(other[key]):
                    yield key


def _values(
    side: SideHeld, rows: Iterable[Row], things: Mapping[_At, _Thing]
) -> dict[_Thing, set[float]]:
    """The values that a side of a dispute tells, by what they count."""
    values: dict[_Thing, set[float]] = defaultdict(set)
    for row in rows:
        if any(_holds(member, row) for member in side.members):
            values[things[_at(row)]].add(row["value"])
    return values


class _Befell:
    """What came to those whom figures count, by the places of a claim and of its disputes."""

    def __init__(self, claim: ClaimHeld) -> None:
        self._members: dict[tuple[int, str], list[MemberHeld]] = defaultdict(list)
        sides = (side for dispute in claim.disputes for side in dispute.sides)
        for member in (*claim.members, *chain.from_iterable(side.members for side in sides)):
            self._members[member.article.article, member.field].append(member)

    def those_of(self, row: Row) -> str:
        """What came to those of a figure, in the words of a place that tells it; or empty."""
        figure = Figure(
            field=row["field"],
            start=row["start"],
            end=row["end"],
            text=row["text"],
            low=None,
            high=None,
            mod="exact",
            unit=row["unit"],
        )
        told = (
            harm(_up_to_next(member, figure), figure)
            for member in self._members[row["article"], row["field"]]
            if _holds(member, row)
        )
        return next(filter(None, told), "")


def _at(row: Row) -> _At:
    return (row["article"], row["field"], row["start"])


def _holds(member: MemberHeld, row: Row) -> bool:
    return (
        (member.article.article, member.field) == (row["article"], row["field"])
        and member.start <= row["start"]
        and row["end"] <= member.end
    )


def _up_to_next(held: MemberHeld, figure: Figure) -> Member:
    """A place, but not what stands behind a figure of the next one."""
    behind = held.text[figure.end - held.start :].partition(_AND)[0]
    end = figure.end + len(behind)
    text = held.text[: end - held.start]
    return Member(article="", field=figure.field, start=held.start, end=end, text=text)


def _known(unit: str, units: list[str]) -> str:
    """The one of ``units`` that is the same thing, or ``unit``, which is then known too."""
    for each in units:
        if one_unit(each, unit):
            return each
    units.append(unit)
    return unit


def _units(rows: Iterable[Row]) -> tuple[str, ...]:
    told = Counter(row["unit"] for row in rows if row["unit"])
    return tuple(unit for unit, _ in told.most_common())


def _unit(unit: str, language: Language) -> str:
    if unit == "%":
        return translate(message("per cent"), language)
    # CLDR has one form of an Arabic currency for all numbers, as price lists have.
    return get_currency_name(unit, 100, locale=language) if _CURRENCY.fullmatch(unit) else unit
