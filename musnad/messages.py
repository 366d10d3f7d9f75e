"""Sentences for people, kept so that they can be said in another language later.

A :class:`Message` is an English string to every code that handles it; it also remembers the
template and the values it was made of, which is what a catalogue needs.
"""

from __future__ import annotations

from typing import Any


class Message(str):
    """A sentence in English, with its template and the values filled into it.

    ``one`` and ``many`` are the templates for a single thing and for several; ``many`` is empty
    where nothing is counted. ``number`` decides between them.
    """

    one: str
    many: str
    number: int
    values: dict[str, Any]

    __slots__ = ("many", "number", "one", "values")

    def __new__(cls, one: str, many: str, number: int, values: dict[str, Any]) -> Message:
        template = many if many and number != 1 else one
        self = super().__new__(cls, template.format(**values))
        self.one, self.many, self.number, self.values = one, many, number, values
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Message, (self.one, self.many, self.number, self.values)


def message(template: str, **values: Any) -> Message:
    """A sentence: ``message("no outlet {name!r} in this ledger", name=name)``."""
    return Message(template, "", 1, values)


def counted(one: str, many: str, number: int, **values: Any) -> Message:
    """A sentence that counts: ``counted("{count:,} article", "{count:,} articles", n)``."""
    return Message(one, many, number, {"count": number, **values})
