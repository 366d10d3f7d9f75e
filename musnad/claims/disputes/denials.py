"""Denials: who denies, and what others assert."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import dropwhile, islice
from math import fsum

from musnad.article import Span, Statement
from musnad.claims.compared import found, stems, words_in, words_of
from musnad.claims.disputes.story import Clash, Told, are_two
from musnad.claims.model import Member, Telling
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words
from musnad.lexicon.claims import claim_words
from musnad.text.folding import fold
from musnad.text.stemming import without_clitics
from musnad.text.terms import is_stopword, terms

#: Share of what is denied that who answered it had said.
_REJECTED = 0.6
#: The least odds (logarithm) that two places tell the same or its contrary, what the share of what
#: is denied, by weight, counts beside them, and the sum from which one denies the other.
_ALIKE, _SHARE, _DENIED = -0.4, 4.7, 2.75
#: The ending of a verb whose subject is feminine, and letters of the shortest root that has it.
_FEMININE, _WITH_ENDING = "ت", 4
#: Terms of the shortest denial that is looked for in other places than the one before it.
_FEWEST, _SHORT = 3, 2
#: Characters in which a denial tells what it denies; further on it mostly tells something else.
_OPENING = 40
#: Words of a denial among which its object is.
_FIRST = 3
#: Characters between a claim and who answers it in the same article: at once, or further on.
_AT_ONCE, _ANSWERED = 80, 250
#: Characters of a clause that denies, at most.
_CLAUSE = 90
_TRIMMED = " \t\r\n،,"
CLAUSE_ENDS = re.compile(r"[،,؛;.:!؟?\n«»\"]")


def denied(told: Told) -> Iterator[Clash]:
    """What is denied, first by whoever denies it."""
    denying = [
        n for n, voice in enumerate(told.voices) if _opens_denial(voice) or _says_untrue(voice)
    ]
    claimed = [frozenset(map(_bare, place.roots)) for place in told.compared.places if denying]
    for no in denying:
        rejected = _Rejected(told, no)
        for yes, roots in enumerate(claimed):
            if rejected.head in roots and _denies(told, no, yes, rejected, roots):
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


class _Rejected:
    """What a place denies: the roots of its first clause, each with its weight in the story."""

    def __init__(self, told: Told, number: int) -> None:
        roots = _rejected(told.voices[number].member.text)
        self.roots = [_bare(root) for root in roots]
        self._weights = [told.compared.weight(root) for root in roots]

    @property
    def head(self) -> str | None:
        """What is denied stands first: «to have fired at the house», «rumours of his death»."""
        return next(iter(self.roots), None)

    def share(self, claimed: frozenset[str]) -> float:
        """The share of what is denied, by weight, that is among the roots of a claim."""
        weighed = zip(self.roots, self._weights, strict=True)
        whole = fsum(self._weights)
        return fsum(weight for root, weight in weighed if root in claimed) / whole if whole else 0.0


def _bare(root: str) -> str:
    """A root without the ending of a verb whose subject is feminine: «خطفت» as «خطف»."""
    return root.removesuffix(_FEMININE) if len(root) >= _WITH_ENDING else root


def _denies(told: Told, no: int, yes: int, rejected: _Rejected, claimed: frozenset[str]) -> bool:
    """Whether the place ``no``, which denies something, denies what ``yes`` says."""
    denied, claim = told.voices[no], told.voices[yes]
    if no == yes or is_no_claim(claim):
        return False
    if claim.telling is denied.telling and not told_before(claim, denied):
        return False
    if not told.by_others(denied, claim) and not _taken_back(told, denied, claim):
        return False
    if len(rejected.roots) < _FEWEST:
        # Denied in two words, «having broken rules»: by who answers in the same article.
        return (
            claim.telling is denied.telling
            and len(rejected.roots) == _SHORT
            and claimed.issuperset(rejected.roots)
        )
    likeness = told.compared.likeness(no, yes)
    return likeness >= _ALIKE and _SHARE * rejected.share(claimed) + likeness >= _DENIED


def is_no_claim(voice: Voice) -> bool:
    """Whether a member asserts nothing that could be denied: it denies or doubts it itself."""
    member = voice.member
    field: str = getattr(voice.article, member.field)
    said = voice.statement
    # Who denies stands in the member, in its reporting word, or just before it.
    lead = re.split(r"[.\n]", field[max(0, member.start - _OPENING) : member.start])[-1]
    cue = said.cue.text if said else lead
    return (
        _in_denial(voice)
        or _is_negative(voice)
        or _says_untrue(voice)
        or _wonders(voice)
        or bool(found(f"{cue} {member.text}", 0, _rejecting()))
    )


@cache
def _rejecting() -> frozenset[str]:
    """Words of who does not assert what he tells."""
    return change_words().denying | change_words().refusing


def _taken_back(told: Told, denied: Voice, claim: Voice) -> bool:
    """Whether a claim may be denied though it is no other's: told elsewhere, in his name before."""
    if not told.apart(denied, claim):
        return False
    if claim.speaker is None:
        return True
    day, before = denied.telling.day, claim.telling.day
    return day is not None and before is not None and before < day


