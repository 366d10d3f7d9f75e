"""A reading as annotators see it: marks on one page, each with what the tool lets them choose.

The exports to annotation tools write sheets, and the corrections read them back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, get_args

import msgspec

from musnad.article import (
    Act,
    Field,
    Form,
    Kind,
    Modifier,
    Relay,
    Span,
    Speaker,
    Statement,
    Timex,
)
from musnad.export import Entry
from musnad.export.page import Extent, Page
from musnad.export.values import figure_note, moment_note

Label = Literal["Cue", "Source", "Content", "Speaker", "Via", "Credit", "Figure", "Moment"]
#: What is linked to a cue; the others stand alone.
PARTS: Final[tuple[Label, ...]] = ("Source", "Content", "Speaker", "Via")
LABELS: Final[tuple[Label, ...]] = get_args(Label)


class Choice(NamedTuple):
    """What annotators choose for a mark: one of ``values``, or whether it holds at all."""

    name: str
    label: Label
    values: tuple[str, ...] = ()


ACT: Final = Choice("Act", "Cue", get_args(Act))
FORM: Final = Choice("Form", "Cue", get_args(Form))
KIND: Final = Choice("Kind", "Cue", get_args(Kind))
OPTIONAL: Final = Choice("Optional", "Cue")
MODIFIER: Final = Choice("Modifier", "Figure", get_args(Modifier))
TIMEX: Final = Choice("Timex", "Moment", get_args(Timex))
CHOICES: Final = (ACT, FORM, KIND, OPTIONAL, MODIFIER, TIMEX)


class Mark(NamedTuple):
    """One mark on a page, of one extent or, interrupted, of several.

    ``note`` is what is typed beside it: a name that differs from the words marked, or the value of
    a figure or moment.
    """

    label: Label
    extents: tuple[Extent, ...]
    note: str = ""


class Marked(msgspec.Struct, frozen=True):
    """A mark with what was chosen for it, and the marks that belong to it if it is a cue.

    ``origin`` is what the tool calls it, for messages.
    """

    mark: Mark
    chosen: dict[str, str] = {}
    parts: tuple[Mark, ...] = ()
    origin: str = ""


class Sheet(NamedTuple):
    """The page of an article with its statements (marked cues), credits, figures and moments."""

    page: Page
    marked: tuple[Marked, ...]


def sheet_of(entry: Entry) -> Sheet:
    """The sheet of an article and its reading."""
    page = Page(entry.article)
    return Sheet(page, tuple(_marked(page, entry)))


def _marked(page: Page, entry: Entry) -> Iterator[Marked]:
    for said in entry.reading.statements:
        chosen: dict[str, str] = {ACT.name: said.act, FORM.name: said.form, KIND.name: said.kind}
        cue = Mark("Cue", _extents(page, said.field, (said.cue,)))
        yield Marked(cue, chosen, tuple(_parts(page, said, cue)))
    for credit in entry.reading.credits:
        extents = _extents(page, credit.field, (credit.span,))
        yield Marked(_named("Credit", credit.name, extents, page))
    for figure in entry.reading.figures:
        where = page.extent(figure.field, figure.start, figure.end)
        yield Marked(Mark("Figure", (where,), figure_note(figure)), {MODIFIER.name: figure.mod})
    for moment in entry.reading.moments:
        where = page.extent(moment.field, moment.start, moment.end)
        yield Marked(Mark("Moment", (where,), moment_note(moment)), {TIMEX.name: moment.type})


def _parts(page: Page, said: Statement, cue: Mark) -> Iterator[Mark]:
    if said.sources:
        yield Mark("Source", _extents(page, said.field, said.sources))
    if said.contents:
        yield Mark("Content", _extents(page, said.field, said.contents))
    voices: list[tuple[Label, Speaker | Relay]] = [("Via", relay) for relay in said.via]
    if said.speaker.name:
        voices.insert(0, ("Speaker", said.speaker))
    for label, voice in voices:
        # A name that stands nowhere in the article is marked on the cue, and told in the note.
        extents = cue.extents if voice.span is None else _extents(page, voice.field, (voice.span,))
        yield _named(label, voice.name, extents, page)


def _named(label: Label, name: str, extents: tuple[Extent, ...], page: Page) -> Mark:
    return Mark(label, extents, "" if name == page[extents[0]] else name)


def _extents(page: Page, field: Field, spans: tuple[Span, ...]) -> tuple[Extent, ...]:
    return tuple(page.extent(field, span.start, span.end) for span in spans)
