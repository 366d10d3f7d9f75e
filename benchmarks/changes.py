"""Roots, mutations and disputes of the annotated events, as lines that ``score_claims.py`` reads.

usage: python benchmarks/changes.py [--found] [GOLD.jsonl] [DATA] > PREDICTED.jsonl

The gold's copies and families are taken as they are, so that the scores are those of this step
alone; with ``--found`` all but the stories is found, as a user has it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus import saudinewsnet

import musnad
from musnad import Article
from musnad.claims.articles import Articles
from musnad.claims.copies import find_copies
from musnad.claims.disputes import find_disputes
from musnad.claims.families import compare
from musnad.claims.model import Copy, Family, Member, Telling
from musnad.claims.told import StoryClaims, claims_of, family_told

GOLD = Path("../shared/gold/claims.dev.jsonl")
DATA = Path("../shared/data")


def main(arguments: list[str]) -> None:
    """Write the predictions for every event of the gold."""
    given = "--found" not in arguments
    arguments = [argument for argument in arguments if argument != "--found"]
    gold = Path(arguments[0]) if arguments else GOLD
    events = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    wanted = {key for event in events for key in _articles(event)}
    data = Path(arguments[1]) if len(arguments) > 1 else DATA
    tellings = {a.id: _telling(a) for a in saudinewsnet(data) if a.id in wanted}
    for event in events:
        for line in predicted(event, tellings) if given else found(event, tellings):
            print(json.dumps(line, ensure_ascii=False))


def predicted(event: dict[str, Any], tellings: dict[str, Telling]) -> list[dict[str, Any]]:
    """The lines of one event, with the gold's copies and families."""
    copies = [Copy(first=a, second=b, kind=kind, share=1.0) for a, b, kind in event["copies"]]
    families = [
        Family(members=tuple(_member(m, tellings) for m in family["members"]), links=())
        for family in event["families"]
    ]
    story = Articles((tellings[key] for key in _articles(event)), copies)
    claims = StoryClaims(
        families=tuple(family_told(family, story) for family in families),
        disputes=find_disputes(compare(story), families, story),
    )
    return _lines(event["articles"], copies, claims)


def found(event: dict[str, Any], tellings: dict[str, Telling]) -> list[dict[str, Any]]:
    """The lines of one event, of which the articles are given and nothing else."""
    story = [tellings[key] for key in event["articles"]]
    copies = find_copies(story)
    return _lines(event["articles"], copies, claims_of(story, copies))


def _articles(event: dict[str, Any]) -> list[str]:
    return [*event["articles"], *event["optional_articles"]]


def _lines(
    articles: list[str], copies: Sequence[Copy], claims: StoryClaims
) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = [{"type": "copy", "a": c.first, "b": c.second} for c in copies]
    lines.append({"type": "story", "articles": articles})
    lines += [
        {
            "type": "family",
            "members": [_place(m) for m in told.family.members],
            "roots": [told.roots.at_least, told.roots.at_most],
            "mutations": [
                {"from": m.source, "to": m.target, "kind": m.kind} for m in told.mutations
            ],
        }
        for told in claims.families
    ]
    lines += [
        {
            "type": "dispute",
            "kind": dispute.kind,
            "sides": [[_place(m) for m in side] for side in dispute.sides],
        }
        for dispute in claims.disputes
    ]
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
