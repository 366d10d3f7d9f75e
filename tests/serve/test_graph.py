"""Where the boxes and lines of a drawn way stand."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from musnad.serve.claims.graph import Box, Drawing, Placed, lay_out

KEYS = st.integers(0, 11).map(lambda number: f"n{number}")
BOXES = st.lists(
    st.builds(
        Box,
        KEYS,
        st.integers(0, 4),
        st.text("اب ", max_size=120),
        st.lists(st.text("اب ", max_size=60), max_size=3).map(tuple),
        st.integers(0, 5),
    ),
    unique_by=lambda box: box.key,
    max_size=12,
)
EDGES = st.lists(st.tuples(KEYS, KEYS), max_size=20)


def overlap(a: Placed, b: Placed) -> bool:
    return (
        a.x < b.x + b.width
        and b.x < a.x + a.width
        and a.y < b.y + b.height
        and b.y < a.y + a.height
    )


def drawn(boxes: list[Box], edges: list[tuple[str, str]], *, from_right: bool = False) -> Drawing:
    return lay_out(boxes, edges, room=1100, from_right=from_right)


@given(BOXES, EDGES, st.booleans())
def test_boxes_do_not_overlap_and_all_is_within(
    boxes: list[Box], edges: list[tuple[str, str]], from_right: bool
) -> None:
    drawing = drawn(boxes, edges, from_right=from_right)
    assert [box.key for box in drawing.boxes] == [box.key for box in boxes]
    for a, b in combinations(drawing.boxes, 2):
        assert not overlap(a, b)
    for box in drawing.boxes:
        assert box.x >= 0 and box.x + box.width <= drawing.width
        assert box.y >= 0 and box.y + box.height <= drawing.height
    for line in drawing.lines:
        for x, y in line.points:
            assert 0 <= x <= drawing.width and 0 <= y <= drawing.height


@given(BOXES, EDGES)
def test_lines_go_along_the_axes_and_through_no_box(
    boxes: list[Box], edges: list[tuple[str, str]]
) -> None:
    drawing = drawn(boxes, edges)
    for line in drawing.lines:
        for (x, y), (to_x, to_y) in pairwise(line.points):
            assert x == to_x or y == to_y
            for box in drawing.boxes:
                crosses_x = max(min(x, to_x), box.x) < min(max(x, to_x), box.x + box.width)
                crosses_y = max(min(y, to_y), box.y) < min(max(y, to_y), box.y + box.height)
                within_x = box.x < x < box.x + box.width or crosses_x
                within_y = box.y < y < box.y + box.height or crosses_y
                assert not (within_x and within_y), (line, box)


@given(BOXES, EDGES)
def test_each_edge_is_drawn_once_from_side_to_side(
    boxes: list[Box], edges: list[tuple[str, str]]
) -> None:
    drawing = drawn(boxes, edges)
    placed = {box.key: box for box in drawing.boxes}
    known = {(a, b) for a, b in edges if a != b and a in placed and b in placed}
    assert {(line.source, line.target) for line in drawing.lines} == known
    assert len(drawing.lines) == len(known)
    for line in drawing.lines:
        a, b = placed[line.source], placed[line.target]
        assert line.points[0][0] == a.x + a.width
        assert line.points[-1][0] == b.x


@given(BOXES, EDGES)
def test_groups_follow_one_another(boxes: list[Box], edges: list[tuple[str, str]]) -> None:
    placed = {box.key: box.x for box in drawn(boxes, edges).boxes}
    for a, b in combinations(boxes, 2):
        if a.group < b.group:
            assert placed[a.key] < placed[b.key]


@given(BOXES, EDGES)
def test_from_the_right_is_the_mirror_and_all_is_the_same_again(
    boxes: list[Box], edges: list[tuple[str, str]]
) -> None:
    drawing = drawn(boxes, edges)
    mirrored = drawn(boxes, edges, from_right=True)
    assert drawn(boxes, edges) == drawing
    assert [drawing.width - box.x - box.width for box in drawing.boxes] == [
        box.x for box in mirrored.boxes
    ]


def test_a_way_runs_in_one_row_and_its_second_branch_below() -> None:
    boxes = [Box("speaker", 0), Box("agency", 1), Box("first", 2), Box("copy", 3), Box("other", 3)]
    edges = [("speaker", "agency"), ("agency", "first"), ("first", "copy"), ("first", "other")]
    placed = {box.key: box for box in drawn(boxes, edges).boxes}
    assert len({placed[key].y for key in ("speaker", "agency", "first", "copy")}) == 1
    assert placed["other"].y > placed["copy"].y
    assert placed["other"].x == placed["copy"].x


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn([], [("a", "b")]) == Drawing(0, 0, (), (), ())
