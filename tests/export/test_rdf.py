"""RDF: valid triples, known terms, and questions that a SPARQL store can answer."""

import importlib.resources
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib import namespace as ns
from samples import BARE, DAM, EARLIER, entries, read, relayed, written

from musnad.article import Article
from musnad.export import rdf
from musnad.export.vocabulary import TERMS

OWN = ns.Namespace(TERMS)
OA = "http://www.w3.org/ns/oa#"
PREFIXES = f"prefix schema: <{ns.SDO}> prefix prov: <{ns.PROV}> prefix own: <{TERMS}>"
#: An IRI as N-Triples writes it, here with ASCII letters only.
IRI = re.compile(r"<(urn:musnad:|https?://)[!#-;=?-\[\]_a-z~]+>")


def parsed(given):
    return Graph().parse(data=written(rdf, given), format="nt")


def ask(graph, query):
    return [tuple(str(value) for value in row) for row in graph.query(f"{PREFIXES} {query}")]


@pytest.fixture(scope="module")
def everything():
    return parsed(entries())


@pytest.fixture(scope="module")
def vocabulary():
    source = importlib.resources.files("musnad.export") / "vocabulary.ttl"
    return Graph().parse(data=source.read_bytes(), format="turtle")


def test_who_said_what(everything):
    said = ask(
        everything,
        "select ?text where { ?claim a schema:Claim; schema:text ?text;"
        ' schema:author/schema:name "وزير المياه رائد الكحلاوي"@ar }',
    )
    assert sorted(said) == [
        ("أن العمل ينتهي في يونيو المقبل",),
        ("إن بناء السد سيكلف نحو 37 مليون دولار",),
        ("السد لن يغرق القرى",),
    ]


def test_who_said_it_where_and_when(everything):
    told = ask(
        everything,
        "select ?outlet ?date where { ?claim schema:text ?text; schema:appearance ?article."
        " ?article schema:publisher/schema:name ?outlet; schema:datePublished ?date."
        ' filter contains(?text, "37 مليون") }',
    )
    assert set(told) == {
        ("مرآة الساحل", "2024-05-15T08:30:00+03:00"),
        ("النهر", "2024-05-12"),
    }


def test_unnamed_speakers_can_be_told_from_named_ones(everything):
    unnamed = ask(
        everything,
        "select ?name where {"
        " ?claim own:speaker ?who. ?who a own:UnnamedSource; schema:name ?name }",
    )
    assert sorted(unnamed) == [("مسؤول",), ("مصادر",)]


def test_the_chain_of_relays_is_in_order(everything):
    chain = ask(
        everything,
        'select ?name where { ?claim schema:text ?text. filter contains(?text, "المطاحن")'
        " ?claim prov:wasDerivedFrom+ ?telling."
        " ?telling own:step ?step; prov:wasAttributedTo/schema:name ?name } order by ?step",
    )
    assert chain == [("قناة الواحة",), ("إذاعة المرج",), ("المدير سالم الوردي",)]


def test_the_chain_can_be_walked_by_derivation_alone(everything):
    (telling,) = [
        claim
        for claim, _, text in everything.triples((None, ns.SDO.text, None))
        if "المطاحن" in text and (claim, ns.RDF.type, ns.SDO.Claim) in everything
    ]
    walked = []
    while telling := everything.value(telling, ns.PROV.wasDerivedFrom):
        attribution = everything.value(telling, ns.PROV.qualifiedAttribution)
        agent = everything.value(attribution, ns.PROV.agent)
        role = everything.value(attribution, ns.PROV.hadRole)
        walked.append((str(everything.value(agent, ns.SDO.name)), role))
    assert walked == [
        ("قناة الواحة", OWN.Relay),
        ("إذاعة المرج", OWN.Relay),
        ("المدير سالم الوردي", OWN.Speaker),
    ]


