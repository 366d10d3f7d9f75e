"""Text as others can hold it: what UTF-8, XML, databases, spreadsheets and terminals do not take.

Where a character is replaced, one stands for one, so that offsets in code points hold.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from typing import Any, Final

import msgspec

_LOST: Final = "\N{REPLACEMENT CHARACTER}"
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
#: What databases cannot hold within a text: NULs, and what UTF-8 has no bytes for.
UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
#: What XML 1.0 has no way to write.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
#: What a cell begins with that a spreadsheet runs.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def encodable(text: str) -> str:
    """``text`` with U+FFFD for each lone surrogate, which UTF-8 has no bytes for."""
    return _SURROGATES.sub(_LOST, text)


def storable(text: str) -> str:
    """``text`` with U+FFFD for each NUL and lone surrogate."""
    return UNSTORABLE.sub(_LOST, text)


def is_storable(text: str) -> bool:
    """Whether a database can hold ``text`` as it is."""
    return not UNSTORABLE.search(text)


def for_xml(text: str) -> str:
    """``text`` with U+FFFD for each character that XML cannot hold."""
    return _NOT_IN_XML.sub(_LOST, text)


def safe_cell(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet could run it as a formula.

    The reverse: a cell that is apostrophes followed by one of ``= + - @``, tab or carriage return
    loses its first apostrophe. Text that looks guarded already gets one more, so nothing is lost.
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def to_json(record: Any) -> bytes:
    """``record`` as JSON in UTF-8, for any text: a lone surrogate is written as its escape."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record)).encode()


def json_line(value: object) -> bytes:
    """``value`` as one line of JSON in UTF-8, for readers that refuse the escapes of surrogates."""
    return encodable(json.dumps(value, ensure_ascii=False)).encode() + b"\n"


class Utf16:
    """Offsets into a text as Java and JavaScript count them: in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]

    def __call__(self, offset: int) -> int:
        """The offset in UTF-16 units of the one in code points."""
        return offset + bisect_left(self._astral, offset)


#: In UTF-8: DEL, the C1 controls, and the marks that turn the order of letters.
_OBEYED: Final = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


def harmless_json(line: bytes) -> bytes:
    """The same JSON, with what a terminal would obey written as escapes."""
    return _OBEYED.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), line)
