"""Denials: who denies, and what others assert."""

from __future__ import annotations

import re
from collections.abc import Iterator

from musnad.article import Statement
from musnad.claims.compared import found, words_of
from musnad.claims.disputes.story import Clash, Told, are_two
from musnad.claims.model import Member, Telling
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words
from musnad.lexicon.claims import claim_words
from musnad.text.terms import terms

#: Odds (logarithm) that two places tell the same or its contrary, from which one may deny the
#: other.
_DENIED = 0.25
#: Share of what is denied that who asserts it tells.
_REJECTED = 0.6
#: Characters in which a denial tells what it denies; further on it mostly tells something else.
_OPENING = 40
#: Characters between a claim and who answers it in the same article: at once, or further on.
_AT_ONCE, _ANSWERED = 80, 250
#: Characters of a clause that denies, at most.
_CLAUSE = 90
_TRIMMED = " \t\r\n،,"
_CLAUSE_ENDS = re.compile(r"[،,؛;.:!؟?\n«»\"]")


def denied(told: Told) -> Iterator[Clash]:
    """What is denied, first by whoever denies it."""
    for a, b in told.pairs:
        for no, yes in ((a, b), (b, a)):
            if _denies(told, no, yes):
                yield Clash("denial", told.claim(no), told.claim(yes))
    for _, telling in sorted(told.tellings.items()):
        for denial, asserted in (*_answered(telling), *_in_passing(telling)):
            yield Clash("denial", told.claim_of(denial), told.claim_of(asserted))


def denies_outright(said: Statement, text: str) -> bool:
    """Whether a statement in ``text`` denies: not «did not deny», and not what is unlikely."""
    known = change_words()
    if said.act != "deny" or not found(said.cue.text, 0, known.denying):
        return False
    before = text[: said.cue.start].split()[-1:]
    words = [word for word, _ in words_of(" ".join([*before, said.cue.text]))]
    return not any(word in claim_words().negations - known.denying for word in words)


def _denies(told: Told, no: int, yes: int) -> bool:
    """Whether the place ``no`` denies what ``yes`` says."""
    denied, claim = told.voices[no], told.voices[yes]
    if not (_opens_denial(denied) or _says_untrue(denied)):
        return False
    if _in_denial(claim) or _is_negative(claim) or _says_untrue(claim) or _wonders(claim):
        return False
    if claim.telling is denied.telling and not _told_before(claim, denied):
        return False
    # Who denies may take back what was said before, and elsewhere, in his name.
    if not told.by_others(denied, claim) and not told.apart(denied, claim):
        return False
    # What is denied stands first: «to have fired at the house», «rumours of his death».
    rejected = [root(term) for term in told.compared.places[no].terms if not _reports(term)]
    return (
        bool(rejected)
        and rejected[0] in told.compared.places[yes].roots
        and told.compared.covered(no, yes, without=_report_roots(denied.member.text)) >= _REJECTED
        and told.compared.likeness(no, yes) >= _DENIED
    )


def _reports(term: str) -> bool:
    return term in change_words().reports


def _report_roots(text: str) -> frozenset[str]:
    return frozenset(root(term) for term in terms(text) if _reports(term))


def _opens_denial(voice: Voice) -> bool:
    """Whether a member begins what somebody denies."""
    said = voice.statement
    if said is None:
        return False
    field: str = getattr(voice.article, said.field)
    return denies_outright(said, field) and (
        0 <= voice.member.start - min(part.start for part in said.contents) < _OPENING
    )


def _is_negative(voice: Voice) -> bool:
    """Whether a member says that something is not so: who denies the thing agrees with that."""
    return bool(found(voice.member.text, 0, claim_words().negations))


def _says_untrue(voice: Voice) -> bool:
    """Whether a member says that something is not true: «no truth in», «devoid of truth»."""
    words = " ".join(word for word, _ in words_of(voice.member.text))
    return any(f" {phrase} " in f" {words} " for phrase in change_words().untrue)


def _wonders(voice: Voice) -> bool:
    """Whether a member tells that something is rumoured or looked into, not that it is so."""
    return bool(found(voice.member.text, 0, change_words().rumoured))


def _told_before(claim: Voice, denied: Voice) -> bool:
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


def _answered(telling: Telling) -> Iterator[tuple[Member, Member]]:
    """What somebody says and the next one denies: «accuses Iran of it. Iran denies this»."""
    for said in telling.reading.statements:
        field: str = getattr(telling.article, said.field)
        if said.speaker.kind == "unsourced" or not denies_outright(said, field):
            continue
        before = _before(telling, said.field, said.cue.start)
        if before is None or not are_two(said.speaker.name, before.speaker.name):
            continue
        if _rejects(said, before):
            asserted = before.contents[0]
            yield (
                _member(telling, said, said.cue.start, said.contents[0].end),
                _member(telling, before, asserted.start, min(asserted.end, said.cue.start)),
            )


def _in_passing(telling: Telling) -> Iterator[tuple[Member, Member]]:
    """What is denied in a clause that hangs on it: «which Islamabad denies»."""
    text = telling.article.text
    known = change_words()
    words = list(words_of(text))
    for (outer, first), (opening, inner), (denying, last) in zip(
        words, words[1:], words[2:], strict=False
    ):
        if opening not in known.relatives or denying not in known.denying_it:
            continue
        # «وهو ما تنفيه» as well as «ما تنفيه».
        start = first.start if outer in known.joins_relative else inner.start
        before = _before(telling, "text", start)
        if before is None or start - before.contents[0].end > _AT_ONCE // 2:
            continue
        stop = _CLAUSE_ENDS.search(text, last.end, last.end + _CLAUSE)
        end = stop.start() if stop else last.end
        asserted = before.contents[0]
        yield (
            _member(telling, None, start, end),
            _member(telling, before, asserted.start, min(asserted.end, start)),
        )


def _before(telling: Telling, field: str, at: int) -> Statement | None:
    """The last statement that somebody has begun to make before a place, no denial."""
    begun = [
        said
        for said in telling.reading.statements
        if said.field == field and said.cue.end <= at and said.contents[0].start < at
    ]
    last = max(begun, key=lambda said: (said.contents[0].start, said.cue.start), default=None)
    if last is None or last.act == "deny" or last.speaker.kind == "unsourced":
        return None
    return last


def _rejects(said: Statement, before: Statement) -> bool:
    """Whether what is denied is what the statement before it asserts."""
    between = said.cue.start - before.contents[0].end
    words = [word for word, _ in words_of(said.contents[0].text)]
    if words and words[0] in change_words().anaphors:
        return between <= _AT_ONCE
    denied = [root(term) for term in terms(said.contents[0].text) if not _reports(term)]
    asserted = before.contents[0]
    told = {root(term) for term in terms(asserted.text[: said.cue.start - asserted.start])}
    return (
        between <= _ANSWERED
        and bool(denied)
        and denied[0] in told
        and sum(each in told for each in denied) >= _REJECTED * len(denied)
    )


def _member(telling: Telling, said: Statement | None, start: int, end: int) -> Member:
    """The characters of an article from ``start`` to ``end`` as what is said, or its writer's."""
    field = said.field if said else "text"
    text: str = getattr(telling.article, field)[start:end].rstrip(_TRIMMED)
    return Member(
        article=telling.key,
        field=field,
        start=start,
        end=start + len(text),
        text=text,
        statement=said.id if said else "",
    )
