"""What is published: built, looked into, and installed where nothing of this folder is seen."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from compiling import SWITCH

ROOT = Path(__file__).parent.parent
#: What `make test` and `make docs` look at.
NEEDED = ("musnad", "backend", "tests", "benchmarks", "examples", "docs", "tools")


def run(*command, **options):
    return subprocess.run(
        list(map(str, command)), capture_output=True, check=True, timeout=120, **options
    ).stdout


def files_in(*folders):
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The source distribution, and the wheel built from it and not from this folder."""
    folder = tmp_path_factory.mktemp("dist")
    plain = {**os.environ, SWITCH: "false"}
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, env=plain)
    return folder


def test_the_wheel_holds_the_package_and_nothing_else(built):
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {name for name in names if ".dist-info/" not in name}
    assert package == files_in("musnad")
    assert "musnad/py.typed" in package
    assert "musnad/lexicon/verbs.toml" in package
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_source_distribution_can_be_tested(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= files_in(*NEEDED)
    assert names >= {"pyproject.toml", "Makefile", "mkdocs.yml", "LICENSE"}
    assert names >= {"README.md", "README.ar.md"}


def test_the_wheel_reads_an_article_from_another_folder(built, tmp_path):
    (wheel,) = built.glob("*.whl")
    environment = venv.EnvBuilder(with_pip=False)
    environment.create(tmp_path / "venv")
    places = environment.ensure_directories(tmp_path / "venv")
    install = ("install", "--quiet", "--no-index", "--no-deps", wheel)
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run(sys.executable, "-m", "pip", "--python", places.env_exe, *install, env=alone)

    # The libraries it needs are borrowed; Musnad itself is not among them, only linked to.
    libraries = os.pathsep.join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    there = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": libraries}}
    where = run(places.env_exe, "-c", "import musnad; print(musnad.__file__)", **there)
    assert Path(where.decode().strip()).is_relative_to(tmp_path)
    command = Path(places.bin_path, "musnad")
    reading = json.loads(run(command, "read", "--json", ROOT / "examples/article.txt", **there))
    assert any("37 مليون دولار" in figure["text"] for figure in reading["figures"])
