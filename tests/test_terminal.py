"""The ledger as it is shown to people."""

import io
from typing import Any, get_args

import pytest
from rich.cells import cell_len
from rich.console import Console

from musnad.article import (
    Act,
    Addressee,
    Article,
    Credit,
    Figure,
    Reading,
    Relay,
    Span,
    Speaker,
    Statement,
)
from musnad.reading import read
from musnad.terminal.article import show
from musnad.terminal.layout import clean
from musnad.terminal.wording import act_of

ISOLATE, POP = "\u2067", "\u2069"


def statement(**changes):
    values: dict[str, Any] = {
        "id": "s1",
        "field": "text",
        "cue": Span(0, 3, "قال"),
        "verb": "قال",
        "sources": (),
        "contents": (Span(4, 20, "إن السد آمن تماما"),),
        "speaker": Speaker("رائد الكحلاوي", "person"),
        "addressee": None,
        "via": (),
        "act": "say",
        "form": "indirect",
        "kind": "person",
        "frame": "test",
        "figures": (),
        "moments": (),
    }
    return Statement(**(values | changes))


def shown(*statements, article=None, credits=(), width=None, language="ar", **options):
    """What ``show`` prints, and as lines."""
    out = io.StringIO()
    console = Console(file=out, width=width or 80, highlight=False, **options)
    reading = Reading(id="a", credits=tuple(credits), statements=statements, figures=(), moments=())
    show(
        article or Article(text="نص"),
        reading,
        console,
        laid_out=width is not None,
        language=language,
    )
    return out.getvalue()


def test_a_statement_shows_its_chain_from_the_outlet_to_the_speaker():
    said = statement(via=(Relay("وكالة أنباء الساحل"),))
    out = shown(said, article=Article(text="نص", outlet="مرآة الساحل"))
    assert "1. مرآة الساحل ← وكالة أنباء الساحل ← رائد الكحلاوي\n" in out


def test_a_reporting_word_that_says_more_than_its_act_is_shown():
    assert "قال «زعمت»\n" in shown(statement(verb="زعمت"))
    for plain in ("قالت", "يقول", "قوله", ""):
        assert "«" not in shown(statement(verb=plain))
    assert "said «زعم»" in shown(statement(verb="زعم"), language="en")


@pytest.mark.parametrize(
    ("act", "language", "told"),
    [
        ("call", "ar", "إلى: السكان"),
        ("call", "en", "to: السكان"),
        ("accuse", "ar", "المتهَم: السكان"),
        ("accuse", "en", "accused: السكان"),
    ],
)
def test_whom_it_is_said_to_is_told_beside_the_act(act, language, told):
    said = statement(act=act, addressee=Addressee("السكان", Span(4, 10, "السكان")))
    assert f" · {told}\n" in shown(said, language=language)


def test_title_and_credits_come_first():
    credits = [Credit("رويترز", "byline", Span(0, 6, "رويترز"))] * 2
    lines = shown(article=Article(text="نص", title="عنوان"), credits=credits).splitlines()
    assert lines[:2] == ["عنوان", "المصدر الأصلي: رويترز"]


@pytest.mark.parametrize("act", get_args(Act))
def test_every_act_has_its_words(act):
    arabic, english = act_of(act, "ar"), act_of(act, "en")
    assert not arabic.isascii() and english.isascii()
    assert f"    {arabic}\n" in shown(statement(act=act))
    assert f"    {english}\n" in shown(statement(act=act), language="en")


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("document", "وثيقة"),
        ("unnamed", "مصدر غير مسمّى"),
        ("group", "جماعة غير مسمّاة"),
        ("unsourced", "بلا مصدر"),
    ],
)
def test_sources_to_beware_of_are_marked(kind, mark):
    assert f"قال · {mark}\n" in shown(statement(kind=kind))


def test_in_english_what_we_say_is_english_and_what_the_article_says_is_not():
    unnamed = statement(kind="unnamed", field="title")
    lines = shown(unnamed, language="en").splitlines()
    assert "    said · an unnamed source · in the title" in lines
    assert lines[-1] == ("statements: 1 · speakers: 1 · statements whose speaker is not named: 1")
    assert shown(language="en").endswith("no statements are reported in this text\n")


def test_a_named_source_is_not_marked():
    assert "    قال\n" in shown(statement())


def test_a_statement_without_a_speaker_shows_a_question_mark():
    out = shown(statement(speaker=Speaker("", "unsourced"), kind="unsourced"))
    assert "1. ؟\n" in out
    assert "بلا مصدر" in out


def test_only_direct_speech_gets_quotation_marks():
    parts = (Span(0, 1, "نعم"), Span(2, 3, "ثم نعم"))
    assert "    «نعم … ثم نعم»\n" in shown(statement(form="direct", contents=parts))
    assert "    إن السد آمن تماما\n" in shown(statement(form="mixed"))


