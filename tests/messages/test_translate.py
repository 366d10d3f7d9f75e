"""Messages said in Arabic: plurals, values, and errors."""

import pickle

import pytest

from musnad.errors import InputError, MissingLibraryError, MusnadError, message_of
from musnad.messages import FIRST_STRONG, POP, counted, listed, message, translate
from musnad.terminal.layout import unmarked


def articles(number):
    return counted("{count:,} article", "{count:,} articles", number)


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا مقالات", "0 articles"),
        (1, "مقالة واحدة", "1 article"),
        (2, "مقالتان", "2 articles"),
        (3, "3 مقالات", "3 articles"),
        (10, "10 مقالات", "10 articles"),
        (11, "11 مقالة", "11 articles"),
        (99, "99 مقالة", "99 articles"),
        (100, "100 مقالة", "100 articles"),
        (103, "103 مقالات", "103 articles"),
        (1212, "1,212 مقالة", "1,212 articles"),
    ],
)
def test_a_number_has_its_form(number, arabic, english):
    assert translate(articles(number), "ar") == arabic
    assert translate(articles(number), "en") == english == articles(number)


def test_messages_among_the_values_are_said_too():
    line = message("{articles}, {rate:,.0f}/s", articles=articles(2), rate=1000)
    assert "مقالتان" in translate(line, "ar")
    assert translate(line, "en") == "2 articles, 1,000/s"


def test_a_list_has_the_comma_of_its_language():
    listing = listed([articles(1), "b", "c"])
    assert listing == "1 article, b, c"
    assert unmarked(translate(listing, "ar")) == "مقالة واحدة، b، c"


def test_words_keep_their_direction_apart_and_numbers_need_not():
    line = translate(message("{place}: {reason}", place="a.txt:3", reason="x"), "ar")
    assert f"{FIRST_STRONG}a.txt:3{POP}" in line
    assert translate(articles(11), "ar") == "11 مقالة"


def test_what_the_catalogue_does_not_know_stays_english():
    assert translate(message("no such sentence"), "ar") == "no such sentence"
    assert translate("a string {as it is}", "ar") == "a string {as it is}"


def test_a_message_that_came_from_another_process_is_said_alike():
    line = pickle.loads(pickle.dumps(articles(3)))
    assert translate(line, "ar") == "3 مقالات"


def test_errors_say_their_messages():
    inner = articles(2)
    assert "مقالتان" in translate(message_of(InputError("a.jsonl", 3, inner)), "ar")
    assert str(InputError("a.jsonl", 3, inner)) == "a.jsonl:3: 2 articles"
    assert str(InputError("", None, inner)) == "2 articles"
    assert message_of(MusnadError(inner)) is inner
    assert message_of(ValueError(inner)) is inner
    assert message_of(ValueError("plain", 2)) == str(ValueError("plain", 2))
    missing = MissingLibraryError("somelib", "extra")
    assert str(missing) == "this needs somelib: pip install 'musnad[extra]'"
    assert "المكتبة" in translate(message_of(missing), "ar")
