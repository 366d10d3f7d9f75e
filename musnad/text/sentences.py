"""The sentence that a place of an article stands in, for readers who want to see it there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal

from musnad.lexicon import load
from musnad.lexicon.words import BREAK, STOP, WORD, Word
from musnad.text.folding import CONTROLS, fold
from musnad.text.structure import SPEAKER_LINE, Text
from musnad.text.tokens import token_of

#: Text without sentences is cut so many characters before and after the place.
_LONGEST: Final = 400
#: Whole lines so many characters before and after a place tell where its sentence begins and ends.
_FAR: Final = 2 * _LONGEST
#: So many words are kept at most (the garbage collector goes through them), none of them longer.
_MOST: Final = 1 << 14
_KEPT: Final = 32
#: Letters that no token but a word begins with; words that begin otherwise are rare.
_LETTERS: Final = frozenset(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B))))


class Sentences:
    """The sentences of one field of an article."""

    def __init__(self, text: str, field: Literal["title", "text"]) -> None:
        self._body = _Bounded(text, field, load())

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Start and end (excluded) of the sentence that characters ``start`` to ``end`` stand in.

        Those characters are in it. Of a very long sentence only what is near them is given.
        """
        body = self._body
        starts = body.starts
        if not starts:
            return start, end
        first = body.sentence_start(max(0, bisect_right(starts, start) - 1))
        last = body.sentence_end(max(0, bisect_right(starts, max(start, end - 1)) - 1))
        begin = min(start, starts[first])
        stop = max(end, body.end(min(last, len(starts) - 1)))
        return max(begin, start - _LONGEST), min(stop, end + _LONGEST)


class _Bounded(Text):
    """A text of which only the sentences are asked for.

    To analyse words takes most of the time of looking at an article, and few of them tell where
    sentences end: only those are, around a line that breaks behind a word.
    """

    __slots__ = ()

    def _words_of(self, pieces: list[str]) -> list[Word]:
        known = self.lexicon.words.__getitem__
        words = list(map(_GLIMPSED.__getitem__, pieces))
        for place in self._asked_of(words):
            words[place] = map(known, pieces[place])
        return words

    def _give_names(self) -> None:
        """Whether a word is a name moves no end of a sentence."""

    def _asked_of(self, words: list[Word]) -> Iterator[slice]:
        """Where words stand of which more is asked than their letters."""
        for line_break in [i for i, word in enumerate(words) if word.type == BREAK]:
            if line_break and words[line_break - 1].type == WORD:
                first = max(0, line_break - 1 - SPEAKER_LINE)
                line = words[first:line_break]
                is_short = not first or any(word.type in (BREAK, STOP) for word in line)
                yield _around(line_break, SPEAKER_LINE if is_short else 1)
        names = [parts[0].raw for parts in self.lexicon.names_of_particles]
        for particle in (*self.lexicon.surname_particles, *names):
            at = self.raw.find(particle)
            while at >= 0:
                yield _around(bisect_right(self.starts, at) - 1, 1)
                at = self.raw.find(particle, at + 1)


def _around(token: int, reach: int) -> slice:
    return slice(max(0, token - reach), token + reach + 1)


class _Glimpsed(Word):
    """A word of which only its letters are known, and that it bounds no sentence."""

    __slots__ = ()

    def __init__(self, piece: str) -> None:
        self.raw = token_of(piece)
        self.folded = fold(self.raw)
        self.size = len(self.raw.rstrip(CONTROLS))
        self.type, self.notable = WORD, False


class _Glimpses(dict[str, Word]):
    """Words as they were glimpsed, and other tokens, by their token with the gap behind it."""

    __slots__ = ()

    def __missing__(self, piece: str) -> Word:
        word = _Glimpsed(piece) if piece[0] in _LETTERS else load().words[piece]
        if len(self) >= _MOST:
            self.clear()
        if len(piece) <= _KEPT:
            self[piece] = word
        return word


_GLIMPSED: Final = _Glimpses()


def sentence_around(
    text: str, field: Literal["title", "text"], start: int, end: int
) -> tuple[int, int]:
    """As :meth:`Sentences.around`, where one sentence of ``text`` is asked for."""
    first = text.rfind("\n", 0, max(0, start - _FAR)) + 1
    stop = text.find("\n", end + _FAR)
    near = text[first:stop] if stop >= 0 else text[first:]
    begin, last = Sentences(near, field).around(start - first, end - first)
    return first + begin, first + last
