"""Denials: who denies, and what others assert."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from math import fsum

from musnad.claims.compared import found, stems, words_of
from musnad.claims.disputes.rejected import (
    CLAUSE_ENDS,
    bare,
    calls_untrue,
    denies_outright,
    heads,
    rejected,
    rumour,
)
from musnad.claims.disputes.story import Clash, Told
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words
from musnad.lexicon.claims import claim_words
from musnad.text.stemming import without_clitics
from musnad.text.terms import terms

#: The least odds (logarithm) that two places tell the same or its contrary, what the share of what
#: is denied, by weight, counts beside them, and the sum from which one denies the other.
_ALIKE, _SHARE, _DENIED = -1.35, 5.6, 2.7
#: Terms of the shortest denial that is looked for in other places than the one before it.
_FEWEST, _SHORT = 3, 2
#: Characters in which a denial tells what it denies; further on it mostly tells something else.
_OPENING = 40
#: Words of a writer's clause among which he names who published what it tells.
_RETOLD = 4
#: The share of what is denied, by weight, that a writer tells others had published.
_RETOLD_SHARE = 0.6


def denied(told: Told) -> Iterator[Clash]:
    """What is denied, first by whoever denies it."""
    denying = [
        n for n, voice in enumerate(told.voices) if opens_denial(voice) or _says_untrue(voice)
    ]
    claimed = _claimed(told) if denying else {}
    for no in denying:
        rejects = _Rejected(told, no)
        for yes, roots in claimed.items():
            if not rejects.heads.isdisjoint(roots) and _denies(told, no, yes, rejects, roots):
                yield Clash("denial", told.claim(no), told.claim(yes))


def _claimed(told: Told) -> dict[int, frozenset[str]]:
    """The roots of each place that somebody might deny, by its number."""
    return {
        number: frozenset(map(bare, place.roots))
        for number, (place, voice) in enumerate(zip(told.compared.places, told.voices, strict=True))
        if not _asserts_nothing(voice)
    }


class _Rejected:
    """What a place denies: the roots of its first clause, each with its weight in the story."""

    def __init__(self, told: Told, number: int) -> None:
        text = told.voices[number].member.text
        roots = list(dict.fromkeys(rejected(text)))
        self.roots = [bare(root) for root in roots]
        self.heads = frozenset(heads(text, self.roots))
        self.is_of_rumour = bool(rumour(text))
        self._weights = [told.compared.weight(root) for root in roots]

    def share(self, claimed: frozenset[str]) -> float:
        """The share of what is denied, by weight, that is among the roots of a claim."""
        weighed = zip(self.roots, self._weights, strict=True)
        whole = fsum(self._weights)
        return fsum(weight for root, weight in weighed if root in claimed) / whole if whole else 0.0


def _denies(told: Told, no: int, yes: int, denial: _Rejected, claimed: frozenset[str]) -> bool:
    """Whether the place ``no``, which denies something, denies what ``yes`` says."""
    denied, claim = told.voices[no], told.voices[yes]
    if no == yes:
        return False
    retold = _retold(denied, claim)
    if not retold:
        if claim.telling is denied.telling and not told_before(claim, denied):
            return False
        if not told.by_others(denied, claim) and not _taken_back(told, denied, claim):
            return False
    if _is_negative(claim, frozenset(denial.roots)):
        return False
    if len(denial.roots) < _FEWEST:
        # Denied in two words, «having broken rules»: by who answers in the same article.
        return (
            claim.telling is denied.telling
            and len(denial.roots) == _SHORT
            and claimed.issuperset(denial.roots)
        )
    if (retold and claim.telling is denied.telling) or denial.is_of_rumour:
        return denial.share(claimed) >= _RETOLD_SHARE
    likeness = told.compared.likeness(no, yes)
    return likeness >= _ALIKE and _SHARE * denial.share(claimed) + likeness >= _DENIED


def is_no_claim(voice: Voice) -> bool:
    """Whether a member asserts nothing that could be denied: it denies, doubts or negates it."""
    return _asserts_nothing(voice) or _is_negative(voice)


def _asserts_nothing(voice: Voice) -> bool:
    """Whether a member denies or doubts what it tells, or stands in what somebody denies."""
    member = voice.member
    field: str = getattr(voice.article, member.field)
    said = voice.statement
    # Who denies stands in the member, in its reporting word, or just before it.
    lead = re.split(r"[.\n]", field[max(0, member.start - _OPENING) : member.start])[-1]
    cue = said.cue.text if said else lead
    return (
        _in_denial(voice)
        or _says_untrue(voice)
        or _wonders(voice)
        or bool(found(f"{cue} {member.text}", 0, _rejecting()))
    )


@cache
def _rejecting() -> frozenset[str]:
    """Words of who does not assert what he tells."""
    return change_words().denying | change_words().refusing


def _retold(denied: Voice, claim: Voice) -> bool:
    """Whether a writer tells in his own voice what others had told or published before."""
    words = [word for word, _ in islice(words_of(claim.member.text), _RETOLD)]
    known = change_words()
    return (
        denied.speaker is not None
        and claim.speaker is None
        and claim.member.field == "text"
        and bool(words)
        and (
            words[0].removeprefix("و") in known.earlier
            or not known.publishers.isdisjoint({*words, *map(without_clitics, words)})
        )
        and not _names(" ".join(words), denied.speaker.name)
    )


def _names(text: str, name: str) -> bool:
    return not (stems(name) - change_words().roles).isdisjoint(stems(text))


def _taken_back(told: Told, denied: Voice, claim: Voice) -> bool:
    """Whether a claim may be denied though it is no other's: told elsewhere, in his name before."""
    if not told.apart(denied, claim):
        return False
    if claim.speaker is None:
        return True
    day, before = denied.telling.day, claim.telling.day
    return day is not None and before is not None and before < day


