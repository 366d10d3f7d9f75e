"""What changed from one version of a text to the next, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

#: So many words, or else lines, are compared: time may grow with their square, to a second.
_MOST = 1_500
#: So many words are told on each side of a change; what stays between is counted only.
_AROUND = 12
_WORDS = re.compile(r"\S+")


class Stretch(NamedTuple):
    """Words in a row that stayed, went or came; ``left_out`` tells how many that stayed are not
    told, and then there are no words."""

    kind: Literal["same", "gone", "come"]
    words: str
    left_out: int = 0


def changes(before: str, after: str) -> tuple[Stretch, ...] | None:
    """The stretches of ``after`` and what went of ``before``; None if too much is different.

    Word by word, or line by line where much changed. Differences in spaces and line breaks are
    none. Empty if nothing changed.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if old == new:
        return ()
    found = _changed(old, new)
    return _changed(_lines(before), _lines(after)) if found is None else found


def _changed(old: list[str], new: list[str]) -> tuple[Stretch, ...] | None:
    """Of words or lines."""
    head = _in_common(old, new)
    tail = _in_common(old[head:][::-1], new[head:][::-1])
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(map(len, middle)) > _MOST:
        return None
    return tuple(
        [
            *_same(new[:head], is_first=True),
            *_compared(*middle),
            *_same(new[len(new) - tail :], is_last=True),
        ]
    )


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _in_common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = zip(old, new, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new))
    )


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    # Words that are everywhere are no anchors, which bounds the time.
    matcher = SequenceMatcher(None, old, new)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield from _same(new[k:m])
            continue
        if i < j:
            yield Stretch("gone", " ".join(old[i:j]))
        if k < m:
            yield Stretch("come", " ".join(new[k:m]))


def _same(
    parts: Sequence[str], *, is_first: bool = False, is_last: bool = False
) -> Iterator[Stretch]:
    """Words that stayed: those next to a change, and how many stand between."""
    words = " ".join(parts).split()
    ahead = 0 if is_first else _AROUND
    behind = 0 if is_last else _AROUND
    if len(words) <= ahead + behind + _AROUND:
        if words:
            yield Stretch("same", " ".join(words))
        return
    if ahead:
        yield Stretch("same", " ".join(words[:ahead]))
    yield Stretch("same", "", len(words) - ahead - behind)
    if behind:
        yield Stretch("same", " ".join(words[-behind:]))
