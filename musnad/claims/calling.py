"""The words by which a claim is called: of its tellings, the one that tells it whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from math import sqrt

from musnad.article import Statement
from musnad.claims.model import Family, Member, Telling
from musnad.lexicon import load
from musnad.lexicon.changes import change_words
from musnad.lexicon.words import COMPLEMENTISER, PREPOSITION, RELATIVE, SUBORDINATOR, Word
from musnad.text.terms import terms
from musnad.text.tokens import split

#: What words count for a claim's wording that hang on what stands before them («with a plan», «and
#: the plan»), go on from it («while they planned»), are only joined to it («and they planned»),
#: break off, point outside, or have no verb; and those that hang if a verb follows («in the end
#: they planned»).
_HANGS, _GOES_ON, _JOINED, _BREAKS_OFF, _POINTS = 0.55, 0.75, 0.9, 0.6, 0.7
_WITH_VERB, _WITHOUT = 0.7, 0.85
#: Words among which one points at what was told before.
_OPENING = 3
#: Characters between a source and its reporting word, and of both together, that are said as well.
_NEXT, _LEAD = 3, 120
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))


def called(family: Family, tellings: Mapping[str, Telling]) -> str:
    """The words of the member that says most of what the others say, in as few words.

    A headline only where there is nothing else; rather one that stands on its own than what goes
    on what is before it («للتفجير الذي») or breaks off. If all hang on a reporting word, it is said
    with who reports («رحب الوزراء بعودة …»). ``tellings`` are the articles by their keys.
    """
    told = {member.text: set(terms(member.text)) for member in family.members}
    held = Counter(chain.from_iterable(told[member.text] for member in family.members))

    def common(member: Member) -> float:
        own = told[member.text]
        if not own:
            return 0.0
        weight = _wholeness(member.text)
        return round(weight * sum(held[term] for term in own) / sqrt(len(own)), 6)

    sentences = [member for member in family.members if member.field == "text"]
    best = max(sentences or family.members, key=common)
    first = next(_words(best.text), None)
    hangs = first is not None and _hangs(first)
    return _with_its_report(best, tellings[best.article]) if hangs else best.text


def _wholeness(text: str) -> float:
    """How far a text stands on its own, at most 1."""
    words = list(_words(text))
    if not words:
        return _HANGS
    first = words[0]
    is_clause = any(word.verb for word in words)
    weight = 1.0
    if _hangs(first) or (first.conjunction and not first.verb_joined):
        weight *= _WITH_VERB if is_clause else _HANGS
    elif first.flags & SUBORDINATOR:
        weight *= _GOES_ON
    elif first.conjunction:
        weight *= _JOINED
    elif not (is_clause or _opens_clause(first)):
        weight *= _WITHOUT
    if _breaks_off(text, words[-1]):
        weight *= _BREAKS_OFF
    if any(word.folded in change_words().pointing for word in words[:_OPENING]):
        weight *= _POINTS
    return weight


def _words(text: str) -> Iterator[Word]:
    """The words of a text that are written in Arabic letters."""
    known = load().words
    return (known[t] for t in split(text)[0] if t[0].isalpha() and not t[0].isascii())


def _hangs(word: Word) -> bool:
    """Whether a word needs one before it: a preposition, «who»."""
    hanging = word.preposition or word.flags & (PREPOSITION | RELATIVE)
    return bool(hanging) and not _opens_clause(word)


def _opens_clause(word: Word) -> bool:
    return bool(word.complementiser or word.flags & COMPLEMENTISER)


def _breaks_off(text: str, last: Word) -> bool:
    """Whether the last word of a text needs one behind it, or a bracket has no other half."""
    needs = PREPOSITION | RELATIVE | COMPLEMENTISER | SUBORDINATOR
    return (
        bool(last.flags & needs)
        or last.folded == "و"
        or any(text.count(opening) != text.count(closing) for opening, closing in _BRACKETS)
    )


def _with_its_report(member: Member, telling: Telling) -> str:
    """The text of a member from the reporting word on whose content it opens, if it does."""
    said = next((s for s in telling.reading.statements if s.id == member.statement), None)
    if said is None or said.contents[0].start != member.start:
        return member.text
    start = _start(said)
    field: str = getattr(telling.article, member.field)
    names_who = any(start <= source.start < member.start for source in said.sources)
    if not names_who or not 0 < member.start - start <= _LEAD:
        return member.text
    return " ".join(field[start : member.end].split())


def _start(said: Statement) -> int:
    """Where a statement begins: with its source, if that stands right before its word."""
    before = [s.start for s in said.sources if 0 <= said.cue.start - s.end <= _NEXT]
    return min([said.cue.start, *before])
