"""``musnad explain`` as its users meet it, and as the documentation shows it."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from musnad.cli import main

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "examples" / "article.txt"
SHOWN = [
    (page.stem, *found.groups())
    for page in sorted((ROOT / "docs").glob("*.md"))
    for found in re.finditer(
        r"^```console\n\$ (musnad explain .*)\n((?:(?!```).*\n)+)```$",
        page.read_text("utf-8"),
        re.M,
    )
]


def run(*arguments: object, stdin: str | None = None) -> Any:
    return CliRunner().invoke(main, ["explain", *map(str, arguments)], input=stdin)


def test_the_documentation_shows_some_of_it() -> None:
    assert {page for page, _, _ in SHOWN} >= {"how-it-works", "usage"}


@pytest.mark.parametrize(("page", "command", "output"), SHOWN)
def test_the_documentation_shows_what_is_printed(
    page: str, command: str, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    result = run(*shlex.split(command)[2:])
    assert result.exit_code == 0
    assert result.stdout == output, f"docs/{page}.md"


def test_an_article_is_explained_from_its_title_on() -> None:
    lines = run("--lang", "en", ARTICLE).stdout.splitlines()
    assert lines[0].startswith("1. انقطاع المياه")
    assert "    «أعلن» · وزير المياه في إقليم السنديان، المهندس رائد الكحلاوي" in lines


def test_arabic_is_laid_out_from_the_right() -> None:
    result = run("--width", 60, "--cue", "أكد", ARTICLE)
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if line.strip()]
    assert lines and all("\u2067" in line for line in lines)


def test_english_is_laid_out_from_the_left() -> None:
    result = run("--lang", "en", "--width", 60, "--cue", "أكد", ARTICLE)
    lines = result.stdout.splitlines()
    assert any(line.startswith("        ") for line in lines)
    assert all(cell_len(line) <= 60 for line in lines)


def test_only_a_word_or_a_sentence() -> None:
    told = json.loads(run("--json", "--cue", "اكد", ARTICLE).stdout)
    spelled = {cue["span"]["text"] for s in told["sentences"] for cue in s["cues"]}
    assert spelled == {"مؤكدا"}
    told = json.loads(run("--json", "--sentence", 3, ARTICLE).stdout)
    assert [s["number"] for s in told["sentences"]] == [3]


@pytest.mark.parametrize("options", [("--cue", "همس"), ("--sentence", 999)])
def test_what_is_not_there_is_told(options: tuple[object, ...]) -> None:
    result = run(*options, ARTICLE)
    assert result.exit_code == 1
    assert result.stderr == "musnad: there is no such reporting word or sentence in it\n"


def test_standard_input_and_a_text_itself() -> None:
    text = "قال الوزير إن السد آمن."
    assert run("-", stdin=text).stdout == run(text).stdout != ""


def test_json_is_one_explanation_a_line(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "قال سالم إن السد آمن."}\n{"text": "نام السكان."}\n', "utf-8")
    first, second = map(json.loads, run("--json", path).stdout.splitlines())
    assert first["sentences"][0]["cues"][0]["statement"]
    assert second["sentences"][0]["cues"] == []


def test_records_that_are_none_and_files_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{\n", "utf-8")
    result = run(path)
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    result = run(tmp_path / "none.txt")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1
