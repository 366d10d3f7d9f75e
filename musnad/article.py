"""The plain data every stage speaks: articles in, readings out.

All records are immutable msgspec structs: typed, several times faster to build than frozen
dataclasses, and encoded to JSON (and described by a JSON Schema) without a line of code of ours.
Offsets are Unicode code points into the field exactly as given: ``field[start:end] == text``.
"""

from __future__ import annotations

import json
from typing import Final, Literal

import msgspec

from musnad.text.marks import balanced

Field = Literal["title", "text", "byline"]
Kind = Literal["person", "organization", "document", "unnamed", "group", "unsourced"]
#: The kinds of sources that nobody names.
NAMELESS: Final[tuple[Kind, ...]] = ("unnamed", "group", "unsourced")
Act = Literal[
    "say",
    "confirm",
    "deny",
    "warn",
    "call",
    "accuse",
    "estimate",
    "promise",
    "ask",
    "opine",
    "express",
]
Form = Literal["direct", "indirect", "mixed"]
Modifier = Literal["exact", "approx", "at_least", "at_most", "range", "vague"]
Timex = Literal["DATE", "TIME", "DURATION", "SET"]


#: Between the pieces of one content or source, where a single string holds them all.
GAP = " … "


class Article(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One published text. Everything but ``text`` is optional and may be empty.

    ``published`` is an ISO date or date-time, ``outlet`` a name or short id of the publisher.
    """

    text: str
    id: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    title: str = ""
    byline: str = ""


class Span(msgspec.Struct, frozen=True, gc=False):
    """Characters ``start`` (included) to ``end`` (excluded) of a field, with their text."""

    start: int
    end: int
    text: str


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """Who said it, resolved through the article.

    ``name`` is the fullest mention found anywhere in the article, ``span`` where it stands in
    ``field``; both are empty when nobody is named (``kind`` is then ``unsourced``).
    """

    name: str
    kind: Kind
    field: Field = "text"
    span: Span | None = None


class Relay(msgspec.Struct, frozen=True, gc=False):
    """One link of the chain: who passed the statement on, or the medium spoken to."""

    name: str
    field: Field = "text"
    span: Span | None = None


class Addressee(msgspec.Struct, frozen=True, gc=False):
    """Whom the words are addressed to, or who is accused, called upon, asked or warned.

    ``span`` is where it stands in the statement's field; ``name`` has the article that a
    preposition took in («للوزير»: ``الوزير``).
    """

    name: str
    span: Span


class Number(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number in a text, characters ``start`` to ``end`` (excluded): a cardinal or an ordinal."""

    start: int
    end: int
    text: str
    value: float
    ordinal: bool


class Figure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quantity that the text states, characters ``start`` to ``end`` (excluded) of ``field``.

    ``low`` and ``high`` are equal for a single value, None where the figure is open («more than»:
    no ``high``; «up to»: no ``low``). ``unit`` is ``%``, an ISO 4217 code for money, else the
    measure or the counted noun in the singular, with what it is divided by («برميل/يوم»); empty
    if the text names none.
    """

    field: Literal["title", "text"]
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    mod: Modifier
    unit: str


class Moment(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename={"from_": "from"}):
    """A time expression, characters ``start`` to ``end`` (excluded) of ``field``, as TIMEX3.

    ``from_`` (``from`` in JSON) and ``to`` are the ISO dates of its first day and of the day
    after its last. ``value``, ``from_`` and ``to`` are empty where the article does not tell.
    """

    field: Literal["title", "text"]
    start: int
    end: int
    text: str
    type: Timex
    value: str
    from_: str
    to: str


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One act of reporting, tied to the characters it came from.

    ``id`` is stable: it depends on the article, the field and the place of the cue only.
    ``verb`` is the reporting verb or noun as written, without what is written before it («و»,
    «سـ», «بـ»): the end of the cue; empty where a preposition («وفقا لـ») or a colon attributes.
    ``addressee`` is None where nobody is named beside the reporting word, or only a medium, which
    is in ``via``. ``via`` runs from the outermost relay inwards. ``frame`` names the rule that
    found it. ``figures`` and ``moments`` are those inside its contents.
    """

    id: str
    field: Literal["title", "text"]
    cue: Span
    verb: str
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    speaker: Speaker
    addressee: Addressee | None
    via: tuple[Relay, ...]
    act: Act
    form: Form
    kind: Kind
    frame: str
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]

    @property
    def said(self) -> str:
        """What was said as one string for people to read, its quotation marks in pairs.

        But for marks that the article or the end of a content leaves without their partner, each
        content is exactly as in the article.
        """
        return balanced(GAP.join(content.text for content in self.contents))


class Credit(msgspec.Struct, frozen=True, gc=False):
    """An agency or other outlet that byline, dateline or trailer name as the article's origin."""

    name: str
    field: Field
    span: Span


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What ``musnad.read`` returns: the ledger of one article."""

    id: str
    credits: tuple[Credit, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]

    def to_json(self) -> bytes:
        """This reading as one line of UTF-8 JSON, for any text at all."""
        try:
            return msgspec.json.encode(self)
        except UnicodeEncodeError:
            # UTF-8 has no bytes for a lone surrogate; JSON can still write it, as an escape.
            return json.dumps(msgspec.to_builtins(self)).encode()
