"""The commas behind which the writer speaks again are those that the rules say."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from musnad.attribution.content_ends import Turns, own_words_at
from musnad.lexicon import load
from musnad.text.structure import Text

_LISTS = msgspec.structs.asdict(load().function).values()
_WORDS = sorted({word for words in _LISTS for word in words} | {"داعيا", "وأضاف", "قائلا", "صحيفة"})


@given(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=4))
def test_no_comma_is_passed_over_that_a_rule_takes(behind: list[str]) -> None:
    text = Text(f"قال الوزير إن السفن عادت، {' '.join(behind)} أمس.", "text", load())
    commas = [k for k in text.marks if text.words[k].raw == "،"]
    taken = [k for k in commas if own_words_at(text, k, is_clause=True) is not None]
    first = Turns(text).writer_again(0, text.length, is_clause=True)
    assert first == next(iter(taken), text.length)


def test_a_medium_behind_two_marks() -> None:
    text = Text("قال الوزير إن السفن عادت،، في حديث لصحيفة الميناء.", "text", load())
    assert Turns(text).writer_again(0, text.length, is_clause=True) < text.length
