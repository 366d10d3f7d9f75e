"""``musnad completion`` and what it makes a shell do."""

import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from musnad.cli import main

COMMAND = "from musnad.cli import main; main(prog_name='musnad')"
BASH = shutil.which("bash") or ""


def run(*arguments, shell=None):
    return CliRunner().invoke(main, ["completion", *arguments], env={"SHELL": shell})


def completed(*words):
    """What is offered for the last of ``words``, by click's protocol for fish: "type,value"."""
    environment = {
        **os.environ,
        "_MUSNAD_COMPLETE": "fish_complete",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": words[-1],
    }
    command = [sys.executable, "-c", COMMAND]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=True)
    return done.stdout.decode().split("\n")


@pytest.mark.parametrize(
    ("shell", "mark"),
    [
        ("bash", "complete -o nosort -F _musnad_completion musnad"),
        ("zsh", "#compdef musnad"),
        ("fish", "complete --no-files --command musnad"),
    ],
)
def test_each_shell_gets_its_script(shell, mark):
    result = run(shell, shell="/bin/sh")
    assert result.exit_code == 0
    assert mark in result.stdout
    assert f"_MUSNAD_COMPLETE={shell}_complete" in result.stdout


def test_the_shell_in_use_is_known():
    assert run(shell="/usr/bin/zsh").stdout == run("zsh").stdout


@pytest.mark.parametrize("shell", ["", "/bin/tcsh", None])
def test_a_shell_that_has_no_completion_is_asked_for(shell):
    result = run(shell=shell)
    assert result.exit_code == 2
    assert "which shell? One of bash, zsh, fish." in result.stderr
    assert result.stdout == ""


def test_help_tells_where_the_script_goes():
    told = run("--help").stdout
    assert "completion bash > ~/.local/share/bash-completion/completions/musnad" in told
    assert "completion zsh > ~/.zfunc/_musnad" in told
    assert "completion fish > ~/.config/fish/completions/musnad.fish" in told


def test_commands_and_options_are_completed():
    assert any(offer.startswith("plain,read") for offer in completed("musnad", "re"))
    offers = completed("musnad", "read", "--publ")
    assert any("plain,--published" in offer for offer in offers)


@pytest.mark.skipif(not BASH, reason="needs bash")
def test_bash_completes_with_the_script(tmp_path):
    script = tmp_path / "musnad.bash"
    script.write_text(run("bash").stdout, "utf-8")
    subprocess.run([BASH, "-n", script], check=True, timeout=60)

    musnad = tmp_path / "musnad"
    musnad.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{COMMAND}"\n', "utf-8")
    musnad.chmod(0o755)
    # What bash does when TAB is pressed after `musnad re`.
    tab = f"""
    source {script}
    COMP_WORDS=({musnad} re) COMP_CWORD=1
    _musnad_completion {musnad}
    echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run([BASH, "--norc", "-c", tab], capture_output=True, timeout=60, check=True)
    assert done.stdout.decode().split() == ["read"]
