"""Reading costs in proportion to the text, whatever the text is."""

from __future__ import annotations

from itertools import islice

import pytest
from linear import PIECES, Cost, Input, cost, pairs, singles

#: Characters of an input, and of twice as much.
_SIZE = 900
#: One of so many pairs is tried, which no number of pieces divides: each comes up in turn.
_EVERY = 199


@pytest.fixture(scope="module")
def costs() -> list[Cost]:
    return [cost(given, _SIZE) for given in (*islice(singles(), 0, None, 3), *pairs(_EVERY))]


def test_twice_the_text_costs_hardly_more_than_twice(costs: list[Cost]) -> None:
    assert [each for each in costs if each.growth > 2.6] == []


def test_no_text_costs_more_than_thirty_times_news(costs: list[Cost]) -> None:
    assert [each for each in costs if each.against_news > 30] == []


@pytest.mark.parametrize(
    "given",
    [
        Input("أكد و"),
        Input("أوضح: "),
        Input("أوضح: ", "«"),
        Input("ذكر "),
        Input("وفقا ل بيان ", "قال الوزير: "),
        Input("قال إن ريال 5 ريال سعودي، بحسب رويترز، "),
        Input("قال فلان بن زيد سموه المتحدث نفسه إن "),
        Input("الصين: سنقول، الهند: ستقول. ", field="title"),
        Input("قال إن ((((((((((((((((((((((((((((((((((( ))))))))))))))))))))))))))))))))) "),
        Input("\n"),
        Input("ء"),
        Input("7"),
        Input("\u064b"),
    ],
    ids=repr,
)
def test_what_once_took_the_square_of_its_length(given: Input) -> None:
    assert not cost(given, 2 * _SIZE).is_too_much


def test_every_piece_is_tried() -> None:
    tried = {each.pattern for each in pairs(_EVERY)}
    assert len(tried) > 60
    first = {piece for piece in PIECES if any(p.startswith(f"{piece} ") for p in tried)}
    assert len(first) > len(PIECES) // 3
