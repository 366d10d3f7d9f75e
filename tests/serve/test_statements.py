"""A statement in a list, numbers over time, and a search as an address."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.ledger.query import wanted_terms
from musnad.serve.searching import Wanted
from musnad.serve.statements import shown
from musnad.serve.timeline import timeline

WORDS = st.lists(
    st.sampled_from(["السد", "آمن", "قال", "الوزير،", "إن", "للسدود", "«الجسر»", "س" * 900]),
    min_size=1,
    max_size=200,
)


def row(content: str, sentence: str, form: str = "indirect") -> dict[str, Any]:
    return {
        **{
            "id": "s1",
            "article": 3,
            "title": "عنوان",
            "day": date(2024, 5, 14),
            "day_from": "text",
        },
        **{"outlet": "alwadi", "via": ["وكالة الساحل", "قناة النهر"], "speaker": "الوزير"},
        **{"kind": "person", "act": "deny", "form": form, "verb": "زعم", "addressee": "السكان"},
        **{"content": content, "sentence": sentence},
    }


def of(content: str, sentence: str, query: str = "السد", form: str = "indirect") -> Any:
    [said] = shown([row(content, sentence, form)], wanted_terms(query), "en")
    return said


@given(WORDS, WORDS, WORDS)
def test_pieces_are_the_sentence_or_a_part_of_it(
    before: list[str], inside: list[str], after: list[str]
) -> None:
    sentence, content = " ".join([*before, *inside, *after]), " ".join(inside)
    said = of(content, sentence)
    told = "".join(piece.text for piece in said.pieces)
    assert told and told in sentence
    assert (said.cut_before or said.cut_after) == (told != sentence)
    assert said.cut_before or sentence.startswith(told)
    assert said.cut_after or sentence.endswith(told)
    if told == sentence:
        spoken = "".join(piece.text for piece in said.pieces if piece.is_said)
        assert spoken == content
    assert len(told) <= 900 + 700
    for piece in said.pieces:
        if piece.is_found:
            assert piece.text.strip("،") in ("السد", "للسدود")


def test_a_word_found_late_in_a_long_sentence_is_shown() -> None:
    said = of("كلام " * 400 + "السد آمن", "قال إن " + "كلام " * 400 + "السد آمن")
    assert [piece.text for piece in said.pieces if piece.is_found] == ["السد"]
    assert said.cut_before


def test_what_is_quoted_alone_has_its_marks() -> None:
    assert of("السد آمن", "", form="direct").is_direct
    assert of("السد آمن", "السد آمن", form="direct").is_direct
    assert not of("السد آمن", "قال: «السد آمن».", form="direct").is_direct
    assert not of("السد آمن", "", form="indirect").is_direct


def test_what_a_reader_has_to_beware_of_is_told() -> None:
    said = of("السد آمن", "")
    assert (said.is_denial, said.act, said.via, said.is_day_from_text) == (
        *(True, "denied"),
        *("وكالة الساحل, قناة النهر", True),
    )
    assert (said.verb, said.to) == ("زعم", "to: السكان")
    [unnamed] = shown([row("السد آمن", "") | {"kind": "unnamed", "act": "say"}], frozenset(), "en")
    assert (unnamed.is_nameless, unnamed.mark) == (True, "an unnamed source")


DAYS = st.dictionaries(st.dates(date(1990, 1, 1), date(2050, 1, 1)).map(str), st.integers(1, 9000))


@given(DAYS, st.integers(0, 9), st.sampled_from(["ar", "en"]))
def test_bars_hold_every_number_and_lie_in_the_drawing(
    days: dict[str, int], undated: int, language: Any
) -> None:
    times = timeline([*days.items(), ("", undated)], language)
    if times is None:
        assert len(days) < 2
        return
    assert sum(bar.number for bar in times.bars) == sum(days.values())
    assert times.undated == undated
    assert times.most == max(bar.number for bar in times.bars)
    whens = [bar.when for bar in times.bars]
    assert whens == sorted(set(whens))
    for bar in times.bars:
        assert bar.number == sum(n for day, n in days.items() if day.startswith(bar.when))
        assert 0 <= bar.x <= times.width - times.bar
        assert 0 < bar.height <= times.height and abs(bar.y + bar.height - times.height) < 0.2
    places = [bar.x for bar in times.bars]
    assert places == sorted(places, reverse=language == "ar")


@pytest.mark.parametrize(("days", "letters"), [(30, 10), (92, 10), (93, 7), (2100, 7), (2300, 4)])
def test_long_times_are_told_by_month_or_by_year(days: int, letters: int) -> None:
    first = date(2016, 1, 1)
    times = timeline([(str(first), 1), (str(first + timedelta(days)), 2)], "en")
    assert times is not None
    assert {len(bar.when) for bar in times.bars} == {letters}


TEXTS = st.sampled_from(["", "السد"])
ASKED = st.builds(
    Wanted,
    *(TEXTS, TEXTS, TEXTS),
    *[st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(tuple)] * 3,
    *([TEXTS] * 7),
)


@given(ASKED)
def test_a_filter_that_is_added_and_taken_away_leaves_the_search(wanted: Wanted) -> None:
    for name, value in wanted.chosen():
        less = wanted.without(name, value)
        assert Counter(less.chosen()) == Counter(wanted.chosen()) - Counter([(name, value)])
        assert Counter(less.narrowed(**{name: value}).chosen()) == Counter(wanted.chosen())
    assert set(wanted.query) == {name for name, value in wanted._asdict().items() if value}
    assert wanted.asks == any((wanted.q, *wanted.chosen()))


@pytest.mark.parametrize(
    ("kinds", "meant"),
    [
        ((), ("group", "unnamed", "unsourced")),
        (("person", "group"), ("group",)),
        (("person",), ("group", "unnamed", "unsourced")),
    ],
)
def test_nameless_sources_are_kinds(kinds: tuple[str, ...], meant: tuple[str, ...]) -> None:
    assert Wanted(kind=kinds, unnamed="1").filters.kinds == meant
