"""Speakers and relays as the public records of a statement."""

from __future__ import annotations

from typing import Final

from musnad.article import Addressee, Kind, Relay, Span, Speaker
from musnad.attribution.entities import Entity
from musnad.attribution.mentions import article_before
from musnad.attribution.model import Range
from musnad.lexicon.function import FunctionWords
from musnad.text.folding import fold, raw_length
from musnad.text.structure import Text

#: What an age stands behind.
_BEFORE_AGE: Final = (" (", "، ", ", ")


def speaker_of(entity: Entity | None, kind: Kind) -> Speaker:
    """The public record of ``entity``, made once all its mentions are known."""
    if entity is None or entity.span is None:
        return Speaker("", kind)
    if entity.record is None:
        text, source = entity.span
        span = text.span(source[0], source[1])
        name = _without_age(_clean(entity.name), text.lexicon.function)
        entity.record = Speaker(name, entity.kind, text.field, span)
    return entity.record


def relay_of(text: Text, source: Range) -> Relay:
    """A relay or medium as a public record."""
    inner = span_of(text, source)
    names = text.lexicon.to_outlets.get(text.words[source[0]].folded, ())
    begins_so = any(letters == 1 for letters, _ in names)  # «للوموند» is no article
    article = "" if begins_so else article_before(text, source)
    return Relay(_clean(article + inner.text), text.field, inner)


def addressee_of(text: Text, place: Range | None) -> Addressee | None:
    """Whom the words are addressed to as a public record."""
    if place is None:
        return None
    relay = relay_of(text, place)
    assert relay.span is not None
    return Addressee(relay.name, relay.span)


def span_of(text: Text, source: Range) -> Span:
    """Where a source stands, without the clitics before it."""
    first, stop, letters = source
    span = text.span(first, stop)
    cut = raw_length(span.text, letters)
    return Span(span.start + cut, span.end, span.text[cut:])


def _clean(name: str) -> str:
    """A name on one line, without marks that enclose it wholly."""
    name = " ".join(name.split())
    if (
        len(name) > 2
        and name[0] in "«\"“”'"
        and name[-1] in "»\"”“'"
        and not any(c in '«"“' for c in name[1:-1])
    ):
        return name[1:-1].strip()
    return name


def _without_age(name: str, function: FunctionWords) -> str:
    """«سالم العمري» of «سالم العمري (45 عاما)» and «سالم العمري، البالغ من العمر 45 عاما»."""
    for mark in _BEFORE_AGE:
        before, _, inside = name.rpartition(mark)
        if not before:
            continue
        first, _, last = inside.removesuffix(")").rpartition(" ")
        is_age = fold(last) in function.age
        if is_age and (first.isdigit() or fold(first.split(" ")[0]) in function.of_age):
            return before
    return name
