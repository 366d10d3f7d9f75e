"""Duals that count by themselves: «جنديين», «محاضرتين»."""

from __future__ import annotations

from musnad.figures.counted import rate_at
from musnad.figures.draft import Draft
from musnad.figures.modifiers import bounding_verb, modifier_after, modifier_before
from musnad.figures.numerals import is_below_zero
from musnad.figures.parts import part_behind
from musnad.lexicon.numerals import UNIT, Amount
from musnad.lexicon.words import OFFICE, TITLE
from musnad.text.folding import fold
from musnad.text.structure import Text


def read_dual(text: Text, i: int, country: str) -> Draft | None:
    """The figure that the dual at token ``i`` makes, or None if it counts nothing."""
    words = text.words
    word = words[i]
    if word.dual is None or word.dual in text.lexicon.numerals.goals:
        return None  # «فاز بهدفين»
    joined = word.dual_letters > 0 and word.folded[0] == "و"
    if i and words[i - 1].dual and not joined:
        return None  # an adjective in the dual
    stop = i + 1
    number = words[stop].number if stop < text.length else None
    if number is not None and number.value == 2 and number.kind == UNIT:
        stop += 1  # «شخصين اثنين»
    if _names(text, i) or _is_idiom(text, i) or _reports(text, i):
        return None
    units, form = text.lexicon.units, word.folded[word.dual_letters :]
    money = units.currency_at(text, i, country, form)
    measured = money or units.measure_at(text, i)
    if measured is None or measured[1] == 1:
        longer = units.measure_at(text, i, fold(word.dual))  # «نقطتين أساس»
        measured = longer if longer is not None and longer[1] > 1 else measured
    if measured is not None:
        stop = max(stop, i + measured[1])
    unit = measured[0] if measured is not None else word.dual
    rate = rate_at(text, stop) if stop == i + 1 else None
    if rate is not None:
        unit, stop = f"{unit}/{rate[0]}", stop + rate[1]  # «رحلتين أسبوعيا»
    value: Amount = 2
    part = part_behind(text, stop, unit, noun=measured is None)
    if part is not None:
        value, stop = 2 + part.value, part.stop
    draft = Draft(i, stop, word.dual_letters, value, value, unit=unit, noun=money is None)
    if is_below_zero(text, stop):
        draft.negate()
        draft.stop = stop = stop + 2
    before = modifier_before(text, i) if not word.dual_letters else None
    if before is None:
        bound = bounding_verb(text, i)
        draft.bound(bound.group if bound is not None else "")
    elif before.group != "range":
        draft.first, draft.letters = before.first, before.letters
        draft.bound(before.group)
    after = modifier_after(text, stop)
    if after is not None:
        draft.stop = after[1]
        draft.bound(after[0])
    return draft


def _is_idiom(text: Text, i: int) -> bool:
    """«بين قوسين»."""
    names = text.lexicon.numerals.names.get(text.before(i).folded, ())
    return any(rest == (text.words[i].folded,) for rest, _ in names)


def _reports(text: Text, i: int) -> bool:
    """«مرجعين ذلك إلى», «مبينين أن», «مقرين بأن»: a participle with its object."""
    after = text.after(i)
    that = after.complementiser and after.folded.removeprefix("ب").startswith("ان")
    return that or after.folded == "ذلك"


def _names(text: Text, i: int) -> bool:
    """Whether a dual is the name of a man or a place by what stands beside it.

    «المدرب كابلان», «كابلان رئيس البلدية»: a pair has no single office. «مدينة جازان».
    """
    if not text.words[i].folded.endswith("ان"):
        return False
    before = text.words[i - 1] if i else None
    if before is not None and not before.definite:
        bare = before.folded[before.folded[:1] in ("و", "ب", "ل") :]
        if not text.lexicon.numerals.places.isdisjoint((before.folded, bare)):
            return True
    if before is not None and before.definite and before.flags & (OFFICE | TITLE):
        return True
    if i + 1 >= text.length:
        return False
    after = text.words[i + 1]
    return (
        bool(after.flags & OFFICE)
        and not after.definite
        and not after.preposition
        and not (after.conjunction or after.stem.endswith(("ان", "ين", "ون")))
    )
