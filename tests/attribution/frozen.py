"""Frozen readings as a person reads them: invented articles, each with all that is said in it.

A block of a file is one article: a line ``# rule`` with the function of musnad.attribution that it
is for, ``= headline`` if it has one, the text (``⏎`` is a line break), and a line for each
statement, set in by two spaces: cue, source, content, and act, kind, form and frame, between bars;
then the ``speaker`` where he is not the source as it stands, whom it is said ``to``, and whom it
came ``via``, outermost first; and for each reporting word that makes no statement the reason.

``python tests/attribution/frozen.py`` writes them as they are read now.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from musnad import Article
from musnad.article import Statement
from musnad.text.structure import Text

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
    """A line for each statement that is read in an article, and for each word that tells none."""
    # imported here, for the benchmark of mutants that imports the grammar anew
    from musnad.attribution.trace import Trace
    from musnad.reading import look_at

    trace = Trace()
    seen = look_at(Article(title=title, text=text), trace)
    fields = {"title": seen.title, "text": seen.body}
    lines = list(map(_told, seen.reading.statements))
    for place, readings in trace.readings.items():
        answers = [tried.answer for tried in list(readings.values())[-1] if tried.answer]
        if place not in trace.frames and answers:
            why = answers[-1]
            lines.append(f"{_word(fields, place)} — {getattr(why, 'name', '')}")
    lines += [f"{_word(fields, at)} — {why.name}" for at, why in trace.dropped.items()]
    return tuple(lines)


def _word(fields: dict[str, Text], place: tuple[str, int]) -> str:
    field, token = place
    return fields[field].words[token].raw


def _told(statement: Statement) -> str:
    source = " … ".join(span.text for span in statement.sources)
    content = " … ".join(span.text for span in statement.contents)
    marks = f"{statement.act} {statement.kind} {statement.form} {statement.frame}"
    parts = [statement.cue.text, source, content, marks]
    if statement.speaker.name != source:
        parts.append(f"speaker: {statement.speaker.name}")
    if statement.addressee is not None:
        parts.append(f"to: {statement.addressee.name}")
    if statement.via:
        parts.append("via: " + " < ".join(relay.name for relay in statement.via))
    return " | ".join(parts).replace("\n", " ⏎ ")


def _written(article: Frozen) -> str:
    lines = [f"# {article.rule}"]
    if article.title:
        lines.append(f"= {article.title}")
    lines.append(article.text.replace("\n", " ⏎ "))
    lines += [f"  {line}" for line in told(article.title, article.text)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":  # reads all of them anew: look at each difference before it is kept
    READINGS.write_text("\n".join(map(_written, frozen())), "utf-8")
