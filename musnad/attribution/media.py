"""Media that are spoken to: «لرويترز», «مع قناة …», «لـ"الوطن"»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.model import Range
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    COMPLEMENTISER,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    MEDIUM,
    NAMING,
    NUMBER,
    OFFICE,
    PREPOSITION,
    QUOTE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: No name of a medium has more tokens, nor stands more of them between marks.
_LONGEST: Final = 8
_LONGEST_QUOTED: Final = 6


def medium_at(text: Text, j: int, stop: int, source: int, adverbial: bool) -> Range | None:
    """The medium spoken to whose phrase begins at ``j``, if it is one.

    ``source`` is the first token of the source read so far, below 0 if there is none; ``adverbial``
    says that an adverbial is being read.
    """
    words = text.words
    word, before = words[j], text.before(j)
    outlet = outlet_at(text, j, stop, source)
    if outlet is not None:
        return outlet
    if word.preposition == "ل" and word.flags & (MEDIUM | AGENCY):
        if source >= 0 and not adverbial and _is_office_of(text, j, source, stop):
            return None
        if source == j - 1 and before.flags & DOCUMENT:
            return None  # «تقرير لصحيفة …» is its own
        letters = len(word.conjunction) + 1 + word.folded.startswith("لل")
        return _phrase(text, j, stop, letters)
    if word.folded in text.lexicon.function.bare_to and text.after(j).type == QUOTE:
        return _quoted(text, j, stop, source)
    if adverbial and _is_spoken_on(text, word, before):
        if j + 1 < stop and words[j + 1].folded in text.lexicon.function.network:
            return None
        return _phrase(text, j, stop, 0)
    return None


def outlet_at(text: Text, j: int, stop: int, source: int) -> Range | None:
    """«قال الوزير للجزيرة إن»: an outlet by its name alone, behind which the source is over."""
    names = text.lexicon.to_outlets.get(text.words[j].folded)
    before = text.before(j)
    if names is None or (source == j - 1 and before.flags & (OFFICE | DOCUMENT)):
        return None  # «مدير للجزيرة», «تقرير للجزيرة»
    found = [(len(rest) + 1, letters) for letters, rest in names if text.follows(j + 1, rest)]
    if not found:
        return None
    size, letters = max(found)
    if source >= 0 and not _opens_anew(text.after(j + size - 1)):
        return None
    return j, min(j + size, stop), letters


def _opens_anew(word: Word) -> bool:
    """Whether ``word`` goes on no noun phrase."""
    if word.type > NUMBER or word.preposition or word.conjunction:
        return True
    if (word.verbal_noun or word.flags & TOPIC) and not word.definite:
        return True
    return bool(word.flags & (COMPLEMENTISER | ADVERBIAL | TIME | PREPOSITION | FUNCTION))


def _quoted(text: Text, j: int, stop: int, source: int) -> Range | None:
    """«لـ"الوطن"»."""
    if j + 1 >= stop:
        return None
    if source == j - 1 and text.before(j).flags & (DOCUMENT | OFFICE):
        return None
    end = text.closing.get(j + 1, -1)
    return (j + 1, min(end + 1, stop), 0) if end > 0 else None


def quoted_outlet(before: Word, inside: list[Word]) -> bool:
    """«الوزير "لصدى الوادي"»: the «ل» of who is spoken to stands inside the marks."""
    if before.flags & (NAMING | MEDIUM | AGENCY | DOCUMENT) or not inside:
        return False
    first = inside[0]
    is_to = first.preposition == "ل" or (
        first.folded.startswith("ل") and len(first.folded) > 3 and not (first.flags or first.cues)
    )
    return (
        is_to and not first.imperfect and len(inside) <= _LONGEST_QUOTED and not first.conjunction
    )


def _is_spoken_on(text: Text, word: Word, before: Word) -> bool:
    """Whether a medium stands behind «مع» or «على»."""
    if word.preposition or not word.flags & (MEDIUM | AGENCY):
        return False
    function = text.lexicon.function
    return before.folded in function.to_medium or (
        before.folded in function.on_air_preposition and word.stem in function.on_air
    )


def _is_office_of(text: Text, j: int, first: int, stop: int) -> bool:
    """Whether «لـ + medium» at ``j`` belongs to an office named just before it."""
    for k in range(max(first, j - 3), j):
        if text.words[k].flags & OFFICE:
            after = _phrase(text, j, stop, 1)[1]
            return (
                after < stop
                and text.words[after].type == WORD
                and not (text.words[after].flags & (ADVERBIAL | TIME | PREPOSITION | FUNCTION))
            )
    return False


def _phrase(text: Text, j: int, stop: int, letters: int) -> Range:
    """The noun phrase of a medium whose head is at ``j``: head, quoted or bare name, adjectives."""
    words = text.words
    k = j + 1
    agency = bool(words[j].flags & AGENCY)
    while k < min(stop, j + _LONGEST):
        word = words[k]
        if word.type == QUOTE and k in text.closing:
            end = text.closing[k]
            if end - k > _LONGEST_QUOTED:
                break
            k = end + 1
        elif word.type != WORD or agency or _ends(word, is_second=k == j + 1):
            break
        else:
            k += 1
    return j, min(k, stop), letters


def _ends(word: Word, *, is_second: bool) -> bool:
    """Whether the name of a medium ends before ``word``."""
    flags = word.flags
    if flags & (TIME | PREPOSITION | FUNCTION | ADVERBIAL) or word.cues:
        return True
    if word.conjunction or word.preposition == "ب":
        return True
    named = flags & (TITLE | OFFICE | UNNAMED | GIVEN)
    return bool(named) and not word.definite and not is_second
