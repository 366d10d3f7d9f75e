#!/usr/bin/env python3
"""Whether two articles tell one event: how often the score is right, and the weights learnt.

usage: stories.py [--shared DIR] [--fit | --linked]

Learnt from is what was judged by reading, in articles of SaudiNewsNet:

- ``story_pairs.tsv``: pairs of articles: 1 tells one event, 0 two, p shares it in a smaller part
  only, ? could go either way; the latter two count neither way. Some say how they were drawn:
  ``apart`` are the most alike of two stories that were told apart, ``differ`` those on which two
  ways of scoring did not agree; each such draw has a bias of its own.
- ``story_events.tsv``: events, each with the articles of its days that are most like it: y tells
  it, n does not, o could go either way.
- the annotated events of ``gold/claims.dev.jsonl``.

Pairs and events are scored with weights learnt from the others: every tenth of the pairs, every
fourth of the events. ``--fit`` prints the weights learnt from all, for
``musnad/claims/stories.toml``. ``--linked`` forms the stories of the whole corpus with weights
learnt from three quarters of the events, four times, and tells how they cover the others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import logistic
import numpy as np
from corpus import saudinewsnet
from logistic import Numbers

from musnad import read
from musnad.claims.copies import find_copies
from musnad.claims.likeness import FEATURES, Known, features, known, model, score
from musnad.claims.model import Likeness, Telling
from musnad.claims.stories import CERTAIN, candidates, group_stories

#: An event counts as much as so many pairs, however many it has.
_OF_EVENT = 40
_PENALTY = 1.0
_PARTS, _QUARTERS = 10, 4
#: How pairs were drawn for being hard.
_DRAWN = ("apart", "differ")
#: Of an event's other articles so many count against a story: those most like it. The annotated
#: events have about as many.
_OTHERS = 6
#: Events of so many articles are told apart from the few that are told all day long.
_MANY = 14
#: Pairs that have less by the weights as shipped are not looked at with others.
_HOPELESS = -5.0


class Event(NamedTuple):
    """The articles that tell an event, those that may, and others of its days."""

    name: str
    told_by: Sequence[str]
    perhaps: Sequence[str]
    others: Sequence[str]

    def pairs(self) -> Iterator[tuple[str, str, bool]]:
        """Two articles, and whether they tell one event."""
        for a, b in combinations(self.told_by, 2):
            yield a, b, True
        for a in self.told_by:
            for b in self.others:
                yield a, b, False


class Judged(NamedTuple):
    """Pairs of articles as they are learnt from."""

    values: Numbers
    truth: Numbers
    counts: Numbers
    drawn: Sequence[str]


def main() -> None:
    """Print what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--linked", action="store_true")
    options = parser.parse_args()
    pairs = list(_pairs())
    events = [*_events(), *_annotated(options.shared / "gold" / "claims.dev.jsonl")]
    wanted = {key for a, b, *_ in pairs for key in (a, b)}
    wanted |= {key for event in events for key in (*event.told_by, *event.others)}
    tellings = list(_tellings(options.shared, None if options.linked else wanted))
    articles = {t.key: known(t, t.day) for t in tellings if t.day}
    by_pairs = _judged(pairs, articles)
    by_events = [_judged_event(event, articles) for event in events]
    if options.fit:
        bias, *weights = _fitted(_together(by_pairs, *by_events))
        print(f"bias = {bias:.3f}\n")
        for name, weight in zip(FEATURES, weights, strict=True):
            print(f"{name} = {weight:.3f}")
    elif options.linked:
        _link(tellings, articles, events, by_pairs, by_events)
    else:
        _hold_out(by_pairs, by_events)


