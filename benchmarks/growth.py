#!/usr/bin/env python3
"""How a ledger's costs grow with its size.

    growth.py [SHARED] [--articles N] [--link]

The articles of SHARED/data (default: ../shared) are read once. Further ones are made of them, with
other names, figures and days but of the same length, so that their readings still hold: letters of
names and digits are exchanged, another way for each copy. So all that grows in a ledger grows: its
words, names, days and addresses. Printed at each size: the time to write an article since the last
one, the peak of the process's memory, the size of the file, and how long questions take (median of
several; what they find grows too). With ``--link`` also what linking the articles since the last
size costs. The exit status is 1 if a bound is missed.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from claims import linked
from cost import measured

from musnad.identity import version_digest
from musnad.intake.notices import Notices
from musnad.ledger import Answer, Filters, Ledger
from musnad.ledger.held import stored_rows
from musnad.ledger.rows import Gathered, entries_of
from musnad.ledger.schema import ARTICLE_TABLES
from musnad.ledger.store import open_for_reading, open_for_writing
from musnad.ledger.writer import Batch, Writer

#: Sizes at which is measured, in copies of all articles.
COPIES = (1, 2, 4, 8, 16, 31)
#: What a question may take at the size of all articles, in milliseconds.
ANSWER_MS = 50
#: How many times as long an article may take to write, or link, at the last size as at the first.
SLOWER = 3.0

_BLOCK = 256
_ROUNDS = 5
_DAYS = 23
_MAP = "text=content,published=date_extracted,outlet=source,byline=author"
_LETTERS = "ابتثجحخدذرزسشصضطعغفقكلمنهوي"
_WORD = re.compile(r"\w{3,}")

_QUESTIONS: dict[str, Callable[[Ledger], Answer]] = {
    "find, rare": lambda ledger: ledger.find("زلزال"),
    "find, two words": lambda ledger: ledger.find("أسعار النفط"),
    "find, phrase": lambda ledger: ledger.find('"مجلس الأمن"'),
    "find, beginning": lambda ledger: ledger.find("مقاتل*"),
    "find, frequent": lambda ledger: ledger.find("السعودية"),
    "find, unnamed": lambda ledger: ledger.find("داعش", Filters(kinds=("unnamed",))),
    "speaker": lambda ledger: ledger.speaker("الجبير", limit=50),
    "speakers": lambda ledger: ledger.speakers(limit=30),
    "sources": lambda ledger: ledger.sources(),
    "sources, unnamed": lambda ledger: ledger.sources(unnamed=True),
    "stats": lambda ledger: ledger.stats(),
}
#: Those that must be quick at the size of all articles.
_BOUND = [name for name in _QUESTIONS if name.startswith("find")]


def main() -> int:
    arguments = _arguments()
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        base, grown = Path(folder) / "base.db", Path(folder) / "grown.db"
        _read_all(arguments.shared / "data", base)
        rates: list[float] = []
        linking: list[float] = []
        with open_for_reading(base) as source:
            [(each,)] = source.execute("SELECT count(*) FROM articles").fetchall()
            done = 0
            for copies in COPIES:
                if done and copies * each > arguments.articles:
                    break
                started = time.perf_counter()
                _grow(source, grown, range(done, copies))
                seconds = (time.perf_counter() - started) / ((copies - done) * each)
                rates.append(seconds)
                done = copies
                print(
                    f"\n{copies * each:,} articles: {seconds * 1000:.2f} ms an article, "
                    f"peak {_peak()} MiB, file {grown.stat().st_size / 1e6:,.0f} MB",
                    flush=True,
                )
                missed += _ask(grown, is_bound=copies == 1)
                if arguments.link:
                    linking.append(_link(grown))
    missed += _is_slower("writing", rates)
    missed += arguments.link and _is_slower("linking", linking)
    return 1 if missed else 0


def _read_all(data: Path, ledger: Path) -> None:
    inputs = [*sorted((data / "saudinewsnet").glob("*.zip"))]
    inputs.append(data / "hespress-jazeera" / "articles.jsonl.gz")
    command = [sys.executable, "-m", "musnad.cli", "ingest", "--quiet", "--map", _MAP]
    subprocess.run([*command, "--ledger", str(ledger), *map(str, inputs)], check=False)


def _grow(source: Any, grown: Path, copies: range) -> None:
    """Write so many copies of all articles of ``source``."""
    with open_for_writing(grown) as connection:
        writer = Writer(connection)
        writer.begin_run(["growth"], {})
        [(last,)] = source.execute("SELECT max(article) FROM articles").fetchall()
        for copy in copies:
            for first in range(1, last + 1, _BLOCK):
                writer.write(_batch(source, first, first + _BLOCK - 1, copy), (), 0)
        writer.end_run()


def _batch(source: Any, first: int, last: int, copy: int) -> Batch:
    rows = {name: list(stored_rows(source, name, first, last)) for name in ARTICLE_TABLES}
    names: dict[int, set[str]] = {}
    for table, column in (("statements", "speaker"), ("via", "name")):
        for row in rows[table]:
            names.setdefault(row["article"], set()).update(_WORD.findall(row[column]))
    changes = {
        row["article"]: _change(names.get(row["article"], set()), copy) for row in rows["articles"]
    }
    for row in rows["articles"]:
        change = changes[row["article"]]
        for field in ("title", "byline", "text"):
            row[field] = change(row[field])
        row["id"] = f"{row['id']}~{copy}" if row["id"] else ""
        row["url"] = f"{row['url']}~{copy}" if row["url"] else ""
        if row["day"]:
            day = date.fromisoformat(row["day"]) + timedelta(_DAYS * copy)
            row["published"] = day.isoformat()
    for table, column in (("statements", "speaker"), ("via", "name")):
        for row in rows[table]:
            row[column] = changes[row["article"]](row[column])
    gathered = Gathered()
    versions = []
    for entry in entries_of(rows):
        gathered.add(entry)
        versions.append(version_digest(entry.article))
    return Batch(versions, gathered, [], Notices())


def _change(names: set[str], copy: int) -> Callable[[str], str]:
    """What exchanges the letters of names, and all digits, for others: as many of them."""
    if not copy:
        return lambda text: text
    # Every fourth name stays, as the best known ones do in the news.
    words = sorted(word for word in names if sum(map(ord, word)) % 4)
    shifted = {a: _LETTERS[(i + copy) % len(_LETTERS)] for i, a in enumerate(_LETTERS)}
    letters = str.maketrans(shifted)
    digits = str.maketrans({str(d): str((d + copy) % 10) for d in range(10)})
    if not words:
        return lambda text: text.translate(digits)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
    return lambda text: pattern.sub(lambda m: m[0].translate(letters), text).translate(digits)


def _ask(path: Path, *, is_bound: bool) -> int:
    missed = 0
    with Ledger(path) as ledger:
        for name, ask in _QUESTIONS.items():
            times = []
            for _ in range(_ROUNDS + 1):
                started = time.perf_counter()
                answer = ask(ledger)
                times.append((time.perf_counter() - started) * 1000)
            usual = statistics.median(times[1:])
            of = f"{answer.total:,}{'' if answer.is_counted else '+'}"
            print(f"  {name:18} {usual:8.1f} ms, first {times[0]:8.1f} ms ({len(answer)} of {of})")
            if is_bound and name in _BOUND:
                missed += usual > ANSWER_MS
    sys.stdout.flush()
    return missed


def _link(ledger: Path) -> float:
    """Link what is not linked yet; the seconds of processors that an article took."""
    with measured() as cost:
        command = [sys.executable, "-m", "musnad.cli", "link", "--ledger", str(ledger)]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    count, seconds = linked(done.stderr)
    print(f"  linked: {seconds:.0f} s; {cost.told(count)}", flush=True)
    return cost.seconds / count


def _is_slower(what: str, rates: Sequence[float]) -> bool:
    ratio = rates[-1] / rates[0]
    print(f"\n{what} an article takes {ratio:.2f} times as long at the last size as at first")
    return ratio > SLOWER


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=130_000)
    parser.add_argument("--link", action="store_true", help="link them, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
