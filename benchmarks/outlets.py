#!/usr/bin/env python3
"""The page of outlets in the documentation, from a ledger of SaudiNewsNet that was linked.

outlets.py LEDGER.db > docs/outlets.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from musnad.ledger import Answer, Filters, Ledger
from musnad.ledger.claims_questions import ClaimFilters

#: So many pieces of evidence are named of each outlet and kind.
_EVIDENCE = 3

_HEAD = """# Outlets, by what their claims rest on

Made by `python benchmarks/outlets.py LEDGER.db` from the ledger of SaudiNewsNet ({articles:,}
articles of {outlets} outlets, {first} to {last}), after `musnad link`. `musnad outlets` gives the
same table of your own ledger, for any days (`--since`, `--until`).

How to read it:

- **Copies without credit**: articles whose text mostly repeats an earlier article that names an
  agency, and that name none themselves. The outlet may have the dispatch from the agency by
  itself; what is counted is that its readers are not told. Articles of which no earlier credited
  copy is in the ledger are not counted.
- **Claims on one unnamed source**: claims that the outlet tells, of which every telling in all
  outlets goes back to one source that nobody names.
- **Figures changed**: tellings in this outlet that give another figure than the telling that they
  most likely come from.

It is not a verdict. Days are those on which the pages were fetched, so who was first among
articles of one day is not known. Of lost credits 14 of 15 were right when read, of other changes
32 of 40, of copies .95 to 1.00 ([Accuracy](accuracy.md#across-outlets)); about half of the
tellings of a claim are found, so «one unnamed source» may have others that were missed.

"""


def main(path: str) -> None:
    """Print the page."""
    with Ledger(Path(path)) as ledger:
        [sums] = ledger.sql(
            "SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets, min(day) AS first, "
            "max(day) AS last FROM articles WHERE replaced_by IS NULL AND day IS NOT NULL"
        )
        print(_HEAD.format(**sums), end="")
        outlets = sorted(ledger.outlets(), key=lambda row: str(row["outlet"]))
        print("| outlet | articles | copies | without credit | per 100 articles | claims |"
              " on one unnamed source | per 100 claims | figures changed |")  # fmt: skip
        print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
        for row in outlets:
            lost, unnamed = row["lost_credits"], row["one_unnamed"]
            print(
                f"| {row['outlet']} | {row['articles']:,} | {row['copies']:,} | {lost:,} | "
                f"{100 * lost / max(1, row['articles']):.1f} | {row['claims']:,} | {unnamed:,} | "
                f"{100 * unnamed / max(1, row['claims']):.1f} | {row['figures_changed']:,} |"
            )
        print("\n## Evidence\n")
        print(
            f"Up to {_EVIDENCE} of each, by the ids that `musnad show` and `musnad claim` take; "
            "all of them with the commands at the end.\n"
        )
        for row in outlets:
            print(f"- **{row['outlet']}** " + "; ".join(_evidence(ledger, str(row["outlet"]))))
        print(
            "\n```console\n$ musnad copies --lost-credit --outlet NAME\n"
            "$ musnad claims --one-unnamed --outlet NAME\n"
            "$ musnad claims --changed figure --outlet NAME\n```"
        )


def _evidence(ledger: Ledger, outlet: str) -> Iterator[str]:
    own = Filters(outlets=(outlet,))
    copies = ledger.copies(own, _EVIDENCE, lost_credit=True)
    if len(copies):
        pairs = (
            f"`{_id(ledger, row['article'])}` after `{_id(ledger, row['first_article'])}` "
            f"({row['agency']})"
            for row in copies
        )
        yield "without credit: " + ", ".join(pairs)
    for told, claims in (
        ("one unnamed source", ledger.claims("", own, _EVIDENCE, ClaimFilters(one_unnamed=True))),
        ("figure changed", ledger.claims("", own, _EVIDENCE, ClaimFilters(changed=("figure",)))),
    ):
        if len(claims):
            yield f"{told}: {_ids(claims)}"


def _ids(claims: Answer) -> str:
    return ", ".join(f"`{row['id']}`" for row in claims)


def _id(ledger: Ledger, article: int) -> str:
    return ledger.article(str(article)).entry.article.id


if __name__ == "__main__":
    main(*sys.argv[1:])
