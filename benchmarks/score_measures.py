#!/usr/bin/env python3
"""Score extracted figures and moments against a gold file.

    score_measures.py GOLD.jsonl ARTICLES.jsonl PREDICTED.jsonl [--json] [--classes] [--wrong N]

Gold and predictions hold one article a line, ``{"id", "figures", "moments"}``; an item has
"field", "start", "end" (code points), a figure also "low", "high" (null where it is open), "mod"
and "unit", a moment "type", "value", "from" and "to". What ``musnad`` writes can be scored as it
is. ``--classes`` adds a table by class.

Definitions
-----------
*Pairs.* Every gold item is given at most one predicted item of the same field: first the one with
the same span; then, for what is left, the one that shares most characters with it, if any does.

================  ====================================================================
…_exact           items whose span is the same, as precision, recall and F1
…_overlap         items paired at all
figures_value     the share of pairs with the same lowest and highest value
figures_unit      the same unit
figures_mod       the same mod
moments_type      the same type
moments_value     the same TIMEX3 value, of pairs whose gold moment has one
moments_interval  the same first and last day, of pairs whose gold moment has a first day
================  ====================================================================

The class of a figure is ``range`` or ``vague`` by its mod, else it follows from its unit; that of
a moment is its type. Recall is over the gold items annotated with the class, precision over the
predicted ones given it, each found if it is paired at all; what is right of a pair counts for the
class of the gold item.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from score import Count

Row = Mapping[str, Any]

#: What is compared in the pairs of each kind of item.
CHECKS = {"figures": ("value", "unit", "mod"), "moments": ("type", "value", "interval")}


def pair(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[int, int]:
    """Which predicted item (by index) each gold item got, if any."""
    given: dict[int, int] = {}
    free = dict(enumerate(predicted))
    for same in (True, False):
        for g, item in enumerate(gold):
            if g in given:
                continue
            shared = {p: _shared(item, other, same) for p, other in free.items()}
            choice = max(shared, key=lambda p: shared[p], default=-1)
            if choice >= 0 and shared[choice] > 0:
                given[g] = choice
                del free[choice]
    return given


def _shared(gold: Row, predicted: Row, same: bool) -> int:
    """How many characters two spans share; with ``same``, none unless they are the same."""
    if (predicted.get("field") or "text") != gold["field"]:
        return 0
    if same and not _same_span(gold, predicted):
        return 0
    return int(min(gold["end"], predicted["end"]) - max(gold["start"], predicted["start"]))


def _same_span(gold: Row, predicted: Row) -> bool:
    return bool(gold["start"] == predicted["start"] and gold["end"] == predicted["end"])


def right(kind: str, gold: Row, predicted: Row) -> dict[str, bool]:
    """What agrees in a pair; a check that the gold item leaves open is not among it."""
    if kind == "figures":
        return {
            "value": all(_same_number(gold[end], predicted.get(end)) for end in ("low", "high")),
            "unit": (gold["unit"] or "") == (predicted.get("unit") or ""),
            "mod": gold["mod"] == predicted.get("mod"),
        }
    found = {"type": gold["type"] == predicted.get("type")}
    if gold["value"]:
        found["value"] = gold["value"] == predicted.get("value")
    if gold["from"]:
        found["interval"] = all(
            gold[end] == str(predicted.get(end) or "")[:10] for end in ("from", "to")
        )
    return found


def _same_number(gold: float | None, predicted: float | None) -> bool:
    if gold is None or predicted is None:
        return gold is predicted
    return math.isclose(float(gold), float(predicted), rel_tol=1e-6, abs_tol=1e-9)


@cache
def _measures() -> frozenset[str]:
    """The measures of the lexicon, in every spelling."""
    units = tomllib.loads((files("musnad.lexicon") / "units.toml").read_text(encoding="utf-8"))
    names = {name.strip() for names in units["measures"].values() for name in names.split("،")}
    return frozenset(names | units["measures"].keys())


@cache
def _moneys() -> frozenset[str]:
    """Names of money that may be several currencies («ريال»)."""
    units = tomllib.loads((files("musnad.lexicon") / "units.toml").read_text(encoding="utf-8"))
    return frozenset(units["heads"]["words"])


def class_of(kind: str, item: Row) -> str:
    """The class of a figure or a moment."""
    if kind == "moments":
        return str(item.get("type") or "")
    if item.get("mod") in ("range", "vague"):
        return str(item["mod"])
    unit = str(item.get("unit") or "").partition("/")[0]
    if not unit:
        return "bare"
    if unit == "%":
        return "percent"
    if (len(unit) == 3 and unit.isascii() and unit.isupper()) or unit in _moneys():
        return "money"
    return "measure" if unit in _measures() else "counted noun"


@dataclass
class Tally:
    """Items of one kind or class: how many were found, and what of them is right."""

    exact: Count = field(default_factory=Count)
    overlap: Count = field(default_factory=Count)
    right: Counter[str] = field(default_factory=Counter)
    checked: Counter[str] = field(default_factory=Counter)
    #: Predicted items that are paired, whatever the class of their gold item.
    borne_out: int = 0

    def add(self, *, gold: int = 0, predicted: int = 0) -> None:
        self.exact.add(0, predicted, gold)
        self.overlap.add(0, predicted, gold)

    def add_pair(self, agrees: Mapping[str, bool], *, same_span: bool) -> None:
        self.exact.add(int(same_span), 0, 0)
        self.overlap.add(1, 0, 0)
        self.right.update(check for check, ok in agrees.items() if ok)
        self.checked.update(agrees.keys())

    def share(self, check: str) -> float | None:
        """The share of the pairs that agree; None where none was to be compared."""
        return self.right[check] / self.checked[check] if self.checked[check] else None


@dataclass
class Score:
    """All counts, by kind of item and by class, and what went wrong on the way."""

    kinds: dict[str, Tally]
    classes: dict[str, dict[str, Tally]]
    wrong: list[dict[str, Any]]

    def article(self, gold_row: Row, prediction: Row) -> None:
        """Add one article."""
        for kind, whole in self.kinds.items():
            gold: Sequence[Row] = gold_row[kind]
            predicted: Sequence[Row] = prediction.get(kind) or ()
            pairs = pair(gold, predicted)
            whole.add(gold=len(gold), predicted=len(predicted))
            for item in gold:
                self._class(kind, item).add(gold=1)
            for item in predicted:
                self._class(kind, item).add(predicted=1)
            for g, p in pairs.items():
                agrees = right(kind, gold[g], predicted[p])
                same = _same_span(gold[g], predicted[p])
                for tally in (whole, self._class(kind, gold[g])):
                    tally.add_pair(agrees, same_span=same)
                self._class(kind, predicted[p]).borne_out += 1
                faults = [*([] if same else ["span"]), *(k for k, ok in agrees.items() if not ok)]
                if faults:
                    self._note(gold_row, kind, "wrong " + "+".join(faults), gold[g], predicted[p])
            for g, item in enumerate(gold):
                if g not in pairs:
                    self._note(gold_row, kind, "missed", item, None)
            taken = set(pairs.values())
            for p, item in enumerate(predicted):
                if p not in taken:
                    self._note(gold_row, kind, "spurious", None, item)

    def _class(self, kind: str, item: Row) -> Tally:
        return self.classes[kind].setdefault(class_of(kind, item), Tally())

    def _note(self, row: Row, kind: str, what: str, gold: Row | None, found: Row | None) -> None:
        self.wrong.append(
            {"id": row["id"], "kind": kind, "what": what, "gold": gold, "predicted": found}
        )

    def measures(self) -> dict[str, Any]:
        """Every measure by name: precision, recall and F1, or a share."""
        results: dict[str, Any] = {}
        for kind, tally in self.kinds.items():
            results[f"{kind}_exact"] = tally.exact.measures()
            results[f"{kind}_overlap"] = tally.overlap.measures()
            for check in CHECKS[kind]:
                results[f"{kind}_{check}"] = tally.share(check) or 0.0
        return results


def score(gold: Iterable[Row], articles: Iterable[str], predicted: Iterable[Row]) -> Score:
    """The score over the gold rows whose id is among ``articles``."""
    result = Score({kind: Tally() for kind in CHECKS}, {kind: {} for kind in CHECKS}, [])
    predictions = {row["id"]: row for row in predicted}
    known = set(articles)
    for row in gold:
        if row["id"] in known:
            result.article(row, predictions.get(row["id"], {}))
    return result


def rows_of(kind: str, classes: Mapping[str, Tally]) -> Iterable[list[str]]:
    """The table of the classes of one kind, header first, largest classes first."""
    yield [kind, "gold", "found as", "recall", "precision", "exact", *CHECKS[kind]]
    for name, tally in sorted(classes.items(), key=lambda item: (-item[1].exact.gold, item[0])):
        counts = [tally.overlap.gold, tally.overlap.predicted]
        found = tally.overlap.hits
        scores = [
            _share(found, tally.overlap.gold),
            _share(tally.borne_out, tally.overlap.predicted),
            _share(tally.exact.hits, found),
        ]
        shares = [*scores, *(tally.share(check) for check in CHECKS[kind])]
        yield [name, *map(str, counts), *("–" if s is None else f"{s:.3f}" for s in shares)]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def _shown(item: Row | None, article: Row) -> str:
    if item is None:
        return "-"
    text = article.get(item.get("field") or "text") or ""
    start, end = item["start"], item["end"]
    around = f"{text[max(0, start - 30) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}"
    keys = ("low", "high", "mod", "unit", "type", "value", "from", "to")
    values = " ".join(f"{key}={item[key]}" for key in keys if item.get(key) not in (None, ""))
    return f"{' '.join(around.split())}  {values}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--classes", action="store_true", help="add a table by class")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N wrong items")
    options = parser.parse_args(argv)

    articles = {row["id"]: row for row in _lines(options.articles)}
    result = score(_lines(options.gold), articles, _lines(options.predicted))
    if options.json:
        print(json.dumps(result.measures()))
        return 0
    for kind, tally in result.kinds.items():
        print(f"{tally.overlap.gold} {kind} in the gold set, {tally.overlap.predicted} predicted")
    for measure, value in result.measures().items():
        if isinstance(value, dict):
            numbers = "  ".join(f"{k.upper()} {v:.3f}" for k, v in value.items())
        else:
            numbers = f"{value:.3f}"
        print(f"{measure:<18}{numbers}")
    if options.classes:
        from breakdown import aligned

        for kind, classes in result.classes.items():
            print(f"\n{aligned(list(rows_of(kind, classes)))}")
    for error in result.wrong[: options.wrong]:
        article = articles[error["id"]]
        print(f"\n{error['id']}: {error['kind']}: {error['what']}")
        print(f"  gold      {_shown(error['gold'], article)}")
        print(f"  predicted {_shown(error['predicted'], article)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
