"""Numbers that name or order a thing rather than count it: «المادة 50», «إف-16», «2-1»."""

from __future__ import annotations

from typing import Final

from musnad.figures.counted import Unit, is_plural, unit_at
from musnad.figures.numerals import Numeral
from musnad.lexicon.numerals import FRACTION, SCALE, SCALE_PLURAL, UNIT
from musnad.lexicon.words import (
    BREAK,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    NUMBER,
    OPEN,
    OTHER,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STOP,
    WORD,
)
from musnad.text.folding import fold
from musnad.text.structure import Text

#: So many digits that count nothing are a code, unless they end in round thousands.
_CODE: Final = 5
#: A score is below this, and the words that show one stand at most so far away.
_SCORE: Final = 40
_NEAR: Final = 9
#: The name of a letter has at most so many («دبليو» is told apart).
_LETTER: Final = 3
#: A title that ends in a number has fewer tokens than this before it.
_TITLE: Final = 12
_SCORE_MARKS: Final = frozenset("-–—/:ـ")


def is_name(text: Text, numeral: Numeral, unit: Unit | None, *, bare: bool) -> bool:
    """Whether ``numeral`` is part of a name, a label, a code or a score.

    ``unit`` is what stands behind it; ``bare``: nothing it could count stands near.
    """
    if numeral.value == float("inf"):
        return True
    if numeral.kind == FRACTION and numeral.digits:
        return False
    if numeral.first and text.words[numeral.first - 1].folded in text.lexicon.numerals.kin:
        return True
    if _opens_title(text, numeral.first):
        return True
    alone = bare and numeral.scale == 1 and numeral.stop == numeral.first + 1
    if not numeral.digits:
        return _is_named(text, numeral) or (
            alone and numeral.kind == UNIT and _follows_singular(text, numeral, numeral.first - 1)
        )
    return (
        _is_code(text, numeral, unit, alone)
        or (numeral.scale == 1 and (unit is None or unit.noun) and _is_label(text, numeral, alone))
        or (numeral.first > 0 and text.words[numeral.first - 1].stem == "رقم")
        or (alone and _is_dialled(text, numeral))
        or (unit is None and (_is_list_number(text, numeral) or _ends_title(text, numeral)))
        or _is_score(text, numeral)
    )


# -- names ----------------------------------------------------------------------------------------


def _is_named(text: Text, numeral: Numeral) -> bool:
    """«مجموعة العشرين», «ألف مبروك», «وست هام»."""
    names, first = text.lexicon.numerals.names, numeral.first
    word = text.words[first]
    rests = names.get(word.folded[numeral.letters :])
    if rests is not None and any(text.follows(first + 1, rest) for rest, _ in rests):
        return True
    if not numeral.definite or not first:
        return False
    head = text.words[first - 1]
    behind = (*names.get(head.stem, ()), *names.get(head.folded, ()))
    return any(rest == (word.folded,) for rest, _ in behind)


def _follows_singular(text: Text, numeral: Numeral, at: int) -> bool:
    """Whether a definite singular stands at ``at``: «الدورة 89», «المربع ثلاثة»."""
    if at < 0 or numeral.letters or numeral.definite or not text.words[at].definite:
        return False
    return not is_plural(text, at)  # a dual names a pair: «الجزءين 17 و18»


# -- codes ----------------------------------------------------------------------------------------


def _is_code(text: Text, numeral: Numeral, unit: Unit | None, alone: bool) -> bool:
    """Digits that begin with zero, are as long as a telephone number, or hang on letters."""
    first, stop, words = numeral.first, numeral.stop, text.words
    token = words[first].raw
    if stop == first + 1 and token.isdecimal():
        if len(token) > 1 and int(token[0]) == 0:
            return True
        if len(token) >= _CODE and int(token) % 1000 and (alone or not _is_known(text, unit)):
            return True
    if first and text.starts[first] == text.end(first - 1) and _hangs_on(text, first - 1):
        return True
    if first > 1 and words[first - 1].raw == "#" and words[first - 2].raw == "&":
        return True  # «&#8220;»
    if first > 1 and words[first - 1].raw == "+" and words[first - 2].type == NUMBER:
        return True  # «5 + 1»
    if first > 1 and words[first - 1].raw == "/" and words[first - 2].folded.isascii():
        return words[first - 2].number is None  # «STEP/ 40»
    if stop >= text.length:
        return False
    after = words[stop]
    if after.raw == "+":
        return _is_number(text, stop + 1) or unit is None
    glued = stop == first + 1 and text.starts[stop] == text.end(stop - 1)
    return glued and after.type == WORD and after.folded.isascii() and unit is None  # «4G»


def _is_known(text: Text, unit: Unit | None) -> bool:
    """Whether the unit is one that the lexicon knows, so that even long digits count it."""
    if unit is None or not unit.noun:
        return unit is not None
    return text.lexicon.nouns.known(fold(unit.name.partition("/")[0])) is not None


