"""Arabic in a terminal.

A terminal that knows Arabic orders each line by itself but takes every line for left-to-right; so
lines are wrapped here, isolated as right-to-left and pushed to the right edge.
"""

from __future__ import annotations

import re

from rich.console import Console
from rich.text import Text

ISOLATE, POP = "\u2067", "\u2069"
#: Longer lines than this are hard to follow, whatever the terminal is wide.
_WIDEST = 88

# What a text must not do to a terminal: move the cursor, change colours, turn the order of letters.
_HARMFUL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        console.print(Text(" " * (indent if text else 0)) + text, soft_wrap=True)


def clean(text: str) -> str:
    """``text`` on one line, without characters that a terminal would obey."""
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return " ".join(_HARMFUL.sub("", text).split())
