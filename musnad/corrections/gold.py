"""The gold format: one article a line, annotated by hand, for the scorers to compare with."""

from __future__ import annotations

from hashlib import sha256
from typing import Final, Literal, cast

import msgspec

from musnad.article import Act, Article, Form, Kind, Modifier, Timex
from musnad.errors import message_of
from musnad.export.names import id_of
from musnad.export.page import Extent, Page
from musnad.export.sheet import (
    ACT,
    FORM,
    KIND,
    MODIFIER,
    OPTIONAL,
    TIMEX,
    Choice,
    Label,
    Mark,
    Marked,
    Sheet,
)
from musnad.export.values import read_figure, read_moment
from musnad.messages import message

_Field = Literal["title", "text"]
_FIELDS: Final = ("title", "text")


class GoldSpan(msgspec.Struct, frozen=True):
    """Code points ``start`` (included) to ``end`` (excluded) of the field of its statement."""

    start: int
    end: int


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """An act of reporting. ``speaker`` is empty where nobody is named; ``via`` runs inwards.

    ``optional`` ones are scored neither for nor against.
    """

    field: _Field
    cue: GoldSpan
    sources: tuple[GoldSpan, ...]
    contents: tuple[GoldSpan, ...]
    speaker: str
    via: tuple[str, ...]
    kind: Kind
    act: Act
    form: Form
    optional: bool


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, with the values of ``musnad.Figure``."""

    field: _Field
    start: int
    end: int
    low: float | None
    high: float | None
    mod: Modifier
    unit: str


class GoldMoment(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A moment, with the values of ``musnad.Moment``."""

    field: _Field
    start: int
    end: int
    type: Timex
    value: str
    from_: str
    to: str


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated article; ``sha256`` is the beginning of the hash of its text."""

    id: str
    sha256: str
    published: str
    credits: tuple[str, ...]
    statements: tuple[GoldStatement, ...]
    figures: tuple[GoldFigure, ...]
    moments: tuple[GoldMoment, ...]


class Fault(Exception):
    """An annotation that the gold format has no place for: which one, and why."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(origin, reason)
        self.origin = origin
        self.reason = reason


def gold_of(article: Article, sheet: Sheet) -> Gold:
    """The annotation of a sheet, in the order of the page. Raises Fault."""
    marked: dict[Label, list[Marked]] = {}
    for one in sorted(sheet.marked, key=lambda one: one.mark.extents):
        marked.setdefault(one.mark.label, []).append(one)
    text = article.text.encode("utf-8", "surrogatepass")
    return Gold(
        id=id_of(article),
        sha256=sha256(text).hexdigest()[:16],
        published=article.published,
        credits=_credits(sheet.page, marked.get("Credit", [])),
        statements=tuple(_statement(sheet.page, one) for one in marked.get("Cue", [])),
        figures=tuple(_figure(sheet.page, one) for one in marked.get("Figure", [])),
        moments=tuple(_moment(sheet.page, one) for one in marked.get("Moment", [])),
    )


def _statement(page: Page, one: Marked) -> GoldStatement:
    field, start, end = _place(page, one)
    speakers = _names(page, one, "Speaker")
    if len(speakers) > 1:
        raise Fault(one.origin, message("more than one speaker"))
    return GoldStatement(
        field=field,
        cue=GoldSpan(start, end),
        sources=_spans(page, one, "Source", field),
        contents=_spans(page, one, "Content", field),
        speaker=speakers[0] if speakers else "",
        via=_names(page, one, "Via"),
        kind=cast(Kind, _chosen(one, KIND)),
        act=cast(Act, _chosen(one, ACT)),
        form=cast(Form, _chosen(one, FORM)),
        optional=OPTIONAL.name in one.chosen,
    )


def _figure(page: Page, one: Marked) -> GoldFigure:
    field, start, end = _place(page, one)
    mod = cast(Modifier, _chosen(one, MODIFIER))
    try:
        value = read_figure(one.mark.note)
    except ValueError as error:
        raise Fault(one.origin, message("Figure: {error}", error=message_of(error))) from error
    return GoldFigure(
        field=field, start=start, end=end, mod=mod, low=value.low, high=value.high, unit=value.unit
    )


def _moment(page: Page, one: Marked) -> GoldMoment:
    field, start, end = _place(page, one)
    type = cast(Timex, _chosen(one, TIMEX))
    try:
        value = read_moment(one.mark.note)
    except ValueError as error:
        raise Fault(one.origin, message("Moment: {error}", error=message_of(error))) from error
    return GoldMoment(
        field=field,
        start=start,
        end=end,
        type=type,
        value=value.value,
        from_=value.from_,
        to=value.to,
    )


def _credits(page: Page, marked: list[Marked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(page, one.mark) for one in marked))


def _place(page: Page, one: Marked) -> tuple[_Field, int, int]:
    """Where the one extent of a mark stands, in title or text."""
    if len(one.mark.extents) != 1:
        raise Fault(
            one.origin,
            message(
                "a {label} is one span, this is {extents}",
                label=one.mark.label,
                extents=len(one.mark.extents),
            ),
        )
    return _located(page, one.mark.extents[0], one.mark.label, one.origin)


def _located(page: Page, extent: Extent, label: Label, origin: str) -> tuple[_Field, int, int]:
    try:
        field, start, end = page.locate(extent)
    except ValueError as error:
        raise Fault(
            origin, message("{label}: {error}", label=label, error=message_of(error))
        ) from error
    if field not in _FIELDS:
        raise Fault(
            origin,
            message(
                "{label}: stands in the {field}, not in title or text", label=label, field=field
            ),
        )
    return field, start, end


def _spans(page: Page, one: Marked, label: Label, field: _Field) -> tuple[GoldSpan, ...]:
    spans = []
    for extent in sorted(e for part in one.parts if part.label == label for e in part.extents):
        where, start, end = _located(page, extent, label, one.origin)
        if where != field:
            raise Fault(
                one.origin,
                message(
                    "{label}: stands in the {where}, its cue in the {field}",
                    label=label,
                    where=where,
                    field=field,
                ),
            )
        spans.append(GoldSpan(start, end))
    return tuple(spans)


def _names(page: Page, one: Marked, label: Label) -> tuple[str, ...]:
    return tuple(_name(page, part) for part in one.parts if part.label == label)


def _name(page: Page, mark: Mark) -> str:
    return mark.note or " ".join(page[extent] for extent in mark.extents)


def _chosen(one: Marked, choice: Choice) -> str:
    value = one.chosen.get(choice.name)
    if value is None:
        raise Fault(
            one.origin, message("{label} without {name}", label=one.mark.label, name=choice.name)
        )
    if value not in choice.values:
        raise Fault(
            one.origin,
            message(
                "{name} is {value!r}, not {values}",
                name=choice.name,
                value=value,
                values=", ".join(choice.values),
            ),
        )
    return value
