"""Chains: who relays a statement, from the outermost inwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Final, NamedTuple

from musnad.article import Relay
from musnad.attribution.entities import Entity, head_of
from musnad.attribution.media import is_outlet, named_before, points_back
from musnad.attribution.model import Construction, Range, Report
from musnad.attribution.occasions import medium_behind
from musnad.attribution.outlets import outlet_key
from musnad.attribution.records import relay_of, speaker_of
from musnad.attribution.trace import Passing, Trace
from musnad.lexicon.words import AGENCY, MEDIUM, RELATIVE
from musnad.text.structure import Text

#: A medium is known by one of its first mentions.
_MENTIONS: Final = 8
#: A speech runs on over so few statements of others.
_ASIDES: Final = 2
#: What covers a statement is the only one told between it and the next of its speaker.
_COVER: Final = 1
#: No words come through more relays.
_LONGEST: Final = 12
#: «آخر إحصائية», «بعض البيانات»: evidence is named among so many words.
_DETERMINED: Final = 2
#: What is done to words that others said.
_REACTIONS: Final = ("deny", "express", "opine", "accuse")


class _Before(NamedTuple):
    """A speaker's last statement told in nobody else's words, and whether its chain goes on.

    ``is_covered`` says that a medium named behind it passes it on, or that it goes on such a one.
    """

    at: int
    chain: tuple[Relay, ...]
    goes_on: bool
    is_covered: bool


class Chains:
    """The chains of an article's statements, in the order in which they are told.

    ``own`` are the keys of the article's own outlet, which relays nothing to itself.
    """

    def __init__(self, own: frozenset[str], trace: Trace | None = None) -> None:
        self._own = own
        self._trace = trace
        self._chains: dict[Report, tuple[Relay, ...]] = {}
        self._entities: dict[Report, Entity | None] = {}
        #: What «…، نقلا عن فلان», «…، وفق خبراء» behind it may quote: whoever tells it passes those
        #: words on.
        self._quoting: dict[Report, Report] = {}
        #: By the speaker's name: two entities may turn out to be called the same.
        self._before: dict[str, _Before] = {}
        self._told = 0
        #: The media named so far by what they are («صحيفة»), the latest of each.
        self._media: dict[str, Relay] = {}
        #: The medium that spoke last, which «ونقلت عن مصدر» leaves unsaid.
        self._medium: Entity | None = None

    def know(self, report: Report, entity: Entity | None) -> None:
        """Tell who speaks in ``report``, before any chain is asked for."""
        self._entities[report] = entity
        for before, cover in pairwise((report, *report.covers)):
            reading = cover.frame.reading
            if reading.verb.quotes and reading.after:  # «نقلا عن»
                self._quoting.setdefault(cover, before)
            elif not reading.verb.quotes:
                self._quoting.setdefault(cover, report)

    def of(self, text: Text, report: Report, entity: Entity | None) -> tuple[Relay, ...]:
        """The chain of ``report``, whose speaker is ``entity``."""
        behind = () if report.frame.media else _told_behind(text, report)
        chain = _each_once(islice(self._relays(text, report, entity, behind), _LONGEST))
        is_told = bool(report.frame.media)  # be it the article's own outlet
        if not chain and not is_told and text.field == "text":  # a headline stands for itself
            chain = self._carried_on(text, report, entity)
        self._chains[report] = chain
        if self._trace is not None:
            self._trace.chained(text, report)
        if report.parent is None or self._is_introduced(report):
            self._told += 1
            if entity is not None:
                if _is_medium(entity):
                    self._medium = entity
                    for relay in _as_relay(entity, None):
                        self._name(relay)
                names_medium = bool(report.frame.media or report.frame.relays or behind)
                names_medium = names_medium or self._leaves_relay_unsaid(report)
                names_medium = names_medium or any(map(_is_inserted, report.covers))
                names_medium = names_medium or self._is_introduced(report)
                before = self._before.get(entity.name)
                went_on = before is not None and before.goes_on and bool(chain)
                self._before[entity.name] = _Before(
                    self._told, chain, names_medium or went_on, self._is_covered(report, before)
                )
        return chain

    def _relays(
        self, text: Text, report: Report, entity: Entity | None, behind: tuple[Range, ...]
    ) -> Iterator[Relay]:
        parent = self._teller(report)
        if parent is not None:
            yield from self._noted(Passing.OUTER, self._chains.get(parent, ()))
            if not _is_reacted_to(text, report, parent):
                yield from self._noted(Passing.TELLS, self._speaker(parent, entity))
        quoting = self._quoting.get(report)
        if quoting is not None and self._quotes(text, quoting, report):
            yield from self._noted(Passing.OUTER, self._chains.get(quoting, ()))
            yield from self._others(Passing.TELLS, self._speaker(quoting, entity))
        for cover in report.covers:
            if self._quoting.get(cover) is report and self._quotes(text, report, cover):
                continue
            spoken_to = (self._relay(text, place) for place in cover.frame.media)
            yield from self._others(Passing.SPOKEN_TO, spoken_to)
            yield from self._others(Passing.COVERS, self._speaker(cover, entity))
        for passing, places in (
            (Passing.RELAYS, report.frame.relays),
            (Passing.SPOKEN_TO, report.frame.media or behind),
        ):
            if places:
                yield from self._others(passing, (self._relay(text, place) for place in places))
        yield from self._unsaid_relay(report, entity)

    def _quotes(self, text: Text, report: Report, cover: Report) -> bool:
        """«قالت الصحيفة إن …، نقلا عن مهندس»: she passes on whose words ``cover`` quotes.

        «قال الوزير إن …، نقلا عن رويترز» names who passes it on.
        """
        outer, inner = self._entities.get(report), self._entities.get(cover)
        if outer is None or inner is None:
            return False
        if cover.frame.reading.verb.quotes:
            return report.frame.construction.is_according or not _is_medium(inner)
        if _is_medium(inner) or _is_account(inner):
            return False
        is_somebody = inner.kind in ("person", "organization") and outer.kind != "document"
        if is_somebody and _stands_inside(cover, report):
            return True
        if _is_medium(outer) or (inner.kind != "document" and _is_account(outer)):
            return True  # «قالت الصحيفة إن …، وفق خبراء», «يقول التقرير»
        return outer.kind != "group" and _is_evidence(text, cover, inner)

    def _teller(self, report: Report) -> Report | None:
        """In whose words ``report`` stands: «قال الوزير: يجب أن أبلغكم أن …» tells no belief."""
        parent = report.parent
        while parent is not None and parent not in self._entities:
            parent = parent.parent
        return parent

    def _others(self, passing: Passing, relays: Iterable[Relay]) -> Iterator[Relay]:
        """Those of ``relays`` that are not the article's own outlet."""
        for relay in relays:
            self._name(relay)
            if not self._is_own(relay.name):
                yield from self._noted(passing, (relay,))
            elif self._trace is not None:
                self._trace.link(Passing.OWN_OUTLET, relay)

    def _relay(self, text: Text, place: Range) -> Relay:
        """The medium at ``place``, or the one told of before that «الصحيفة» there points at."""
        relay = relay_of(text, place)
        if not points_back(text, place):
            return relay
        known = self._media.get(_kind(relay))
        if known is not None:
            return known
        named = named_before(text, place)
        return relay if named is None else relay_of(text, named)

    def _name(self, relay: Relay) -> None:
        """Keep a medium's name, for «للصحيفة» behind it."""
        if " " in relay.name:
            self._media[_kind(relay)] = relay

    def _unsaid_relay(self, report: Report, entity: Entity | None) -> Iterator[Relay]:
        """The medium that spoke before, where «ونقلت عن مصدر» leaves it unsaid."""
        if not self._leaves_relay_unsaid(report) or self._medium is None:
            return
        yield from self._others(Passing.CARRIED_ON, _as_relay(self._medium, entity))

    def _is_introduced(self, report: Report) -> bool:
        """«وبحسب رويترز، قال الوزير إن»: the medium in whose words a speech begins."""
        parent = report.parent
        if parent is None:
            return False
        entity = self._entities.get(parent)
        is_preposed = parent.frame.construction is Construction.PREPOSED
        return is_preposed and entity is not None and _is_medium(entity)

    def _is_covered(self, report: Report, before: _Before | None) -> bool:
        """«…، حسب رويترز»: a medium named behind the words passes them on, or what they go on."""
        covers = map(self._entities.get, report.covers)
        if any(each is not None and _is_medium(each) for each in covers):
            return True
        return before is not None and before.is_covered and before.chain == self._chains[report]

    def _leaves_relay_unsaid(self, report: Report) -> bool:
        """«ونقلت عن مصدر أن»: whoever spoke before passes it on."""
        frame = report.frame
        is_relay = frame.construction is Construction.RELAY
        return is_relay and not frame.relays

    def _noted(self, passing: Passing, relays: Iterable[Relay]) -> Iterator[Relay]:
        for relay in relays:
            if self._trace is not None:
                self._trace.link(passing, relay)
            yield relay

    def _speaker(self, outer: Report, entity: Entity | None) -> Iterator[Relay]:
        """The speaker of another report as a relay, unless it is the same one."""
        other = self._entities.get(outer)
        if other is not None:
            yield from _as_relay(other, entity)

    def _carried_on(self, text: Text, report: Report, entity: Entity | None) -> tuple[Relay, ...]:
        """The chain of the statement before, where the same speech goes on («وأضاف»)."""
        before = None if entity is None else self._before.get(entity.name)
        if before is None or self._told - before.at > _ASIDES:
            return ()
        if not before.goes_on and not self._speaks_on(text, report, before):
            return ()
        return tuple(self._noted(Passing.CARRIED_ON, before.chain))

    def _speaks_on(self, text: Text, report: Report, before: _Before) -> bool:
        """«قال الوزير إن …، حسب رويترز. وأضاف أن»: the next words of what a medium passed on."""
        reading = report.frame.reading
        is_next = report.frame.source is None and self._told <= before.at + _COVER
        goes_on = reading.form.tense == "participle"
        goes_on = goes_on or reading.verb.folded in text.lexicon.function.speaks_on
        return is_next and goes_on and before.is_covered

    def _is_own(self, name: str) -> bool:
        return outlet_key(name) in self._own


