#!/usr/bin/env python3
"""How soon the web reader answers: 20 readers at once, while an ingest fills the same ledger.

    serve.py LEDGER.db [SHARED] [--seconds N] [--readers N] [--workers N]

LEDGER.db is a ledger that was linked; a copy of it is served by `musnad serve`, while `musnad
ingest --link` takes the articles of SHARED (default: ../shared) into that copy: those of Hespress
and Al Jazeera, and then those of SaudiNewsNet once more, as if they were of a later year. Readers
open each page and call in turn, with other articles, claims, words and so on each time: first with
one to three seconds between two pages, then one page after the other without a pause. The load is
Locust's.

The exit status is 1 if of any page or call more than 5 in 100 answers took 200 ms, or one failed,
while readers pause as people do. Without pauses as many answers are asked for as the machine has
time for: that figure is told only.
"""

# Locust replaces what waits by what lets others run; nothing may be imported before.
from locust import FastHttpUser, between, constant, task  # isort: skip
from locust.env import Environment  # isort: skip

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from corpus import hespress_jazeera, saudinewsnet
from fastapi import FastAPI
from reader_pages import Page, pages_of

from musnad import Article
from musnad.serve import Settings, application
from musnad.serve.pages import paths

#: Milliseconds within which 95 of 100 answers come.
BOUND_MS = 200.0


def main() -> int:
    arguments = _arguments()
    print(f"load average at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory(dir=arguments.ledger.parent) as folder:
        ledger = Path(folder) / "news.db"
        _copy(arguments.ledger, ledger)
        pages = pages_of(ledger)
        forgotten = _routes(application(Settings(ledger))) - {page.route for page in pages}
        if forgotten:
            print(f"no reader opens {', '.join(sorted(forgotten))}", file=sys.stderr)
            return 1
        articles = Path(folder) / "articles.jsonl"
        _write(articles, arguments.shared / "data")
        with _serving(ledger, arguments.workers) as address:
            _ask(address, pages)
            with _ingesting(ledger, articles) as is_running:
                print(f"\n{arguments.readers} readers, 1 to 3 s between pages, beside an ingest")
                paced = _load(address, pages, arguments.readers, arguments.seconds, paced=True)
                print(f"the ingest {'goes on' if is_running() else 'has ended'}")
                missed = _report(paced)
                print(f"\n{arguments.readers} readers without a pause")
                _report(_load(address, pages, arguments.readers, arguments.seconds, paced=False))
                print(f"the ingest {'goes on' if is_running() else 'has ended'}")
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path, metavar="LEDGER.db")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--seconds", type=int, default=60, help="of each of the two runs")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--workers", type=int, default=1, help="processes that answer")
    return parser.parse_args()


def _write(articles: Path, data: Path) -> None:
    """Enough articles that are not in the ledger yet for an ingest that outlasts the readers."""
    with articles.open("wb") as lines:
        for article in (*hespress_jazeera(data), *map(_later, saudinewsnet(data))):
            lines.write(msgspec.json.encode(article) + b"\n")


def _later(article: Article) -> Article:
    """An article as of three years after its day."""
    day = article.published
    published = f"{int(day[:4]) + 3}{day[4:]}" if day[:4].isdigit() else day
    return msgspec.structs.replace(
        article, id=f"later/{article.id}", url=f"{article.url}#later", published=published
    )


def _copy(ledger: Path, to: Path) -> None:
    """A copy of a ledger's file, and of what is only in its log yet."""
    for end in ("", "-wal"):
        source = ledger.with_name(f"{ledger.name}{end}")
        if source.exists():
            shutil.copyfile(source, to.with_name(f"{to.name}{end}"))


def _routes(app: FastAPI) -> set[str]:
    """What can be opened, as the lists above name it."""
    calls = {
        path if method == "get" else f"{method.upper()} {path}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    return paths() | calls


@contextmanager
def _serving(ledger: Path, workers: int) -> Iterator[str]:
    """The address of a server of its own."""
    command = [sys.executable, "-m", "musnad.cli", "serve", str(ledger), "--port", "0"]
    server = subprocess.Popen(
        [*command, "--workers", str(workers)], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    try:
        yield next(word for word in server.stdout.readline().split() if word[:4] == "http")[:-2]
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _ingesting(ledger: Path, articles: Path) -> Iterator[Any]:
    """An ingest with linking; tells whether it still runs."""
    command = [sys.executable, "-m", "musnad.cli", "ingest", "--link", "--ledger", str(ledger)]
    ingest = subprocess.Popen([*command, str(articles)], stderr=subprocess.DEVNULL)
    try:
        yield lambda: ingest.poll() is None
    finally:
        ingest.terminate()
        ingest.wait()


def _ask(address: str, pages: list[Page]) -> None:
    """Open each page once, so that what is loaded and kept at first is."""
    reader = _reader(address, pages, paced=False)
    user = reader(Environment(user_classes=[reader]))
    for page in pages:
        _open(user, page)


def _load(address: str, pages: list[Page], readers: int, seconds: int, *, paced: bool) -> Any:
    """What Locust counted of so many readers."""
    environment = Environment(user_classes=[_reader(address, pages, paced=paced)])
    runner = environment.create_local_runner()
    runner.start(readers, spawn_rate=readers)
    time.sleep(seconds)
    runner.quit()
    return environment.stats


def _reader(address: str, pages: list[Page], *, paced: bool) -> type[FastHttpUser]:
    class Reader(FastHttpUser):
        host = address
        wait_time = between(1, 3) if paced else constant(0)
        network_timeout = 30.0

        @task
        def open(self) -> None:
            _open(self, random.choice(pages))

    return Reader


def _open(user: FastHttpUser, page: Page) -> None:
    path, sent = next(page.requests)
    name = page.route or "/"
    if sent:
        user.client.post(path, name=name, **sent)
    else:
        user.client.get(path, name=name)


def _report(stats: Any) -> int:
    """Print each page and call, the slowest first; how many missed the bound or failed."""
    entries = sorted(
        stats.entries.values(), key=lambda entry: -entry.get_response_time_percentile(0.95)
    )
    missed = 0
    print(f"{'page or call':36} {'asked':>6} {'failed':>6} {'median':>7} {'95 %':>7} ms")
    for entry in entries:
        median, late = (entry.get_response_time_percentile(share) for share in (0.5, 0.95))
        is_missed = late > BOUND_MS or entry.num_failures > 0
        missed += is_missed
        print(
            f"{entry.name:36} {entry.num_requests:6} {entry.num_failures:6} "
            f"{median:7.0f} {late:7.0f}{'  missed' if is_missed else ''}"
        )
    total = stats.total
    print(
        f"{'all':36} {total.num_requests:6} {total.num_failures:6} "
        f"{total.get_response_time_percentile(0.5):7.0f} "
        f"{total.get_response_time_percentile(0.95):7.0f}, {total.total_rps:.1f} a second"
    )
    for error in stats.errors.values():
        print(f"failed: {error.name}: {error.error}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
