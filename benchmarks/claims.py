#!/usr/bin/env python3
"""What linking finds across outlets on annotated events, and what it costs.

    claims.py [SHARED] [--days N]

SHARED is the folder that holds ``data`` and ``gold`` (default: ../shared). The articles of
SaudiNewsNet come into a ledger in five portions by their days: an eighth, a quarter, a half, all
but the last 2,000, all; each is linked by the command when it is there. The last portion is a
day's increment. What was found in all of it is scored by ``gold/score_claims.py``. Of the disputes
in ``story_disputes.jsonl``, of 128 more events (``stories.py``), it is counted how many are found.
``--days`` takes the first days only and scores nothing.

The exit status is 1 if a bound is missed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from corpus import saudinewsnet
from families import same
from peak import peak_of

from musnad import Article
from musnad.claims.model import Member

#: Seconds that a day's increment may take, and articles that it has.
INCREMENT_SECONDS, INCREMENT = 60.0, 2_000
#: Seconds an article in later portions against the second, at most: the first has no week before.
GROWTH = 2.0
#: The least that is to be found, by what the scorer calls it.
FLOORS = {
    "copies": 0.97,
    "stories": 0.87,
    "story_purity": 0.95,
    "families": 0.7,
    "disputes_recall": 0.6,
}

_LINKED = re.compile(r"([\d,]+) articles? linked \(([\d.]+) s\)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--days", type=int, help="only the first days")
    options = parser.parse_args()
    articles = sorted(saudinewsnet(options.shared / "data"), key=lambda a: (a.published[:10], a.id))
    if options.days:
        days = sorted({article.published[:10] for article in articles})[: options.days]
        articles = [article for article in articles if article.published[:10] in days]
    with tempfile.TemporaryDirectory() as folder:
        ledger, target = Path(folder) / "news.db", Path(folder) / "claims.jsonl"
        missed = _grown(articles, ledger)
        if not options.days:
            _run("export", "--to", "claims", "--ledger", str(ledger), str(target))
            missed += _scored(options.shared / "gold", target)
            _count_disputes(target)
    return 1 if missed else 0


def _grown(articles: Sequence[Article], ledger: Path) -> int:
    """Link portion after portion; gives how many bounds were missed."""
    whole = len(articles)
    last = max(whole - INCREMENT, whole // 2)
    rates = []
    missed = begin = 0
    for end in (whole // 8, whole // 4, whole // 2, last, whole):
        source = ledger.with_name("portion.jsonl")
        with source.open("w", encoding="utf-8") as file:
            for article in articles[begin:end]:
                fields = {name: getattr(article, name) for name in article.__struct_fields__}
                file.write(json.dumps(fields) + "\n")
        _run("ingest", "--quiet", "--ledger", str(ledger), str(source))
        told, peak = peak_of([sys.executable, "-m", "musnad.cli", "link", "--ledger", str(ledger)])
        count, seconds = linked(told)
        rates.append(seconds / max(count, 1))
        print(
            f"{end:7,} articles, {count:6,} of them new: {seconds:6.1f} s, "
            f"{1000 * rates[-1]:5.1f} ms an article, {peak:,} MiB in the largest process"
        )
        begin = end
    if seconds > INCREMENT_SECONDS:
        print(f"MISSED: the last {count:,} articles took more than {INCREMENT_SECONDS:.0f} s")
        missed += 1
    if max(rates[2:]) > GROWTH * rates[1]:
        print(f"MISSED: an article costs over {GROWTH:g} times what it costs in the second portion")
        missed += 1
    return missed


def linked(told: str) -> tuple[int, float]:
    """How many articles were linked, and in how many seconds, by what ``musnad link`` told."""
    found = _LINKED.search(told)
    if found is None:
        raise SystemExit(f"musnad link told no sum: {told}")
    return int(found[1].replace(",", "")), float(found[2])


def _scored(gold: Path, found: Path) -> int:
    command = [sys.executable, str(gold / "score_claims.py"), str(gold / "claims.dev.jsonl")]
    done = subprocess.run([*command, str(found), "--json"], capture_output=True, check=True)
    scores = json.loads(done.stdout)
    missed = 0
    for name, score in scores.items():
        print(f"{name:24} {score}")
        value = score["f1"] if isinstance(score, dict) and "f1" in score else score
        if name in FLOORS and value < FLOORS[name]:
            print(f"MISSED: {name} below {FLOORS[name]}")
            missed += 1
    return missed


def _count_disputes(found: Path) -> None:
    """Print of each kind of dispute how many are found: two of its places on opposite sides."""
    records = map(json.loads, found.read_text("utf-8").splitlines())
    disputes = [
        [msgspec.convert(side, list[Member]) for side in record["sides"]]
        for record in records
        if record["type"] == "dispute"
    ]
    lines = Path(__file__).with_name("story_disputes.jsonl").read_text("utf-8").splitlines()
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for told in map(json.loads, lines):
        kind = f"{told['kind']}, optional" if told["optional"] else told["kind"]
        one, other = told["sides"]
        whole[kind] += 1
        right[kind] += any(
            (_meet(one, a) and _meet(other, b)) or (_meet(one, b) and _meet(other, a))
            for a, b in disputes
        )
    told_of = ", ".join(f"{kind} {right[kind]} of {whole[kind]}" for kind in sorted(whole))
    print(f"disputes of 128 more events found: {told_of}")


def _meet(told: Sequence[dict[str, Any]], found: Sequence[Member]) -> bool:
    """Whether two sides share a place."""
    return any(same(place, member) for place in told for member in found)


def _run(*arguments: str) -> None:
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "musnad.cli", *arguments], check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"musnad {arguments[0]} ended with {done.returncode}")
    print(f"musnad {arguments[0]}: {time.monotonic() - begun:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
