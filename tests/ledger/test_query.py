"""What people type, as full text understands it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_articles import TEXTS

from musnad.article import Article
from musnad.ledger import Filters, Ledger
from musnad.ledger.query import expression_of, wanted_terms
from musnad.reading import read


def found(ledger, query):
    return {row["content"] for row in ledger.find(query, limit=None)}


@pytest.fixture
def about(ledger):
    """The statements found by words that each stand in a few of them."""
    return {word: found(ledger, word) for word in ("السد", "المقاتلين", "أسعار", "القمح")}


def test_and_or_not_and_brackets(ledger, about):
    dam, fighters = about["السد"], about["المقاتلين"]
    assert found(ledger, "السد OR المقاتلين") == dam | fighters
    assert found(ledger, "السد AND المقاتلين") == found(ledger, "السد المقاتلين") == dam & fighters
    assert found(ledger, "(السد OR المقاتلين) NOT أسعار") == (dam | fighters) - about["أسعار"]
    assert found(ledger, "السد OR المقاتلين NOT أسعار") == dam | (fighters - about["أسعار"])
    assert found(ledger, "أسعار القمح OR المقاتلين") == (about["أسعار"] & about["القمح"]) | fighters


def test_the_beginning_of_a_word(ledger):
    assert found(ledger, "مقات*") == found(ledger, "المقات*") == found(ledger, "مقاتل")
    assert not found(ledger, "قاتلين*")


def test_a_speaker_is_found_by_name(ledger):
    [row] = ledger.find("البرقاوي")
    assert "البرقاوي" in row["speaker"]


def test_stopwords_alone_are_looked_for_and_beside_others_passed_over(ledger):
    assert found(ledger, "في")
    assert found(ledger, "السد في") == found(ledger, "السد")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("؟!", "no word to look for"),
        ("السد OR", "stand between two words"),
        ("NOT السد", "stand between two words"),
        ("(السد", "not closed"),
        ("السد)", "opens nothing"),
        ("س" * 2000, "more than 1,000 characters"),
        ("(" * 17 + "السد" + ")" * 17, "brackets within more than 16 others"),
        ("(" * 400 + "السد", "brackets within more than 16 others"),
    ],
)
def test_what_is_no_question_is_told(ledger, query, told):
    with pytest.raises(ValueError, match=told):
        ledger.find(query)


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("(" * 16 + "السد" + ")" * 16, "السد"),
        ("(نون OR " * 16 + "السد" + ")" * 16, "السد"),
        (" NOT ".join(["السد", *["نون"] * 100]), "السد"),
        (" OR ".join(["السد"] * 100), "السد"),
        ("السد " * 150, "السد"),
        ("السد NOT أسعار NOT القمح", "السد NOT (أسعار OR القمح)"),
    ],
)
def test_long_and_deep_questions(ledger, query, same):
    assert found(ledger, query) == found(ledger, same) != set()


_NESTED = st.recursive(
    st.sampled_from(["السد", "أسعار*", "«أسعار القمح»", "في"]),
    lambda part: st.builds(
        "({}{}{})".format, part, st.sampled_from([" ", " AND ", " OR ", " NOT "]), part
    ),
    max_leaves=40,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_NESTED)
def test_any_brackets_are_understood_or_told(ledger, query):
    try:
        ledger.find(query, limit=5)
    except ValueError as told:
        assert "brackets within" in str(told) or "characters" in str(told)


_WORDS = st.sampled_from(
    [
        "السد",
        "في",
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        '"',
        "«",
        "»",
        "“",
        "*",
        ":",
        "-",
        "^",
        "NEAR",
        "'",
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS | st.text(max_size=4), max_size=7).map(" ".join) | st.text(max_size=20))
def test_any_question_is_answered_or_told(ledger, query):
    try:
        rows = ledger.find(query, limit=5)
    except ValueError:
        return
    assert len(rows) <= 5
    assert isinstance(wanted_terms(query), frozenset)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_word_of_a_content_finds_it(take, put, path, text):
    article = Article(text=text, id="x")
    statements = read(article).statements
    path.unlink(missing_ok=True)
    for left in path.parent.glob(f"{path.name}-*"):
        left.unlink()
    if not text.strip():
        return
    take(put("x.jsonl", [{"id": "x", "text": text.replace("\ud83d", "\ufffd")}]))
    with Ledger(path) as ledger:
        for statement in statements:
            for span in statement.contents:
                for word in span.text.split():
                    if expression_of_word(word):
                        assert ledger.find(word, limit=None).total >= 1, word


def expression_of_word(word):
    try:
        return expression_of(word)
    except ValueError:
        return ""


@pytest.mark.parametrize(
    "filters",
    [
        Filters(kinds=("persons",)),
        Filters(acts="deny"),  # type: ignore[arg-type]
        Filters(outlets="okaz"),  # type: ignore[arg-type]
        Filters(kinds=(1,)),  # type: ignore[arg-type]
        Filters(speaker=7),  # type: ignore[arg-type]
        Filters(since=2024),  # type: ignore[arg-type]
        Filters(figure=200),  # type: ignore[arg-type]
        Filters(speaker=""),
        Filters(addressee=""),
        Filters(verb=""),
        Filters(verb="السد"),
        Filters(verb=7),  # type: ignore[arg-type]
        Filters(speaker="رائد\0"),
        Filters(figure="5 \ud800"),
    ],
)
def test_wrong_values_of_filters_are_value_errors(ledger, filters):
    for ask in (ledger.find, ledger.speakers, ledger.sources):
        with pytest.raises(ValueError):
            ask(*(("السد",) if ask == ledger.find else ()), filters)
