"""What a text tells, whoever tells it, and the clause behind it in which somebody rejects it.

«A was kidnapped; the ministry denied it», «he is accused of fraud but denies that»: the writer
tells the one, and who rejects it says nothing of his own, so that neither is a statement to be set
against another. What is rejected is then the clause, or the sentence, before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import accumulate
from typing import NamedTuple

from musnad.claims.compared import stems
from musnad.claims.disputes.answers import answers
from musnad.claims.disputes.charges import answer, charge_against, charging, is_of_him
from musnad.claims.disputes.clauses import Clause, Clauses, Stretch
from musnad.claims.disputes.rejected import CLAUSE_ENDS
from musnad.claims.disputes.story import Clash, Told
from musnad.claims.model import DisputeKind, Member, Telling
from musnad.lexicon.changes import change_words
from musnad.text.stemming import stem, without_clitics
from musnad.text.terms import terms

#: Words from a verb to what it rejects.
_OBJECT = 9
#: Words before a verb in its clause: «but the ministry in Rabat denies».
_LEADING = 6
#: Terms of the shortest clause that tells something.
_TOLD = 4


class Rebuttal(NamedTuple):
    """What somebody rejects, and what was told: members of one article."""

    kind: DisputeKind
    rejecting: Member
    told: Member


class _Rejection(NamedTuple):
    """The words for who rejects something, what that is, and whether it must be another's."""

    who: list[str]
    told: Stretch
    is_anothers: bool


def rejected_at_once(told: Told, denials: Iterable[Member]) -> Iterator[Clash]:
    """What is told in an article and rejected there, as a statement or by the writer.

    Of ``denials`` it is known already what they deny; they may still answer a statement.
    """
    known = defaultdict(list)
    for denial in denials:
        known[denial.article].append(denial)
    for key, telling in sorted(told.tellings.items()):
        for denial, asserted in answers(telling):
            known[key].append(denial)
            yield Clash("denial", told.claim_of(denial), told.claim_of(asserted))
        found = sorted((m.start, m.end) for m in known[key] if m.field == "text")
        starts = [start for start, _ in found]
        ends = list(accumulate((end for _, end in found), max))
        for kind, rejecting, rejected in rebuttals(telling):
            before = bisect_left(starts, rejecting.end)
            if not (before and ends[before - 1] > rejecting.start):
                yield Clash(kind, told.claim_of(rejecting), told.claim_of(rejected))


def rebuttals(telling: Telling) -> Iterator[Rebuttal]:
    """What an article tells and somebody rejects at once, in the order of the text."""
    text = Clauses(telling)
    for number in range(len(text.words)):
        for rebuttal in _at(text, number):
            if rebuttal.told.text and rebuttal.rejecting.text:
                yield rebuttal


def _at(text: Clauses, number: int) -> Iterator[Rebuttal]:
    """What is rejected at a word: by a verb, a noun or what is said against a charge."""
    known = change_words()
    word = text.word(number)
    bare = word[1:] if word[:1] in "وف" else word
    either = {word, bare}
    if not either.isdisjoint(known.denies) or _is_act_of_denial(text, number):
        clause = text.clause(number)
        found = clause and _denied(text, clause)
        if clause and found:
            yield from _rebuttal("denial", text, clause, found)
    elif not either.isdisjoint(known.rejects) and text.word(number - 1) not in known.topics:
        clause = text.clause(number)
        if clause and clause.told:
            yield from _opposed(text, clause, clause.told)
    elif not either.isdisjoint(charging()):
        if answered := answer(text, number):
            clause, said = answered
            if clause.told:
                found = _Rejection([said.speaker.name], clause.told, True)
                yield from _rebuttal("denial", text, clause, found)
    elif not either.isdisjoint(known.denying_it):
        yield from _denied_in_passing(text, number)


def _is_act_of_denial(text: Clauses, number: int) -> bool:
    """Whether a noun tells that somebody denies: «was quick to deny»."""
    known = change_words()
    return text.word(number) in known.denying and text.word(number - 1) in known.to_denial


def _denied(text: Clauses, clause: Clause) -> _Rejection | None:
    """What is denied in a clause: another's account, what was told before, a charge."""
    if account := _account(text, clause):
        return account
    if clause.told is None:
        return None
    who = _points_back(text, clause)
    if who is not None:
        charge = charge_against(text, clause.told, who, is_next=True)
        told = charge or _told(text, clause.told, clause)
    else:
        who = _denies_guilt(text, clause)
        is_next = is_of_him(clause.leading)
        charge = charge_against(text, clause.told, who, is_next=is_next) if who else None
        told = charge
    return _Rejection(who, told, charge is not None) if who is not None and told else None


def _account(text: Clauses, clause: Clause) -> _Rejection | None:
    """What a clause says that another tells: «denied what the union said of a strike»."""
    known = change_words()
    last = text.number_at(clause.end)
    if clause.verb - text.number_at(clause.start) > _LEADING:
        return None
    for number in range(clause.verb + 1, min(clause.verb + 1 + _OBJECT, last - 1)):
        word, span = text.words[number]
        if word in known.topics:
            return None
        following = [text.word(each) for each in range(number + 1, last)]
        if word in known.accounts:
            # «The accusations of the union that»: somebody's.
            hangs = not known.governs.isdisjoint([text.word(number - 1), *following[:1]])
            is_anothers = not hangs and not _specified(following[:1])
        else:
            is_anothers = word in known.what and following[0] in known.told_by
        if is_anothers and _specified(following[1:]):
            who = [*clause.leading, *(text.word(n) for n in range(clause.verb + 1, number))]
            return _Rejection(who, (span.start, clause.end), True)
    return None


