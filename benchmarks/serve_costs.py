#!/usr/bin/env python3
"""What an answer of the web reader costs: milliseconds of processor time of each page and call.

    serve_costs.py LEDGER.db [--asked N]

LEDGER.db is a ledger that was linked; nobody may write it meanwhile, and it is only read. Each page
and call is asked for by itself, once and then N times (6) with other articles, claims, words and so
on; the median and the largest of these are told. What readers wait for is measured by serve.py:
where the machine does other work, that depends on it, and this hardly does. Texts that are sent are
read in other processes, whose time is not counted.

The exit status is 1 if a median is over 40 ms or an answer over 100 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlencode, urlsplit

from fastapi import FastAPI
from reader_pages import Page, pages_of

from musnad.serve import Settings, application

#: Milliseconds of processor time, of the median and of the worst answer.
BOUND_MS, WORST_MS = 40.0, 100.0


class _Cost(NamedTuple):
    """Milliseconds of the median and the worst answer, and the address of that one."""

    route: str
    median: float
    worst: float
    address: str

    @property
    def is_missed(self) -> bool:
        return self.median > BOUND_MS or self.worst > WORST_MS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path, metavar="LEDGER.db")
    parser.add_argument("--asked", type=int, default=6, help="how often each is asked for")
    arguments = parser.parse_args()
    costs = asyncio.run(_costs(application(Settings(arguments.ledger)), arguments))
    print(f"{'page or call':32} {'median':>7} {'worst':>7} ms")
    for cost in sorted(costs, key=lambda cost: -cost.median):
        missed = f"  missed: {unquote(cost.address)}" if cost.is_missed else ""
        print(f"{cost.route:32} {cost.median:7.1f} {cost.worst:7.1f}{missed}")
    return int(any(cost.is_missed for cost in costs))


async def _costs(app: FastAPI, arguments: argparse.Namespace) -> list[_Cost]:
    async with app.router.lifespan_context(app):
        return [await _cost(app, page, arguments.asked) for page in pages_of(arguments.ledger)]


async def _cost(app: FastAPI, page: Page, asked: int) -> _Cost:
    took: list[tuple[float, str]] = []
    for _ in range(1 + asked):
        address, sent = next(page.requests)
        before = time.process_time()
        await _ask(app, address, sent)
        took.append((1000 * (time.process_time() - before), address))
    # The first answer has what is made once in it.
    worst, address = max(took[1:])
    return _Cost(page.route or "/", statistics.median(ms for ms, _ in took[1:]), worst, address)


async def _ask(app: FastAPI, address: str, sent: dict[str, Any]) -> None:
    """Ask the application itself, without a network. Raises SystemExit for a failed answer."""
    parts = urlsplit(address)
    body, kind = b"", ""
    if "json" in sent:
        body, kind = json.dumps(sent["json"]).encode(), "application/json"
    elif sent:
        body, kind = urlencode(sent["data"]).encode(), "application/x-www-form-urlencoded"
    headers = {"host": "localhost", "accept-encoding": "gzip"}
    if sent:
        headers |= {"content-type": kind, "content-length": str(len(body))}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST" if sent else "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
        "state": {},
    }
    events = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> dict[str, Any]:
        return next(events, {"type": "http.disconnect"})

    async def send(event: Any) -> None:
        if event["type"] == "http.response.start" and event["status"] >= 400:
            raise SystemExit(f"{unquote(address)}: {event['status']}")

    await app(scope, receive, send)


if __name__ == "__main__":
    sys.exit(main())
