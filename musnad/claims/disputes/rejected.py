"""What is denied: whether a statement denies outright, and the roots of what it rejects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, islice, pairwise

from musnad.article import Statement
from musnad.claims.compared import found, words_in, words_of
from musnad.claims.places import root
from musnad.lexicon.changes import change_words
from musnad.lexicon.claims import claim_words
from musnad.text.stemming import without_clitics
from musnad.text.terms import terms

#: The ending of a verb whose subject is feminine, a preposition that is written with its noun, and
#: letters of the shortest root that has either.
_FEMININE, _WITH, _JOINED = "ت", "ب", 4
#: Characters of a clause that denies, at most.
CLAUSE = 90
#: Words of a report among which the one stands behind which it tells what it is about.
_INTRODUCTION = 16
#: Words of a denial among which a word of guilt is its object.
_OPENED = 3
CLAUSE_ENDS = re.compile(r"[،,؛;.:!؟?\n«»\"]")


def denies_outright(said: Statement, text: str) -> bool:
    """Whether a statement in ``text`` denies: not «did not deny», and not what is unlikely."""
    known = change_words()
    if said.act != "deny" or not found(said.cue.text, 0, known.denying):
        return False
    before = text[: said.cue.start].split()[-1:]
    words = [word for word, _ in words_of(" ".join([*before, said.cue.text]))]
    return not any(word in claim_words().negations - known.denying for word in words)


def calls_untrue(text: str) -> bool:
    """Whether something is said not to be true: «no truth in it», «is not so, as was rumoured»."""
    words = f" {' '.join(words_in(text))} "
    return any(f" {phrase} " in words for phrase in change_words().untrue) or bool(rumour(text))


def rumour(text: str) -> str:
    """The clause that negates something and tells that others do not: «as was rumoured».

    It begins with its negation and ends before that; empty if there is none.
    """
    known = change_words()
    for (word, span), (following, _) in pairwise(words_of(text)):
        if word in known.as_told and following in known.rumour:
            clause = CLAUSE_ENDS.split(text[: span.start])[-1]
            for each, negation in words_of(clause):
                if each.removeprefix("و") in known.none:
                    return clause[negation.start :]
    return ""


def bare(root: str) -> str:
    """A root without what is no part of it: «خطفت» as «خطف», «بدعم» as «دعم»."""
    for left in (root.removesuffix(_FEMININE), root.removeprefix(_WITH)):
        if left != root and len(root) >= _JOINED:
            return left
    return root


def rejected(text: str) -> list[str]:
    """The roots of what is denied, in order: of the first clause, without «reports of».

    What hangs on its subject by a relative («the drug, which …, was») leaves the clause open.
    """
    return [root(term) for term in _terms(text)]


def heads(text: str, roots: Sequence[str]) -> Sequence[str]:
    """The roots of which a claim must have one, for its being what ``text`` denies.

    What is denied stands first: «to have fired at the house», «rumours of his death». Behind a
    word that leads over to it, it is the next one; of a word of guilt, either: «his part in fraud».
    Of what is not so as was rumoured it stands last: «did not die on the train».
    """
    if rumour(text):
        return roots[-1:]
    opened = {
        form
        for word, _ in islice(words_of(text), _OPENED)
        for form in (word, without_clitics(word))
    }
    known = change_words()
    if not opened.isdisjoint(known.guilt):
        return roots[:2]
    return roots[:1] if opened.isdisjoint(known.leading) else roots[1:2] or roots


def _terms(text: str) -> list[str]:
    """The terms of the first clause of what is denied, from what a report of it is about."""
    text = rumour(text) or text
    ends = dropwhile(lambda m: not terms(text[: m.start()]), CLAUSE_ENDS.finditer(text))
    end = next((m.start() for m in ends if not _opens_relative(text, m.end())), len(text))
    known = change_words()
    reports = known.reports
    told = terms(text[_topic(text, end) : end]) or terms(text[:end])
    return [term for term in told if term not in reports and term not in known.at_all]


def _opens_relative(text: str, at: int) -> bool:
    """Whether the first word from ``at`` on is a relative."""
    first = next(words_in(text[at : at + CLAUSE]), "")
    return first in change_words().relatives


def _topic(text: str, end: int) -> int:
    """Where a denied report begins to tell what it is about, else where ``text`` begins.

    «The reports that the paper brought about a strike» are denied as far as they tell of a strike.
    """
    known = change_words()
    opening = known.wholly | known.topics | known.none
    words = list(dropwhile(lambda word: word[0] in opening, words_of(text[:end])))
    words = words[:_INTRODUCTION]
    if not words or not (words[0][0] in known.what or without_clitics(words[0][0]) in known.claims):
        return 0
    for wanted in (known.topics, known.topics_or_sources):
        if place := next((span.end for word, span in words[1:] if word in wanted), 0):
            return place
    return 0