def _kind(relay: Relay) -> str:
    """What a medium is («صحيفة»)."""
    return relay.name.partition(" ")[0].removeprefix("ال")


def _each_once(relays: Iterable[Relay]) -> tuple[Relay, ...]:
    """«قالت الصحيفة إن الوزير صرح للصحيفة بأن»: one that passes words on twice is one relay."""
    return tuple({relay.name: relay for relay in relays}.values())


def _as_relay(other: Entity, entity: Entity | None) -> Iterator[Relay]:
    """``other`` as a relay of what ``entity`` says, unless it is nobody or the same one."""
    speaker = speaker_of(other, other.kind)
    if speaker.name and (entity is None or speaker.name != entity.name):
        yield Relay(speaker.name, speaker.field, speaker.span)


def _is_reacted_to(text: Text, report: Report, parent: Report) -> bool:
    """«نفى الوزير الأنباء التي تحدثت عن …»: he denies those words, the writer tells of them."""
    frame = parent.frame
    is_relative = bool(text.before(report.frame.cue).flags & RELATIVE)
    is_noun_phrase = frame.opener in ("object", "preposition")
    return is_relative and is_noun_phrase and frame.reading.verb.act in _REACTIONS


def _told_behind(text: Text, report: Report) -> tuple[Range, ...]:
    """The medium that «…، وذلك في حديث لقناة …» names behind what was said."""
    medium = medium_behind(text, report.stop)
    return () if medium is None else (medium,)


