"""Figures: the quantities an article states, with value, modifier and unit."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.article import Figure
from musnad.figures.draft import Draft
from musnad.figures.duals import read_dual
from musnad.figures.numerals import Numeral
from musnad.figures.quantities import is_label, read_quantity
from musnad.figures.understood import name_currencies, share_units
from musnad.lexicon.numerals import ORDINAL
from musnad.text.folding import raw_length
from musnad.text.structure import Text

_Taken = Sequence[tuple[int, int]]


def read_figures(
    text: Text, numerals: Sequence[Numeral], taken: _Taken, country: str
) -> list[Figure]:
    """The figures of one field: of its numerals, those that moments have not taken, and duals.

    ``taken`` are the tokens (first, stop) of moments, in order; ``country`` is that of the outlet
    (ISO 3166, or empty), which decides a bare «ريال».
    """
    if not text.measured:
        return []
    held = {token for first, stop in taken for token in range(first, stop)}
    free = [n for n in numerals if n.kind != ORDINAL and n.first not in held]
    drafts = _quantities(text, free, country)
    drafts = _apart([*drafts, *_duals(text, drafts, numerals, held, country)])
    share_units(text, drafts)
    name_currencies(text, drafts)
    return [_figure(text, draft) for draft in drafts]


def _quantities(text: Text, numerals: Sequence[Numeral], country: str) -> list[Draft]:
    drafts: list[Draft] = []
    stop, labelled = 0, -2
    for k, numeral in enumerate(numerals):
        if numeral.first < stop:
            continue
        if labelled <= numeral.first <= labelled + 1 and is_label(text, numeral, labelled):
            labelled = numeral.stop
            continue  # «18» in «الجزءين 17 و18»
        following = numerals[k + 1] if k + 1 < len(numerals) else None
        draft = read_quantity(text, numeral, following, country)
        if draft is None:
            labelled = numeral.stop
        else:
            drafts.append(draft)
            stop = draft.stop
    return drafts


def _duals(
    text: Text,
    drafts: Sequence[Draft],
    numerals: Sequence[Numeral],
    held: set[int],
    country: str,
) -> list[Draft]:
    """Nouns in the dual that stand in no moment and no other figure."""
    found: list[Draft] = []
    duals = [i for i in text.measured if text.words[i].dual is not None and i not in held]
    if not duals:
        return found
    held = held.union(*(range(draft.first, draft.stop) for draft in drafts))
    counting = {numeral.first for numeral in numerals if numeral.kind != ORDINAL}
    for i in duals:
        draft = read_dual(text, i, country) if i not in held and i - 1 not in counting else None
        if draft is not None:
            found.append(draft)
    return found


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """``drafts`` without what one has taken of another («30 تقريبا 40»)."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.first):
        if out and draft.first < out[-1].stop:
            if draft.own < out[-1].stop:
                continue
            draft.first, draft.letters = draft.own, 0
        out.append(draft)
    return out


def _figure(text: Text, draft: Draft) -> Figure:
    start, end = text.starts[draft.first], text.end(draft.stop - 1)
    if draft.letters:
        start += raw_length(text.words[draft.first].raw, draft.letters)
    return Figure(
        field=text.field, start=start, end=end, text=text.raw[start:end], low=draft.low,
        high=draft.high, mod=draft.mod, unit=draft.unit,
    )  # fmt: skip
