"""Where the boxes and lines of a drawn way stand: columns along time, a row a branch.

Boxes have groups (who said it, who passed it on, then the days), which follow one another; within
a group, what hangs on another box of it stands in a later column. Each box has the row of its
first branch, and its branches own the rows below; so lines run where no box stands. A box that
hangs on several has its other lines between the rows. Lengths are pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

#: Between columns: first where lines go up and down, then where signs stand.
GUTTER: Final = 62
_TRUNK, _LANES, _LANE = 7, 4, 3
#: Between rows, and above the first one.
_GAP: Final = 18
HEAD: Final = 40
#: Columns are as wide as there is room for, within these.
_NARROWEST, _WIDEST = 140, 250
#: How far below its top a box has its lines.
PORT: Final = 20
#: A line of a name, of notes, what stands around them, and a letter of each.
_LINE, _NOTE, _AROUND, _LETTER, _SMALL = 26, 22, 13, 7.8, 6.0
_MOST_LINES: Final = 4
#: The side of a sign's square, and how far it stands from its box.
SIGN: Final = 26
SIGN_AWAY: Final = 14


class Box(NamedTuple):
    """What is to be drawn: a name, notes below it, and so many signs on its line."""

    key: str
    group: int
    name: str = ""
    notes: tuple[str, ...] = ()
    signs: int = 0


class Placed(NamedTuple):
    """A box in its place; ``x`` is its left side, whatever it is drawn from."""

    key: str
    x: float
    y: float
    width: float
    height: float


class Line(NamedTuple):
    """A line from one box to another, with its corners; it goes along the axes."""

    source: str
    target: str
    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """The line as SVG draws it, its corners rounded."""
        return _rounded(self.points)


class Heading(NamedTuple):
    """The columns of a group."""

    group: int
    x: float
    width: float


class Drawing(NamedTuple):
    """A whole way: all its boxes and lines stand within ``width`` and ``height``."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]


def lay_out(
    boxes: Sequence[Box], edges: Iterable[tuple[str, str]], *, room: float, from_right: bool
) -> Drawing:
    """A drawing of ``boxes``, the earliest at the right or at the left.

    It is as wide as ``room`` lets it be, and wider where its columns need it. ``edges`` are pairs
    of keys; those of unknown boxes are left out.
    """
    drawing = _Plan(boxes, edges).drawn(room)
    return _mirrored(drawing) if from_right else drawing


