"""How many records go together, and that a fault of one is told and costs no other."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.batches import attempted, batches


@given(st.lists(st.integers(0, 50)), st.integers(1, 5), st.integers(1, 100))
def test_batches_are_the_items_in_order_and_full_but_for_the_last(sizes, most, size):
    found = list(batches(sizes, lambda item: item, most=most, size=size))
    assert [item for batch in found for item in batch] == sizes
    for batch in found:
        assert 0 < len(batch) <= most
        assert sum(batch[:-1]) < size
    for batch in found[:-1]:
        assert len(batch) == most or sum(batch) >= size


def test_what_work_gives_is_given():
    assert attempted(lambda: [1], 5) == [1]


def test_a_fault_is_told():
    told = attempted(lambda: int("نص"), 5)
    assert str(told).startswith("internal error: ValueError: invalid literal")


def test_what_takes_too_long_is_told():
    def work():
        ends = time.monotonic() + 10
        while time.monotonic() < ends:
            pass

    assert attempted(work, 0.05) == "it took longer than 0.05 seconds to read"


def test_the_user_is_still_obeyed():
    def work():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempted(work, 5)
