"""Keys, addresses and file names of articles, for any id."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad import Article
from musnad.export.names import FileNames, file_name, id_of, iri_of
from musnad.identity import article_key

#: Of the article without an address below: it has an id.
KEY = article_key(Article(text="", id="٧/1"))
IDS = st.text(st.characters(categories=None, exclude_categories=()), max_size=300)


@given(IDS, IDS)
def test_any_id_makes_a_name_that_any_file_system_takes(one, other):
    name = file_name(Article(text="", id=one))
    assert name.isascii() and len(name) <= 60
    assert name.replace("-", "a").isalnum()
    assert (name.lower() == file_name(Article(text="", id=other)).lower()) == (
        id_of(Article(text="", id=one)) == id_of(Article(text="", id=other))
    )


def test_the_readable_part_of_an_id_stays_in_the_name():
    assert file_name(Article(text="", id="../etc/passwd")).startswith("etc-passwd-")
    assert file_name(Article(text="", id="A")).lower() != file_name(Article(text="", id="a"))


def test_articles_without_ids_are_told_apart_by_their_text():
    assert id_of(Article(text="a")) != id_of(Article(text="b"))
    assert id_of(Article(text="a")) == id_of(Article(text="a"))


def test_the_same_id_again_gets_a_number():
    names = FileNames()
    same = [names(Article(text="", id="x")) for _ in range(3)]
    assert same == [same[0], f"{same[0]}-2", f"{same[0]}-3"]


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/أخبار/7", "https://example.org/أخبار/7"),
        (" http://example.org/a b|c\ud83d ", "http://example.org/a%20b%7Cc%ED%A0%BD"),
        ("example.org/7", f"urn:musnad:article:{KEY}"),
        ("javascript:alert(1)", f"urn:musnad:article:{KEY}"),
        ("", f"urn:musnad:article:{KEY}"),
    ],
)
def test_an_address_on_the_web_is_the_iri_and_anything_else_is_not(url, iri):
    assert iri_of(Article(text="", id="٧/1", url=url)) == iri


@given(IDS, IDS)
def test_any_url_and_id_make_an_iri_without_spaces(url, id):
    iri = iri_of(Article(text="", id=id, url=f"https://{url}"))
    assert urlsplit(iri).scheme in ("https", "urn")
    assert not set(iri) & set(' <>"{}|\\^`[]\n\t')
    iri.encode()


def test_the_same_id_at_two_outlets_is_two_articles():
    one, other = (Article(text="", id="1", outlet=outlet) for outlet in ("alwadi", "alsahel"))
    assert iri_of(one) != iri_of(other)
    assert file_name(one) != file_name(other)
