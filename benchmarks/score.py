#!/usr/bin/env python3
"""Score extracted statements against a gold file.

    score.py GOLD.jsonl ARTICLES.jsonl PREDICTED.jsonl [--json] [--wrong N]

Gold and predictions hold one article a line, ``{"id", "credits", "statements"}``; spans are
``{"start", "end"}`` in code points of the statement's field. What ``musnad`` writes can be scored
as it is: speakers, relays and credits may be strings or objects with a ``name``.

Definitions
-----------
*Pairs.* Every gold statement is given at most one predicted statement of the same field: first the
one whose cue overlaps most (contents decide between equals), then, for what is left, the one whose
contents share at least half of their words. Optional gold statements take part, and then drop out
together with whatever they were paired with.

*Words.* Contents and sources are compared as sets of words, known by where they start; punctuation,
quotation marks and a complementiser (إن، أن، أنه …) that opens the content do not count.

*Names* are the same when at least 60 % of the words of the shorter one are in the longer one, after
folding of letter variants and without the article.

=================  ===================================================================
detection          statements paired
source_exact       the same source words, among statements that have a source
source_words       words of sources, micro-averaged
content_exact      the same content words
content_words      words of contents, micro-averaged
via, credits       relays of statements, credits of articles, by name
*_accuracy         speaker, kind, act, form: the share of the pairs that agree
whole_statement    source words overlap >= .5, content words >= .8 (intersection over union), and
                   the same speaker
=================  ===================================================================
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Words = frozenset[int]

# A word: a letter or digit, and all the letters, digits and vowel signs that follow it.
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u064b-\u0652\u0670])*")
_SAME_LETTER = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_COMPLEMENTISERS = frozenset(
    clitic + particle + pronoun
    for clitic in ["", "و", "ف", "ب"]
    for particle in ["ان", "أن", "إن"]
    for pronoun in ["", *"ه ها هم هما هن نا ني ك كم ي".split()]
)

PRF_MEASURES = (
    "detection",
    "source_exact",
    "source_words",
    "content_exact",
    "content_words",
    "via",
    "credits",
    "whole_statement",
)
ACCURACIES = ("speaker", "kind", "act", "form")


def _bare(word: str) -> str:
    """Without vowel signs, tatweel and invisible characters."""
    return "".join(c for c in word if c != "ـ" and unicodedata.category(c) not in ("Mn", "Cf"))


def words_of(text: str, spans: Iterable[Row]) -> Words:
    """Where the words covered by the spans start, an opening complementiser left out."""
    starts: list[int] = []
    for index, span in enumerate(sorted(spans, key=lambda s: int(s["start"]))):
        found = list(_WORD.finditer(text, span["start"], span["end"]))
        if index == 0 and len(found) > 1 and _bare(found[0].group()) in _COMPLEMENTISERS:
            del found[0]
        starts.extend(m.start() for m in found)
    return frozenset(starts)


def name_of(value: Any) -> str:
    """The name of a speaker, relay or credit, given as a string or as an object."""
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("text") or "")
    return str(value or "")


def _name_words(name: str) -> set[str]:
    folded = _bare(unicodedata.normalize("NFKC", name)).translate(_SAME_LETTER)
    return {
        word[2:] if word.startswith("ال") and len(word) > 4 else word
        for word in _WORD.findall(folded)
    }


def same_name(one: str, other: str) -> bool:
    """Whether two names may be one: .6 of the shorter's words are in the longer."""
    a, b = _name_words(one), _name_words(other)
    if not (a and b):
        return a == b
    return len(a & b) >= 0.6 * min(len(a), len(b))


def overlap(a: Words, b: Words) -> float:
    """Intersection over union; two empty sets are the same."""
    union = len(a | b)
    return len(a & b) / union if union else 1.0


