"""Whole negations: who says that there was none at all, and who tells of some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from musnad.claims.compared import found, words_of
from musnad.claims.disputes.denials import is_no_claim, told_before
from musnad.claims.disputes.rejected import CLAUSE_ENDS
from musnad.claims.disputes.story import Clash, Told
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words
from musnad.text.terms import terms

#: Words of a place among which its negation stands.
_OPENING = 4
#: Roots of the shortest negation beside its head, and the share that who tells of some has.
_FEWEST, _TOLD = 2, 0.6
#: Roots of the longest place that tells of some: in longer ones the same words stand by chance.
_MOST = 16
#: «None of the two» tells of others.
_OF = "من"


class _None(NamedTuple):
    """The roots of what there is none of: one of ``heads`` names it."""

    heads: frozenset[str]
    roots: frozenset[str]


def contradicted(told: Told) -> Iterator[Clash]:
    """What a speaker says there is none of at all, with where others tell of some."""
    claimed = [place.roots for place in told.compared.places]
    for no, voice in enumerate(told.voices):
        none = _none_at_all(voice) if voice.speaker else None
        if none is None or len(none.roots - none.heads) < _FEWEST:
            continue
        for yes, claim in enumerate(told.voices):
            if (
                len(claimed[yes]) <= _MOST
                and not claimed[yes].isdisjoint(none.heads)
                and len(none.roots & claimed[yes]) >= _TOLD * len(none.roots)
                and (claim.telling is not voice.telling or told_before(claim, voice))
                and told.by_others(voice, claim)
                and _at_that_time(voice, claim)
                and not is_no_claim(claim)
                and not found(claim.member.text, 0, change_words().at_all)
            ):
                yield Clash("denial", told.claim(no), told.claim(yes))


def _at_that_time(none: Voice, claim: Voice) -> bool:
    """Whether who tells of some may do so of the time at which another says there was none."""
    times = {moment.value for moment in none.moments}
    return not times or not times.isdisjoint(moment.value for moment in claim.moments)


def _none_at_all(voice: Voice) -> _None | None:
    """What a place says there is none of: «no forbidden drug at all», «no link to the roads»."""
    known = change_words()
    text = voice.member.text
    negation = next((s for w, s in list(words_of(text))[:_OPENING] if _negates(w)), None)
    if negation is None:
        return None
    end = next((m.start() for m in CLAUSE_ENDS.finditer(text, negation.end)), len(text))
    clause = [word for word, _ in words_of(text[negation.end : end])]
    whole = [n for n, word in enumerate(clause) if word in known.at_all or word in known.links]
    if not whole or clause[whole[0] + 1 : whole[0] + 2] == [_OF]:
        return None
    if not known.excepting.isdisjoint(clause):
        return None
    links = _roots(known.links)
    named = _roots(clause[whole[0] + 1 :][:1])
    heads = links if any(word in known.links for word in clause) else named
    roots = _roots(clause) - links - _roots(known.at_all)
    return _None(heads or roots, roots)


def _roots(words: Iterable[str]) -> frozenset[str]:
    return frozenset(root(term) for word in words for term in terms(word))


def _negates(word: str) -> bool:
    """Whether a folded word denies what follows, as it stands or behind «و», «ف», «ب»."""
    negations = change_words().none
    return word in negations or (word[:1] in "وفب" and word[1:] in negations)
