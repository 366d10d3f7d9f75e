"""The commands of the ledger as their users meet them."""

import csv
import io
import json
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from musnad.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"
ASKING = ["find", "speakers", "speaker", "sources", "sql", "stats"]


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "news.duckdb"
    inputs = (EXAMPLES / "articles.jsonl", EXAMPLES / "article.txt")
    result = run("ingest", "--workers", 1, "--ledger", path, *inputs)
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith(f"4 articles, 33 statements into {path} (")
    return path


@pytest.fixture
def ledger(filled, tmp_path, monkeypatch):
    """A ledger of the examples that the test may change."""
    monkeypatch.setenv("MUSNAD_LEDGER", str(tmp_path / filled.name))
    return Path(shutil.copy(filled, tmp_path))


def question(command):
    return {"speaker": ["speaker", "العنبري"], "sql": ["sql", "SELECT * FROM said"]}.get(
        command, [command]
    )


def test_ingest_again_says_what_was_there(ledger):
    result = run("ingest", "--workers", 1, EXAMPLES / "articles.jsonl")
    assert result.exit_code == 0
    assert result.stderr.endswith("; 3 were there already\n")


def test_ingest_tells_why_records_were_set_aside(ledger, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": ""}\n{"a": 1}\n{"text": " "}\n')
    result = run("ingest", "--workers", 1, bad)
    assert result.exit_code == 1
    assert f"  {bad}:1 and 1 more: the text is empty" in result.stderr
    assert f"  {bad}:2: Object missing required field `text`; it has a" in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--map", "text", "'text' is not FIELD=COLUMN"),
        ("--map", "body=x", "'body' is no field"),
        ("--every", "soon", "'soon' is no time"),
        ("--published", "May", "'May' is no date"),
    ],
)
def test_a_wrong_option_is_told(tmp_path, option, value, told):
    result = run("ingest", option, value, "--ledger", tmp_path / "l.db", "x")
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "l.db").exists()


@pytest.mark.parametrize("command", ASKING)
def test_without_a_ledger_there_is_one_line(tmp_path, command):
    result = run(*question(command), "--ledger", tmp_path / "none.duckdb")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith("there is no ledger; `musnad ingest` makes one")


@pytest.mark.parametrize("command", ASKING)
def test_json_and_csv_hold_the_same_rows(ledger, command):
    lines = [json.loads(line) for line in run(*question(command), "--json").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(run(*question(command), "--csv").stdout)))
    assert len(lines) == len(table) > 0
    assert list(lines[0]) == list(table[0])
    assert run(*question(command), "--json", "--csv").exit_code == 2


def test_found_statements_stand_with_their_chain(ledger):
    out = run("find", "القمح", "--limit", "1").stdout.splitlines()
    assert out[0] == "1. 2024-05-15 · صحيفة الوادي ← غرفة تجارة مرجانة"
    assert out[2].strip() == (
        "قالت غرفة تجارة مرجانة في بيان إن أسعار القمح ارتفعت 15 في المئة خلال أبريل الماضي."
    )
    assert run("find", "زرافة").stdout == "لا شيء\n"


def test_tables_are_lines_with_tabs_in_a_pipe(ledger):
    out = run("sources", "--unnamed").stdout.splitlines()
    assert out[0].split("\t")[:4] == ["outlet", "statements", "nameless", "share"]
    assert len({line.count("\t") for line in out}) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["find", "x", "--since", "soon"], "'soon' is no date"),
        (["find", "--outlet", "none"], "no outlet 'none' in this ledger; it has"),
        (["sql", "DROP TABLE articles"], "only reads the ledger"),
        (["export", "--to", "parquet", "-"], "makes a folder"),
        (["export", "--to", "jsonl", "--bom", "x"], "--bom is for --to csv"),
    ],
)
def test_a_wrong_question_is_one_line(ledger, arguments, told):
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_export_and_corrections_back(ledger, tmp_path):
    folder = tmp_path / "annotate"
    assert run("export", "--to", "brat", folder).exit_code == 0
    gold, articles = tmp_path / "gold.jsonl", tmp_path / "articles.jsonl"
    assert run("corrections", "brat", folder, gold, articles).exit_code == 0
    statements = [s for line in gold.open() for s in json.loads(line)["statements"]]
    assert len(statements) == 33
    assert len(articles.read_text().splitlines()) == 4


def test_an_export_over_the_ledger_is_one_line(ledger):
    result = run("export", "--to", "csv", "--force", ledger)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {ledger} is where the ledger is; give another OUT\n"
    assert run("stats").exit_code == 0


def test_export_to_standard_output(ledger):
    lines = run("export", "--to", "jsonl", "-", "--act", "deny").stdout.splitlines()
    assert {json.loads(line)["act"] for line in lines} == {"deny"}


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_every_help_teaches_with_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"musnad {command}" in result.stdout
