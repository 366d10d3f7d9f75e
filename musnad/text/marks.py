"""Quotation marks: which open, which close, which go together, and words with theirs in pairs."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

OPENERS: Final = "«“„‟‹❝〝‘‚‛"
CLOSERS: Final = "»”›❞〞’"
SINGLE: Final = "'‘’‚‛"
_ANGLED: Final = "«»‹›"
#: Characters beside which a quotation mark stands free, as beside a space.
_FREE_LEFT: Final = " \t\n\r\u00a0(:،,؛[-–—…."
_FREE_RIGHT: Final = " \t\n\r\u00a0).،,؛:]!؟?-–—…"
_MARK: Final = re.compile(f"[{OPENERS}{CLOSERS}'\"″＂]")
#: Which mark closes what another opened; any other closes itself.
_CLOSING: Final = {
    **dict(zip("«‹❝〝", "»›❞〞", strict=True)),
    **dict(zip("»›", "«‹", strict=True)),  # as right-to-left text is often typed
    **dict.fromkeys("“„‟", "”"),
    **dict.fromkeys("‘‚‛", "’"),
}


def is_free_left(character: str) -> bool:
    """Whether a mark behind ``character`` stands free on that side; nothing counts as a space."""
    return not character or character in _FREE_LEFT or character.isspace()


def is_free_right(character: str) -> bool:
    """Whether a mark before ``character`` stands free on that side; nothing counts as a space."""
    return not character or character in _FREE_RIGHT or character.isspace()


def partners(opening: str, closing: str) -> bool:
    """Whether two marks are a usual pair; straight and curly double marks mix freely."""
    return _family(opening) == _family(closing)


class Lone(NamedTuple):
    """What a text lacks to have its marks in pairs: ``closing`` marks at ``end``.

    The marks at ``left_out`` open or close nothing.
    """

    left_out: frozenset[int]
    end: int
    closing: str


def lone_marks(words: str) -> Lone:
    """The marks of ``words`` without a partner.

    What was opened and not closed ends behind the last word, since a content may end within a
    quotation.
    """
    lone = [mark for mark in _marks(words) if not mark.is_paired]
    if not lone:
        return Lone(frozenset(), 0, "")
    end = _last_word(words)
    open_still = [mark for mark in lone if mark.opens and mark.at < end]
    closing = "".join(_CLOSING.get(words[mark.at], words[mark.at]) for mark in open_still[::-1])
    left_out = {mark.at for mark in lone}.difference(mark.at for mark in open_still)
    return Lone(frozenset(left_out), end, closing)


def balanced(words: str) -> str:
    """``words`` with each quotation mark in a pair, for people to read; all else stays as it is.

    What is left open is closed, and a mark that opens or closes nothing is left out.
    """
    lone = lone_marks(words)
    if not lone.closing and not lone.left_out:
        return words
    shown = ["" if at in lone.left_out else words[at] for at in range(len(words))]
    shown.insert(lone.end, lone.closing)
    return "".join(shown)


class _Mark(NamedTuple):
    """A quotation mark, the character number ``at`` of the words."""

    at: int
    opens: bool
    is_paired: bool


def _marks(words: str) -> list[_Mark]:
    """The marks of ``words``, each family paired for itself."""
    found: list[_Mark] = []
    pending: dict[int, list[int]] = {}
    for at in (match.start() for match in _MARK.finditer(words)):
        mark = words[at]
        free_left = is_free_left(_beside(words, at, -1))
        free_right = is_free_right(_beside(words, at, 1))
        if mark in SINGLE and not free_left and not free_right:
            continue  # an apostrophe
        opened = pending.setdefault(_family(mark), [])
        if free_left != free_right:
            opens = free_left
        elif mark in OPENERS or mark in CLOSERS:
            opens = mark in OPENERS
        else:
            opens = not opened
        is_paired = not opens and bool(opened)
        if opens:
            opened.append(len(found))
        elif is_paired:
            opening = opened.pop()
            found[opening] = found[opening]._replace(is_paired=True)
        found.append(_Mark(at, opens, is_paired))
    return found


def _family(mark: str) -> int:
    """Marks of one family pair with each other: angled, single, double."""
    return 0 if mark in _ANGLED else 1 if mark in SINGLE else 2


def _beside(words: str, at: int, step: int) -> str:
    """The nearest character on one side that is no mark, empty if there is none."""
    at += step
    while 0 <= at < len(words) and _MARK.match(words[at]):
        at += step
    return words[at] if 0 <= at < len(words) else ""


def _last_word(words: str) -> int:
    """Where the last word ends, with the marks behind it; 0 without a word."""
    end = len(words)
    while end and (_MARK.match(words[end - 1]) or is_free_right(words[end - 1])):
        end -= 1
    while end and end < len(words) and _MARK.match(words[end]):
        end += 1
    return end
