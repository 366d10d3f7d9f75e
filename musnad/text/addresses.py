"""Addresses of the web and of mail, and telephone numbers: their digits count and date nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

#: Nearly all texts hold none of these, so that the pattern is not tried on them.
_SIGNS: Final = ("://", "www.", "WWW.", "@", ".com", ".net", ".org")
#: What an address is written with, and what ends the sentence around it.
_INSIDE: Final = r"\s«»“”\"<>،؛؟"
_ADDRESS: Final = re.compile(
    rf"(?:https?|ftp)://[^{_INSIDE}]*[^{_INSIDE}.,;:!?)]"
    rf"|www\.[^{_INSIDE}]*[^{_INSIDE}.,;:!?)]"
    r"|(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+"
    rf"|(?<![a-z0-9.\-])[a-z0-9.\-]{{1,100}}\.(?:com|net|org)\b(?:/[^{_INSIDE}]*)?",
    re.ASCII | re.IGNORECASE,
)
#: What joins digits to others before them.
_JOINS: Final = ("-", "–", "/", ".", ",")
#: Behind a plus sign or two zeros, and in three groups of which the second is no month.
_INTERNATIONAL: Final = re.compile(
    r"[0٠]{0,2}[1-9١-٩](?:[ \u00a0()./\-–\u200e\u200f]{0,2}\d){6,13}(?!\w)"
)
_LOCAL: Final = re.compile(r"\d{2,4}\)?[\-–]\d{3,4}[\-–]\d{3,5}(?![\w\-])")


def addresses(raw: str, digits: Iterable[int]) -> list[tuple[int, int]]:
    """Offsets (start, end) of addresses and telephone numbers in ``raw``, in order.

    ``digits`` are the offsets at which numbers in digits start, in order.
    """
    found: list[tuple[int, int]] = []
    if any(sign in raw for sign in _SIGNS):
        found += [match.span() for match in _ADDRESS.finditer(raw)]
    end = 0
    for at in digits:
        if at < end:
            continue
        before = raw[at - 1 : at]
        if before == "+" or raw.startswith(("00", "٠٠"), at) or raw[at - 2 : at] == "+ ":
            match = _INTERNATIONAL.match(raw, at)
        else:
            match = _LOCAL.match(raw, at) if before not in _JOINS else None
        if match is not None:
            end = match.end()
            found.append(match.span())
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
