#!/usr/bin/env python3
"""Score what Musnad reads against annotated articles, and fail below the floors in floors.json.

    gate.py FOLDER [--pin [--lower]]

FOLDER holds ``dev.articles.jsonl`` with ``dev.gold.jsonl`` (statements) and, if at hand,
``dev.figures-moments.jsonl`` (floors "dev"); or the same names without ``dev.`` (floors "own": the
project's own gold set, ``tests/gold``).

--pin sets each floor to 0.01 below its present value, if that is higher than the floor was;
with --lower also if it is lower.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import score_measures
from score import score

from musnad import read
from musnad.intake.jsonl import article_from_json

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01
#: File name prefix of each set, by its key in the floors.
PREFIXES = {"dev": "dev.", "own": ""}

Values = dict[str, float]


def key_of(folder: Path) -> str:
    """Which set a folder holds."""
    for key, prefix in PREFIXES.items():
        if (folder / f"{prefix}gold.jsonl").exists():
            return key
    raise SystemExit(f"gate.py: no gold.jsonl in {folder}")


def measure(folder: Path) -> Values:
    """Every measure as one number: F1, or the share that agrees."""
    prefix = PREFIXES[key_of(folder)]
    lines = (folder / f"{prefix}articles.jsonl").read_bytes().splitlines()
    articles = {row["id"]: row for row in map(json.loads, lines)}
    predicted = [json.loads(read(article_from_json(line)).to_json()) for line in lines]
    values = single(score(_rows(folder / f"{prefix}gold.jsonl"), articles, predicted))
    measured = folder / f"{prefix}figures-moments.jsonl"
    if measured.exists():
        found = score_measures.score(_rows(measured), articles, predicted)
        values |= single(found.measures())
    return values


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def single(results: Mapping[str, Any]) -> Values:
    """One number of each measure of the scorer."""
    numbers = {key: value for key, value in results.items() if key != "statements"}
    return {
        key: float(value["f1"] if isinstance(value, dict) else value)
        for key, value in numbers.items()
    }


def load_floors() -> dict[str, Values]:
    """The pinned floors of every set."""
    if not FLOORS.exists():
        return {}
    floors: dict[str, Values] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def raised(values: Values, floors: Values, *, lower: bool) -> Values:
    """New floors: a margin below the values, and never below the old ones unless told so."""
    pinned = {key: max(0.0, round(value - MARGIN, 3)) for key, value in values.items()}
    if lower:
        return pinned
    return {key: max(value, floors.get(key, 0.0)) for key, value in pinned.items()}


def failures(values: Values, floors: Values) -> list[str]:
    """Measures below their floor, without one, or pinned but not measured."""
    below = [key for key, value in values.items() if value < floors.get(key, 2.0)]
    return [*below, *(key for key in floors if key not in values)]


def _print_table(values: Values, floors: Values) -> None:
    failed = failures(values, floors)
    print(f"{'measure':<20}{'value':>7}{'floor':>7}")
    for key, value in values.items():
        floor = f"{floors[key]:.3f}" if key in floors else "none"
        print(f"{key:<20}{value:>7.3f}{floor:>7}{'  BELOW' if key in failed else ''}")
    for key in floors.keys() - values.keys():
        print(f"{key:<20}{'none':>7}{floors[key]:>7.3f}  NOT MEASURED")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pin", action="store_true", help="write new floors")
    parser.add_argument("--lower", action="store_true", help="with --pin: let floors sink")
    options = parser.parse_args(argv)
    if options.lower and not options.pin:
        parser.error("--lower goes with --pin")

    key = key_of(options.folder)
    values = measure(options.folder)
    floors = load_floors()
    if options.pin:
        floors[key] = raised(values, floors.get(key, {}), lower=options.lower)
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    _print_table(values, floors.get(key, {}))
    return 1 if failures(values, floors.get(key, {})) else 0


if __name__ == "__main__":
    sys.exit(main())
