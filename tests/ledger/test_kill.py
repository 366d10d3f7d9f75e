"""Ingest killed at any moment: whole batches, nothing reported lost, the rest by running again."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from archive import ARTICLES
from test_ingest import content_of

from musnad.ledger import Ledger

BATCH = 10
RECORDS = 300
#: More rounds are run by hand: MUSNAD_KILLS=50 pytest tests/ledger/test_kill.py
ROUNDS = int(os.environ.get("MUSNAD_KILLS", "6"))

_PROGRAM = f"""
import sys
from pathlib import Path
from musnad.intake.files import cut
from musnad.ledger import ingest

def report(progress):
    counts = progress.counts
    print(counts.articles + counts.versions, counts.rejected, flush=True)

if __name__ == "__main__":
    ingest.BATCH_RECORDS = {BATCH}
    source, ledger = sys.argv[1:]
    settings = ingest.Settings({{}})
    ingest.ingest(cut([source]), Path(ledger), [source], settings, workers=2, report=report)
"""


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "program.py"
    path.write_text(_PROGRAM)
    return path


@pytest.fixture
def source(put):
    """Every seventh record is another version of an earlier one, every thirteenth is no article."""
    records = []
    for number in range(RECORDS):
        own = number - number % 7 if number % 7 == 6 else number
        records.append(ARTICLES[number % 4] | {"id": f"n{own}"})
        if number % 13 == 0:
            records[number] = {"text": "", "number": number}
    return put("many.jsonl", records)


def start(program, source, ledger):
    return subprocess.Popen(
        [sys.executable, str(program), source, str(ledger)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def held(path):
    """How many articles and how many rejects the ledger has."""
    if not path.exists():
        return 0, 0
    with Ledger(path) as ledger:
        [row] = ledger.sql(
            "SELECT (SELECT count(*) FROM articles) AS articles, "
            "(SELECT count(*) FROM rejects) AS rejects"
        )
        return row["articles"], row["rejects"]


def test_killed_at_random_moments(program, source, path, tmp_path):
    undisturbed = tmp_path / "undisturbed.db"
    with start(program, source, undisturbed) as process:
        told_at = [(line, time.monotonic()) for line in process.stdout]
    lines = [line for line, _ in told_at]
    length = (told_at[-1][1] - told_at[0][1]) / len(lines)
    assert len(lines) == RECORDS / BATCH
    #: What there is after each batch; nothing between may ever be met.
    states = [(0, 0), *(tuple(map(int, line.split())) for line in lines)]
    whole = content_of(undisturbed)
    moments = random.Random(ROUNDS)
    midway = kills = 0
    while kills < ROUNDS:
        for left in path.parent.glob(path.name + "*"):
            left.unlink()
        at = 0
        while at < len(states) - 1 and kills < ROUNDS:
            process = start(program, source, path)
            # After any batch, or before the first; however busy the machine is.
            awaited = moments.randrange(at, len(lines))
            for _ in range(awaited):
                assert process.stdout.readline()
            time.sleep(moments.uniform(0, 2) * length)
            # The workers too: it is a process group of its own.
            os.killpg(process.pid, signal.SIGKILL)
            told = awaited + process.communicate()[0].count("\n")
            kills += 1
            state = states.index(held(path))
            assert state >= at
            # A resumed run tells of every batch, those passed over among them.
            assert state >= told
            midway += 0 < state < len(states) - 1
            at = state
        with start(program, source, path) as process:
            process.communicate(timeout=300)
        assert held(path) == states[-1]
        assert content_of(path) == whole
    assert midway, "no kill came while batches were being written"