def test_direct_speech_is_a_quotation_and_other_speech_is_not(everything):
    quotations = ask(
        everything,
        "select ?text ?who ?article where {"
        " ?q a schema:Quotation; schema:text ?text; schema:creator ?who_else;"
        " schema:spokenByCharacter/schema:name ?who; schema:isBasedOn ?article }",
    )
    assert {(text, who) for text, who, _ in quotations} == {
        ("السد لن يغرق القرى", "وزير المياه رائد الكحلاوي"),
        ("المطاحن توقفت … والقمح 🌾\ufffd نفد قبل عشرة أيام", "المدير سالم الوردي"),
    }


def test_a_document_is_a_source_and_no_agent(everything):
    report = ask(
        everything,
        "select ?name where { ?claim schema:isBasedOn ?d. ?d a schema:CreativeWork;"
        " schema:name ?name. ?telling prov:hadPrimarySource ?d }",
    )
    assert report == [("تقرير لوزارة المياه",)]


def test_figures_have_bounds_that_can_be_compared(everything):
    large = ask(
        everything,
        "select ?text ?unit where { ?claim a schema:Claim; own:figure ?f."
        " ?f a schema:QuantitativeValue; schema:minValue ?low; schema:unitText ?unit;"
        " schema:text ?text. filter(?low > 1000) }",
    )
    assert {text for text, _ in large} == {"نحو 37 مليون دولار"}
    open_ended = ask(
        everything,
        'select ?low where { ?f own:modifier "at_least"; schema:minValue ?low.'
        " filter not exists { ?f schema:maxValue ?high } }",
    )
    assert [float(low) for (low,) in open_ended] == [10.0]


def test_a_moment_is_an_interval_of_days(everything):
    (moment,) = [
        subject
        for subject in everything.subjects(ns.RDF.type, ns.TIME.TemporalEntity)
        if everything.value(subject, ns.SDO.text) == Literal("قبل عشرة أيام", lang="ar")
    ]
    days = [
        everything.value(everything.value(moment, end), ns.TIME.inXSDDate)
        for end in (ns.TIME.hasBeginning, ns.TIME.hasEnd)
    ]
    assert days == [Literal(day, datatype=ns.XSD.date) for day in ("2024-05-05", "2024-05-06")]


def test_offsets_hold_in_the_article(everything):
    fields = {"title": DAM.title, "text": DAM.text, "byline": DAM.byline}
    places = ask(
        parsed([read(DAM)]),
        f"select ?field ?start ?end ?text where {{ ?s own:field ?field; <{OA}start> ?start;"
        f" <{OA}end> ?end; schema:text ?text }}",
    )
    assert len(places) > 20
    for field, start, end, text in places:
        assert fields[field][int(start) : int(end)] == text


def test_the_first_appearance_is_not_claimed(everything):
    """One article cannot know whether it was the first."""
    assert (None, ns.SDO.firstAppearance, None) not in everything


def test_only_known_terms_are_used(everything, vocabulary):
    known = {OA + name for name in ("TextPositionSelector", "start", "end")}
    used = set(everything.predicates()) | set(everything.objects(None, ns.RDF.type))
    used |= set(everything.objects(None, ns.PROV.hadRole))
    defined = {term for term in vocabulary.subjects() if term.startswith(TERMS)}
    unknown = [
        term
        for term in used
        if str(term) not in known
        and term not in defined
        and not any(str(term) in space for space in (ns.SDO, ns.PROV, ns.RDF, ns.TIME))
    ]
    assert unknown == []
    # Of what was linked across outlets, which these articles were not.
    linked = {TERMS + name for name in ("claim", "originsAtLeast", "originsAtMost")}
    assert {str(t) for t in used if t.startswith(TERMS)} | linked == {str(t) for t in defined}


def test_the_vocabulary_itself_uses_known_terms(vocabulary):
    for term in {*vocabulary.predicates(), *vocabulary.objects(None, ns.RDF.type)}:
        assert any(term in space for space in (ns.OWL, ns.PROV, ns.RDF, ns.RDFS)), term
    for target in vocabulary.objects(None, ns.RDFS.range):
        assert any(str(target) in space for space in (ns.SDO, ns.TIME, ns.XSD)), target
    assert all(
        vocabulary.value(term, ns.RDFS.comment)
        for term in set(vocabulary.subjects(ns.RDF.type, None))
    )


