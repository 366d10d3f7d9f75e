"""Statements that the ledger answers with, for the eye: one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from musnad.article import NAMELESS, Act, Kind
from musnad.ledger.query import wanted_terms
from musnad.messages import Language, message, translate
from musnad.terminal import palette
from musnad.terminal.layout import ISOLATE, POP, arabic, clean, isolated, put, typed, unmarked
from musnad.terminal.phrases import quoted
from musnad.terminal.wording import act_of, mark_of, to_whom, verb_of
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
