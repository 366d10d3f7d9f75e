"""Arabic in a terminal.

A terminal that knows Arabic orders each line by itself but takes every line for left-to-right; so
lines are wrapped here, isolated as right-to-left and pushed to the right edge. Lines whose own
words are English begin at the left edge and go from there; what is Arabic in them is isolated.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from musnad.characters import encodable
from musnad.messages import Language

ISOLATE, POP = "\u2067", "\u2069"
LEFT_TO_RIGHT, FIRST_STRONG = "\u2066", "\u2068"
#: What a line in each language stands in, closed by ``POP``.
_INITIATORS: dict[Language, str] = {"ar": ISOLATE, "en": LEFT_TO_RIGHT}
#: What stands between two columns, and how wide a terminal must be for them.
_BETWEEN, _TWO_COLUMNS = " │ ", 80
#: Longer lines than this are hard to follow, whatever the terminal is wide.
_WIDEST = 88

# What a text must not do to a terminal: move the cursor, change colours, turn the order of letters.
_HARMFUL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile("[\u2066-\u2069]")
#: What is isolated already; what is typed: commands, options, names of files, dates and ranges.
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
_TYPED = re.compile(r"(?<![-./~$<>\[{|])[-./~$<>\[{|]*+[A-Za-z0-9](?>(?:[!-~]| (?=[!-~]))*)")
_AROUND = " .,:;!?'\"`([{"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


class Guides(NamedTuple):
    """What stands before the first line of a paragraph, and before its others."""

    first: Text
    others: Text


NO_GUIDES = Guides(Text(), Text())


def lay_out(
    text: Text, indent: int, console: Console, language: Language, guides: Guides = NO_GUIDES
) -> None:
    """Print a paragraph wrapped, ``indent`` columns from the edge that its language begins at."""
    columns = console.width - indent
    guide = guides.first
    width = max(10, min(columns, _WIDEST) - cell_len(guide.plain))
    for line in wrapped(text, width, console):
        _print(Text.assemble(guide, line), indent, console, language)
        guide = guides.others


def lay_out_beside(
    first: Sequence[Text], second: Sequence[Text], console: Console, language: Language
) -> None:
    """Print paragraphs in two columns, the first one where the language begins its lines."""
    half = (min(console.width, 2 * _WIDEST) - len(_BETWEEN)) // 2
    columns = [
        [line for text in side for line in wrapped(text, half, console) or [Text()]]
        for side in (first, second)
    ]
    initiator = _INITIATORS[language]
    for one, other in zip_longest(*columns, fillvalue=Text()):
        one = one.copy()
        one.pad_right(half - one.cell_len)
        line = Text.assemble(initiator, one, POP, _BETWEEN, initiator, other, POP)
        _print(line, 0, console, language)


def can_lie_beside(console: Console) -> bool:
    """Whether two columns of Arabic can be read in this terminal."""
    return console.is_terminal and console.width >= _TWO_COLUMNS


def put(
    text: Text,
    indent: int,
    console: Console,
    *,
    laid_out: bool,
    language: Language,
    guides: Guides = NO_GUIDES,
) -> None:
    """Print a paragraph: laid out for a terminal, else as one line without invisible marks.

    ``language`` is that of Musnad's own words in it. In a line, spaces stand for ``guides``.
    """
    if laid_out and text:
        lay_out(text, indent, console, language, guides)
    else:
        plain = unmarked(text.plain)
        before = indent + cell_len(guides.first.plain)
        console.print(Text(" " * (before if plain else 0) + plain), soft_wrap=True)


def wrapped(text: Text, width: int, console: Console) -> list[Text]:
    """The lines of a paragraph; what is isolated across several of them is so in each."""
    lines, opened = [], ""
    for line in text.wrap(console, width):
        line.rstrip()
        before = opened
        for mark in _MARKS.findall(line.plain):
            opened = opened[:-1] if mark == POP else opened + mark
        lines.append(Text.assemble(before, line, POP * len(opened)))
    return lines


def mirrored(text: str, columns: int | None = None) -> str:
    """Lines laid out from the left, as they stand from the right edge of ``columns``.

    By default those of the terminal. Each line keeps its indent, now from the right; what is typed
    as it is (commands, options, names of files) keeps its own direction.
    """
    columns = columns or shutil.get_terminal_size().columns
    return "\n".join(
        _mirrored_line(line, columns)
        for paragraph in text.split("\n")
        for line in _folded(paragraph, columns)
    )


def unmarked(text: str) -> str:
    """``text`` without the invisible marks that keep directions apart."""
    return _MARKS.sub("", text)


def isolated(text: str) -> str:
    """A name cleaned, its direction kept from what stands around it."""
    text = clean(text)
    return f"{FIRST_STRONG}{text}{POP}" if text else ""


def typed(text: str) -> str:
    """``text`` cleaned, from left to right: an address, a day, a command."""
    return f"{LEFT_TO_RIGHT}{clean(text)}{POP}" if text else ""


def arabic(text: str) -> str:
    """``text`` cleaned, from right to left: words of an article."""
    text = clean(text)
    return f"{ISOLATE}{text}{POP}" if text else ""


def within(text: str, language: Language) -> str:
    """``text`` that has marks of its own, in the direction of ``language``."""
    return f"{_INITIATORS[language]}{text}{POP}"


def clean(text: str) -> str:
    """``text`` on one line, without characters that a terminal would obey."""
    return " ".join(_HARMFUL.sub("", encodable(text)).split())


def _print(line: Text, indent: int, console: Console, language: Language) -> None:
    """Print a line that fits, from the edge that its language begins at."""
    line = Text.assemble(_INITIATORS[language], line, POP)
    if language == "ar":
        line.align("right", console.width - indent)
    else:
        line = Text.assemble(" " * indent, line)
    console.print(line, soft_wrap=True)


def _folded(line: str, columns: int) -> Iterator[str]:
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
