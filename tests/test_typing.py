"""What a type checker tells a user of the library, in its strictest mode."""

import subprocess
import sys

import pytest

GOOD = """
import musnad

article = musnad.Article(text="…", published="2024-05-15")
reading: musnad.Reading = musnad.read(article)
for statement in reading.statements:
    name: str = statement.speaker.name
    pieces: list[str] = [span.text for span in statement.contents]
    relays: list[str] = [relay.name for relay in statement.via]
    values: list[float] = [figure.low for figure in statement.figures if figure.low is not None]
    days: list[str] = [moment.from_ for moment in statement.moments]
    assert statement.kind != "unsourced" or statement.act == "deny"
counts: list[float] = [number.value for number in musnad.numbers("…")]
class Frame: ...
table: Frame = musnad.statements_of(Frame(), text="content", published="date")
line: bytes = reading.to_json()
"""

#: One a line, with the error that tells of it.
MISTAKES = {
    "musnad.read(7)": "arg-type",
    "musnad.read('…').statements[0].content": "attr-defined",
    "assert musnad.read('…').statements[0].act == 'deni'": "comparison-overlap",
    "musnad.read('…').statements[0].figures[0].low + 1": "operator",
    "musnad.read('…').statements[0].cue.start = 3": "misc",
    "musnad.statements_of([], contents='content')": "call-arg",
}


@pytest.fixture(scope="module")
def mypy(tmp_path_factory):
    # One folder, so that the library is looked through once.
    folder = tmp_path_factory.mktemp("typing")

    def check(script):
        (folder / "script.py").write_text(script, "utf-8")
        command = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "script.py"]
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
        return done.returncode, done.stdout.decode()

    return check


def test_a_script_that_uses_the_library_well_passes(mypy):
    status, told = mypy(GOOD)
    assert status == 0, told


def test_mistakes_are_found_before_they_run(mypy):
    status, told = mypy("\n".join(["import musnad", *MISTAKES]))
    assert status == 1
    for line, error in enumerate(MISTAKES.values(), 2):
        assert any(
            found.startswith(f"script.py:{line}: error: ") and found.endswith(f"[{error}]")
            for found in told.splitlines()
        ), told
