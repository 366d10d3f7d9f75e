"""Text that UTF-8 can hold, whatever the articles hold."""

from __future__ import annotations

import json
import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def replace_surrogates(text: str) -> str:
    """``text`` with U+FFFD for every lone surrogate: as many code points, so offsets still hold."""
    return _SURROGATE.sub("\ufffd", text)


def json_line(value: object) -> bytes:
    """``value`` as one line of UTF-8 JSON, with its line break."""
    return replace_surrogates(json.dumps(value, ensure_ascii=False)).encode() + b"\n"
