"""Where a content would end if no other reporting word followed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final, NamedTuple

from musnad.attribution.model import Construction, Frame
from musnad.lexicon.words import (
    BREAK,
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    QUOTE,
    SEMICOLON,
    STOP,
    WORD,
    Word,
)
from musnad.text.structure import Text

Rule = Callable[[Text, int], bool]

#: No content outside quotation marks is longer than this many tokens.
_LONGEST: Final = 450
#: «رغم قوله إن …، غادر»: the comma is among so many marks; «قوله إن … فإن» within so many tokens.
_MARKS: Final = 8
_CONSEQUENCE: Final = 40
#: A quotation goes on in so many pieces, each of more tokens than these.
_PIECES: Final = 6
_SHORT_PIECE: Final = 4
CLAUSES: Final = ("that", "colon", "quote", "clause")


class Extent(NamedTuple):
    """Tokens ``content`` to ``stop``, but ``letters`` of the first, then the ``more`` pieces."""

    content: int
    stop: int
    letters: int = 0
    more: tuple[tuple[int, int], ...] = ()
    is_quotation: bool = False
    #: Whether a document is printed in full, so that all that follows is its content.
    is_full_text: bool = False


def natural_extent(text: Text, frame: Frame) -> Extent:
    """The content of ``frame`` up to its own end."""
    start = frame.content
    if frame.until is not None:
        return Extent(start, frame.until, frame.letters)
    if start >= text.length:
        return Extent(start, start)
    is_marked = text.words[start].type == QUOTE and start in text.closing
    if is_marked and frame.opener in ("quote", "colon"):
        closing = text.closing[start]
        return Extent(start + 1, closing, more=_going_on(text, closing), is_quotation=True)
    if frame.construction is Construction.HEADLINE:
        return Extent(start, text.length)
    is_full_text = frame.opener == "colon" and frame.reading.form.text.startswith("نص")
    if is_full_text:  # «فيما يلي نصه :»
        return Extent(start, text.length, is_full_text=True)
    return Extent(start, _end(text, frame, start), frame.letters)


def _end(text: Text, frame: Frame, start: int) -> int:
    end = min(text.sentence_end(start), start + _LONGEST)
    if frame.construction is Construction.NOUN and frame.opener != "colon" and frame.cue:
        end = _fronted(text, frame, start, end)
        consequence = _consequence(text, start, end)
        if consequence >= 0:
            return consequence
    if frame.opener != "colon" or frame.reading.verb.act == "ask":
        at = bisect_left(text.ask_bounds, start)
        if at < len(text.ask_bounds):
            end = min(end, text.ask_bounds[at])
    if frame.opener == "colon" and text.words[start].type == BREAK:
        end = text.sentence_end(start + 1)
    if (
        start > 1
        and text.before(start).type == DASH
        and text.before(start - 1).type in (BREAK, COLON)
    ):
        return _end_of_list(text, start, end)
    return _before_own_words(text, frame, start, end)


def _fronted(text: Text, frame: Frame, start: int, end: int) -> int:
    """«رغم قوله إن …، غادر السكان»: the comma before the main clause."""
    if text.before(frame.cue).folded not in text.lexicon.function.fronting:
        return end
    at = bisect_left(text.marks, start)
    for k in text.marks[at : at + _MARKS]:
        if text.words[k].type == COMMA and k < end:
            return k
    return end


def _consequence(text: Text, start: int, end: int) -> int:
    """«قوله إن … فإن»: the writer goes on; -1 if he does not."""
    for k in range(start + 1, min(end, start + _CONSEQUENCE)):
        if text.words[k].conjunction == "ف" and text.words[k].complementiser:
            return k
    return -1


def _end_of_list(text: Text, start: int, end: int) -> int:
    """A list after a colon, an item a line."""
    words = text.words
    while (
        end < min(text.length - 1, start + _LONGEST)
        and words[end].type == BREAK
        and words[end + 1].type == DASH
    ):
        end = text.sentence_end(end + 1)
    return end


def _before_own_words(text: Text, frame: Frame, start: int, end: int) -> int:
    """The first comma behind which the writer speaks again, or ``end``."""
    is_clause = frame.opener in CLAUSES
    last = min(end, start + _LONGEST)
    for at in range(bisect_left(text.marks, start), len(text.marks)):
        k = text.marks[at]
        if k >= last:
            break
        if text.words[k].type not in (COMMA, SEMICOLON, DASH) or k + 2 >= end:
            continue
        if text.enclosing_quote(k) is not None:
            continue
        if own_words_at(text, k, is_clause=is_clause) is not None:
            return k
    return end


def own_words_at(text: Text, k: int, *, is_clause: bool) -> Rule | None:
    """The rule by which the writer speaks again behind the mark at ``k``; None if he does not.

    ``is_clause`` says that the content is a clause, not a noun phrase.
    """
    for rules in (BEHIND_ANY,) if is_clause else (BEHIND_ANY, BEHIND_NOUN_PHRASE):
        for rule in rules:
            if rule(text, k):
                return rule
    return None


def _prays(text: Text, k: int) -> bool:
    """Behind it somebody prays («…، سائلا الله»)."""
    words, function = text.words, text.lexicon.function
    return words[k + 1].folded in function.prayer and words[k + 2].folded in function.deity


def _tells_when(text: Text, k: int) -> bool:
    """The occasion of the speech is told behind it («…، وذلك في مؤتمر صحفي»)."""
    occasions = text.lexicon.function.speech_occasion
    return text.words[k + 1].folded == "وذلك" and any(
        w.stem in occasions for w in text.words[k + 2 : k + 5]
    )


def _is_semicolon(text: Text, k: int) -> bool:
    """A semicolon ends a noun phrase."""
    return text.words[k].type == SEMICOLON


def _joins_verb(text: Text, k: int) -> bool:
    """A joined verb goes on without it («…، ويعتزم», «…، وعقدت», «…، وأكد»)."""
    after = text.words[k + 1]
    if after.conjunction and (after.imperfect or (after.cues and after.cues[0].finite)):
        return True
    return _is_joined_perfect(after)


def _is_joined_perfect(word: Word) -> bool:
    """Whether ``word`` looks like و and a perfect in the feminine («وعقدت»), and like no noun."""
    return (
        word.folded.startswith("و")
        and word.folded.endswith("ت")
        and not word.folded.endswith("ات")
        and len(word.folded) > 4
        and not (word.flags or word.definite or word.preposition)
    )


def _contrasts(text: Text, k: int) -> bool:
    """The writer sets something against it («…، إلا أن», «…، لكنه», «…، فيما»)."""
    after, function = text.words[k + 1], text.lexicon.function
    if after.folded == "الا" and text.words[k + 2].complementiser:
        return True
    return after.folded in function.contrast or after.folded.startswith(function.but)


def _is_on_occasion(text: Text, k: int) -> bool:
    """The occasion of the speech follows («…، خلال لقائه»)."""
    words, function = text.words, text.lexicon.function
    return (
        words[k + 1].folded in function.at_occasion
        and words[k + 2].stem in function.speech_occasion
    )


BEHIND_ANY: Final[tuple[Rule, ...]] = (_prays, _tells_when)
BEHIND_NOUN_PHRASE: Final[tuple[Rule, ...]] = (
    _is_semicolon,
    _joins_verb,
    _contrasts,
    _is_on_occasion,
)


def _going_on(text: Text, closing: int) -> tuple[tuple[int, int], ...]:
    """The quotations that go on after the sentence with no new reporting word."""
    words = text.words
    pieces = []
    k = closing + 1
    for _ in range(_PIECES):
        j = k
        while (
            j < text.length
            and words[j].type in (COMMA, BREAK, ELLIPSIS, SEMICOLON, STOP)
            and j - k < 3
        ):
            j += 1
        end = text.closing.get(j, -1)
        if j == k or end - j <= _SHORT_PIECE:
            break
        if text.after(end).type == WORD:
            break  # the marks open a new sentence, not only speech
        pieces.append((j + 1, end))
        k = end + 1
    return tuple(pieces)