def _hangs_on(text: Text, at: int) -> bool:
    """Whether what is glued before digits makes them a name: «F16», «إف-16», «5+1»."""
    before = text.words[at]
    if before.type == WORD:
        return before.folded.isascii() and not text.lexicon.units.is_code(before.raw)
    if before.raw == "+":
        joins = at > 0 and text.words[at - 1].type in (WORD, NUMBER)  # not «(+5%)»
        return joins and text.starts[at] == text.end(at - 1)
    return (
        before.type in (DASH, OTHER)
        and before.raw in "-–_/#@"
        and at > 0
        and text.words[at - 1].type == WORD
        and text.starts[at] == text.end(at - 1)
    )


def _is_dialled(text: Text, numeral: Numeral) -> bool:
    """Whether a word of calling stands before bare digits: «للاتصال على 1234»."""
    contacts = text.lexicon.numerals.contacts
    before = text.words[
        max(text.sentence_start(numeral.first), numeral.first - _NEAR) : numeral.first
    ]
    return numeral.value >= 100 and any(word.folded in contacts for word in before)


# -- labels ---------------------------------------------------------------------------------------


def _is_label(text: Text, numeral: Numeral, alone: bool) -> bool:
    """A number straight behind «رقم», «المادة», «قناة» …, also in brackets."""
    words, first = text.words, numeral.first
    at = first - 1
    while at >= 0 and words[at].type in (OPEN, QUOTE, COLON):
        at -= 1
    if at < 0:
        return False
    word = words[at]
    if alone and _is_set_off(text, numeral):
        return True
    if word.type == DASH and at and _designates(text, at - 1):
        return True  # «إف - 16»
    if word.type != WORD:
        return _is_latin(text, at)
    if alone and at == first - 1 and (_spells_letters(text, at) or _is_edition(text, at)):
        return True
    if word.folded.isascii() and word.folded.isalpha():
        return not text.lexicon.units.is_code(word.raw)
    if (
        alone
        and at >= first - 2
        and (_follows_singular(text, numeral, at) or (at == first - 2 and word.definite))
    ):
        return True  # «الدورة 89», «مستشفى الأطفال (57357)»
    if word.folded == "و" and _joins_label(text, at):
        return True
    if word.folded == "عدد" and _is_numbered(text, at - 1, alone):
        return True
    numerals = text.lexicon.numerals
    if word.folded == "من" and at > 0 and words[at - 1].definite and _designates(text, at - 1):
        return True  # «المواد من 10 إلى 15»
    if word.folded in numerals.before and not alone:
        return False  # «تحت 7 دولارات», but «منتخب تحت 20»
    return _designates(text, at) and not (at == first - 1 and _agrees(text, numeral))


def _is_numbered(text: Text, at: int, alone: bool) -> bool:
    """Whether «عدد» behind the word at ``at`` tells its number: «القانون عدد 54 لسنة 2023»."""
    return at >= 0 and text.words[at].definite and (alone or _designates(text, at))


def _agrees(text: Text, numeral: Numeral) -> bool:
    """Whether a listed noun behind has the form a number gives it: «في المنطقة 532 مصابا»."""
    if numeral.stop >= text.length:
        return False
    word, nouns = text.words[numeral.stop], text.lexicon.nouns
    folded, last = word.folded, numeral.value % 100
    if 3 <= numeral.value <= 10:
        return nouns.is_plural(folded)
    if last >= 11 and folded.endswith("ا"):
        return nouns.known(folded) is not None
    if text.words[numeral.first - 1].stem not in text.lexicon.numerals.holders:
        return False
    if 3 <= last <= 10:
        return nouns.is_plural(folded)
    return _is_singular(text, numeral.stop) and (last < 3 or word.feminine)


def _is_singular(text: Text, at: int) -> bool:
    """Whether a listed noun in the singular stands at ``at`` that no number behind it names."""
    folded = text.words[at].folded
    singular = text.lexicon.nouns.known(folded)
    return singular is not None and fold(singular) == folded and not _designates(text, at)


def _designates(text: Text, at: int) -> bool:
    """Whether a number behind the word at ``at`` names a thing."""
    folded, designators = text.words[at].folded, text.lexicon.numerals.designators
    if text.words[at].raw.endswith(text.lexicon.numerals.undesignating):
        return False
    if folded in designators:
        return True
    return folded[0] in "وفبلك" and len(folded) > 3 and folded[1:] in designators


def _is_set_off(text: Text, numeral: Numeral) -> bool:
    """A bare number in quotation marks, behind a dash, or before what describes it.

    «الرقم "1100"», «إف - 16», «مدرسة 19 الابتدائية».
    """
    first, stop, words = numeral.first, numeral.stop, text.words
    if words[first - 1].type == DASH:
        return first > 1 and words[first - 2].type == WORD
    if stop >= text.length:
        return False
    after = words[stop]
    if after.type == QUOTE:
        return words[first - 1].type == QUOTE
    return after.definite and after.time is None and words[first - 1].feminine


