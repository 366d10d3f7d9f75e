"""Constructions: how one reporting word takes its source and its content.

Each reporting word is read locally. A construction is a rule on a :class:`Sight` of it: it makes a
frame of what it sees, says that there is nothing, or leaves the word to the next rule. A new one
is a rule in a module of its own and a line in the table here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from musnad.attribution.constructions.according import according
from musnad.attribution.constructions.document import document
from musnad.attribution.constructions.hearsay import hearsay
from musnad.attribution.constructions.nouns import noun
from musnad.attribution.constructions.objects import (
    asked_of,
    held,
    judged,
    opened,
    points_back,
    pronominal_object,
    relative_or_pronoun,
)
from musnad.attribution.constructions.participles import participle, prayer
from musnad.attribution.constructions.postposed import after_speech, inserted
from musnad.attribution.constructions.relays import learned, relay
from musnad.attribution.constructions.seen import seen
from musnad.attribution.constructions.sight import Answer, Rule, Sight, of_before, of_cue
from musnad.attribution.constructions.summed_up import summed_up
from musnad.attribution.constructions.verbs import leads_nowhere, reports_nothing, verb
from musnad.attribution.model import Frame
from musnad.attribution.page_lines import on_page_line
from musnad.attribution.refusals import Nothing
from musnad.attribution.rules import Bits, Chosen
from musnad.attribution.trace import Trace
from musnad.lexicon import Cue
from musnad.lexicon.words import Word
from musnad.text.structure import Text


def of_page(sight: Sight) -> Answer:
    """A word on a line of the page: a link, or who wrote the article and when."""
    return Nothing.OF_PAGE if on_page_line(sight.text, sight.i) else None


_FINITE: Final[Sequence[Rule]] = (
    of_page,
    reports_nothing,
    document,
    summed_up,
    held,
    relative_or_pronoun,
    asked_of,
    pronominal_object,
    after_speech,
    points_back,
    hearsay,
    learned,
    relay,
    inserted,
    seen,
    judged,
    leads_nowhere,
    opened,
    verb,
)
#: The constructions of each tense of a reporting word, in the order in which they are tried.
CONSTRUCTIONS: Final[Mapping[str, Sequence[Rule]]] = {
    "perfect": _FINITE,
    "imperfect": _FINITE,
    "participle": (of_page, prayer, participle),
    "noun": (of_page, noun),
    "preposition": (of_page, according),
}


def read_cue(text: Text, i: int, trace: Trace | None = None) -> Frame | None:
    """The frame of the reporting word at token ``i``, or None if it reports nothing."""
    before = text.before(i)
    joined = before.folded if before.folded in text.lexicon.function.joined_apart else ""
    for reading in text.words[i].cues:
        # «و أضاف» is «وأضاف»
        cue = _behind(joined, reading) if joined else reading
        by_cue, by_before, chosen = _ASKED[cue.form.tense]
        asked = chosen[by_cue[reading] & by_before[before]]
        answer = _answer(Sight(text, i, cue), asked, trace)
        if isinstance(answer, Frame):
            return answer
    return None


@lru_cache(10_000)
def _behind(conjunction: str, reading: Cue) -> Cue:
    """``reading`` behind a conjunction that is written apart."""
    return replace(reading, conjunction=conjunction)


def _answer(sight: Sight, asked: tuple[Rule, ...], trace: Trace | None) -> Answer:
    """What the first of the rules ``asked`` says that has something to say of ``sight``."""
    if trace is not None:
        return _traced(sight, asked, trace)
    for rule in asked:
        answer = rule(sight)
        if answer is not None:
            return answer
    return None


def _traced(sight: Sight, asked: tuple[Rule, ...], trace: Trace) -> Answer:
    """The same; ``trace`` is told of every rule, of those that are not asked too."""
    for rule in CONSTRUCTIONS[sight.form.tense]:
        answer = rule(sight) if rule in asked else None
        trace.tried(sight, rule, answer)
        if answer is not None:
            return answer
    return None


def _asked(rules: Sequence[Rule]) -> tuple[Bits[Cue], Bits[Word], Chosen[Rule]]:
    """Which of ``rules`` are asked of a reading, behind a word."""
    return of_cue.over(rules), of_before.over(rules), Chosen(rules)


_ASKED: Final = {tense: _asked(rules) for tense, rules in CONSTRUCTIONS.items()}
