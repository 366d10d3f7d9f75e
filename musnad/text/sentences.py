"""The sentence that a place of an article stands in, for readers who want to see it there."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, Final, Literal

from musnad.lexicon import load
from musnad.lexicon.words import WORD, Word
from musnad.text.folding import CONTROLS, fold
from musnad.text.structure import Text
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
    sentences end: only those are.
    """

    __slots__ = ()

    def _words_of(self, pieces: list[str]) -> list[Word]:
        return list(map(_GLIMPSED.__getitem__, pieces))


class _Glimpsed(Word):
    """A word that a text has: what the lexicon knows of it is looked up once it is asked for."""

    __slots__ = ("_piece",)

    def __init__(self, piece: str) -> None:
        self._piece = piece
        # Of words that report or measure none bounds a sentence.
        self.type, self.notable = WORD, False

    def __getattr__(self, name: str) -> Any:
        if name == "raw":
            self.raw = token_of(self._piece)
        elif name == "folded":
            self.folded = fold(self.raw)
        elif name == "size":
            self.size = len(self.raw.rstrip(CONTROLS))
        else:
            return getattr(load().words[self._piece], name)
        return getattr(self, name)


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
