"""Accusations that the accused denies in words of his own: «denied the accusations of helping»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from math import fsum

from musnad.claims.compared import SENTENCE_ENDS, words_in
from musnad.claims.disputes.denials import opens_denial
from musnad.claims.disputes.rejected import bare
from musnad.claims.disputes.story import Clash, Told
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words
from musnad.text.stemming import without_clitics
from musnad.text.terms import terms

#: Words of a denial among which it tells that it is of accusations.
_OPENING = 4
#: The share of what they are about, by weight, that who accuses tells.
_TOLD = 0.15


def accusations_denied(told: Told) -> Iterator[Clash]:
    """Who denies accusations, with where another accuses of something like it."""
    accusing = {
        number: frozenset(map(bare, told.compared.places[number].roots))
        for number, voice in enumerate(told.voices)
        if voice.statement and voice.statement.act == "accuse" and voice.speaker
    }
    for no, voice in enumerate(told.voices if accusing else ()):
        if not (opens_denial(voice) and _is_of_accusations(voice)):
            continue
        about = _about(voice.member.text)
        for yes, claimed in accusing.items():
            common = [each for each in about if bare(each) in claimed]
            weight, whole = (fsum(map(told.compared.weight, of)) for of in (common, about))
            if common and weight >= _TOLD * whole and told.by_others(voice, told.voices[yes]):
                yield Clash("denial", told.claim(no), told.claim(yes))


def _is_of_accusations(voice: Voice) -> bool:
    """Whether a denial names accusations: behind its verb, or as the first words of its object."""
    said = voice.statement
    field: str = getattr(voice.article, voice.member.field)
    lead = field[said.cue.end : voice.member.start] if said else ""
    words = chain(list(words_in(lead))[-_OPENING:], islice(words_in(voice.member.text), _OPENING))
    return any(without_clitics(word) in change_words().accusations for word in words)


def _about(text: str) -> list[str]:
    """The roots of what the accusations in the first sentence of ``text`` are about."""
    end = SENTENCE_ENDS.search(text)
    told = terms(text[: end.start() if end else len(text)])
    return [root(term) for term in told if term not in change_words().accusations]