def _is_edition(text: Text, at: int) -> bool:
    """Whether the place at ``at`` is that of an event or a project: «صيف الواحة 36»."""
    word = text.words[at]
    head = text.before(at)
    return bool(word.flags & PLACE) and head.stem in text.lexicon.numerals.editions


def _spells_letters(text: Text, at: int) -> bool:
    """Whether the word at ``at`` ends letters told by their names, with points: «إس.إي 370»."""
    words = text.words
    if at < 2 or words[at - 1].type != STOP or not (text.joined(at) and text.joined(at - 1)):
        return False
    return len(words[at].folded) <= _LETTER and len(words[at - 2].folded) <= _LETTER


def _opens_title(text: Text, first: int) -> bool:
    """«حملة "100 ألف شجرة"»: a number that begins what a work or an action is called."""
    words = text.words
    return (
        first > 1
        and words[first - 1].type == QUOTE
        and words[first - 2].stem in text.lexicon.numerals.titled
    )


def _ends_title(text: Text, numeral: Numeral) -> bool:
    """Whether only a few nouns stand before it in quotation marks: «فيلم "ظلال النخيل 2"»."""
    first, stop = numeral.first, numeral.stop
    if numeral.scale > 1 or stop >= text.length or text.words[stop].type != QUOTE:
        return False
    for at in range(first - 1, max(-1, first - _TITLE), -1):
        word = text.words[at]
        if word.type == QUOTE:
            return at < first - 1
        if word.type not in (WORD, DASH) or word.cues or word.imperfect:
            return False
        if word.flags & (PREPOSITION | PRONOUN):
            return False
    return False


def _is_latin(text: Text, last: int) -> bool:
    """Whether a Latin word stands before numbers and commas: «June 18, 2015»."""
    for at in range(last, max(-1, last - 3), -1):
        word = text.words[at]
        if word.type == WORD:
            return word.folded.isascii() and word.folded.isalpha()
        if word.type not in (NUMBER, COMMA):
            return False
    return False


def _joins_label(text: Text, at: int) -> bool:
    """«السباق الـ 7 و 8»: the number before «و» has an article."""
    return at >= 2 and text.words[at - 1].type == NUMBER and text.words[at - 2].folded == "ال"


def _is_list_number(text: Text, numeral: Numeral) -> bool:
    """«1- …», «2. …» at the head of a line, or «(3)» alone on it."""
    first, stop, words = numeral.first, numeral.stop, text.words
    if stop != first + 1 or numeral.value >= 100:
        return False
    ends = stop >= text.length
    if first and words[first - 1].type == STOP:
        return not ends and words[stop].type == DASH
    if first == 0 or words[first - 1].type == BREAK:
        if not ends and words[stop].type == DASH and _is_number(text, stop + 1):
            return False
        return ends or words[stop].type in (DASH, STOP, CLOSE, COLON, BREAK)
    bracketed = words[first - 1].type == OPEN and not ends and words[stop].type == CLOSE
    return bracketed and (first == 1 or words[first - 2].type == BREAK)


def _is_number(text: Text, at: int) -> bool:
    return at < text.length and text.words[at].number is not None


# -- scores ---------------------------------------------------------------------------------------


def _is_score(text: Text, numeral: Numeral) -> bool:
    """«2-1», «3 / 1» near words of sport, or with nothing counted behind it."""
    if numeral.scale > 1:
        return False
    for mark, step in ((numeral.stop, 1), (numeral.first - 1, -1)):
        if not 0 <= mark < text.length or text.words[mark].raw not in _SCORE_MARKS:
            continue
        other = mark + step
        if 0 <= other < text.length and _is_scored(text, numeral, mark, other):
            return True
    return False


def _is_scored(text: Text, numeral: Numeral, mark: int, other: int) -> bool:
    number = text.words[other].number
    if number is None or not (text.words[other].type == NUMBER or number.value == 0):
        return False
    raw = text.words[mark].raw
    small = number.value < _SCORE and numeral.value < _SCORE
    if not small and raw != "/":
        return False
    if raw == ":" and small:
        return True
    last = max(other, numeral.stop - 1)
    scale = text.words[last + 1].number if last + 1 < text.length else None
    if scale is not None and scale.kind in (SCALE, SCALE_PLURAL) and not scale.letters:
        return False  # «20-30 مليون ريال»
    unit = unit_at(text, last + 1, numeral, "")
    if unit is None or not unit.noun:
        return unit is None  # «تعادل 5-8 في المئة»
    scores = text.lexicon.numerals.scores
    before = text.words[max(0, numeral.first - _NEAR) : numeral.first]
    return any(word.stem in scores or word.folded in scores for word in before)
