"""Web Annotations: JSON-LD that keeps everything, and selectors that select.

The context of the W3C is not fetched: the terms of it that the export uses stand here, as the Web
Annotation Vocabulary defines them.
"""

import io
import json

import rdflib
from hypothesis import given, settings
from msgspec import structs
from rdflib import DCTERMS, RDF, Namespace
from written import any_entries

from musnad.characters import encodable
from musnad.export import webannotation
from musnad.identity import article_key

OA = Namespace("http://www.w3.org/ns/oa#")
DCTYPES = "http://purl.org/dc/dcmitype/"
MUSNAD = Namespace(webannotation.NAMESPACE)
ANNO = {
    "oa": str(OA),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "Text": f"{DCTYPES}Text",
    "describing": "oa:describing",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": str(RDF.value),
    "name": "http://xmlns.com/foaf/0.1/name",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
}


def lines(entries):
    target = io.BytesIO()
    webannotation.write(entries, target)
    return [json.loads(line) for line in target.getvalue().splitlines()]


def graph_of(annotation):
    official, own = annotation["@context"]
    assert official == "http://www.w3.org/ns/anno.jsonld"
    local = {**annotation, "@context": [ANNO, own]}
    return rdflib.Graph().parse(data=json.dumps(local), format="json-ld")


def leaves(value):
    """Every string and number of a JSON value but those of its context."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("@context", "@type"):
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield str(value)


def short(node):
    """A node of the graph as the JSON writes it."""
    for long, prefix in ((str(MUSNAD), "musnad:"), (str(OA), ""), (DCTYPES, "")):
        if isinstance(node, rdflib.URIRef) and node.startswith(long):
            return prefix + node.removeprefix(long)
    return str(node)


def test_an_rdf_processor_keeps_every_value(entries):
    for annotation in lines(entries):
        nodes = {short(node) for triple in graph_of(annotation) for node in triple}
        assert set(leaves(annotation)) <= nodes


def test_a_statement_is_an_annotation_of_its_cue_and_contents(entries):
    entry = entries[4]
    graph = graph_of(lines([entry])[0])
    (annotation,) = graph.subjects(RDF.type, OA.Annotation)
    words = {
        str(exact)
        for target in graph.objects(annotation, OA.hasTarget)
        for selector in graph.objects(target, OA.hasSelector)
        for exact in graph.objects(selector, OA.exact)
    }
    assert words == {"قال", "الاتفاق قريب", "ولن نتراجع عنه"}
    (statement,) = graph.subjects(RDF.type, MUSNAD.Statement)
    assert (annotation, OA.hasBody, statement) in graph
    assert str(graph.value(statement, MUSNAD.act)) == "say"


def test_the_chain_keeps_its_order(entries):
    relayed = lines(entries)[3]
    graph = graph_of(relayed)
    (statement,) = graph.subjects(RDF.type, MUSNAD.Statement)
    via = graph.collection(graph.value(statement, MUSNAD.via))
    name = rdflib.URIRef(str(ANNO["name"]))
    assert [str(graph.value(one, name)) for one in via] == [
        "صحيفة «الضفاف»",
        "وزير المياه سالم الراشدي",
    ]
    assert relayed["body"][0]["value"] == (
        "صدى الوادي ← صحيفة «الضفاف» ← وزير المياه سالم الراشدي ← الشركة (say)"
    )


def parts_of(value):
    """Every specific resource in an annotation."""
    if isinstance(value, dict):
        if value.get("type") == "SpecificResource":
            yield value
        for inner in value.values():
            yield from parts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts_of(inner)


def assert_selects(entry, annotation):
    for part in parts_of(annotation):
        field = part["source"].partition("#")[2] if part["source"].startswith("urn:") else ""
        value = encodable(getattr(entry.article, field or "text"))
        quote, position = part["selector"]
        around = value[max(0, position["start"] - 32) : position["end"] + 32]
        assert value[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] == around


def test_selectors_select_the_words_they_quote(entries):
    for entry in entries:
        for annotation in lines([entry]):
            assert_selects(entry, annotation)


def test_title_and_text_are_different_sources(entries):
    title, text = lines(entries[:1])[:2]
    urn = f"urn:musnad:article:{article_key(entries[0].article)}"
    assert {part["source"] for part in title["target"]} == {f"{urn}#title"}
    assert text["target"][0]["source"] == "https://example.org/أخبار/مياه%20عذبة?id=7"


def test_articles_of_one_address_are_nodes_of_their_own(entries):
    entry = entries[0]
    articles = [structs.replace(entry.article, id=id, title=f"عنوان {id}") for id in ("1", "2")]
    graph = rdflib.Graph()
    for article in articles:
        for annotation in lines([entry._replace(article=article)]):
            graph += graph_of(annotation)
    titles = {
        str(node): [str(title) for title in graph.objects(node, DCTERMS.title)]
        for node in graph.objects(None, MUSNAD.article)
    }
    urns = [f"urn:musnad:article:{article_key(article)}" for article in articles]
    assert titles == {urns[0]: ["عنوان 1"], urns[1]: ["عنوان 2"]}
    page = rdflib.URIRef("https://example.org/أخبار/مياه%20عذبة?id=7")
    assert set(graph.subjects(DCTERMS.source, page)) == set(map(rdflib.URIRef, urns))
    assert not list(graph.predicate_objects(page)), "of the page nothing is told that they share"


@given(any_entries())
@settings(max_examples=60)
def test_any_statement_is_a_line_of_utf8_whose_selectors_select(entry):
    annotations = lines([entry])
    assert len(annotations) == len(entry.reading.statements)
    for annotation in annotations:
        assert_selects(entry, annotation)
