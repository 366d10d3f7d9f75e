"""Colons that announce speech."""

from __future__ import annotations

from musnad.attribution.model import Opener
from musnad.attribution.quoted import opens_sentence
from musnad.lexicon.words import BREAK, COLON, DASH, NUMBER, QUOTE, WORD
from musnad.text.structure import Text


def is_speech_colon(text: Text, colon: int) -> bool:
    """Whether a colon is not that of a clock time or of a web address."""
    if colon + 1 >= text.length:
        return False
    before, after = text.before(colon), text.words[colon + 1]
    if before.type == NUMBER and after.type == NUMBER:
        return False
    if before.type == WORD and before.folded.isascii():
        return False
    return after.raw not in ("/", ".")


def after_colon(text: Text, colon: int) -> tuple[int, Opener]:
    """The token at which the speech behind a colon begins, and what opens it."""
    words = text.words
    j = colon + 1
    while j < text.length and words[j].type in (DASH, COLON, BREAK):
        j += 1
    if j >= text.length:
        return colon, "colon"
    if j in text.closing:
        return j, "colon" if opens_sentence(text, j) else "quote"
    if words[j].type == QUOTE and j + 1 < text.length:
        return j + 1, "colon"
    return j, "that" if words[j].complementiser else "colon"
