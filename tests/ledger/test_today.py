"""What is new in some days, and what an outlet's numbers rest on, of the example articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import LedgerError
from musnad.intake.files import cut
from musnad.ledger import ClaimFilters, Filters, Ledger
from musnad.ledger.evidence import KINDS, Piece
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link
from musnad.ledger.quoting import AROUND, quoted

ARTICLES = Path(__file__).parents[2] / "examples" / "outlets.jsonl"
FIRST, LAST = date(2024, 5, 15), date(2024, 5, 17)


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("today") / "ledger.db"
    ingest(cut([str(ARTICLES)]), path, [str(ARTICLES)], Settings({}))
    link(path)
    with Ledger(path) as opened:
        yield opened


def test_days_come_the_newest_first_and_none_later_than_asked(linked: Ledger) -> None:
    assert linked.days(date.max, 9) == [LAST, date(2024, 5, 16), FIRST]
    assert linked.days(date(2024, 5, 16), 1) == [date(2024, 5, 16)]
    assert linked.days(date(2024, 5, 14), 9) == []


def test_claims_of_some_days_are_those_told_then_and_rest_on_one_origin(linked: Ledger) -> None:
    today = linked.today(FIRST, LAST)
    assert (today.articles, today.outlets) == (12, 5)
    assert today.unnamed.first
    for spread in (*today.unnamed.first, *today.single.first):
        claim = linked.claim(spread.id)
        assert (claim.at_most == 1) and claim.one_unnamed == spread.unnamed
        tellers = dict.fromkeys(member.article.outlet for member in claim.members)
        assert spread.tellers == tuple(tellers)
        assert spread.origin == claim.origins[0].name
        assert spread.first_outlet == claim.members[0].article.outlet
    counts = [len(spread.tellers) for spread in today.single.first]
    assert counts == sorted(counts, reverse=True)
    stories = [linked.claim(spread.id).story for spread in today.single.first]
    assert len(set(stories)) == len(stories)


def test_a_day_has_only_what_was_told_on_it(linked: Ledger) -> None:
    today = linked.today(LAST, LAST)
    for spread in (*today.unnamed.first, *today.single.first):
        there = {
            member.article.outlet
            for member in linked.claim(spread.id).members
            if member.article.day == LAST
        }
        assert set(spread.tellers) == there != set()
    empty = linked.today(date(2020, 1, 1), date(2020, 1, 1))
    assert empty.articles == 0
    assert not (empty.stories.first or empty.changed.first or empty.disputes.first)


def test_a_changed_figure_has_its_words_on_both_sides(linked: Ledger) -> None:
    [changed, *_] = linked.today(FIRST, LAST).changed.first
    assert (changed.before.said.words, changed.after.said.words) == ("12 ألف أسرة", "15 ألف أسرة")
    for told in (changed.before, changed.after):
        article = linked.article(f"#{told.article}").entry.article
        assert told.said.words in article.text
        assert article.outlet == told.outlet


def test_denials_and_stories_of_the_days(linked: Ledger) -> None:
    today = linked.today(FIRST, LAST)
    assert [dispute.kind for dispute in today.disputes.first] == ["denial"]
    assert [(story.articles, story.disputes) for story in today.stories.first] == [(7, 1), (4, 0)]
    assert linked.today(FIRST, LAST, limit=1).stories.total == 2


def test_the_evidence_is_as_much_as_the_number_says(linked: Ledger) -> None:
    sources = {row["outlet"]: row for row in linked.sources(unnamed=True)}
    for row in linked.outlets():
        name = row["outlet"]
        numbers = {
            "lost_credit": row["lost_credits"],
            "one_unnamed": row["one_unnamed"],
            "changed_figure": row["figures_changed"],
            "nameless": sources[name]["nameless"],
            "unnamed": sources[name]["unnamed"],
            "group": sources[name]["groups"],
            "unsourced": sources[name]["unsourced"],
        }
        assert set(numbers) == set(KINDS)
        for of, number in numbers.items():
            assert len(pieces(linked, name, of, 20)) == number


@pytest.mark.parametrize("of", KINDS)
def test_evidence_by_portions_is_the_same_evidence(linked: Ledger, of: str) -> None:
    for row in linked.outlets():
        whole = pieces(linked, row["outlet"], of, 100)
        assert pieces(linked, row["outlet"], of, 1) == whole
        assert len({msgspec.json.encode(piece) for piece in whole}) == len(whole)


def pieces(ledger: Ledger, outlet: str, of: str, limit: int) -> list[Piece]:
    found: list[Piece] = []
    after = None
    while True:
        part = ledger.evidence(outlet, of, after, limit)
        found += part.pieces
        after = part.after
        if after is None:
            return found


def test_a_lost_credit_has_both_sides_and_the_credit(linked: Ledger) -> None:
    lost = linked.copies(lost_credit=True)
    assert len(lost)
    for row in lost:
        [piece, *_] = pieces(linked, row["outlet"], "lost_credit", 20)
        assert piece.copy.outlet == row["outlet"]
        first = linked.article(f"#{piece.first.article}").entry
        assert piece.credit.words in first.article.byline + first.article.text
        assert piece.agency in [credit.name for credit in first.reading.credits]


def test_claims_on_one_unnamed_source_are_those_that_the_filters_leave(linked: Ledger) -> None:
    for row in linked.outlets():
        own = Filters(outlets=(row["outlet"],))
        claims = linked.claims("", own, None, ClaimFilters(one_unnamed=True))
        found = pieces(linked, row["outlet"], "one_unnamed", 20)
        assert {piece.claim for piece in found} == {claim["id"] for claim in claims}


def test_what_cannot_be_asked_is_said(linked: Ledger) -> None:
    with pytest.raises(ValueError, match="no kind of evidence"):
        linked.evidence("صحيفة الوادي", "colour")
    with pytest.raises(LedgerError, match="no outlet"):
        linked.evidence("none", "nameless")
    with pytest.raises(ValueError, match="go on after"):
        linked.evidence("صحيفة الوادي", "nameless", -1)
    assert linked.evidence("صحيفة الوادي", "nameless", 2**62).pieces == ()


def test_the_last_run_is_told(linked: Ledger) -> None:
    run = linked.last_run()
    assert run is not None
    assert run["articles"] == 12
    assert run["ended"]


@given(st.text(), st.text(), st.text())
def test_a_quotation_keeps_its_words_and_cuts_between_others(
    before: str, words: str, after: str
) -> None:
    told = quoted(before[-AROUND - 1 :], words, after[: AROUND + 1])
    assert told.words == words
    assert before.endswith(told.before.removeprefix("… "))
    assert after.startswith(told.after.removesuffix(" …"))
