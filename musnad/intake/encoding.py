"""Bytes to text: UTF-8, UTF-16 with its mark, and Windows-1256 of old Arabic sites."""

from __future__ import annotations

import codecs
import re

from musnad.errors import InputError
from musnad.messages import message

BOM = codecs.BOM_UTF8
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORDS = re.compile(r"\w+")
_COMMON = frozenset("في من على إلى الى عن أن ان إن التي الذي هذا هذه مع قال كان ما لا بعد".split())
#: Of the letters beyond ASCII; other Arabic code pages read as Windows-1256 scatter French ones.
_ARABIC_SHARE = 0.95
#: Of the characters beyond ASCII: so few wrong ones in what is otherwise UTF-8 are slips.
_WRONG_SHARE = 0.1
#: A stray NUL is a slip of a website; every space and digit of UTF-16 holds one.
_NUL_SHARE = 0.02
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, name: str) -> str:
    """``data`` as text, without a byte-order mark, otherwise every character as given.

    Raises InputError for any other encoding: a guess would end in wrong words, silently.
    """
    try:
        if data.startswith(_UTF16_MARKS):
            return data.decode("utf-16")
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        legacy = data.decode("cp1256")
        if not data.startswith((BOM, *_UTF16_MARKS)) and is_arabic(legacy):
            return legacy
        raise _unknown(name, error) from error
    _check_nuls(text, name)
    return text


def encoding_of(beginning: bytes, name: str) -> str:
    """Python's name for the encoding of a text that begins so, which may be cut anywhere.

    Raises InputError as ``decode`` does, except for a few slips in what is UTF-8 otherwise: those
    concern the places they stand in.
    """
    if beginning.startswith(_UTF16_MARKS):
        return "utf-16"
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError as error:
        if not beginning.startswith(BOM) and is_arabic(beginning.decode("cp1256")):
            return "cp1256"
        text = beginning.decode("utf-8", "replace")
        beyond = sum(not c.isascii() for c in text)
        if text.count("\ufffd") > beyond * _WRONG_SHARE:
            raise _unknown(name, error) from error
    _check_nuls(text, name)
    return "utf-8-sig"


def _unknown(name: str, error: UnicodeDecodeError) -> InputError:
    reason = message(
        "neither UTF-8 (byte {byte} does not fit), UTF-16 nor Windows-1256 Arabic; "
        "convert it to UTF-8 first, e.g. with iconv",
        byte=error.start,
    )
    return InputError(name, None, reason)


def _check_nuls(text: str, name: str) -> None:
    # Arabic in UTF-16 is made of bytes that are all valid UTF-8, so only the NULs tell.
    if text.count("\0") > len(text) * _NUL_SHARE:
        reason = message("holds NUL bytes: not a text, or UTF-16 without a byte-order mark")
        raise InputError(name, None, reason)


def is_arabic(text: str) -> bool:
    """Whether ``text``, read as Windows-1256, has the letters and words of Arabic."""
    if _CONTROLS.search(text):
        return False
    letters = [c for c in text if c.isalpha() and not c.isascii()]
    arabic = sum("\u0621" <= c <= "\u06d3" for c in letters)
    if arabic < len(letters) * _ARABIC_SHARE:
        return False
    return any(word in _COMMON for word in _WORDS.findall(text))
