#!/usr/bin/env python3
"""Write the tables of statements in docs/accuracy.md anew, from what Musnad reads now.

    accuracy.py [SHARED] [--page FILE]

SHARED (default: ../shared) holds ``gold`` and ``data``. Each table is the first one behind its
heading; the rows that it has are told again, with the figures of today. What is said in words
stays as it is: read it again beside the tables.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import breakdown
import score
import unseen

from musnad import read
from musnad.intake.jsonl import article_from_json

ROOT: Final = Path(__file__).resolve().parent.parent
#: The rows of the table of results: what they are called, and the measure.
RESULTS: Final = {
    "statements": ("statements", "gold"),
    "detection, F1": ("detection", "f1"),
    "&nbsp; precision": ("detection", "p"),
    "&nbsp; recall": ("detection", "r"),
    "source, exact, F1": ("source_exact", "f1"),
    "source, words, F1": ("source_words", "f1"),
    "content, exact, F1": ("content_exact", "f1"),
    "content, words, F1": ("content_words", "f1"),
    "relays (`via`), F1": ("via", "f1"),
    "credits of the article, F1": ("credits", "f1"),
    "**whole statement**, F1": ("whole_statement", "f1"),
    "speaker, share right": ("speaker_accuracy", ""),
    "kind, share right": ("kind_accuracy", ""),
    "act, share right": ("act_accuracy", ""),
    "form, share right": ("form_accuracy", ""),
}
#: Headings of tables by class, and the dimension of each.
CLASSES: Final = {
    "By form": "form",
    "By kind of source": "kind",
    "By act": "act",
    "Headlines and text": "field",
    "By outlet": "outlet",
}
Row = Mapping[str, Any]


class Set(NamedTuple):
    """Annotated articles: their annotations, themselves and what is read in them, by their ids."""

    gold: Sequence[Row]
    articles: Mapping[str, Row]
    predicted: Mapping[str, Row]

    def joined(self, other: Set) -> Set:
        """Both as one."""
        return Set(
            [*self.gold, *other.gold],
            {**self.articles, **other.articles},
            {**self.predicted, **other.predicted},
        )


def of_folder(folder: Path, begin: str) -> Set:
    """The articles of ``BEGINarticles.jsonl`` with their annotations."""
    lines = (folder / f"{begin}articles.jsonl").read_bytes().splitlines()
    return _set(
        unseen.annotated([folder / f"{begin}gold.jsonl"]),
        [(json.loads(line), read(article_from_json(line)).to_json()) for line in lines],
    )


def of_files(data: Path, *names: str) -> Set:
    """The articles annotated in files of ``benchmarks/gold``."""
    rows = unseen.annotated([unseen.GOLD / name for name in names])
    articles = unseen.articles_of(data, {row["id"] for row in rows})
    fields = {
        key: {name: getattr(article, name) for name in article.__struct_fields__}
        for key, article in articles.items()
    }
    return _set(
        [unseen.with_words(row, articles[row["id"]]) for row in rows],
        [(fields[key], read(article).to_json()) for key, article in articles.items()],
    )


def _set(gold: Sequence[Row], read_in: Sequence[tuple[Row, bytes]]) -> Set:
    return Set(
        gold,
        {article["id"]: article for article, _ in read_in},
        {article["id"]: json.loads(reading) for article, reading in read_in},
    )


def results(sets: Sequence[Set]) -> dict[str, list[str]]:
    """The table of results: a row for each measure, a column for each set."""
    told = [score.score(one.gold, one.articles, _with_ids(one)) for one in sets]
    rows = {"articles": [f"{len(one.gold)}" for one in sets]}
    for name, (measure, part) in RESULTS.items():
        values = [figures[measure][part] if part else figures[measure] for figures in told]
        shown = "{}" if measure == "statements" else "{:.3f}"
        rows[name] = [shown.format(value).removeprefix("0") for value in values]
    return rows


def _with_ids(of: Set) -> list[Row]:
    return [{**reading, "id": key} for key, reading in of.predicted.items()]


def tabulated(of: Set) -> breakdown.Table:
    """The cells of all dimensions of a set."""
    table: breakdown.Table = {dimension: {} for dimension in breakdown.DIMENSIONS}
    for row in of.gold:
        breakdown.add_article(table, row, of.predicted[row["id"]], of.articles[row["id"]])
    return table


def by_class(tables: Sequence[breakdown.Table], dimension: str) -> dict[str, list[str]]:
    """A row for each class: of each set how many statements, detection F1 and whole F1."""
    columns = [table[dimension] for table in tables]
    total: Counter[str] = Counter()
    for cells in columns:
        total.update({name: cell.gold for name, cell in cells.items()})
    return {
        name: [shown for cells in columns for shown in _told(cells.get(name))]
        for name, _ in total.most_common()
    }


def _told(cell: breakdown.Cell | None) -> list[str]:
    if cell is None or not cell.gold:
        return ["0", "–", "–"]
    return [f"{cell.gold}", *(breakdown.number(cell.f1(part)) for part in ("detection", "whole"))]


def by_frame(table: breakdown.Table) -> dict[str, list[str]]:
    """A row for each family of frames: how many statements, and the precision of each part."""
    _, *rows = breakdown.rows_of("frame", table["frame"])
    return {name: cells for name, *cells in rows}


def with_table(page: str, heading: str, rows: Mapping[str, Sequence[str]]) -> str:
    """``page`` with other rows in the first table behind a heading; its head stays."""
    begin = re.search(rf"^#+ {re.escape(heading)}$", page, re.M)
    assert begin is not None, heading
    table = re.compile(r"^\|.*\n\|[-: |]+\|\n((?:\|.*\n)+)", re.M).search(page, begin.end())
    assert table is not None, heading
    lines = "".join(f"| {name} | {' | '.join(cells)} |\n" for name, cells in rows.items())
    return page[: table.start(1)] + lines + page[table.end(1) :]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "accuracy.md")
    options = parser.parse_args()
    data, gold = options.shared / "data", options.shared / "gold"
    random, relays = of_files(data, "unseen-c.jsonl"), of_files(data, "unseen-d.jsonl")
    lately = of_files(data, "unseen-a.jsonl", "unseen-b.jsonl")
    train, dev = of_folder(gold, "train."), of_folder(gold, "dev.")
    own = of_folder(ROOT / "tests" / "gold", "")
    unread, known = random.joined(relays), train.joined(lately)
    page = options.page.read_text("utf-8")
    columns = (random, relays, lately, train, dev, own)
    page = with_table(page, "Results", results(columns))
    tables = [tabulated(one) for one in (unread, known, dev)]
    for heading, dimension in CLASSES.items():
        page = with_table(page, heading, by_class(tables, dimension))
    page = with_table(page, "By frame", by_frame(tabulated(unread.joined(known))))
    options.page.write_text(page, "utf-8")
    for measure, cells in results((unread,)).items():
        print(f"unread, both: {measure}: {cells[0]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
