"""``musnad serve``: its address, its warning, what it cannot do, and its end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import patient
import pytest
from click.testing import CliRunner, Result

from musnad.cli import main


def run(*words: str, **options: object) -> Result:
    return CliRunner().invoke(main, ["serve", *words], **options)  # type: ignore[arg-type]


@contextmanager
def serving(*words: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """A server as a process, its address, and what it told before that."""
    command = [sys.executable, "-m", "musnad.cli", "serve", "--port", "0", *words]
    env = os.environ | environment
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=subprocess.STDOUT, text=True, env=env
    ) as process:
        assert process.stdout is not None
        told = ""
        try:
            for line in process.stdout:
                told += line
                found = re.search(r"http://\S+/", line)
                if found:
                    yield process, found[0], told
                    break
            else:
                raise AssertionError(told)
        finally:
            process.kill()


def test_it_serves_at_a_free_port_until_it_is_told_to_end(ledger: Path) -> None:
    with serving(str(ledger)) as (process, address, told):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert "warning" not in told
        answer = patient.get(f"{address}api/stats")
        assert answer.status_code == 200
        assert "server" not in answer.headers
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stdout is not None
        assert "Traceback" not in process.stdout.read()


def test_whoever_lets_others_in_without_a_token_is_warned(ledger: Path) -> None:
    with serving("--host", "0.0.0.0", str(ledger)) as (_, _, told):
        assert "warning: whoever reaches 0.0.0.0" in told
        assert "--token" in told


def test_a_token_from_the_environment_is_asked_for(ledger: Path) -> None:
    host = ("--host", "0.0.0.0", "--allow-host", "newsroom.example")
    with serving(*host, str(ledger), MUSNAD_TOKEN="secret") as (_, address, told):
        assert "warning" not in told
        assert "secret" not in told
        own = address.replace("0.0.0.0", "127.0.0.1")
        named = {"host": "newsroom.example"}
        assert patient.get(f"{own}api/stats", headers=named).status_code == 401
        named["authorization"] = "Bearer secret"
        assert patient.get(f"{own}api/stats", headers=named).status_code == 200


def test_a_port_in_use_is_told(ledger: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("--port", str(port), str(ledger))
    assert result.exit_code != 0
    assert f"127.0.0.1:{port}: Address already in use" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_address_that_is_none_is_told(ledger: Path) -> None:
    result = run("--host", "nowhere.invalid", "--token", "x", str(ledger))
    assert result.exit_code != 0
    assert "nowhere.invalid:8000: " in result.stderr


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.db"))
    assert result.exit_code != 0
    assert "there is no ledger; `musnad ingest` makes one" in result.stderr
    result = run(env={"MUSNAD_LEDGER": str(tmp_path / "other.db")})
    assert "other.db" in result.stderr


def test_without_the_extra_the_way_out_is_told(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("musnad.serve")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fastapi", None)
    result = run(str(ledger))
    assert result.exit_code != 0
    assert "pip install 'musnad[serve]'" in result.stderr
