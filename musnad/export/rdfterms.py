"""Names and values of an RDF graph, valid for any strings at all."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import quote

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from musnad.characters import encodable
from musnad.published import published_at

#: What a URI may hold besides letters and digits; % because it may be escaped already.
_URI_MARKS = "-._~:/?#@!$&'()*+,;=%"
_ABSOLUTE = re.compile(r"https?://[^/?#]", re.IGNORECASE)


def urn(*parts: str | int) -> URIRef:
    """A URN of ``parts``, each percent-encoded, so that none runs into the next."""
    return URIRef("urn:musnad:" + ":".join(_escaped(str(part), "") for part in parts))


def address(url: str) -> URIRef | Literal:
    """A web address as a URI; one that is none, such as a bare path, as text."""
    if _ABSOLUTE.match(url):
        return URIRef(_escaped(url, _URI_MARKS))
    return Literal(encodable(url))


def _escaped(text: str, marks: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe=marks)


def words(text: str) -> Literal:
    """Words of the article, as Arabic."""
    return Literal(encodable(text), lang="ar")


def plain(text: str) -> Literal:
    """A value that is no natural language."""
    return Literal(encodable(text))


def offset(value: int) -> Literal:
    """A count of code points."""
    return Literal(value, datatype=XSD.nonNegativeInteger)


def day(iso: str) -> Literal:
    """An ISO date."""
    return Literal(iso, datatype=XSD.date)


def publication(published: str) -> Literal:
    """``published`` as a day or a time, as text where it is no ISO date."""
    when = published_at(published)
    if when is None:
        return plain(published)
    return Literal(when.isoformat(), datatype=_type_of(when))


def _type_of(when: date | datetime) -> URIRef:
    return XSD.dateTime if isinstance(when, datetime) else XSD.date
