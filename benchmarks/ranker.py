#!/usr/bin/env python3
"""Would a linear model choose better than the rules where several answers are possible?

usage: ranker.py GOLD.jsonl ARTICLES.jsonl [GOLD.jsonl ARTICLES.jsonl …]

Where a source ends and where a content ends: of each statement found whose part begins where the
annotated one does, every word that could be its last is a candidate, told by the marks and classes
of the words around it, by how far it is from the beginning, and by whether the rules chose it.
A logistic regression learns from nine tenths of the articles and chooses in the last; printed is
how often the rules' end is right, how often the model's is, and how often any candidate is.

Whom a verb without a subject means: how often the rules are right, and how often, where they are
not, the right one has spoken before, so that a choice among those speakers could find him.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import logistic
import numpy as np
from logistic import Numbers
from score import Said, pair, same_name

from musnad.intake.jsonl import article_from_json
from musnad.lexicon import words as classes
from musnad.lexicon.words import BREAK, COLON, COMMA, NUMBER, QUOTE, STOP, SUBORDINATOR, WORD
from musnad.lexicon.words import Word as Known
from musnad.reading import look_at
from musnad.text.structure import Text

_MARKS = {STOP: "stop", COMMA: "comma", BREAK: "break", QUOTE: "quote", COLON: "colon"}
_CLASSES = {
    name: flag
    for name, flag in vars(classes).items()
    if name.isupper() and isinstance(flag, int) and flag > 0 and flag & (flag - 1) == 0
}
#: A source ends within so many words, a content within so many.
_SOURCE, _CONTENT = 25, 160
#: How far the beginnings of an annotated content and of one read may be apart, in characters.
_NEAR = 12
_PARTS = 10
_PENALTY = 5.0

Features = dict[str, float]


@dataclass(frozen=True)
class Choice:
    """Where a part may end: candidates by their token, the annotated one and the rules' own."""

    article: int
    right: int
    ruled: int
    candidates: dict[int, Features]


def main(paths: Sequence[str]) -> int:
    if not paths or len(paths) % 2:
        print(__doc__, file=sys.stderr)
        return 2
    ends: dict[str, list[Choice]] = {"source": [], "content": []}
    unsaid = {"right": 0, "spoke before": 0, "did not": 0}
    number = 0
    for gold, articles in zip(paths[::2], paths[1::2], strict=True):
        texts = {row["id"]: row for row in _lines(gold)}
        for line in Path(articles).read_bytes().splitlines():
            number += 1
            _look(number, texts[json.loads(line)["id"]], line, ends, unsaid)
    for part, choices in ends.items():
        _report(part, choices)
    print(f"unsaid subjects: {sum(unsaid.values())}, {unsaid['right']} right; of the others")
    print(f"  {unsaid['spoke before']} have spoken before, {unsaid['did not']} have not")
    return 0


def _lines(path: str) -> Iterator[dict[str, Any]]:
    return map(json.loads, Path(path).read_bytes().splitlines())


def _look(
    number: int,
    gold: dict[str, Any],
    line: bytes,
    ends: dict[str, list[Choice]],
    unsaid: dict[str, int],
) -> None:
    """Add what one article has to choose."""
    article = article_from_json(line.strip())
    seen = look_at(article)
    row = json.loads(line)
    fields = {"title": seen.title, "text": seen.body}
    told = json.loads(seen.reading.to_json())["statements"]
    given = [Said.of(statement, row) for statement in told]
    wanted = [Said.of(statement, row) for statement in gold["statements"]]
    for g, p in pair(wanted, given).items():
        text = fields[given[p].field]
        for part, reach, apart in (("source", _SOURCE, 1), ("content", _CONTENT, _NEAR)):
            one, other = (side.row.get(f"{part}s") or [] for side in (wanted[g], given[p]))
            if not one or not other or abs(one[-1]["start"] - other[-1]["start"]) > apart:
                continue
            choice = _choice(number, text, one[-1], other[-1], reach, part == "source")
            if choice is not None:
                ends[part].append(choice)
        if not given[p].source:
            is_right = same_name(wanted[g].speaker, given[p].speaker)
            spoke = any(same_name(wanted[g].speaker, said.speaker) for said in given[:p])
            unsaid["right" if is_right else "spoke before" if spoke else "did not"] += 1


