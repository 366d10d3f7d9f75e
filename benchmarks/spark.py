#!/usr/bin/env python3
"""The job on a Spark cluster beside one machine: the same tables, and the time of each.

    spark.py [SHARED] [--articles N] [--workers N] [--kill] [--keep FOLDER]

SHARED is the folder that holds ``data`` (default: ../shared): SaudiNewsNet, a file a day, and
Hespress and Al Jazeera. ``--articles`` takes the first so many of both, by their days. ``--kill``
ends a worker while the cluster reads. The cluster is a master and workers on this machine, one core
each; the one machine has as many processes.

The exit status is 1 if the tables differ.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from cluster import cluster
from corpus import hespress_jazeera, saudinewsnet
from cost import measured
from same_tables import differences

from musnad import Article

_CONF = {"spark.sql.shuffle.partitions": "8", "spark.driver.memory": "1g"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--articles", type=int, help="only the first so many, by their days")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill", action="store_true", help="end a worker while it reads")
    parser.add_argument("--keep", type=Path, help="where the tables go, to be looked at")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(exist_ok=True)
        count = _write(options.shared / "data", folder / "archive", options.articles)
        print(f"{count:,} articles")
        _one_machine(folder, options.workers, count)
        running = stack.enter_context(cluster(_logs(folder), options.workers))
        cost = stack.enter_context(measured())
        begun = time.monotonic()
        job = running.submit([str(folder / "archive")], str(folder / "cluster"), _CONF)
        if options.kill:
            _wait_for_rows(folder / "cluster.part")
            running.kill_worker(0)
            print(f"a worker was ended after {time.monotonic() - begun:.1f} s")
        status = job.wait()
        print(f"cluster of {options.workers}: {time.monotonic() - begun:.1f} s; {cost.told(count)}")
        if status not in (0, 1):
            raise SystemExit(f"the job ended with {status}: {running.log()[-2000:]}")
        found = list(differences(folder / "one", folder / "cluster"))
    for line in found:
        print(f"DIFFERS: {line}")
    print("the tables differ" if found else "the tables are the same, row for row")
    return 1 if found else 0


def _write(data: Path, archive: Path, count: int | None) -> int:
    """Put the articles into a file a day; gives how many."""
    articles = [*saudinewsnet(data), *hespress_jazeera(data)]
    # What has no day is not linked: it comes last.
    articles.sort(key=lambda article: (article.published[:10] or "none", article.id))
    articles = articles[:count]
    days: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        days[article.published[:10] or "none"].append(article)
    archive.mkdir()
    for day, own in days.items():
        with (archive / f"{day}.jsonl").open("w", encoding="utf-8") as file:
            for article in own:
                fields = {name: getattr(article, name) for name in article.__struct_fields__}
                file.write(json.dumps(fields) + "\n")
    return len(articles)


def _one_machine(folder: Path, workers: int, count: int) -> None:
    ledger = str(folder / "one.db")
    many = ["--quiet", "--ledger", ledger, "--workers", str(workers)]
    commands = {
        "ingest": ["ingest", *many, str(folder / "archive")],
        "link": ["link", *many],
        "export": ["export", "--to", "parquet", "--ledger", ledger, str(folder / "one")],
    }
    for name, command in commands.items():
        begun = time.monotonic()
        with measured() as cost:
            _run(*command)
        print(f"one machine, {name}: {time.monotonic() - begun:.1f} s; {cost.told(count)}")
    print(f"ledger: {_size(folder / 'one.db')} MB; tables: {_size(folder / 'one')} MB")


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) // 1_000_000


def _run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "musnad.cli", *arguments], check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"musnad {arguments[0]} ended with {done.returncode}")


def _wait_for_rows(part: Path) -> None:
    while not list((part / "_steps" / "rows").glob("*.parquet")):
        time.sleep(0.2)


def _logs(folder: Path) -> Path:
    (folder / "logs").mkdir(exist_ok=True)
    return folder / "logs"


if __name__ == "__main__":
    sys.exit(main())
