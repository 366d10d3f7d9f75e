"""Splitting a field into tokens (words, numbers, marks, line breaks) with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, groupby

from musnad.text.folding import MARKS


def _letter_ranges() -> Iterator[str]:
    """All letters of the basic plane, as ranges: such a set is matched faster than ``\\w``."""
    codes = (c for c in range(0x10000) if chr(c).isalnum() and not chr(c).isdecimal())
    for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
        first, *_, last = [code for _, code in run] * 2
        yield f"\\u{first:04x}-\\u{last:04x}"


#: Letters of every script, without the emoji; digits are apart, so that «و15كم» is three tokens.
_LETTERS = "_" + "".join(_letter_ranges()) + "\U00010000-\U0001efff\U00020000-\U0003ffff"
#: A word with the marks inside it, a number with its separators, a run of line breaks, an
#: ellipsis, or any other single visible character. Possessive, so that no input backtracks.
_TOKEN = re.compile(
    rf"([{_LETTERS}][{_LETTERS}{MARKS}]*+|\d++(?:[.,٫٬]\d++)*+"
    rf"|[\n\r\u2028\u2029\x0b\x0c\x85]\s*+|\.\.++|[^{_LETTERS}\s{MARKS}])"
)


def split(text: str) -> tuple[list[str], list[int]]:
    """The tokens of ``text`` and the offset at which each starts, in order."""
    # re.split leaves gaps at even and tokens at odd places; their lengths add up to the offsets,
    # all without a Python-level loop.
    parts = _TOKEN.split(text)
    offsets = list(accumulate(map(len, parts)))
    return parts[1::2], offsets[0::2][: len(parts) // 2]
