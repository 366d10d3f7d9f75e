"""Whom the words are addressed to, or who is accused, called upon, asked or warned.

The verbs that speak to somebody take him as their object («دعا X إلى», «اتهم X بـ»), some behind a
preposition («طلب من X»); with any other he stands behind «ل» («قال لـX إن»). He is read between the
reporting word, or its source, and what opens the content.
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.model import Frame, Range
from musnad.attribution.mute import is_mute
from musnad.attribution.phrases import read_phrase
from musnad.lexicon.words import (
    AGENCY,
    DOCUMENT,
    GIVEN,
    GROUP,
    MEDIUM,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PRESS,
    PRONOUN,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    Word,
)
from musnad.text.structure import Text

#: Behind a quotation that was told before, he stands among so many tokens.
_NEAR: Final = 12
_PERSONS: Final = GIVEN | GROUP | OFFICE | ORGANIZATION | PRESS | STATE | TITLE | UNNAMED


def addressee(text: Text, frame: Frame) -> Range | None:
    """Where he stands; None if nobody is named, or only a medium that is spoken to."""
    first, stop = _between(text, frame)
    if first >= stop or frame.reading.form.suffix:
        return None
    verb = frame.reading.verb
    if verb.asks_of:
        return _asked(text, first, stop)
    if (verb.addressee or verb.target) and verb.act != "opine":
        return _object(text, frame, first, stop)
    return _spoken_to(text, frame, first, stop)


def _between(text: Text, frame: Frame) -> tuple[int, int]:
    """The tokens behind the reporting word and its source, before what opens the content."""
    first = frame.cue + 1
    if frame.source is not None and frame.source[0] > frame.cue:
        first = frame.source[1]
    if frame.content > frame.cue:
        return first, frame.content
    return first, min(text.sentence_end(frame.cue + 1), first + _NEAR)


def _object(text: Text, frame: Frame, first: int, stop: int) -> Range | None:
    """«دعا الوزير السكان إلى», «متهما الشركة بـ»."""
    if frame.content <= frame.cue:
        return None
    phrase = read_phrase(text, first, stop)
    if phrase.source is None or is_mute(text, phrase.source):
        return None
    head = text.words[phrase.first]
    if head.preposition or head.conjunction or head.flags & (TIME | PRONOUN):
        return None
    return phrase.source


def _asked(text: Text, first: int, stop: int) -> Range | None:
    """«طلبت اللجنة من السكان المغادرة»."""
    of = text.lexicon.function.of_one
    at = next((k for k in range(first, stop) if text.words[k].folded in of), -1)
    if at < 0:
        return None
    phrase = read_phrase(text, at + 1, stop)
    if phrase.first != at + 1 or not text.words[at + 1].flags & _PERSONS:
        return None
    return phrase.source


def _spoken_to(text: Text, frame: Frame, first: int, stop: int) -> Range | None:
    """«قال الوزير للنواب إن»."""
    words = text.words
    taken = [medium[0] for medium in frame.media]
    for k in range(first, stop):
        word = words[k]
        if k in taken or not _is_to_person(word):
            continue
        before = words[k - 1]
        if before.flags & (OCCASION | DOCUMENT) and not word.flags & PRESS:
            return None  # «في كلمة لرئيس اللجنة»
        phrase = read_phrase(text, k, stop, follows=True)
        if phrase.first != k:
            return None
        letters = len(word.conjunction) + 1 + word.folded.startswith("لل")
        return k, phrase.stop, letters
    return None


def _is_to_person(word: Word) -> bool:
    return (
        word.preposition == "ل"
        and bool(word.flags & _PERSONS)
        and not word.flags & (MEDIUM | AGENCY | TOPIC | TIME)
    )
