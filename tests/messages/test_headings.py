"""Tables of answers in both languages."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from musnad.ledger import Ledger
from musnad.terminal.headings import heading, worded
from musnad.terminal.layout import unmarked
from musnad.terminal.table import show_table

COLUMNS = ("speaker", "kind", "statements", "first_day")
ROWS = [{"speaker": "رائد الكحلاوي", "kind": "person", "statements": 1200, "first_day": None}]


def printed(language, *, terminal=True):
    out = io.StringIO()
    show_table(COLUMNS, ROWS, Console(file=out, width=70, force_terminal=terminal), language)
    return unmarked(out.getvalue())


def in_order(text, *words):
    places = [text.index(word) for word in words]
    return places == sorted(places)


def test_arabic_tables_begin_at_the_right():
    table = printed("ar")
    assert in_order(table, "أول يوم", "الأقوال", "النوع", "القائل", "1,200", "شخص", "رائد الكحلاوي")
    assert "person" not in table


def test_english_tables_begin_at_the_left():
    assert in_order(printed("en"), "speaker", "kind", "statements", "first day", "person", "1,200")


def test_without_a_language_names_stay_as_they_are_asked_by():
    assert in_order(printed(None), "speaker", "kind", "statements", "first_day", "person")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pipes_have_the_names_of_the_ledger(language):
    assert printed(language, terminal=False).splitlines() == [
        "speaker\tkind\tstatements\tfirst_day",
        "رائد الكحلاوي\tperson\t1200\t",
    ]


OUTLETS = (
    "outlet",
    "articles",
    "copies",
    "lost_credits",
    "claims",
    "one_unnamed",
    "figures_changed",
)
COUNTED = [
    dict(zip(OUTLETS, row, strict=True))
    for row in (
        ("aleqtisadiya", 2894, 965, 260, 13654, 401, 18),
        ("صحيفة النخلة والزيتونة اليوم", 4815, 1698, 1208, 119717, 1639, 1039),
    )
]


def counted(width, language="en"):
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=True, color_system=None)
    show_table(OUTLETS, COUNTED, console, language)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [110, 80, 60, 40, 24])
def test_no_name_and_no_number_is_cut_however_narrow_the_terminal(width, language):
    lines = counted(width, language)
    told = " ".join(unmarked(line) for line in lines).split()
    for row in COUNTED:
        for value in row.values():
            words = value.split() if isinstance(value, str) else [f"{value:,}"]
            assert set(words) <= set(told)
    for line in lines:
        assert cell_len(line) <= width
        assert sum(map(line.count, "\u2066\u2067\u2068")) == line.count("\u2069")


def test_headings_are_wrapped_before_a_table_is_given_up():
    wide, narrow, narrowest = counted(110), counted(80), counted(60)
    assert any("lost credits" in line and "figures changed" in line for line in wide)
    assert any("credits" in line and "changed" in line for line in narrow)
    assert not any("lost credits" in line for line in narrow)
    plain = [unmarked(line) for line in narrowest]
    assert plain[:3] == ["aleqtisadiya", "    articles: 2,894", "    copied articles: 965"]
    assert plain[7:9] == ["", "صحيفة النخلة والزيتونة اليوم"]


def test_of_a_strangers_answer_every_column_is_named_and_what_is_empty_left_out():
    out = io.StringIO()
    console = Console(file=out, width=24, force_terminal=True, color_system=None)
    columns = ("first_long_name", "second_long_name", "third")
    show_table(columns, [dict(zip(columns, (7, None, "وزارة"), strict=True))], console, None)
    assert unmarked(out.getvalue()) == "    first_long_name: 7\n    third: وزارة\n"


def test_every_column_and_word_of_our_answers_is_said_in_arabic(tmp_path):
    from musnad.intake.files import cut
    from musnad.ledger.ingest import Settings, ingest
    from musnad.ledger.linking import link

    path = tmp_path / "ledger.db"
    article = tmp_path / "a.txt"
    article.write_text("قالت وزارة المياه إن السد آمن. وقال مصدر إن السد متصدع.", "utf-8")
    ingest(cut([str(article)]), path, [str(article)], Settings({}, "2024-05-15", ""))
    link(path)
    with Ledger(path) as ledger:
        answers = (
            ledger.speakers(),
            ledger.sources(),
            ledger.sources(unnamed=True),
            ledger.stats(),
            ledger.outlets(),
        )
        for answer in answers:
            for column in answer.columns:
                assert not heading(column, "ar").isascii(), column
            for row in answer:
                for column in {"kind", "name"} & set(answer.columns):
                    assert not worded(column, row[column], "ar").isascii()


def test_what_is_not_ours_stays():
    assert heading("my_column", "ar") == "my column"
    assert worded("kind", "something else", "ar") == "something else"
    assert worded("statements", 3, "ar") == 3
