"""A ledger is filled behind what else the machine does; who calls a command keeps his priority."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.cli import main
from musnad.cli.startup import let_others_first

ARTICLES = Path(__file__).parent.parent / "examples" / "articles.jsonl"

pytestmark = pytest.mark.skipif(not hasattr(os, "setpriority"), reason="no priorities here")


def niceness():
    return os.getpriority(os.PRIO_PROCESS, 0)


@pytest.mark.parametrize("program", ["/usr/bin/musnad", "/lib/musnad/cli/__main__.py"])
def test_the_command_gives_way(program):
    asks = (
        f"import os, sys; sys.argv = [{program!r}]; "
        "from musnad.cli.startup import let_others_first; let_others_first(); "
        "print(os.getpriority(os.PRIO_PROCESS, 0))"
    )
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert int(told.stdout) == max(10, niceness())


def test_who_calls_it_from_python_keeps_his_priority(tmp_path):
    before = niceness()
    ledger = str(tmp_path / "l.db")
    done = CliRunner().invoke(main, ["ingest", "--quiet", "--ledger", ledger, str(ARTICLES)])
    assert done.exit_code == 0, done.output
    let_others_first()
    assert niceness() == before
