"""Splitting a field into tokens (words, numbers, marks, line breaks) with their offsets."""

from __future__ import annotations

import re
from itertools import accumulate

from musnad.text.folding import LOOSE_MARKS, MARKS

#: A number with its separators, a word with the marks inside it, a run of line breaks, an
#: ellipsis, or any other single visible character. Possessive, so that no input backtracks.
_TOKENS = (
    rf"\d+(?:[.,٫٬]\d++)++|\w[\w{MARKS}]*+"
    rf"|[\n\r\u2028\u2029\x0b\x0c\x85]\s*+|\.\.++|…|[^\w\s{MARKS}]"
)
#: What is no token: spaces that break no line, and marks outside a word.
_GAP = rf"[ \t\x1c-\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{LOOSE_MARKS}]*+"
_PIECE = re.compile(f"(?:{_TOKENS}){_GAP}")
_TOKEN_AND_GAP = re.compile(f"({_TOKENS}){_GAP}")
_LEADING_GAP = re.compile(_GAP)


def split(text: str) -> tuple[list[str], list[int]]:
    """The tokens of ``text``, each with the gap behind it, and the offset at which each starts."""
    # The pieces follow each other without a hole, so their lengths add up to the offsets.
    pieces = _PIECE.findall(text)
    leading = _LEADING_GAP.match(text)
    starts = list(accumulate(map(len, pieces), initial=leading.end() if leading else 0))
    starts.pop()
    return pieces, starts


def token_of(piece: str) -> str:
    """``piece`` without the gap behind its token."""
    match = _TOKEN_AND_GAP.fullmatch(piece)
    return match[1] if match else piece
