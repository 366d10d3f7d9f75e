"""Examples for the description of the API: true answers about the articles in ``examples``.

``tools/api_examples.py`` writes them, a test compares them with what is answered.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final

import msgspec

FILE: Final = "examples.json"
#: What is sent in the examples of calls that take a body.
SENT: Final[dict[str, dict[str, Any]]] = {
    "/api/read": {
        "title": "وزير المياه: السد آمن",
        "text": "قال وزير المياه رائد الكحلاوي إن السد آمن تماما.",
        "published": "2024-05-14",
        "outlet": "صحيفة الوادي",
    },
    "/api/explain": {"text": "ولم تعلن الوزارة موعد الإصلاح."},
    "/api/trace": {"sentence": "تشققات ظهرت في جسم السد"},
}


class Example(msgspec.Struct):
    """How a call is asked, and what is answered: the first row of a list."""

    call: str
    answer: Any


@cache
def examples() -> dict[str, Example]:
    """By the path of the call, as the description has it."""
    text = files(__package__).joinpath(FILE).read_bytes()
    return msgspec.json.decode(text, type=dict[str, Example])


def first_of(answer: Any) -> Any:
    """An answer with the first row of each of its lists of rows."""
    if not isinstance(answer, dict):
        return answer
    short = {name: first_of(value) for name, value in answer.items()}
    return short | {"items": short["items"][:1]} if "is_counted" in answer else short
