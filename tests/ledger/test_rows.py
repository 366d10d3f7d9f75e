"""Readings as rows, and rows as readings again."""

from hypothesis import given, settings
from hypothesis import strategies as st
from odd_articles import articles

from musnad.article import Article
from musnad.export import Entry
from musnad.ledger.rows import ARTICLE_TABLES, Columns, entries_of, storable
from musnad.ledger.schema import POSTINGS, TABLES
from musnad.reading import read


def entry(article):
    article = storable(article)
    return Entry(article, read(article))


@settings(max_examples=60, deadline=None)
@given(st.lists(articles(), max_size=4))
def test_what_goes_into_rows_comes_out_of_them(given_articles):
    entries = [entry(article) for article in given_articles]
    columns = Columns()
    for each in entries:
        columns.add(each)
    tables = columns.tables()
    rows = {name: tables[name].to_pylist() for name in ARTICLE_TABLES}
    assert list(entries_of(rows)) == entries
    for name, table in tables.items():
        assert table.schema == (TABLES | POSTINGS)[name]


def test_a_number_too_long_for_a_double_is_rounded():
    columns = Columns()
    columns.add(entry(Article(text="دفعت الشركة 9007199254740993 دولارا.")))
    assert columns.tables()["figures"]["low"].to_pylist() == [9007199254740992.0]


def test_a_lone_surrogate_is_replaced_and_offsets_stay():
    article = Article(text="قال الوزير رائد إن \ud83d السد آمن.", title="\udc00")
    kept = storable(article)
    assert kept.text == "قال الوزير رائد إن \ufffd السد آمن."
    assert kept.title == "\ufffd"
    whole = Article(text="نص")
    assert storable(whole) is whole
