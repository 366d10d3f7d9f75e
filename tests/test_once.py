"""Properties that are computed once."""

from __future__ import annotations

from musnad.once import once


class _Counting:
    def __init__(self, start: int) -> None:
        self.asked = start

    @once
    def value(self) -> int:
        """What was asked for."""
        self.asked += 1
        return self.asked


def test_a_value_is_computed_at_the_first_look_and_kept() -> None:
    counting = _Counting(1)
    assert counting.asked == 1
    assert (counting.value, counting.value, counting.asked) == (2, 2, 2)


def test_each_owner_has_a_value_of_its_own() -> None:
    one, other = _Counting(1), _Counting(5)
    assert (one.value, other.value) == (2, 6)
