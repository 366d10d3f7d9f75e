"""Corrections made in brat, from the folder that ``musnad.export.brat`` wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from musnad.article import Article
from musnad.corrections import Correction
from musnad.corrections.gold import Fault, gold_of
from musnad.errors import InputError, message_of, reason_of
from musnad.export.brat import BREAK, NOTE, page_text
from musnad.export.folder import ARTICLES, ArticleFile
from musnad.export.page import Extent, Page
from musnad.export.sheet import LABELS, PARTS, Label, Mark, Marked, Sheet
from musnad.intake.encoding import BOM
from musnad.intake.jsonl import numbered_lines
from musnad.messages import message

_ID: Final = re.compile(r"(?:[TERAMN]|#[A-Za-z]*)\d+|\*")
_BOUND: Final = re.compile(r"(\w+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)", re.ASCII)
_ARGUMENT: Final = re.compile(r"([A-Za-z]+?)(\d{0,9}):(\S+)", re.ASCII)
_FILE: Final = re.compile(r"[A-Za-z0-9-]{1,100}")
_LINE_END: Final = re.compile(r"\r?\n")
#: Documents of brat are some kilobytes; a larger file is something else.
_LARGEST: Final = 64 * 1024 * 1024


class _Line(NamedTuple):
    """A line of an ``.ann`` file: ``data`` stands between its id and its text."""

    id: str
    data: str
    text: str


def read_folder(folder: Path) -> Iterator[Correction | InputError]:
    """The corrected documents of ``folder``, in the order of its ``articles.jsonl``.

    A document with neither ``.txt`` nor ``.ann`` was taken out, and is passed over. Raises OSError
    if there is no such folder, or no ``articles.jsonl`` in it.
    """
    known = set()
    with (folder / ARTICLES).open("rb") as lines:
        for number, line in numbered_lines(lines):
            try:
                filed = _article(line, str(folder / ARTICLES), number)
            except InputError as error:
                yield error
                continue
            known.add(filed.file)
            text, annotations = folder / f"{filed.file}.txt", folder / f"{filed.file}.ann"
            if text.exists() or annotations.exists():
                yield _outcome(filed, text, annotations)
    for path in sorted(folder.glob("*.ann")):
        if path.stem not in known:
            yield InputError(
                str(path),
                None,
                message("a document that {articles} does not know", articles=ARTICLES),
            )


def decode(annotations: str, page: Page) -> Sheet:
    """The sheet of the content of an ``.ann`` file. Raises Fault, by the id of the annotation."""
    return _Document(page, _lines(annotations)).sheet()


def _outcome(filed: ArticleFile, text: Path, annotations: Path) -> Correction | InputError:
    try:
        return _correction(filed, text, annotations)
    except InputError as error:
        return error


def _correction(filed: ArticleFile, text: Path, annotations: Path) -> Correction:
    article = Article(**{name: getattr(filed, name) for name in Article.__struct_fields__})
    page = Page(article)
    _check_unchanged(_content(text), page_text(page), str(text))
    content = _content(annotations)
    try:
        return Correction(article, gold_of(article, decode(content, page)))
    except Fault as fault:
        line = _line_number(content, fault.origin)
        raise InputError(
            str(annotations),
            line,
            message("{origin}: {reason}", origin=fault.origin[:60], reason=fault.reason),
        ) from fault


def _article(line: bytes, name: str, number: int) -> ArticleFile:
    try:
        filed = msgspec.convert(json.loads(line), ArticleFile)
    except (ValueError, RecursionError) as error:
        raise InputError(
            name, number, message("no article: {error}", error=message_of(error))
        ) from error
    if not _FILE.fullmatch(filed.file):
        raise InputError(
            name, number, message("{file!r} is no file name of an export", file=filed.file)
        )
    return filed


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(str(path), None, reason_of(error)) from error
    if len(data) > _LARGEST:
        raise InputError(
            str(path), None, message("larger than {largest} MiB", largest=_LARGEST // 1024**2)
        )
    try:
        return data.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            str(path), line, message("not UTF-8: {reason}", reason=error.reason)
        ) from error


def _check_unchanged(found: str, written: str, name: str) -> None:
    """Offsets count in the text that was exported: refuse another one."""
    if found.removeprefix("\ufeff") == written.removeprefix("\ufeff"):
        return
    pairs = zip(found.split("\n"), written.split("\n"), strict=False)
    lines = found.count("\n") + 1
    line = next((n for n, (ours, theirs) in enumerate(pairs, 1) if ours != theirs), lines)
    raise InputError(name, line, message("the text was changed, so the offsets no longer fit it"))


def _line_number(content: str, origin: str) -> int | None:
    """The line that ``origin`` is the id of, or the whole of where it has none."""
    for number, line in enumerate(_LINE_END.split(content), 1):
        if origin in (line, line.partition("\t")[0]):
            return number
    return None


def _lines(annotations: str) -> Iterator[_Line]:
    seen = set()
    for line in _LINE_END.split(annotations):
        if not line.strip():
            continue
        id, tab, rest = line.partition("\t")
        if not tab or not _ID.fullmatch(id):
            raise Fault(line, message("no annotation"))
        if id in seen:
            raise Fault(id, message("the id is given twice"))
        seen.add(id)
        data, _, text = rest.partition("\t")
        yield _Line(id, data.strip(), text)


class _Document:
    """The annotations of one ``.ann`` file, which refer to each other by their ids."""

    def __init__(self, page: Page, lines: Iterable[_Line]) -> None:
        self._page = page
        self._text = page_text(page)
        self._marks: dict[str, Mark] = {}
        self._events: dict[str, str] = {}
        self._chosen: dict[str, dict[str, str]] = {}
        later = []
        for line in lines:
            if line.id.startswith("T"):
                self._marks[line.id] = self._bound(line)
            elif line.id.startswith("E"):
                self._events[line.id] = line.data
            else:
                later.append(line)
        for line in later:
            self._add(line)

    def sheet(self) -> Sheet:
        used: set[str] = set()
        marked = [self._event(id, data, used) for id, data in self._events.items()]
        for id, mark in self._marks.items():
            if mark.label not in ("Cue", *PARTS):
                marked.append(Marked(mark, self._chosen.get(id, {}), (), id))
            elif id not in used:
                raise Fault(id, message("a {label} that belongs to no statement", label=mark.label))
        return Sheet(self._page, tuple(marked))

    def _bound(self, line: _Line) -> Mark:
        """A text-bound annotation: its extents, those that a line break divides made one."""
        found = _BOUND.fullmatch(line.data)
        if not found or found[1] not in LABELS:
            raise Fault(
                line.id,
                message("{data!r} is not LABEL START END, with a label of Musnad", data=line.data),
            )
        label: Label = next(label for label in LABELS if label == found[1])
        spans = sorted(Extent(*map(int, place.split())) for place in found[2].split(";"))
        last = 0
        for span in spans:
            if not last <= span.start < span.end <= len(self._text):
                raise Fault(
                    line.id,
                    message(
                        "{start} {end} is no span of the text",
                        start=span.start,
                        end=span.end,
                    ),
                )
            last = span.end
        words = " ".join(self._text[start:end] for start, end in spans)
        if line.text.strip() and line.text.strip() != words.strip():
            raise Fault(
                line.id,
                message("the text has {words!r} there, not {text!r}", words=words, text=line.text),
            )
        return Mark(label, self._joined(spans))

    def _joined(self, spans: list[Extent]) -> tuple[Extent, ...]:
        joined: list[Extent] = []
        for span in spans:
            if joined and BREAK.fullmatch(self._text, joined[-1].end, span.start):
                joined[-1] = Extent(joined[-1].start, span.end)
            else:
                joined.append(span)
        return tuple(joined)

    def _add(self, line: _Line) -> None:
        """An attribute or a note; relations, equivalences and references are not used here."""
        name, _, rest = line.data.partition(" ")
        target, _, value = rest.partition(" ")
        if line.id[0] not in "AM#":
            raise Fault(line.id, message("{name} is no annotation of Musnad", name=name))
        if target not in self._marks and target not in self._events:
            raise Fault(line.id, message("there is no {target}", target=target or "target"))
        if line.id[0] in "AM":
            self._chosen.setdefault(target, {})[name] = value
        elif name == NOTE and target in self._marks:
            self._marks[target] = self._marks[target]._replace(note=_note(line.text))

    def _event(self, id: str, data: str, used: set[str]) -> Marked:
        cue: Mark | None = None
        parts: list[tuple[Label, int, Mark]] = []
        for argument in data.split():
            found = _ARGUMENT.fullmatch(argument)
            if not found:
                raise Fault(id, message("{argument!r} is not ROLE:ID", argument=argument))
            role, number, target = found.groups()
            mark = self._marks.get(target)
            if mark is None:
                raise Fault(id, message("there is no {target}", target=target))
            if mark.label != role:
                raise Fault(
                    id,
                    message(
                        "{target} is a {label}, not a {role}",
                        target=target,
                        label=mark.label,
                        role=role,
                    ),
                )
            used.add(target)
            if mark.label == "Cue":
                cue = mark
            else:
                parts.append((mark.label, int(number or 1), mark))
        if cue is None:
            raise Fault(id, message("a statement without a cue"))
        parts.sort(key=lambda part: (PARTS.index(part[0]), part[1]))
        return Marked(cue, self._chosen.get(id, {}), tuple(part[2] for part in parts), id)


def _note(text: str) -> str:
    text = text.strip()
    if not text.startswith('"'):
        return text
    try:
        note = json.loads(text)
    except ValueError:
        return text  # a name that an annotator put in marks
    return note if isinstance(note, str) else text
