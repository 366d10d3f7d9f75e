"""Rules are asked of those words only that they can say something of, in their order."""

from __future__ import annotations

import pytest

from musnad.attribution import rules
from musnad.attribution.rules import Chosen, Conditions
from musnad.lexicon import load
from musnad.lexicon.words import Word


def _existential() -> None: ...


def _any() -> None: ...


def _definite() -> None: ...


_RULES = (_existential, _any, _definite)


@pytest.fixture
def asked_of() -> Conditions[Word]:
    conditions: Conditions[Word] = Conditions()
    conditions.want(lambda word, lexicon: word.folded in lexicon.function.existential)(_existential)
    conditions.want(lambda word, _: word.definite)(_definite)
    return conditions


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("هناك", (_existential, _any)),
        ("المدينة", (_any, _definite)),
        ("مدينة", (_any,)),
    ],
)
def test_rules_are_chosen_by_the_word(
    asked_of: Conditions[Word], spelling: str, expected: tuple[object, ...]
) -> None:
    asked = asked_of.among(_RULES)
    word = Word(spelling, load())
    assert asked[word] == expected
    assert asked[word] == expected  # as it is remembered


def test_conditions_on_two_words_have_both_to_hold(asked_of: Conditions[Word]) -> None:
    beside: Conditions[Word] = Conditions()
    beside.want(lambda word, _: word.definite)(_any)
    bits = asked_of.over(_RULES)[Word("المدينة", load())]
    assert Chosen(_RULES)[bits & beside.over(_RULES)[Word("هناك", load())]] == (_definite,)


@pytest.mark.inside
def test_no_more_words_are_remembered_than_fit(
    asked_of: Conditions[Word], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "_MOST", 2)
    bits, asked = asked_of.over(_RULES), asked_of.among(_RULES)
    for spelling in ("المدينة", "القرية", "الوادي", "السوق"):
        word = Word(spelling, load())
        assert bits[word] == 0b110
        assert asked[word] == (_any, _definite)
        assert len(bits) <= 2
        assert len(asked) <= 2
