"""W3C Web Annotations (JSON-LD): a statement a line, each complete by itself.

The targets are the cue and the contents; the body tells who says it, in words for any reader and
in terms of Musnad for programs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, Final
from urllib.parse import quote

from musnad.article import Article, Field, Figure, Moment, Relay, Span, Speaker, Statement
from musnad.characters import encodable, to_json
from musnad.export import Entry
from musnad.export.claimed import Claimed, ClaimOf, nothing_claimed
from musnad.export.names import iri_of, urn_of, urn_of_key

INTO: Final = "stream"
#: The namespace of the terms that the Web Annotation vocabulary has not.
NAMESPACE: Final = "urn:musnad:terms:"
#: Where appearances of claims are defined. The prefix of the context above means http.
_SCHEMA: Final = "https://schema.org/"
CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"musnad": NAMESPACE}]
#: So many characters round a quotation tell it from the same words elsewhere.
_AROUND: Final = 32

Json = dict[str, Any]


def write(
    entries: Iterable[Entry], target: BinaryIO, *, claim_of: ClaimOf = nothing_claimed
) -> None:
    """A line a statement."""
    for entry in entries:
        for annotation in annotations_of(entry, claim_of):
            target.write(to_json(annotation) + b"\n")


def annotations_of(entry: Entry, claim_of: ClaimOf = nothing_claimed) -> Iterable[Json]:
    """The statements of an entry as annotations, in their order."""
    for statement in entry.reading.statements:
        claim = claim_of(statement.id)
        yield _Annotator(entry.article, statement, claim).annotation()


class _Annotator:
    """One statement of an article, with the claim that it makes, as an annotation."""

    def __init__(self, article: Article, statement: Statement, claim: Claimed | None) -> None:
        self._article = article
        self._said = statement
        self._claim = claim
        self._id = quote(statement.id, safe="", errors="surrogatepass")

    def annotation(self) -> Json:
        said = self._said
        contents = [self._part(said.field, span, "content") for span in said.contents]
        return {
            "@context": CONTEXT,
            "id": f"urn:musnad:annotation:{self._id}",
            "type": "Annotation",
            "motivation": "describing",
            "body": [self._words(), self._statement()],
            "target": [self._part(said.field, said.cue, "cue"), *contents],
        }

    def _words(self) -> Json:
        """The chain to the reader, for viewers that know no other terms."""
        chain = [self._article.outlet, *(relay.name for relay in self._said.via)]
        names = [encodable(name) for name in (*chain, self._said.speaker.name) if name]
        return {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": "ar",
            "value": f"{' ← '.join(names)} ({self._said.act})".lstrip(),
        }

    def _statement(self) -> Json:
        said = self._said
        body: Json = {
            "id": f"urn:musnad:statement:{self._id}",
            "type": "musnad:Statement",
            "musnad:article": self._about(),
            "musnad:field": said.field,
            "musnad:act": said.act,
            "musnad:form": said.form,
            "musnad:kind": said.kind,
            "musnad:frame": said.frame,
            "musnad:source": [self._part(said.field, span, "source") for span in said.sources],
            "musnad:figure": [self._figure(figure) for figure in said.figures],
            "musnad:moment": [self._moment(moment) for moment in said.moments],
        }
        if said.speaker.name:
            body["musnad:speaker"] = self._voice(said.speaker, "speaker")
        if said.verb:
            body["musnad:verb"] = encodable(said.verb)
        if said.addressee is not None:
            body["musnad:addressee"] = {
                "name": encodable(said.addressee.name),
                "musnad:mention": self._part(said.field, said.addressee.span, "addressee"),
            }
        if said.via:
            body["musnad:via"] = {"@list": [self._voice(relay, "via") for relay in said.via]}
        if self._claim is not None:
            body["musnad:claim"] = _claim(self._claim)
        return body

    def _about(self) -> Json:
        article = self._article
        terms = {
            "dcterms:identifier": article.id,
            "dcterms:publisher": article.outlet,
            "dcterms:issued": article.published,
            "dcterms:title": article.title,
        }
        known: Json = {term: encodable(value) for term, value in terms.items() if value}
        urn, page = urn_of(article), iri_of(article)
        if page != urn:
            # Not its own name: two articles may tell the same address.
            known["dcterms:source"] = {"id": page}
        return {"id": urn, "type": "Text", **known}

    def _voice(self, voice: Speaker | Relay, role: str) -> Json:
        named = {"name": encodable(voice.name)}
        if voice.span is None:
            return named
        return {**named, "musnad:mention": self._part(voice.field, voice.span, role)}

    def _figure(self, figure: Figure) -> Json:
        span = Span(figure.start, figure.end, figure.text)
        # A whole number of JSON becomes an integer of RDF: as text, all have the same datatype.
        bounds = {
            term: {"@value": repr(float(value)), "@type": "xsd:double"}
            for term, value in (("musnad:low", figure.low), ("musnad:high", figure.high))
            if value is not None
        }
        return {
            **bounds,
            "musnad:modifier": figure.mod,
            "musnad:unit": encodable(figure.unit),
            "musnad:mention": self._part(figure.field, span, "figure"),
        }

    def _moment(self, moment: Moment) -> Json:
        span = Span(moment.start, moment.end, moment.text)
        terms = {
            "musnad:timex": moment.type,
            "musnad:value": moment.value,
            "musnad:from": moment.from_,
            "musnad:to": moment.to,
        }
        known = {term: value for term, value in terms.items() if value}
        return {**known, "musnad:mention": self._part(moment.field, span, "moment")}

    def _part(self, field: Field, span: Span, role: str) -> Json:
        """Some words of the article, by quotation and by position."""
        return {
            "type": "SpecificResource",
            "source": self._source(field),
            "musnad:role": role,
            "selector": [
                self._quotation(field, span),
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        }

    def _quotation(self, field: Field, span: Span) -> Json:
        value: str = getattr(self._article, field)
        return {
            "type": "TextQuoteSelector",
            "exact": encodable(value[span.start : span.end]),
            "prefix": encodable(value[max(0, span.start - _AROUND) : span.start]),
            "suffix": encodable(value[span.end : span.end + _AROUND]),
        }

    def _source(self, field: Field) -> str:
        """Title and byline are resources of their own, whose positions count from their start."""
        return iri_of(self._article) if field == "text" else f"{urn_of(self._article)}#{field}"


def _claim(claim: Claimed) -> Json:
    """What a statement claims as others do, and where else it is claimed."""
    known: Json = {
        "id": f"urn:musnad:claim:{claim.id}",
        "type": _SCHEMA + "Claim",
        "musnad:originsAtLeast": claim.at_least,
        "musnad:originsAtMost": claim.at_most,
        _SCHEMA + "appearance": [{"id": urn_of_key(told.key)} for told in claim.appearances],
    }
    first = claim.first()
    if len(first) == 1:
        known[_SCHEMA + "firstAppearance"] = {"id": urn_of_key(first[0].key)}
    return known
