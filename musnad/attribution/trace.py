"""What one reading did, step by step: kept for ``musnad.explain``, and never by ``musnad.read``."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from musnad.article import Relay
from musnad.attribution.model import Frame, Report
from musnad.attribution.refusals import Dropped, Nothing
from musnad.lexicon import Cue
from musnad.text.structure import Text

if TYPE_CHECKING:
    from musnad.attribution.constructions.sight import Sight

#: Any named rule; the first line of its docstring tells it.
Named = Callable[..., Any]
#: A field and the token of a reporting word in it.
Place = tuple[str, int]


class Resolution(Enum):
    """What was done to find out who a speaker is, or who is not."""

    HONORED = "honored"
    MATCHED = "matched"
    NOT_MATCHED = "not_matched"
    POINTED = "pointed"
    NEW = "new"
    CLAUSE_SUBJECT = "clause_subject"
    AGREES = "agrees"
    DISAGREES = "disagrees"
    SENTENCE_SUBJECT = "sentence_subject"
    SEVERAL = "several"
    NOBODY = "nobody"


class Passing(Enum):
    """How somebody passes a statement on."""

    OUTER = "outer"
    TELLS = "tells"
    COVERS = "covers"
    RELAYS = "relays"
    SPOKEN_TO = "spoken_to"
    CARRIED_ON = "carried_on"
    #: The article's own outlet, which is left out.
    OWN_OUTLET = "own_outlet"


class Tried(NamedTuple):
    """A construction that looked at a reading of a reporting word, and its answer."""

    rule: Named
    answer: Frame | Nothing | None


class Step(NamedTuple):
    """One step of finding the speaker: whom it is about, and the rule that decided, if one did."""

    done: Resolution
    name: str
    rule: Named | None = None


class Link(NamedTuple):
    """Who passes a statement on, and how."""

    passing: Passing
    relay: Relay


class Trace:
    """Collects what the stages of one reading tell."""

    def __init__(self) -> None:
        #: For each reporting word its readings, in the order in which they were tried.
        self.readings: dict[Place, dict[Cue, list[Tried]]] = {}
        self.frames: dict[Place, tuple[Text, Frame]] = {}
        #: Frames whose clause ended the content of the report here.
        self.cuts: dict[Place, Frame] = {}
        self.reports: dict[Place, Report] = {}
        self.dropped: dict[Place, Dropped] = {}
        self.steps: dict[Place, tuple[Step, ...]] = {}
        self.links: dict[Place, tuple[Link, ...]] = {}
        self._steps: list[Step] = []
        self._links: list[Link] = []

    def tried(self, sight: Sight, rule: Named, answer: Frame | Nothing | None) -> None:
        """A construction has answered."""
        self.answered(sight.text, sight.i, sight.cue, Tried(rule, answer))

    def answered(self, text: Text, i: int, cue: Cue, tried: Tried) -> None:
        """A construction has answered for the reading ``cue`` of the word at token ``i``."""
        self.readings.setdefault((text.field, i), {}).setdefault(cue, []).append(tried)

    def framed(self, text: Text, frame: Frame) -> None:
        """The reporting word has a frame."""
        self.frames[text.field, frame.cue] = text, frame

    def cut(self, text: Text, frame: Frame, by: Frame) -> None:
        """The content of ``frame`` ends where the clause of ``by`` begins."""
        self.cuts[text.field, frame.cue] = by

    def drop(self, text: Text, frame: Frame, why: Dropped) -> None:
        """``frame`` makes no statement."""
        self.dropped[text.field, frame.cue] = why

    def step(self, done: Resolution, name: str = "", rule: Named | None = None) -> None:
        """A step towards the speaker of the next report that is told."""
        self._steps.append(Step(done, name, rule))

    def told(self, text: Text, report: Report) -> None:
        """``report`` makes a statement, and its speaker was found by the steps before."""
        place = text.field, report.frame.cue
        self.reports[place] = report
        self.steps[place] = tuple(self._steps)
        self._steps.clear()

    def link(self, passing: Passing, relay: Relay) -> None:
        """A link of the chain of the next report."""
        self._links.append(Link(passing, relay))

    def chained(self, text: Text, report: Report) -> None:
        """``report`` has the chain of the links before."""
        self.links[text.field, report.frame.cue] = tuple(self._links)
        self._links.clear()