@dataclass(frozen=True)
class Said:
    """One statement, gold or predicted, as the scorer compares it."""

    row: Row
    field: str
    cue: tuple[int, int]
    source: Words
    content: Words
    speaker: str
    via: tuple[str, ...]
    optional: bool

    @classmethod
    def of(cls, row: Row, article: Row) -> Said:
        field = row.get("field") or "text"
        text = article.get(field) or ""
        cue = row.get("cue") or {"start": -1, "end": -1}
        return cls(
            row=row,
            field=field,
            cue=(cue["start"], cue["end"]),
            source=words_of(text, row.get("sources") or ()),
            content=words_of(text, row.get("contents") or ()),
            speaker=name_of(row.get("speaker")),
            via=tuple(name_of(v) for v in row.get("via") or ()),
            optional=bool(row.get("optional")),
        )


def _cue_affinity(gold: Said, predicted: Said) -> float:
    shared = min(gold.cue[1], predicted.cue[1]) - max(gold.cue[0], predicted.cue[0])
    return shared + overlap(gold.content, predicted.content) if shared > 0 else 0.0


def _content_affinity(gold: Said, predicted: Said) -> float:
    shared = overlap(gold.content, predicted.content)
    return shared if shared >= 0.5 else 0.0


def pair(gold: Sequence[Said], predicted: Sequence[Said]) -> dict[int, int]:
    """Which predicted statement (by index) each gold statement got, if any."""
    given: dict[int, int] = {}
    free = set(range(len(predicted)))
    for affinity in (_cue_affinity, _content_affinity):
        for g, said in enumerate(gold):
            if g in given:
                continue
            best, choice = 0.0, -1
            for p in sorted(free):
                if predicted[p].field != said.field:
                    continue
                value = affinity(said, predicted[p])
                if value > best:
                    best, choice = value, p
            if choice >= 0:
                given[g] = choice
                free.discard(choice)
    return given


def shared_names(gold: Iterable[str], predicted: Iterable[str]) -> int:
    """How many gold names find a predicted name of their own."""
    left, hits = list(predicted), 0
    for name in gold:
        for index, other in enumerate(left):
            if same_name(name, other):
                del left[index]
                hits += 1
                break
    return hits


