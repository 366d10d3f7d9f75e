"""Chains: who relays a statement, from the outermost inwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from musnad.article import Relay
from musnad.attribution.entities import Entity
from musnad.attribution.model import Report
from musnad.attribution.outlets import outlet_key
from musnad.attribution.records import relay_of, speaker_of
from musnad.text.structure import Text

#: No words come through more relays.
_LONGEST: Final = 12


class _Before(NamedTuple):
    """The last statement told in nobody else's words, and whether its chain goes on."""

    entity: Entity | None
    chain: tuple[Relay, ...]
    goes_on: bool


class Chains:
    """The chains of an article's statements, in the order in which they are told.

    ``own`` are the keys of the article's own outlet, which relays nothing to itself.
    """

    def __init__(self, own: frozenset[str]) -> None:
        self._own = own
        self._chains: dict[Report, tuple[Relay, ...]] = {}
        self._entities: dict[Report, Entity | None] = {}
        self._before: _Before | None = None

    def know(self, report: Report, entity: Entity | None) -> None:
        """Tell who speaks in ``report``, before any chain is asked for."""
        self._entities[report] = entity

    def of(self, text: Text, report: Report, entity: Entity | None) -> tuple[Relay, ...]:
        """The chain of ``report``, whose speaker is ``entity``."""
        chain = tuple(islice(self._relays(text, report, entity), _LONGEST)) or self._carried_on(
            report, entity
        )
        self._chains[report] = chain
        if report.parent is None:
            names_medium = bool(report.frame.media or report.frame.relays)
            went_on = self._before is not None and self._before.goes_on and bool(chain)
            self._before = _Before(entity, chain, names_medium or went_on)
        return chain

    def _relays(self, text: Text, report: Report, entity: Entity | None) -> Iterator[Relay]:
        parent = report.parent
        if parent is not None:
            yield from self._chains.get(parent, ())
            yield from self._speaker(parent, entity)
        for cover in report.covers:
            for relay in self._speaker(cover, entity):
                if not self._is_own(relay.name):
                    yield relay
        for place in (*report.frame.relays, *report.frame.media):
            relay = relay_of(text, place)
            if not self._is_own(relay.name):
                yield relay

    def _speaker(self, outer: Report, entity: Entity | None) -> Iterator[Relay]:
        """The speaker of another report as a relay, unless it is the same one."""
        other = self._entities.get(outer)
        if other is not None and other is not entity:
            speaker = speaker_of(other, other.kind)
            if speaker.name:
                yield Relay(speaker.name, speaker.field, speaker.span)

    def _carried_on(self, report: Report, entity: Entity | None) -> tuple[Relay, ...]:
        """The chain of the statement before, where the same speech goes on («وأضاف»)."""
        before = self._before
        if before is None or not before.goes_on or entity is None or before.entity is not entity:
            return ()
        # A new «قال» with its subject begins another speech.
        begins = report.frame.source is not None and report.frame.reading.verb.lemma == "قال"
        return () if begins or report.parent is not None else before.chain

    def _is_own(self, name: str) -> bool:
        return outlet_key(name) in self._own
