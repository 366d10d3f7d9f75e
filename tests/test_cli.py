"""The command as its users meet it: what it prints, what it complains of, how it exits."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from musnad import once
from musnad.cli import main

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
TEXT = "قال وزير المياه رائد الكحلاوي إن السد آمن."


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def musnad(*arguments, **options):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "musnad.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(f"عنوان الخبر\n\n{TEXT}\n", "utf-8")
    return path


def test_the_ledger_of_a_text_file(article):
    result = run("read", article)
    assert result.exit_code == 0
    assert result.stdout.startswith("عنوان الخبر\n")
    assert "إن السد آمن" in result.stdout
    assert "الأقوال: 1" in result.stdout


@pytest.mark.parametrize("name", ["article.txt", "articles.jsonl"])
def test_the_examples_have_ledgers(name):
    result = run("read", "--json", EXAMPLES / name)
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert readings and all(reading["statements"] for reading in readings)


def test_json_is_one_reading_a_line(article):
    reading = json.loads(run("read", "--json", article).stdout)
    assert set(reading) == {"id", "credits", "statements", "figures", "moments"}
    assert reading["id"] == "article.txt"
    for statement in reading["statements"]:
        for span in (statement["cue"], *statement["sources"], *statement["contents"]):
            field = {"title": "عنوان الخبر", "text": TEXT + "\n"}[statement["field"]]
            assert field[span["start"] : span["end"]] == span["text"]


def test_standard_input_as_text_and_as_json():
    assert "إن السد آمن" in run("read", "-", stdin=TEXT).stdout
    record = json.dumps({"id": "7", "text": TEXT})
    assert json.loads(run("read", "--json", "-", stdin=record).stdout)["id"] == "7"


def test_a_gzipped_file(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": "7", "text": TEXT}).encode()))
    assert json.loads(run("read", "--json", path).stdout)["id"] == "7"


def test_width_lays_out_to_the_right_without_colours(article):
    result = run("read", "--width", 60, article)
    assert result.stdout.startswith(" " * 40)
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_lone_surrogates_are_printed(tmp_path, option):
    path = tmp_path / "a.json"
    path.write_text(
        '{"text": "قال الوزير رائد الكحلاوي إن \\ud83d السد آمن.", "id": "\\udc00"}', "utf-8"
    )
    result = musnad("read", *option, path)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"\\ud83d" in result.stdout or "\ufffd".encode() in result.stdout


def test_a_file_that_is_missing_does_not_cost_the_others(tmp_path, article):
    missing = tmp_path / "none.txt"
    result = run("read", missing, article)
    assert result.exit_code == 2
    assert result.stderr == f"musnad: {missing}: No such file or directory\n"
    assert "إن السد آمن" in result.stdout


def test_a_directory_is_refused(tmp_path):
    result = run("read", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"musnad: {tmp_path}: Is a directory\n")


def test_an_unknown_encoding_is_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\xfe\xfd\x81 caf\xe9")
    result = run("read", path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"musnad: {path}: neither UTF-8")


def test_windows_1256_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("السد", "السد في الوادي").encode("cp1256"))
    result = run("read", path)
    assert result.exit_code == 0
    assert "السد في الوادي" in result.stdout


def test_bad_records_are_told_with_file_and_line(tmp_path):
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT})
    path.write_text(f'{good}\n{{"text"\n{{"title": "t"}}\n{{"text": ""}}\n{good}\n', "utf-8")
    result = run("read", "--json", path)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    broken, without, empty = result.stderr.splitlines()
    assert broken.startswith(f"musnad: {path}:2: broken JSON")
    assert without.startswith(f"musnad: {path}:3: ") and "`text`" in without
    assert empty == f"musnad: {path}:4: the text is empty"


def test_a_reader_that_stops_early_is_no_error(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": TEXT * 50}) + "\n") * 500, "utf-8")
    command = [sys.executable, "-m", "musnad.cli", "read", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(60)


def test_a_terminal_that_is_not_utf8_does_not_stop_it(article):
    result = musnad("read", article, env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)})
    assert result.returncode == 0
    [told] = result.stderr.decode().splitlines()
    assert "ascii, has no Arabic letters" in told


def test_no_files_is_a_usage_error():
    result = run("read")
    assert result.exit_code == 2
    assert "Missing argument 'FILE...'" in result.stderr


def test_version_and_help():
    told = "musnad 0.2.0\n" if once.__file__.endswith(".py") else "musnad 0.2.0 (compiled)\n"
    assert run("--version").stdout == told
    for command in ([], ["read"], ["extract"], ["schema"]):
        text = run(*command, "--help").stdout
        assert "musnad " in text.split("Usage:")[1].split("\n", 1)[1], "help shows an example"


def test_a_command_imports_what_it_needs_and_no_other():
    code = (
        "import sys\nfrom musnad.cli import main\n"
        "main(['read', '-'], standalone_mode=False)\n"
        "print({'pyarrow', 'numpy', 'jinja2', 'sqlite3'} & {*sys.modules})"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, input="قال الوزير إن الكلفة ارتفعت.", capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_the_documentation_shows_every_option(command):
    usage = (ROOT / "docs" / "usage.md").read_text("utf-8")
    assert f"musnad {command}" in usage
    for parameter in main.get_command(click.Context(main), command).params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert f"`{option}" in usage


def test_published_and_outlet_resolve_dates_and_currencies(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("قال الوزير أمس إن الكلفة بلغت 20 مليون ريال.", "utf-8")
    options = ("--published", "2024-05-15", "--outlet", "عكاظ")
    reading = json.loads(run("read", "--json", *options, path).stdout)
    assert [moment["value"] for moment in reading["moments"]] == ["2024-05-14"]
    assert [figure["unit"] for figure in reading["figures"]] == ["SAR"]


def test_a_published_that_is_no_date_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("قال الوزير إن الكلفة ارتفعت.", "utf-8")
    result = run("read", "--published", "yesterday", path)
    assert result.exit_code == 2
    assert "'yesterday' is no date like 2024-05-15" in result.stderr
