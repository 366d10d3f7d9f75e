"""The whole text of an article for the eye, with its statements marked where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from musnad.export import Entry
from musnad.messages import Language
from musnad.page.sheet import Piece, sheets_of
from musnad.terminal import palette
from musnad.terminal.layout import clean, put

#: What is told apart by colour and weight; in a pipe, by the numbers at the reporting words alone.
_STYLES = {"source": palette.SOURCE, "cue": palette.CUE, "content": palette.CONTENT}


def show_text(entry: Entry, console: Console, *, laid_out: bool, language: Language = "ar") -> None:
    """Print title and text; a number in brackets after a word is that of its statement below."""

    def say(text: Text) -> None:
        # All of it is the article's own.
        put(text, 0, console, laid_out=laid_out, language="ar")

    [sheet] = sheets_of([entry], language)
    if sheet.title:
        say(Text.assemble(_marked(sheet.title), style="bold"))
        say(Text())
    for paragraph in sheet.paragraphs:
        say(_marked(paragraph))
    say(Text())


def _marked(pieces: Iterable[Piece]) -> Text:
    text = Text()
    for piece in pieces:
        words = clean(piece.text)
        marks = piece.classes.split()
        style = " ".join(_STYLES[mark] for mark in ("source", "cue", "content") if mark in marks)
        if piece.text[:1].isspace() and len(text):
            text.append(" ")
        text.append(words, style=style)
        if piece.cue:
            text.append(f"[{piece.cue}]", style=palette.QUIET)
        if words and piece.text[-1:].isspace():
            text.append(" ")
    return text