@dataclass
class Count:
    """What precision and recall are made of."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, hits: int, predicted: int, gold: int) -> None:
        self.hits += hits
        self.predicted += predicted
        self.gold += gold

    def measures(self) -> dict[str, float]:
        p = self.hits / self.predicted if self.predicted else 0.0
        r = self.hits / self.gold if self.gold else 0.0
        return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}


@dataclass
class Tally:
    """The counts of all measures over all articles, and what went wrong on the way."""

    counts: dict[str, Count]
    agreeing: Counter[str]
    wrong: list[dict[str, Any]]

    def article(self, row: Row, prediction: Row, article: Row) -> None:
        """Add one article."""
        gold = [Said.of(s, article) for s in row["statements"]]
        predicted = [Said.of(s, article) for s in prediction.get("statements") or ()]
        pairs = pair(gold, predicted)
        dropped = {p for g, p in pairs.items() if gold[g].optional}
        wanted = {g: s for g, s in enumerate(gold) if not s.optional}
        kept = {p: s for p, s in enumerate(predicted) if p not in dropped}
        both = [(s, kept[pairs[g]]) for g, s in wanted.items() if g in pairs]

        def add(measure: str, hits: int, weight: Callable[[Said], int]) -> None:
            self.counts[measure].add(
                hits, sum(map(weight, kept.values())), sum(map(weight, wanted.values()))
            )

        whole = sum(self._compare(g, p, row["id"]) for g, p in both)
        add("detection", len(both), lambda _: 1)
        add("whole_statement", whole, lambda _: 1)
        add("content_exact", sum(g.content == p.content for g, p in both), lambda _: 1)
        add(
            "source_exact",
            sum(bool(g.source) and g.source == p.source for g, p in both),
            lambda s: bool(s.source),
        )
        add("source_words", sum(len(g.source & p.source) for g, p in both), lambda s: len(s.source))
        add(
            "content_words",
            sum(len(g.content & p.content) for g, p in both),
            lambda s: len(s.content),
        )
        add("via", sum(shared_names(g.via, p.via) for g, p in both), lambda s: len(s.via))

        credits = [name_of(c) for c in row.get("credits") or ()]
        found = [name_of(c) for c in prediction.get("credits") or ()]
        self.counts["credits"].add(shared_names(credits, found), len(found), len(credits))

        self.wrong += [
            {"id": row["id"], "what": "missed", "gold": s.row, "predicted": None}
            for g, s in wanted.items()
            if g not in pairs
        ]
        taken = set(pairs.values())
        self.wrong += [
            {"id": row["id"], "what": "spurious", "gold": None, "predicted": s.row}
            for p, s in kept.items()
            if p not in taken
        ]

    def _compare(self, gold: Said, predicted: Said, article_id: str) -> bool:
        """Count what agrees in one pair; whether the whole statement is right."""
        right = {
            "source": overlap(gold.source, predicted.source) >= 0.5,
            "content": overlap(gold.content, predicted.content) >= 0.8,
            "speaker": same_name(gold.speaker, predicted.speaker),
        }
        self.agreeing["speaker"] += right["speaker"]
        for key in ("kind", "act", "form"):
            self.agreeing[key] += gold.row.get(key) == predicted.row.get(key)
        if not all(right.values()):
            what = "wrong " + "+".join(part for part, ok in right.items() if not ok)
            self.wrong.append(
                {"id": article_id, "what": what, "gold": gold.row, "predicted": predicted.row}
            )
        return all(right.values())


def _tally(gold: Iterable[Row], articles: Mapping[str, Row], predicted: Iterable[Row]) -> Tally:
    tally = Tally({measure: Count() for measure in PRF_MEASURES}, Counter(), [])
    predictions = {row["id"]: row for row in predicted}
    for row in gold:
        if row["id"] in articles:
            tally.article(row, predictions.get(row["id"], {}), articles[row["id"]])
    return tally


def _results(tally: Tally) -> dict[str, Any]:
    detection = tally.counts["detection"]
    results: dict[str, Any] = {
        "statements": {"gold": detection.gold, "predicted": detection.predicted}
    }
    results |= {measure: count.measures() for measure, count in tally.counts.items()}
    for key in ACCURACIES:
        results[f"{key}_accuracy"] = tally.agreeing[key] / (detection.hits or 1)
    return results


def score(
    gold: Iterable[Row], articles: Mapping[str, Row], predicted: Iterable[Row]
) -> dict[str, Any]:
    """All measures over the gold articles that are in ``articles``.

    An article without a prediction counts as one with no statements. The arguments are not changed.
    """
    return _results(_tally(gold, articles, predicted))


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def _shown(statement: Row | None, article: Row) -> str:
    if statement is None:
        return "-"
    text = article.get(statement.get("field") or "text") or ""

    def cut(spans: Iterable[Row]) -> str:
        return " … ".join(text[s["start"] : s["end"]] for s in spans)

    cue = statement.get("cue")
    line = (
        f"[{cut([cue] if cue else [])}] source «{cut(statement.get('sources') or ())}» "
        f"speaker «{name_of(statement.get('speaker'))}» "
        f"content «{cut(statement.get('contents') or ())}»"
    )
    return " ".join(line.split())


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N wrong statements")
    options = parser.parse_args(argv)

    articles = {row["id"]: row for row in _lines(options.articles)}
    tally = _tally(_lines(options.gold), articles, _lines(options.predicted))
    results = _results(tally)
    if options.json:
        print(json.dumps(results))
        return 0
    counted = results.pop("statements")
    print(f"{counted['gold']} statements in the gold set, {counted['predicted']} predicted")
    for measure, value in results.items():
        if isinstance(value, dict):
            numbers = "  ".join(f"{k.upper()} {v:.3f}" for k, v in value.items())
        else:
            numbers = f"{value:.3f}"
        print(f"{measure:<18}{numbers}")
    for error in tally.wrong[: options.wrong]:
        article = articles[error["id"]]
        print(f"\n{error['id']}: {error['what']}")
        print(f"  gold      {_shown(error['gold'], article)}")
        print(f"  predicted {_shown(error['predicted'], article)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
