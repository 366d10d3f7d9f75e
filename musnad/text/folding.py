"""Folding: spelling variants of one Arabic word made equal, for matching only.

Folded text is never quoted: spans always point into the field as given. Words are folded one by
one, so the way back to the given offsets is the word's own start plus :func:`raw_length`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: Marks that stand inside a word without being letters of it: diacritics, Quranic signs, tatweel,
#: zero-width and bidirectional controls, the soft hyphen and the byte-order mark.
LOOSE_MARKS: Final = (
    "\u0610-\u061a\u061c\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
#: Those of them that cannot be seen.
CONTROLS: Final = "\u00ad\u061c\ufeff" + "".join(
    chr(code)
    for span in ((0x200B, 0x2010), (0x202A, 0x202F), (0x2060, 0x206A))
    for code in range(*span)
)
#: With those that count as letters, so that a word can begin with them.
MARKS: Final = LOOSE_MARKS + "\u0640\u06e5\u06e6"
_MARK: Final = re.compile(f"[{MARKS}]")
#: Letters that fold one by one, with no mark among or behind them.
_LETTERS_ONLY: Final = re.compile("[\u0621-\u063a\u0641-\u064a]*")
LETTERS: Final = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه",
        "ۀ": "ه", "ہ": "ه", "ە": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ڪ": "ك", "گ": "ك", "ڤ": "ف",
        "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8",
        "٩": "9", "۰": "0", "۱": "1", "۲": "2", "۳": "3", "۴": "4", "۵": "5", "۶": "6", "۷": "7",
        "۸": "8", "۹": "9",
    }
)  # fmt: skip
DAMMA: Final = "\u064f"
FATHATAN: Final = "\u064b"


def fold(word: str) -> str:
    """``word`` without marks, with hamzas, alif maqṣūra, tāʾ marbūṭa and digits made one."""
    return plain(word).translate(LETTERS)


@lru_cache(200_000)
def folded(word: str) -> str:
    """A single word as ``fold`` gives it, remembered, since the words of news come again."""
    return fold(word)


def plain(word: str) -> str:
    """``word`` without marks and presentation forms, its letters as written."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word)
        return _MARK.sub("", word)
    return word


def raw_length(word: str, letters: int) -> int:
    """How many characters of ``word`` as given its first ``letters`` folded letters take up."""
    if _LETTERS_ONLY.fullmatch(word, 0, letters + 1):
        return min(letters, len(word))
    taken = position = 0
    while position < len(word) and taken < letters:
        taken += len(fold(word[position]))
        position += 1
    while position < len(word) and _MARK.match(word[position]):
        position += 1
    return position
