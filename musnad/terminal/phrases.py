"""Sentences of Musnad's own within what is shown of articles."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from musnad.messages import Language, translate
from musnad.terminal import palette
from musnad.terminal.layout import ISOLATE, POP, clean, isolated, unmarked

DOT, ARROW = " · ", " ← "
_COMMAS: dict[Language, str] = {"ar": "، ", "en": ", "}


def phrase(told: str, language: Language, style: str = palette.QUIET) -> Text:
    """A message in ``language``."""
    return Text(unmarked(translate(told, language)), style=style)


def phrases(told: Iterable[str], language: Language, style: str = palette.QUIET) -> Text:
    """Several messages in one line."""
    return Text(DOT.join(unmarked(translate(one, language)) for one in told), style=style)


def phrase_with(told: str, language: Language, style: str = palette.QUIET) -> Text:
    """A message in ``language``, the marks of its values kept."""
    return Text(translate(told, language), style=style)


def names_of(named: Iterable[str], language: Language) -> str:
    """Names in one line, each once; those that are empty left out."""
    names = dict.fromkeys(isolated(name) for name in named)
    return _COMMAS[language].join(name for name in names if name)


def quoted(words: str | Text, style: str = "") -> Text:
    """Words of an article between quotation marks, from right to left whatever stands around."""
    said = clean(words) if isinstance(words, str) else words
    return Text.assemble(ISOLATE, "«", said, "»", POP, style=style)
