"""Corrections made in Label Studio, from its JSON export of the tasks that Musnad wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from musnad.article import Article
from musnad.corrections import Correction
from musnad.corrections.gold import Fault, gold_of
from musnad.errors import InputError, message_of
from musnad.export.labelstudio import NOTES, TEXT
from musnad.export.page import Extent, Page
from musnad.export.sheet import CHOICES, LABELS, PARTS, Mark, Marked, Sheet
from musnad.intake.encoding import BOM
from musnad.intake.record import read_whole
from musnad.messages import message

#: It is held whole.
_LARGEST: Final = 1024 * 1024 * 1024
_CHOICES: Final = {choice.name for choice in CHOICES}
_NOTES: Final = set(NOTES.values())


class Data(msgspec.Struct):
    """What the export put into a task; ``page`` ends with the text of the article."""

    page: str
    id: str
    outlet: str = ""
    url: str = ""
    published: str = ""
    title: str = ""
    byline: str = ""


class Value(msgspec.Struct):
    """Where a region stands, and what a tag of the interface says of it."""

    start: int | None = None
    end: int | None = None
    labels: list[str] = []
    choices: list[str] = []
    text: str | list[str] = ""


class Result(msgspec.Struct):
    """A region, what was chosen or typed for it (under the same id), or a relation of two."""

    type: str
    id: str = ""
    from_name: str = ""
    from_id: str = ""
    to_id: str = ""
    value: Value = msgspec.field(default_factory=Value)


class Annotation(msgspec.Struct):
    """What one annotator submitted, or skipped (``was_cancelled``)."""

    result: list[Result]
    was_cancelled: bool = False
    created_at: str = ""
    updated_at: str = ""


class Task(msgspec.Struct):
    data: Data
    annotations: list[Annotation] = []


_tasks: Final = msgspec.json.Decoder(list[msgspec.Raw])


def read_file(path: Path) -> Iterator[Correction | InputError]:
    """The corrected tasks of an export: of each, the annotation submitted last.

    A task that nobody submitted an annotation for is an InputError like any other that cannot be
    read. Raises OSError if the file cannot be opened.
    """
    with path.open("rb") as stream:
        try:
            data = read_whole(stream, str(path), _LARGEST).removeprefix(BOM)
            tasks = _tasks.decode(data)
        except InputError as error:
            yield error
            return
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield InputError(
                str(path),
                None,
                message("not the JSON export of Label Studio: {error}", error=message_of(error)),
            )
            return
    for number, task in enumerate(tasks, 1):
        try:
            yield correction_of(bytes(task))
        except InputError as error:
            yield InputError(
                message("{path}: task {number}", path=path, number=number), None, error.reason
            )


def correction_of(task: bytes) -> Correction:
    """The correction of one task. Raises InputError."""
    try:
        # Not msgspec's own decoder, which refuses the escapes of lone surrogates.
        decoded = msgspec.convert(json.loads(task), Task)
    except (ValueError, RecursionError) as error:
        raise InputError(
            "", None, message("no task of Musnad: {error}", error=message_of(error))
        ) from error
    article = article_of(decoded.data)
    submitted = [one for one in decoded.annotations if not one.was_cancelled]
    if not submitted:
        raise InputError("", None, message("nobody submitted an annotation"))
    last = max(reversed(submitted), key=lambda one: one.updated_at or one.created_at)
    try:
        return Correction(article, gold_of(article, sheet_of(last.result, Page(article))))
    except Fault as fault:
        raise InputError(
            "", None, message("region {origin}: {reason}", origin=fault.origin, reason=fault.reason)
        ) from fault


def article_of(data: Data) -> Article:
    """The article of a task. Raises InputError if its page is not made of its fields."""
    fields = {name: getattr(data, name) for name in msgspec.structs.asdict(data) if name != TEXT}
    before = Page(Article(text="|", **fields)).text.removesuffix("|")
    article = Article(text=data.page[len(before) :], **fields)
    if Page(article).text != data.page:
        raise InputError(
            "", None, message("data.{text} is not title, byline and text any more", text=TEXT)
        )
    return article


def sheet_of(results: list[Result], page: Page) -> Sheet:
    """The sheet of the results of one annotation. Raises Fault, by the id of the region."""
    marks: dict[str, Mark] = {}
    chosen: dict[str, dict[str, str]] = {}
    for result in results:
        if result.type == "labels":
            marks[result.id] = _mark(result, page)
    for result in results:
        if result.type not in ("labels", "relation"):
            _say(result, marks, chosen)
    parts: dict[str, list[Mark]] = {}
    linked = set()
    for result in results:
        if result.type == "relation":
            cue, part = _ends(result, marks)
            parts.setdefault(cue, []).append(marks[part])
            linked.add(part)
    marked = []
    for id, mark in marks.items():
        if mark.label not in PARTS:
            marked.append(Marked(mark, chosen.get(id, {}), tuple(parts.get(id, [])), id))
        elif id not in linked:
            raise Fault(id, message("a {label} that no relation ties to a cue", label=mark.label))
    return Sheet(page, tuple(marked))


def _mark(result: Result, page: Page) -> Mark:
    value = result.value
    labels = [label for label in LABELS if label in value.labels]
    if len(labels) != 1 or len(value.labels) != 1:
        raise Fault(
            result.id,
            message(
                "labels {labels}: one of {allowed} is needed",
                labels=value.labels,
                allowed=", ".join(LABELS),
            ),
        )
    if value.start is None or value.end is None:
        raise Fault(result.id, message("no start or no end"))
    if not 0 <= value.start < value.end <= len(page.text):
        raise Fault(
            result.id,
            message("{start}–{end} is no span of the page", start=value.start, end=value.end),
        )
    return Mark(labels[0], (Extent(value.start, value.end),))


def _say(result: Result, marks: dict[str, Mark], chosen: dict[str, dict[str, str]]) -> None:
    """Take down what was chosen or typed for a region."""
    if result.id not in marks:
        raise Fault(result.id, message("{from_name} without a mark", from_name=result.from_name))
    if result.from_name in _NOTES and isinstance(result.value.text, list):
        marks[result.id] = marks[result.id]._replace(note=" ".join(result.value.text).strip())
    elif result.from_name in _CHOICES and len(result.value.choices) <= 1:
        for value in result.value.choices:
            chosen.setdefault(result.id, {})[result.from_name] = value
    else:
        raise Fault(
            result.id,
            message(
                "{from_name} is not as the interface of Musnad asks it", from_name=result.from_name
            ),
        )


def _ends(relation: Result, marks: dict[str, Mark]) -> tuple[str, str]:
    """The cue and the part that a relation ties, whichever way it was drawn."""
    ends = relation.from_id, relation.to_id
    for id in ends:
        if id not in marks:
            raise Fault(id, message("a relation to a region that is not there"))
    cues = [id for id in ends if marks[id].label == "Cue"]
    parts = [id for id in ends if marks[id].label in PARTS]
    if len(cues) != 1 or len(parts) != 1:
        raise Fault(
            ends[0],
            message("a relation to {ends}, but not of a cue and one of its parts", ends=ends[1]),
        )
    return cues[0], parts[0]
