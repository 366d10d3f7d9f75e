"""What single functions of the grammar answer: a question for each condition in them."""

from __future__ import annotations

import answers
import pytest

ASKED = answers.questions()
NAMED = [pytest.param(asked, id=f"{asked.function}-{at}") for at, asked in enumerate(ASKED)]


@pytest.mark.inside
@pytest.mark.parametrize("asked", NAMED)
def test_the_function_answers_so(asked: answers.Question) -> None:
    assert answers.answer(asked.function, asked.given, asked.sentence) == asked.answer
