"""What questions say besides their rows: how many there are, and what was left out."""

import codecs
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.cli import main
from musnad.ledger import Ledger

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled")
    undated = folder / "undated.jsonl"
    undated.write_text(json.dumps({"text": "قال سالم الراشدي إن الجسر مغلق."}) + "\n")
    inputs = (EXAMPLES / "articles.jsonl", EXAMPLES / "article.txt", undated)
    run("ingest", "--workers", 1, "--ledger", folder / "news.db", *inputs)
    return folder / "news.db"


@pytest.fixture
def ledger(filled, tmp_path, monkeypatch):
    """A ledger of the examples that the test may change."""
    monkeypatch.setenv("MUSNAD_LEDGER", str(tmp_path / filled.name))
    return Path(shutil.copy(filled, tmp_path))


@pytest.mark.parametrize(
    ("question", "rows"),
    [(["find", "السد"], None), (["find"], 34), (["speakers"], None), (["speaker", "رائد"], None)],
)
def test_a_list_says_how_many_there_are(ledger, question, rows):
    everything = run(*question, "--json").stdout.splitlines()
    if rows is not None:
        assert len(everything) == rows
    told = run(*question, "--limit", 1).stdout.splitlines()
    assert told[-1] == f"1 of {len(everything)}; for more: --limit N, for all: --csv or --json"
    whole = run(*question, "--limit", 1000).stdout
    assert "for more" not in whole


def test_a_program_gets_all_of_it_unless_it_says_otherwise(ledger):
    assert len(run("find", "--csv").stdout.splitlines()) == 35
    assert len(run("find", "--csv", "--limit", 2).stdout.splitlines()) == 3
    assert "of" not in run("find", "--json", "--limit", 2).stdout.splitlines()[-1].split()


def test_csv_with_a_mark_for_excel(ledger):
    result = run("find", "--csv", "--bom")
    assert result.stdout_bytes.startswith(codecs.BOM_UTF8 + b"statement,")
    assert run("find", "--bom").exit_code == 2


def test_several_words_need_no_quotation_marks(ledger):
    assert run("find", "سد", "وادي", "النحل").stdout == run("find", "سد وادي النحل").stdout
    assert run("speaker", "سلمى", "العنبري").stdout == run("speaker", "سلمى العنبري").stdout


def test_days_leave_out_what_has_none_and_say_so(ledger):
    result = run("find", "--since", "2024")
    assert result.stderr == "left out: 1 article without a day\n"
    assert run("find").stderr == ""
    assert "articles without a day\t1\n" in run("stats").stdout


def test_sql_tells_that_there_are_more_rows(ledger):
    query = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) SELECT i FROM n"
    )
    out = run("sql", query).stdout.splitlines()
    assert out[-1] == "the first 1,000 rows; for more: --limit N, for all: --csv or --json"
    assert len(out) == 1002
    assert len(run("sql", query, "--csv").stdout.splitlines()) == 5001


def test_export_takes_words_and_says_what_it_wrote(ledger, tmp_path):
    target = tmp_path / "found.jsonl"
    result = run("export", "--to", "jsonl", target, "تشققات")
    assert result.exit_code == 0
    lines = target.read_text().splitlines()
    found = run("find", "تشققات", "--json").stdout.splitlines()
    assert len(lines) == len(found) > 0
    assert result.stderr == f"1 article with {len(lines)} statements in {target}\n"


def test_show(ledger):
    result = run("show", "https://example.org/mirat/1")
    assert result.exit_code == 0
    assert "الصفصافي:[1] لا نريد وعودا جديدة" in result.stdout
    missing = run("show", "nothing")
    assert missing.exit_code == 2
    assert missing.stderr == "Error: no article 'nothing' in this ledger\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--watch", "--every", "10m"], "exclude each other"),
        (["--watch", "https://example.org/feed"], "for addresses there is --every"),
        (["--every", "soon"], "no time like 30s"),
        (["--every", "1s", "https://example.org/feed"], "every 30 seconds at most"),
    ],
)
def test_going_on_in_a_way_that_is_none(tmp_path, arguments, told):
    result = run("ingest", *arguments, "x", "--ledger", tmp_path / "l.db")
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "l.db").exists()


@pytest.mark.parametrize("option", [["--watch"], ["--every", "1s"]])
def test_files_are_read_as_they_come_and_asked_for_meanwhile(tmp_path, option):
    incoming, path = tmp_path / "incoming", tmp_path / "l.db"
    incoming.mkdir()
    command = [sys.executable, "-m", "musnad.cli", "ingest", *option, str(incoming)]
    with subprocess.Popen(
        [*command, "--ledger", str(path)], stderr=subprocess.PIPE, text=True, env=_english()
    ) as process:
        try:
            for number, name in enumerate(["articles.jsonl", "article.txt"]):
                (incoming / name).write_bytes((EXAMPLES / name).read_bytes())
                _wait_for(lambda number=number: _articles(path) == (3, 4)[number])
            process.send_signal(signal.SIGINT)
            told = process.communicate(timeout=120)[1]
        finally:
            process.kill()
    assert process.returncode == 0
    assert told.splitlines()[-1] == "musnad: stopped"


def _english():
    return {**os.environ, "LC_ALL": "C.UTF-8"}


def _articles(path):
    if not path.exists() or not path.stat().st_size:
        return 0
    with Ledger(path) as ledger:
        return next(row["value"] for row in ledger.stats() if row["name"] == "articles")


def _wait_for(condition, seconds=120):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.2)
