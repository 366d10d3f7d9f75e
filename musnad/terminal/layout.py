"""Arabic in a terminal.

A terminal that knows Arabic orders each line by itself but takes every line for left-to-right; so
lines are wrapped here, isolated as right-to-left and pushed to the right edge.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

ISOLATE, POP = "\u2067", "\u2069"
LEFT_TO_RIGHT, FIRST_STRONG = "\u2066", "\u2068"
#: Longer lines than this are hard to follow, whatever the terminal is wide.
_WIDEST = 88

# What a text must not do to a terminal: move the cursor, change colours, turn the order of letters.
_HARMFUL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = re.compile("[\u2066-\u2069]")
#: What is isolated already; what is typed: commands, options, names of files, dates and ranges.
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
_TYPED = re.compile(r"(?<![-./~$<>\[{|])[-./~$<>\[{|]*+[A-Za-z0-9](?:[!-~]| (?=[!-~]))*+")
_AROUND = " .,:;!?'\"`([{"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def lay_out(text: Text, indent: int, console: Console) -> None:
    """Print a paragraph from the right edge, ``indent`` columns from it, wrapped."""
    columns = console.width - indent
    for line in text.wrap(console, max(10, min(columns, _WIDEST))):
        line.rstrip()
        line = Text.assemble(ISOLATE, line, POP)
        line.align("right", columns)
        console.print(line, soft_wrap=True)


def put(text: Text, indent: int, console: Console, *, laid_out: bool) -> None:
    """Print a paragraph: laid out for a terminal, else as one line without invisible marks."""
    if laid_out and text:
        lay_out(text, indent, console)
    else:
        plain = unmarked(text.plain)
        console.print(Text(" " * (indent if plain else 0) + plain), soft_wrap=True)


def mirrored(text: str, columns: int | None = None) -> str:
    """Lines laid out from the left, as they stand from the right edge of ``columns``.

    By default those of the terminal. Each line keeps its indent, now from the right; what is typed
    as it is (commands, options, names of files) keeps its own direction.
    """
    columns = columns or shutil.get_terminal_size().columns
    return "\n".join(
        _mirrored_line(line, columns)
        for paragraph in text.split("\n")
        for line in _wrapped(paragraph, columns)
    )


def unmarked(text: str) -> str:
    """``text`` without the invisible marks that keep directions apart."""
    return _MARKS.sub("", text)


def clean(text: str) -> str:
    """``text`` on one line, without characters that a terminal would obey."""
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return " ".join(_HARMFUL.sub("", text).split())


def _wrapped(line: str, columns: int) -> Iterator[str]:
    if cell_len(unmarked(line)) <= columns:
        yield line
        return
    console = Console(width=columns)
    for piece in Text(line).wrap(console, max(10, min(columns, _WIDEST))):
        yield piece.plain.rstrip()


def _mirrored_line(line: str, columns: int) -> str:
    words = line.lstrip(" ")
    if not words:
        return ""
    margin = columns - (len(line) - len(words)) - cell_len(unmarked(words))
    return f"{' ' * max(0, margin)}{ISOLATE}{_with_typed_isolated(words)}{POP}"


def _with_typed_isolated(line: str) -> str:
    pieces, at = [], 0
    for isolated in _ISOLATED.finditer(line):
        pieces += [_TYPED.sub(_isolated, line[at : isolated.start()]), isolated.group()]
        at = isolated.end()
    return "".join([*pieces, _TYPED.sub(_isolated, line[at:])])


def _isolated(typed: re.Match[str]) -> str:
    words = typed.group().rstrip(_AROUND)
    # A bracket that was opened before belongs to the sentence.
    while words.count(_BRACKETS.get(words[-1], words[-1])) < words.count(words[-1]):
        words = words[:-1].rstrip(_AROUND)
    return f"{LEFT_TO_RIGHT}{words}{POP}{typed.group()[len(words) :]}"
