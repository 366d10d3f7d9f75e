"""brat standoff: a folder with a ``.txt`` and an ``.ann`` for each article.

The folder can be opened in brat as it is. ``articles.jsonl`` in it holds the articles themselves,
for the way back (``musnad.corrections.brat``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from musnad.characters import encodable
from musnad.export import Entry
from musnad.export.folder import named_entries
from musnad.export.page import Extent, Page
from musnad.export.sheet import CHOICES, LABELS, PARTS, Choice, Mark, Marked, Sheet, sheet_of

INTO: Final = "folder"
NOTE: Final = "AnnotatorNotes"
#: brat reads its files by lines, and Python breaks lines at each of these.
_BREAKS: Final = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
#: What divides a mark into fragments: a line break, with the spaces round it. The ones before are
#: no part of the second pattern: looked for anywhere, they would be gone through again and again.
BREAK: Final = re.compile(rf"[^\S{_BREAKS}]*+[{_BREAKS}]\s*+")
_BREAK_AND_AFTER: Final = re.compile(rf"[{_BREAKS}]\s*+")
_NOT_IN_NOTE: Final = re.compile(rf"[\t{_BREAKS}\ud800-\udfff]|^[\s\"]|\s$")
_SEVERAL: Final = ("Source", "Content", "Via")
_COLOURS: Final = dict(
    Cue="#ffcf9f",
    Source="#c9e7ff",
    Content="#e4f5d4",
    Speaker="#9fc7ff",
    Via="#e0ccff",
    Credit="#d9d9d9",
    Figure="#fff2a8",
    Moment="#ffd6e8",
)


def write(entries: Iterable[Entry], target: Path) -> None:
    """Make the folder ``target``. Raises FileExistsError if it is there already."""
    for entry, path in named_entries(entries, target):
        sheet = sheet_of(entry)
        path.with_suffix(".txt").write_bytes(page_text(sheet.page).encode())
        path.with_suffix(".ann").write_bytes(encode(sheet).encode())
    (target / "annotation.conf").write_text(annotation_conf(), "utf-8")
    (target / "visual.conf").write_text(visual_conf(), "utf-8")


def page_text(page: Page) -> str:
    """The content of the ``.txt`` file."""
    return encodable(page.text)


def encode(sheet: Sheet) -> str:
    """The content of the ``.ann`` file."""
    return "".join(f"{line}\n" for line in _Lines(sheet.page).of(sheet.marked))


def annotation_conf() -> str:
    """Which marks there are, what belongs to a cue, and what is chosen for each."""
    entities = [label for label in LABELS if label != "Cue"]
    parts = ", ".join(f"{label}{'*' if label in _SEVERAL else '?'}:{label}" for label in PARTS)
    return _sections(
        entities=entities,
        relations=["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"],
        events=[f"Cue\t{parts}"],
        attributes=[_attribute(choice) for choice in CHOICES],
    )


def visual_conf() -> str:
    """From right to left, with a colour for each kind of mark."""
    colours = [f"{label}\tbgColor:{_COLOURS[label]}, borderColor:darken" for label in LABELS]
    return _sections(
        labels=[f"{label} | {label}" for label in LABELS],
        drawing=[*colours, "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5"],
        options=["Text direction:rtl", "Arcs bundle:all"],
    )


def fragments(page: Page, extents: tuple[Extent, ...]) -> Iterator[tuple[Extent, ...]]:
    """The text-bound annotations that make a mark, each with its fragments.

    A fragment never holds a line break. Two extents with nothing but a line break between them
    would read as one that runs over it, and become two annotations.
    """
    together: list[Extent] = []
    last = 0
    for extent in extents:
        if together and BREAK.fullmatch(page.text, last, extent.start):
            yield tuple(together)
            together = []
        together += _lines_in(page, extent)
        last = extent.end
    if together:
        yield tuple(together)


def _lines_in(page: Page, extent: Extent) -> Iterator[Extent]:
    start = extent.start
    for found in _BREAK_AND_AFTER.finditer(page.text, *extent):
        end = start + len(page.text[start : found.start()].rstrip())
        if end > start:
            yield Extent(start, end)
        start = found.end()
    if start < extent.end:
        yield Extent(start, extent.end)


class _Lines:
    """The annotations of one document, numbered as they are written."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._text = page_text(page)
        self._ids: dict[tuple[str, tuple[Extent, ...], str], str] = {}
        self._attributes = 0
        self._notes = 0

    def of(self, marked: Iterable[Marked]) -> Iterator[str]:
        events = 0
        for one in marked:
            if one.mark.label != "Cue":
                for id in (yield from self._mark(one.mark)):
                    yield from self._chosen(one, id)
                continue
            arguments = []
            for label in ("Cue", *PARTS):
                ids: list[str] = []
                for mark in (one.mark, *one.parts):
                    if mark.label == label:
                        ids += yield from self._mark(mark)
                arguments += [f"{label}{n if n > 1 else ''}:{id}" for n, id in enumerate(ids, 1)]
            events += 1
            yield f"E{events}\t{' '.join(arguments)}"
            yield from self._chosen(one, f"E{events}")

    def _mark(self, mark: Mark) -> Generator[str, None, list[str]]:
        """Write ``mark`` unless the same one is there already; its ids."""
        ids = []
        for spans in fragments(self._page, mark.extents):
            key = (mark.label, spans, mark.note)
            if key not in self._ids:
                self._ids[key] = id = f"T{len(self._ids) + 1}"
                places = ";".join(f"{start} {end}" for start, end in spans)
                words = " ".join(self._text[start:end] for start, end in spans)
                yield f"{id}\t{mark.label} {places}\t{words}"
                if mark.note:
                    self._notes += 1
                    yield f"#{self._notes}\t{NOTE} {id}\t{_one_line(mark.note)}"
            ids.append(self._ids[key])
        return ids

    def _chosen(self, one: Marked, id: str) -> Iterator[str]:
        for name, value in one.chosen.items():
            self._attributes += 1
            yield f"A{self._attributes}\t{name} {id} {value}".rstrip()


def _one_line(note: str) -> str:
    """``note`` as it is if a line can hold it, else as a JSON string."""
    return json.dumps(note) if _NOT_IN_NOTE.search(note) else note


def _attribute(choice: Choice) -> str:
    values = f", Value:{'|'.join(choice.values)}" if choice.values else ""
    return f"{choice.name}\tArg:{choice.label}{values}"


def _sections(**sections: Sequence[str]) -> str:
    return "\n".join(
        f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items()
    )
