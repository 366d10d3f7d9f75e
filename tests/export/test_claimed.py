"""What was linked across outlets, in the exports of statements."""

import csv
import io
import json

import pytest
import rdflib
from rdflib import SDO

import musnad
from musnad.article import Article
from musnad.export import Entry, claimreview, csvfile, ftm, rdf, webannotation
from musnad.export.claimed import Appearance, Claimed
from musnad.export.vocabulary import TERMS
from musnad.identity import article_key

LEVY = Article(
    id="mina-4",
    outlet="الميناء اليوم",
    url="https://example.org/mina/4",
    published="2024-06-03",
    text="قال الوزير سامر النجار إن رسوم الميناء ستتضاعف في الخريف.",
)
DENIED = Article(
    id="wadi-7",
    outlet="صحيفة الوادي",
    published="2024-06-04",
    text="نفت وزارة النقل أن تكون رسوم الميناء ستتضاعف.",
)
#: Told in the outlet's own words, so no statement of an entry has it.
HEADLINE = Appearance("0" * 32, "", "", "رسوم الميناء تتضاعف", "بوابة مرجانة", "أمس", "2024-06-03")


def appearance(article):
    own = (article.id, article.url, article.title, article.outlet, article.published)
    return Appearance(article_key(article), *own, article.published[:10])


def claimed(*appearances):
    return Claimed("c0123456789ab", 1, 2, appearances)


def exported(module, claim, *articles):
    target = io.BytesIO()
    entries = [Entry(article, musnad.read(article)) for article in articles]
    module.write(entries, target, claim_of=lambda _: claim)
    return target.getvalue().decode()


@pytest.mark.parametrize(
    ("times", "first"),
    [
        (("2024-06-03", "2024-06-04"), [0]),
        (("2024-06-03", "2024-06-03"), [0, 1]),
        (("2024-06-03T10:00:00", "2024-06-03T09:59:59"), [1]),
        (("2024-06-03", "2024-06-03T09:00:00"), [0, 1]),
        (("قبل ساعة", "2024-06-03T09:00:00"), [0, 1]),
    ],
)
def test_the_first_is_told_as_far_as_dates_tell(times, first):
    told = [HEADLINE._replace(key=str(at), published=time) for at, time in enumerate(times)]
    told = [
        each._replace(day=each.published[:10]) if "-" in each.published else each for each in told
    ]
    assert sorted(int(each.key) for each in claimed(*told).first()) == first


def test_a_row_has_the_claim_and_all_that_may_be_the_first():
    claim = claimed(appearance(LEVY), HEADLINE, appearance(DENIED))
    [row] = csv.DictReader(io.StringIO(exported(csvfile, claim, LEVY)))
    assert row["claim"] == claim.id
    assert row["first_appearance"] == f"https://example.org/mina/4 | {HEADLINE.key}"
    assert row["first_outlet"] == "الميناء اليوم | بوابة مرجانة"
    assert (row["first_day"], row["appearances"]) == ("2024-06-03", "3")
    assert (row["origins_at_least"], row["origins_at_most"]) == ("1", "2")


def test_statements_of_one_claim_are_one_review_with_all_its_appearances():
    claim = claimed(appearance(LEVY), HEADLINE._replace(day="2024-06-05"))
    line = exported(claimreview, claim, LEVY, DENIED)
    item = json.loads(line)["itemReviewed"]
    assert item["identifier"][0] == claim.id
    assert len(item["identifier"]) == 3
    assert [each["publisher"]["name"] for each in item["appearance"]] == [
        "الميناء اليوم",
        "بوابة مرجانة",
    ]
    assert item["appearance"][1]["datePublished"] == "2024-06-05"
    assert item["firstAppearance"] == item["appearance"][0]


def test_a_denial_that_was_linked_keeps_its_verb():
    review = json.loads(exported(claimreview, claimed(appearance(DENIED), HEADLINE), DENIED))
    assert review["claimReviewed"].startswith("نفت")


def test_a_claim_is_a_node_that_statements_lead_to():
    claim = claimed(appearance(LEVY), appearance(DENIED))
    graph = rdflib.Graph().parse(data=exported(rdf, claim, LEVY, DENIED), format="nt")
    node = rdflib.URIRef(f"urn:musnad:claim:{claim.id}")
    articles = [rdflib.URIRef(f"urn:musnad:article:{article_key(a)}") for a in (LEVY, DENIED)]
    assert set(graph.objects(node, SDO.appearance)) == set(articles)
    assert list(graph.objects(node, SDO.firstAppearance)) == articles[:1]
    assert len(set(graph.subjects(rdflib.URIRef(TERMS + "claim"), node))) == 2


def test_an_annotation_names_the_same_nodes_as_rdf():
    claim = claimed(appearance(LEVY), appearance(DENIED))
    annotation = json.loads(exported(webannotation, claim, LEVY))
    annotation["@context"] = [{"id": "@id", "type": "@type"}, annotation["@context"][1]]
    annotated = rdflib.Graph().parse(
        data=json.dumps(annotation["body"][1] | {"@context": annotation["@context"]}),
        format="json-ld",
    )
    drawn = rdflib.Graph().parse(data=exported(rdf, claim, LEVY), format="nt")
    node = rdflib.URIRef(f"urn:musnad:claim:{claim.id}")
    identifiers = {(node, SDO.identifier, rdflib.Literal(claim.id))}
    assert set(annotated.triples((node, None, None))) == (
        set(drawn.triples((node, None, None))) - identifiers
    )
    assert set(annotated.subjects(rdflib.URIRef(TERMS + "claim"), node)) == set(
        drawn.subjects(rdflib.URIRef(TERMS + "claim"), node)
    )


def test_which_was_first_is_left_out_where_dates_do_not_tell():
    claim = claimed(appearance(LEVY), HEADLINE)
    for module in (rdf, webannotation, claimreview):
        line = exported(module, claim, LEVY)
        assert "appearance" in line
        assert "firstAppearance" not in line


def test_the_note_of_a_statement_tells_its_claim():
    pytest.importorskip("followthemoney")
    claim = claimed(appearance(LEVY), HEADLINE)
    notes = [
        note
        for line in exported(ftm, claim, LEVY).splitlines()
        for note in json.loads(line)["properties"].get("notes", [])
        if claim.id in note
    ]
    assert notes == [
        f"Musnad claim {claim.id}: in 2 articles, first told 2024-06-03 by الميناء اليوم "
        f"(https://example.org/mina/4), بوابة مرجانة ({HEADLINE.key}); independent origins: 1 to 2"
    ]
