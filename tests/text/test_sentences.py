"""The sentence around a place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import load
from musnad.text.sentences import Sentences, _Bounded, sentence_around
from musnad.text.structure import Text

TEXT = "افتتح المعرض أمس. قال وزير المياه إن السد آمن، وأضاف أن المدارس ستفتح. وانتهى الحفل."


def around(words):
    start = TEXT.index(words)
    begin, end = sentence_around(TEXT, "text", start, start + len(words))
    return TEXT[begin:end]


def test_the_sentence_of_a_word():
    assert around("المعرض") == "افتتح المعرض أمس."
    assert around("السد").startswith("قال وزير المياه")
    assert around("الحفل") == "وانتهى الحفل."


def test_a_place_in_two_sentences_has_both():
    assert around("أمس. قال").startswith("افتتح")
    assert "السد آمن" in around("أمس. قال")


def test_of_a_text_without_sentences_what_is_near():
    text = "كلمة " * 5000
    begin, end = sentence_around(text, "text", 10_000, 10_004)
    assert begin <= 10_000 and end >= 10_004
    assert end - begin < 1_000


@given(st.text(max_size=60), st.data())
def test_the_place_is_within(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begin, stop = sentence_around(text, "text", start, end)
    assert 0 <= begin <= start <= end <= stop <= len(text)


ROOT = Path(__file__).parents[2]
ARTICLES = [
    json.loads(line)["text"]
    for name in ("tests/gold/articles.jsonl", "examples/articles.jsonl", "examples/outlets.jsonl")
    for line in (ROOT / name).read_text("utf-8").splitlines()
]
_TRIED = (
    "قال أن إن بأن عن في الذي لم آل بن الرشيد محمد د م إم إتش 370 3 2015 والقط ـ ولـ example.org "
    '. .. … ، ؟ : " « » ( ) - \n \n\n \\n'
).split(" ")


def is_bounded_alike(text):
    bounded, whole = (kind(text, "text", load()) for kind in (_Bounded, Text))
    return (bounded.bounds, bounded.closing) == (whole.bounds, whole.closing)


@pytest.mark.parametrize("text", ARTICLES, ids=range(len(ARTICLES)))
def test_sentences_end_where_they_do_for_one_who_knows_all_words(text):
    assert is_bounded_alike(text)
    assert is_bounded_alike(text.replace(". ", ".\n"))


@given(st.lists(st.tuples(st.sampled_from(_TRIED), st.sampled_from((" ", " ", ""))), max_size=40))
def test_so_do_those_of_any_text(pieces):
    assert is_bounded_alike("".join(word + gap for word, gap in pieces))


def test_of_a_long_text_the_lines_around_are_enough():
    line = "قال سالم الكندي إن السد آمن. وأضاف أن «الماء يكفي المدينة. والقرى أيضا» حتى الصيف."
    text = "\n".join(f"{line} {number}" for number in range(60))
    for start in range(0, len(text), 97):
        whole = Sentences(text, "text").around(start, start + 5)
        assert sentence_around(text, "text", start, start + 5) == whole
