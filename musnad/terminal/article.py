"""The ledger of an article for the eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile

from rich.console import Console
from rich.text import Text

from musnad.article import GAP, NAMELESS, Article, Figure, Moment, Reading, Span, Statement
from musnad.messages import Language, message, translate
from musnad.terminal import palette
from musnad.terminal.layout import (
    FIRST_STRONG,
    ISOLATE,
    POP,
    arabic,
    clean,
    isolated,
    put,
    unmarked,
)
from musnad.terminal.phrases import quoted
from musnad.terminal.values import what_figure_adds, what_moment_adds
from musnad.terminal.wording import act_of, counts_of, mark_of, outside_statements, to_whom, verb_of
from musnad.text.marks import lone_marks

_ARROW = " ← "
_DOT = " · "
_INDENT = 4


def show(
    article: Article,
    reading: Reading,
    console: Console,
    *,
    laid_out: bool,
    language: Language = "ar",
) -> None:
    """Print the ledger of ``article``: title, credits, each statement, and a line that sums up.

    ``laid_out`` wraps to the console's width and aligns right; otherwise a paragraph is a line.
    """
    blocks = dropwhile(lambda block: not block[0], _blocks(article, reading, language))
    for text, indent in blocks:
        put(text, indent, console, laid_out=laid_out, language=language)


def _blocks(article: Article, reading: Reading, language: Language) -> Iterator[tuple[Text, int]]:
    """Paragraphs with their indent; an empty one is a blank line."""
    if article.title:
        yield Text(arabic(article.title), style="bold"), 0
    credits = "، ".join(dict.fromkeys(clean(credit.name) for credit in reading.credits))
    if credits:
        told = translate(message("credited to: {credits}", credits=credits), language)
        yield Text(unmarked(told), style=palette.QUIET), 0
    for number, statement in enumerate(reading.statements, 1):
        yield Text(), 0
        yield _chain(number, article.outlet, statement), 0
        yield _act(statement, language), _INDENT
        if statement.contents:
            yield _content(statement), _INDENT
        if statement.figures or statement.moments:
            yield _values(statement.figures, statement.moments, language), _INDENT
    figures, moments = outside_statements(reading)
    if figures or moments:
        yield Text(), 0
        yield (
            Text(translate(message("outside of the statements:"), language), style=palette.QUIET),
            0,
        )
        yield _values(figures, moments, language), _INDENT
    yield Text(), 0
    yield _summary(reading, language), 0


def _chain(number: int, outlet: str, statement: Statement) -> Text:
    """The way of a statement, from the reader's end to the one who said it."""
    text = Text(f"{number}. ", style=palette.QUIET)
    links = [outlet, *(relay.name for relay in statement.via)]
    for link in links:
        if link:
            text.append(isolated(link), style="default").append(_ARROW)
    name = isolated(statement.speaker.name) or "؟"
    style = palette.NAMELESS if statement.kind in NAMELESS else palette.NAMED
    return text.append(name, style=style)


def _act(statement: Statement, language: Language) -> Text:
    style = palette.ACTS.get(statement.act, palette.ACT)
    text = Text(act_of(statement.act, language), style=style)
    verb = clean(verb_of(statement.verb))
    if verb:
        text.append(f" «{verb}»", style=f"not bold {palette.QUIET}")
    addressee = statement.addressee.name if statement.addressee is not None else ""
    to = to_whom(addressee, statement.act, language)
    if to:
        text.append(f"{_DOT}{to}", style=f"not bold {palette.QUIET}")
    mark = mark_of(statement.kind, language)
    if mark:
        style = palette.MARKS.get(statement.kind, palette.MARK)
        text.append(_DOT, style=palette.QUIET).append(mark, style=f"not bold {style}")
    if statement.field == "title":
        place = translate(message("in the title"), language)
        text.append(f"{_DOT}{place}", style=f"not bold {palette.QUIET}")
    return text


def _content(statement: Statement) -> Text:
    """The words of the statement, its figures and moments marked."""
    pieces = [_marked(span, statement.figures, statement.moments) for span in statement.contents]
    words = _with_marks_in_pairs(Text(GAP).join(pieces))
    return quoted(words) if statement.form == "direct" else Text.assemble(ISOLATE, words, POP)


def _with_marks_in_pairs(words: Text) -> Text:
    """``words`` as ``balanced`` has them, with their colours."""
    lone = lone_marks(words.plain)
    cuts = {lone.end, *lone.left_out, *(at + 1 for at in lone.left_out)}
    places = sorted(cuts - {0})
    shown = Text()
    for at, piece in zip((0, *places), words.divide(places), strict=True):
        if at == lone.end:
            shown.append(lone.closing)
        if at not in lone.left_out:
            shown.append_text(piece)
    return shown


def _marked(span: Span, figures: Iterable[Figure], moments: Iterable[Moment]) -> Text:
    """The words of ``span``, its figures and moments in their colours."""
    marks = [(f.start, f.end, palette.FIGURE) for f in figures]
    marks += [(m.start, m.end, palette.MOMENT) for m in moments]
    pieces: list[tuple[str, str]] = []
    at = span.start
    for start, end, style in sorted(marks):
        if at <= start and end <= span.end:
            pieces.append((span.text[at - span.start : start - span.start], ""))
            pieces.append((span.text[start - span.start : end - span.start], style))
            at = end
    pieces.append((span.text[at - span.start :], ""))
    text = Text()
    for piece, style in pieces:
        spaced = " " if piece[:1].isspace() and len(text) else ""
        text.append(spaced + clean(piece), style=style)
        if piece.strip() and piece[-1:].isspace():
            text.append(" ")
    text.rstrip()
    return text


def _values(figures: Iterable[Figure], moments: Iterable[Moment], language: Language) -> Text:
    """What the figures and moments amount to: «نحو 37 مليون دولار = نحو 37 مليون دولار أمريكي»."""
    items = [
        (f.field == "text", f.start, f.text, what_figure_adds(f, language), palette.FIGURE)
        for f in figures
    ]
    items += [
        (m.field == "text", m.start, m.text, what_moment_adds(m, language), palette.MOMENT)
        for m in moments
    ]
    text = Text()
    for _, _, words, value, style in sorted(items):
        if len(text):
            text.append(_DOT, style=palette.QUIET)
        text.append(arabic(words), style=style)
        if value:
            # Kept apart, so that the number before «months» is not drawn to the Arabic before it.
            text.append(f" = {FIRST_STRONG}{value}{POP}", style=palette.QUIET)
    return text


def _summary(reading: Reading, language: Language) -> Text:
    return Text(_DOT.join(translate(told, language) for told in counts_of(reading)))
