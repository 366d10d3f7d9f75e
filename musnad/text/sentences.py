"""The sentence that a place of an article stands in, for readers who want to see it there."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Literal

from musnad.lexicon import load
from musnad.lexicon.words import BREAK, Word
from musnad.text.structure import SPEAKER_LINE, Text
from musnad.text.tokens import token_of

#: Text without sentences is cut so many characters before and after the place.
_LONGEST = 400


class Sentences:
    """The sentences of one field of an article."""

    def __init__(self, text: str, field: Literal["title", "text"]) -> None:
        self._body = _Bounded(text, field, load())

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Start and end (excluded) of the sentence that characters ``start`` to ``end`` stand in.

        Those characters are in it. Of a very long sentence only what is near them is given.
        """
        body = self._body
        starts = list(body.starts)
        if not starts:
            return start, end
        first = body.sentence_start(max(0, bisect_right(starts, start) - 1))
        last = body.sentence_end(max(0, bisect_right(starts, max(start, end - 1)) - 1))
        begin = min(start, starts[first])
        stop = max(end, body.end(min(last, len(starts) - 1)))
        return max(begin, start - _LONGEST), min(stop, end + _LONGEST)


class _Bounded(Text):
    """A text of which only the sentences are asked for.

    To analyse words takes most of the time of looking at an article, and few of them bound
    sentences: around a line break, or beside a particle that may be part of a name.
    """

    __slots__ = ()

    def _words_of(self, pieces: list[str]) -> list[Word]:
        analysed = self.lexicon.words
        words = [_shape(piece) or analysed[piece] for piece in pieces]
        for at, word in enumerate(words):
            is_break = word.type == BREAK
            if is_break or word.raw in self.lexicon.surname_particles:
                reach = SPEAKER_LINE if is_break else 1
                for near in range(max(0, at - reach), min(at + reach + 1, len(pieces))):
                    words[near] = analysed[pieces[near]]
        return words


@lru_cache(1 << 15)
def _shape(piece: str) -> Word | None:
    """The shape of the word that a token with the gap behind it is, if it is one."""
    return Word.shape(token_of(piece))


def sentence_around(
    text: str, field: Literal["title", "text"], start: int, end: int
) -> tuple[int, int]:
    """As :meth:`Sentences.around`, where one sentence of ``text`` is asked for."""
    return Sentences(text, field).around(start, end)