def _choice(
    number: int, text: Text, gold: Any, ruled: Any, reach: int, every: bool
) -> Choice | None:
    first = next(i for i in range(text.length) if text.end(i) > ruled["start"])
    right, own = _last(text, gold["end"]), _last(text, ruled["end"])
    candidates = {}
    for k in range(first, min(first + reach, text.length)):
        after = _next(text, k)
        follows = text.words[after] if after < text.length else None
        if text.words[k].type not in (WORD, NUMBER):
            continue
        if every or k == own or after != k + 1 or follows is None or _begins_clause(follows):
            candidates[k] = _features(text, k, first, own, follows)
    return Choice(number, right, own, candidates) if right >= first else None


def _begins_clause(word: Known) -> bool:
    joined = word.conjunction and (word.cues or word.imperfect or word.verb)
    return bool(joined or word.flags & SUBORDINATOR)


def _last(text: Text, end: int) -> int:
    """The last word that begins before an offset."""
    return max(
        (i for i in range(text.length) if text.starts[i] < end and text.words[i].type <= NUMBER),
        default=0,
    )


def _next(text: Text, token: int) -> int:
    """The next token that is a word or a number."""
    token += 1
    while token < text.length and text.words[token].type not in (WORD, NUMBER):
        token += 1
    return token


def _features(text: Text, k: int, first: int, own: int, follows: Known | None) -> Features:
    mark = _MARKS.get(text.after(k).type, "none" if follows else "end")
    told: Features = {"": 1, f"mark {mark}": 1, "words": math.log(1 + k - first)}
    told |= {"rules": k == own, f"rules, {mark}": k == own, "before the rules": k < own}
    stops = sum(word.type == STOP for word in text.words[first:k])
    told[f"sentences {min(stops, 2)}"] = 1
    for side, word in (("last", text.words[k]), ("next", follows)):
        if word is None:
            continue
        traits = [name for name, flag in _CLASSES.items() if word.flags & flag]
        kinds = "definite", "adjective", "conjunction", "preposition", "verb", "imperfect", "cues"
        traits += [name for name in kinds if getattr(word, name)]
        for trait in traits:
            told[f"{side} {trait}"] = told[f"{side} {trait}, {mark}"] = 1
    return told


def _report(part: str, choices: Sequence[Choice]) -> None:
    names = sorted({name for c in choices for told in c.candidates.values() for name in told})
    column = {name: at for at, name in enumerate(names)}
    kept = broken = mended = 0
    for fold in range(_PARTS):
        learnt = [c for c in choices if c.article % _PARTS != fold]
        weights = _learnt(learnt, column)
        for choice in (c for c in choices if c.article % _PARTS == fold):
            values = _matrix([choice], column)
            best = list(choice.candidates)[int(np.argmax(values @ weights))]
            kept += best == choice.right
            mended += best == choice.right != choice.ruled
            broken += best != choice.right == choice.ruled
    count = len(choices)
    ruled = sum(c.ruled == c.right for c in choices)
    possible = sum(c.right in c.candidates for c in choices)
    print(f"{part} ends: {count}; the rules' own right {ruled / count:.3f}, ", end="")
    print(f"the model's {kept / count:.3f} ({mended} mended, {broken} spoilt), ", end="")
    print(f"among the candidates {possible / count:.3f}")


def _learnt(choices: Sequence[Choice], column: dict[str, int]) -> Numbers:
    values = _matrix(choices, column)
    truth = np.array([float(k == c.right) for c in choices for k in c.candidates])
    return logistic.fitted(values, truth, np.ones(len(truth)), np.full(len(column), _PENALTY))


def _matrix(choices: Sequence[Choice], column: dict[str, int]) -> Numbers:
    rows = [told for c in choices for told in c.candidates.values()]
    values = np.zeros((len(rows), len(column)))
    for at, told in enumerate(rows):
        for name, value in told.items():
            values[at, column[name]] = value
    return values


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
