"""The language of the command: how it is chosen, and that everything is said in it."""

import gettext
import os
import re
import subprocess
import sys
from typing import Any

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from musnad.cli import main
from musnad.cli.language import Languages, current, languages_of, speaking
from musnad.messages import message
from musnad.terminal.layout import mirrored, unmarked

ARABIC = re.compile("[\u0621-\u064a]")
#: Two words of small letters that follow each other are English prose.
PROSE = re.compile(r"(?<![-\w./<>\"'|=])[A-Za-z]?[a-z]+ [a-z]{2,}(?![-\w./=\"'|>])")

TYPED = re.compile("`.*?`")

BARE = {name: "" for name in ("MUSNAD_LANG", "LC_ALL", "LC_MESSAGES", "LANG")}


def run(*arguments, **environment):
    return CliRunner().invoke(main, [str(a) for a in arguments], env={**BARE, **environment})


def commands(command=main, names=()):
    yield names
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*names, name))


def said_of(names):
    """What the help of a command says in Arabic, without what is to be typed."""
    command: Any = main
    for name in names:
        command = command.get_command(click.Context(command), name)
    with speaking(Languages("ar", "ar")):
        yield command.get_short_help_str()
        lines = (command.help or "").splitlines()
        yield from (line for line in lines if not line.startswith("  "))
        yield from (option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize(
    ("arguments", "environment", "languages"),
    [
        ([], {}, ("en", "ar")),
        ([], {"LANG": "ar_EG.UTF-8"}, ("ar", "ar")),
        ([], {"LANG": "ar"}, ("ar", "ar")),
        ([], {"LANG": "en_GB.UTF-8"}, ("en", "ar")),
        ([], {"LANG": "fr_FR.UTF-8"}, ("en", "ar")),
        ([], {"LANG": "ar_EG.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, ("en", "ar")),
        ([], {"LANG": "en_US", "LC_MESSAGES": "", "LC_ALL": "ar_MA"}, ("ar", "ar")),
        ([], {"LC_ALL": "C", "LANG": "ar_EG.UTF-8"}, ("en", "ar")),
        ([], {"MUSNAD_LANG": "ar", "LC_ALL": "en_US"}, ("ar", "ar")),
        ([], {"MUSNAD_LANG": "en", "LC_ALL": "ar_EG"}, ("en", "en")),
        ([], {"MUSNAD_LANG": "tlh", "LC_ALL": "ar_EG"}, ("ar", "ar")),
        (["--lang", "en"], {"MUSNAD_LANG": "ar"}, ("en", "en")),
        (["--lang=ar", "find"], {"LANG": "en_US"}, ("ar", "ar")),
        (["find", "x", "--lang", "ar"], {}, ("ar", "ar")),
        (["find", "--", "--lang", "ar"], {}, ("en", "ar")),
        (["--lang"], {}, ("en", "ar")),
        (["--lang", "fr"], {"LANG": "ar_EG"}, ("ar", "ar")),
    ],
)
def test_the_language_is_chosen(arguments, environment, languages):
    assert languages_of(arguments, environment) == Languages(*languages)


def test_a_run_leaves_the_process_as_it_was():
    before = gettext.textdomain(), os.environ.get("LANGUAGE"), current()
    with speaking(Languages("ar", "ar")):
        assert current().messages == "ar"
    assert (gettext.textdomain(), os.environ.get("LANGUAGE"), current()) == before


@pytest.mark.parametrize("names", list(commands()), ids=" ".join)
def test_help_is_said_in_both_languages(names):
    english = run(*names, "--help", "--lang", "en").stdout
    assert english.startswith("Usage: ")
    assert "Show this message and exit." in english
    assert "اعرض" not in english

    arabic = run(*names, "--help", "--lang", "ar").stdout
    assert arabic.startswith("الاستعمال: ")
    assert "اعرض هذه الرسالة واخرج." in arabic
    assert [text for text in said_of(names) if PROSE.search(TYPED.sub("", text or ""))] == []
    # One after the other in a process: nothing is kept of the language before.
    assert run(*names, "--help", "--lang", "en").stdout == english


@pytest.mark.parametrize(
    ("arguments", "arabic"),
    [
        (["--nothing"], "خطأ: لا خيار باسم '--nothing'."),
        (["nothing"], "خطأ: لا أمر باسم 'nothing'."),
        (["read"], "خطأ: ينقص المُدخَل 'FILE...'."),
        (["read", "--width", "x", "a"], "خطأ: قيمة غير صالحة لـ '--width': القيمة 'x' "),
        (["completion", "tcsh"], "ليست من هذه: 'bash', 'zsh', 'fish'."),
        (["export", "x.csv"], "ينقص الخيار '--to'."),
        (["export", "--to", "jsonl", "--bom", "x"], "خطأ: الخيار --bom لا يُستعمل إلا مع --to csv."),
        (["extract", "a", "a"], "خطأ: ستُكتب النتيجة فوق IN"),
        (["extract", "/nonexistent/a", "b"], "خطأ: /nonexistent/a: لا وجود لهذا الملف أو المجلّد"),
    ],
)
def test_errors_are_said_in_arabic(arguments, arabic, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("--lang", "ar", *arguments)
    assert result.exit_code == 2
    assert arabic in result.stderr
    assert "Error" not in result.stderr and "Usage" not in result.stderr


def test_what_a_run_did_is_counted_in_arabic(tmp_path):
    source = tmp_path / "in.jsonl"
    records = ['{"text": "قال الوزير إن السد آمن."}'] * 11 + ["{}"] * 2
    source.write_text("\n".join(records), "utf-8")
    result = run("extract", "--lang", "ar", "--workers", "1", source, tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith("11 مقالة و11 قولًا في ")
    assert "؛ ونُحّي قيدان إلى " in result.stderr
    # What programs read does not change with the language.
    rejects = (tmp_path / "out.jsonl.rejects.jsonl").read_text("utf-8")
    assert not ARABIC.search(rejects)


def test_the_same_by_the_locale():
    assert "ينقص" in run("read", LC_ALL="ar_EG.UTF-8").stderr
    assert "Missing" in run("read", LC_ALL="en_US.UTF-8").stderr
    assert "Missing" in run("read").stderr


def test_messages_are_english_where_the_output_has_no_arabic_letters():
    command = [sys.executable, "-m", "musnad.cli", "--lang", "ar", "--help"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=True)
    assert done.stdout.startswith(b"Usage: ")


def test_a_wrong_language_is_refused():
    result = run("--lang", "fr", "schema")
    assert result.exit_code == 2
    assert "'fr' is not one of 'ar', 'en'" in result.stderr


def test_lines_for_a_terminal_are_mirrored():
    line = mirrored("  استبدل OUT بـ --force (أو a/b.txt).", 40)
    assert unmarked(line) == " " * 3 + "استبدل OUT بـ --force (أو a/b.txt)."
    assert "\u2066--force\u2069" in line
    assert "\u2066a/b.txt\u2069)." in line
    assert "\u2066100..300\u2069" in mirrored("بين 100..300 طن", 40)
    assert line.strip().startswith("\u2067") and line.endswith("\u2069")


def test_a_long_line_is_wrapped_before_it_is_mirrored():
    lines = mirrored("كلمة " * 30, 40).split("\n")
    assert len(lines) > 1
    assert all(len(unmarked(line)) == 40 for line in lines)


@given(st.text("ابجد ,.()[]{}'-/:%59aBz\n"), st.integers(20, 90))
def test_mirrored_lines_keep_their_words_and_balance_their_marks(text, columns):
    lines = mirrored(text, columns)
    assert unmarked(lines).split() == text.split() or max(map(len, text.split())) > columns
    for line in lines.split("\n"):
        assert line.count("\u2069") == line.count("\u2066") + line.count("\u2067")
        assert line == "" or line.strip().startswith("\u2067")


def test_pipes_get_no_invisible_marks():
    for arguments in (("--help",), ("extract", "/nonexistent/a", "b")):
        result = run("--lang", "ar", *arguments)
        assert not re.search("[\u2066-\u2069]", result.stdout + result.stderr)


def test_templates_are_kept_in_english_for_programs():
    assert message("{place}: {reason}", place="a", reason="b") == "a: b"
