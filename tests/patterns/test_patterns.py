"""No regular expression of Musnad takes more than linear time on a text made to slow it down."""

import re
import time

import pytest
from expressions import patterns, pumped, searched

SHORT, LONG = 2_000, 32_000
#: Sixteen times the text may take sixteen times as long, its square 256; machines are noisy.
FACTOR, FEW = 80, 0.05

ALL = {(p.pattern, p.flags): (name, p) for name, p in patterns()}


@pytest.mark.inside
@pytest.mark.parametrize("name, pattern", ALL.values(), ids=[name for name, _ in ALL.values()])
def test_time_is_linear(name, pattern):
    looks = [pattern.search] if searched(name) else [pattern.match, pattern.fullmatch]
    for short, long in zip(pumped(pattern, SHORT), pumped(pattern, LONG), strict=True):
        for look in looks:
            taken = _seconds(look, long)
            if taken > FEW:
                taken = min(taken, *(_seconds(look, long) for _ in range(2)))
                least = min(_seconds(look, short) for _ in range(3))
                assert taken < FACTOR * least, f"{taken:.3f} s for {long[:40]!r}…"


def _seconds(look, text):
    # Of this process alone: another may have been served meanwhile.
    started = time.process_time()
    look(text)
    return time.process_time() - started


def test_no_group_is_repeated_possessively():
    """Python up to 3.11.4 forgets where such a group began when it fails midway."""
    repeated = re.compile(r"(?<!\\)\)[*+?}]\+")
    found = []
    for place, pattern in patterns():
        text = pattern.pattern
        if repeated.search(text if isinstance(text, str) else text.decode("latin-1")):
            found.append(place)
    assert found == []
