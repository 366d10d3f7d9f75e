"""Numbers that name or order a thing rather than count it: «المادة 50», «إف-16», «2-1»."""

from __future__ import annotations

from musnad.figures.counted import is_plural, partitive_at, unit_at
from musnad.figures.numerals import Numeral
from musnad.lexicon.numerals import UNIT
from musnad.lexicon.words import (
    BREAK,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    NUMBER,
    OPEN,
    OTHER,
    QUOTE,
    STOP,
    WORD,
)
from musnad.text.structure import Text

#: So many digits that count nothing are a code, unless they end in round thousands.
_CODE = 5
#: A score is below this, and the words that show one stand at most so far away.
_SCORE = 40
_NEAR = 9


def is_name(text: Text, numeral: Numeral) -> bool:
    """Whether ``numeral`` is part of a name, a label, a code or a score."""
    if numeral.value == float("inf"):
        return True
    if not numeral.digits:
        return (
            _in_named_group(text, numeral)
            or _opens_name(text, numeral)
            or (numeral.kind == UNIT and _follows_singular(text, numeral))
        )
    return (
        _is_code(text, numeral)
        or _is_label(text, numeral)
        or _is_list_number(text, numeral)
        or _is_score(text, numeral)
    )


def _in_named_group(text: Text, numeral: Numeral) -> bool:
    """«مجموعة العشرين»."""
    first = numeral.first
    if not numeral.definite or not first:
        return False
    rest = (text.words[first].folded,)
    head = text.words[first - 1]
    names = text.lexicon.numerals.names
    return any(rest == words for words, _ in names.get(head.stem, ())) or any(
        words == rest for words, _ in names.get(head.folded, ())
    )


def _follows_singular(text: Text, numeral: Numeral) -> bool:
    """«المربع ثلاثة», «الدورة 89»: a number that counts nothing behind a definite singular."""
    at = numeral.first - 1
    while at >= 0 and text.words[at].type in (OPEN, QUOTE) and at >= numeral.first - 1:
        at -= 1
    if at < 0 or not text.words[at].definite or numeral.letters or numeral.definite:
        return False
    return not is_plural(text, at) and _is_bare(text, numeral)


def _opens_name(text: Text, numeral: Numeral) -> bool:
    """«ألف مبروك», «وست هام»."""
    folded = text.words[numeral.first].folded[numeral.letters :]
    rests = text.lexicon.numerals.names.get(folded, ())
    return any(text.follows(numeral.first + 1, rest) for rest, _ in rests)


def _is_code(text: Text, numeral: Numeral) -> bool:
    """Digits that begin with zero, are as long as a telephone number, or hang on letters."""
    token = text.words[numeral.first].raw
    alone = numeral.stop == numeral.first + 1
    if alone and token.isdecimal():
        if len(token) > 1 and int(token[0]) == 0:
            return True
        if len(token) >= _CODE and int(token) % 1000 and _is_bare(text, numeral):
            return True
    first, stop = numeral.first, numeral.stop
    if first > 1 and text.words[first - 1].raw == "/" and text.words[first - 2].folded.isascii():
        return text.words[first - 2].number is None  # «STEP/ 40»
    if first and text.starts[first] == text.end(first - 1):
        before = text.words[first - 1]
        if before.type == WORD and before.folded.isascii():
            return True  # «F16»
        if (
            before.type in (DASH, OTHER)
            and text.words[first - 1].raw in "-–_/#@"
            and first > 1
            and text.words[first - 2].type == WORD
            and text.starts[first - 1] == text.end(first - 2)
        ):
            return True  # «إف-16»
    if _is_plus(text, first - 1) or _is_plus(text, stop):
        return True  # «5+1»
    if stop < text.length and alone and text.starts[stop] == text.end(stop - 1):
        after = text.words[stop]
        if after.type == WORD and after.folded.isascii() and not _is_unit(text, stop):
            return True  # «4G»
    return False


def _is_plus(text: Text, at: int) -> bool:
    return 0 <= at < text.length and text.words[at].raw == "+"


def _is_unit(text: Text, at: int) -> bool:
    units = text.lexicon.units
    return units.measures_at(text, at) or text.words[at].raw in text.lexicon.numerals.abbreviations


