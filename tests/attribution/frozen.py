"""Frozen readings as a person reads them: invented articles, each with all that is said in it.

A block of a file is one article: a line ``# rule`` with the function of musnad.attribution that it
is for, ``= headline`` if it has one, the text (``⏎`` is a line break), and a line for each
statement, set in by two spaces: cue, source, content, and act, kind and form, between bars; then
the ``speaker`` where he is not the source as it stands, and whom it came ``via``, outermost first.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import musnad
from musnad import Article
from musnad.article import Statement

READINGS = Path(__file__).with_name("readings.txt")


class Frozen(NamedTuple):
    """An article, and the lines that tell its statements."""

    rule: str
    title: str
    text: str
    statements: tuple[str, ...]


def frozen(path: Path = READINGS) -> list[Frozen]:
    """The articles of a file."""
    return [_block(block) for block in path.read_text("utf-8").strip().split("\n\n")]


def _block(block: str) -> Frozen:
    rule, *lines = block.splitlines()
    title = lines.pop(0).removeprefix("= ") if lines[0].startswith("= ") else ""
    text, *statements = lines
    told = tuple(line.strip() for line in statements)
    return Frozen(rule.removeprefix("# "), title, text.replace(" ⏎ ", "\n"), told)


def told(title: str, text: str) -> tuple[str, ...]:
    """A line for each statement that is read in an article."""
    return tuple(map(_told, musnad.read(Article(title=title, text=text)).statements))


def _told(statement: Statement) -> str:
    source = " … ".join(span.text for span in statement.sources)
    content = " … ".join(span.text for span in statement.contents)
    marks = f"{statement.act} {statement.kind} {statement.form}"
    parts = [statement.cue.text, source, content, marks]
    if statement.speaker.name != source:
        parts.append(f"speaker: {statement.speaker.name}")
    if statement.via:
        parts.append("via: " + " < ".join(relay.name for relay in statement.via))
    return " | ".join(parts).replace("\n", " ⏎ ")
