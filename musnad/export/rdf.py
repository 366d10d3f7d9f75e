"""Articles and statements as RDF: schema.org, PROV-O, OWL-Time, Web Annotation, few own terms.

N-Triples, article by article. Nodes are URNs made of ids and offsets and never blank, so the
output of several runs can be put into one store. ``vocabulary.ttl`` defines the own terms.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, RDF, SDO, TIME

from musnad.article import (
    Addressee,
    Article,
    Credit,
    Field,
    Figure,
    Kind,
    Moment,
    Span,
    Speaker,
    Statement,
)
from musnad.export import Entry
from musnad.export.claimed import Claimed, ClaimOf, nothing_claimed
from musnad.export.rdfterms import address, day, offset, plain, publication, urn, words
from musnad.export.vocabulary import TERMS
from musnad.identity import article_key, digest

INTO = "stream"

_OWN = Namespace(TERMS)
_OA = Namespace("http://www.w3.org/ns/oa#")
_AGENTS: dict[Kind, tuple[URIRef, URIRef]] = {
    "person": (SDO.Person, PROV.Person),
    "organization": (SDO.Organization, PROV.Organization),
    "unnamed": (_OWN.UnnamedSource, PROV.Agent),
    "group": (_OWN.Group, PROV.Agent),
}


def write(
    entries: Iterable[Entry], target: BinaryIO, *, claim_of: ClaimOf = nothing_claimed
) -> None:
    """N-Triples in UTF-8, the lines of each article in alphabetical order."""
    for entry in entries:
        lines = graph(entry, claim_of).serialize(format="nt").split("\n")
        target.write("".join(f"{line}\n" for line in sorted(lines) if line).encode())


def graph(entry: Entry, claim_of: ClaimOf = nothing_claimed) -> Graph:
    """One article with its figures and moments, and its statements with their chains."""
    article, reading = entry
    drawn = _Drawing(article_key(article))
    drawn.article(article)
    for credit in reading.credits:
        drawn.credit(credit)
    for figure in reading.figures:
        drawn.figure(figure)
    for moment in reading.moments:
        drawn.moment(moment)
    for statement in reading.statements:
        drawn.statement(statement, article.outlet)
        claim = claim_of(statement.id)
        if claim is not None:
            drawn.claim(statement, claim)
    return drawn.graph


class _Drawing:
    """The graph of the article with ``key``, under construction."""

    def __init__(self, key: str) -> None:
        self.graph = Graph("SimpleMemory", bind_namespaces="none")
        self.key = key
        self.node = urn("article", key)

    def _add(self, subject: URIRef, *pairs: tuple[URIRef, URIRef | Literal]) -> None:
        for predicate, value in pairs:
            self.graph.add((subject, predicate, value))

    def article(self, article: Article) -> None:
        self._add(
            self.node,
            (RDF.type, SDO.NewsArticle),
            (RDF.type, PROV.Entity),
            (SDO.inLanguage, plain("ar")),
        )
        if article.id:
            self._add(self.node, (SDO.identifier, plain(article.id)))
        if article.url:
            self._add(self.node, (SDO.url, address(article.url)))
        if article.title:
            self._add(self.node, (SDO.headline, words(article.title)))
        if article.byline:
            self._add(self.node, (SDO.creditText, words(article.byline)))
        if article.published:
            self._add(self.node, (SDO.datePublished, publication(article.published)))
        if article.outlet:
            outlet = self._outlet(article.outlet)
            self._add(self.node, (SDO.publisher, outlet))
            self._attribute(self.node, urn("published", self.key), outlet, _OWN.Publisher)

    def credit(self, credit: Credit) -> None:
        origin = self._outlet(credit.name)
        self._attribute(self.node, urn("credited", self.key, credit.name), origin, _OWN.Origin)

    def _outlet(self, name: str) -> URIRef:
        """Outlets are the only agents that articles share: their names are meant to tell them."""
        outlet = urn("outlet", name)
        self._add(
            outlet,
            (RDF.type, SDO.NewsMediaOrganization),
            (RDF.type, PROV.Organization),
            (SDO.name, words(name)),
        )
        return outlet

    def figure(self, figure: Figure) -> None:
        node = self._figure(figure)
        self._add(self.node, (_OWN.figure, node))
        self._add(
            node,
            (RDF.type, SDO.QuantitativeValue),
            (_OWN.modifier, plain(figure.mod)),
        )
        self._place(node, figure.field, figure)
        if figure.low is not None:
            self._add(node, (SDO.minValue, Literal(figure.low)))
        if figure.high is not None:
            self._add(node, (SDO.maxValue, Literal(figure.high)))
        if figure.unit:
            self._add(node, (SDO.unitText, plain(figure.unit)))

    def moment(self, moment: Moment) -> None:
        node = self._moment(moment)
        self._add(self.node, (_OWN.moment, node))
        self._add(
            node,
            (RDF.type, TIME.TemporalEntity),
            (_OWN.timexType, plain(moment.type)),
        )
        self._place(node, moment.field, moment)
        if moment.value:
            self._add(node, (_OWN.timexValue, plain(moment.value)))
        if moment.from_:
            self._add(node, (TIME.hasBeginning, self._instant(moment.from_)))
        if moment.to:
            self._add(node, (TIME.hasEnd, self._instant(moment.to)))

    def _instant(self, iso: str) -> URIRef:
        node = urn("day", iso)
        self._add(node, (RDF.type, TIME.Instant), (TIME.inXSDDate, day(iso)))
        return node

    def statement(self, statement: Statement, outlet: str) -> None:
        node = urn("statement", statement.id)
        self._add(
            node,
            (RDF.type, SDO.Claim),
            (RDF.type, PROV.Entity),
            (SDO.text, words(statement.said)),
            (SDO.appearance, self.node),
            (_OWN.act, plain(statement.act)),
            (_OWN.form, plain(statement.form)),
            (_OWN.frame, plain(statement.frame)),
            (_OWN.cue, self._span(statement, "cue", 1, statement.cue)),
        )
        if statement.verb:
            self._add(node, (_OWN.verb, words(statement.verb)))
        if statement.addressee is not None:
            self._addressee(node, statement, statement.addressee)
        for number, span in enumerate(statement.sources, 1):
            self._add(node, (_OWN.source, self._span(statement, "source", number, span)))
        for number, span in enumerate(statement.contents, 1):
            self._add(node, (_OWN.content, self._span(statement, "content", number, span)))
        for figure in statement.figures:
            self._add(node, (_OWN.figure, self._figure(figure)))
        for moment in statement.moments:
            self._add(node, (_OWN.moment, self._moment(moment)))
        if statement.form == "direct":
            self._add(node, (RDF.type, SDO.Quotation), (SDO.isBasedOn, self.node))
        speaker = self._speaker(node, statement)
        if outlet:
            told = urn("statement", statement.id, "published")
            self._attribute(node, told, self._outlet(outlet), _OWN.Publisher)
        self._chain(node, statement, speaker)

    def _addressee(self, node: URIRef, statement: Statement, addressee: Addressee) -> None:
        """Whom it is said to, or who is accused, with its place."""
        one = self._named("addressee", addressee.name, PROV.Agent)
        self._add(
            node,
            (_OWN.addressee, one),
            (_OWN.addressed, self._span(statement, "addressee", 1, addressee.span)),
        )

    def claim(self, statement: Statement, claim: Claimed) -> None:
        """The claim that a statement makes with others, with all articles that make it."""
        node = urn("claim", claim.id)
        self._add(
            node,
            (RDF.type, SDO.Claim),
            (SDO.identifier, plain(claim.id)),
            *((SDO.appearance, urn("article", article.key)) for article in claim.appearances),
            (_OWN.originsAtLeast, Literal(claim.at_least)),
            (_OWN.originsAtMost, Literal(claim.at_most)),
        )
        first = claim.first()
        if len(first) == 1:
            self._add(node, (SDO.firstAppearance, urn("article", first[0].key)))
        self._add(urn("statement", statement.id), (_OWN.claim, node))

    def _speaker(self, node: URIRef, statement: Statement) -> URIRef | None:
        """The node of who said it, linked to the statement; None if it is told of nobody."""
        speaker = statement.speaker
        if speaker.kind == "unsourced":
            return None
        if speaker.span is not None:
            mention = urn("statement", statement.id, "mention")
            self._selector(mention, speaker.field, speaker.span)
            self._add(node, (_OWN.mention, mention))
        if speaker.kind == "document":
            source = self._named("document", speaker.name, SDO.CreativeWork, PROV.Entity)
            self._add(node, (_OWN.speaker, source), (SDO.isBasedOn, source))
            return source
        agent = self._agent(speaker)
        self._add(node, (_OWN.speaker, agent), (SDO.author, agent))
        if statement.form == "direct":
            self._add(node, (SDO.creator, agent), (SDO.spokenByCharacter, agent))
        return agent

    def _agent(self, speaker: Speaker) -> URIRef:
        return self._named(speaker.kind, speaker.name, *_AGENTS[speaker.kind])

    def _named(self, kind: str, name: str, *types: URIRef) -> URIRef:
        """A node of this article alone: in another, the name may be somebody else's."""
        node = urn("named", digest(self.key, kind, name))
        for type_ in types:
            self._add(node, (RDF.type, type_))
        if name:
            self._add(node, (SDO.name, words(name)))
        return node

    def _chain(self, node: URIRef, statement: Statement, speaker: URIRef | None) -> None:
        """What each link told, derived from what the next one told, down to the speaker."""
        links = [
            (self._named("relay", relay.name, PROV.Agent), _OWN.Relay) for relay in statement.via
        ]
        if speaker is not None:
            links.append((speaker, _OWN.Speaker))
        outer = node
        for step, (party, role) in enumerate(links, 1):
            telling = urn("statement", statement.id, "telling", step)
            self._add(outer, (PROV.wasDerivedFrom, telling))
            self._add(telling, (RDF.type, PROV.Entity), (_OWN.step, Literal(step)))
            if role == _OWN.Speaker and statement.speaker.kind == "document":
                self._add(telling, (PROV.hadPrimarySource, party))
            else:
                told = urn("statement", statement.id, "telling", step, "attribution")
                self._attribute(telling, told, party, role)
            outer = telling

    def _attribute(self, entity: URIRef, node: URIRef, agent: URIRef, role: URIRef) -> None:
        self._add(entity, (PROV.wasAttributedTo, agent), (PROV.qualifiedAttribution, node))
        self._add(node, (RDF.type, PROV.Attribution), (PROV.agent, agent), (PROV.hadRole, role))

    def _figure(self, figure: Figure) -> URIRef:
        return urn("figure", self.key, figure.field, figure.start, figure.end)

    def _moment(self, moment: Moment) -> URIRef:
        return urn("moment", self.key, moment.field, moment.start, moment.end)

    def _span(self, statement: Statement, part: str, number: int, span: Span) -> URIRef:
        node = urn("statement", statement.id, part, number)
        self._selector(node, statement.field, span)
        return node

    def _selector(self, node: URIRef, field: Field, span: Span) -> None:
        self._add(node, (RDF.type, _OA.TextPositionSelector))
        self._place(node, field, span)

    def _place(self, node: URIRef, field: Field, span: Span | Figure | Moment) -> None:
        self._add(
            node,
            (_OWN.field, plain(field)),
            (_OA.start, offset(span.start)),
            (_OA.end, offset(span.end)),
            (SDO.text, words(span.text)),
        )