def test_no_blank_nodes_and_no_clash_between_articles():
    one, other = read(EARLIER), read(Article(text=EARLIER.text, id="nahr-10"))
    both = parsed([one, other])
    assert not any(isinstance(node, BNode) for node in both.all_nodes())
    assert len(set(both.subjects(ns.RDF.type, ns.SDO.Claim))) == 2
    assert len(set(both.subjects(ns.RDF.type, ns.SDO.Person))) == 2
    shared = set(parsed([one]).subjects()) & set(parsed([other]).subjects())
    assert shared == set()


def test_articles_without_an_id_are_told_apart():
    texts = ["قال الوزير إن الخبز متوفر.", "قال الوزير إن الماء متوفر."]
    graph = parsed([read(Article(text=text)) for text in texts])
    assert len(set(graph.subjects(ns.RDF.type, ns.SDO.NewsArticle))) == 2


@pytest.mark.parametrize(
    ("url", "node"),
    [
        ("https://example.org/a?b=1&c#d", URIRef("https://example.org/a?b=1&c#d")),
        ("https://example.org/%D8%A3", URIRef("https://example.org/%D8%A3")),
        ("https://example.org/خبر", URIRef("https://example.org/%D8%AE%D8%A8%D8%B1")),
        ('https://example.org/"<a b>"', URIRef("https://example.org/%22%3Ca%20b%3E%22")),
        ("/news/1", Literal("/news/1")),
        ("example.org/1", Literal("example.org/1")),
        ("https://", Literal("https://")),
    ],
)
def test_addresses_are_valid_or_text(url, node):
    (found,) = parsed([read(Article(text="خبر.", url=url))]).objects(None, ns.SDO.url)
    assert found == node


@pytest.mark.parametrize(
    ("published", "literal"),
    [
        ("2024-05-15", Literal("2024-05-15", datatype=ns.XSD.date)),
        ("2024-05-15T08:30Z", Literal("2024-05-15T08:30:00+00:00", datatype=ns.XSD.dateTime)),
        ("منتصف مايو", Literal("منتصف مايو")),
        ("2024-02-30", Literal("2024-02-30")),
    ],
)
def test_dates_are_typed_where_they_are_dates(published, literal):
    (found,) = parsed([read(Article(text="خبر.", published=published))]).objects(
        None, ns.SDO.datePublished
    )
    assert found == literal


def test_the_words_of_an_article_are_arabic(everything):
    for predicate in (ns.SDO.text, ns.SDO.headline, ns.SDO.name):
        values = list(everything.objects(None, predicate))
        assert values
        assert all(value.language == "ar" for value in values)


def test_the_same_articles_give_the_same_bytes():
    assert written(rdf, [read(DAM), relayed()]) == written(rdf, [read(DAM), relayed()])


def test_a_lone_surrogate_becomes_a_replacement_character():
    graph = parsed([read(BARE)])
    assert Literal("إن الجسر \ufffd انهار", lang="ar") in set(graph.objects(None, ns.SDO.text))


ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)


@settings(max_examples=60)
@given(id=ANY, url=ANY.map("https://e.org/{}".format) | ANY, outlet=ANY, published=ANY, title=ANY)
def test_any_fields_give_valid_triples(**fields):
    article = Article(text="قال الوزير إن «سبعة أطنان\u2028\x85 وصلت».", **fields)
    lines = written(rdf, [read(article)]).decode().split("\n")[:-1]
    graph = Graph().parse(data="\n".join(lines), format="nt")
    assert len(graph) == len(lines)
    for line in lines:
        subject, predicate, _ = line.split(" ", 2)
        assert IRI.fullmatch(subject)
        assert re.fullmatch(r"<\S+>", predicate)
