"""Quotes in the annotation format of BBC Citron, one document a line.

Names and meaning of the fields are those of ``docs/data_format.md`` in bbc/citron (commit
36ff8de972c965d339b87e88e54ccae5f2604826), which Citron's annotator writes and its training and
evaluation read. Its web API answers with the same field names, but counts tokens where this
format counts characters, and puts the resolved name under ``sources`` (``citron/data.py`` and
``citron/utils.py``, commit b140405574424c58ed0188dd5befc51dea7e8390).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from musnad.article import Span, Statement
from musnad.characters import json_line
from musnad.export import Entry

INTO = "stream"
_AFTER_TITLE = "\n\n"


def write(entries: Iterable[Entry], target: BinaryIO) -> None:
    """One JSON document a line: ``id``, ``text`` and ``quotes``."""
    for entry in entries:
        target.write(json_line(document(entry)))


def document(entry: Entry) -> dict[str, Any]:
    """``entry`` as a Citron document. Its text is the title, a blank line, and the text."""
    article, reading = entry
    head = article.title and article.title + _AFTER_TITLE
    shifts = {"title": 0, "text": len(head)}
    return {
        "id": article.id,
        "text": head + article.text,
        "quotes": [_quote(statement, shifts) for statement in reading.statements],
    }


def _quote(statement: Statement, shifts: dict[str, int]) -> dict[str, Any]:
    shift = shifts[statement.field]
    return {
        "id": statement.id,
        "cue": _span(statement.cue, shift),
        "sources": [_span(source, shift) for source in statement.sources],
        "contents": [_span(content, shift) for content in statement.contents],
        "coreferences": _coreferences(statement, shifts),
    }


def _coreferences(statement: Statement, shifts: dict[str, int]) -> list[dict[str, Any]]:
    """The fullest name of the speaker, where it says more than the sources do."""
    speaker = statement.speaker
    if speaker.span is None or speaker.field not in shifts:
        return []
    if any(speaker.span.text == source.text for source in statement.sources):
        return []
    return [_span(speaker.span, shifts[speaker.field])]


def _span(span: Span, shift: int) -> dict[str, Any]:
    return {"start": span.start + shift, "end": span.end + shift, "text": span.text}
