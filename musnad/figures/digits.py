"""Digits written apart: grouped by spaces or commas, and fractions with a stroke."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from musnad.lexicon.calendar import MONTH, WEEKDAY
from musnad.lexicon.numerals import SCALE, Amount
from musnad.lexicon.words import NUMBER, WORD, Word
from musnad.text.folding import CONTROLS
from musnad.text.structure import Text

#: A group of three digits, the last one perhaps with decimals.
_GROUP: Final = re.compile(r"\d{3}(?:[.٫,]\d{1,2})?")
#: Spaces that stand inside a number; none where only marks that cannot be seen do.
_SPACES: Final = frozenset(("", " ", "\u00a0", "\u2009", "\u202f"))
#: Marks that stand inside a number and are no part of its token.
_SEPARATORS: Final = frozenset("،,٬'’")
_STROKES: Final = frozenset("/⁄")
#: The largest denominator that a fraction of everyday life has.
_PARTS: Final = 20
#: More digits than any quantity has, which are not read on.
_LONGEST: Final = 24


class Digits(NamedTuple):
    """The value of digits in several tokens, and the token after the last."""

    value: Amount
    stop: int


def grouped(text: Text, i: int) -> Digits | None:
    """«1 234 567», «١،٢٣٤،٥٦٧», «1'250'000»: groups of three behind the digits at ``i``."""
    words = text.words
    head = words[i].folded
    if not head.isdecimal() or len(head) > 3 or head[0] == "0" or i + 1 >= text.length:
        return None
    spaced = words[i + 1].type == NUMBER
    if spaced and not _may_be_spaced(text, i):
        return None
    separator = "" if spaced else words[i + 1].raw
    if not spaced and separator not in _SEPARATORS:
        return None
    digits, at = head, i + 1
    while at < text.length and digits.isdecimal():
        group = at if spaced else at + 1
        if group >= text.length or words[group].type != NUMBER:
            break
        if spaced and text.raw[text.end(at - 1) : text.starts[at]].strip(CONTROLS) not in _SPACES:
            break
        if not spaced and not (
            words[at].raw == separator and text.joined(at) and text.joined(group)
        ):
            break
        if not _GROUP.fullmatch(words[group].folded):
            return None if spaced else _value(digits, at, head)
        digits += words[group].folded
        if len(digits) > _LONGEST:
            return None
        at = group + 1
    return _value(digits, at, head)


def _value(digits: str, stop: int, head: str) -> Digits | None:
    if len(digits) == len(head):
        return None
    plain = digits.replace("٫", ".").replace(",", ".")
    return Digits(float(plain) if "." in plain else int(plain), stop)


def _may_be_spaced(text: Text, i: int) -> bool:
    """Whether digits before further ones begin a number: not «المادة 5 200 ريال»."""
    if not i:
        return True
    before = text.words[i - 1]
    if before.number is not None or before.time is not None:
        return False
    return before.folded not in text.lexicon.numerals.designators and not (
        before.raw in _STROKES and text.joined(i)
    )


def stroked(text: Text, i: int) -> Digits | None:
    """«2/3 الأصوات», «٣/٤ كوب», «2 1/2 كوب»: a part of what follows, not a date or a score."""
    found = _stroked(text, i)
    if found is not None:
        return found
    whole = text.words[i].number
    if whole is None or not text.words[i].raw.isdecimal() or i + 1 >= text.length:
        return None
    if text.words[i + 1].type != NUMBER:
        return None
    part = _stroked(text, i + 1)
    return part._replace(value=whole.value + part.value) if part is not None else None


def _stroked(text: Text, i: int) -> Digits | None:
    words, stop = text.words, i + 3
    if stop >= text.length or words[i + 1].raw not in _STROKES or words[i + 2].type != NUMBER:
        return None
    above, below = words[i].folded, words[i + 2].folded
    if not (above.isdecimal() and below.isdecimal() and text.joined(i + 1) and text.joined(i + 2)):
        return None
    if len(below) > 2 or not 0 < int(above) < int(below) <= _PARTS:
        return None
    if i and (_dates(text, i - 1, words[stop]) or words[i - 1].raw in _STROKES):
        return None
    size = _divided(text, stop)
    return Digits(int(above) / int(below) * size, stop + (size > 1)) if size else None


def _dates(text: Text, at: int, behind: Word) -> bool:
    """Whether the word at ``at`` makes «2/3» a date or a name: «المادة 2/3 المعدلة»."""
    word = text.words[at]
    if word.folded in text.lexicon.calendar.date_heads:
        return True
    if word.folded in text.lexicon.numerals.designators:
        return not word.definite or behind.adjective or behind.raw.endswith("ة")
    return word.time is not None and word.time.kind in (WEEKDAY, MONTH)


def _divided(text: Text, at: int) -> int:
    """What a fraction before ``at`` is part of: a scale's size, 1 for another thing, else 0."""
    word = text.words[at]
    if word.folded == "من":  # «2/3 من الوزن», «2/3 من حجم الكتلة»
        whole = text.after(at)
        return int(whole.time is None and (whole.definite or text.after(at + 1).definite))
    if word.type != WORD or word.time is not None:
        return 0
    if word.number is not None:
        scaled = word.number.kind == SCALE and not word.number.letters
        return int(word.number.value) if scaled else 0
    units, nouns = text.lexicon.units, text.lexicon.nouns
    if units.measures_at(text, at):
        return 1
    if word.definite:
        calendar = text.lexicon.calendar
        dated = word.folded in calendar.relative or word.folded in calendar.same
        return int(not dated and not word.conjunction and not word.preposition)
    return int(nouns.known(word.folded) is not None and not nouns.is_plural(word.folded))
