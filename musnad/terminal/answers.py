"""Answers of the ledger for the eye: statements one below the other, anything else as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from musnad.article import Act, Kind
from musnad.ledger.query import wanted_terms
from musnad.messages import Language, message, translate
from musnad.terminal import palette
from musnad.terminal.headings import heading, worded
from musnad.terminal.layout import ISOLATE, POP, arabic, clean, isolated, put, typed, unmarked
from musnad.terminal.phrases import quoted
from musnad.terminal.wording import NAMELESS, act_of, mark_of, to_whom, verb_of
from musnad.text.marks import balanced
from musnad.text.terms import term_spans

_ARROW, _DOT = " ← ", " · "
_INDENT = 4

Row = Mapping[str, Any]


def show_statements(
    rows: Iterable[Row], console: Console, query: str = "", language: Language = "ar"
) -> None:
    """Print statements with their chains, day and title; the words of ``query`` are marked."""
    wanted = wanted_terms(query)
    count = 0
    for count, row in enumerate(rows, 1):
        for text, indent in _blocks(count, row, wanted, language):
            put(text, indent, console, laid_out=console.is_terminal, language=language)
    if not count:
        nothing = translate(message("nothing found"), language)
        put(Text(nothing), 0, console, laid_out=console.is_terminal, language=language)


def show_table(
    columns: Sequence[str], rows: Iterable[Row], console: Console, language: Language | None
) -> None:
    """Print a table: framed in a terminal, elsewhere with tabs between its cells.

    In a terminal, columns are called what they are in ``language``, and in Arabic stand from the
    right; without a language, they keep the names that they have in the ledger.
    """
    if not console.is_terminal:
        for row in ({name: name for name in columns}, *rows):
            # Not by rich, which would make spaces of the tabs.
            print(*(_plain(row[name]) for name in columns), sep="\t", file=console.file)
        return
    table = Table(box=box.SIMPLE_HEAD)
    if language == "ar":
        columns = columns[::-1]
    lines = [[row[name] for name in columns] for row in rows]
    for number, name in enumerate(columns):
        numeric = all(isinstance(line[number], int | float | None) for line in lines)
        table.add_column(
            _cell(heading(name, language)) if language else name,
            # Numbers end where their units do; words begin where they are read from.
            justify="right" if numeric or language == "ar" else "left",
            overflow="fold",
            no_wrap=all(isinstance(line[number], int | float | date | None) for line in lines),
        )
    for line in lines:
        if language:
            line = [worded(*cell, language) for cell in zip(columns, line, strict=True)]
        table.add_row(*map(_cell, line))
    console.print(table, justify="right" if language == "ar" else None)


def _blocks(
    number: int, row: Row, wanted: frozenset[str], language: Language
) -> Iterator[tuple[Text, int]]:
    if number > 1:
        yield Text(), 0
    yield _chain(number, row, language), 0
    yield _act(row, language), _INDENT
    yield _said(row, wanted), _INDENT
    place = _DOT.join(part for part in (arabic(row["title"]), typed(row["url"])) if part)
    if place:
        yield Text(place, style=palette.QUIET), _INDENT


def _said(row: Row, wanted: frozenset[str]) -> Text:
    """What was said, within its sentence where that tells more, the words looked for marked."""
    content, sentence = clean(row["content"]), clean(row.get("sentence") or "")
    at = sentence.find(content)
    if at < 0 or len(sentence) == len(content):
        said = _marked(balanced(content), wanted)
        return quoted(said) if row["form"] == "direct" else Text.assemble(ISOLATE, said, POP)
    text = _marked(sentence, wanted)
    text.stylize(palette.CONTENT, at, at + len(content))
    return Text.assemble(ISOLATE, text, POP)


def _chain(number: int, row: Row, language: Language) -> Text:
    text = Text(f"{number}. ", style=palette.QUIET)
    if row["day"] is not None:
        text.append(typed(str(row["day"])))
        if row.get("day_from") == "text":
            told = translate(message("as its text tells"), language)
            text.append(f" ({unmarked(told)})")
        text.append(_DOT)
    for link in (row["outlet"], *(row["via"] or ())):
        if link:
            text.append(isolated(link), style="default").append(_ARROW)
    style = palette.NAMELESS if row["kind"] in NAMELESS else palette.NAMED
    return text.append(isolated(row["speaker"]) or "؟", style=style)


def _act(row: Row, language: Language) -> Text:
    act: Act = row["act"]
    kind: Kind = row["kind"]
    text = Text(act_of(act, language), style=palette.ACTS.get(act, palette.ACT))
    verb = clean(verb_of(row["verb"]))
    if verb:
        text.append(f" «{verb}»", style=f"not bold {palette.QUIET}")
    to = to_whom(row["addressee"], act, language)
    if to:
        text.append(f"{_DOT}{to}", style=f"not bold {palette.QUIET}")
    mark = mark_of(kind, language)
    if mark:
        text.append(_DOT, style=palette.QUIET)
        text.append(mark, style=f"not bold {palette.MARKS.get(kind, palette.MARK)}")
    return text


def _marked(content: str, wanted: frozenset[str]) -> Text:
    content = clean(content)
    text = Text(content)
    for start, end, term in term_spans(content):
        if term in wanted:
            text.stylize(palette.FOUND, start, end)
    return text


def _cell(value: Any) -> str:
    """A cell whose Arabic does not pull its neighbours along."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    text = _plain(value)
    return text if text.isascii() else f"{ISOLATE}{text}{POP}"


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.isoformat(" ", "seconds")
        case list():
            return "، ".join(map(_plain, value))
        case _:
            return clean(str(value))