def _rejected(text: str) -> list[str]:
    """The roots of what is denied, in order: of the first clause, without «reports of».

    What hangs on its subject by a relative («the drug, which …, was») leaves the clause open.
    """
    ends = (m for m in CLAUSE_ENDS.finditer(text) if terms(text[: m.start()]))
    end = next((m.start() for m in ends if not _is_relative(text[m.end() :])), None)
    return [root(term) for term in terms(text[:end]) if term not in change_words().reports]


def _is_relative(text: str) -> bool:
    return next((word for word, _ in words_of(text[:_CLAUSE])), "") in change_words().relatives


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
    negations = claim_words().negations
    words = [word for word, _ in words_of(voice.member.text)]
    return any(word in negations or word.removeprefix("و") in negations for word in words)


def _says_untrue(voice: Voice) -> bool:
    """Whether a member says that something is not true."""
    return _calls_untrue(voice.member.text)


def _calls_untrue(text: str) -> bool:
    """Whether something is said not to be true: «no truth in», «devoid of truth»."""
    words = f" {' '.join(words_in(text))} "
    return any(f" {phrase} " in words for phrase in change_words().untrue)


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


def _answered(telling: Telling) -> Iterator[tuple[Member, Member]]:
    """What somebody says and the next one denies: «accuses Iran of it. Iran denies this»."""
    before = _Before(telling)
    for said in telling.reading.statements:
        field: str = getattr(telling.article, said.field)
        if said.speaker.kind == "unsourced" or not denies_outright(said, field):
            continue
        last = before.last(said.field, said.cue.start)
        if last is None or not _another(last, said) or _calls_untrue(last.contents[0].text):
            continue
        if _rejects(said, last):
            start = min([said.cue.start, *(s.start for s in said.sources if _leads(s, said))])
            yield (
                _member(telling, said, start, said.contents[0].end),
                _asserted(telling, last, start),
            )


def _another(before: Statement, said: Statement) -> bool:
    """Whether a statement is known to be another's than the one before it."""
    others = before.speaker.name
    # As he is called here: that accuser's name may have been taken for his fullest one.
    mine = said.sources[0].text if said.sources else said.speaker.name
    # The accused may be read as the end of the accuser's name: «India Pakistan accuses of».
    if before.act == "accuse":
        return stems(others.split()[0]).isdisjoint(stems(mine))
    return are_two(mine, others)


def _leads(source: Span, said: Statement) -> bool:
    """Whether a source stands right before the reporting word: «Moscow denies»."""
    return 0 <= said.cue.start - source.end < _OPENING


