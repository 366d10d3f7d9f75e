"""The sentence around a place."""

from hypothesis import given
from hypothesis import strategies as st

from musnad.text.sentences import sentence_around

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
