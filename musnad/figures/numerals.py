"""Numerals: numbers in digits, in words or in both, with their values.

A numeral is a sum of groups, each a number below a thousand times a scale («مئة وخمسة وعشرون
ألفا وثلاثمئة»). A group or scale is only added to what is larger than it, so that «عشرون
وثلاثون» stays two numerals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from musnad.figures.digits import grouped, stroked
from musnad.lexicon.calendar import UNIT as TIME_UNIT
from musnad.lexicon.calendar import WEEKDAY
from musnad.lexicon.numerals import (
    DIGITS,
    FRACTION,
    HUNDRED,
    NEGATIVE,
    OF_ONE,
    OPENING,
    ORDINAL,
    PARTS,
    POINT,
    SCALE,
    SCALE_DUAL,
    SCALE_PLURAL,
    TEEN,
    TENS,
    UNIT,
    VAGUE,
    ZERO,
    Amount,
    NumberWord,
)
from musnad.lexicon.words import BREAK, CLOSE, COMMA, OPEN, QUOTE, STOP, WORD, Word
from musnad.once import once_each
from musnad.text.folding import plain
from musnad.text.structure import Text

#: A quadrillion; what is larger is a name or a mistake.
_LARGEST: Final = 10**18
#: Decimals behind a comma.
_COMMA_DECIMALS: Final = re.compile(r"\d+[,،٫]\d{1,2}")
#: What a minus sign is written with, and how far behind a dash its second one is sought, in tokens.
_MINUS: Final = frozenset("-–−")
_ASIDE: Final = 8
#: Digits with decimals that «و» joins to a scale belong to it from here on.
_CHANGE: Final = 100
_CLITICS: Final = frozenset("وفبلك")
#: A stem so short behind two clitics is rather another word: «فلست», «وبست».
_SHORT: Final = 3
#: Kinds of number words with which a numeral can end as it begins, and words that go on with it.
_PLAIN: Final = frozenset((DIGITS, UNIT, TENS, TEEN))
_GO_ON: Final = frozenset(("و", "الا", "ر", "تحت", "دون", "فاصله", "فاصل"))


@dataclass(slots=True, eq=False)
class Numeral:
    """A number in the text: tokens ``first`` to ``stop`` (excluded).

    ``letters`` folded letters of conjunctions and prepositions before it are not part of it.
    ``scale`` is the scale word it ends in, 1 if none: it may hold for a number before it too.
    """

    first: int
    stop: int
    value: Amount
    scale: int
    letters: int
    definite: bool
    digits: bool
    kind: int
    high: Amount = 0

    @property
    def vague(self) -> bool:
        """Whether it is a noun that counts by itself («مئات», «بضعة»)."""
        return self.kind == VAGUE

    @property
    def ordinal(self) -> bool:
        """Whether it numbers rather than counts («الثالث عشر»)."""
        return self.kind == ORDINAL


def find_numerals(text: Text) -> list[Numeral]:
    """All numerals of ``text``, ordinals and vague ones too, in order, none inside another."""
    found: list[Numeral] = []
    stop = 0
    words, last = text.words, text.length - 1
    for i in text.measured:
        word = words[i].number
        if i < stop or word is None:
            continue
        if i < last and _stands_alone(word, words[i + 1]) and not (i and words[i - 1].type > WORD):
            stop = i + 1
            found.append(Numeral(i, stop, word.value, 1, 0, False, word.kind == DIGITS, word.kind))
            continue
        if _ends_percent(text, i, stop) or _is_weekday(text, i):
            continue
        numeral = read_numeral(text, i)
        if numeral is not None:
            numeral = _below_zero(text, numeral)
            numeral = _scaled_outside(text, _told_again(text, _said_twice(text, numeral)))
            found.append(numeral)
            stop = numeral.stop
    return found


def _stands_alone(word: NumberWord, after: Word) -> bool:
    """Whether a plain number is the whole of its numeral, as most are: «30 شخصا»."""
    return (
        word.kind in _PLAIN
        and after.type == WORD
        and after.number is None
        and not word.letters
        and not word.definite
        and not (word.thousands or word.part)
        and (word.kind == DIGITS or word.value != 2)
        and after.folded not in _GO_ON
        and not after.folded.isascii()
        and word.value <= _LARGEST
    )


def _is_weekday(text: Text, i: int) -> bool:
    """«الاثنين» is a Monday, and «الأحد» a Sunday but in «الأحد عشر»."""
    time = text.words[i].time
    if time is None or time.kind != WEEKDAY:
        return False
    after = text.words[i + 1].number if i + 1 < text.length else None
    return after is None or after.kind != UNIT or after.value != 10


def is_below_zero(text: Text, at: int) -> bool:
    """Whether «تحت الصفر» stands at token ``at``."""
    return (
        at + 1 < text.length
        and text.words[at].folded in text.lexicon.numerals.below
        and _is_zero(text, at + 1)
    )


def is_zero_mark(text: Text, numeral: Numeral) -> bool:
    """Whether a zero is the point that others lie above or below: «تحت الصفر»."""
    first = numeral.first
    beside = first > 0 and text.words[first - 1].folded in text.lexicon.numerals.beside_zero
    return beside and _is_zero(text, first)


def _is_zero(text: Text, at: int) -> bool:
    word = text.words[at].number
    return word is not None and word.kind == ZERO and word.definite and not word.letters


def _below_zero(text: Text, numeral: Numeral) -> Numeral:
    """«5 تحت الصفر»."""
    stop = numeral.stop
    if stop < text.length and text.words[stop].folded not in text.lexicon.numerals.below:
        return numeral
    if is_below_zero(text, stop):
        return replace(numeral, stop=stop + 2, value=-numeral.value)
    return numeral


def _scaled_outside(text: Text, numeral: Numeral) -> Numeral:
    """«(95) ألف زائر»: digits in brackets with their scale behind them."""
    first, stop = numeral.first, numeral.stop
    if not numeral.digits or not first or stop + 1 >= text.length:
        return numeral
    words = text.words
    scale = words[stop + 1].number
    if scale is None or scale.kind not in (SCALE, SCALE_PLURAL) or scale.letters:
        return numeral
    held = words[first - 1].type, words[stop].type
    if held not in ((OPEN, CLOSE), (QUOTE, QUOTE)) or numeral.scale > 1:
        return numeral
    size = int(scale.value)
    value = numeral.value * size
    return replace(numeral, first=first - 1, stop=stop + 2, value=value, scale=size)


def _said_twice(text: Text, numeral: Numeral) -> Numeral:
    """«6000 ستة آلاف طالب»: digits with their number in words behind them."""
    first, stop = numeral.first, numeral.stop
    if not numeral.digits or numeral.scale > 1 or stop + 1 >= text.length:
        return numeral
    if first and text.words[first - 1].type == OPEN and text.words[stop].type == CLOSE:
        first, stop = first - 1, stop + 1  # «(600) ستمئة طالب»
    word = text.words[stop].number
    if word is None or word.kind == DIGITS or word.letters or word.definite:
        return numeral
    again = read_numeral(text, stop)
    if again is None or again.value != numeral.value or again.ordinal:
        return numeral
    return replace(numeral, first=first, stop=again.stop)


def _told_again(text: Text, numeral: Numeral) -> Numeral:
    """«سبعة وعشرون (27) شخصا», «10 (عشرة) ملايين»: in brackets the same number once more."""
    stop, words = numeral.stop, text.words
    if stop + 1 >= text.length or words[stop].type != OPEN or numeral.ordinal:
        return numeral
    word = words[stop + 1].number
    if word is None or (word.kind == DIGITS) == numeral.digits:
        return numeral
    again = read_numeral(text, stop + 1)
    if again is None or again.value != numeral.value or text.after(again.stop - 1).type != CLOSE:
        return numeral
    numeral = replace(numeral, stop=again.stop + 1)
    scale = text.after(again.stop).number
    if scale is None or scale.kind not in (SCALE, SCALE_PLURAL) or scale.letters:
        return numeral
    size = int(scale.value)
    return replace(numeral, stop=numeral.stop + 1, value=numeral.value * size, scale=size)


def _ends_percent(text: Text, i: int, stop: int) -> bool:
    """Whether the hundred at ``i`` is that of «3.3 في المئة», «سبعة بالمئة»."""
    size = i + 1 - stop
    return stop > 0 and size in (1, 2) and text.lexicon.units.percent(text, stop) == size


def read_numeral(text: Text, i: int) -> Numeral | None:
    """The numeral that begins at token ``i``, or None."""
    word = text.words[i].number
    if word is None or _is_no_number(text, i, word):
        return None
    if word.kind == ORDINAL:
        return _ordinal(text, i, word)
    if word.kind in (VAGUE, SCALE_PLURAL):
        return _vague(text, i, word)
    if word.kind == NEGATIVE:
        number = text.words[i + 1].number if i + 1 < text.length else None
        if number is None or number.kind not in OPENING or word.letters:
            return None
        inner = read_numeral(text, i + 1)
        if inner is None:
            return None
        return replace(inner, first=i, letters=0, value=-inner.value)
    if word.kind not in OPENING or abs(word.value) > _LARGEST:
        return None
    if word.value == 2 and word.kind == UNIT and not _is_two(text, i):
        return None
    if word.kind == DIGITS and i + 1 < text.length and text.words[i + 1].type != WORD:
        part = stroked(text, i)
        if part is not None:
            return Numeral(i, part.stop, part.value, 1, 0, False, True, FRACTION)
    reader = _Reader(text, i)
    reader.read()
    value = reader.value()
    if abs(value) > _LARGEST:
        return None
    first, stop, kind = i, reader.at, word.kind
    if kind == DIGITS and _is_negative(text, i):
        first, value = i - 1, -value
    elif kind == DIGITS and _has_minus_behind(text, i, stop):
        value, stop = -value, stop + 1
    elif kind == DIGITS and _has_bare_point(text, i):
        first, value = i - 1, float(f"0.{text.words[i].folded}")
    elif word.definite and kind == UNIT and word.value == 1 and 20 < value < 100:
        kind = ORDINAL  # «الواحد والعشرون»
    elif word.definite:
        large = _large_ordinal(text, i, word, reader)
        if large is not None:
            return large
    return Numeral(
        first, stop, value, reader.last_scale, word.letters, word.definite,
        kind == DIGITS, FRACTION if reader.fraction else kind,
    )  # fmt: skip


@lru_cache(10_000)
def _spelled(raw: str, letters: int) -> str:
    """A number word as written, without marks and the clitics before it."""
    return plain(raw)[letters:]


def _is_no_number(text: Text, i: int, word: NumberWord) -> bool:
    """Whether a word only looks like a number, unless it counts a noun in the plural.

    «لست نادما» but «لست مرات», «وبعده» but «وعدة دول», «العدة», «فلميه».
    """
    lexicon, written = text.lexicon, text.words[i]
    if _spelled(written.raw, word.letters) in lexicon.numerals.lookalikes:
        return True
    if not word.letters and not word.high:
        return False
    if written.folded in lexicon.numerals.exceptions:
        doubtful = True
    elif word.kind == VAGUE and word.high:
        if word.definite:
            return True
        doubtful = written.folded.endswith("ه") and not written.feminine
        if doubtful and word.preposition:
            return True  # «بعده»
    else:
        doubtful = word.letters > 1 and len(written.folded) - word.letters <= _SHORT
    if not doubtful:
        return False
    if i + 1 >= text.length:
        return True
    after = text.words[i + 1]
    timed = after.time is not None and after.time.kind == TIME_UNIT
    return not timed and not lexicon.nouns.is_plural(after.folded)


def _large_ordinal(text: Text, i: int, word: NumberWord, reader: _Reader) -> Numeral | None:
    """«الواحدة بعد الألف», «المئة والخامسة»: what the definite ``word`` at ``i`` begins."""
    value = reader.value()
    if word.kind == UNIT and value == 1:
        ahead = _hundreds_behind(text, reader.at)
        if ahead:
            return Numeral(i, reader.at + 2, 1 + ahead, 1, word.letters, True, False, ORDINAL)
    elif word.kind in (HUNDRED, SCALE):
        rest = _ordinal_behind(text, reader.at)
        if rest is not None:
            return replace(
                rest, first=i, value=value + rest.value, letters=word.letters, definite=True
            )
    return None


def _ordinal_behind(text: Text, at: int) -> Numeral | None:
    """The definite ordinal that «و» joins to a hundred or a thousand before ``at``."""
    apart = at + 1 < text.length and text.words[at].folded == "و"
    word = text.words[at + apart].number if at < text.length else None
    if word is None or word.kind != ORDINAL or not word.definite or word.preposition:
        return None
    return _ordinal(text, at + apart, word) if apart or word.conjunction == "و" else None


def _is_negative(text: Text, i: int) -> bool:
    """Whether a minus sign stands on the digits, and nothing before it that it could join."""
    if not i or text.words[i - 1].raw not in _MINUS or not text.joined(i):
        return False
    if _opens_aside(text, i - 1):
        return False
    if i == 1 or text.words[i - 2].type == BREAK:
        # At the head of a line it may as well be the mark of an item.
        return i + 1 == text.length or text.lexicon.units.percent(text, i + 1) > 0
    before = text.words[i - 2]
    if before.type == OPEN:
        percent = text.lexicon.units.percent(text, i + 1)
        closed = i + 1 < text.length and text.words[i + 1].type == CLOSE
        return closed or percent > 0  # «(-5)», «(-5% إلى 33 درهما)»
    if before.type != WORD or before.number is not None:
        return False
    return before.folded in _CLITICS or not text.joined(i - 1)


def _has_minus_behind(text: Text, first: int, stop: int) -> bool:
    """«(5-)», as a minus sign is shown where it is typed before digits in running Arabic."""
    if not first or stop + 1 >= text.length or text.words[first - 1].type != OPEN:
        return False
    return text.words[stop].raw in _MINUS and text.words[stop + 1].type == CLOSE


def _opens_aside(text: Text, dash: int) -> bool:
    """Whether a second dash closes what the one at ``dash`` opens: «حضر -40 ضيفا- أمس»."""
    for at in range(dash + 2, min(text.length - 1, dash + _ASIDE)):
        if text.words[at].raw == text.words[dash].raw:
            return text.joined(at) and not text.joined(at + 1)
    return False


def _has_bare_point(text: Text, i: int) -> bool:
    """«.77»: a point glued to the digits, with a gap before it."""
    if not i or text.words[i - 1].type != STOP or text.starts[i] != text.end(i - 1):
        return False
    apart = i == 1 or text.starts[i - 1] > text.end(i - 2)
    if len(text.words[i].folded) == 4 and text.words[i].folded[:2] in ("19", "20"):
        return False  # «في مارس .2011», a full stop that went astray
    return apart and text.words[i].folded.isdecimal() and len(text.words[i].folded) < 7


def _is_two(text: Text, i: int) -> bool:
    """Whether a word is two rather than «أثنى»: annexed, it needs «عشر» behind it."""
    if not text.words[i].folded.endswith(("ا", "ي")):
        return True
    after = text.words[i + 1].number if i + 1 < text.length else None
    return after is not None and after.value == 10 and not after.letters


@once_each
def _writes_commas(text: Text) -> bool:
    """Whether decimals stand behind a comma, so that a point parts thousands: «7,68 دراهم»."""
    return any(_COMMA_DECIMALS.fullmatch(text.words[at].folded) for at in text.measured)


class _Reader:
    """Adds up the number words from one token on."""

    def __init__(self, text: Text, i: int) -> None:
        self.text = text
        self.at = i
        #: What the scales closed so far amount to, and the open group, below them.
        self.total: Amount = 0
        self.group: Amount | None = None
        self.group_digits = False
        #: The scale that the open group must stay below, and the one that the whole must.
        self.ceiling = self.limit = _LARGEST * 10
        self.last_scale = 1
        self.fraction = False
        #: Whether this reads the decimals of another number.
        self.decimals = False

    def value(self) -> Amount:
        total = self.total + (self.group or 0)
        if isinstance(total, float):
            total = round(total, 9)
            return int(total) if total.is_integer() and abs(total) < _LARGEST else total
        return total

    def read(self) -> None:
        text, words = self.text, self.text.words
        while self.at < text.length:
            at = self.at
            word = words[at].number
            joined = False
            if self.group is not None or self.total:
                if word is None:
                    if self._decimal(at) or self._abbreviation(at):
                        continue
                    if words[at].folded == "و" and at + 1 < text.length:
                        at += 1
                        word = words[at].number
                        joined = True
                        if word is not None and word.conjunction:
                            return
                    elif words[at].folded == "الا" and at + 1 < text.length:
                        if not self._except(at + 1):
                            return
                        continue
                if word is None:
                    return
                if word.conjunction == "و" or (word.value == 1 and words[at].raw[:2] == "وأ"):
                    joined = True  # «مئة وأحد عشر»: folded, «وأحد» is «واحد»
                elif word.conjunction:
                    return
                if word.preposition:
                    return
            if word is None or not (self._add(word, at) if joined else self._continue(word, at)):
                return

    def _continue(self, word: NumberWord, at: int) -> bool:
        """Take ``word``, which stands beside what was read, not joined by «و»."""
        kind, value, group = word.kind, word.value, self.group
        if group is None and not self.total:
            return self._open(word, at)
        if kind in (SCALE, SCALE_PLURAL) and not (word.definite and group is None):
            return self._scale(word, at)
        if group is None:
            return False
        if kind == UNIT and value == 10 and 1 <= group % 100 <= 9 and not self.group_digits:
            self.group = group + 10
        elif kind == HUNDRED and value == 100 and not self.group_digits and 3 <= group <= 9:
            self.group = group * 100
        elif kind == PARTS and not self.group_digits and 1 <= group < value:
            self.group = group / value
            self.fraction = True
        elif kind == FRACTION and self.group_digits and self.text.joined(at):
            self.group = group + value  # «2½»
        elif kind == POINT and float(group).is_integer() and not self.decimals:
            return self._spoken_decimals(at)
        else:
            return False
        self.at = at + 1
        return True

    def _open(self, word: NumberWord, at: int) -> bool:
        kind = word.kind
        if kind == SCALE:
            doubled = word.either and self._governs(at + 1)
            self._close(word.value * (2 if doubled else 1), int(word.value))
        elif kind == SCALE_DUAL:
            self._close(word.value, int(word.value) // 2)
        elif kind in OPENING:
            self.group = word.value
            self.group_digits = kind == DIGITS
            groups = grouped(self.text, at) if kind == DIGITS else None
            if groups is not None:
                self.group, self.at = groups
                return True
            if word.thousands and self._is_thousands(at + 1):
                self.group = round(word.value * 1000)
            elif word.part and not word.definite and self._is_definite(at + 1):
                self.group, self.fraction = 1 / word.value, True  # «خمس السكان»
            elif word.either and (self._is_definite(at + 1) or self._governs(at + 1)):
                self.group = 2 * word.value  # «ثلثا السكان»
        else:
            return False
        self.at = at + 1
        return True

    def _close(self, amount: Amount, scale: int) -> None:
        if isinstance(amount, float):
            amount = float(f"{amount:.15g}")  # 68.18 milliards without the noise of the product
        self.total += amount
        self.group = None
        self.group_digits = False
        self.ceiling = self.last_scale = scale

    def _scale(self, word: NumberWord, at: int) -> bool:
        """Multiply the open group, or a sum that ends in a smaller scale, by a scale word."""
        size = int(word.value)
        if self.group is not None:
            if (
                word.kind == SCALE_PLURAL
                and self.group >= 1000
                and "," in self.text.words[at - 1].raw
            ):
                self.group /= 1000  # «7,967 ملايين»: no more than ten have the plural
            if size >= self.ceiling or self.group == 0 or self.group * size >= self.limit:
                return False
            self._close(self.group * size, size)
        elif self.total * size >= self.limit:
            return False
        elif size > self.last_scale and self.total < 1000 * self.last_scale:
            self.total, self.ceiling = self.total * size, size  # «ألف مليار»
            self.last_scale = size
        else:
            return False
        self.at = at + 1
        return True

    def _add(self, word: NumberWord, at: int) -> bool:
        """Take ``word``, joined by «و» to what was read."""
        kind, value, group = word.kind, word.value, self.group
        part = self._part(word, at)
        if part is not None:
            return self._add_fraction(word, *part)
        if group is not None:
            if self.group_digits or not isinstance(group, int):
                return False
            tens = group % 100
            if (
                (kind in (TEEN, UNIT, TENS) and tens == 0 and group)
                or (kind == TENS and 1 <= tens <= 9)
                or (kind == HUNDRED and group > 999 and group % 1000 == 0)
            ):
                self.group = group + value
                self.at = at + 1
                return True
            return False
        if kind not in OPENING or kind == ZERO or kind in OF_ONE:
            return False
        if kind in (SCALE, SCALE_DUAL) and value >= self.ceiling:
            return False
        # A new group: it belongs here only if with its scale it stays below the last one.
        rest = _Reader(self.text, at)
        rest.ceiling = rest.limit = self.ceiling
        if not rest._open(word, at):
            return False
        rest.read()
        amount = rest.value()
        if amount >= self.ceiling or self._scales_up(rest.at):
            return False
        if not float(amount).is_integer() and rest.group_digits and amount < _CHANGE:
            return False  # «ألف و2.5 في المئة», but «30 ألفا و331.28 دولارا»
        self.total += amount
        self.last_scale = rest.last_scale if rest.total else 1
        self.ceiling = 1
        self.at = rest.at
        return True

    def _scales_up(self, at: int) -> bool:
        """Whether a scale stands at ``at`` that the number before it could not take."""
        word = self.text.words[at].number if at < self.text.length else None
        return word is not None and word.kind in (SCALE, SCALE_PLURAL) and not word.letters

    def _part(self, word: NumberWord, at: int) -> tuple[Amount, int] | None:
        """A part of one at ``at``, «نصف», «ثلثين», «ثلاثة أرباع», and the token after it."""
        if word.kind in OF_ONE:
            return word.value, at + 1
        parts = self.text.words[at + 1].number if at + 1 < self.text.length else None
        if parts is None or parts.kind != PARTS or parts.letters:
            return None
        above = word.kind == UNIT and 1 <= word.value < parts.value
        return (word.value / parts.value, at + 2) if above else None

    def _add_fraction(self, word: NumberWord, part: Amount, stop: int) -> bool:
        """«مليون ونصف», «ثلاثة ملايين ونصف المليون», «خمسة ونصف», «مئة وثلاثة أرباع»."""
        words = self.text.words
        if word.preposition:
            return False
        if self.group is not None:
            if word.definite:
                return False
            self.group = self.group + part
            self.at = stop
            return True
        if not self.total or self.last_scale == 1:
            return False
        self.total += part * self.last_scale
        self.at = stop
        if self.at < self.text.length:
            repeated = words[self.at].number
            if (
                repeated is not None
                and repeated.kind == SCALE
                and repeated.value == self.last_scale
                and not repeated.letters
            ):
                self.at += 1
        self.ceiling = 1
        return True

    def _except(self, at: int) -> bool:
        """«ثلاثة إلا ربعا»: less a part of the last scale."""
        word = self.text.words[at].number
        if word is None or word.kind != FRACTION or word.letters or word.definite:
            return False
        if self.group is not None:
            self.group -= word.value
        else:
            self.total -= word.value * self.last_scale
        self.at = at + 1
        return True

    def _decimal(self, at: int) -> bool:
        """Decimals broken off by a typesetter: «3. 1 مليار», «٣،٥ في المئة»."""
        text = self.text
        if not self.group_digits or not isinstance(self.group, int) or at + 1 >= text.length:
            return False
        mark = text.words[at].type
        if text.words[at].raw == "٫":
            mark = STOP  # apart from its digits by a mark that cannot be seen
        if self._is_reversed(at):
            decimals = f"{self.group:0{len(text.words[at - 1].raw)}d}"
            whole = int(text.words[at + 1].raw)
            if len(decimals) == 3 and mark == WORD:
                self.group = 1000 * whole + self.group
            else:
                self.group = float(f"{whole}.{decimals}")
            self.at = at + 2
            return True
        after = text.words[at + 1].number
        if mark not in (STOP, COMMA) or after is None or after.kind != DIGITS:
            return False
        digits = text.words[at + 1].raw
        glued = text.joined(at) and text.joined(at + 1)
        if not digits.isdecimal() or text.starts[at] - text.end(at - 1) > 1:
            return False
        marked = glued and text.starts[at] > text.end(at - 1)
        if glued and mark == COMMA and len(digits) == 3 and 0 < self.group < 1000:
            self.group = self.group * 1000 + int(digits)
        elif len(digits) <= 2 and (
            marked
            or self._scales(at + 2)
            or (glued and text.lexicon.units.measures_at(text, at + 2))
        ):
            self.group = float(f"{self.group}.{int(digits):0{len(digits)}d}")
        else:
            return False
        self.at = at + 2
        return True

    def _abbreviation(self, at: int) -> bool:
        """A scale shortened to a letter on the digits: «100K», «1.2M»."""
        text = self.text
        size = text.lexicon.numerals.abbreviations.get(text.words[at].raw)
        if size is None or not self.group_digits or text.starts[at] != text.end(at - 1):
            return False
        assert self.group is not None
        self._close(self.group * size, size)
        self.at = at + 1
        return True

    def _is_reversed(self, at: int) -> bool:
        """Whether the decimals stand before the whole.

        So they do where a mark of direction turned them round («24.<RLM>49» is shown as 49.24),
        and in «88ر3», as agencies write 3.88, and «000ر22».
        """
        text = self.text
        mark = text.words[at]
        if text.starts[at] != text.end(at - 1) or not text.words[at + 1].raw.isdecimal():
            return False
        between = text.raw[text.end(at) : text.starts[at + 1]]
        return (mark.raw == "ر" and not between) or (mark.type == STOP and between == "\u200f")

    def _scales(self, at: int) -> bool:
        """Whether a scale or a percentage follows, as it does behind decimals."""
        if at >= self.text.length:
            return False
        word = self.text.words[at]
        return (
            (word.number is not None and word.number.kind in (SCALE, SCALE_PLURAL))
            or word.folded in self.text.lexicon.units.percent_signs
            or self.text.lexicon.units.percent(self.text, at) > 0
        )

    def _is_definite(self, at: int) -> bool:
        return at < self.text.length and self.text.words[at].definite

    def _is_thousands(self, at: int) -> bool:
        """Whether «165.000» before token ``at`` is grouped rather than a decimal."""
        token = self.text.words[at - 1].raw
        if self._scales(at):
            return False
        if token.endswith(("000", "٠٠٠", "500", "٥٠٠")):
            return True
        units = self.text.lexicon.units
        if at < self.text.length:
            noun = self.text.lexicon.nouns.known(self.text.words[at].folded)
            if noun in self.text.lexicon.numerals.fine:
                return False
        currency = units.currency_at(self.text, at, "")
        if currency is not None:
            # Dinars have thousandths; of other money only rates and prices below ten do.
            whole = int(self.group or 0)
            return (whole >= 10 or _writes_commas(self.text)) and not self.text.words[
                at
            ].folded.startswith("دين")
        return units.measure_at(self.text, at) is None

    def _governs(self, at: int) -> bool:
        """Whether a noun follows, so that a word in ا is an annexed dual («مليونا دولار»)."""
        if at >= self.text.length:
            return False
        word = self.text.words[at]
        raw = self.text.words[at - 1].raw
        return (
            not raw.endswith(("ً", "ًا", "اً"))
            and word.number is None
            and word.folded != "و"
            and (
                self.text.lexicon.units.measures_at(self.text, at)
                or self.text.lexicon.nouns.known(word.folded) is not None
            )
        )

    def _spoken_decimals(self, at: int) -> bool:
        """«ثلاثة فاصلة خمسة»."""
        text = self.text
        first = text.words[at + 1].number if at + 1 < text.length else None
        if first is None or first.kind not in OPENING or first.letters:
            return False
        rest = _Reader(text, at + 1)
        rest.decimals = True
        rest.read()
        value = rest.value() / rest.last_scale
        if value != int(value) or value > 10**6:
            return False
        assert self.group is not None
        self.group = float(f"{int(self.group)}.{int(value)}")
        self.group_digits = True
        self.at = rest.at
        if rest.last_scale > 1:
            self._close(self.group * rest.last_scale, rest.last_scale)
        return True


def _ordinal(text: Text, i: int, word: NumberWord) -> Numeral | None:
    """«الثالث», «الحادي عشر», «الخامس والعشرون», «الثامن بعد المئة»."""
    words, at, value = text.words, i + 1, word.value
    after = words[at].number if at < text.length else None
    if after is not None and after.kind == UNIT and after.value == 10 and value != 10:
        if value == 11:
            value = 1
        if not after.letters and value < 10:
            value += 10
            at += 1
    else:
        if value == 11:
            value = 1
        step = at
        if after is None and at + 1 < text.length and words[at].folded == "و":
            step = at + 1
            after = words[step].number
        if (
            after is not None
            and after.kind == TENS
            and (after.conjunction == "و" or step > at)
            and after.definite == word.definite
            and value < 10
        ):
            value += after.value
            at = step + 1
    ahead = _hundreds_behind(text, at)
    if ahead:
        value += ahead
        at += 2
    if word.value == 11 and at == i + 1:
        return None
    return Numeral(i, at, value, 1, word.letters, word.definite, False, ORDINAL)


def _hundreds_behind(text: Text, at: int) -> Amount:
    """The hundred or thousand that «بعد» at ``at`` adds to an ordinal, 0 if none does."""
    if at + 1 >= text.length or text.words[at].folded != "بعد":
        return 0
    base = text.words[at + 1].number
    return base.value if base is not None and base.definite and base.kind in (HUNDRED, SCALE) else 0


def _vague(text: Text, i: int, word: NumberWord) -> Numeral | None:
    """«المئات», «عشرات الآلاف», «آلاف», «بضعة آلاف», «بضعة عشر», «بضع وثلاثون»."""
    low, high = word.value, word.high
    at = i + 1
    added = _tens_behind(text, at) if high else None
    if added is not None:
        tens, stop = added
        return Numeral(i, stop, tens + low, 1, word.letters, word.definite, False, VAGUE, tens + 9)
    while at < text.length:
        after = text.words[at].number
        if after is None or after.letters or low * after.value > _LARGEST:
            break
        scales = after.kind in (SCALE_PLURAL, SCALE)
        if not (scales or (at == i + 1 and high and after.kind == VAGUE and not after.high)):
            break
        low, high = low * after.value, high * after.value
        at += 1
    return Numeral(i, at, low, 1, word.letters, word.definite, False, VAGUE, high)


def _tens_behind(text: Text, at: int) -> tuple[Amount, int] | None:
    """The tens that a vague unit before ``at`` adds to, and the token after them."""
    apart = at + 1 < text.length and text.words[at].folded == "و"
    tens = text.words[at + apart].number if at < text.length else None
    if tens is None or tens.preposition:
        return None
    joined = apart or tens.conjunction == "و"
    if (tens.kind == TENS and joined) or (tens.value == 10 and tens.kind == UNIT and not joined):
        return tens.value, at + apart + 1
    return None
