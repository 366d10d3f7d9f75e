#!/usr/bin/env python3
"""Break the score of Musnad down by class: form, kind, act, field, frame and outlet.

    breakdown.py GOLD.jsonl ARTICLES.jsonl [GOLD.jsonl ARTICLES.jsonl …] [--markdown]

Reads the articles with Musnad and pairs what it finds with the gold statements exactly as
``score.py`` does. Several pairs of files are counted together.

Columns
-------
A gold statement belongs to the class it was annotated with, a predicted one to the class Musnad
gave it. Recall is the share of the gold statements of a class that were found, precision the share
of the predicted statements of the class that are statements at all. So a statement that was found
under the wrong class lowers neither; what the class should have been is told by the accuracies of
``score.py``. Source, content and whole statement (the criteria of ``score.py``: overlap of source
words >= .5, of content words >= .8, the same speaker) and the speaker alone are F1 over the same
sums. Of a frame, which only predictions have, there is only precision.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from score import Said, overlap, pair, same_name

from musnad import read
from musnad.intake.jsonl import article_from_json

Row = Mapping[str, Any]
PARTS = ("detection", "source", "content", "speaker", "whole")
SPAN_SOURCE, SPAN_CONTENT = 0.5, 0.8


@dataclass
class Cell:
    """One class: its statements on either side, and how many of them are right, part by part."""

    gold: int = 0
    predicted: int = 0
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))

    def precision(self, part: str) -> float | None:
        return self.right[part] / self.predicted if self.predicted else None

    def recall(self, part: str) -> float | None:
        return self.found[part] / self.gold if self.gold else None

    def f1(self, part: str) -> float | None:
        p, r = self.precision(part), self.recall(part)
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0


def family(statement: Row) -> str:
    """The family of the frame that found a predicted statement: ``verb`` of ``verb-that``."""
    frame = str(statement.get("frame") or "")
    whole = ("according-to", "headline", "hearsay")
    return next((name for name in whole if frame.startswith(name)), frame.split("-", 1)[0])


#: How each dimension names the class of a statement, from its row and the outlet of its article.
DIMENSIONS: dict[str, Callable[[Row, str], str]] = {
    "form": lambda row, _: str(row["form"]),
    "kind": lambda row, _: str(row["kind"]),
    "act": lambda row, _: str(row["act"]),
    "field": lambda row, _: str(row.get("field") or "text"),
    "frame": lambda row, _: family(row),
    "outlet": lambda _, outlet: outlet,
}
#: Dimensions that only predictions have.
PREDICTED_ONLY = frozenset({"frame"})

Table = dict[str, dict[str, Cell]]


def agreement(gold: Said, predicted: Said) -> dict[str, bool]:
    """Which parts of a pair agree, by the criteria of a whole statement in ``score.py``."""
    source = overlap(gold.source, predicted.source) >= SPAN_SOURCE
    content = overlap(gold.content, predicted.content) >= SPAN_CONTENT
    speaker = same_name(gold.speaker, predicted.speaker)
    return {
        "detection": True,
        "source": source,
        "content": content,
        "speaker": speaker,
        "whole": source and content and speaker,
    }


def add_article(table: Table, gold_row: Row, prediction: Row, article: Row) -> None:
    """Count the statements of one article into every dimension."""
    gold = [Said.of(row, article) for row in gold_row["statements"]]
    predicted = [Said.of(row, article) for row in prediction["statements"]]
    pairs = pair(gold, predicted)
    dropped = {p for g, p in pairs.items() if gold[g].optional}
    agreed_gold = {g: agreement(gold[g], predicted[p]) for g, p in pairs.items()}
    agreed_predicted = {p: agreed_gold[g] for g, p in pairs.items()}
    outlet = str(article.get("outlet") or "")
    for dimension, class_of in DIMENSIONS.items():
        cells = table[dimension]
        if dimension not in PREDICTED_ONLY:
            for g, said in enumerate(gold):
                if said.optional:
                    continue
                cell = cells.setdefault(class_of(said.row, outlet), Cell())
                cell.gold += 1
                for part, agrees in agreed_gold.get(g, {}).items():
                    cell.found[part] += agrees
        for p, said in enumerate(predicted):
            if p in dropped:
                continue
            cell = cells.setdefault(class_of(said.row, outlet), Cell())
            cell.predicted += 1
            for part, agrees in agreed_predicted.get(p, {}).items():
                cell.right[part] += agrees


def tabulate(files: Iterable[tuple[Path, Path]]) -> Table:
    """The cells of all dimensions over pairs of a gold file and its articles."""
    table: Table = {dimension: {} for dimension in DIMENSIONS}
    for gold_file, article_file in files:
        articles: dict[str, tuple[bytes, Row]] = {}
        for line in filter(bytes.strip, article_file.read_bytes().splitlines()):
            row = json.loads(line)
            articles[row["id"]] = line, row
        for gold_line in filter(bytes.strip, gold_file.read_bytes().splitlines()):
            gold = json.loads(gold_line)
            if gold["id"] in articles:
                line, article = articles[gold["id"]]
                prediction = json.loads(read(article_from_json(line)).to_json())
                add_article(table, gold, prediction, article)
    return table


def rows_of(dimension: str, cells: Mapping[str, Cell]) -> Iterator[list[str]]:
    """The table of one dimension, header first, largest classes first."""
    if dimension in PREDICTED_ONLY:
        yield [dimension, "predicted", *(f"{part} P" for part in PARTS)]
        for name, cell in sorted(cells.items(), key=lambda item: (-item[1].predicted, item[0])):
            precisions = (number(cell.precision(part)) for part in PARTS)
            yield [name, str(cell.predicted), *precisions]
        return
    yield [dimension, "gold", "found as", "P", "R", "F1", *(f"{part} F1" for part in PARTS[1:])]
    for name, cell in sorted(cells.items(), key=lambda item: (-item[1].gold, item[0])):
        numbers = [cell.precision("detection"), cell.recall("detection")]
        numbers += [cell.f1(part) for part in PARTS]
        yield [name, str(cell.gold), str(cell.predicted), *map(number, numbers)]


def number(value: float | None) -> str:
    """A share as the tables print it; a dash where there is nothing to divide by."""
    return "–" if value is None else f"{value:.2f}".replace("0.", ".", 1)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as columns for the terminal, the first to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0])]
            + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        )
        for row in rows
    )


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table of Markdown, numbers to the right."""
    rule = ["---"] + ["---:"] * (len(rows[0]) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], rule, *rows[1:]])


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="GOLD ARTICLES")
    parser.add_argument("--markdown", action="store_true", help="print tables for the docs")
    options = parser.parse_args(argv)
    if len(options.files) % 2:
        parser.error("files come in pairs: GOLD ARTICLES")

    files = zip(options.files[::2], options.files[1::2], strict=True)
    layout = markdown if options.markdown else aligned
    for dimension, cells in tabulate(files).items():
        print(layout(list(rows_of(dimension, cells))), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