def _is_label(text: Text, numeral: Numeral) -> bool:
    """A number straight behind «رقم», «المادة», «قناة» …, also in brackets."""
    if _is_latin(text, numeral.first):
        return True
    at = numeral.first - 1
    while at >= 0 and text.words[at].type in (OPEN, QUOTE, COLON):
        at -= 1
    if at < 0 or text.words[at].type != WORD:
        return False
    word = text.words[at]
    if _joins_label(text, numeral.first):
        return True
    if at >= numeral.first - 2 and _follows_singular(text, numeral):
        return True
    if word.definite and at == numeral.first - 2 and _is_bare(text, numeral):
        return True  # «مستشفى الأطفال (57357)»
    labels = text.lexicon.numerals.designators
    if word.folded in text.lexicon.numerals.before and not _is_bare(text, numeral):
        return False  # «تحت 7 دولارات», but «منتخب تحت 20»
    return word.folded in labels or (
        word.conjunction + word.preposition != "" and word.folded[1:] in labels
    )


def _is_latin(text: Text, first: int) -> bool:
    """Whether the word before is Latin, numbers and marks left out: «June 18, 2015»."""
    for at in range(first - 1, max(-1, first - 4), -1):
        word = text.words[at]
        if word.type == WORD:
            return word.folded.isascii() and word.folded.isalpha()
        if word.type not in (NUMBER, COMMA):
            return False
    return False


def _joins_label(text: Text, first: int) -> bool:
    """«السباق الـ 7 و 8»."""
    return (
        first >= 3
        and text.words[first - 1].folded == "و"
        and text.words[first - 2].type == NUMBER
        and text.words[first - 3].folded == "ال"
    )


def _is_bare(text: Text, numeral: Numeral) -> bool:
    """Whether neither a scale nor anything counted stands with the number."""
    if numeral.scale > 1 or numeral.stop > numeral.first + 1:
        return False
    stop = numeral.stop
    if stop < text.length and text.words[stop].type in (CLOSE, QUOTE):
        stop += 1
    unit = unit_at(text, stop, numeral, "")
    if unit is not None and unit.noun and _is_code_like(text, numeral):
        return text.lexicon.nouns.known(text.words[stop].folded) is None
    return unit is None and partitive_at(text, stop) is None


def _is_code_like(text: Text, numeral: Numeral) -> bool:
    token = text.words[numeral.first].raw
    return token.isdecimal() and len(token) >= _CODE and int(token) % 1000 > 0


def _is_list_number(text: Text, numeral: Numeral) -> bool:
    """«1- …», «2. …» at the head of a line, or «(3)» alone on it."""
    first, stop = numeral.first, numeral.stop
    if stop != first + 1 or numeral.value >= 100:
        return False
    starts_line = first == 0 or text.words[first - 1].type == BREAK
    if first and text.words[first - 1].type == STOP:
        return stop < text.length and text.words[stop].type == DASH
    ends = stop >= text.length
    if starts_line:
        if not ends and text.words[stop].type == DASH and _is_number(text, stop + 1):
            return False
        return ends or text.words[stop].type in (DASH, STOP, CLOSE, COLON, BREAK)
    bracketed = text.words[first - 1].type == OPEN and not ends and text.words[stop].type == CLOSE
    return bracketed and (first == 1 or text.words[first - 2].type == BREAK)


def _is_number(text: Text, at: int) -> bool:
    return at < text.length and text.words[at].number is not None


def _is_score(text: Text, numeral: Numeral) -> bool:
    """«2-1», «3 / 1» near words of sport, or with nothing counted behind it."""
    for step, edge in ((1, numeral.stop), (-1, numeral.first - 1)):
        mark, other = edge, edge + step
        if not (0 <= mark < text.length and 0 <= other < text.length):
            continue
        if text.words[mark].raw not in ("-", "–", "/", ":", "ـ", "—") or (
            text.words[other].type != NUMBER and text.words[other].folded != "صفر"
        ):
            continue
        number = text.words[other].number
        if number is None or numeral.scale > 1:
            continue
        if (number.value >= _SCORE or numeral.value >= _SCORE) and text.words[mark].raw != "/":
            continue
        if text.words[mark].raw == ":" and number.value < _SCORE:
            return True
        last = max(other, numeral.stop - 1)
        if last + 1 >= text.length:
            return True
        if unit_at(text, last + 1, numeral, "") is None or _near_score(text, numeral.first):
            return True
    return False


def _near_score(text: Text, at: int) -> bool:
    scores = text.lexicon.numerals.scores
    return any(w.stem in scores or w.folded in scores for w in text.words[max(0, at - _NEAR) : at])
