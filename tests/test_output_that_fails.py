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


#: ``python -m musnad.cli`` for each question: it begins with what all import, and ends as any
#: process does. Its output is ``full``, has nobody who reads it (``gone``), or is a ``file``.
_PROGRAM = """
import gc, json, os, runpy, sys
import musnad.cli.ask, musnad.cli.export, musnad.cli.read, musnad.cli.show, musnad.ledger
from musnad.lexicon import load

load()
gc.freeze()  # what all have need not be copied where one ends
folder, output, *questions = sys.argv[1:]
for number, question in enumerate(questions):
    if (child := os.fork()) == 0:
        break
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps([json.loads(question), status]), flush=True)
else:
    sys.exit()
reads, writes = os.pipe()
os.close(reads)
if output != "gone":
    path = "/dev/full" if output == "full" else f"{folder}/{number}.out"
    os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), writes)
os.dup2(writes, 1)
os.dup2(os.open(f"{folder}/{number}.err", os.O_WRONLY | os.O_CREAT), 2)
sys.argv = ["musnad", *json.loads(question)]
runpy.run_module("musnad.cli", run_name="__main__", alter_sys=True)
"""


def asked(ledger, folder, output, environment=ENGLISH):
    """Of each question: its words, the status it ends with, what it tells and complains of."""
    words = [json.dumps(list(map(str, question))) for question in questions(ledger)]
    command = [sys.executable, "-c", _PROGRAM, str(folder), output, *words]
    ended = subprocess.run(command, capture_output=True, env=environment, check=True).stdout
    assert len(ended.splitlines()) == len(words)
    for number, line in enumerate(ended.splitlines()):
        out = folder / f"{number}.out"
        told = out.read_bytes() if out.exists() else b""
        yield *json.loads(line), told, (folder / f"{number}.err").read_text("utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has it")
def test_a_full_disk(ledger, tmp_path):
    for arguments, status, _, errors in asked(ledger, tmp_path, "full"):
        assert status == 2, arguments
        assert errors.splitlines()[-1].endswith("No space left on device"), errors
        assert "Traceback" not in errors


def test_a_reader_that_went_away(ledger, tmp_path):
    for arguments, _, _, errors in asked(ledger, tmp_path, "gone"):
        assert "Traceback" not in errors, arguments
        assert "Exception ignored" not in errors


def test_an_encoding_without_arabic(ledger, tmp_path):
    ascii_only = {**ENGLISH, "PYTHONIOENCODING": "ascii"}
    for arguments, status, told, errors in asked(ledger, tmp_path, "file", ascii_only):
        assert status == 0, arguments
        assert "set PYTHONIOENCODING=utf-8" in errors.splitlines()[0]
        if "--json" in arguments or arguments[0] == "export":
            # JSON is in UTF-8 whatever the terminal is.
            assert all(json.loads(line) for line in told.splitlines())
        else:
            assert b"\\u0" in told


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c(tmp_path, times):
    source = tmp_path / "many.jsonl"
    text = "قال وزير المياه رائد الكحلاوي إن السد آمن. " * 400
    source.write_text("\n".join(f'{{"id": "{n}", "text": "{text}"}}' for n in range(1200)), "utf-8")
    command = [*COMMAND, "ingest", "--ledger", str(tmp_path / "l.db"), str(source)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=ENGLISH, start_new_session=True
    ) as process:
        try:
            while not (tmp_path / "l.db").exists():
                assert process.poll() is None
                time.sleep(0.05)
            time.sleep(0.5)
            for _ in range(times):
                os.killpg(process.pid, signal.SIGINT)
                time.sleep(0.02)
            errors = process.communicate(timeout=60)[1]
        finally:
            process.kill()
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
