"""The clauses of an article's text: where one turns against what was told before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from musnad.article import Statement
from musnad.claims.compared import words_of
from musnad.claims.disputes.rejected import CLAUSE_ENDS
from musnad.claims.model import Member, Telling
from musnad.lexicon.changes import change_words
from musnad.text.stemming import stem
from musnad.text.terms import terms

#: Words from what sets a clause against another to its verb.
_REACH = 9
#: Words before a verb among which it is negated: «nobody can deny this».
_NEGATED = 4
#: Words before a verb that opens its sentence all the same: «Moscow was quick to deny this».
_OPENING = 3
#: Terms of the shortest clause that tells something, and of a line that is only a name.
_TOLD, _NAME = 4, 2
#: Characters of the longest sentence; of a longer one only what is near is looked at.
_LONGEST = 600
#: Share of a clause that somebody must say for the clause to be his.
_SAID = 0.6
#: The end of a sentence: no point within a number or behind an initial.
_STOP = re.compile(r"[!؟?\n]+|(?<!\s\w)\.(?!\d)|؛")
_CLOSING = ' \t\r\n\u00a0.،,»"”'
_TRIMMED = " \t\r\n\u00a0.،,؛:-–"

#: Start and end (excluded) of some characters of a text.
Stretch = tuple[int, int]


class Clause(NamedTuple):
    """A clause with its verb, and what was told before it.

    ``verb`` is the number of a word, ``start`` and ``end`` are characters; ``told`` is the clause
    or sentence before, if that tells something. ``leading`` are the words from what sets the
    clause against that to its verb, and ``set_against`` tells whether anything does.
    """

    verb: int
    start: int
    end: int
    told: Stretch | None
    leading: list[str]
    set_against: bool


class Clauses:
    """The text of one article by words, sentences and clauses, with what is said there."""

    def __init__(self, telling: Telling) -> None:
        self._key = telling.key
        self.text = telling.article.text
        self.words = list(words_of(self.text))
        self._starts = [span.start for _, span in self.words]
        self._stops = [(match.start(), match.end()) for match in _STOP.finditer(self.text)]
        said = [said for said in telling.reading.statements if said.field == "text"]
        self._said = sorted(said, key=begins)
        self._by_cue = {said.cue.start: said for said in self._said}

    def word(self, number: int) -> str:
        """A word by its number, empty outside of the text."""
        return self.words[number][0] if 0 <= number < len(self.words) else ""

    def number_at(self, place: int) -> int:
        """The number of the first word that starts at a place or behind it."""
        return bisect_left(self._starts, place)

    def sentence(self, place: int) -> Stretch:
        """The sentence that a place stands in, as far as it is near."""
        stop = bisect_left(self._stops, (place, place))
        start = self._stops[stop - 1][1] if stop else 0
        end = self._stops[stop][0] if stop < len(self._stops) else len(self.text)
        return max(start, place - _LONGEST), min(end, place + _LONGEST)

    def sentence_before(self, start: int) -> Stretch | None:
        """The sentence before the one that starts at ``start``; a line with only a name is none."""
        stop = bisect_left(self._stops, (start, start)) - 1
        while stop >= 0 and start - self._stops[stop][1] <= _LONGEST:
            end = self._stops[stop][0]
            begin = max(self._stops[stop - 1][1] if stop else 0, end - _LONGEST)
            if len(terms(self.text[begin:end])) > _NAME:
                return begin, end
            stop -= 1
        return None

    def clause(self, verb: int) -> Clause | None:
        """The clause of a verb, None if that is negated."""
        at = self.words[verb][1]
        start, stop = self.sentence(at.start)
        first = self.number_at(start)
        turn = self.turn(max(first, verb - _REACH), verb)
        if self._is_negated(verb, first if turn is None else turn + 1):
            return None
        end = CLAUSE_ENDS.search(self.text, at.end, stop)
        begin = self.clause_start(verb) if turn is None else self.words[turn][1].start
        told = self._told_before(verb, turn, start)
        return Clause(
            verb,
            begin,
            end.start() if end else stop,
            told if told and len(terms(self.text[slice(*told)])) >= _TOLD else None,
            [word for word, _ in self.words[self.number_at(begin) : verb]],
            turn is not None,
        )

    def clause_start(self, number: int) -> int:
        """Where the clause of a word begins: behind the last comma or stop before it."""
        at = self.words[number][1].start
        start, _ = self.sentence(at)
        commas = [match.end() for match in CLAUSE_ENDS.finditer(self.text, start, at)]
        return commas[-1] if commas else start

    def turn(self, first: int, last: int) -> int | None:
        """The number of the last word from ``first`` to ``last`` that turns against the others."""
        return next((n for n in range(last - 1, first - 1, -1) if self._turns(n)), None)

    def before(self, turn: int) -> int:
        """Where what stands before a turn ends: «in» belongs to «in the while»."""
        is_behind = self.word(turn).removeprefix("و") in change_words().in_while
        return self.words[turn - is_behind][1].start

    def _turns(self, number: int) -> bool:
        """Whether a word sets what follows against what stands before: «but», «except that»."""
        known = change_words()
        word = self.word(number).removeprefix("و")
        if word in known.except_that:
            return self.word(number + 1) in known.topics
        if word in known.in_while:
            return self.word(number - 1).endswith("في")
        return word in known.contrasts or word in known.adversatives_of_him

    def _told_before(self, verb: int, turn: int | None, start: int) -> Stretch | None:
        """What stands before a clause: in its sentence, or the sentence before that."""
        at = self.words[verb][1].start
        if turn is None:
            opens = verb - self.number_at(start) <= _OPENING
            return self.sentence_before(start) if opens else None
        turning = self.words[turn][1]
        if len(terms(self.text[start : turning.start])) >= _TOLD:
            return start, self.before(turn)
        # «While the union told of a strike, the ministry denied it.»
        fronted = CLAUSE_ENDS.search(self.text, turning.end, at)
        if fronted and self.number_at(fronted.end()) == verb:
            return turning.end, fronted.start()
        return self.sentence_before(start)

    def _is_negated(self, verb: int, first: int) -> bool:
        """Whether a verb is negated, or told as one of two that may be."""
        known = change_words()
        for number in range(max(first, verb - _NEGATED), verb):
            between = self.text[self.words[number][1].end : self.words[verb][1].start]
            if self.word(number) in known.none | known.whether and not CLAUSE_ENDS.search(between):
                return True
        return False

    def said_at(self, cue: int) -> Statement | None:
        """The statement whose reporting word stands at a place."""
        return self._by_cue.get(cue)

    def said_from(self, start: int, reach: int) -> Statement | None:
        """The first statement that begins at a place or up to ``reach`` characters behind it."""
        return next(self._said_within(start, start + reach + 1), None)

    def said_in(self, stretch: Stretch) -> Statement | None:
        """The statement that a stretch ends with or is most of, no denial."""
        start = stretch[0]
        end = start + len(self.text[slice(*stretch)].rstrip(_CLOSING))
        for said in self._said_within(start - _LONGEST, end):
            content = said.contents[0]
            common = min(content.end, end) - max(content.start, start)
            ends = content.start >= start and content.end >= end
            if (
                said.act != "deny"
                and said.speaker.name
                and (ends or common >= _SAID * (end - start))
            ):
                return said
        return None

    def is_report(self, stretch: Stretch) -> bool:
        """Whether a stretch tells what somebody says or what is rumoured."""
        start, end = stretch
        known = change_words()
        return any(
            said.act != "deny" and start <= said.cue.start < end
            for said in self._said_within(start - _LONGEST, end)
        ) or any(
            word in known.publishers or word in known.accounts or stem(word) in known.rumoured
            for word, _ in self.words[self.number_at(start) : self.number_at(end)]
        )

    def _said_within(self, start: int, end: int) -> Iterator[Statement]:
        """The statements that begin between two places."""
        first = bisect_left(self._said, start, key=begins)
        yield from self._said[first : bisect_left(self._said, end, key=begins)]

    def member(self, stretch: Stretch, statement: str) -> Member:
        """A stretch without what surrounds it, as a member that is part of a statement or none."""
        start, end = stretch
        text = self.text[start:end]
        start += len(text) - len(text.lstrip(_TRIMMED))
        text = text.strip(_TRIMMED)
        return Member(
            article=self._key,
            field="text",
            start=start,
            end=start + len(text),
            text=text,
            statement=statement,
        )


def begins(said: Statement) -> int:
    """Where a statement begins: with its source, its reporting word or its content."""
    return min(span.start for span in (said.cue, said.contents[0], *said.sources))