def _stands_inside(cover: Report, report: Report) -> bool:
    """«أشار الوزير إلى أن النمو، حسب المعهد، بطيء»: he tells where he has it from."""
    return bool(report.more) and report.content < cover.frame.cue


def _is_inserted(cover: Report) -> bool:
    """«قال الوزير، وفق رويترز، إن»: whoever passes on the words is named before them."""
    return cover.frame.construction is Construction.INLINE


def _is_medium(entity: Entity) -> bool:
    """Whether one of its mentions is headed by a medium («صحيفة», «"رويترز"»), or is an outlet."""
    return entity.kind == "organization" and any(
        head_of(text, place).flags & (MEDIUM | AGENCY) or is_outlet(text, *place[:2])
        for text, place in entity.mentions[:_MENTIONS]
    )


def _is_account(entity: Entity) -> bool:
    """«تقرير», «مقال»: a document that tells what others say."""
    text, place = entity.mentions[0]
    return head_of(text, place).stem in text.lexicon.function.account


def _is_evidence(text: Text, cover: Report, entity: Entity) -> bool:
    """«قال الوزير إن …، وفق آخر إحصائية»: he has it from figures that nobody told of before."""
    place = entity.mentions[0][1]
    evidence = text.lexicon.function.evidence
    named = text.words[place[0] : place[0] + _DETERMINED]
    return place == cover.frame.source and any(w.stem in evidence for w in named)
