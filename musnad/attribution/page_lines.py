"""Lines of the page that are none of the article: «اقرأ أيضا: …», «نشر في: …»."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from musnad.lexicon.words import BREAK, COLON, DASH
from musnad.once import once_each
from musnad.text.structure import Text

#: The label of such a line has at most so many words.
_LONGEST: Final = 4
_SLASH: Final = "/"


def on_page_line(text: Text, i: int) -> bool:
    """Whether the word at ``i`` stands on such a line, or on the one below its bare label."""
    lines = _lines(text)
    return lines != set() and text.sentence_start(i) in lines


@once_each
def _lines(text: Text) -> set[int]:
    """The tokens at which such lines, and those below a bare label, begin."""
    firsts = [0, *(bound + 1 for bound in text.bounds)]
    return {first for first in firsts if _is_of_page(text, first)}


def _is_of_page(text: Text, first: int) -> bool:
    """Whether such a line, or the one below a bare label, begins at ``first``."""
    if not (first and text.words[first - 1].type == BREAK):
        return _opens_with_label(text, first, first == 0)
    if _opens_with_label(text, first, opens_line=True):
        return True
    above = text.sentence_start(first - 1)
    stop = first - 1
    while text.before(stop).type == COLON:
        stop -= 1
    return _is_label(text, above, stop)


def _opens_with_label(text: Text, first: int, opens_line: bool) -> bool:
    """Whether a label and its colon stand at ``first``."""
    at = bisect_left(text.marks, first)
    k = text.marks[at] if at < len(text.marks) else text.length
    if k >= text.length or k > first + _LONGEST:
        return False
    if text.words[k].type not in (COLON, DASH) and text.words[k].raw != _SLASH:
        return False
    function, label = text.lexicon.function, text.phrase(first, k)
    return label in function.links or (opens_line and label in function.page_label)


def _is_label(text: Text, first: int, stop: int) -> bool:
    """Whether the words are a label of links, with nothing behind it."""
    return stop - first <= _LONGEST and text.phrase(first, stop) in text.lexicon.function.links
