"""The memory that a command of ours takes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

# Runs the command given, then tells the peak of the largest of its processes. A process of its own:
# a child begins with the peak of the one it was forked from, and ours has held many articles.
_PEAK = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak // 1024 if sys.platform != "darwin" else peak // 1024 // 1024)
sys.exit(status)
"""


def peak_of(command: Sequence[str]) -> tuple[str, int]:
    """What ``command`` told on standard error, and the peak of the largest of its processes in MiB.

    Ends the benchmark if the command fails.
    """
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *command], capture_output=True, text=True, check=False
    )
    # 1: some of the articles have no text, and are set aside.
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command[:4])} … ended with {done.returncode}: {done.stderr}")
    return done.stderr, int(done.stdout)
