"""The day that a dateline or a trailer tells, from which an article speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from musnad.figures.numerals import Numeral
from musnad.lexicon.calendar import DAYS
from musnad.lexicon.words import BREAK, CLOSE, COLON, DASH, PREPOSITION
from musnad.moments.calendars import shift
from musnad.moments.context import Context
from musnad.moments.dates import date_at, day_at
from musnad.text.structure import Text

#: A dateline stands within so many tokens of the beginning, a trailer of the end.
_DATELINE: Final = 14
_TRAILER: Final = 14
#: «اليوم» or «أمس» with a full date counts among so many first tokens.
_LEAD: Final = 80


def dated_in(text: Text, numerals: Sequence[Numeral]) -> date | None:
    """The day that a dateline or a trailer of ``text`` tells in full, or None."""
    context = Context(text, numerals, None, None, "")
    told = _told_by_today(context)
    if told is not None:
        return told
    for numeral in numerals:
        first = numeral.first
        leads = first < _DATELINE
        if not leads and not (first >= text.length - _TRAILER and _is_trailer(text, first)):
            continue
        found = date_at(context, first)
        if found is None or not found.full or found.date is None:
            continue
        if not leads or _heads_line(text, first, found.stop):
            return found.date
    return None


def _told_by_today(c: Context) -> date | None:
    """The day that «أمس الثلاثاء 14 مايو 2024» in the first paragraph implies."""
    for at, word in enumerate(c.text.words[:_LEAD]):
        if word.time is None:
            continue
        found = c.meaning(at)
        if found is None or found[0].kind != DAYS:
            continue
        day = day_at(c, at)
        if day is not None and day.full and day.date is not None:
            return shift(day.date, "D", -found[0].value)
    return None


def _heads_line(text: Text, first: int, stop: int) -> bool:
    """Whether at most a place stands before the date, tokens ``first`` to ``stop``, on line one.

    A preposition makes a sentence of it, unless a colon or a dash sets it apart.
    """
    if first > 5 or any(w.cues or w.complementiser or w.imperfect for w in text.words[:first]):
        return False
    apart = stop < text.length and text.words[stop].type in (COLON, DASH, BREAK, CLOSE)
    return apart or not any(word.flags & PREPOSITION for word in text.words[:first])


def _is_trailer(text: Text, first: int) -> bool:
    """Whether a label and a colon stand before the date («محرر الموقع : 2019 - 02 - 19»)."""
    return any(w.folded == ":" for w in text.words[max(0, first - 2) : first])
