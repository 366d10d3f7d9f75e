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

#: Articles that repeat an earlier one that credits an agency, by outlet.
_OF_CREDITED = """
SELECT a.outlet, count(DISTINCT c.second) AS copies
FROM copies c JOIN articles a ON a.article = c.second
WHERE c.kind <> 'part' AND c.credit IN ('kept', 'changed', 'dropped') GROUP BY a.outlet
"""
#: So many pieces of evidence are named of each outlet and kind.
_EVIDENCE = 3

_HEAD = """# Outlets, by what their claims rest on

Made by `python benchmarks/outlets.py LEDGER.db` from the ledger of SaudiNewsNet ({articles:,}
articles of {outlets} outlets, {first} to {last}), after `musnad link`. `musnad outlets` gives
such a table of your own ledger, for any days (`--since`, `--until`).

How to read it:

- **Without credit**: of the articles whose text mostly repeats an earlier article that credits an
  agency, those that name it neither as their origin nor anywhere in their text. What is counted is
  that readers are not told. The outlet may have the dispatch from the agency itself; and what
  one outlet took from the agency, another may have from the ministry or club that gave it to
  both. Articles of which no credited copy is in the ledger are not counted.
- **Claims on one unnamed source**: claims that the outlet tells, of which every telling in all
  outlets goes back to one source that nobody names.
- **Figures changed**: tellings in this outlet that give another figure than the telling that they
  most likely come from.

It is not a verdict. Days are those on which the pages were fetched, so who was first among
articles of one day is not known. Of 29 copies without credit, drawn at random and read at their
beginnings and ends, 28 were right; in one the agency had been credited for photographs only. Of
changes other than lost credits .83 were right when read, of changed figures only half (4 of 8),
of copies .95 to 1.00
([Accuracy](accuracy.md#across-outlets)); about half of the tellings of a claim are found, so «one
unnamed source» may have others that were missed.

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
        credited = {row["outlet"]: row["copies"] for row in ledger.sql(_OF_CREDITED)}
        print("| outlet | articles | copies | of credited articles | without credit | % | claims |"
              " on one unnamed source | % | figures changed |")  # fmt: skip
        print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        for row in outlets:
            lost, of_credited = row["lost_credits"], credited.get(row["outlet"], 0)
            unnamed, claims = row["one_unnamed"], row["claims"]
            print(
                f"| {row['outlet']} | {row['articles']:,} | {row['copies']:,} | {of_credited:,} | "
                f"{lost:,} | {_share(lost, of_credited)} | {claims:,} | {unnamed:,} | "
                f"{_share(unnamed, claims)} | {row['figures_changed']:,} |"
            )
        print("\n## Evidence\n")
        print(
            f"Up to {_EVIDENCE} of each, by the ids that `musnad show` and `musnad claim` take; "
            "all of them with the commands at the end.\n"
        )
        for row in outlets:
            evidence = "; ".join(_evidence(ledger, str(row["outlet"])))
            if evidence:
                print(f"- **{row['outlet']}** {evidence}")
        print(
            "\n```console\n$ musnad copies --lost-credit --outlet NAME\n"
            "$ musnad claims --one-unnamed --outlet NAME\n"
            "$ musnad claims --changed figure --outlet NAME\n```"
        )


def _share(some: int, of: int) -> str:
    return f"{100 * some / of:.1f}" if of else ""


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
