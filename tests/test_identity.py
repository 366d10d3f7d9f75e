"""Which article it is: one answer for readings, the ledger and every export."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib import namespace as ns
from samples import written

import musnad
from musnad.article import Article
from musnad.export import Entry, claimreview, rdf
from musnad.export.names import file_name, urn_of
from musnad.identity import article_key, digest, version_digest

TEXT = "قال الوزير سامر النجار إن رسوم الميناء تضاعفت منذ الصيف."
#: Two outlets number their articles from 1, and tell the same.
HERE = Article(id="1", outlet="مرآة الساحل", published="2024-05-16", text=TEXT)
THERE = Article(id="1", outlet="صدى الوادي", published="2024-05-14", text=TEXT)


def entries():
    return [Entry(article, musnad.read(article)) for article in (HERE, THERE)]


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ({"text": "نص آخر", "title": "عنوان", "url": "https://example.org/2"}, True),
        ({"outlet": "صدى الوادي"}, False),
        ({"id": "2"}, False),
    ],
)
def test_an_article_is_known_by_its_outlet_and_id(other, is_same):
    one = msgspec.structs.replace(HERE, url="https://example.org/1")
    assert (article_key(one) == article_key(msgspec.structs.replace(one, **other))) is is_same


def test_without_an_id_by_its_address_and_without_that_by_its_content():
    one = Article(text=TEXT, url="https://example.org/1", outlet="مرآة الساحل")
    assert article_key(one) == article_key(Article(text="نص آخر", url=one.url))
    assert article_key(one) != article_key(Article(text=TEXT, url="https://example.org/2"))
    assert article_key(Article(text=TEXT)) == article_key(Article(text=TEXT))
    assert article_key(Article(text=TEXT)) != article_key(Article(text=TEXT, title="عنوان"))


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_parts_are_not_confused(one, other):
    assert (digest(*one) == digest(*other)) is (one == other)


def test_an_id_does_not_pass_for_an_address():
    address = "https://example.org/1"
    assert article_key(Article(text="", id=address)) != article_key(Article(text="", url=address))


@pytest.mark.parametrize("field", Article.__struct_fields__)
def test_a_version_is_told_by_every_field(field):
    other = msgspec.structs.replace(HERE, **{field: getattr(HERE, field) + "ا"})
    assert version_digest(other) != version_digest(HERE)


def test_statements_of_two_outlets_with_one_id_are_told_apart():
    one, other = ({s.id for s in entry.reading.statements} for entry in entries())
    assert one and other
    assert not one & other
    assert urn_of(HERE) != urn_of(THERE)
    assert file_name(HERE) != file_name(THERE)


def test_each_is_an_article_of_its_own_in_rdf():
    graph = Graph().parse(data=written(rdf, entries()), format="nt")
    articles = set(graph.subjects(ns.RDF.type, ns.SDO.NewsArticle))
    assert len(articles) == 2
    for article in articles:
        assert len(list(graph.objects(article, ns.SDO.publisher))) == 1
        assert len(list(graph.objects(article, ns.SDO.datePublished))) == 1


def test_the_first_appearance_of_a_claim_is_the_right_one():
    [line] = written(claimreview, entries()).decode().splitlines()
    claim = json.loads(line)["itemReviewed"]
    assert len(claim["appearance"]) == 2
    assert claim["firstAppearance"]["publisher"]["name"] == THERE.outlet
    assert claim["firstAppearance"]["datePublished"] == THERE.published
