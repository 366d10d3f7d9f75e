"""Full-text search: forms of a word, ranking, phrases and filters."""

import pytest
from archive import ARTICLES

from musnad.errors import LedgerError
from musnad.ledger import Filters, Ledger, filters
from musnad.ledger.filters import days_of
from musnad.text.terms import name_terms, terms


def found(ledger, query="", limit=20, **filters):
    return [row["content"] for row in ledger.find(query, Filters(**filters), limit)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("المقاتلين", "مقاتلون"),
        ("والوزير", "وزير"),
        ("وَزِير", "الوزير"),
        ("أسعار", "اسعار"),
        ("المدرسة", "مدرسه"),
        ("للوزارة", "الوزارة"),
        ("٢٠٠", "200"),
    ],
)
def test_forms_of_one_word_are_one_term(one, other):
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize(("one", "other"), [("كتاب", "كاتب"), ("وزراء", "وزير"), ("سد", "سيد")])
def test_other_words_are_not(one, other):
    assert terms(one) != terms(other)


def test_stopwords_are_left_out_and_names_keep_their_endings():
    assert terms("في من إلى") == []
    assert name_terms("والجبيري") == ["جبيري"]


@pytest.mark.parametrize(
    "query", ["عدد المقاتلين", "مقاتل العدد", "عَدَد مقاتلون", "المقاتلين في عدد"]
)
def test_all_words_in_any_order_and_form(ledger, query):
    assert found(ledger, query)[0] == "إن عدد المقاتلين في المدينة يتجاوز 1200 مقاتل"
    assert found(ledger, f"{query} القمح") == []


def test_a_word_of_the_title_counts_for_less(ledger):
    rows = list(ledger.find("القمح"))
    inside = ["القمح" in row["content"] for row in rows]
    assert inside == sorted(inside, reverse=True)
    assert True in inside and False in inside
    assert [row["score"] for row in rows] == sorted((r["score"] for r in rows), reverse=True)


@pytest.mark.parametrize("marks", ['"{}"', "«{}»", "“{}”"])
def test_a_phrase_stands_in_this_order(ledger, marks):
    assert found(ledger, marks.format("عدد المقاتلين"))
    assert found(ledger, marks.format("المقاتلين عدد")) == []


def test_a_limit(ledger):
    assert len(found(ledger, limit=2)) == 2
    assert len(found(ledger, '"أسعار القمح"', limit=1)) == 1


@pytest.mark.parametrize(
    ("query", "filters"),
    [("", Filters()), ("", Filters(kinds=("person",))), ("السد OR أسعار", Filters())],
)
def test_the_newest_first_and_what_has_no_day_last(ledger, put, take, query, filters):
    take(put("more.jsonl", [{"id": "9", "outlet": "o", "text": "قال رائد الكحلاوي إن السد آمن."}]))
    rows = list(ledger.find(query, filters, newest=True))
    days = [str(row["day"] or "") for row in rows]
    assert days == sorted(days, reverse=True)
    assert days[-1] == "" < days[0]
    assert {row["id"] for row in rows} == {row["id"] for row in ledger.find(query, filters)}


def test_by_speaker(ledger):
    assert len(found(ledger, speaker="الكحلاوي رائد")) == 3
    assert found(ledger, "حصة", speaker="رائد")
    assert found(ledger, speaker="زيد") == []


def test_by_kind_act_and_outlet(ledger):
    assert {row["kind"] for row in ledger.find("", Filters(kinds=("unnamed",)))} == {"unnamed"}
    assert {row["act"] for row in ledger.find("", Filters(acts=("deny", "warn")))} == {
        "deny",
        "warn",
    }
    outlets = {row["outlet"] for row in ledger.find("", Filters(outlets=("BAWABAT-alsahel",)))}
    assert outlets == {"bawabat-alsahel"}


def test_by_relay(ledger):
    rows = list(ledger.find("", Filters(via="رويترز")))
    assert rows
    assert all(any("رويترز" in relay for relay in row["via"]) for row in rows)
    assert found(ledger, via="الأناضول") == []


def test_by_reporting_word_in_any_form(ledger):
    for word in ("حذر", "يحذر", "وحذرت"[1:], "محذرا"):
        assert [row["verb"] for row in ledger.find("", Filters(verb=word))] == ["حذر"]
    assert [row["verb"] for row in ledger.find("", Filters(verb="قال"))] == ["قال"]
    assert found(ledger, "القمح", verb="حذر") == []
    assert [row["verb"] for row in ledger.find("القمح", Filters(verb="أكد"))] == ["أكدت"]


def test_by_addressee(ledger, put, take):
    text = "دعا الوزير سكان الوادي إلى الصبر. وقال للصحفيين إن السد آمن."
    take(put("more.jsonl", [{"id": "9", "outlet": "o", "text": text}]))
    [row] = ledger.find("", Filters(addressee="الوادي سكان"))
    assert (row["addressee"], row["verb"], row["content"]) == ("سكان الوادي", "دعا", "الصبر")
    [row] = ledger.find("السد", Filters(addressee="صحفيين"))
    assert row["addressee"] == "الصحفيين"
    assert found(ledger, addressee="سكان", verb="قال") == []
    assert found(ledger, addressee="الكحلاوي") == []


