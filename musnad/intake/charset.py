"""The text of pages and feeds, whose servers and authors often name the wrong charset."""

from __future__ import annotations

import codecs
import re

from musnad.intake.encoding import BOM, decode, is_arabic

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Charsets by Python's names. Others are no charsets of the web (and ``idna`` or ``unicode_escape``
#: would make other words of the text).
_CHARSET = re.compile(r"utf-(?:8|16(?:-[bl]e)?)|iso8859-\d+|cp\d+|mac-\w+")
#: What the web calls Latin-1 is Windows-1252, and so browsers read it.
_LATIN = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
#: A page in UTF-8 may have lost so many of its characters to a cut in the middle of one.
_LOST = 0.01
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_ARABIC_WORD = re.compile("[ء-ي]{3,}")
_IN_WORDS = 0.7


def decode_declared(data: bytes, declared: list[str], name: str) -> str:
    """``data`` as text, each character as given; ``declared`` are the charsets told, in order.

    What the bytes themselves show goes before what is told: a byte-order mark, valid UTF-8, the
    words of Windows-1256 Arabic. Raises InputError if nothing fits.
    """
    if data.startswith((BOM, *_UTF16_MARKS)):
        return _without_loss(data, name)
    codecs_told = list(filter(None, map(_codec, declared)))
    for codec in codecs_told:
        if codec.startswith("utf-16") and b"\0" in data:
            return data.decode(codec, "replace")
    if _decoded(data, "utf-8") is not None:
        return _without_loss(data, name)
    arabic = data.decode("cp1256")
    if is_arabic(arabic):
        return arabic
    for codec in codecs_told:
        if codec == "cp1252" and _in_words(arabic):
            return arabic
        text = _decoded(data, codec)
        if text is not None:
            return text
    return _without_loss(data, name)


def xml_charset(data: bytes) -> str:
    """The charset that an XML declaration at the beginning names, or empty."""
    found = _XML_CHARSET.match(data)
    return found[1].decode("ascii") if found else ""


def _without_loss(data: bytes, name: str) -> str:
    """As ``decode``, but with U+FFFD where a few characters of UTF-8 are cut in two."""
    text = data.removeprefix(BOM).decode("utf-8", "replace")
    beyond = sum(not character.isascii() for character in text)
    if 0 < text.count("\ufffd") <= max(1, beyond * _LOST) < beyond:
        return text
    return decode(data, name)


def _in_words(arabic: str) -> bool:
    """Whether Arabic letters stand in words: those of Latin-1 stand alone among English ones."""
    letters = sum(c.isalpha() and not c.isascii() for c in arabic)
    return sum(map(len, _ARABIC_WORD.findall(arabic))) > letters * _IN_WORDS


def _codec(charset: str) -> str:
    """Python's name of a charset; empty for what is none."""
    try:
        codec = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    codec = _LATIN.get(codec, codec)
    return codec if _CHARSET.fullmatch(codec) else ""


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