def _hold_out(pairs: Judged, events: Sequence[Judged]) -> None:
    """Print how often the score of a pair is right, held out and as shipped."""
    shipped = np.array([model().bias, *(model().weights[name] for name in FEATURES)])
    odds = np.zeros(len(pairs.truth))
    part = np.arange(len(odds)) % _PARTS
    for held_out in range(_PARTS):
        out = part == held_out
        learnt = _fitted(_together(_of(pairs, ~out), *events))
        odds[out] = _odds(learnt, pairs.values[out])
    drawn = np.array(pairs.drawn)
    for how in ("", *_DRAWN):
        of = drawn == how
        print(f"{of.sum()} pairs, {pairs.truth[of].sum():.0f} of one event, drawn: {how or '-'}")
        _print("held out", odds[of], pairs.truth[of])
        _print("as shipped", _odds(shipped, pairs.values[of]), pairs.truth[of])
    found = []
    for quarter, learnt in _learnt_from_the_rest(pairs, events):
        found += [(_odds(learnt, event.values), event) for event in events[quarter]]
    print(f"{len(events)} events, each counting as much as up to {_OF_EVENT} pairs")
    truth, counts = (np.concatenate([part[n] for _, part in found]) for n in (1, 2))
    _print("held out", np.concatenate([odds for odds, _ in found]), truth, counts)


def _link(
    tellings: Sequence[Telling],
    articles: Mapping[str, Known],
    events: Sequence[Event],
    pairs: Judged,
    by_events: Sequence[Judged],
) -> None:
    """Print how the stories of the corpus cover events that nothing was learnt from."""
    in_order = sorted(articles.values(), key=lambda article: (article.day, article.key))
    keys, rows = [], []
    for a, b in candidates(in_order, None):
        found = features(a, b)
        if score(found) > _HOPELESS:
            keys.append((min(a.key, b.key), max(a.key, b.key)))
            rows.append(list(found.values()))
    values = np.array(rows)
    same = {frozenset((c.first, c.second)) for c in find_copies(tellings) if c.kind == "same"}
    copied = np.array([frozenset(pair) in same for pair in keys])
    days = {key: article.day for key, article in articles.items()}
    counted: list[tuple[Event, Numbers]] = []
    for quarter, learnt in _learnt_from_the_rest(pairs, by_events):
        odds = np.minimum(_odds(learnt, values), CERTAIN - 1)
        odds[copied & (odds > 0)] = CERTAIN
        likenesses = [
            Likeness(a=keys[n][0], b=keys[n][1], score=float(odds[n]))
            for n in np.flatnonzero(odds > model().apart)
        ]
        stories = [frozenset(story.articles) for story in group_stories(days, likenesses)]
        of = {key: story for story in stories for key in story}
        for event in events[quarter]:
            counted.append((event, _covered(event, of, articles)))
    small = [(e, c) for e, c in counted if len(e.told_by) <= _MANY]
    for name, some in (
        (f"{len(small)} events of up to {_MANY} articles", small),
        (f"{len(counted)} events", counted),
        ("the annotated ones", [(e, c) for e, c in counted if e.name.startswith("ev")]),
    ):
        right, wrong, apart, pure, whole = np.sum([count for _, count in some], 0)
        precision, recall = right / (right + wrong), right / (right + apart)
        print(
            f"{name}: {right + apart:.0f} pairs, P {precision:.3f}  R {recall:.3f}"
            f"  F1 {2 * right / (2 * right + wrong + apart):.3f}  purity {pure / whole:.3f}"
        )


def _learnt_from_the_rest(
    pairs: Judged, events: Sequence[Judged]
) -> Iterator[tuple[slice, Numbers]]:
    """Each quarter of the events, with the weights learnt from the pairs and the other three."""
    for quarter in range(_QUARTERS):
        rest = [event for n, event in enumerate(events) if n % _QUARTERS != quarter]
        yield slice(quarter, None, _QUARTERS), _fitted(_together(pairs, *rest))


def _covered(
    event: Event, of: Mapping[str, frozenset[str]], articles: Mapping[str, Known]
) -> Numbers:
    """Pairs in one story, rightly and wrongly, and apart; of the best story what belongs, and all.

    As ``gold/score_claims.py`` counts them.
    """
    told = event.told_by
    together = sum(b in of.get(a, ()) for a, b in combinations(told, 2))

    def alike(other: str) -> float:
        return max(score(features(articles[other], articles[key])) for key in told)

    others = sorted(event.others, key=alike, reverse=True)[:_OTHERS]
    wrong = sum(b in of.get(a, ()) for a in told for b in others)
    best = max((of.get(a, frozenset()) for a in told), key=lambda story: len(story & set(told)))
    pure = len(best & {*told, *event.perhaps})
    count = len(told) * (len(told) - 1) // 2
    return np.array([together, wrong, count - together, pure, len(best)], float)