def opens_denial(voice: Voice) -> bool:
    """Whether a member begins what somebody denies, but for: denies that it is untrue."""
    said = voice.statement
    if said is None or calls_untrue(_clause(voice.member.text, 0)):
        return False
    field: str = getattr(voice.article, said.field)
    return denies_outright(said, field) and (
        0 <= voice.member.start - min(part.start for part in said.contents) < _OPENING
    )


def _is_negative(voice: Voice, denied: frozenset[str] = frozenset()) -> bool:
    """Whether a member says that something is not so: who denies the thing agrees with that.

    What it negates without a root of what is ``denied`` is another thing.
    """
    text = voice.member.text
    return any(
        not denied or not denied.isdisjoint(map(bare, map(root, terms(_clause(text, span.end)))))
        for word, span in words_of(text)
        if word.removeprefix("و") in claim_words().negations
    )


def _clause(text: str, start: int) -> str:
    """The clause of ``text`` that goes on at ``start``."""
    end = CLAUSE_ENDS.search(text, start)
    return text[start : end.start() if end else len(text)]


def _says_untrue(voice: Voice) -> bool:
    """Whether a member says that something is not true."""
    return calls_untrue(voice.member.text)


def _wonders(voice: Voice) -> bool:
    """Whether a member tells that something is rumoured or looked into, not that it is so."""
    return bool(stems(voice.member.text) & change_words().rumoured)


def told_before(claim: Voice, denied: Voice) -> bool:
    """Whether a claim stands before its denial: behind it the denial is mostly told in full."""
    return claim.member.field != denied.member.field or claim.member.end <= denied.member.start


def _in_denial(voice: Voice) -> bool:
    """Whether a member stands inside what somebody denies."""
    member = voice.member
    return any(
        said.act == "deny"
        and said.field == member.field
        and any(part.start <= member.start and member.end <= part.end for part in said.contents)
        for said in voice.telling.reading.statements
    )
