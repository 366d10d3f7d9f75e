"""Label Studio: a JSON array of tasks, each with the reading as its prediction.

A project takes ``config()`` as its labelling interface, and then the tasks as its import.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import Any, BinaryIO, Final
from xml.sax.saxutils import quoteattr

from musnad.article import Article
from musnad.characters import storable, to_json
from musnad.export import Entry
from musnad.export.names import id_of
from musnad.export.page import Extent, Page
from musnad.export.sheet import (
    CHOICES,
    LABELS,
    PARTS,
    Choice,
    Label,
    Mark,
    Marked,
    Sheet,
    sheet_of,
)

INTO: Final = "stream"
#: Names of the tags of the configuration, which every result refers to.
TEXT: Final = "page"
MARKS: Final = "marks"
NOTES: Final[dict[Label, str]] = {
    "Speaker": "name",
    "Via": "name",
    "Credit": "name",
    "Figure": "value",
    "Moment": "value",
}
_MODEL: Final = "musnad"
_COLOURS: Final[dict[Label, str]] = {
    "Cue": "#f28e2b",
    "Source": "#4e79a7",
    "Content": "#59a14f",
    "Speaker": "#1f4e8c",
    "Via": "#b07aa1",
    "Credit": "#79706e",
    "Figure": "#edc948",
    "Moment": "#ff9da7",
}

Json = dict[str, Any]


def write(entries: Iterable[Entry], target: BinaryIO) -> None:
    """A task an article."""
    opening = b"[\n"
    for entry in entries:
        target.write(opening + to_json(task_of(entry)))
        opening = b",\n"
    target.write(b"\n]\n" if opening == b",\n" else b"[]\n")


def task_of(entry: Entry) -> Json:
    """The task of an article: what is shown, and the marks to correct."""
    sheet = sheet_of(entry)
    prediction = {"model_version": _MODEL, "result": list(_Results(sheet.page).of(sheet))}
    return {"data": data_of(entry.article, sheet.page), "predictions": [prediction]}


def data_of(article: Article, page: Page) -> Json:
    """What a task says of its article: the page, and all fields but the text, which ends it."""
    fields = {name: storable(getattr(article, name)) for name in Article.__struct_fields__}
    del fields["text"]
    return {**fields, "id": storable(id_of(article)), TEXT: storable(page.text)}


def config() -> str:
    """The labelling interface: one page from right to left, marks, their links and choices."""
    lines = [
        "<View>",
        "  <Style>.htx-text { white-space: pre-wrap; direction: rtl; text-align: right; }</Style>",
        "  <Relations>",
        *(f'    <Relation value="{label}"/>' for label in PARTS),
        "  </Relations>",
        f'  <Labels name="{MARKS}" toName="{TEXT}">',
        *(f'    <Label value="{label}" background="{_COLOURS[label]}"/>' for label in LABELS),
        "  </Labels>",
        f'  <Text name="{TEXT}" value="${TEXT}" saveTextResult="yes"/>',
        *(line for choice in CHOICES for line in _choices(choice)),
        *(_note_area(name) for name in dict.fromkeys(NOTES.values())),
        "</View>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _choices(choice: Choice) -> Iterator[str]:
    shown = f'perRegion="true" whenLabelValue="{choice.label}" visibleWhen="region-selected"'
    needed = 'required="true" ' if choice.values else ""
    yield f'  <Choices name="{choice.name}" toName="{TEXT}" {needed}{shown}>'
    for value in choice.values or (choice.name,):
        yield f"    <Choice value={quoteattr(value)}/>"
    yield "  </Choices>"


def _note_area(name: str) -> str:
    labels = ",".join(label for label, note in NOTES.items() if note == name)
    shown = f'perRegion="true" whenLabelValue="{labels}" visibleWhen="region-selected"'
    return f'  <TextArea name="{name}" toName="{TEXT}" editable="true" maxSubmissions="1" {shown}/>'


class _Results:
    """The results of one task: a region an extent, and links from each cue to its parts."""

    def __init__(self, page: Page) -> None:
        self._text = storable(page.text)
        self._shared: dict[tuple[Label, Extent, str], str] = {}
        self._regions = 0

    def of(self, sheet: Sheet) -> Iterator[Json]:
        links = []
        for one in sheet.marked:
            id = yield from self._region(one.mark, one.mark.extents[0])
            yield from self._chosen(one, id)
            for part in one.parts:
                for extent in part.extents:
                    links.append(_link(id, (yield from self._part(part, extent)), part.label))
        yield from links

    def _part(self, mark: Mark, extent: Extent) -> Generator[Json, None, str]:
        """The region of a part, the same one for every statement that has it."""
        key = (mark.label, extent, mark.note)
        if key not in self._shared:
            self._shared[key] = yield from self._region(mark, extent)
        return self._shared[key]

    def _region(self, mark: Mark, extent: Extent) -> Generator[Json, None, str]:
        self._regions += 1
        id = f"m{self._regions}"
        words = self._text[extent.start : extent.end]
        yield _result(id, MARKS, "labels", extent, text=words, labels=[mark.label])
        if mark.note:
            note = [storable(mark.note)]
            yield _result(id, NOTES[mark.label], "textarea", extent, text=note)
        return id

    def _chosen(self, one: Marked, id: str) -> Iterator[Json]:
        extent = one.mark.extents[0]
        words = self._text[extent.start : extent.end]
        for name, value in one.chosen.items():
            yield _result(id, name, "choices", extent, text=words, choices=[value or name])


def _result(id: str, name: str, type: str, extent: Extent, **value: object) -> Json:
    place = {"start": extent.start, "end": extent.end}
    return {"id": id, "from_name": name, "to_name": TEXT, "type": type, "value": place | value}


def _link(cue: str, part: str, label: Label) -> Json:
    ends = {"from_id": cue, "to_id": part}
    return {"type": "relation", **ends, "direction": "right", "labels": [label]}
