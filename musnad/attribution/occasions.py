"""Occasions told apart from the words said at them, and their media.

«وفي مقابلة مع إذاعة …، قال», «التقى قناة … في حوار معها، مؤكدا أن», «…، وذلك في حديث لقناة …».
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.media import medium_at
from musnad.attribution.model import Range
from musnad.attribution.rules import Bits
from musnad.lexicon import Lexicon
from musnad.lexicon.words import (
    AGENCY,
    COMMA,
    COMPLEMENTISER,
    DASH,
    DOCUMENT,
    GIVEN,
    GROUP,
    MEDIUM,
    NUMBER,
    OCCASION,
    OFFICE,
    OPENER,
    PARTICLE,
    PREPOSITION,
    PRESS,
    PRONOUN,
    QUOTE,
    SEMICOLON,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    Word,
)
from musnad.text.structure import Text

#: Behind a content, marks and the words of an occasion up to its medium are at most so many.
_MARKS: Final = 3
_BEHIND: Final = 16
#: An occasion stands at most so many tokens before the reporting word, and has so many itself.
_BEFORE: Final = 36
_LONGEST: Final = 24
#: An interview has fewer attributes before its medium, whose name has fewer words.
_ADJECTIVES: Final = 4
_SHORTEST: Final = 3
_NAME: Final = 5
#: Who is spoken to, and no medium.
_PEOPLE: Final = GROUP | UNNAMED | OFFICE | TITLE | GIVEN | PRESS | PRONOUN | OCCASION | TOPIC


def fronted_medium(text: Text, i: int) -> Range | None:
    """The medium of «وفي مقابلة مع إذاعة …، قال …», which opens the sentence of ``i``.

    Without a comma it stands right before the reporting word.
    """
    first = text.sentence_start(i)
    if text.words[first].flags & (OPENER | PARTICLE):
        first += 1  # «ولكن في مقابلة …»
    occasion = _occasion_at(text, first) if i - first <= _BEFORE else -1
    return _of_occasion(text, occasion, i) if occasion >= 0 else None


def medium_before(text: Text, i: int) -> Range | None:
    """The medium of an occasion in the clause that the unsaid speaker of ``i`` acts in.

    «كشف الباحث في حوار مع قناة … طريقته، مجيبا بأن».
    """
    start = max(text.sentence_start(i), i - _BEFORE)
    for first in range(i - 1, start - 1, -1):
        word = text.words[first]
        if word.flags & COMPLEMENTISER:
            return None  # what was said there has a chain of its own
        if not _LEADING[word]:
            continue
        occasion = _occasion_at(text, first)
        medium = _of_occasion(text, occasion, i) if occasion >= 0 else None
        if medium is not None:
            return medium
    return None


def _of_occasion(text: Text, occasion: int, i: int) -> Range | None:
    """The medium of the occasion whose noun is at ``occasion``, behind which ``i`` reports."""
    function, noun = text.lexicon.function, text.words[occasion].stem
    is_speech = noun in function.speech_occasion | function.interview | function.question
    is_speech = is_speech or bool(text.words[occasion].flags & DOCUMENT)
    for k in range(occasion, min(i, occasion + _LONGEST)):
        if text.words[k].preposition == "ل" and not is_speech:
            continue  # «في زيارة لموقع السد»
        medium = interviewer(text, k, i) or medium_at(text, k, i, source=-1, adverbial=True)
        if medium is not None:
            marks = (w.type in (COMMA, SEMICOLON, DASH) for w in text.words[medium[1] : i])
            return medium if medium[1] == i or any(marks) else None
    return None


def interviewer(text: Text, j: int, stop: int) -> Range | None:
    """The medium that the interview at ``j`` is with, told by its bare name.

    «في حديث هاتفي للوطن»; one that nobody lists only behind «في تصريح خاص».
    """
    function = text.lexicon.function
    if text.words[j].stem not in function.interview:
        return None
    k, is_exclusive = j + 1, False
    for k in range(j + 1, min(stop, j + _ADJECTIVES)):
        is_exclusive |= text.words[k].folded in function.exclusive
        if not (text.words[k].adjective or text.words[k].folded in function.exclusive):
            break
    word = text.after(k - 1)
    names = text.lexicon.interviewers.get(word.folded, ())
    found = [(len(rest) + 1, letters) for letters, rest in names if text.follows(k + 1, rest)]
    if found:
        size, letters = max(found)
        after = text.after(k + size - 1)
        names_source = after.flags & (GIVEN | OFFICE | TITLE | UNNAMED)
        return (k, k + size, letters) if _is_over(after) or names_source else None
    is_to = word.folded.startswith("ل") and len(word.folded) > _SHORTEST and not word.adjective
    if not is_exclusive or not is_to or word.flags & (_PEOPLE | MEDIUM | AGENCY):
        return None
    near = range(k + 1, k + _NAME)
    end = next((m for m in near if _is_over(text.after(m - 1))), -1)
    return (k, end, 1 + word.folded.startswith("لل")) if end > 0 else None


def _is_over(word: Word) -> bool:
    """Whether a name is over before ``word``."""
    opens = word.flags & (COMPLEMENTISER | TIME | PREPOSITION)
    return word.type > NUMBER or bool(opens)


def _leads_to_occasion(word: Word, lexicon: Lexicon) -> bool:
    """Whether :func:`_occasion_at` may find one that begins with ``word``."""
    function, folded = lexicon.function, word.folded
    is_in = folded in function.in_occasion or folded in function.at_occasion
    return is_in or folded.removeprefix("و") in function.in_reply


_LEADING: Final = Bits([_leads_to_occasion])


def _occasion_at(text: Text, first: int) -> int:
    """The noun of the occasion that the word at ``first`` leads to; -1: it leads to none.

    «وفي هذا التقرير الذي نشرته صحيفة …», «عبر حوار», «وردا على سؤال لقناة …».
    """
    function, folded = text.lexicon.function, text.words[first].folded
    at = first + 1
    if folded.removeprefix("و") in function.in_reply:
        return at + 1 if text.after(at).folded in function.question else -1
    if folded not in function.in_occasion and folded not in function.at_occasion:
        return -1
    if text.after(first).stem in function.demonstrative:
        at += 1
    flags = text.after(at - 1).flags
    return at if flags & OCCASION and not flags & MEDIUM else -1


def medium_behind(text: Text, stop: int) -> Range | None:
    """The medium of the occasion told behind a mark at ``stop``: «…، وذلك في حديث لقناة …»."""
    words, function = text.words, text.lexicon.function
    k = stop
    while k < text.length and words[k].type in (COMMA, QUOTE, DASH) and k - stop < _MARKS:
        k += 1
    if k + 1 >= text.length:
        return None
    if words[k].folded == "وذلك":
        k += 1
    if words[k].folded not in function.in_occasion or not text.after(k).flags & OCCASION:
        return None
    end = min(text.sentence_end(k), k + _BEHIND)
    for j in range(k + 1, end):
        medium = interviewer(text, j, end) or medium_at(text, j, end, source=-1, adverbial=True)
        if medium is not None:
            return medium
    return None
