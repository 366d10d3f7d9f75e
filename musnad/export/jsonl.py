"""JSON lines: a reading a line, or flat, a statement a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, Final, Literal

import msgspec

from musnad.article import Credit, Reading, Statement
from musnad.characters import to_json
from musnad.export import Entry
from musnad.schema import schema_of

INTO: Final = "stream"


class StatementLine(Statement, frozen=True, kw_only=True, gc=False):
    """One statement with what is known of its article.

    ``schema`` is the version of this line: it changes when a field is renamed, removed or
    redefined. ``article`` is the id of the article, ``credits`` are those of the whole article; all
    other fields are those of the article and of the statement, under the same names.
    """

    schema: Literal[1] = 1
    article: str
    outlet: str
    url: str
    published: str
    title: str
    byline: str
    credits: tuple[Credit, ...]


def write(entries: Iterable[Entry], target: BinaryIO) -> None:
    """A line a statement; an article without statements has none."""
    for entry in entries:
        for line in lines_of(entry):
            target.write(to_json(line) + b"\n")


def lines_of(entry: Entry) -> Iterable[StatementLine]:
    """The statements of an entry, each with its article."""
    article, reading = entry
    about: dict[str, Any] = {
        "article": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "title": article.title,
        "byline": article.byline,
        "credits": reading.credits,
    }
    for statement in reading.statements:
        yield StatementLine(**msgspec.structs.asdict(statement), **about)


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a line that ``write`` makes."""
    return schema_of(StatementLine)


def encode_line(reading: Reading) -> bytes:
    """``reading`` as one line of JSON with its line break: UTF-8, for any text at all."""
    return reading.to_json() + b"\n"
