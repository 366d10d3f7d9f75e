"""What both READMEs show is what comes out, and what they lead to is there."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.cli import main

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.parametrize("name", ["README.md", "README.ar.md"])


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a language, in order."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.S | re.M)
    return [text for written, text in found if written == language]


def test_the_statements_of_the_example_article(name: str) -> None:
    command = ["read", "--lang", "ar", str(ROOT / "examples" / "article.txt")]
    told = CliRunner().invoke(main, command).stdout.splitlines()
    shown = blocks(name, "text")[0].splitlines()
    assert [line for line in shown if line and line not in told] == []


def test_the_library(name: str) -> None:
    [code] = blocks(name, "python")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    assert out.getvalue() in blocks(name, "text")


def test_its_pages_pictures_and_places_in_them_are_there(name: str) -> None:
    for path, place in re.findall(
        r"\]\(([\w./-]+)(?:#([\w-]+))?\)", (ROOT / name).read_text("utf-8")
    ):
        assert (ROOT / path).exists(), path
        if place:
            titles = re.findall(r"^#+ (.*)$", (ROOT / path).read_text("utf-8"), re.M)
            assert place in {re.sub(r"\W+", "-", title.lower()).strip("-") for title in titles}
