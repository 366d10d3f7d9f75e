"""What lists of claims and stories have in common with one of them: their words and their sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rich.console import Console
from rich.text import Text

from musnad.article import NAMELESS
from musnad.claims.model import CopyKind, CreditFate
from musnad.ledger.query import wanted_terms
from musnad.messages import Language, Message, counted, message
from musnad.terminal import palette
from musnad.terminal.layout import ISOLATE, POP, arabic, clean, isolated, put, typed, unmarked
from musnad.terminal.phrases import ARROW, DOT, phrase, phrases, quoted
from musnad.terminal.wording import ONE_UNNAMED, act_of, copy_of, credit_of, roots_of
from musnad.text.terms import term_spans

_INDENT = 4

Row = Mapping[str, Any]
_Blocks = Iterator[tuple[Text, int]]
_ORIGINS = {"named": palette.NAMED, "unnamed": palette.NAMELESS}
_NOTHING = message("nothing found")


def show_claims(
    rows: Iterable[Row], console: Console, query: str = "", language: Language = "ar"
) -> None:
    """Print claims with what they rest on; the words of ``query`` are marked."""
    wanted = wanted_terms(query)
    _show(rows, console, lambda row: _claim(row, wanted, language), language)


def show_stories(
    rows: Iterable[Row], console: Console, query: str = "", language: Language = "ar"
) -> None:
    """Print stories with their sums; the words of ``query`` are marked."""
    wanted = wanted_terms(query)
    _show(rows, console, lambda row: _story(row, wanted, language), language)


def show_traced(
    rows: Iterable[Row],
    console: Console,
    language: Language = "ar",
    *,
    of_article: bool = False,
) -> None:
    """Print what a sentence or an article was traced to: claims, and where each comes from."""
    nothing = message("no claim that several articles make is like this one")
    if of_article:
        nothing = message("this article makes no claim that another one makes too")
    _show(rows, console, lambda row: _traced(row, language), language, nothing)


def show_copies(rows: Iterable[Row], console: Console, language: Language = "ar") -> None:
    """Print articles that repeat an earlier one, each above the one whose text it is."""
    _show(rows, console, lambda row: _copy(row, language), language)


def sums_of_claim(row: Row, language: Language) -> Text:
    """In one line: tellings, outlets, origins, changes, disputes."""
    told: list[Message] = [
        counted("{count:,} telling", "{count:,} tellings", row["members"]),
        counted("{count:,} outlet", "{count:,} outlets", row["outlets"]),
    ]
    if not row["one_unnamed"]:
        told.append(roots_of(row["at_least"], row["at_most"]))
    if row["mutations"]:
        told.append(counted("{count:,} change", "{count:,} changes", row["mutations"]))
    text = phrases(told, language)
    if row["one_unnamed"]:
        text.append(DOT).append_text(phrase(ONE_UNNAMED, language, palette.WARNING))
    if row["disputes"]:
        disputed = counted("disputed", "disputed {count:,} times", row["disputes"])
        text.append(DOT).append_text(phrase(disputed, language, palette.DISPUTED))
    return text


def days_between(first: date | None, last: date | None) -> str:
    """A day, or two with a dash between, each from left to right."""
    days = dict.fromkeys(typed(day.isoformat()) for day in (first, last) if day)
    return " – ".join(days)


def marked(words: str, wanted: frozenset[str]) -> Text:
    """``words`` with those that were looked for marked."""
    words = clean(words)
    text = Text(words)
    for start, end, term in term_spans(words):
        if term in wanted:
            text.stylize(palette.FOUND, start, end)
    return text


def _show(
    rows: Iterable[Row],
    console: Console,
    blocks: Callable[[Row], _Blocks],
    language: Language,
    nothing: Message = _NOTHING,
) -> None:
    def say(text: Text, indent: int = 0) -> None:
        put(text, indent, console, laid_out=console.is_terminal, language=language)

    number = 0
    for number, row in enumerate(rows, 1):
        if number > 1:
            say(Text())
        for place, (text, indent) in enumerate(blocks(row)):
            if not place:
                text = Text.assemble((f"{number}. ", palette.QUIET), text)
            say(text, indent)
    if not number:
        say(phrase(nothing, language, ""))


def _claim(row: Row, wanted: frozenset[str], language: Language) -> _Blocks:
    yield quoted(marked(row["claim"], wanted)), 0
    yield sums_of_claim(row, language), _INDENT
    days = days_between(row["first_day"], row["last_day"])
    yield _place(typed(row["id"]), days, arabic(row["title"])), _INDENT


def _story(row: Row, wanted: frozenset[str], language: Language) -> _Blocks:
    title = Text.assemble(ISOLATE, marked(row["title"], wanted), POP)
    title.stylize("bold")
    yield title, 0
    told = [
        counted("{count:,} article", "{count:,} articles", row["articles"]),
        counted("{count:,} outlet", "{count:,} outlets", row["outlets"]),
        counted("{count:,} claim", "{count:,} claims", row["claims"]),
    ]
    text = phrases(told, language)
    if row["disputes"]:
        disputes = counted("{count:,} dispute", "{count:,} disputes", row["disputes"])
        text.append(DOT).append_text(phrase(disputes, language, palette.DISPUTED))
    yield text, _INDENT
    yield _place(typed(row["id"]), days_between(row["first_day"], row["last_day"])), _INDENT


def _traced(row: Row, language: Language) -> _Blocks:
    text = quoted(row["words"])
    if row["alike"] is not None:
        likeness = message("{share:.0%} alike", share=row["alike"])
        text.append(DOT, style=palette.QUIET).append_text(phrase(likeness, language))
    yield text, 0
    if row["lacking"]:
        lacking = phrase(message("words that it does not tell:"), language, palette.WARNING)
        yield lacking.append(f" {arabic(row['lacking'])}"), _INDENT
    if row["alike"] is not None:
        act = act_of(row["act"], language) if row["act"] else ""
        place = _place(days_between(row["day"], None), isolated(row["outlet"]))
        if act:
            style = palette.ACTS.get(row["act"], palette.ACT)
            place.append(DOT).append_text(Text(act, style=style))
        yield place, _INDENT
    yield from ((block, _INDENT) for block in _first_told(row, language))
    yield sums_of_claim(row, language), _INDENT
    yield _place(typed(row["id"]), arabic(row["title"])), _INDENT


def _copy(row: Row, language: Language) -> _Blocks:
    yield _article(row["day"], row["outlet"], row["title"], row["article"]), 0
    yield copied(row["kind"], row["credit"], language), _INDENT
    first = _article(
        row["first_day"], row["first_outlet"], row["first_title"], row["first_article"]
    )
    agency = f" ({isolated(row['agency'])})" if row["agency"] else ""
    told = phrase(message("first told:"), language)
    yield Text.assemble(told, " ", first, (agency, palette.QUIET)), _INDENT


def _article(day: date, outlet: str, title: str, number: int) -> Text:
    parts = (isolated(outlet) or "؟", arabic(title), typed(f"#{number}"))
    return Text.assemble(
        (days_between(day, None), palette.QUIET), DOT, DOT.join(part for part in parts if part)
    )


def copied(kind: CopyKind, credit: CreditFate, language: Language) -> Text:
    """How much of a text is repeated, and what became of the agency's credit."""
    text = Text(unmarked(copy_of(kind, language)), style=palette.QUIET)
    fate = unmarked(credit_of(credit, language))
    if fate:
        style = palette.WARNING if credit == "dropped" else palette.QUIET
        text = Text.assemble(text, (DOT, palette.QUIET), (fate, style))
    return text


def _first_told(row: Row, language: Language) -> Iterator[Text]:
    """Where the claim comes from: who made it, and who told it first, in which words."""
    first = phrase(message("first told:"), language)
    first.append(f" {days_between(row['first_day'], None)}{DOT}")
    first.append(isolated(row["first_outlet"]), style="default")
    if row["first_speaker"]:
        style = palette.NAMELESS if row["first_kind"] in NAMELESS else palette.NAMED
        first.append(ARROW).append(isolated(row["first_speaker"]), style=style)
    elif row["origin_kind"] != "outlet":
        # Who is named for it elsewhere, or the agency that is credited.
        style = _ORIGINS.get(row["origin_kind"], "default")
        first.append(ARROW).append(isolated(row["origin"]), style=style)
    yield first
    if clean(row["first_words"]) != clean(row["words"]):
        yield quoted(row["first_words"])


def _place(*parts: str) -> Text:
    return Text(DOT.join(part for part in parts if part), style=palette.QUIET)
