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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import score
import unseen
from score import Said

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
#: Headings of tables by class, and what of a statement in an article its class is.
CLASSES: Final[dict[str, Callable[[Said, Mapping[str, Any]], str]]] = {
    "By form": lambda said, _: said.row["form"],
    "By kind of source": lambda said, _: said.row["kind"],
    "By act": lambda said, _: said.row["act"],
    "Headlines and text": lambda said, _: said.field,
    "By outlet": lambda _, article: article["outlet"].lower(),
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


class Judged(NamedTuple):
    """An annotated statement, or one that was read, or both; whether they agree wholly."""

    gold: Said | None
    predicted: Said | None
    article: Row
    right: Mapping[str, bool]


def of_folder(folder: Path, begin: str) -> Set:
    """The articles of ``BEGINarticles.jsonl`` with their annotations."""
    lines = (folder / f"{begin}articles.jsonl").read_bytes().splitlines()
    return _set(
        _rows((folder / f"{begin}gold.jsonl").read_bytes().splitlines()),
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


def _rows(lines: Iterable[bytes]) -> list[Row]:
    return [json.loads(line) for line in lines]


def _set(gold: Sequence[Row], read_in: Sequence[tuple[Row, bytes]]) -> Set:
    return Set(
        gold,
        {article["id"]: article for article, _ in read_in},
        {article["id"]: json.loads(reading) for article, reading in read_in},
    )


def judged(of: Set) -> Iterator[Judged]:
    """Each statement that is annotated or read, but those that may be left out."""
    for row in of.gold:
        article = of.articles[row["id"]]
        gold = [Said.of(said, article) for said in row["statements"]]
        predicted = [Said.of(said, article) for said in of.predicted[row["id"]]["statements"]]
        pairs = score.pair(gold, predicted)
        for g, said in enumerate(gold):
            if not said.optional:
                other = predicted[pairs[g]] if g in pairs else None
                yield Judged(said, other, article, _agrees(said, other))
        for p in set(range(len(predicted))) - set(pairs.values()):
            yield Judged(None, predicted[p], article, _agrees(None, predicted[p]))


def _agrees(gold: Said | None, predicted: Said | None) -> dict[str, bool]:
    if gold is None or predicted is None:
        return dict.fromkeys(("detection", "source", "content", "speaker", "whole"), False)
    parts = {
        "source": score.overlap(gold.source, predicted.source) >= 0.5,
        "content": score.overlap(gold.content, predicted.content) >= 0.8,
        "speaker": score.same_name(gold.speaker, predicted.speaker),
    }
    return {"detection": True, **parts, "whole": all(parts.values())}


def results(sets: Sequence[Set]) -> dict[str, list[str]]:
    """The table of results: a row for each measure, a column for each set."""
    told = [score.score(one.gold, one.articles, _with_ids(one)) for one in sets]
    rows = {"articles": [f"{len(one.gold)}" for one in sets]}
    for name, (measure, part) in RESULTS.items():
        values = [figures[measure][part] if part else figures[measure] for figures in told]
        rows[name] = [f"{v:.3f}".removeprefix("0") if v < 1 else f"{v}" for v in values]
        if measure != "statements":
            rows[name] = [figure.replace("1.0", "1.000", 1) for figure in rows[name]]
    return rows


def _with_ids(of: Set) -> list[Row]:
    return [{**reading, "id": key} for key, reading in of.predicted.items()]


def by_class(sets: Sequence[Set], name: Callable[[Said, Row], str]) -> dict[str, list[str]]:
    """A row for each class: of each set how many statements, detection F1 and whole F1."""
    columns = [_counted(one, name) for one in sets]
    total: Counter[str] = Counter()
    for counts in columns:
        total.update({key: count["gold"] for key, count in counts.items()})
    rows = {}
    for key, _ in total.most_common():
        cells = []
        for counts in columns:
            count = counts[key]
            both = count["gold"] + count["predicted"]
            shares = [2 * count[what] / both if count["gold"] else None for what in _SHARES]
            cells += [f"{count['gold']}", *map(_share, shares)]
        rows[key] = cells
    return rows


_SHARES: Final = ("detection", "whole")


def _counted(of: Set, name: Callable[[Said, Row], str]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in judged(of):
        said = one.gold or one.predicted
        assert said is not None
        count = counts[name(said, one.article)]
        count["gold"] += one.gold is not None
        count["predicted"] += one.predicted is not None
        count.update({what: int(one.right[what]) for what in _SHARES})
    return counts


def by_frame(of: Set) -> dict[str, list[str]]:
    """A row for each family of frames: how many statements, and the precision of each part."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in judged(of):
        if one.predicted is not None:
            family = re.split(r"-(?!to)", one.predicted.row["frame"])[0]
            counts[family]["all"] += 1
            counts[family].update({what: int(right) for what, right in one.right.items()})
    ordered = sorted(counts.items(), key=lambda item: -item[1]["all"])
    return {
        family: [f"{count['all']}", *(_share(count[what] / count["all"]) for what in _PARTS)]
        for family, count in ordered
    }


_PARTS: Final = ("detection", "source", "content", "speaker", "whole")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".removeprefix("0")


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
    for heading, name in CLASSES.items():
        page = with_table(page, heading, by_class((unread, known, dev), name))
    page = with_table(page, "By frame", by_frame(unread.joined(known)))
    options.page.write_text(page, "utf-8")
    for measure, cells in results((unread,)).items():
        print(f"unread, both: {measure}: {cells[0]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
