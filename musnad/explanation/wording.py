"""How an explanation says what was done, in the language that it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from musnad.attribution.model import Opener
from musnad.attribution.trace import Link, Named, Passing, Resolution, Step
from musnad.explanation.model import Reason
from musnad.explanation.rules import name_of, sentence_of
from musnad.messages import FIRST_STRONG, POP, Language, Message, look_up, message, translate

#: What opens the words that are reported.
OPENS: Final[dict[Opener, Message]] = {
    "that": message("it begins after the «that» of reported speech (أنّ, إنّ)"),
    "preposition": message("it begins after the preposition that the word takes"),
    "quote": message("it is what stands between quotation marks"),
    "colon": message("it begins after the colon"),
    "object": message("it is the noun phrase that the word is about"),
    "clause": message("it is the clause that follows"),
    "postposed": message("it stands before the word"),
}
_STEPS: Final[dict[Resolution, Callable[[str], Message]]] = {
    Resolution.HONORED: lambda name: message("«{name}»: the latest who bears the title", name=name),
    Resolution.MATCHED: lambda name: message("«{name}», who was named before", name=name),
    Resolution.NOT_MATCHED: lambda name: message(
        "«{name}», who was named before, is another one", name=name
    ),
    Resolution.POINTED: lambda name: message("it only points back, to «{name}»", name=name),
    Resolution.NEW: lambda name: message("nobody before is called so: a new source"),
    Resolution.CLAUSE_SUBJECT: lambda name: message(
        "left unsaid: the subject of its own clause, «{name}»", name=name
    ),
    Resolution.AGREES: lambda name: message(
        "left unsaid: «{name}», the latest speaker whom the form agrees with", name=name
    ),
    Resolution.DISAGREES: lambda name: message(
        "«{name}», who spoke before, does not agree with the form", name=name
    ),
    Resolution.SENTENCE_SUBJECT: lambda name: message(
        "left unsaid: the subject of a sentence, «{name}»", name=name
    ),
    Resolution.SEVERAL: lambda name: message(
        "left unsaid: «{name}», the latest who may be several", name=name
    ),
    Resolution.NOBODY: lambda name: message("left unsaid, and nobody before agrees with the form"),
}
_LINKS: Final[dict[Passing, Callable[[str], Message]]] = {
    Passing.OUTER: lambda name: message("«{name}» tells all that this stands in", name=name),
    Passing.TELLS: lambda name: message("it stands in the words of «{name}»", name=name),
    Passing.COVERS: lambda name: message("its sentence is attributed to «{name}»", name=name),
    Passing.RELAYS: lambda name: message("«{name}» passes it on", name=name),
    Passing.SPOKEN_TO: lambda name: message("it was said to «{name}»", name=name),
    Passing.CARRIED_ON: lambda name: message(
        "the speech before, which goes on, came through «{name}»", name=name
    ),
    Passing.OWN_OUTLET: lambda name: message("«{name}» is the article's own outlet", name=name),
}


class Telling:
    """Says reasons in ``language``, without the marks that keep directions apart."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def __call__(self, told: str) -> str:
        """A message in the language."""
        return translate(told, self._language).replace(FIRST_STRONG, "").replace(POP, "")

    def rule(self, rule: Named) -> Reason:
        """A rule, and what it says."""
        return Reason(name_of(rule), look_up(sentence_of(rule), self._language))

    def refusal(self, why: Enum) -> Reason:
        """Why there is no statement, by the member of the enumeration that tells it."""
        return Reason(why.name.lower(), self(why.value))

    def because(self, rule: str, told: Message) -> Reason:
        """A reason that is no rule of a table."""
        return Reason(rule, self(told))

    def step(self, step: Step) -> Reason:
        """A step towards the speaker, with the rule that decided it."""
        says = self(_STEPS[step.done](step.name))
        if step.rule is None:
            return Reason(step.done.value, says)
        decided = self.rule(step.rule)
        return Reason(decided.rule, f"{says} ({decided.says.rstrip('.')})")

    def link(self, link: Link) -> Reason:
        """A link of the chain."""
        return Reason(link.passing.value, self(_LINKS[link.passing](link.relay.name)))
