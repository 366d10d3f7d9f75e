"""Folding: what is made equal, and the way back."""

import pytest

from musnad.text.folding import fold, plain, raw_length


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("آخر", "اخر"),
        ("ٱلله", "الله"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("وزارة", "وزاره"),
        ("على", "علي"),
        ("مستشفى", "مستشفي"),
        ("أكَّدَ", "اكد"),
        ("قـــال", "قال"),
        ("قا\u200fل", "قال"),
        ("\u202bقال\u202c", "قال"),
        ("قال\u200c", "قال"),
        ("ﻗﺎﻝ", "قال"),
        ("ﻻ", "لا"),
        ("کتاب", "كتاب"),
        ("یقول", "يقول"),
        ("١٢٣", "123"),
        ("۴۵۶", "456"),
    ],
)
def test_spellings_of_one_word_are_equal(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("قال", "قالت"), ("سعيد", "سعد"), ("حذر", "حضر")])
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


def test_plain_keeps_the_letters_as_written():
    assert plain("أَكَّدَ") == "أكد"
    assert plain("إلى") == "إلى"
    assert plain("Reuters") == "Reuters"


@pytest.mark.parametrize(
    ("word", "letters", "length"),
    [
        ("وقال", 1, 1),
        ("وَقال", 1, 2),  # the vowel sign belongs to the letter before it
        ("و\u200fقال", 1, 2),
        ("ـوقال", 1, 2),
        ("ﻻعب", 2, 1),  # a ligature is two letters
        ("قال", 0, 0),
        ("قال", 9, 3),
    ],
)
def test_the_way_back_to_the_word_as_given(word, letters, length):
    assert raw_length(word, letters) == length
