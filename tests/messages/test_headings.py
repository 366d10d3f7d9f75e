"""Tables of answers in both languages."""

import io

import pytest
from rich.console import Console

from musnad.ledger import Ledger
from musnad.terminal.answers import show_table
from musnad.terminal.headings import heading, worded
from musnad.terminal.layout import unmarked

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


def test_every_column_and_word_of_our_answers_is_said_in_arabic(tmp_path):
    from musnad.intake.files import cut
    from musnad.ledger.ingest import Settings, ingest

    path = tmp_path / "ledger.db"
    article = tmp_path / "a.txt"
    article.write_text("قالت وزارة المياه إن السد آمن. وقال مصدر إن السد متصدع.", "utf-8")
    ingest(cut([str(article)]), path, [str(article)], Settings({}, "", ""))
    with Ledger(path) as ledger:
        answers = (
            ledger.speakers(),
            ledger.sources(),
            ledger.sources(unnamed=True),
            ledger.stats(),
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