class _Plan:
    def __init__(self, boxes: Sequence[Box], edges: Iterable[tuple[str, str]]) -> None:
        self._boxes = {box.key: box for box in boxes}
        self._edges = [
            (source, target)
            for source, target in dict.fromkeys(edges)
            if source != target and source in self._boxes and target in self._boxes
        ]
        self._forward = self._without_circles()
        self._column = self._columns()
        self._parent = self._parents()
        self._row = self._rows()

    def drawn(self, room: float) -> Drawing:
        if not self._boxes:
            return Drawing(0, 0, (), (), ())
        columns = 1 + max(self._column.values())
        lead = GUTTER if self._needs_lead() else 0
        last = columns - 1
        tail = GUTTER if any(self._column[source] == last for source, _ in self._edges) else 0
        width = (room - lead - tail - last * GUTTER) / columns
        width = float(round(min(_WIDEST, max(_NARROWEST, width))))
        lefts = [lead + column * (width + GUTTER) for column in range(columns)]
        heights = {key: _height(box, width) for key, box in self._boxes.items()}
        tops, height = self._tops(heights)
        placed = {
            key: Placed(key, lefts[self._column[key]], tops[self._row[key]], width, heights[key])
            for key in self._boxes
        }
        return Drawing(
            width=lefts[-1] + width + tail,
            height=height,
            boxes=tuple(placed.values()),
            lines=tuple(self._lines(placed)),
            headings=tuple(self._headings(lefts, width)),
        )

    def _without_circles(self) -> dict[str, list[str]]:
        """The edges that lead on: not back to an earlier group, nor to what they come from."""
        under: dict[str, list[str]] = {key: [] for key in self._boxes}
        for source, target in self._edges:
            if self._boxes[source].group <= self._boxes[target].group:
                under[source].append(target)
        kept: dict[str, list[str]] = {key: [] for key in self._boxes}
        above: set[str] = set()
        done: set[str] = set()
        for begin in self._boxes:
            if begin in done:
                continue
            above.add(begin)
            way = [(begin, iter(under[begin]))]
            while way:
                key, rest = way[-1]
                for target in rest:
                    if target in above:
                        continue
                    kept[key].append(target)
                    if target not in done:
                        above.add(target)
                        way.append((target, iter(under[target])))
                        break
                else:
                    above.discard(key)
                    done.add(key)
                    way.pop()
        return kept

    def _columns(self) -> dict[str, int]:
        depth = dict.fromkeys(self._boxes, 0)
        for source in self._in_order():
            for target in self._forward[source]:
                if self._boxes[source].group == self._boxes[target].group:
                    depth[target] = max(depth[target], depth[source] + 1)
        taken = sorted({(box.group, depth[key]) for key, box in self._boxes.items()})
        number = {place: column for column, place in enumerate(taken)}
        return {key: number[box.group, depth[key]] for key, box in self._boxes.items()}

    def _in_order(self) -> list[str]:
        """The boxes, each after all that it hangs on."""
        waiting = dict.fromkeys(self._boxes, 0)
        for targets in self._forward.values():
            for target in targets:
                waiting[target] += 1
        order = [key for key, count in waiting.items() if not count]
        for key in order:
            for target in self._forward[key]:
                waiting[target] -= 1
                if not waiting[target]:
                    order.append(target)
        return order

    def _parents(self) -> dict[str, str]:
        """Of what each box hangs on, the nearest, on whose branch it stands."""
        parent: dict[str, str] = {}
        for source in self._boxes:
            for target in self._forward[source]:
                old = parent.get(target)
                if old is None or self._column[old] < self._column[source]:
                    parent[target] = source
        return parent

    def _rows(self) -> dict[str, int]:
        below: dict[str, list[str]] = defaultdict(list)
        for key in self._boxes:
            if key in self._parent:
                below[self._parent[key]].append(key)
        for keys in below.values():
            keys.sort(key=lambda key: self._column[key])
        row: dict[str, int] = {}
        free = 0
        stack = [(key, True) for key in reversed(self._boxes) if key not in self._parent]
        while stack:
            key, is_new = stack.pop()
            # The first branch goes on in the row of the box that it hangs on.
            row[key] = free if is_new else row[self._parent[key]]
            free = max(free, row[key] + (0 if below[key] else 1))
            first, *others = below[key] or [""]
            stack += [(other, True) for other in reversed(others)]
            if first:
                stack.append((first, False))
        return row

    def _needs_lead(self) -> bool:
        signed = any(box.signs and not self._column[key] for key, box in self._boxes.items())
        return signed or any(not self._column[target] for _, target in self._edges)

    def _tops(self, heights: dict[str, float]) -> tuple[list[float], float]:
        tallest: dict[int, float] = defaultdict(float)
        for key, row in self._row.items():
            tallest[row] = max(tallest[row], heights[key])
        tops, top = [], float(HEAD + _GAP)
        for row in range(len(tallest)):
            tops.append(top)
            top += tallest[row] + _GAP
        return tops, top

    def _lines(self, placed: dict[str, Placed]) -> Iterable[Line]:
        other = 0
        for source, target in self._edges:
            a, b = placed[source], placed[target]
            start, end = (a.x + a.width, a.y + PORT), (b.x, b.y + PORT)
            if self._parent.get(target) == source:
                turn = start[0] + _TRUNK
                corners = [start, (turn, start[1]), (turn, end[1]), end]
            else:
                aside = _TRUNK + _LANE * (1 + other % _LANES)
                lane = b.y - _GAP / 2 + other % _LANES * 2 - 3
                away, back = start[0] + aside, end[0] - GUTTER + aside
                corners = [start, (away, start[1]), (away, lane), (back, lane), (back, end[1]), end]
                other += 1
            yield Line(source, target, _straight(corners))

    def _headings(self, lefts: Sequence[float], width: float) -> Iterable[Heading]:
        columns: dict[int, list[int]] = defaultdict(list)
        for key, box in self._boxes.items():
            columns[box.group].append(self._column[key])
        for group, own in sorted(columns.items()):
            first, last = min(own), max(own)
            yield Heading(group, lefts[first], lefts[last] + width - lefts[first])


def _height(box: Box, width: float) -> float:
    inner = width - 2 * _AROUND
    lines = min(_MOST_LINES, _lines_of(box.name.split(), _LETTER, inner))
    # Each stands with a mark before it.
    notes = _lines_of([f"• {note} " for note in box.notes], _SMALL, inner) if box.notes else 0
    return float(max(_AROUND + lines * _LINE + notes * _NOTE, PORT + SIGN * (box.signs - 0.5)))


def _lines_of(words: Iterable[str], letter: float, room: float) -> int:
    """How many lines ``words`` take, of which each is kept whole where it can be."""
    lines, at = 1, 0.0
    for word in words:
        width = len(word) * letter
        if at and at + width > room:
            lines, at = lines + 1, 0.0
        lines += int(width // room)
        at += width % room + letter / 2
    return lines


def _straight(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Without corners that are none."""
    kept: list[tuple[float, float]] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _rounded(points: Sequence[tuple[float, float]], radius: float = 7) -> str:
    parts = [f"M{_xy(points[0])}"]
    for (before, corner), (_, after) in pairwise(pairwise(points)):
        parts.append(f"L{_xy(_towards(corner, before, radius))}")
        parts.append(f"Q{_xy(corner)} {_xy(_towards(corner, after, radius))}")
    return " ".join([*parts, f"L{_xy(points[-1])}"])


def _towards(
    here: tuple[float, float], there: tuple[float, float], length: float
) -> tuple[float, float]:
    """The point so far from ``here``, half the way at most."""
    x, y = there[0] - here[0], there[1] - here[1]
    share = min(0.5, length / max(abs(x) + abs(y), 1e-9))
    return here[0] + x * share, here[1] + y * share


def _xy(point: tuple[float, float]) -> str:
    return f"{point[0]:g} {point[1]:g}"


def _mirrored(drawing: Drawing) -> Drawing:
    width = drawing.width
    return drawing._replace(
        boxes=tuple(box._replace(x=width - box.x - box.width) for box in drawing.boxes),
        lines=tuple(
            line._replace(points=tuple((width - x, y) for x, y in line.points))
            for line in drawing.lines
        ),
        headings=tuple(each._replace(x=width - each.x - each.width) for each in drawing.headings),
    )
