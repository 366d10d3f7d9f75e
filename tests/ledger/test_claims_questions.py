"""What is asked of linked articles: two events, with a copy, a lost credit, another figure."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.errors import LedgerError
from musnad.intake.files import cut
from musnad.ledger import ClaimFilters, Filters, Ledger
from musnad.ledger.claims_held import ClaimHeld, StoryHeld
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link

ARTICLES = Path(__file__).parents[2] / "examples" / "outlets.jsonl"


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    path = tmp_path_factory.mktemp("linked") / "ledger.db"
    ingest(cut([str(ARTICLES)]), path, [str(ARTICLES)], Settings({}))
    link(path)
    with Ledger(path) as opened:
        yield opened


def ids(answer):
    return [row["id"] for row in answer]


def claims(ledger, query="", filters=None, **own):
    return ledger.claims(query, filters or Filters(), None, ClaimFilters(**own))


def test_stories_come_the_most_told_first_and_are_counted(linked):
    found = linked.stories()
    assert [row["articles"] for row in found] == [7, 4]
    assert linked.stories(limit=1).total == 2
    assert ids(linked.stories("حريق")) == [ids(found)[1]]
    assert ids(linked.stories(filters=Filters(until="2024-05-15"))) == [ids(found)[0]]
    assert len(linked.stories("زرافة")) == 0


def test_a_story_has_each_article_once_and_copies_name_a_first_telling(linked):
    story = linked.story(ids(linked.stories())[0])
    numbers = [article.article for article in story.articles]
    assert len(set(numbers)) == len(numbers) == 7
    firsts = {article.article for article in story.articles if article.copy is None}
    copied = [article.copy for article in story.articles if article.copy]
    assert {copy.article for copy in copied} <= firsts
    assert [copy.credit for copy in copied].count("dropped") == 2
    told = [(claim.outlets, claim.members) for claim in story.claims]
    assert told == sorted(told, reverse=True)
    assert story.disputes


def test_claims_are_found_by_words_in_any_form(linked):
    assert any("تشققات" in row["claim"] for row in linked.claims("تشقق السد"))
    assert linked.claims("«ظهرت في جسم السد»").total >= 1
    assert linked.claims("«السد جسم في ظهرت»").total == 0
    assert linked.claims("زرافة").total == 0


def test_filters_of_claims_leave_what_they_say(linked):
    everything = {row["id"]: row for row in claims(linked)}
    assert {i for i, row in everything.items() if row["disputes"]} == set(
        ids(claims(linked, disputed=True))
    )
    assert {i for i, row in everything.items() if row["one_unnamed"]} == set(
        ids(claims(linked, one_unnamed=True))
    )
    assert {i for i, row in everything.items() if row["at_most"] <= 1} == set(
        ids(claims(linked, roots_at_most=1))
    )
    with pytest.raises(ValueError, match="no kind of change"):
        claims(linked, changed=("colour",))


def test_what_wants_checking_comes_first(linked):
    told, doubtful = linked.claims(limit=None), linked.claims(limit=None, doubtful_first=True)
    assert set(ids(told)) == set(ids(doubtful))
    changed = set(ids(claims(linked, changed=("figure",))))
    place = [0 if row["disputes"] else 1 if row["id"] in changed else 2 for row in doubtful]
    assert place == sorted(place)
    assert {0, 1, 2} <= set(place)
    assert [row for row in told if row["id"] not in changed and not row["disputes"]] == [
        row for row, at in zip(doubtful, place, strict=True) if at == 2
    ]
    first = linked.claims(limit=2, doubtful_first=True)
    after = linked.claims(limit=2, doubtful_first=True, after=first.next)
    assert ids(first) + ids(after) == ids(doubtful)[:4]
    with pytest.raises(ValueError, match="cursor"):
        linked.claims(limit=2, after=first.next)


def test_copies_go_on_page_by_page(linked):
    every = [row["article"] for row in linked.copies(limit=None)]
    seen, after = [], ""
    while True:
        answer = linked.copies(limit=1, after=after)
        assert answer.total == len(every)
        seen += [row["article"] for row in answer]
        after = answer.next
        if not after:
            break
    assert seen == every
    narrowed = linked.copies(Filters(since="2024"), limit=None)
    assert [row["article"] for row in narrowed] == every


def test_what_changed_is_asked_of_the_outlet_that_changed_it(linked):
    changed = claims(linked, changed=("figure",))
    assert len(changed) >= 1
    there = claims(linked, filters=Filters(outlets=("أخبار الشمال",)), changed=("figure",))
    assert 1 <= len(there) < len(changed)
    assert set(ids(there)) < set(ids(changed))
    # From there it was told otherwise, so that another claim is the one changed there.
    before = claims(linked, filters=Filters(outlets=("بوابة مرجانة",)), changed=("figure",))
    assert set(ids(before)).isdisjoint(ids(there))


def test_a_lost_credit_is_no_lost_source(linked):
    lost = linked.claim(ids(claims(linked, changed=("credit",)))[0])
    assert any(mutation.credit for mutation in lost.mutations)
    for claim in ids(claims(linked, changed=("attribution",))):
        kinds = {(m.kind, m.credit) for m in linked.claim(claim).mutations}
        assert ("attribution", False) in kinds


@pytest.mark.parametrize(
    "filters",
    [
        Filters(outlets=("بوابة مرجانة",)),
        Filters(since="2024-05-17"),
        Filters(speaker="الكحلاوي"),
        Filters(kinds=("unnamed",)),
        Filters(acts=("deny",)),
    ],
)
def test_filters_leave_claims_with_a_telling_that_passes(linked, filters):
    left = ids(claims(linked, filters=filters))
    passing = {
        claim
        for claim in ids(claims(linked))
        if any(_passes(member, filters) for member in linked.claim(claim).members)
    }
    assert set(left) == passing
    assert 0 < len(left) < len(claims(linked))


def _passes(member, filters):
    return (
        (not filters.outlets or member.article.outlet in filters.outlets)
        and (not filters.since or member.article.day.isoformat() >= filters.since)
        and (not filters.speaker or filters.speaker in member.speaker)
        and (not filters.kinds or member.kind in filters.kinds)
        and (not filters.acts or member.act in filters.acts)
    )


def test_every_place_of_a_claim_is_in_its_article(linked):
    for claim in (linked.claim(called) for called in ids(claims(linked))):
        assert claim.at_least <= claim.at_most
        for member in claim.members:
            article = linked.article(f"#{member.article.article}").entry.article
            assert getattr(article, member.field)[member.start : member.end] == member.text
        for mutation in claim.mutations:
            sides = (
                (mutation.source, mutation.before, mutation.said_before),
                (mutation.target, mutation.after, mutation.said_after),
            )
            for number, words, said in sides:
                number = claim.members[number].article.article
                article = linked.article(f"#{number}").entry.article
                assert getattr(article, said.field)[said.start : said.end] == said.text
                if words:
                    assert said.start <= words.start
                    assert words.end <= said.end
                    assert getattr(article, words.field)[words.start : words.end] == words.text
        places = {number for node in claim.chain.nodes for number in node.members}
        assert places == set(range(len(claim.members)))


def test_what_is_held_goes_through_json(linked):
    claim = linked.claim(ids(claims(linked))[0])
    assert msgspec.json.decode(msgspec.json.encode(claim), type=ClaimHeld) == claim
    story = linked.story(ids(linked.stories())[0])
    assert msgspec.json.decode(msgspec.json.encode(story), type=StoryHeld) == story


def test_a_sentence_is_traced_to_its_claim_in_other_words_too(linked):
    for sentence in (
        "تشققات ظهرت في جسم السد",
        "قال شاهد إن تشققات قد ظهرت في جسم السد قبل ثلاثة أشهر",
    ):
        [best, *_] = linked.trace(sentence)
        assert "تشققات" in best["words"]
        assert best["alike"] >= 0.5
    traced = list(linked.trace("تشققات ظهرت في جسم السد"))
    likeness = [row["alike"] for row in traced]
    assert likeness == sorted(likeness, reverse=True)


def test_what_a_claim_lacks_of_a_sentence_is_told(linked):
    for added, lacking in (("", ""), (" بعد زلزال", "زلزال")):
        [best, *_] = linked.trace(f"تشققات ظهرت في جسم السد{added}")
        assert best["lacking"] == lacking


@pytest.mark.parametrize("sentence", ["زلزال عنيف يضرب العاصمة", "قال وزير المياه", "في السد"])
def test_nothing_is_invented_where_nothing_is_alike(linked, sentence):
    assert len(linked.trace(sentence)) == 0


def test_a_rumour_leads_to_its_denial_but_a_no_is_another_claim(linked):
    acts = {row["act"] for row in linked.trace("ظهور تشققات في جسم السد", None)}
    assert "deny" in acts
    assert len(linked.trace("لا تشققات ظهرت في جسم السد قبل ثلاثة أشهر")) < len(
        linked.trace("تشققات ظهرت في جسم السد قبل ثلاثة أشهر")
    )


def test_a_telling_is_fully_like_itself(linked):
    for row in claims(linked):
        traced = {found["id"]: found["alike"] for found in linked.trace(row["claim"], None)}
        assert traced[row["id"]] == 1.0


def test_an_article_is_traced_by_address_id_and_number(linked):
    by_address = ids(linked.trace("https://example.org/wadi/88"))
    assert by_address
    assert ids(linked.trace("wadi/88")) == by_address
    number = linked.article("wadi/88").number
    assert ids(linked.trace(str(number))) == ids(linked.trace(f" #{number} ")) == by_address
    for row in linked.trace("wadi/88"):
        assert row["alike"] is None
        assert row["article"] == number
        assert row["first_day"] <= row["day"]
    with pytest.raises(LedgerError, match="no article"):
        linked.trace("https://example.org/nowhere")


@pytest.mark.parametrize("sentence", ["", "!!", "،"])
def test_a_sentence_without_words_is_refused(linked, sentence):
    with pytest.raises(ValueError, match="no word"):
        linked.trace(sentence)


def test_copies_and_outlets_tell_the_same_numbers(linked):
    by_outlet = {row["outlet"]: row for row in linked.outlets()}
    assert sum(row["articles"] for row in by_outlet.values()) == 12
    for outlet, row in by_outlet.items():
        of_outlet = Filters(outlets=(outlet,))
        assert linked.copies(of_outlet).total == row["copies"]
        assert linked.copies(of_outlet, lost_credit=True).total == row["lost_credits"]
        assert claims(linked, filters=of_outlet).total == row["claims"]
        assert claims(linked, filters=of_outlet, one_unnamed=True).total == row["one_unnamed"]
        changed = claims(linked, filters=of_outlet, changed=("figure",))
        assert changed.total == row["figures_changed"]
    assert any(row["lost_credits"] for row in by_outlet.values())
    assert all(row["agency"] for row in linked.copies(lost_credit=True))


def test_filters_narrow_outlets(linked):
    [row] = linked.outlets(Filters(outlets=("أخبار الشمال",)))
    assert row["outlet"] == "أخبار الشمال"
    assert linked.outlets(Filters(since="2030")).total == 0


def test_what_is_not_there_is_said(linked, take, put, path):
    for ask in (linked.claim, linked.story):
        with pytest.raises(LedgerError, match="in this ledger"):
            ask("c000000000000\x00")
    take(put("one.jsonl", [{"text": "قال سالم الراشدي إن الجسر مغلق.", "published": "2024-05-01"}]))
    with Ledger(path) as never, pytest.raises(LedgerError, match="musnad link"):
        never.claims()


def test_articles_that_came_since_are_counted(linked, take, put, path):
    article = {"text": "قال سالم الراشدي إن الجسر مغلق.", "published": "2024-05-01"}
    take(put("one.jsonl", [article]))
    link(path)
    take(put("two.jsonl", [{**article, "id": "2"}, {"text": "بلا يوم."}]))
    with Ledger(path) as later:
        assert later.unlinked() == 1
        assert later.stories().total == 0
    assert linked.unlinked() == 0


@settings(max_examples=30)
@given(st.text(alphabet="اأبتسدملنوي \"«»*()ORAND'-:", max_size=40))
def test_any_words_are_a_question_or_refused_in_words(linked, text):
    for ask in (linked.claims, linked.stories, linked.trace):
        try:
            ask(text)
        except (ValueError, LedgerError) as error:  # a Latin word alone is an article's name
            assert str(error)


def test_disputed_statements_are_those_of_disputes_and_of_disputed_claims(linked):
    sides = linked.sql("SELECT statement FROM sides WHERE statement IS NOT NULL")
    members = linked.sql(
        "SELECT m.statement FROM members m JOIN families f USING (family) "
        "WHERE f.disputes > 0 AND m.statement IS NOT NULL"
    )
    expected = {row["statement"] for answer in (sides, members) for row in answer}
    found = linked.find("", Filters(disputed=True), None)
    assert {row["statement"] for row in found} == expected != set()
    assert linked.facets("", Filters(disputed=True)).disputed == len(expected)
    assert len(linked.find("", Filters(), None)) > len(expected)
