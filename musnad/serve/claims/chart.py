"""Figures of a claim that count one thing, over time: a column a day, a height a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from musnad.quantities import Quantity, Row

#: In pixels: the drawing, what its labels need, and how far values on the scale stand apart.
WIDTH, HEIGHT = 640, 230
_LABELS, _FOOT, _HEAD, _SIDE = 116, 34, 28, 92
_APART = 22
#: How far marks stand apart, with the numbers above them, or else beside each other; and how far
#: from a mark the foot of its number stands.
_ABOVE, _BESIDE, _OVER, _UNDER = 36, 38, 15, 24


class Dot(NamedTuple):
    """Tellings of one value on one day; ``bound`` as the ledger has it, empty for the value.

    ``label`` is the height of the number above it, or below it, where one beside has the place.
    """

    x: float
    y: float
    label: float
    bound: str
    value: float
    rows: tuple[Row, ...]


class Tick(NamedTuple):
    """A value on the scale; ``y`` is its height, ``label`` where its number stands."""

    value: float
    y: float
    label: float


class Column(NamedTuple):
    """A day, at its middle."""

    day: str
    x: float


class Chart(NamedTuple):
    """Figures that count one thing; ``left`` and ``right`` are the ends of the lines of values."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    left: float
    right: float
    labels: float


def chart_of(quantity: Quantity, *, from_right: bool) -> Chart:
    """The figures of ``quantity``, the earliest at the right or at the left."""
    at: dict[tuple[str, float, str], list[Row]] = defaultdict(list)
    for row in quantity.rows:
        at[str(row["day"]), row["value"], row["bound"]].append(row)
    days = sorted({day for day, _, _ in at})
    step = (WIDTH - _LABELS - 2 * _SIDE) / max(1, len(days) - 1)
    first = _LABELS + _SIDE + (step / 2 if len(days) == 1 else 0)
    xs = {day: first + number * step for number, day in enumerate(days)}
    values = sorted({value for _, value, _ in at})
    ys = {value: _height(value, values[0], values[-1]) for value in values}
    dots: list[Dot] = []
    for (day, value, bound), told in sorted(at.items(), key=lambda each: each[0]):
        y = ys[value]
        near = [dot for dot in dots if abs(dot.y - y) < _ABOVE]
        x = _free(xs[day], [dot.x for dot in near])
        above = [dot.label < dot.y for dot in near if abs(dot.x - x) <= 2 * _BESIDE]
        label = y + _UNDER if sum(above) > len(above) / 2 else y - _OVER
        dots.append(Dot(x, y, label, bound, value, tuple(told)))

    def side(x: float) -> float:
        return WIDTH - x if from_right else x

    return Chart(
        dots=tuple(dot._replace(x=side(dot.x)) for dot in dots),
        ticks=tuple(_ticks(ys)),
        columns=tuple(Column(day, side(x)) for day, x in xs.items()),
        left=min(side(_LABELS), side(WIDTH)),
        right=max(side(_LABELS), side(WIDTH)),
        labels=side(_LABELS - 12),
    )


def _free(x: float, taken: Sequence[float]) -> float:
    """The place nearest to ``x`` beside the marks of near values, as far as there is room."""
    for number in range(len(taken) + 1):
        for place in (x + number * _BESIDE, x - number * _BESIDE):
            in_chart = _LABELS < place < WIDTH
            if in_chart and all(abs(other - place) >= _BESIDE for other in taken):
                return place
    return x


def _height(value: float, least: float, most: float) -> float:
    share = (value - least) / (most - least) if most > least else 0.5
    return round(_HEAD + (1 - share) * (HEIGHT - _FOOT - 2 * _HEAD), 1)


def _ticks(ys: Mapping[float, float]) -> Iterable[Tick]:
    """All values whose numbers have room, from the ends to the middle."""
    kept: list[float] = []
    for value in _from_the_ends(sorted(ys)):
        if all(abs(ys[value] - ys[other]) >= _APART for other in kept):
            kept.append(value)
    for value in sorted(kept):
        yield Tick(value, ys[value], ys[value] + 5)


def _from_the_ends(values: Sequence[float]) -> Iterable[float]:
    low, high = 0, len(values) - 1
    while low <= high:
        yield values[high]
        if low < high:
            yield values[low]
        low, high = low + 1, high - 1
