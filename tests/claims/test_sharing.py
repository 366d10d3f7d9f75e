"""What things share, summed up for whole tables: the same as adding one by one."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.claims import sharing
from musnad.claims.sharing import Rows, sums

#: Of each thing, the numbers that it has with their weights, in any order.
TABLES = st.lists(st.dictionaries(st.integers(0, 9), st.floats(0.1, 3.0), max_size=6), max_size=8)
Table = list[dict[int, float]]


def rows(table: Table) -> Rows:
    flat = [(n, thing, weight) for thing, has in enumerate(table) for n, weight in has.items()]
    return Rows(
        np.array([n for n, _, _ in flat], np.int64),
        np.array([thing for _, thing, _ in flat], np.int64),
        np.array([weight for _, _, weight in flat], np.float64),
    )


def one_by_one(table: Table, others: Table) -> dict[tuple[int, int], float]:
    added: dict[tuple[int, int], float] = defaultdict(float)
    for thing, has in enumerate(table):
        for number, weight in has.items():
            for other, theirs in enumerate(others):
                if number in theirs:
                    added[thing, other] += weight * theirs[number]
    return added


@pytest.mark.parametrize("held", [1, 5, 1 << 20])
@given(table=TABLES, others=TABLES)
def test_sums_are_to_the_last_digit_those_of_adding_one_by_one(
    held: int, table: Table, others: Table
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "_SUMS", held)
        found = [
            pair
            for some in sums(rows(table), len(table), rows(others).by_number(), len(others))
            for pair in zip(*(column.tolist() for column in some), strict=True)
        ]
    assert {(thing, other): weight for thing, other, weight in found} == one_by_one(table, others)
    assert found == sorted(found)
