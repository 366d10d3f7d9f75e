"""A Spark cluster on this machine: a master and workers, started by PySpark's own scripts.

All of it listens on 127.0.0.1 only, and ends with the block.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import musnad.spark

#: Seconds that a master, or a worker, has to start.
_START = 120.0
_HOST = "127.0.0.1"


class Cluster:
    """A running master, at ``master``, with its workers."""

    def __init__(self, folder: Path, master: str, workers: list[subprocess.Popen[bytes]]) -> None:
        self.master = master
        self._folder = folder
        self._workers = workers

    def kill_worker(self, number: int) -> None:
        """End a worker at once, as a machine that is switched off."""
        self._workers[number].kill()
        self._workers[number].wait()

    def submit(
        self, paths: Sequence[str], target: str, conf: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        """Begin the job from ``paths`` to ``target``; what it says goes to ``submit.log``."""
        [package] = musnad.spark.__path__
        confs = [
            part
            for name, value in {**_CONF, **conf}.items()
            for part in ("--conf", f"{name}={value}")
        ]
        command = [_script("spark-submit"), "--master", self.master, *confs]
        command += [str(Path(package) / "__main__.py"), *paths, target]
        return _started(command, self._folder / "submit.log")

    def log(self) -> str:
        """What the last job said."""
        return (self._folder / "submit.log").read_text("utf-8", "replace")


@contextmanager
def cluster(folder: Path, workers: int, cores: int = 1, memory: str = "2g") -> Iterator[Cluster]:
    """A master and so many workers, whose files are in ``folder``."""
    port = _free_port()
    master = f"spark://{_HOST}:{port}"
    running: list[subprocess.Popen[bytes]] = []
    try:
        command = ["org.apache.spark.deploy.master.Master", "--port", str(port), *_HERE]
        running.append(_daemon(command, folder, "master"))
        _wait(folder / "master.log", "I have been elected leader")
        for number in range(workers):
            name = f"worker-{number}"
            command = ["org.apache.spark.deploy.worker.Worker", *_HERE, "--cores", str(cores)]
            command += ["--memory", memory, "--work-dir", str(folder / name), master]
            running.append(_daemon(command, folder, name))
        for number in range(workers):
            _wait(folder / f"worker-{number}.log", "Successfully registered with master")
        yield Cluster(folder, master, running[1:])
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()


#: Where master and workers listen; their pages get any free port.
_HERE = ("--host", _HOST, "--webui-port", "0")
_CONF = {
    "spark.driver.host": _HOST,
    "spark.driver.bindAddress": _HOST,
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def _daemon(command: Sequence[str], folder: Path, name: str) -> subprocess.Popen[bytes]:
    return _started([_script("spark-class"), *command], folder / f"{name}.log")


def _started(command: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    [package] = musnad.__path__
    environment = {
        **os.environ,
        "SPARK_LOCAL_IP": _HOST,
        "SPARK_DAEMON_MEMORY": "256m",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        # The workers read with the same code as this process.
        "PYTHONPATH": os.pathsep.join(
            [str(Path(package).parent), os.environ.get("PYTHONPATH", "")]
        ),
    }
    with log.open("wb") as out:
        return subprocess.Popen(command, stdout=out, stderr=out, env=environment)


def _script(name: str) -> str:
    import pyspark

    [package] = pyspark.__path__
    return str(Path(package) / "bin" / name)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((_HOST, 0))
        port: int = found.getsockname()[1]
        return port


def _wait(log: Path, told: str) -> None:
    ends = time.monotonic() + _START
    while told not in log.read_text("utf-8", "replace"):
        if time.monotonic() > ends:
            raise SystemExit(
                f"{log.stem} did not start: {log.read_text('utf-8', 'replace')[-500:]}"
            )
        time.sleep(0.2)
