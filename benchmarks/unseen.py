#!/usr/bin/env python3
"""Score what Musnad reads in the articles annotated in ``benchmarks/gold``.

    unseen.py SHARED [FILE.jsonl …] [--wrong N] [--into FOLDER]

The annotations hold ids and offsets, no words. They are put together with the articles of
``SHARED/data`` into the three files that ``score.py`` takes: gold.jsonl, articles.jsonl and
predicted.jsonl, kept in FOLDER if one is named. An article whose text is another than the
annotated one ends the run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import score
from corpus import hespress_jazeera, saudinewsnet

from musnad import Article, read

GOLD = Path(__file__).with_name("gold")
#: How many hexadecimal digits of the SHA-256 of an article's text an annotation keeps.
DIGEST = 16

Row = Mapping[str, Any]


def annotated(files: Sequence[Path]) -> list[Row]:
    """The annotated articles of the files, one a line."""
    lines = chain.from_iterable(path.read_bytes().splitlines() for path in files)
    return [json.loads(line) for line in lines]


def articles_of(data: Path, wanted: set[str]) -> dict[str, Article]:
    """The articles with these ids; archives that hold none of them stay closed."""
    articles: Iterator[Article] = hespress_jazeera(data)
    if any(key.startswith("snn/") for key in wanted):
        articles = chain(articles, saudinewsnet(data))
    return {article.id: article for article in articles if article.id in wanted}


def with_words(row: Row, article: Article) -> dict[str, Any]:
    """An annotation in the form that ``score.py`` takes: names as words instead of places.

    Raises ``ValueError`` if the text is not the one that was annotated.
    """
    if digest(article.text) != row["sha256"]:
        raise ValueError(f"{row['id']}: this is not the text that was annotated")

    def words(place: Row | None) -> str:
        if place is None:
            return ""
        value: str = getattr(article, place["field"])
        return value[place["start"] : place["end"]]

    statements = [
        {**said, "speaker": words(said["speaker"]), "via": [words(via) for via in said["via"]]}
        for said in row["statements"]
    ]
    return {**row, "credits": [words(place) for place in row["credits"]], "statements": statements}


def digest(text: str) -> str:
    """What an annotation keeps of the text to know it again."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST]


def write(rows: Sequence[Row], articles: Mapping[str, Article], folder: Path) -> list[Path]:
    """Write gold, articles and predictions into the folder; their paths in this order."""
    if missing := [row["id"] for row in rows if row["id"] not in articles]:
        raise ValueError(f"not in the archives: {', '.join(missing)}")
    given = [articles[row["id"]] for row in rows]
    contents = {
        "gold": [msgspec.json.encode(with_words(row, articles[row["id"]])) for row in rows],
        "articles": [msgspec.json.encode(article) for article in given],
        "predicted": [read(article).to_json() for article in given],
    }
    paths = []
    for name, lines in contents.items():
        paths.append(folder / f"{name}.jsonl")
        paths[-1].write_bytes(b"".join(line + b"\n" for line in lines))
    return paths


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("files", nargs="*", type=Path, help="instead of all of benchmarks/gold")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N wrong statements")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="keep the three files here")
    options = parser.parse_args(argv)

    rows = annotated(options.files or sorted(GOLD.glob("*.jsonl")))
    articles = articles_of(options.shared / "data", {row["id"] for row in rows})
    with tempfile.TemporaryDirectory() as passing:
        folder = options.into or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            paths = write(rows, articles, folder)
        except ValueError as error:
            print(f"unseen.py: {error}", file=sys.stderr)
            return 1
        return score.main([*map(str, paths), "--wrong", str(options.wrong)])


if __name__ == "__main__":
    sys.exit(main())
