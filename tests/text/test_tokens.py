"""Tokens and where they start."""

import pytest

from musnad.text.tokens import split, token_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        (" \t\u00a0", []),
        ("قال الوزير", ["قال", "الوزير"]),
        ("نقدا.ونقلت", ["نقدا", ".", "ونقلت"]),
        ("قال:«نعم»،ثم", ["قال", ":", "«", "نعم", "»", "،", "ثم"]),
        ("3.5 و1,200 و٣٫٥", ["3.5", "و1", ",", "200", "و٣", "٫", "٥"]),
        ("3.5 ثم 1,200 ثم ٣٫٥", ["3.5", "ثم", "1,200", "ثم", "٣٫٥"]),
        ("عام 2015.", ["عام", "2015", "."]),
        ("3. 1 مليار", ["3", ".", "1", "مليار"]),
        ("وقال... ثم", ["وقال", "...", "ثم"]),
        ("وقال… ثم", ["وقال", "…", "ثم"]),
        ("أَكَّدَ قـــال", ["أَكَّدَ", "قـــال"]),
        ("قا\u200fل", ["قا\u200fل"]),
        ("سطر\n \n سطر", ["سطر", "\n \n ", "سطر"]),
        ("أ.ف.ب", ["أ", ".", "ف", ".", "ب"]),
        ('بـ"الفشل"', ["بـ", '"', "الفشل", '"']),
        ("\ud800قال", ["\ud800", "قال"]),
        ("50%", ["50", "%"]),
    ],
)
def test_tokens(text, tokens):
    assert list(map(token_of, split(text)[0])) == tokens


def test_each_token_starts_where_it_says():
    text = "قال  الوزير:\n«نعم، 3.5 في المئة».ثم\u200f مضى…"
    pieces, starts = split(text)
    assert [text[at : at + len(piece)] for piece, at in zip(pieces, starts, strict=True)] == pieces
