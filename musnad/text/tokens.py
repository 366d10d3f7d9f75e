"""Splitting a field into tokens (words, numbers, marks, line breaks) with their offsets."""

from __future__ import annotations

import re
from itertools import accumulate

from musnad.text.folding import MARKS

#: A number with its separators, a word with the marks inside it, a run of line breaks, an
#: ellipsis, or any other single visible character. Possessive, so that no input backtracks.
_TOKEN = re.compile(
    rf"(\d+(?:[.,٫٬]\d++)++|\w[\w{MARKS}]*+|[\n\r\u2028\u2029\x0b\x0c\x85]\s*+|\.\.++|…|[^\w\s{MARKS}])"
)


def split(text: str) -> tuple[list[str], list[int]]:
    """The tokens of ``text`` and the offset at which each starts, in order."""
    # re.split leaves gaps at even and tokens at odd places; their lengths add up to the offsets,
    # all without a Python-level loop.
    parts = _TOKEN.split(text)
    offsets = list(accumulate(map(len, parts)))
    return parts[1::2], offsets[0::2][: len(parts) // 2]
