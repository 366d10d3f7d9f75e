"""The commands of the tutorial, one after the other, print what it shows."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.cli import main

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "tutorial-archive.md").read_text("utf-8")
#: Seconds and rates are of the machine.
_TIMES = re.compile(r" \([\d.]+ s[^)]*\)")


def shown():
    """Each command of the tutorial with the lines it shows."""
    for block in re.findall(r"^```console\n(.*?)^```$", TUTORIAL, re.S | re.M):
        for told in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, lines = told.partition("\n")
            yield command, lines


def printed(command):
    command, _, only = command.partition(" | head -")
    program, *words = shlex.split(command)
    if program == "head":
        only, out = words[0].removeprefix("-"), Path(words[1]).read_text("utf-8")
    else:
        assert program == "musnad"
        out = CliRunner().invoke(main, words, env={"MUSNAD_LANG": "en"}).output
    lines = out.splitlines(keepends=True)
    return "".join(lines[: int(only)] if only else lines)


@pytest.mark.slow
def test_the_tutorial(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples" / "archive", tmp_path / "examples" / "archive")
    monkeypatch.chdir(tmp_path)
    commands = list(shown())
    assert len(commands) == 11
    for command, lines in commands:
        assert _TIMES.sub("", printed(command)) == _TIMES.sub("", lines), command