def test_what_the_article_leaves_open_is_closed_where_it_is_shown():
    figure = Figure(
        field="text", start=10, end=15, text="5 ملي", low=5, high=5, mod="exact", unit=""
    )
    words = "إن «كلفته 5 ملي” لا تزيد"
    said = statement(contents=(Span(0, len(words), words),), figures=(figure,))
    assert said.said == "إن «كلفته 5 ملي لا تزيد»"
    assert f"    {said.said}\n" in shown(said)


def test_a_headline_is_told_from_the_text():
    assert "قال · في العنوان" in shown(statement(field="title"))


def test_the_last_line_sums_up():
    unnamed = statement(speaker=Speaker("مصدر مطلع", "unnamed"), kind="unnamed")
    last = shown(statement(), statement(), unnamed).splitlines()[-1]
    assert last == "الأقوال: 3 · القائلون: 2 · أقوال بلا اسم قائلها: 1"
    assert shown().splitlines()[-1] == "لا أقوال منقولة في هذا النص"


def test_laid_out_lines_end_at_the_right_edge_and_are_isolated():
    long = statement(contents=(Span(0, 1, "كلمة أخرى " * 60),))
    lines = [line for line in shown(long, width=60).splitlines() if line]
    assert len(lines) > 10
    assert all(cell_len(line) <= 60 for line in lines)
    assert all(line.lstrip().startswith(ISOLATE) and line.endswith(POP) for line in lines)
    assert cell_len(lines[0]) == 60
    assert {cell_len(line) for line in lines[1:-1]} == {56}  # indented from the right


def test_english_lines_go_from_the_left_with_the_article_from_the_right_in_them():
    long = statement(form="direct", contents=(Span(0, 1, "كلمة أخرى " * 20),))
    lines = shown(long, width=60, language="en", article=Article(text="نص", title="عنوان"))
    title, _, chain, act, *said, _, _, _ = lines.splitlines()
    assert title == f"\u2066{ISOLATE}عنوان{POP}{POP}"
    assert chain == f"\u20661. \u2068رائد الكحلاوي{POP}{POP}"
    assert act == f"    \u2066said{POP}"
    assert len(said) > 2
    assert all(line.startswith(f"    \u2066{ISOLATE}") for line in said)
    assert all(line.endswith(f"{POP}{POP}") for line in said)


def test_a_name_that_is_wrapped_keeps_its_direction_in_both_lines():
    out = shown(statement(speaker=Speaker("A long Latin name " * 4, "person")), width=40)
    lines = [line for line in out.splitlines() if "Latin" in line]
    assert len(lines) > 1
    assert all(line.count("\u2068") == 1 and line.count(POP) == 2 for line in lines)


def test_plain_output_has_no_invisible_marks_and_no_wrapping():
    out = shown(statement(contents=(Span(0, 1, "كلمة " * 60),)))
    assert ISOLATE not in out
    assert " ".join(["كلمة"] * 60) in out


def test_a_terminal_gets_colour_and_no_color_takes_it_away(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    unnamed = statement(kind="unnamed")
    assert "\x1b[33m" in shown(unnamed, width=60, force_terminal=True, color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    out = shown(unnamed, width=60, force_terminal=True, color_system="standard")
    assert "\x1b[33m" not in out


def test_a_text_cannot_command_the_terminal():
    evil = "قبل\x1b[2J\x07\x00\u202eبعد\r\nسطر \ud83d"
    assert clean(evil) == "قبل[2Jبعد سطر \ufffd"
    out = shown(
        statement(contents=(Span(0, 1, evil),), speaker=Speaker(evil, "person")),
        article=Article(text="نص", title=evil, outlet=evil),
    )
    assert "\x1b" not in out and "\u202e" not in out
    out.encode()


def test_markup_in_a_text_is_text():
    assert "[bold]لا[/bold]" in shown(statement(contents=(Span(0, 1, "[bold]لا[/bold]"),)))


def test_a_text_without_statements_begins_at_once_and_counts_its_figures_and_moments():
    article = Article(text="بلغ عدد السكان 300 ألف نسمة في مايو 2024.")
    out = io.StringIO()
    show(article, read(article), Console(file=out, width=80), laid_out=False)
    lines = out.getvalue().splitlines()
    assert lines[0] == "خارج الأقوال:"
    assert lines[-1].startswith("لا أقوال منقولة في هذا النص · ")
    assert lines[-1].count(": 1") == 2


def test_what_a_value_amounts_to_is_kept_apart_from_the_arabic_before_it():
    article = Article(text="قالت الوزيرة إن الأعمال ستستمر ستة أشهر.")
    for laid_out in (True, False):
        out = io.StringIO()
        show(article, read(article), Console(file=out, width=80), laid_out=laid_out, language="en")
        assert ("\u20686 months\u2069" if laid_out else "= 6 months") in out.getvalue()
        assert ("\u2068" in out.getvalue()) == laid_out
