"""The numbers of a text by themselves, cardinal and ordinal, whatever they count or name."""

from __future__ import annotations

from musnad.article import Number
from musnad.figures.numerals import find_numerals
from musnad.lexicon import load
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
                    ordinal=numeral.ordinal,
                )
            )
    return tuple(found)
