#!/usr/bin/env python3
"""Readings of real articles frozen without their words, and what has changed since.

    snapshot.py write [SHARED]
    snapshot.py compare [SHARED] [--limit N] [--only PART]

SHARED is the folder that holds ``data`` (default: ../shared). ``write`` keeps the readings of 1,000
articles in snapshot.jsonl.gz as ids, offsets and marks. ``compare`` reads them again and shows
each difference in its sentence: what was (-) and what is (+). An article whose text is
another one by now is told and left out.

The exit status of ``compare`` is 1 if anything differs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from corpus import hespress_jazeera, saudinewsnet

from musnad import Article, read
from musnad.article import Speaker, Statement
from musnad.text.sentences import sentence_around

KEPT = Path(__file__).with_name("snapshot.jsonl.gz")
ARTICLES = 1_000
#: The marks of a statement, each of which is compared apart.
PARTS = ("verb", "sources", "addressee", "contents", "speaker", "via", "kind", "act", "form")

#: A statement without its words: the place of its cue, and its parts.
Frozen = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=("write", "compare"))
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--limit", type=int, default=200, help="show at most so many differences")
    parser.add_argument("--only", choices=("found", "lost", *PARTS), help="show these only")
    options = parser.parse_args()
    if options.what == "write":
        write(chosen(options.shared / "data"))
        return 0
    return 1 if compare(options.shared / "data", options.limit, options.only) else 0


def chosen(data: Path) -> list[Article]:
    """The articles that are frozen: always the same ones, drawn by the digests of their ids."""
    every = (a for a in chain(saudinewsnet(data), hespress_jazeera(data)) if a.text.strip())
    return sorted(every, key=lambda article: sha256(article.id.encode()).digest())[:ARTICLES]


def write(articles: Iterable[Article]) -> None:
    """Freeze the readings of ``articles``."""
    rows = [
        {"id": article.id, "text": _digest(article), "statements": frozen(article)}
        for article in articles
    ]
    # No clock and no name in the file: the same readings are the same bytes.
    with KEPT.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
        for row in rows:
            packed.write(json.dumps(row, separators=(",", ":")).encode() + b"\n")
    print(f"{len(rows)} articles, {sum(len(row['statements']) for row in rows)} statements")


def compare(data: Path, limit: int, only: str | None) -> int:
    """Print how the articles are read now against how they were; how many differences there are."""
    with gzip.open(KEPT, "rt", encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    counts: Counter[str] = Counter()
    shown = 0
    for article in chain(saudinewsnet(data), hespress_jazeera(data)):
        row = rows.get(article.id)
        if row is None:
            continue
        if row["text"] != _digest(article):
            counts["other text"] += 1
            continue
        for what, before, after in differences(row["statements"], frozen(article)):
            counts[what] += 1
            if only in (None, what) and shown < limit:
                shown += 1
                show(article, what, before, after)
    total = sum(counts.values())
    print(f"{total} differences", *(f"{what} {n}" for what, n in counts.most_common()), sep="; ")
    return total


def frozen(article: Article) -> list[Frozen]:
    """The statements of ``article`` without their words."""
    return [_frozen(statement) for statement in read(article).statements]


def _frozen(s: Statement) -> Frozen:
    return {
        "field": s.field,
        "cue": [s.cue.start, s.cue.end],
        # It ends the cue.
        "verb": [[s.cue.end - len(s.verb), s.cue.end]] if s.verb else [],
        "sources": [[span.start, span.end] for span in s.sources],
        "addressee": [[s.addressee.span.start, s.addressee.span.end]] if s.addressee else [],
        "contents": [[span.start, span.end] for span in s.contents],
        "speaker": _speaker(s.speaker),
        "via": [[relay.field, relay.span.start, relay.span.end] for relay in s.via if relay.span],
        "kind": s.kind,
        "act": s.act,
        "form": s.form,
    }


def _speaker(speaker: Speaker) -> list[Any]:
    """Where the name of a speaker stands: nowhere if nobody is named."""
    span = speaker.span
    return [speaker.field, span.start, span.end] if span is not None else []


def differences(
    before: list[Frozen], after: list[Frozen]
) -> Iterator[tuple[str, Frozen | None, Frozen | None]]:
    """What was lost or found, and the parts that are others, in the order of the cues."""
    old, new = _by_cue(before), _by_cue(after)
    for cue in sorted({*old, *new}):
        if cue not in new:
            yield "lost", old[cue], None
        elif cue not in old:
            yield "found", None, new[cue]
        else:
            for part in PARTS:
                if old[cue][part] != new[cue][part]:
                    yield part, old[cue], new[cue]


def _by_cue(statements: Iterable[Frozen]) -> dict[tuple[bool, int, int], Frozen]:
    return {(s["field"] == "text", *s["cue"]): s for s in statements}


def show(article: Article, what: str, before: Frozen | None, after: Frozen | None) -> None:
    """One difference, in the sentence that its cue stands in."""
    here = before or after
    assert here is not None
    text: str = getattr(article, here["field"])
    start, end = here["cue"]
    first, stop = sentence_around(text, here["field"], start, end)
    print(f"\n{what} · {article.id} · {here['field']} {start}")
    cue = f"{text[first:start]}⟦{text[start:end]}⟧{text[end:stop]}"
    print(" ", " ".join(cue.split()))
    if what in PARTS:
        for sign, side in (("-", before), ("+", after)):
            assert side is not None
            print(f"  {sign} {_told(article, side, what)}")
    else:
        print("   ", "; ".join(f"{part}: {_told(article, here, part)}" for part in PARTS))


def _told(article: Article, statement: Mapping[str, Any], part: str) -> str:
    value = statement[part]
    if isinstance(value, str):
        return value
    if part == "speaker":
        value = [value] if value else []
    places = [(statement["field"], *p) if len(p) == 2 else tuple(p) for p in value]
    return " | ".join(" ".join(getattr(article, f)[a:b].split()) for f, a, b in places) or "–"


def _digest(article: Article) -> str:
    whole = "\0".join((article.title, article.byline, article.published, article.text))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
