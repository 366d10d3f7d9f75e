"""Chains: who relays a statement, from the outermost inwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from musnad.article import Relay
from musnad.attribution.entities import Entity
from musnad.attribution.model import Report
from musnad.attribution.outlets import outlet_key
from musnad.attribution.records import relay_of, speaker_of
from musnad.attribution.trace import Passing, Trace
from musnad.text.structure import Text


class _Before(NamedTuple):
    """The last statement told in nobody else's words, and whether its chain goes on."""

    entity: Entity | None
    chain: tuple[Relay, ...]
    goes_on: bool


class Chains:
    """The chains of an article's statements, in the order in which they are told.

    ``own`` are the keys of the article's own outlet, which relays nothing to itself.
    """

    def __init__(self, own: frozenset[str], trace: Trace | None = None) -> None:
        self._own = own
        self._trace = trace
        self._chains: dict[Report, tuple[Relay, ...]] = {}
        self._entities: dict[Report, Entity | None] = {}
        self._before: _Before | None = None

    def know(self, report: Report, entity: Entity | None) -> None:
        """Tell who speaks in ``report``, before any chain is asked for."""
        self._entities[report] = entity

    def of(self, text: Text, report: Report, entity: Entity | None) -> tuple[Relay, ...]:
        """The chain of ``report``, whose speaker is ``entity``."""
        chain = tuple(self._relays(text, report, entity)) or self._carried_on(report, entity)
        self._chains[report] = chain
        if self._trace is not None:
            self._trace.chained(text, report)
        if report.parent is None:
            names_medium = bool(report.frame.media or report.frame.relays)
            went_on = self._before is not None and self._before.goes_on and bool(chain)
            self._before = _Before(entity, chain, names_medium or went_on)
        return chain

    def _relays(self, text: Text, report: Report, entity: Entity | None) -> Iterator[Relay]:
        parent = report.parent
        if parent is not None:
            yield from self._noted(Passing.OUTER, self._chains.get(parent, ()))
            yield from self._noted(Passing.TELLS, self._speaker(parent, entity))
        for cover in report.covers:
            yield from self._others(Passing.COVERS, self._speaker(cover, entity))
        for passing, places in (
            (Passing.RELAYS, report.frame.relays),
            (Passing.SPOKEN_TO, report.frame.media),
        ):
            yield from self._others(passing, (relay_of(text, place) for place in places))

    def _others(self, passing: Passing, relays: Iterable[Relay]) -> Iterator[Relay]:
        """Those of ``relays`` that are not the article's own outlet."""
        for relay in relays:
            if not self._is_own(relay.name):
                yield from self._noted(passing, (relay,))
            elif self._trace is not None:
                self._trace.link(Passing.OWN_OUTLET, relay)

    def _noted(self, passing: Passing, relays: Iterable[Relay]) -> Iterator[Relay]:
        for relay in relays:
            if self._trace is not None:
                self._trace.link(passing, relay)
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
        if begins or report.parent is not None:
            return ()
        return tuple(self._noted(Passing.CARRIED_ON, before.chain))

    def _is_own(self, name: str) -> bool:
        return outlet_key(name) in self._own
