"""What the readers of time expressions share: the text, its numerals, the day it speaks from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from musnad.figures.numerals import Numeral
from musnad.lexicon.calendar import PHRASE, SEASON, TERM, UNIT, Calendar, Phrases, TimeWord
from musnad.lexicon.words import BREAK, QUOTE, Word
from musnad.moments.calendars import UNKNOWN, Period
from musnad.text.structure import Text

#: How far back in its sentence a word of the future decides a bare weekday, in tokens.
_TENSE_REACH: Final = 14
#: How far behind what is still to come its day may stand, in tokens.
_BEHIND: Final = 4
#: Units that are rather planned for than waited for.
_LONG: Final = frozenset(("Y", "DE", "CE", "ML"))
#: Names of other languages hardly ever do without them, as many an imperfect does.
_LONG_VOWELS: Final = frozenset("اويىء")
#: How far beside a text its readers look at most, in tokens.
_BESIDE: Final = 12


@dataclass(slots=True)
class Context:
    """One field and what is known of its time."""

    text: Text
    numerals: Sequence[Numeral]
    #: The day of publication, and the time if it is known too.
    ref: date | None
    now: datetime | None
    country: str
    by_first: dict[int, Numeral] = field(init=False)
    #: The words of the text with some empty ones behind, so that a look beside the text, on either
    #: side, finds an empty one.
    words: list[Word] = field(init=False)
    calendar: Calendar = field(init=False)
    #: The token and day of the last day named, and the first day of the last period named.
    last_day: tuple[int, date] | None = None
    last_period: Period = UNKNOWN
    last_period_at: int = -1
    #: By unit, the token and the days of the one told last: «الأسبوع المنتهي في 5 مايو».
    last_units: dict[str, tuple[int, Period]] = field(default_factory=dict)
    #: Whether the last moment was a year, so that «و2021» is one too.
    last_year_stop: int = -1
    #: The token after the last weekday that comes every week, so that «والثلاثاء» does so too.
    weekly_stop: int = -1
    #: The token after the first of two centuries, so that «و19» is one too.
    centuries_stop: int = -1
    #: The same of the minutes of a match: «الدقيقتين 17 و43».
    minutes_stop: int = -1
    #: The token after the last length, and its value.
    length_stop: int = -1
    length: str = ""
    #: Tokens (first, stop) of dates that are names («شارع 26 يوليو»): neither moments nor figures.
    names: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_first = {numeral.first: numeral for numeral in self.numerals}
        self.words = self.text.words + [self.text.lexicon.empty] * _BESIDE
        self.calendar = self.text.lexicon.calendar

    def meaning(self, at: int) -> tuple[TimeWord, int] | None:
        """The longest phrase or the word of time at ``at``, and the token after it."""
        word = self.words[at].time
        if word is None:
            return None
        if word.phrases:
            for rest, meaning in word.phrases.get(self.words[at + 1].folded, ()):
                if not rest or self.text.follows(at + 2, rest):
                    return meaning, at + 2 + len(rest)
        return None if word.kind == PHRASE else (word, at + 1)

    def kind(self, at: int, *kinds: int) -> TimeWord | None:
        """The word of time at ``at`` alone, if it is of one of ``kinds``."""
        word = self.words[at].time
        return word if word is not None and word.kind in kinds else None

    def relative(self, at: int) -> int | None:
        """Where «الماضي», «الجاري», «المقبل» at ``at`` place a period, None for other words."""
        return self.calendar.relative.get(self.words[at].folded)

    def placed(self, at: int) -> tuple[int | None, int]:
        """Where an adjective at ``at`` places a period, and the token after it.

        «الماضي» -1, «المقبل» 1, «قبل الماضي» -2; None and ``at`` for other words.
        """
        if self.words[at].folded in self.calendar.these:
            return None, at
        offset = self.relative(at)
        if offset is not None:
            return offset, at + 1
        direction = self.calendar.from_event.get(self.words[at].folded)
        if direction is not None and self.relative(at + 1) is not None:
            return 2 * direction, at + 2
        return None, at

    def behind(self, at: int, phrases: Phrases) -> int | None:
        """The token after the longest of ``phrases`` at ``at``, None if none stands there."""
        found = self.text.longest_of(phrases, at)
        return found[1] if found is not None else None

    def told_before(self, at: int) -> date | None:
        """The first day of the period that the sentence of ``at`` has named last."""
        if self.last_period_at < self.text.sentence_start(at):
            return None
        return self.last_period.start

    def is_future(self, at: int) -> bool:
        """Whether what stands before ``at`` in its sentence speaks of what is to come."""
        text, past, stage = self.text, False, False
        lead = at - 1 - (self.words[at - 1].type == QUOTE)
        if self.words[lead].stem in self.calendar.future_straight:
            return True  # «لتسليم سبتمبر»
        first = max(text.sentence_start(at), at - _TENSE_REACH)
        for i in range(at - 1, first - 1, -1):
            word = text.words[i]
            if word.type == BREAK:
                break
            if word.folded.removeprefix("و") in self.calendar.future:
                return True
            past = past or _is_perfect(word)
            if not past and at - i <= _BEHIND and self.calendar.relative.get(word.folded) == 1:
                if not self._is_stage(i - 1):
                    return True  # «القمة المقبلة في 30 نوفمبر»
                stage = True
            if _is_future_verb(self.text, word):
                return True
            if word.folded in self.calendar.when and text.after(i).imperfect:
                return True  # «عندما يلتقي الفريقان الأربعاء»
        return stage and not past

    def _is_stage(self, at: int) -> bool:
        """Whether «المقبلة» behind ``at`` tells of a time that plans are made for, of no event.

        «أقر المجلس ميزانية السنة المقبلة الخميس» was on the past Thursday.
        """
        word = self.words[at]
        time = word.time
        if time is not None and time.kind == UNIT:
            return time.number == "p" or time.value in _LONG
        return word.stem in self.calendar.stages or bool(self.kind(at, SEASON, TERM))


def clitics(folded: str, letters: str = "وف") -> int:
    """How many ``letters`` of clitics stand before a short word: «وقبل», «لذلك»."""
    return len(folded) - len(folded.lstrip(letters))


def _is_perfect(word: Word) -> bool:
    return word.verb == "perfect" or any(
        cue.finite and cue.form.tense == "perfect" for cue in word.cues
    )


def _is_future_verb(text: Text, word: Word) -> bool:
    """Whether a word is an imperfect behind سـ: «سيصل», «ستفتتح»."""
    stem = word.folded[1:] if word.folded[:1] in ("و", "ف") else word.folded
    return (
        len(stem) > 3 and stem[0] == "س" and stem[1] in "يتن" and not word.definite
        and (word.imperfect or not word.flags) and word.number is None and word.time is None
        and text.lexicon.nouns.known(stem) is None
        and stem not in text.lexicon.calendar.no_future
        and (
            word.verb != "" or text.lexicon.known.verb(stem[1:], stem[1:])[0] != ""
            or text.lexicon.words[stem[1:]].verbal_noun  # «ستنافس»
            or (len(stem) > 4 and _LONG_VOWELS.isdisjoint(stem[2:]))  # not «ستاندرد»
        )
    )  # fmt: skip
