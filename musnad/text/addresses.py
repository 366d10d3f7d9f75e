"""Addresses of the web and of mail, and telephone numbers: their digits count and date nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

#: Nearly all texts hold none of these, so that the patterns are not tried on them.
_ADDRESSED = ("://", "www.", "WWW.", "@", ".com", ".net", ".org")
_DIALLED = ("-", "–", "+", "00", "٠٠")
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s«»“”\"<>]+"
    r"|www\.[^\s«»“”\"<>]+"
    r"|(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+"
    r"|(?<![a-z0-9.\-])[a-z0-9.\-]{1,100}\.(?:com|net|org)\b(?:/[^\s«»“”\"<>]*)?",
    re.ASCII | re.IGNORECASE,
)
#: With the code of a country, or in three groups of which the second is no month.
_TELEPHONE = re.compile(
    r"(?<![\w.,/])(?:\+\s?|00|٠٠)[1-9١-٩](?:[ \u00a0()./\-–\u200e\u200f]{0,2}\d){6,13}(?!\w)"
    r"|(?<![\w.,/\-])\(?\d{2,4}\)?[\-–]\d{3,4}[\-–]\d{3,5}(?![\w\-])"
)


def addresses(raw: str) -> list[tuple[int, int]]:
    """Offsets (start, end) of the addresses and telephone numbers of ``raw``, in order."""
    found: list[tuple[int, int]] = []
    if any(sign in raw for sign in _ADDRESSED):
        found += [match.span() for match in _ADDRESS.finditer(raw)]
    if any(sign in raw for sign in _DIALLED):
        found += [match.span() for match in _TELEPHONE.finditer(raw)]
    return sorted(found)


def outside(
    tokens: Sequence[int], starts: Sequence[int], spans: Sequence[tuple[int, int]]
) -> list[int]:
    """Those of ``tokens``, each at its offset in ``starts``, that begin in none of ``spans``."""
    firsts = [start for start, _ in spans]
    return [
        token
        for token in tokens
        if not (at := bisect_right(firsts, starts[token])) or spans[at - 1][1] <= starts[token]
    ]
