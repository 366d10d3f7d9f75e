#!/usr/bin/env python3
"""Families on the annotated events: scores, the pairs that are wrong, and the weights learnt.

usage: families.py [--shared DIR] [--errors N] [--held-out] [--fit]

The events are those of the gold and 32 of the events of ``story_events.tsv``, whose claims language
models noted (``claim_families.jsonl``: places by article, field, start and end). ``--held-out``
scores every event with weights learnt from five sixths of the others; ``--fit`` prints the weights
learnt from all of them, for ``musnad/claims/families.toml``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import sqrt
from pathlib import Path
from typing import Any

import logistic
import numpy as np
from corpus import saudinewsnet

from musnad import Article, read
from musnad.claims import comparing
from musnad.claims import families as grouping
from musnad.claims.comparing import Comparison, model
from musnad.claims.families import families
from musnad.claims.model import Family, Member, Telling
from musnad.claims.places import places

Event = dict[str, Any]
Example = tuple[dict[str, float], bool, float]

#: What a pair counts of which one place is annotated and the other is not.
_HALF_KNOWN = 0.3
_PENALTY = 10.0
#: What a pair of the gold counts, whose readers cut claims as the scorer asks.
_GOLD = 3.0
#: Parts of the events, of which each is held out once.
_PARTS = 6
_FURTHER = Path(__file__).parent / "claim_families.jsonl"


def tellings(event: Event, articles: dict[str, Article]) -> list[Telling]:
    """The articles of an event, read."""
    return [
        Telling(key=key, article=articles[key], reading=read(articles[key]), day=None)
        for key in event["articles"]
    ]


def same(gold: dict[str, Any], member: Member) -> bool:
    """Whether both share half of the shorter one's characters, as the scorer asks."""
    if (gold["article"], gold["field"]) != (member.article, member.field):
        return False
    shared: int = min(gold["end"], member.end) - max(gold["start"], member.start)
    shorter: int = min(gold["end"] - gold["start"], member.end - member.start)
    return shared > 0 and shared >= 0.5 * shorter


def claims_of(event: Event, member: Member) -> frozenset[int]:
    """The numbers of the annotated families that a place belongs to."""
    return frozenset(
        number
        for number, family in enumerate(event["families"])
        if any(same(gold, member) for gold in family["members"])
    )


class Score:
    """Pairs of members: right, joined wrongly, left apart."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    def add(self, event: Event, found: Sequence[Family]) -> list[tuple[Member, Member]]:
        """Count an event's pairs as the scorer does; returns those joined wrongly."""
        wrong: list[tuple[Member, Member]] = []
        held: dict[tuple[int, int], set[int]] = {}
        for number, family in enumerate(found):
            for a, b in combinations(family.members, 2):
                ours, theirs = claims_of(event, a), claims_of(event, b)
                if a.article != b.article and ours and theirs and not ours & theirs:
                    wrong.append((a, b))
            for claim, annotated in enumerate(event["families"]):
                for at, gold in enumerate(annotated["members"]):
                    if any(same(gold, member) for member in family.members):
                        held.setdefault((claim, at), set()).add(number)
        for claim, annotated in enumerate(event["families"]):
            if annotated.get("optional"):
                continue
            for one, other in combinations(range(len(annotated["members"])), 2):
                pair = annotated["members"][one]["article"], annotated["members"][other]["article"]
                if pair[0] == pair[1]:
                    continue
                if held.get((claim, one), set()) & held.get((claim, other), set()):
                    self.right += 1
                else:
                    self.missed += 1
        self.wrong += len(wrong)
        return wrong

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return f"P {precision:.3f}  R {recall:.3f}  pairs {self.right + self.missed}"


def further() -> list[Event]:
    """The events of ``claim_families.jsonl``, as the gold tells events."""
    names = ("article", "field", "start", "end")
    events: list[Event] = [json.loads(line) for line in _FURTHER.read_text("utf-8").splitlines()]
    for event in events:
        for family in event["families"]:
            family["members"] = [
                dict(zip(names, place, strict=True)) for place in family["members"]
            ]
    return events


def examples(event: Event, story: Sequence[Telling]) -> Iterator[Example]:
    """The pairs of an event with their features, whether they are one claim, and what they count.

    An event counts by the root of its number of pairs, so that none decides alone.
    """
    compared = Comparison(
        [place for telling in sorted(story, key=lambda t: t.key) for place in places(telling)]
    )
    claims = [claims_of(event, place.member) for place in compared.places]
    one = {pair: bool(claims[pair[0]] & claims[pair[1]]) for pair in compared.alike}
    scale = (1.0 if "gloss" not in event else _GOLD) * 10 / sqrt(max(1, sum(one.values())))
    for (a, b), alike in one.items():
        known = bool(claims[a]) + bool(claims[b])
        if known:
            yield compared.features(a, b), alike, scale * (1.0 if known == 2 else _HALF_KNOWN)


def fitted(known: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression, the bias among them."""
    names = list(known[0][0])
    values = np.array([[features[name] for name in names] for features, _, _ in known])
    truth = np.array([float(alike) for _, alike, _ in known])
    counts = np.array([count for _, _, count in known])
    weights = logistic.fitted(values, truth, counts, np.full(len(names), _PENALTY))
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Print what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0, help="wrong pairs to print of each event")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    gold = options.shared / "gold" / "claims.dev.jsonl"
    annotated = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    events = [*annotated, *further()]
    wanted = {key for event in events for key in event["articles"]}
    articles = {a.id: a for a in saudinewsnet(options.shared / "data") if a.id in wanted}
    stories = [tellings(event, articles) for event in events]
    known: list[list[Example]] = []
    if options.fit or options.held_out:
        known = [list(examples(event, story)) for event, story in zip(events, stories, strict=True)]
    if options.fit:
        for name, weight in fitted([pair for pairs in known for pair in pairs]).items():
            print(f"{name} = {weight}")
        return
    shipped = model()
    learnt = [shipped] * _PARTS
    if options.held_out:
        for part in range(_PARTS):
            others = [pair for n, pairs in enumerate(known) if n % _PARTS != part for pair in pairs]
            learnt[part] = shipped._replace(values=tuple(fitted(others).values()))
    totals = {"gold": Score(), "further": Score()}
    for number, (event, story) in enumerate(zip(events, stories, strict=True)):
        for module in (comparing, grouping):
            module.model = lambda at=number: learnt[at % _PARTS]  # type: ignore[attr-defined]
        score = Score()
        wrong = score.add(event, families(story))
        total = totals["gold" if number < len(annotated) else "further"]
        total.right, total.wrong = total.right + score.right, total.wrong + score.wrong
        total.missed += score.missed
        print(f"{event['event']:8} {score}")
        for a, b in wrong[: options.errors]:
            print(f"  {a.article} {a.text!r}\n  {b.article} {b.text!r}\n")
    for name, total in totals.items():
        print(f"{name:8} {total}")


if __name__ == "__main__":
    main()
