"""What the pages of claims are made of, without a browser."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.claims.chain import Chain, Edge, Node, trees_of
from musnad.claims.model import Origin, Words
from musnad.ledger import ClaimHeld, Ledger
from musnad.ledger.changes import Around, around
from musnad.ledger.claims_held import ArticleHeld, MemberHeld, MutationHeld
from musnad.quantities import Quantity
from musnad.serve.claims.changes import Unnamed, changed, unnamed_agencies
from musnad.serve.claims.chart import HEIGHT, chart_of
from musnad.serve.claims.saying import pieces
from musnad.serve.claims.way import way_of
from musnad.serve.languages import Speech
from musnad.text.terms import terms


def spread(copies: int) -> ClaimHeld:
    """A claim that one speaker made in one outlet, which so many others copied on one day."""
    members = tuple(
        MemberHeld(
            article=ArticleHeld(
                article=number,
                id="",
                outlet=f"صحيفة {number}",
                url="",
                title="",
                day=date(2024, 5, 15),
            ),
            field="text",
            start=0,
            end=4,
            text="سيفتح",
            statement="s",
            act="say",
        )
        for number in range(copies + 1)
    )
    day = "2024-05-15"
    nodes = [Node(key="speaker", kind="speaker", name="سالم", day=day, members=(0,))]
    nodes += [
        Node(
            key=f"a{number}",
            kind="article",
            name=f"صحيفة {number}",
            day=day,
            members=(number,) if number else tuple(range(copies + 1)),
        )
        for number in range(copies + 1)
    ]
    edges = [Edge(source="speaker", target="a0")]
    edges += [Edge(source="a0", target=f"a{number}") for number in range(1, copies + 1)]
    return ClaimHeld(
        id="c",
        claim="سيفتح",
        story="s",
        title="",
        first_day=date(2024, 5, 15),
        last_day=date(2024, 5, 15),
        outlets=copies + 1,
        at_least=1,
        at_most=1,
        one_unnamed=False,
        origins=(),
        chain=Chain(nodes=tuple(nodes), edges=tuple(edges)),
        members=members,
        mutations=(),
        disputes=(),
        links=(),
    )


@pytest.mark.parametrize("copies", [0, 5, 6, 40])
def test_many_copies_are_folded_and_none_is_lost(copies: int) -> None:
    way = way_of(spread(copies), [], [], Speech("en"))
    told = [each for _, step in way.boxes for each in (step.folded or (step,))]
    assert sorted(step.key for step in told) == sorted(
        ["speaker", *(f"a{number}" for number in range(copies + 1))]
    )
    assert len(way.boxes) <= 8
    assert bool(way.folded) == (copies > 5)


def test_articles_folded_under_who_said_it_are_no_copies() -> None:
    copied = spread(9)
    edges = tuple(
        Edge(source="speaker", target=edge.target) if edge.source == "a0" else edge
        for edge in copied.chain.edges
    )
    quoting = msgspec.structs.replace(copied, chain=Chain(nodes=copied.chain.nodes, edges=edges))
    for claim, told in ((copied, "+5 copies"), (quoting, "+6 articles")):
        [more] = way_of(claim, [], [], Speech("en")).folded
        assert more.name == told


def test_each_member_stands_in_its_own_article() -> None:
    way = way_of(spread(3), [], [], Speech("ar"))
    articles = {step.key: step.article for _, step in way.boxes if step.article}
    assert {key: each.article for key, each in articles.items()} == {
        "a0": 0,
        "a1": 1,
        "a2": 2,
        "a3": 3,
    }


def test_every_change_is_numbered_once_and_has_a_sign(ledger: Path) -> None:
    with Ledger(ledger) as asked:
        claims = [asked.claim(row["id"]) for row in asked.claims(limit=None)]
    for claim in claims:
        kinds, unnamed = changed(claim), unnamed_agencies(claim)
        numbers = [change.number for kind in kinds for change in kind.changes]
        assert numbers == list(range(1, len(numbers) + 1))
        way = way_of(claim, kinds, unnamed, Speech("ar"))
        assert {sign.number for sign in way.signs} == set(numbers)


def test_an_origin_is_listed_once_with_all_its_tellings() -> None:
    origins = (
        Origin(name="أخبار الشمال", kind="outlet", members=(0, 3)),
        Origin(name="سالم النعماني", kind="named", members=(1,)),
        Origin(name="اخبار الشمال", kind="outlet", members=(2,)),
        Origin(name="أخبار الشمال", kind="agency", members=(4,)),
    )
    found = msgspec.structs.replace(spread(1), origins=origins).named_origins()
    assert [(origin.name, origin.kind, origin.members) for origin in found] == [
        ("أخبار الشمال", "outlet", (0, 2, 3)),
        ("سالم النعماني", "named", (1,)),
        ("أخبار الشمال", "agency", (4,)),
    ]


def test_an_article_that_does_not_name_the_agency_is_marked_so() -> None:
    claim = spread(1)
    words = Words(field="text", start=0, end=3, text="واس")
    mutation = MutationHeld(
        source=1,
        target=0,
        kind="attribution",
        credit=True,
        before=words,
        after=None,
        said_before=words,
        said_after=words,
    )
    claim = msgspec.structs.replace(claim, mutations=(mutation,))
    unnamed = unnamed_agencies(claim)
    assert unnamed == [Unnamed("واس", naming=1, without=0)]
    notes = {step.key: step.notes for _, step in way_of(claim, [], unnamed, Speech("en")).boxes}
    assert [note.words for note in notes["a0"]] == ["agency not named"]


def test_those_who_name_each_other_are_told_once() -> None:
    nodes = [
        Node(key=key, kind="relay", name=key, day="2024-05-15", members=(0,)) for key in ("a", "b")
    ]
    edges = (Edge(source="a", target="b"), Edge(source="b", target="a"))
    [tree] = trees_of(Chain(nodes=tuple(nodes), edges=edges))
    assert tree.node.key == "a"
    assert tree.below[0].below[0].is_again


def figures(values: list[float]) -> st.SearchStrategy[Quantity]:
    return st.lists(
        st.fixed_dictionaries(
            {
                "day": st.dates(date(2024, 1, 1), date(2024, 1, 9)),
                "outlet": st.sampled_from(["الوادي", "الميناء"]),
                "value": st.sampled_from(values),
                "bound": st.sampled_from(["", "at_most", "at_least"]),
                "unit": st.just("أسرة"),
                "text": st.just("ألف"),
            }
        ),
        min_size=1,
        max_size=30,
    ).map(lambda rows: Quantity("", ("أسرة",), tuple(rows), False))


@given(figures([0.0, 1.0, 2.0, 250.0, 1e9]), st.booleans())
def test_all_marks_of_a_chart_are_within(told: Quantity, from_right: bool) -> None:
    chart = chart_of(told, from_right=from_right)
    assert sum(len(dot.rows) for dot in chart.dots) == len(told.rows)
    for dot in chart.dots:
        assert chart.left <= dot.x <= chart.right
        assert 0 <= dot.y <= HEIGHT
    labels = sorted(tick.label for tick in chart.ticks)
    assert all(below - above >= 20 for above, below in pairwise(labels))


@given(figures([0.0, 500.0, 1000.0]))
def test_marks_of_one_day_stand_apart(told: Quantity) -> None:
    chart = chart_of(told, from_right=True)
    for a, b in combinations(chart.dots, 2):
        if a.rows[0]["day"] == b.rows[0]["day"]:
            assert abs(a.x - b.x) >= 20 or abs(a.y - b.y) >= 20


def test_a_number_above_a_mark_stands_clear_of_the_next_mark() -> None:
    rows = [
        {"day": "2024-05-15", "value": value, "bound": "", "unit": "رجل"}
        for value in (10.0, 12.0, 12.0, 13.0, 15.0)
    ]
    chart = chart_of(Quantity("قتل", ("رجل",), tuple(rows), True), from_right=False)
    twelve, thirteen = chart.dots[1:3]
    assert len(twelve.rows) == 2
    assert abs(twelve.x - thirteen.x) >= 20 or twelve.y - thirteen.y >= 36


def test_long_numbers_beside_each_other_stand_above_and_below() -> None:
    rows = [
        {"day": "2024-05-15", "value": value, "bound": "", "unit": "SAR"}
        for value in (375.5e6, 375526840.0, 376e6, 400e6)
    ]
    dots = chart_of(Quantity("", ("SAR",), tuple(rows), True), from_right=False).dots
    assert [dot.label < dot.y for dot in dots] == [True, False, True, True]


@given(st.text("ابت ", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_sentence_is_parted_where_its_words_changed(text: str, at: int, to: int) -> None:
    at, to = sorted((min(at, len(text)), min(to, len(text))))
    said = Words(field="text", start=100, end=100 + len(text), text=text)
    changed = Words(field="text", start=100 + at, end=100 + to, text=text[at:to])
    assert around(said, changed) == Around(text[:at], text[at:to], text[to:])
    assert around(said, None) == Around(text, "", "")


def test_long_sentences_are_cut_between_words() -> None:
    words = "كلمة " * 50
    cut = Around(words, "تغيّرت", f" {words}").cut(30)
    assert cut.before.startswith("… كلمة") and cut.after.endswith("كلمة …")
    assert len(cut.before) <= 32 and len(cut.after) <= 32


def test_words_that_were_looked_for_are_parted_and_nothing_is_lost() -> None:
    told = list(pieces("قال إن المياه عادت", frozenset(terms("المياه"))))
    assert "".join(piece.text for piece in told) == "قال إن المياه عادت"
    assert [piece.text for piece in told if piece.is_wanted] == ["المياه"]
