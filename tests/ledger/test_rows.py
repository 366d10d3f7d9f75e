"""Readings as rows, and rows as readings again."""

from hypothesis import given, settings
from hypothesis import strategies as st
from odd_articles import articles

from musnad.article import Article
from musnad.export import Entry
from musnad.ledger.rows import Gathered, entries_of, storable_article, substituted
from musnad.ledger.schema import ARTICLE_TABLES, stored
from musnad.reading import read


def entry(article):
    article = storable_article(article)
    return Entry(article, read(article))


def rows_of(gathered):
    """The rows as they are told when they are read back."""
    return {
        name: [
            dict(zip([field.name for field in stored(name)], row, strict=True))
            for row in gathered.tables[name]
        ]
        for name in ARTICLE_TABLES
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(articles(), max_size=4))
def test_what_goes_into_rows_comes_out_of_them(given_articles):
    entries = [entry(article) for article in given_articles]
    gathered = Gathered()
    for each in entries:
        gathered.add(each)
    assert list(entries_of(rows_of(gathered))) == entries
    assert len(gathered.index) == sum(len(each.reading.statements) for each in entries)


def test_a_number_too_long_for_a_double_is_rounded():
    gathered = Gathered()
    gathered.add(entry(Article(text="دفعت الشركة 9007199254740993 دولارا.")))
    assert [row["low"] for row in rows_of(gathered)["figures"]] == [9007199254740992.0]


def test_what_cannot_be_stored_is_replaced_and_told_and_offsets_stay():
    article = Article(text="قال الوزير رائد إن \ud83d السد\0آمن.", title="\udc00")
    kept = storable_article(article)
    assert kept.text == "قال الوزير رائد إن \ufffd السد\ufffdآمن."
    assert kept.title == "\ufffd"
    assert substituted(article) == '{"text": [[19, 55357], [25, 0]], "title": [[0, 56320]]}'
    whole = Article(text="نص")
    assert storable_article(whole) is whole
    assert substituted(whole) is None
