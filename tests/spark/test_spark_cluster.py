"""A cluster of its own processes: a worker that is killed changes nothing."""

from __future__ import annotations

import time

import archives
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.cluster]


def test_a_worker_killed_in_mid_run_changes_nothing(conf, tmp_path):
    from cluster import cluster

    source = archives.write(tmp_path / "archive")
    expected = archives.tables_of_one_machine(source, tmp_path / "expected")
    (tmp_path / "logs").mkdir()
    with cluster(tmp_path / "logs", workers=2, memory="1g") as running:
        job = running.submit([str(source)], str(tmp_path / "tables"), conf)
        rows = tmp_path / "tables.part" / "_steps" / "rows"
        while job.poll() is None and not list(rows.glob("*.parquet")):
            time.sleep(0.1)
        running.kill_worker(0)
        status = job.wait(timeout=400)
        assert status == 1, running.log()[-3000:]
        assert "2 records set aside" in running.log()
    assert archives.rows_of(tmp_path / "tables") == expected
