"""Sentences for people, kept so that they can be said in another language.

A :class:`Message` is an English string to every code that handles it; it also remembers the
template and the values it was made of. :func:`translate` says it again from a catalogue.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = Path(__file__).parent / "locale"

#: What stands between these keeps its own direction, whatever stands around it.
FIRST_STRONG, POP = "\u2068", "\u2069"


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


def listed(items: Iterable[str]) -> str:
    """Several in one sentence: ``listed(["a", "b"])`` is "a, b", with the comma of the language."""
    told, *others = items
    for other in others:
        told = message("{items}, {item}", items=told, item=other)
    return told


def translate(text: str, language: Language) -> str:
    """``text`` in ``language``: a :class:`Message` and those among its values; other text as it is.

    In Arabic, values that are words stand between marks that keep their direction apart.
    """
    if not isinstance(text, Message) or language == "en":
        return str(text)
    return isolated(text, language)


def isolated(text: str, language: Language) -> str:
    """As ``translate``, with marks around values in English too: they may well be Arabic."""
    if not isinstance(text, Message):
        return str(text)
    found = _catalogue(language)
    if text.many:
        template = found.ngettext(text.one, text.many, text.number)
    else:
        template = found.gettext(text.one)
    if not text.values:
        return template.format()
    return template.format(
        **{
            name: _Isolated(isolated(value, language) if isinstance(value, Message) else value)
            for name, value in text.values.items()
        }
    )


def look_up(text: str, language: Language) -> str:
    """``text`` of the catalogue, which has no places for values; as it is if it is not there."""
    return _catalogue(language).gettext(text)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation("musnad", LOCALES, [language], fallback=True)


class _Isolated:
    """A value that is filled in so that its direction does not touch the sentence around it."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __format__(self, spec: str) -> str:
        text = format(self._value, spec)
        return text if isinstance(self._value, int | float) else _apart(text)

    def __repr__(self) -> str:
        return _apart(repr(self._value))

    def __str__(self) -> str:
        return _apart(str(self._value))


def _apart(text: str) -> str:
    return f"{FIRST_STRONG}{text}{POP}" if text else text
