"""What statements found have in common: every number is that of what the filter leaves."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.errors import LedgerError
from musnad.ledger import Filters, facets

ASKED = st.tuples(
    st.sampled_from(["", "السد", "أسعار OR عدد", '"أسعار القمح"', "زرافة"]),
    st.fixed_dictionaries(
        {},
        optional={
            "kinds": st.sampled_from([("person",), ("unnamed", "group")]),
            "acts": st.just(("say", "deny")),
            "outlets": st.just(("sahifat-alwadi",)),
            "since": st.just("2024"),
            "speaker": st.just("الكحلاوي"),
        },
    ).map(lambda filters: Filters(**filters)),  # type: ignore[arg-type]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ASKED)
def test_every_number_is_that_of_what_its_filter_leaves(ledger, asked):
    query, filters = asked
    found, told = ledger.find(query, filters, None), ledger.facets(query, filters)
    assert told.counted == ledger.number_found(query, filters) == len(found)
    assert ledger.number_found(query, filters, up_to=2) == min(2, len(found))
    for values, column in ((told.kinds, "kind"), (told.acts, "act"), (told.outlets, "outlet")):
        counts = Counter(row[column] for row in found)
        assert dict(values) == counts
        assert list(values) == sorted(values, key=lambda facet: (-facet.statements, facet.value))
    for name, number in told.speakers:
        assert len(ledger.find(query, filters._replace(said_by=name), None)) == number
    for name, number in told.relays:
        assert len(ledger.find(query, filters._replace(via=name), None)) == number
    if query or filters != Filters():
        assert dict(told.days) == Counter(str(row["day"] or "") for row in found)
        assert told.all_relays == len({name for row in found for name in row["via"]})
    named = [row for row in found if row["speaker"]]
    assert told.all_speakers == len({row["speaker"] for row in named})


def test_a_name_in_any_spelling_is_one_speaker(put, take, path, ledger):
    text = "قال أحمد الأنواري إن السد آمن. وقال احمد الانواري إن الطريق مغلق."
    take(put("more.jsonl", [{"id": "9", "outlet": "o", "text": text}]))
    assert ("أحمد الأنواري", 2) in ledger.facets("", Filters(outlets=("o",))).speakers
    for name in ("أحمد الأنواري", "احمد الانواري"):
        assert len(ledger.find("", Filters(said_by=name))) == 2
    assert len(ledger.find("", Filters(said_by="الأنواري"))) == 0


def test_of_many_statements_the_newest_are_counted(ledger, monkeypatch):
    monkeypatch.setattr(facets, "FACETED", 2)
    told = ledger.facets("", Filters(since="2023"))
    assert (told.counted, [day for day, _ in told.days]) == (2, ["2024-06-02"])
    assert ledger.facets().counted > 2


def test_an_empty_ledger_has_nothing_in_common(take, path, put):
    from musnad.ledger import Ledger

    take(put("none.jsonl", []))
    with Ledger(path) as ledger:
        for told in (ledger.facets(), ledger.facets("سد")):
            assert (told.counted, told.speakers, told.all_speakers) == (0, (), 0)


def test_what_cannot_be_asked_is_told(ledger):
    with pytest.raises(ValueError, match="bracket"):
        ledger.facets("(سد")
    with pytest.raises(LedgerError, match="no outlet"):
        ledger.facets("", Filters(outlets=("none",)))
    with pytest.raises(ValueError, match="said_by"):
        ledger.facets("", Filters(said_by="\0"))
