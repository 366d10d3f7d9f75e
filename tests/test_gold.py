"""The project's own gold set: no measure may fall below its floor (benchmarks/floors.json)."""

import subprocess
import sys
from pathlib import Path

import gate
import pytest

GOLD = Path(__file__).parent / "gold"
FLOORS = gate.load_floors()["own"]


@pytest.fixture(scope="module")
def values():
    return gate.measure(GOLD)


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_measure_is_not_below_its_floor(measure, values):
    assert values[measure] >= FLOORS[measure]


def test_every_measure_has_a_floor(values):
    assert values.keys() == FLOORS.keys()


def test_gold_files_are_up_to_date():
    done = subprocess.run(
        [sys.executable, GOLD / "build.py", "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_floors_only_rise_unless_told_otherwise():
    floors = {"detection": 0.9, "via": 0.5}
    values = {"detection": 0.85, "via": 0.8}
    assert gate.raised(values, floors, lower=False) == {"detection": 0.9, "via": 0.79}
    assert gate.raised(values, floors, lower=True) == {"detection": 0.84, "via": 0.79}


def test_a_measure_without_a_floor_fails():
    assert gate.failures({"detection": 1.0}, {}) == ["detection"]
    assert gate.failures({}, {"detection": 0.5}) == ["detection"]
    assert gate.failures({"detection": 0.5}, {"detection": 0.5}) == []
