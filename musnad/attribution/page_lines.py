"""Lines of the page that are none of the article: «اقرأ أيضا: …», «نشر في: …»."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.words import BREAK, COLON, DASH, NUMBER
from musnad.text.structure import Text

#: The label of such a line has at most so many words.
_LONGEST: Final = 4
_SLASH: Final = "/"


def on_page_line(text: Text, i: int) -> bool:
    """Whether the word at ``i`` stands on such a line, or on the one below its bare label."""
    first = text.sentence_start(i)
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
    function = text.lexicon.function
    for k, word in enumerate(text.words[first : first + _LONGEST + 1], first):
        if word.type <= NUMBER:
            continue
        if word.type not in (COLON, DASH) and word.raw != _SLASH:
            return False
        label = text.phrase(first, k)
        return label in function.links or (opens_line and label in function.page_label)
    return False


def _is_label(text: Text, first: int, stop: int) -> bool:
    """Whether the words are a label of links, with nothing behind it."""
    return text.phrase(first, stop) in text.lexicon.function.links
