#!/usr/bin/env python3
"""How fast all articles come into the ledger, how large it is, and how fast it answers.

    ingest.py [SHARED] [--articles N]

SHARED is the folder that holds ``data`` (default: ../shared). Everything in it is ingested by the
command, from its zip and gzip files, with one and with two processes; then questions are asked.
``--articles`` takes the first days only, about N articles, to see how memory grows.

The exit status is 1 if a bound is missed.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from peak import peak_of

from musnad.ledger import Ledger

#: Articles a second with two processes, and milliseconds for a full-text question.
RATE = 400
ANSWER_MS = 50

MB = 1_000_000
ROUNDS = 7
#: About as many articles as a day of SaudiNewsNet has.
_DAY = 1_400
_MAP = "text=content,published=date_extracted,outlet=source,byline=author"
_QUESTIONS = ["عدد المقاتلين", "أسعار النفط", "المملكة العربية السعودية", '"مجلس الأمن"', "زلزال"]
_SUMMARY = re.compile(r"([\d,]+) articles, ([\d,]+) statements .*?\(([\d.]+) s")


def main() -> int:
    arguments = _arguments()
    data = arguments.shared / "data"
    days = sorted((data / "saudinewsnet").glob("*.zip"))
    inputs = days[: arguments.articles // _DAY + 1] if arguments.articles else days
    if not arguments.articles:
        inputs = [*days, data / "hespress-jazeera" / "articles.jsonl.gz"]
    size = sum(path.stat().st_size for path in inputs)
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for workers in (1, 2):
            ledger = Path(folder) / f"{workers}.db"
            rate = _ingest(inputs, ledger, workers)
            missed += workers == 2 and rate < RATE
        # What is packed in the inputs is counted as it comes out of them.
        with Ledger(ledger) as opened:
            [row] = opened.sql(
                "SELECT sum(length(CAST(text || title || byline || url AS BLOB))) AS bytes "
                "FROM articles"
            )
        print(
            f"ledger {ledger.stat().st_size / MB:.0f} MB, of {row['bytes'] / MB:.0f} MB of text "
            f"from {size / MB:.0f} MB of packed files"
        )
        missed += _ask(ledger)
    return 1 if missed else 0


def _ingest(inputs: Sequence[Path], ledger: Path, workers: int) -> float:
    """Articles a second from the files to the ledger, start of the command and all."""
    command = [sys.executable, "-m", "musnad.cli", "ingest", "--map", _MAP]
    command += ["--ledger", str(ledger), "--workers", str(workers), *map(str, inputs)]
    started = time.monotonic()
    told, peak = peak_of(command)
    seconds = time.monotonic() - started
    summary = _SUMMARY.search(told)
    if summary is None:
        raise SystemExit(told)
    articles = int(summary[1].replace(",", ""))
    print(
        f"{workers} process{'es' if workers > 1 else ''}: {articles:,} articles, {summary[2]} "
        f"statements in {seconds:.1f} s: {articles / seconds:,.0f} articles/s; "
        f"peak of the largest process {peak} MiB",
        flush=True,
    )
    return articles / seconds


def _ask(ledger: Path) -> int:
    """How many questions take too long; the first round, from a cold ledger, is not counted."""
    missed = 0
    with Ledger(ledger) as opened:
        for question in _QUESTIONS:
            times = []
            for _ in range(ROUNDS):
                started = time.perf_counter()
                found = len(opened.find(question))
                times.append((time.perf_counter() - started) * 1000)
            usual = statistics.median(times[1:])
            missed += usual > ANSWER_MS
            print(
                f"find {question}: {usual:.0f} ms, the first time {times[0]:.0f} ms ({found} rows)"
            )
    return missed


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
