"""What hangs together, by however many pairs."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest


def parts_by_hand(pairs):
    least = {number: number for pair in pairs for number in pair}
    changed = True
    while changed:
        changed = False
        for a, b in pairs:
            low = min(least[a], least[b])
            changed = changed or least[a] != low or least[b] != low
            least[a] = least[b] = low
    return least


@pytest.fixture(scope="module")
def pairs():
    chance = random.Random(7)
    numbers = chance.sample(range(1_000), 400)
    chain = list(pairwise(numbers[:60]))
    ring = [(numbers[100 + n], numbers[100 + (n + 1) % 20]) for n in range(20)]
    loose = [tuple(chance.sample(numbers[200:], 2)) for _ in range(70)]
    return [*chain, *ring, *loose]


def test_each_number_has_the_least_of_what_it_hangs_together_with(spark, pairs):
    from musnad.spark.parts import parts_of
    from musnad.spark.steps import InCache

    frame = spark.createDataFrame(pairs, "a bigint, b bigint")
    found = parts_of(frame, InCache()).collect()
    assert len(found) == len({row["article"] for row in found})
    assert {row["article"]: row["part"] for row in found} == parts_by_hand(pairs)


def test_nothing_hangs_together_where_there_are_no_pairs(spark):
    from musnad.spark.parts import parts_of
    from musnad.spark.steps import InCache

    assert parts_of(spark.createDataFrame([], "a bigint, b bigint"), InCache()).collect() == []
