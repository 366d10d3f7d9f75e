"""What changed from one version of a text to the next."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from musnad.serve.versions import Stretch, changes

_TEXTS = st.lists(st.sampled_from(["قال", "الوزير", "إن", "السد", "آمن", "\n"]), max_size=60).map(
    " ".join
)


def words_of(found: tuple[Stretch, ...], kinds: tuple[str, ...]) -> int:
    return sum(s.left_out + len(s.words.split()) for s in found if s.kind in kinds)


@given(_TEXTS, _TEXTS)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(
    before: str, after: str
) -> None:
    found = changes(before, after)
    assert found is not None
    if before.split() == after.split():
        assert found == ()
        return
    assert words_of(found, ("same", "gone")) == len(before.split())
    assert words_of(found, ("same", "come")) == len(after.split())


def test_one_word() -> None:
    assert changes("قال إن 12 أسرة", "قال إن 20 أسرة") == (
        Stretch("same", "قال إن"),
        Stretch("gone", "12"),
        Stretch("come", "20"),
        Stretch("same", "أسرة"),
    )


def test_words_far_from_a_change_are_counted() -> None:
    long = " ".join(str(n) for n in range(500))
    found = changes(f"{long} قديم", f"{long} جديد")
    assert found is not None
    assert found[0] == Stretch("same", "", 488)
    assert found[1].words.endswith("499")


def test_a_long_text_is_compared_by_lines() -> None:
    lines = [f"سطر {n} فيه كلام" for n in range(1200)]
    before, after = "\n".join(lines), "\n".join([*reversed(lines[:600]), *lines[600:]])
    found = changes(before, after)
    assert found is not None
    assert words_of(found, ("same", "come")) == len(after.split())


def test_too_much_is_told_at_once() -> None:
    started = time.process_time()
    assert (
        changes("\n".join(map(str, range(9000))), "\n".join(map(str, range(9000, 0, -1)))) is None
    )
    alternating = [" ".join(f"{n} {mark}" for n in range(740)) for mark in ("س", "ص")]
    assert changes(*alternating) is not None
    assert time.process_time() - started < 5