def _print(what: str, odds: Numbers, truth: Numbers, counts: Numbers | None = None) -> None:
    counts = np.ones(len(truth)) if counts is None else counts
    one = odds > 0
    right = float(counts[one & (truth == 1)].sum())
    print(
        f"{what:10}  P {right / counts[one].sum():.3f}  R {right / counts[truth == 1].sum():.3f}"
        f"  right {np.average(one == (truth == 1), weights=counts):.3f}"
    )


def _pairs() -> Iterator[tuple[str, str, bool, str]]:
    """Two articles, whether they tell one event, and how they were drawn if for being hard."""
    for a, b, label, *how in _columns("story_pairs.tsv"):
        if label in "01":
            yield a, b, label == "1", how[0] if how else ""


def _events() -> Iterator[Event]:
    found: dict[str, dict[str, list[str]]] = {}
    for name, article, label in _columns("story_events.tsv"):
        found.setdefault(name, {"y": [], "o": [], "n": []})[label].append(article)
    for name, by_label in found.items():
        yield Event(name, by_label["y"], by_label["o"], by_label["n"])


def _annotated(gold: Path) -> Iterator[Event]:
    for line in gold.read_text("utf-8").splitlines():
        event = json.loads(line)
        yield Event(
            event["event"], event["articles"], event["optional_articles"], event["not_same"]
        )


def _columns(name: str) -> Iterator[list[str]]:
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        yield line.split("\t")


def _tellings(shared: Path, wanted: set[str] | None) -> Iterator[Telling]:
    for article in saudinewsnet(shared / "data"):
        if wanted is None or article.id in wanted:
            day = date.fromisoformat(article.published[:10])
            yield Telling(key=article.id, article=article, reading=read(article), day=day)


def _judged(
    pairs: Iterable[tuple[str, str, bool, str]], articles: Mapping[str, Known], count: float = 1.0
) -> Judged:
    found = list(pairs)
    values = [list(features(articles[a], articles[b]).values()) for a, b, *_ in found]
    return Judged(
        np.array(values).reshape(-1, len(FEATURES)),
        np.array([float(one) for _, _, one, _ in found]),
        np.full(len(found), count),
        [how for *_, how in found],
    )


def _judged_event(event: Event, articles: Mapping[str, Known]) -> Judged:
    pairs = [(a, b, one, "") for a, b, one in event.pairs()]
    return _judged(pairs, articles, min(1.0, _OF_EVENT / max(1, len(pairs))))


def _together(*judged: Judged) -> Judged:
    return Judged(
        np.concatenate([part.values for part in judged]),
        np.concatenate([part.truth for part in judged]),
        np.concatenate([part.counts for part in judged]),
        [how for part in judged for how in part.drawn],
    )


def _of(judged: Judged, which: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Judged:
    return Judged(
        judged.values[which],
        judged.truth[which],
        judged.counts[which],
        [how for how, one in zip(judged.drawn, which, strict=True) if one],
    )


def _odds(weights: Numbers, values: Numbers) -> Numbers:
    """What bias and weights say of each row."""
    return np.asarray(weights[0] + values @ weights[1:])


def _fitted(judged: Judged) -> Numbers:
    """Bias and weights of a logistic regression, learnt from values of one spread.

    Pairs that were drawn for being hard say nothing of how many are of one event, so that each
    such draw has a bias of its own.
    """
    middle, spread = judged.values.mean(0), judged.values.std(0) + 1e-9
    scaled = (judged.values - middle) / spread
    own = np.array([[how == of for of in _DRAWN] for how in judged.drawn], dtype=float)
    penalty = np.full(1 + scaled.shape[1] + own.shape[1], _PENALTY)
    penalty[0] = 0.0
    rows = np.c_[np.ones(len(scaled)), scaled, own]
    weights = logistic.fitted(rows, judged.truth, judged.counts, penalty)
    raw = weights[1 : 1 + scaled.shape[1]] / spread
    return np.concatenate([[weights[0] - raw @ middle], raw])


if __name__ == "__main__":
    main()
