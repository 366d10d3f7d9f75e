"""Sentences of Musnad's own within what is shown of articles."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from musnad.messages import Language, translate
from musnad.terminal import palette
from musnad.terminal.layout import unmarked

DOT, COMMA, ARROW = " · ", "، ", " ← "


def phrase(told: str, language: Language, style: str = palette.QUIET) -> Text:
    """A message in ``language``."""
    return Text(unmarked(translate(told, language)), style=style)


def phrases(told: Iterable[str], language: Language, style: str = palette.QUIET) -> Text:
    """Several messages in one line."""
    return Text(DOT.join(unmarked(translate(one, language)) for one in told), style=style)
