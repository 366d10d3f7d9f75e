"""Long articles in parts; statements within statements."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import Article, read
from musnad.export import Entry
from musnad.page import sheet
from musnad.page.sheet import Place, cards_of, lines_of, outside_of, parts_of, title_of

SENTENCE = "قال وزير المياه رائد الكحلاوي إن 12 ألف أسرة بلا مياه منذ السبت الماضي."
NESTED = "ونقلت إذاعة الميناء عن مسؤول قوله إن الوزير سالم العنبري أكد أن السد آمن تماما."


def entry_of(text: str, title: str = "") -> Entry:
    article = Article(text=text, title=title, published="2024-05-15")
    return Entry(article, read(article))


_TEXTS = st.lists(
    st.sampled_from([SENTENCE, NESTED, "\n", "\n\n", " ", "وتقع القرية على السفح", "ا" * 30])
    | st.text(max_size=12),
    max_size=30,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS, title=st.sampled_from(["", "الوزير: السد آمن"]))
def test_parts_have_every_character_and_every_statement_once(text: str, title: str) -> None:
    entry = entry_of(text, title)
    before = sheet._STATEMENTS, sheet._CHARACTERS
    sheet._STATEMENTS, sheet._CHARACTERS = 3, 120
    try:
        parts = parts_of(entry)
    finally:
        sheet._STATEMENTS, sheet._CHARACTERS = before
    assert "".join(text[part.start : part.end] for part in parts) == text
    numbers = [number for part in parts for number in part.numbers]
    assert numbers == list(range(1, len(entry.reading.statements) + 1))
    assert all(len(part.numbers) <= 3 for part in parts[1:])
    shown = "".join(
        piece.text for part in parts for line in lines_of(entry, part) for piece in line
    )
    assert "".join(shown.split()) == "".join("".join(text.splitlines()).split())
    values = [value for part in parts for value in outside_of(entry, part, "ar")]
    assert len(values) == len(outside_of(entry, parts[0]._replace(end=len(text)), "ar"))


def test_an_ordinary_article_is_one_part() -> None:
    entry = entry_of("\n\n".join([SENTENCE] * 40))
    [part] = parts_of(entry)
    assert len(part.numbers) == len(entry.reading.statements) >= 40


def test_a_long_one_is_cut_between_paragraphs() -> None:
    entry = entry_of("\n\n".join([SENTENCE] * 500))
    parts = parts_of(entry)
    assert len(parts) == 3
    assert all(entry.article.text[: part.end].endswith("\n") for part in parts[:-1])


def test_a_statement_in_another_ones_words_knows_which() -> None:
    entry = entry_of(NESTED)
    cards = cards_of(entry, "ar")
    assert [card.within for card in cards] == [0, 1]
    [line] = lines_of(entry)
    inner = [piece for piece in line if piece.statements == (1, 2)]
    assert {"content within1", "content cue"} <= {piece.classes for piece in inner}


def test_a_place_is_marked_in_its_field_only() -> None:
    entry = entry_of(SENTENCE, "السد آمن")
    lit = Place("text", 4, 14)
    marked = [p.text for line in lines_of(entry, None, lit) for p in line if "here" in p.classes]
    assert "".join(marked) == entry.article.text[4:14]
    assert all("here" not in piece.classes for piece in title_of(entry, lit))
    beyond = Place("text", 10**6, 2 * 10**6)
    assert lines_of(entry, None, beyond) == lines_of(entry)


def test_a_card_tells_the_reporting_word_and_whom_it_is_said_to():
    article = Article(text="وزعم المتحدث أن الجسر مغلق. ودعا الوزير المواطنين إلى الصبر.")
    first, second = cards_of(Entry(article, read(article)), "ar")
    assert (first.verb, first.to) == ("زعم", "")
    assert (second.verb, second.to) == ("", "إلى: المواطنين")
