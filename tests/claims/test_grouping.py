"""Groups that are alike on the average, and what is alone beside them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from musnad.claims.grouping import Bounds, Scored, also_in, average_link, join_alone, singly

LINK = Bounds(pair=0.5, mean=0.0, apart=-1.5)
ALONE = Bounds(pair=0.0, mean=-0.1, apart=-1.5)


def joined(groups: list[list[int]], scores: list[Scored]) -> list[list[int]]:
    return sorted(sorted(group) for group in join_alone(groups, scores, ALONE))


def test_what_is_alone_joins_the_group_of_the_two_that_it_is_most_like() -> None:
    groups = [[0, 1, 2], [3, 4], [5]]
    scores = [(0, 5, 1.5), (1, 5, 0.5), (3, 5, 2.0), (4, 5, -1.0)]
    assert joined(groups, scores) == [[0, 1, 2, 5], [3, 4]]


def test_one_alone_is_not_enough() -> None:
    assert joined([[0, 1], [2]], [(0, 2, 1.0)]) == [[0, 1], [2]]
    assert joined([[0, 1], [2]], [(0, 2, 2.0)]) == [[0, 1, 2]]
    assert joined([[0, 1], [2]], [(0, 2, -0.01), (1, 2, -0.01)]) == [[0, 1], [2]]


def test_two_that_are_alone_do_not_join_each_other_nor_draw_others() -> None:
    assert joined([[0], [1]], [(0, 1, 9.0)]) == [[0], [1]]
    scores = [(0, 2, 1.0), (1, 2, 1.0), (2, 3, 1.0), (1, 3, -1.4)]
    assert joined([[0, 1], [2], [3]], scores) == [[0, 1, 2], [3]]


def test_no_pair_counts_more_than_the_most_on_the_average() -> None:
    scores = [(0, 1, 3.0), (1, 2, 3.0), (0, 2, -1.0)]
    alike = average_link(scores, singly(3), Bounds(pair=0.5, mean=0.0, apart=-1.5))
    assert [sorted(group) for group, _ in alike] == [[0, 1, 2]]
    less = average_link(scores, singly(3), Bounds(pair=0.5, mean=0.0, apart=-1.5, most=0.8))
    assert sorted(sorted(group) for group, _ in less) == [[0, 1], [2]]


def test_what_is_like_both_of_two_groups_makes_them_none() -> None:
    scores = [(0, 1, 3.0), (1, 2, 2.0)]
    joined = average_link(scores, singly(3), Bounds(pair=0.5, mean=-1.0, apart=-1.5, alike=0.5))
    assert [sorted(group) for group, _ in joined] == [[0, 1, 2]]
    parted = average_link(scores, singly(3), Bounds(pair=0.5, mean=-1.0, apart=-1.5, alike=0.6))
    assert sorted(sorted(group) for group, _ in parted) == [[0, 1], [2]]


TOO = Bounds(pair=0.5, mean=0.0, apart=-1.5)


def test_what_is_like_all_of_another_group_belongs_to_that_too() -> None:
    groups = [[0, 1, 2], [3, 4], [5]]
    scores = [(2, 3, 1.0), (2, 4, 0.4), (3, 5, 2.0)]
    assert also_in(groups, scores, TOO) == [[], [(3, 2, 1.0), (3, 5, 2.0)], []]
    # Not sure of any, and not alike on the average.
    assert also_in(groups, [(2, 3, 0.4), (2, 4, 0.4)], TOO) == [[], [], []]
    assert also_in(groups, [(2, 3, 9.0)], TOO._replace(most=1.0)) == [[], [], []]


PAIRS = list(combinations(range(7), 2))


@given(
    st.lists(
        st.sampled_from([-1.0, -0.2, 0.3, 0.8, 2.0]), min_size=len(PAIRS), max_size=len(PAIRS)
    ),
    st.permutations(PAIRS),
)
def test_the_order_of_the_scores_changes_nothing_and_nothing_is_lost(
    values: list[float], order: list[tuple[int, int]]
) -> None:
    score = dict(zip(PAIRS, values, strict=True))

    def grouped(pairs: list[tuple[int, int]]) -> list[list[int]]:
        scores = [(a, b, score[a, b]) for a, b in pairs]
        linked = [group for group, _ in average_link(scores, singly(7), LINK)]
        return joined(linked, scores)

    found = grouped(PAIRS)
    assert found == grouped(order)
    assert sorted(number for group in found for number in group) == list(range(7))
    scores = [(a, b, score[a, b]) for a, b in order]
    assert also_in(found, scores, TOO) == also_in(found, scores[::-1], TOO)
