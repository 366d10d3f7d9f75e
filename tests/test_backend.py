"""What builds the wheel: compiled where it can be, plain elsewhere, and never without a word."""

import os
import sysconfig
import zipfile
from pathlib import Path

import compiling
import hatchling.build
import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def a_machine_with_a_compiler(monkeypatch, tmp_path):
    """And with nothing said about compiling."""
    monkeypatch.delenv(compiling.SWITCH, raising=False)
    monkeypatch.chdir(ROOT)
    compiler = tmp_path / "cc"
    compiler.write_text("#!/bin/sh\nexit 1\n")
    compiler.chmod(0o755)
    monkeypatch.setenv("CC", f"{compiler} -pipe")
    (tmp_path / "Python.h").touch()
    places = {**sysconfig.get_paths(), "include": str(tmp_path)}
    monkeypatch.setattr(sysconfig, "get_path", places.__getitem__)


def test_it_compiles_where_it_can():
    assert compiling.compiles()
    assert any("mypyc" in each for each in compiling.get_requires_for_build_wheel())
    assert compiling.SWITCH not in os.environ


def test_without_a_compiler_or_the_headers_nothing_is_compiled(monkeypatch, tmp_path):
    (tmp_path / "Python.h").unlink()
    assert not compiling.compiles()
    assert not compiling.get_requires_for_build_wheel()
    (tmp_path / "Python.h").touch()
    monkeypatch.setenv("CC", "a-compiler-that-is-not-here")
    assert not compiling.compiles()


@pytest.mark.parametrize(("said", "compiled"), [("true", True), ("1", True), ("false", False)])
def test_the_environment_decides(monkeypatch, tmp_path, said, compiled):
    (tmp_path / "Python.h").unlink()
    monkeypatch.setenv(compiling.SWITCH, said)
    assert compiling.compiles() == compiled
    assert bool(compiling.get_requires_for_build_wheel()) == compiled
    assert os.environ[compiling.SWITCH] == said


def fails(*_):
    raise RuntimeError("cc: out of memory")


def test_what_cannot_be_compiled_is_built_plain_and_told(monkeypatch, tmp_path, capfd):
    monkeypatch.setattr(compiling, "_compiled", fails)
    name = compiling.build_wheel(str(tmp_path))
    assert name.endswith("-py3-none-any.whl")
    assert names_in(tmp_path / name) >= {"musnad/once.py", "musnad/lexicon/verbs.toml"}
    told = capfd.readouterr().err
    assert "cc: out of memory" in told
    assert "plain Python" in told


def test_what_has_to_be_compiled_fails_if_it_cannot_be(monkeypatch, tmp_path):
    monkeypatch.setenv(compiling.SWITCH, "true")
    monkeypatch.setattr(compiling, "_compiled", fails)
    with pytest.raises(RuntimeError, match="out of memory"):
        compiling.build_wheel(str(tmp_path))
    assert not list(tmp_path.glob("*.whl"))


def test_it_is_compiled_in_a_copy_of_the_sources(monkeypatch, tmp_path):
    seen = []

    def built(folder, *_):
        seen.append((Path.cwd(), Path(folder), os.environ[compiling.SWITCH]))
        assert Path("musnad/once.py").is_file()
        return "compiled.whl"

    monkeypatch.setattr(hatchling.build, "build_wheel", built)
    monkeypatch.chdir(ROOT)
    assert compiling.build_wheel(os.path.relpath(tmp_path)) == "compiled.whl"
    ((there, folder, switch),) = seen
    assert ROOT not in (there, *there.parents)
    assert not there.exists()
    assert (folder, switch) == (tmp_path, "true")
    assert Path.cwd() == ROOT


def test_an_editable_installation_is_never_compiled(monkeypatch, tmp_path):
    monkeypatch.setenv(compiling.SWITCH, "true")
    assert not any("mypyc" in each for each in compiling.get_requires_for_build_editable())
    monkeypatch.setattr(hatchling.build, "build_editable", lambda *_: os.environ[compiling.SWITCH])
    assert compiling.build_editable(str(tmp_path)) == "false"


def test_all_else_is_what_hatchling_offers():
    assert compiling.build_sdist is hatchling.build.build_sdist
    with pytest.raises(AttributeError):
        compiling.build_nothing  # noqa: B018


def names_in(wheel):
    return set(zipfile.ZipFile(wheel).namelist())