def _points_back(text: Clauses, clause: Clause) -> list[str] | None:
    """Who denies in a clause what stands before it, if its object points there: «this», «it».

    The words for him stand before the verb or between it and its object; there may be none.
    """
    known = change_words()
    following = _following(text, clause)
    for place, word in enumerate(following):
        if word in known.topics:
            return None
        word = word.removeprefix("ل")
        after = following[place + 1 : place + 3]
        if word in known.demonstratives:
            points = any(without_clitics(each) in known.claims for each in after[:1])
        elif word in known.what:
            points = not known.told_by.isdisjoint(after[:1])
        else:
            points = word in known.anaphors and not (word.startswith("ال") and _specified(after))
        if points:
            return [*clause.leading, *following[:place]]
    return None


def _denies_guilt(text: Clauses, clause: Clause) -> list[str] | None:
    """Who denies a guilt in a clause: «Moscow denies that it seeks»."""
    known = change_words()
    following = _following(text, clause)
    for place, word in enumerate(following):
        guilt = word in known.guilt or word in known.suspected_of
        if guilt or without_clitics(word) in known.charges:
            return [*clause.leading, *following[:place]]
    return None


def _opposed(text: Clauses, clause: Clause, told: Stretch) -> Iterator[Rebuttal]:
    """What a clause rejects of what another says or accuses of: «but Athens rejects this idea»."""
    known = change_words()
    is_said = text.said_in(told) is not None
    if who := _against(text, clause, known.charges):
        charge = charge_against(text, told, who, is_next=True)
        if charge or is_said:
            found = _Rejection(who, charge or told, charge is not None)
            yield from _rebuttal("denial", text, clause, found)
    elif is_said and (who := _against(text, clause, known.claims | known.ideas)):
        yield from _rebuttal("position", text, clause, _Rejection(who, told, False))


def _against(text: Clauses, clause: Clause, nouns: Set[str]) -> list[str] | None:
    """Who rejects in a clause one of ``nouns`` by pointing at it: «this idea», «such accusations».

    What hangs on a preposition is not what he rejects: «declined to comment on this report».
    """
    known = change_words()
    following = _following(text, clause)
    for place, word in enumerate(following[:-1]):
        if word in known.demonstratives and without_clitics(following[place + 1]) in nouns:
            hangs = not known.governs.isdisjoint(following[place - 1 : place])
            return None if hangs else [*clause.leading, *following[:place]]
    return None


def _following(text: Clauses, clause: Clause) -> list[str]:
    """The words of a clause behind its verb, as far as its object may stand."""
    last = min(clause.verb + 1 + _OBJECT, text.number_at(clause.end))
    return [word for word, _ in text.words[clause.verb + 1 : last]]


def _specified(after: list[str]) -> bool:
    """Whether the words behind an object tell which one is meant: «the accusations that»."""
    known = change_words()
    told = known.topics | known.topics_or_sources | known.relatives
    return not told.isdisjoint(after) or any(
        word.startswith("ب") and word not in known.denied_how for word in after
    )


def _told(text: Clauses, told: Stretch, clause: Clause) -> Stretch | None:
    """What a denial points back at: of the sentences before it, the last one that is a report."""
    if told[0] >= text.sentence(clause.start)[0] or text.is_report(told):
        return told
    before = text.sentence_before(told[0])
    return before if before and text.is_report(before) else None


def _denied_in_passing(text: Clauses, number: int) -> Iterator[Rebuttal]:
    """What is told before a clause that hangs on it: «which the ministry's spokesman denied»."""
    known = change_words()
    if text.word(number - 1) not in known.relatives:
        return
    first = number - 1
    while text.word(first - 1) in known.joins_relative | known.anaphors:
        first -= 1
    verb, at = text.words[number][1], text.words[first][1].start
    start, stop = text.sentence(verb.start)
    who = text.word(number + 1)
    # «Which facts deny» nobody does.
    if stem(who) in known.roles | known.bodies and len(terms(text.text[start:at])) >= _TOLD:
        end = CLAUSE_ENDS.search(text.text, verb.end, stop)
        clause = Clause(number, at, end.start() if end else stop, (start, at), [], False)
        following = [who, text.word(number + 2), text.word(number + 3)]
        yield from _rebuttal("denial", text, clause, _Rejection(following, (start, at), False))


def _rebuttal(
    kind: DisputeKind, text: Clauses, clause: Clause, found: _Rejection
) -> Iterator[Rebuttal]:
    """Who rejects in a clause what was told, unless nobody is named or he told it himself."""
    roles = change_words().roles
    said = text.said_in(found.told)
    him = stems(" ".join(found.who)) - roles
    if not (him or is_of_him(clause.leading)):
        return
    if said and not him.isdisjoint(stems(said.speaker.name) - roles):
        if not found.is_anothers:
            return
        said = None
    rejecting = text.said_at(text.words[clause.verb][1].start)
    yield Rebuttal(
        kind,
        text.member((_opening(text, clause), clause.end), rejecting.id if rejecting else ""),
        text.member(found.told, said.id if said else ""),
    )


def _opening(text: Clauses, clause: Clause) -> int:
    """Where a clause begins behind what sets it against the one before: «but», «although»."""
    known = change_words()
    turns = known.contrasts | known.in_while | known.topics
    number = text.number_at(clause.start)
    while clause.set_against and text.word(number).removeprefix("و") in turns:
        number += 1
    return text.words[number][1].start
