"""What the command does with its process, and to none of whoever calls it from Python."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.cli import main
from musnad.cli.startup import let_others_first, look_for_no_garbage, seldom_look_for_garbage

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


def test_the_command_seldom_looks_for_garbage():
    asks = (
        "import gc, sys; sys.argv = ['/usr/bin/musnad']; import musnad.cli.startup as startup; "
        "startup.seldom_look_for_garbage(); startup.look_for_no_garbage(); "
        "print(gc.get_threshold()[0], gc.get_freeze_count() > 0)"
    )
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    number, is_frozen = told.stdout.split()
    assert int(number) > 700 and is_frozen == "True"


def test_who_calls_it_from_python_keeps_his_garbage():
    before = gc.get_threshold(), gc.get_freeze_count()
    assert CliRunner().invoke(main, ["--version"]).exit_code == 0
    seldom_look_for_garbage()
    look_for_no_garbage()
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
