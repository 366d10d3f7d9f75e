"""The job on a cluster: the tables are those of one machine, row for row, also after a stop."""

from __future__ import annotations

import json
import sqlite3

import archives
import pytest
from click.testing import CliRunner

from musnad.cli import main as musnad
from musnad.errors import OutputExistsError
from musnad.ledger.ingest import Settings
from musnad.ledger.schema import FORMAT

SETTINGS = Settings({})


class Stopped(Exception):
    """The run was stopped."""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return archives.write(tmp_path_factory.mktemp("job") / "archive")


@pytest.fixture(scope="module")
def expected(source):
    return archives.tables_of_one_machine(source, source.parent / "expected")


@pytest.fixture(scope="module")
def made(spark, source):
    """The tables of a run that was stopped twice, and begun again each time."""
    from musnad.spark import job, stories

    target = source.parent / "tables"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "write_months", _stop)
        with pytest.raises(Stopped):
            job.run(spark, [str(source)], str(target), SETTINGS)
    steps = target.with_name("tables.part") / "_steps"
    assert not target.exists()
    [first, *_] = sorted((steps / "rows").glob("*.parquet"))
    first.unlink()
    (steps / "rows" / "_DONE").unlink()
    kept = {path: path.stat().st_mtime_ns for path in (steps / "rows").glob("*.parquet")}
    assert kept
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "stories_of", _stop)
        with pytest.raises(Stopped):
            job.run(spark, [str(source)], str(target), SETTINGS)
    assert first.exists()
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    with pytest.raises(OutputExistsError, match="other inputs"):
        job.run(spark, [str(source / "a.jsonl")], str(target), SETTINGS)
    outcome = job.run(spark, [str(source)], str(target), SETTINGS)
    return target, outcome


def _stop(*_):
    raise Stopped


def test_the_tables_are_those_of_one_machine_row_for_row(made, expected):
    target, _ = made
    found = archives.rows_of(target)
    assert found.keys() == expected.keys()
    for name, rows in expected.items():
        assert found[name] == rows, name
    assert len(expected["stories.parquet"]) >= 2
    assert {row["kind"] for row in expected["disputes.parquet"]} == {"denial"}


def test_versions_copies_across_windows_and_rejects_are_among_them(expected):
    articles = [row for name, rows in expected.items() if "articles/" in name for row in rows]
    assert 2 in {row["version"] for row in articles}
    late = {row["article"] for row in articles if row["id"] == "late"}
    assert late & {row["second"] for row in expected["copies.parquet"]}
    assert {name.split("/")[1] for name in expected if "articles/" in name} == {
        *("month=2024-05", "month=2024-06", "month=none")
    }
    assert len(expected["rejects.parquet"]) == 2


def test_what_is_told_at_the_end_is_what_is_there(made, expected):
    _, outcome = made
    assert outcome.rejected == 2
    assert outcome.claims == len(expected["families.parquet"])
    assert outcome.articles == sum(
        len(rows) for name, rows in expected.items() if name.startswith("articles/")
    )


def test_a_ledger_is_made_of_the_tables(made, tmp_path):
    target, outcome = made
    ledger = tmp_path / "again.db"
    done = CliRunner().invoke(musnad, ["ingest", "--ledger", str(ledger), str(target)])
    assert done.exit_code == 0, done.output
    with sqlite3.connect(ledger) as opened:
        assert opened.execute("SELECT count(*) FROM articles").fetchone() == (outcome.articles,)
        assert opened.execute("SELECT count(*) FROM statements").fetchone() == (outcome.statements,)


def test_nothing_is_left_of_the_steps(made):
    target, _ = made
    names = {path.name for path in target.iterdir()}
    assert "_steps" not in names
    assert not [name for name in names if name.endswith((".part", ".tmp"))]
    assert json.loads((target / "_ledger.json").read_text("utf-8"))["format"] == FORMAT


def test_a_folder_that_is_there_is_not_touched(spark, made, source):
    from musnad.spark import job

    with pytest.raises(OutputExistsError, match="exists already"):
        job.run(spark, [str(source)], str(made[0]), SETTINGS)
