"""Quotation marks in pairs, for people to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.text.marks import balanced

MARKS = "«»“”„\"″‘’'‹›"
WORDS = st.text(st.sampled_from(MARKS + "اب .،(") | st.characters(), max_size=40)


def without_marks(words: str) -> str:
    return "".join(character for character in words if character not in MARKS + "‟❝❞〝〞‚‛＂")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("إن السد آمن", "إن السد آمن"),
        ("إن «السد» آمن", "إن «السد» آمن"),
        ("إن «السد آمن", "إن «السد آمن»"),
        ('إن "السد آمن', 'إن "السد آمن"'),
        ("إن “السد آمن", "إن “السد آمن”"),
        ("إن “السد آمن″ تماما", "إن “السد آمن″ تماما"),
        ("إن ”السد” آمن", "إن ”السد” آمن"),
        ("إن »السد« آمن", "إن »السد« آمن"),
        ('إن «مدير "السد» قال', 'إن «مدير "السد» قال"'),
        ("إن «السد و«الجسر» آمنان.", "إن «السد و«الجسر» آمنان»."),
        ("إن السد» آمن", "إن السد آمن"),
        ("إن السد آمن «", "إن السد آمن "),
        ('" إن السد آمن "', '" إن السد آمن "'),
        ("شركة l'eau آمنة", "شركة l'eau آمنة"),
        ("»", ""),
        ("", ""),
    ],
)
def test_marks_come_in_pairs(words, shown):
    assert balanced(words) == shown


@given(WORDS)
def test_what_is_balanced_stays(words):
    assert balanced(balanced(words)) == balanced(words)


@given(WORDS)
def test_nothing_but_marks_changes(words):
    assert without_marks(balanced(words)) == without_marks(words)


@given(st.text("ابت .،", max_size=20), st.sampled_from(["«»", "“”", '""', "‹›"]))
def test_what_opens_is_closed(words, pair):
    shown = balanced(f"إن {pair[0]}ا{words}")
    assert shown.count(pair[0]) == (2 if pair[0] == pair[1] else 1)
    assert shown.count(pair[1]) == shown.count(pair[0])