def test_what_was_replaced_is_found_by_no_word_of_its_own(ledger, put, take):
    article = {"id": "9", "outlet": "o", "text": "زعم سالم الكندي أن السد آمن."}
    take(put("more.jsonl", [article]))
    assert len(found(ledger, verb="زعم")) == 1
    take(put("again.jsonl", [article | {"text": "أكد سالم الكندي أن السد آمن."}]))
    assert found(ledger, verb="زعم") == []


@pytest.mark.parametrize(
    ("since", "until", "articles"),
    [
        ("2024", None, {1, 2}),
        ("2024-06", None, {2}),
        (None, "2023", {3}),
        ("2024-05-14", "2024-05-14", {1}),
        ("2023-12-31", "2024-05", {1, 3}),
        ("2025", None, set()),
    ],
)
def test_by_day_month_or_year_of_publication(ledger, since, until, articles):
    rows = ledger.find("", Filters(since=since, until=until))
    assert {row["article"] for row in rows} == articles


@pytest.mark.parametrize(
    ("figure", "number"),
    [("1200", 1), ("1000..1500", 1), ("300 USD", 1), ("15 %", 1), ("15%", 1), ("10000..", 0)],
)
def test_by_figure(ledger, figure, number):
    assert len({row["article"] for row in ledger.find("", Filters(figure=figure))}) == number


@pytest.mark.parametrize(
    "figure", ["1..", "..300", "300", "300 USD", "1000..1500", "15 %", "5000000000.."]
)
def test_figures_that_are_looked_up_and_those_that_are_checked_are_the_same(
    ledger, monkeypatch, figure
):
    asked = Filters(figure=figure)
    looked_up = [row["id"] for row in ledger.find("", asked)]
    monkeypatch.setattr(filters, "_FEW", -1)
    assert [row["id"] for row in ledger.find("", asked)] == looked_up
    assert ledger.find("", asked, limit=1).total == len(looked_up)


@pytest.mark.parametrize(
    "filters",
    [
        {"since": "May"},
        {"until": "2024-13"},
        {"figure": "many"},
        {"figure": ".."},
        {"speaker": "-"},
    ],
)
def test_a_filter_that_is_none_is_told(ledger, filters):
    with pytest.raises(ValueError, match=next(iter(filters.values()))):
        ledger.find("", Filters(**filters))


def test_a_question_without_words_is_told(ledger):
    with pytest.raises(ValueError, match="no word"):
        ledger.find("؟!")


def test_an_outlet_that_is_not_there_is_told_with_those_that_are(ledger):
    with pytest.raises(LedgerError, match="it has bawabat-alsahel, sahifat-alwadi"):
        ledger.find("", Filters(outlets=("okaz",)))


def test_the_last_day_of_the_calendar():
    assert str(days_of("9999-12-31")[1]) == "9999-12-31"


def test_speakers_and_what_they_said(ledger):
    first = next(iter(ledger.speakers(Filters(kinds=("person",)))))
    assert first["statements"] >= 2
    days = [row["day"] for row in ledger.speaker("الكحلاوي")]
    assert days == sorted(days)
    assert len(days) == 3


@pytest.mark.parametrize("filters", [Filters(), Filters(since="2024")])
def test_speakers_of_one_kind(ledger, filters):
    everyone = list(ledger.speakers(filters))
    assert {row["kind"] for row in everyone} > {"person"}
    persons = ledger.speakers(filters, mostly="person")
    assert list(persons) == [row for row in everyone if row["kind"] == "person"]
    some = ledger.speakers(filters, 1, mostly="person")
    assert (some.total, some.is_counted) == (1, False)
    paged = list(some)
    while some.next:
        some = ledger.speakers(filters, 1, some.next, mostly="person")
        paged += some
    assert paged == list(persons)
    assert len(paged) > 1


def test_sources_and_who_leans_on_unnamed_ones(ledger):
    rows = {row["outlet"]: row for row in ledger.sources()}
    kinds = ("persons", "organizations", "documents", "unnamed", "groups", "unsourced")
    for row in rows.values():
        assert sum(row[kind] for kind in kinds) == row["statements"]
    shares = [row["share"] for row in ledger.sources(unnamed=True)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0


def test_stats_and_sql(ledger):
    stats = {row["name"]: row["value"] for row in ledger.stats()}
    assert (stats["articles"], stats["outlets"]) == (len(ARTICLES), 2)
    assert len(ledger.sql("SELECT * FROM said")) == stats["statements"]


def test_answers_are_tables_of_every_kind(ledger):
    answer = ledger.find("المقاتلين")
    rows = list(answer)
    assert len(answer) == len(rows) > 0
    assert answer.columns == list(rows[0])
    assert answer.to_arrow().to_pylist() == rows
    assert list(answer.to_pandas()["content"]) == [row["content"] for row in rows]
    assert answer.to_polars().to_dicts() == rows


def test_an_empty_ledger_answers_with_nothing(take, path, put):
    take(put("none.jsonl", []))
    with Ledger(path) as ledger:
        for answer in (ledger.find("سد"), ledger.speakers(), ledger.sources(unnamed=True)):
            assert list(answer) == []
