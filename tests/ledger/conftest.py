"""A ledger of the invented archive."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from archive import ARTICLES

from musnad.intake.files import cut
from musnad.ledger import Ledger
from musnad.ledger.ingest import Settings, ingest


@pytest.fixture
def answered():
    """What a coroutine answers; in a thread, since the browser's tests leave a loop in this one."""

    def wait(asked):
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(asyncio.run, asked).result()

    return wait


@pytest.fixture
def put(tmp_path):
    """Write articles as a file of JSON lines and give its path."""

    def write(name, articles):
        lines = [json.dumps(article, ensure_ascii=False) for article in articles]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return str(path)

    return write


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.db"


@pytest.fixture
def take(path):
    """Ingest files into the ledger at ``path``."""

    def run(*files, columns=None, **options):
        return ingest(cut(files), path, files, Settings(columns or {}), **options).counts

    return run


@pytest.fixture
def ledger(put, take, path):
    """An open ledger of ``ARTICLES``."""
    take(put("articles.jsonl", ARTICLES))
    with Ledger(path) as opened:
        yield opened
