"""An explanation for the eye: each sentence with its reporting words, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from musnad.explanation import CueExplained, Explanation
from musnad.explanation.points import points_of
from musnad.messages import Language, message, translate
from musnad.terminal import palette
from musnad.terminal.layout import arabic, isolated, put
from musnad.terminal.phrases import quoted

_INDENT = 4


def show_explanation(
    explanation: Explanation, console: Console, *, laid_out: bool, language: Language
) -> None:
    """Print ``explanation``: in Arabic from the right edge, in English from the left.

    ``laid_out`` wraps to the console's width; otherwise a paragraph is a line.
    """
    for text, indent in _blocks(explanation, language):
        put(text, indent, console, laid_out=laid_out, language=language)


def _blocks(explanation: Explanation, language: Language) -> Iterator[tuple[Text, int]]:
    """Paragraphs with their indent; an empty one is a blank line."""
    for at, sentence in enumerate(explanation.sentences):
        if at:
            yield Text(), 0
        words = arabic(sentence.span.text)
        yield Text(f"{sentence.number}. {words}", style="bold"), 0
        if not sentence.cues:
            yield Text(_said(message("no reporting word"), language), style=palette.QUIET), _INDENT
        for cue in sentence.cues:
            yield _heading(cue, language), _INDENT
            for about, told in points_of(cue):
                label = Text(f"{_said(about, language)}: ", style=palette.QUIET)
                yield label.append(_said(told, language), style="default"), 2 * _INDENT


def _heading(cue: CueExplained, language: Language) -> Text:
    text = quoted(cue.span.text, palette.CUE)
    if not cue.statement:
        told = _said(message("no statement"), language)
        return text.append(f" · {told}", style=f"not bold {palette.NAMELESS}")
    name = cue.name or _said(message("nobody is named"), language)
    return text.append(" · ", style=palette.QUIET).append(isolated(name), style=palette.NAMED)


def _said(told: str, language: Language) -> str:
    return " ".join(translate(told, language).split())
