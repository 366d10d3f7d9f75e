"""Localities by their names, adjectives and what is written together with them."""

import pytest

from musnad.lexicon.localities import localities


@pytest.mark.parametrize(
    ("word", "name"),
    [("سورية", "سوريا"), ("السوريين", "سوريا"), ("لمصر", "مصر"), ("والمصرية", "مصر")],
)
def test_every_form_has_one_name(word: str, name: str) -> None:
    assert localities([word]) == {name}


@pytest.mark.parametrize("word", ["وزير", "إمارة", "بلدية", "ل", ""])
def test_other_words_have_none(word: str) -> None:
    assert not localities([word])
