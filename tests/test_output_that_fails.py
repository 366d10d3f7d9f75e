"""A full disk, a reader that went away, Ctrl-C, an encoding without Arabic: one clear line."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
ENGLISH = {**os.environ, "LC_ALL": "C.UTF-8"}
COMMAND = [sys.executable, "-m", "musnad.cli"]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "l.db"
    inputs = [EXAMPLES / "articles.jsonl", EXAMPLES / "article.txt"]
    subprocess.run([*COMMAND, "ingest", "--quiet", "--ledger", path, *inputs], check=True)
    return path


def questions(ledger):
    return [
        ["read", EXAMPLES / "article.txt"],
        ["read", "--json", EXAMPLES / "article.txt"],
        ["find", "--ledger", ledger],
        ["find", "--json", "--ledger", ledger],
        ["find", "--csv", "--ledger", ledger],
        ["speakers", "--ledger", ledger],
        ["show", "#1", "--ledger", ledger],
        ["export", "--to", "jsonl", "-", "--ledger", ledger],
        ["sql", "SELECT * FROM said", "--ledger", ledger],
    ]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has it")
def test_a_full_disk(ledger):
    for arguments in questions(ledger):
        with open("/dev/full", "w") as full:
            run = subprocess.run(
                [*COMMAND, *map(str, arguments)],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                env=ENGLISH,
                check=False,
            )
        assert run.returncode == 2, arguments
        assert run.stderr.splitlines()[-1].endswith("No space left on device"), run.stderr
        assert "Traceback" not in run.stderr


def test_a_reader_that_went_away(ledger):
    for arguments in questions(ledger):
        with subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=ENGLISH,
        ) as process:
            process.stdout.close()
            errors = process.stderr.read()
        assert "Traceback" not in errors, arguments
        assert "Exception ignored" not in errors


def test_an_encoding_without_arabic(ledger):
    ascii_only = {**ENGLISH, "PYTHONIOENCODING": "ascii"}
    for arguments in questions(ledger):
        run = subprocess.run(
            [*COMMAND, *map(str, arguments)], capture_output=True, env=ascii_only, check=False
        )
        assert run.returncode == 0, arguments
        told = run.stderr.decode().splitlines()
        assert "set PYTHONIOENCODING=utf-8" in told[0]
        if "--json" in arguments or arguments[0] == "export":
            # JSON is in UTF-8 whatever the terminal is.
            assert all(json.loads(line) for line in run.stdout.splitlines())
        else:
            assert b"\\u0" in run.stdout


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c(tmp_path, times):
    source = tmp_path / "many.jsonl"
    article = json.dumps({"text": "قال وزير المياه رائد الكحلاوي إن السد آمن. " * 400})
    source.write_text("\n".join(f'{{"id": "{n}", {article[1:]}' for n in range(4000)))
    command = [*COMMAND, "ingest", "--ledger", str(tmp_path / "l.db"), str(source)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=ENGLISH, start_new_session=True
    ) as process:
        while not (tmp_path / "l.db").exists():
            time.sleep(0.05)
        time.sleep(0.5)
        started = time.monotonic()
        for _ in range(times):
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.02)
        errors = process.communicate(timeout=120)[1]
    assert time.monotonic() - started < 15
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert errors.splitlines()[-1].startswith("musnad: stopped") or "stopped" in errors


def test_ctrl_c_while_the_command_is_loaded(tmp_path):
    # A module that the command loads after its first line stands for all that takes time there.
    late = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    (tmp_path / "click.py").write_text(late)
    program = tmp_path / "musnad"
    program.write_text(
        f"import sys, musnad; sys.path.insert(0, {str(tmp_path)!r})\nimport musnad.cli"
    )
    run = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, env=ENGLISH, check=False
    )
    assert (run.returncode, run.stderr) == (130, "musnad: stopped\n")
