"""The ledger of an article for the eye: right to left in a terminal, plain lines anywhere else.

A terminal that knows Arabic orders each line by itself but takes every line for left-to-right;
so lines are wrapped here, isolated as right-to-left and pushed to the right edge. In a file or a
pipe the same text stands unwrapped and without invisible marks, fit for grep and for editors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from musnad.article import Act, Article, Kind, Reading, Statement

ACTS: dict[Act, str] = {
    "say": "قال",
    "confirm": "أكّد",
    "deny": "نفى",
    "warn": "حذّر",
    "call": "دعا",
    "accuse": "اتّهم",
    "estimate": "قدّر",
    "promise": "تعهّد",
    "ask": "سأل",
    "opine": "رأى",
    "express": "عبّر",
}
#: Only what a reader has to beware of is marked, and documents, which cannot be asked again.
KINDS: dict[Kind, str] = {
    "document": "وثيقة",
    "unnamed": "مصدر غير مسمّى",
    "group": "جماعة غير مسمّاة",
    "unsourced": "بلا مصدر",
}
NAMELESS: frozenset[Kind] = frozenset(("unnamed", "group", "unsourced"))

_ACT_STYLES: dict[Act, str] = {"deny": "bold red", "accuse": "bold red", "warn": "bold magenta"}
_KIND_STYLES: dict[Kind, str] = {"document": "dim", "unsourced": "red"}
_ARROW = " ← "
_DOT = " · "
_INDENT = 4
#: Longer lines than this are hard to follow, whatever the terminal is wide.
_WIDEST = 88
_ISOLATE, _POP = "\u2067", "\u2069"

# What a text must not do to a terminal: move the cursor, change colours, turn the order of letters.
_HARMFUL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def show(article: Article, reading: Reading, console: Console, *, laid_out: bool) -> None:
    """Print the ledger of ``article``: title, credits, each statement, and a line that sums up.

    ``laid_out`` wraps to the console's width and aligns right; otherwise a paragraph is a line.
    """
    for text, indent in _blocks(article, reading):
        if laid_out and text:
            _lay_out(text, indent, console)
        else:
            console.print(Text(" " * (indent if text else 0)) + text, soft_wrap=True)


def _blocks(article: Article, reading: Reading) -> Iterator[tuple[Text, int]]:
    """Paragraphs with their indent; an empty one is a blank line."""
    if article.title:
        yield Text(clean(article.title), style="bold"), 0
    credits = "، ".join(dict.fromkeys(clean(credit.name) for credit in reading.credits))
    if credits:
        yield Text(f"المصدر الأصلي: {credits}", style="dim"), 0
    for number, statement in enumerate(reading.statements, 1):
        yield Text(), 0
        yield _chain(number, article.outlet, statement), 0
        yield _act(statement), _INDENT
        if statement.contents:
            yield Text(_content(statement)), _INDENT
    yield Text(), 0
    yield _summary(reading), 0


def _chain(number: int, outlet: str, statement: Statement) -> Text:
    """The way of a statement, from the reader's end to the one who said it."""
    text = Text(f"{number}. ", style="dim")
    links = [outlet, *(relay.name for relay in statement.via)]
    for link in links:
        if link:
            text.append(clean(link), style="not dim").append(_ARROW)
    name = clean(statement.speaker.name) or "؟"
    style = "yellow" if statement.kind in NAMELESS else "bold green"
    return text.append(name, style=f"not dim {style}")


def _act(statement: Statement) -> Text:
    style = _ACT_STYLES.get(statement.act, "bold cyan")
    text = Text(ACTS[statement.act], style=style)
    if statement.kind in KINDS:
        style = _KIND_STYLES.get(statement.kind, "yellow")
        text.append(_DOT, style="dim").append(KINDS[statement.kind], style=f"not bold {style}")
    if statement.field == "title":
        text.append(f"{_DOT}في العنوان", style="not bold dim")
    return text


def _content(statement: Statement) -> str:
    words = " … ".join(clean(span.text) for span in statement.contents)
    return f"«{words}»" if statement.form == "direct" else words


def _summary(reading: Reading) -> Text:
    statements = reading.statements
    if not statements:
        return Text("لا أقوال منقولة في هذا النص")
    speakers = {clean(s.speaker.name) for s in statements if s.speaker.name}
    nameless = sum(s.kind in NAMELESS for s in statements)
    return Text(
        f"الأقوال: {len(statements)}{_DOT}المتكلمون: {len(speakers)}"
        f"{_DOT}أقوال بلا اسم قائلها: {nameless}"
    )


def _lay_out(text: Text, indent: int, console: Console) -> None:
    columns = console.width - indent
    for line in text.wrap(console, max(10, min(columns, _WIDEST))):
        line.rstrip()
        line = Text.assemble(_ISOLATE, line, _POP)
        line.align("right", columns)
        console.print(line, soft_wrap=True)


def clean(text: str) -> str:
    """``text`` on one line, without characters that a terminal would obey."""
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return " ".join(_HARMFUL.sub("", text).split())
