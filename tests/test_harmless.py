"""What files and servers are called does not reach the terminal as anything it would obey."""

import json

import pytest
from click.testing import CliRunner

from musnad.characters import harmless_json
from musnad.cli import main

EVIL = "a\x1b[31m\x9b2Jb\u202ec"
OBEYED = ["\x1b", "\x9b", "\u202e"]


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_the_name_of_a_file(tmp_path):
    path = tmp_path / f"{EVIL}.jsonl"
    path.write_text('{"text": ""}\n')
    for command in (["read"], ["ingest", "--ledger", tmp_path / "l.db"]):
        result = run(*command, path)
        assert "the text is empty" in result.stderr
        assert not [mark for mark in OBEYED if mark in result.output]
        assert "\\x1b[31m" in result.stderr


def test_a_file_that_is_not_there(tmp_path):
    result = run("read", tmp_path / EVIL)
    assert "No such file" in result.stderr
    assert not [mark for mark in OBEYED if mark in result.output]


def test_a_message_stays_one_line(tmp_path):
    result = run("read", tmp_path / "a\nmusnad: all is well\u2067.jsonl")
    assert result.stderr.count("\n") == 1
    assert "\\u2067" in result.stderr


def test_names_of_columns_and_options():
    result = run("find", "--kind", EVIL)
    assert result.exit_code == 2
    assert not [mark for mark in OBEYED if mark in result.output]


def test_json_is_the_same_without_what_a_terminal_obeys(tmp_path):
    path = tmp_path / "a.jsonl"
    text = f"قال سالم الراشدي إن الجسر {EVIL} مغلق."
    path.write_text(json.dumps({"id": EVIL, "text": text}) + "\n")
    out = run("read", "--json", path).stdout
    assert not [mark for mark in OBEYED if mark in out]
    reading = json.loads(out)
    assert reading["id"] == EVIL
    [content] = reading["statements"][0]["contents"]
    assert content["text"] == text[content["start"] : content["end"]]


@pytest.mark.parametrize("text", ["\x7f", "\x80", "\x9f", "\u061c", "\u200f", "\u202a", "\u2069"])
def test_each_is_written_as_an_escape(text):
    line = json.dumps({"a": f"ا{text}ب"}, ensure_ascii=False).encode()
    assert text not in harmless_json(line).decode()
    assert json.loads(harmless_json(line)) == json.loads(line)


def test_what_belongs_to_words_stays():
    line = json.dumps({"a": "می\u200cخواهم \u00a0é"}, ensure_ascii=False).encode()
    assert harmless_json(line) == line
