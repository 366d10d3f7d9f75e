"""The numbers of a text by themselves, cardinal and ordinal, whatever they count or name."""

from __future__ import annotations

from musnad.article import Number
from musnad.figures.counted import is_plural
from musnad.figures.numerals import Numeral, find_numerals
from musnad.lexicon import load
from musnad.lexicon.words import WORD
from musnad.text.folding import raw_length
from musnad.text.structure import Text


def numbers(text: str) -> tuple[Number, ...]:
    """Every number in digits or words, in order: «ثلاثة ملايين ونصف المليون», «الثالث عشر».

    >>> [(n.value, n.ordinal) for n in numbers("المؤتمر الخامس والعشرون، ومئة وعشرون مشاركا")]
    [(25, True), (120, False)]
    """
    field = Text(text, "text", load())
    found = []
    for numeral in find_numerals(field):
        start, end = field.starts[numeral.first], field.end(numeral.stop - 1)
        if numeral.letters:
            start += raw_length(field.words[numeral.first].raw, numeral.letters)
        if not numeral.vague and numeral.value != float("inf"):
            found.append(
                Number(
                    start=start,
                    end=end,
                    text=text[start:end],
                    value=numeral.value,
                    ordinal=numeral.ordinal or _orders(field, numeral),
                )
            )
    return tuple(found)


def _orders(text: Text, numeral: Numeral) -> bool:
    """Whether a definite number in words follows a definite singular: «الدورة المئة والعشرون»."""
    if not numeral.first or not numeral.definite or numeral.digits or numeral.letters:
        return False
    before = text.words[numeral.first - 1]
    return before.type == WORD and before.definite and not is_plural(text, numeral.first - 1)
