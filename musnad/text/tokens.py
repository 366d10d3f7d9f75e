"""Splitting a field into tokens (words, numbers, marks, line breaks) with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Final

from musnad.text.folding import LOOSE_MARKS, MARKS

#: Tāʾ marbūṭa ends a word: what is glued behind it begins another («القريةوأكد»).
_LAST: Final = ord("ة")


def _letter_ranges() -> Iterator[str]:
    """All letters of the basic plane, as ranges: such a set is matched faster than ``\\w``."""
    codes = (
        c for c in range(0x10000) if chr(c).isalnum() and not chr(c).isdecimal() and c != _LAST
    )
    for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
        first, *_, last = [code for _, code in run] * 2
        yield f"\\u{first:04x}-\\u{last:04x}"


#: Letters of every script, without the emoji; digits are apart, so that «و15كم» is three tokens.
_LETTERS: Final = "_" + "".join(_letter_ranges()) + "\U00010000-\U0001efff\U00020000-\U0003ffff"
#: Line breaks, and those that were left as programs write them («\\n»).
_BREAK: Final = r"[\n\r\u2028\u2029\x0b\x0c\x85]\s*+|(?>(?:\\[nr](?![A-Za-z])\s*+)+)"
_WORD: Final = (
    rf"[{_LETTERS}][{_LETTERS}{MARKS}]*+ة?+[{MARKS}]*+"
    # of two glued tāʾs each is a word
    rf"|ة[{_LETTERS}{MARKS}]*+(?:(?<!ة)ة[{MARKS}]*+)?"
)
#: A word with the marks inside it, a number with its separators, a run of line breaks, an
#: ellipsis, a mark that was left as HTML writes it, or any other single visible character.
#: Possessive, so that no input backtracks.
_TOKENS: Final = (
    rf"&(?:quot|[rl]aquo|[rl]dquo);|{_WORD}|\d++(?>(?:[.,٫٬]\d++)*)"
    rf"|{_BREAK}|\.\.++|[^{_LETTERS}ة\s{MARKS}]"
)
#: What is no token: spaces that break no line, and marks outside a word.
_GAP: Final = rf"[ \t\x1c-\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{LOOSE_MARKS}]*+"
_PIECE: Final = re.compile(f"(?:{_TOKENS}){_GAP}")
_TOKEN_AND_GAP: Final = re.compile(f"({_TOKENS}){_GAP}")
_LEADING_GAP: Final = re.compile(_GAP)


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
