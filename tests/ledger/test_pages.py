"""Pages: all of them together are the answer, nothing twice, whatever comes in meanwhile."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.intake.files import cut
from musnad.ledger import ClaimFilters, Filters, Ledger
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link

DAY = date(2024, 5, 1)
NAMES = ("رائد الكحلاوي", "سليم البرقاوي", "نوال الصيرفي", "منظمة نداء الساحل", "مصدر مطلع")
THINGS = ("أسعار القمح", "السد", "الجسر", "عدد المقاتلين", "موسم الحصاد")

articles = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.integers(0, 12).map(str),
            "outlet": st.sampled_from(("alwadi", "alsahel")),
            "published": st.sampled_from(["", *(str(DAY + timedelta(days)) for days in range(4))]),
            "text": st.lists(
                st.builds(
                    "قال {} إن {} آمن تماما اليوم رقم {}.".format,
                    st.sampled_from(NAMES),
                    st.sampled_from(THINGS),
                    st.integers(1, 40),
                ),
                min_size=1,
                max_size=3,
            ).map(" ".join),
        }
    ),
    min_size=1,
    max_size=10,
)

QUESTIONS = {
    "by day": lambda ledger, **page: ledger.find("", **page),
    "some": lambda ledger, **page: ledger.find("", Filters(since="2024-05-02"), **page),
    "articles": lambda ledger, **page: ledger.articles(**page),
    "articles of some": lambda ledger, **page: ledger.articles(Filters(speaker="رائد"), **page),
    "newest": lambda ledger, **page: ledger.find("", newest=True, **page),
    "newest with words": lambda ledger, **page: ledger.find("القمح OR السد", newest=True, **page),
    "best": lambda ledger, **page: ledger.find("القمح OR السد", **page),
    "speaker": lambda ledger, **page: ledger.speaker("رائد", **page),
    "speakers": lambda ledger, **page: ledger.speakers(**page),
    "speakers of some": lambda ledger, **page: ledger.speakers(Filters(acts=("say",)), **page),
}
LINKED = {
    "stories": lambda ledger, **page: ledger.stories(**page),
    "claims": lambda ledger, **page: ledger.claims(**page),
    "claims with words": lambda ledger, **page: ledger.claims("السد OR حريق", **page),
    "disputed claims": lambda ledger, **page: ledger.claims(
        own=ClaimFilters(disputed=True), **page
    ),
    "copies": lambda ledger, **page: ledger.copies(**page),
}


def paged(ask, ledger, limit, meanwhile=lambda: None):
    """All pages one after the other, and how many rows each says there are."""
    rows, totals, after = [], set(), ""
    for _ in count():
        answer = ask(ledger, limit=limit, after=after)
        rows += [{k: v for k, v in row.items() if k != "sentence"} for row in answer]
        totals.add((answer.total, answer.is_counted))
        after = answer.next
        if not after:
            return rows, totals
        assert len(answer) == limit
        meanwhile()


@pytest.fixture
def taking(tmp_path, put):
    """A ledger into which articles are taken one list after the other."""
    number = count()

    def take(path, articles):
        file = put(f"{next(number)}.jsonl", articles)
        ingest(cut([file]), path, [file], Settings({}), workers=0)

    return take


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles, articles, st.integers(1, 4), st.data())
def test_pages_together_are_what_there_was_when_the_first_was_asked(
    taking, tmp_path, there, coming, limit, data
):
    path = tmp_path / f"{data.draw(st.uuids())}.db"
    taking(path, there)
    waiting = list(coming)
    with Ledger(path) as ledger:
        for ask in QUESTIONS.values():
            whole = list(ask(ledger, limit=None))
            alone, totals = paged(ask, ledger, limit)
            assert alone == whole
            assert totals == {(len(whole), True)}

        def one_more():
            if waiting:
                taking(path, [waiting.pop()])

        exact = ("by day", "some", "articles", "articles of some", "speaker", "speakers of some")
        for name in exact:
            ask = QUESTIONS[name]
            whole = list(ask(ledger, limit=None))
            met, totals = paged(ask, ledger, limit, one_more)
            if name == "speakers of some":
                # Their names are as they are now usually spelt.
                assert [row["statements"] for row in met] == [row["statements"] for row in whole]
            else:
                assert met == whole
            assert totals == {(len(whole), True)}


def test_the_best_stay_those_that_there_were(ledger, put, take):
    ask = QUESTIONS["best"]
    whole = {row["statement"] for row in ask(ledger, limit=None)}
    again = {
        "id": "1",
        "outlet": "sahifat-alwadi",
        "published": "2024-05-14",
        "text": "قال سالم إن السد السد السد السد ينهار.",
    }
    number = count()
    met, _ = paged(
        ask, ledger, 1, lambda: take(put("later.jsonl", [again | {"title": str(next(number))}]))
    )
    assert {row["statement"] for row in met} == whole
    assert len(met) == len(whole) > 2


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    from test_claims_questions import ARTICLES

    path = tmp_path_factory.mktemp("pages") / "ledger.db"
    ingest(cut([str(ARTICLES)]), path, [str(ARTICLES)], Settings({}))
    link(path)
    with Ledger(path) as opened:
        yield opened


@pytest.mark.parametrize("name", LINKED)
@pytest.mark.parametrize("limit", [1, 2, 5])
def test_pages_of_what_linking_found(linked, name, limit):
    ask = LINKED[name]
    whole = list(ask(linked, limit=None))
    rows, totals = paged(ask, linked, limit)
    assert rows == whole
    assert totals == {(len(whole), True)}
    assert len(whole) > 1


@pytest.mark.parametrize("name", ["claims", "stories"])
def test_pages_go_on_after_the_last_row_wherever_linking_moved_it(linked, tmp_path, name):
    path = tmp_path / "moved.db"
    with closing(sqlite3.connect(linked.path)) as before, closing(sqlite3.connect(path)) as copy:
        before.backup(copy)
    with Ledger(path) as ledger:
        whole = [row["id"] for row in LINKED[name](ledger, limit=None)]
        page = LINKED[name](ledger, limit=1)
        table = "families" if name == "claims" else "stories"
        with closing(sqlite3.connect(path)) as writer, writer:
            # The last one is now the most told of all.
            writer.execute(f"UPDATE {table} SET outlets = 99 WHERE id = ?", (whole[-1],))
        rows = [row["id"] for row in LINKED[name](ledger, limit=100, after=page.next)]
        assert rows == whole[1:-1]
        with closing(sqlite3.connect(path)) as writer, writer:
            writer.execute(f"UPDATE {table} SET id = id || 'x' WHERE id = ?", (whole[0],))
        rows = [row["id"] for row in LINKED[name](ledger, limit=100, after=page.next)]
        assert rows == [f"{whole[0]}x", *whole[1:-1]]


@pytest.mark.parametrize(
    "cursor",
    ["x", "====", "AAAA", "é", "\x00", "\ud800", "lsQGAAAAAAAAAADCkA", "9" * 10_000, "-_-_"],
)
@pytest.mark.parametrize("name", [*QUESTIONS, *LINKED])
def test_a_broken_cursor_is_told(linked, name, cursor):
    with pytest.raises(ValueError, match="cursor"):
        (QUESTIONS | LINKED)[name](linked, limit=2, after=cursor)


def test_a_cursor_is_of_one_question(linked):
    cursor = linked.find("", limit=2).next
    assert cursor.replace("-", "").replace("_", "").isalnum()
    assert linked.find("", limit=3, after=cursor).total
    for ask in (
        lambda: linked.find("السد", after=cursor),
        lambda: linked.find("", Filters(acts=("say",)), after=cursor),
        lambda: linked.speakers(after=cursor),
        lambda: linked.claims(after=cursor),
    ):
        with pytest.raises(ValueError, match="no cursor of this question"):
            ask()


@settings(max_examples=200)
@given(st.data())
def test_a_cursor_that_was_tampered_with_gives_a_page_or_is_told(linked, data):
    from base64 import urlsafe_b64decode, urlsafe_b64encode

    ask = (QUESTIONS | LINKED)[data.draw(st.sampled_from(["by day", "speakers", *LINKED]))]
    cursor = ask(linked, limit=1).next
    packed = bytearray(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] = data.draw(st.integers(0, 255))
    try:
        ask(linked, limit=2, after=urlsafe_b64encode(packed).decode().rstrip("="))
    except ValueError as error:
        assert "cursor" in str(error)


def test_without_a_limit_there_is_no_next_page(linked):
    assert linked.find("", limit=None).next == ""


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_that_leaves_no_row_is_refused(linked, limit):
    for ask in (
        *(partial(ask, linked) for ask in (QUESTIONS | LINKED).values()),
        partial(linked.trace, "السد"),
        partial(linked.sql, "SELECT 1"),
        partial(linked.days, DAY),
        partial(linked.today, DAY, DAY),
        partial(linked.evidence, "alwadi", "copies"),
    ):
        with pytest.raises(ValueError, match="limit is a number from 1 on"):
            ask(limit=limit)
