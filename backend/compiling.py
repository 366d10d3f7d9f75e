"""How a wheel of Musnad is built: as machine code where that can be made, plain elsewhere.

Reading compiled takes little more than half the time, and reads the same (docs/performance.md).
This is hatchling's backend but for the wheel. The environment decides, if it says anything:
``HATCH_BUILD_HOOK_ENABLE_MYPYC=true`` compiles or fails, ``=false`` does not compile. An editable
installation is never compiled, for it reads its sources.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

import hatchling.build

SWITCH = "HATCH_BUILD_HOOK_ENABLE_MYPYC"


def __getattr__(name: str) -> object:
    """Whatever else the one who builds may ask a backend for."""
    return getattr(hatchling.build, name)


def get_requires_for_build_wheel(config_settings: dict[str, Any] | None = None) -> list[str]:
    """What a wheel needs to be built; the compiler of Python's types only if it will be used."""
    with _switched(compiles()):
        return hatchling.build.get_requires_for_build_wheel(config_settings)


def build_wheel(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Build a wheel into the folder and give its name; told on stderr if it is not compiled."""
    if compiles():
        try:
            return _compiled(Path(wheel_directory).resolve(), config_settings)
        except Exception as error:  # whatever ails a stranger's compiler
            if SWITCH in os.environ:
                raise
            print(f"{error}\nmusnad: cannot be compiled here, see above", file=sys.stderr)
    print("musnad: the wheel is plain Python, which reads in twice the time", file=sys.stderr)
    with _switched(False):
        return hatchling.build.build_wheel(wheel_directory, config_settings, metadata_directory)


def get_requires_for_build_editable(config_settings: dict[str, Any] | None = None) -> list[str]:
    """What an editable installation needs: whatever the environment says, no compiler."""
    with _switched(False):
        return hatchling.build.get_requires_for_build_editable(config_settings)


def build_editable(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Build the wheel of an editable installation, which points at the sources."""
    with _switched(False):
        return hatchling.build.build_editable(wheel_directory, config_settings, metadata_directory)


def compiles() -> bool:
    """Whether to compile: as the environment says, or else if C can be compiled for this Python."""
    if SWITCH in os.environ:
        return os.environ[SWITCH].lower() in {"1", "true"}
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    return (
        sys.implementation.name == "cpython"
        and not sysconfig.get_config_var("Py_GIL_DISABLED")
        and bool(compiler and shutil.which(compiler[0]))
        and Path(sysconfig.get_path("include"), "Python.h").is_file()
    )


def _compiled(folder: Path, config_settings: dict[str, Any] | None) -> str:
    """From a copy of the sources: nothing compiled is left beside them, which Python would take."""
    with tempfile.TemporaryDirectory() as copy:
        archive = hatchling.build.build_sdist(copy, config_settings)
        shutil.unpack_archive(Path(copy, archive), copy)
        with chdir(Path(copy, archive.removesuffix(".tar.gz"))), _switched(True):
            return hatchling.build.build_wheel(str(folder), config_settings)


@contextmanager
def _switched(on: bool) -> Iterator[None]:
    before = os.environ.get(SWITCH)
    os.environ[SWITCH] = "true" if on else "false"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SWITCH]
        else:
            os.environ[SWITCH] = before
