"""Headlines with a colon: «الجبير: لا حل …»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.colons import after_colon, is_speech_colon
from musnad.attribution.constructions.mark_cues import mark_as_cue
from musnad.attribution.kinds import has_name
from musnad.attribution.media import medium_at, medium_here
from musnad.attribution.model import Construction, Frame, Range
from musnad.attribution.phrase_ends import ends_phrase
from musnad.lexicon.localities import localities
from musnad.lexicon.words import (
    ASK,
    BREAK,
    CLOSE,
    COLON,
    DOCUMENT,
    ELLIPSIS,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    OFFICE,
    OPEN,
    ORGANIZATION,
    PREPOSITION,
    QUOTE,
    STATE,
    STOP,
    TITLE,
    UNNAMED,
    WORD,
)
from musnad.text.structure import Text

#: No speaker before a headline's colon has more tokens.
_LONGEST: Final = 12
_COLON: Final = mark_as_cue(":")
#: Who may be spoken to in a headline.
_SPOKEN_TO: Final = OFFICE | TITLE | GROUP | UNNAMED | STATE | ORGANIZATION


#: Whose words a medium passes on in a headline.
_PASSED_ON: Final = HEADS & ~MEDIUM | GIVEN


def headline_colons(text: Text) -> list[Frame]:
    """Headlines of the form «الجبير: لا حل …», whoever stands before the colon; one a segment."""
    frames = []
    first = 0
    last = max((mark for mark in text.marks if text.words[mark].type == COLON), default=-1)
    for mark in [*text.marks, text.length]:
        kind = text.words[mark].type if mark < text.length else STOP
        is_end = kind in (STOP, BREAK, ELLIPSIS, ASK)
        if is_end or (mark < last and _ends_rubric(text, first, mark)):
            first = mark + 1
        elif kind == COLON and _is_speaker_colon(text, first, mark):
            frames.append(_frame(text, first, mark))
            first = text.length
    return frames


def _ends_rubric(text: Text, first: int, mark: int) -> bool:
    """«مقابلة: مسؤول كندي: …»: whether a rubric ends at ``mark``."""
    return mark - first <= _LONGEST and text.phrase(first, mark) in text.lexicon.function.rubric


def _is_speaker_colon(text: Text, first: int, colon: int) -> bool:
    """Whether somebody may stand between ``first`` and the colon, and his words behind it."""
    if not 0 < colon - first <= _LONGEST or colon + 2 >= text.length:
        return False
    if not is_speech_colon(text, colon):
        return False
    return not any(w.cues and not w.flags & HEADS for w in text.words[first:colon])


def _frame(text: Text, first: int, colon: int) -> Frame:
    content, opener = after_colon(text, colon)
    begin = _passed_on(text, first, colon)
    medium = _medium(text, begin, colon)
    return Frame(
        cue=colon,
        reading=_COLON,
        construction=Construction.HEADLINE,
        opener=opener,
        content=content,
        source=_speaker(text, begin, colon if medium is None else medium[0]),
        media=() if medium is None else (medium[1],),
        relays=((first, begin - 1, 0),) if begin > first else (),
        clause=first,
        beside=True,
    )


def _passed_on(text: Text, first: int, colon: int) -> int:
    """Where those begin whose words a medium passes on («رويترز عن مسؤول: …»), else ``first``."""
    medium = medium_here(text, first, colon)
    if medium is None:
        return first
    about = medium[1]
    if text.words[about].folded != "عن" or about + 1 >= colon:
        return first
    flags = text.words[about + 1].flags | text.phrase_flags(about + 1)[0]
    return about + 1 if flags & _PASSED_ON else first


def _medium(text: Text, first: int, colon: int) -> tuple[int, Range] | None:
    """The medium spoken to («الطويل لقناة …: …»), and where its words begin."""
    for k in range(first + 1, colon):
        medium = medium_at(text, k, colon, source=first, adverbial=False)
        if medium is not None:
            return k, medium
    return None


def _leads_off(text: Text, j: int, stop: int) -> bool:
    """Whether the preposition at ``j`` leads to what is spoken of, or in which document."""
    is_in = text.words[j].folded in text.lexicon.function.in_occasion
    return ends_phrase(text, j, stop) or (is_in and bool(text.after(j).flags & DOCUMENT))


def _is_person(text: Text, first: int, stop: int) -> bool:
    """Whether a person of no office that is for somebody stands there: «برلماني», «الكندي»."""
    head = text.words[first]
    is_alone = stop == first + 1 and not head.flags & (OFFICE | ORGANIZATION | DOCUMENT)
    is_alone = is_alone and (head.definite or bool(head.flags & UNNAMED) or not head.flags)
    return is_alone or has_name(text, first, stop)


def _is_said_to(text: Text, first: int, j: int) -> bool:
    """«الكندي لوزير الصحة:», «حداد للسكان:»: who is spoken to stands behind a name."""
    word = text.words[j]
    is_somebody = word.flags & _SPOKEN_TO or not word.flags
    if word.preposition != "ل" or not is_somebody:
        return False
    return _is_person(text, first, j) or _is_of_country(text, first, j)


def _is_of_country(text: Text, first: int, stop: int) -> bool:
    """«وزير المياه الكويتي لإيران:»: an office of a country is whole, but for envoys to another."""
    head = text.words[first]
    is_office = head.flags & OFFICE and not head.flags & ORGANIZATION
    is_sent = head.stem in text.lexicon.function.sent_to
    return bool(is_office) and not is_sent and bool(localities((text.before(stop).stem,)))


def _is_spoken_to(text: Text, j: int, stop: int) -> bool:
    """«قاضية لمتهم:», «الجوازات للمسافرين:»: people to whom it is said end the headline's source.

    Those of a body are named so («هيئة عامة للمعلمين»).
    """
    word = text.words[j]
    if word.folded in text.lexicon.function.bare_to and text.after(j).type == QUOTE:
        return bool(text.after(j + 1).flags & GROUP)  # «الجوازات لـ"المسافرين":»
    if word.preposition != "ل" or not word.flags & (GROUP | UNNAMED):
        return False
    is_annexed = bool(word.flags & GROUP) and not word.definite
    if j + 1 < stop and not is_annexed:  # «أمير الساحل لسكان المدينة:»
        return False
    before = text.before(j)
    return not (before.flags & ORGANIZATION and not before.definite) and not before.adjective


def _speaker(text: Text, first: int, colon: int) -> Range:
    """Who stands before the colon, without the لـ of «النازحون لـ"عكاظ":» and what he speaks of.

    «نقابة السفن عن الإضراب:», «البنك في تقريره:».
    """
    words = text.words
    if words[first].type == OPEN and words[colon - 1].type == CLOSE:
        return first + 1, colon - 1, 0  # «(الصحة): …»
    stop = colon - 1 if words[colon - 1].flags & PREPOSITION else colon
    stop = next((j for j in range(first + 1, stop) if _leads_off(text, j, stop)), stop)
    near = range(first + 1, stop)
    stop = next(
        (j for j in near if _is_said_to(text, first, j) or _is_spoken_to(text, j, stop)), stop
    )
    is_joined = words[first].type == WORD and words[first].conjunction == "و"  # not «فالفيردو:»
    letters = 1 if is_joined else 0
    return first, stop, letters
