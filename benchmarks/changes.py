"""Roots, mutations and disputes over given families: what is found of the gold, and what is not.

usage: python benchmarks/changes.py [GOLD.jsonl] [DATA] > PREDICTED.jsonl

The gold's copies and families are taken as they are; the lines written are those that
``score_claims.py`` reads, so that its scores are those of this step alone.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from corpus import saudinewsnet

import musnad
from musnad import Article
from musnad.claims.disputes import find_disputes
from musnad.claims.model import Copy, Family, Member, Telling
from musnad.claims.mutations import find_mutations
from musnad.claims.roots import find_roots

GOLD = Path("../shared/gold/claims.dev.jsonl")
DATA = Path("../shared/data")


def main(arguments: list[str]) -> None:
    """Write the predictions for every event of the gold."""
    gold = Path(arguments[0]) if arguments else GOLD
    events = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    wanted = {key for e in events for key in (*e["articles"], *e["optional_articles"])}
    data = Path(arguments[1]) if len(arguments) > 1 else DATA
    tellings = {a.id: _telling(a) for a in saudinewsnet(data) if a.id in wanted}
    for event in events:
        for line in predicted(event, tellings):
            print(json.dumps(line, ensure_ascii=False))


def predicted(event: dict[str, Any], tellings: dict[str, Telling]) -> list[dict[str, Any]]:
    """The lines of one event, with the gold's copies and families."""
    copies = [Copy(first=a, second=b, kind=kind, share=1.0) for a, b, kind in event["copies"]]
    families = [
        Family(members=tuple(_member(m, tellings) for m in family["members"]), links=())
        for family in event["families"]
    ]
    lines: list[dict[str, Any]] = [{"type": "copy", "a": c.first, "b": c.second} for c in copies]
    lines.append({"type": "story", "articles": event["articles"]})
    for family in families:
        roots = find_roots(family, tellings, copies)
        lines.append(
            {
                "type": "family",
                "members": [_place(m) for m in family.members],
                "roots": [roots.at_least, roots.at_most],
                "mutations": [
                    {"from": m.source, "to": m.target, "kind": m.kind}
                    for m in find_mutations(family, tellings, copies)
                ],
            }
        )
    story = [tellings[key] for key in (*event["articles"], *event["optional_articles"])]
    for dispute in find_disputes(story, families, copies):
        sides = [[_place(m) for m in side] for side in dispute.sides]
        lines.append({"type": "dispute", "kind": dispute.kind, "sides": sides})
    return lines


def _telling(article: Article) -> Telling:
    day = date.fromisoformat(article.published[:10]) if article.published else None
    return Telling(key=article.id, article=article, reading=musnad.read(article), day=day)


def _member(gold: dict[str, Any], tellings: dict[str, Telling]) -> Member:
    value: str = getattr(tellings[gold["article"]].article, gold["field"])
    return Member(
        article=gold["article"],
        field=gold["field"],
        start=gold["start"],
        end=gold["end"],
        text=value[gold["start"] : gold["end"]],
    )


def _place(member: Member) -> dict[str, Any]:
    return {
        "article": member.article,
        "field": member.field,
        "start": member.start,
        "end": member.end,
    }


if __name__ == "__main__":
    main(sys.argv[1:])
