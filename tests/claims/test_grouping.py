"""Groups that are alike on the average, and what is alone beside them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from musnad.claims.grouping import Scored, average_link, join_alone

LINK = {"pair": 0.5, "mean": 0.0, "apart": -1.5}
ALONE = {"pair": 0.0, "mean": -0.1, "apart": -1.5}


def joined(groups: list[list[int]], scores: list[Scored]) -> list[list[int]]:
    return sorted(sorted(group) for group in join_alone(groups, scores, **ALONE))


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
        linked = [group for group, _ in average_link(scores, 7, **LINK)]
        return joined(linked, scores)

    found = grouped(PAIRS)
    assert found == grouped(order)
    assert sorted(number for group in found for number in group) == list(range(7))