def _in_passing(telling: Telling) -> Iterator[tuple[Member, Member]]:
    """What is denied in a clause that hangs on it: «which Islamabad denies»."""
    text = telling.article.text
    known = change_words()
    if known.denying_it.isdisjoint(words_in(text)):
        return
    words = list(words_of(text))
    before = _Before(telling)
    for at in range(1, len(words)):
        denying, verb = words[at]
        if denying not in known.denying_it or words[at - 1][0] not in known.relatives:
            continue
        # «وهو ما تنفيه» and «وهو الاتهام الذي تنفيه» as well as «ما تنفيه».
        first = at - 1
        while first > 0 and words[first - 1][0] in known.joins_relative | known.anaphors:
            first -= 1
        start = words[first][1].start
        last = before.last("text", start)
        if last is None or start - last.contents[0].end > _AT_ONCE // 2:
            continue
        stop = CLAUSE_ENDS.search(text, verb.end, verb.end + _CLAUSE)
        yield (
            _member(telling, None, start, stop.start() if stop else verb.end),
            _asserted(telling, last, start),
        )


class _Before:
    """The statements of an article by where their contents begin."""

    def __init__(self, telling: Telling) -> None:
        self._said: dict[str, list[Statement]] = {"title": [], "text": []}
        for said in telling.reading.statements:
            self._said[said.field].append(said)
        for statements in self._said.values():
            statements.sort(key=_begins)

    def last(self, field: str, at: int) -> Statement | None:
        """The last one that somebody named or not has begun before a place, no denial."""
        found = bisect_left(self._said[field], at, key=_begins) - 1
        # What is said may stand before who says it: then it has not been said yet.
        while found >= 0 and self._said[field][found].cue.end > at:
            found -= 1
        if found < 0:
            return None
        last = self._said[field][found]
        return None if last.act == "deny" or last.speaker.kind == "unsourced" else last


def _begins(said: Statement) -> int:
    return said.contents[0].start


def _rejects(said: Statement, before: Statement) -> bool:
    """Whether what is denied is what the statement before it asserts."""
    between = said.cue.start - before.contents[0].end
    known = change_words()
    asserted = before.contents[0]
    words = terms(asserted.text[: said.cue.start - asserted.start])
    opening, *following = _opening(said.contents[0].text)
    if before.act == "accuse" and not known.guilt.isdisjoint((opening, *following)):
        return between <= _ANSWERED
    if opening in known.anaphors:
        if between > _AT_ONCE:
            return False
        # «This difference» stands for what was said only if that told of one.
        return opening not in known.demonstratives or all(
            without_clitics(word) in known.claims.union(words) for word in following[:1]
        )
    denied = _rejected(said.contents[0].text)
    # The preposition of «accuses of» is written onto what it governs.
    told = {root(term) for term in (*words, *(word.removeprefix("ب") for word in words[:1]))}
    return (
        between <= _ANSWERED
        and bool(denied)
        and denied[0] in told
        and sum(each in told for each in denied) >= _REJECTED * len(denied)
    )


def _opening(text: str) -> list[str]:
    """The first words of what is denied, without «all» and «the truth of»."""
    wholly = change_words().wholly
    words = dropwhile(lambda word: word in wholly, (word for word, _ in words_of(text)))
    return list(islice(words, _FIRST)) or [""]


def _asserted(telling: Telling, said: Statement, denial: int) -> Member:
    """What is said, as far as the denial that begins at ``denial``, or what leads over to that."""
    content = said.contents[0]
    text = content.text[: max(0, denial - content.start)] if content.end > denial else content.text
    contrast = next(
        (
            span.start
            for word, span in words_of(text)
            if word in change_words().contrasts and 0 < len(text) - span.start < _OPENING
        ),
        len(text),
    )
    text = text[:contrast].rstrip(_TRIMMED)
    # What leads over to the denial belongs to neither: «… although».
    while (word := text.split()[-1:]) and is_stopword(fold(word[0])):
        text = text[: -len(word[0])].rstrip(_TRIMMED)
    return _member(telling, said, content.start, content.start + len(text))


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
