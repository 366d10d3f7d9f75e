#!/usr/bin/env python3
"""Count in how many articles each term stands, for ``musnad/lexicon/rarity.tsv``.

usage: rarity.py LEDGER.db … > musnad/lexicon/rarity.tsv

Terms of few articles are left out: what the file lacks is as rare as can be. Counts are rounded to
the next power of the root of two, so that terms of one line are about as frequent.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter, defaultdict
from math import log2

from musnad.text.terms import terms

_FEWEST = 8


def main(paths: list[str]) -> None:
    """Print the table made from the latest versions of the articles of the ledgers ``paths``."""
    articles = 0
    counts: Counter[str] = Counter()
    for path in paths:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as ledger:
            rows = ledger.execute("SELECT title, text FROM articles WHERE replaced_by IS NULL")
            for title, text in rows:
                articles += 1
                counts.update({*terms(title), *terms(text)})
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for term, count in counts.items():
        if count >= _FEWEST:
            lines[round(2 ** (round(2 * log2(count)) / 2))].append(term)
    print(f"articles\t{articles}")
    for count in sorted(lines, reverse=True):
        print(f"{count}\t{' '.join(sorted(lines[count]))}")


if __name__ == "__main__":
    main(sys.argv[1:])
