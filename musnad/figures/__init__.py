"""Figures: the quantities an article states, with value, modifier and unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from musnad.article import Figure
from musnad.figures.draft import Draft
from musnad.figures.duals import read_dual
from musnad.figures.numerals import Numeral
from musnad.figures.parts import one_before
from musnad.figures.quantities import is_label, read_quantity
from musnad.figures.ranges import is_change
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
    drafts = [d for d in _quantities(text, free, country) if not _counts_time(text, d, held)]
    drafts = _apart([*drafts, *_duals(text, drafts, numerals, held, country)])
    share_units(text, drafts)
    name_currencies(text, drafts)
    for draft in drafts:
        _from_one(text, draft, country)
    return [_figure(text, draft) for draft in _between(text, drafts)]


def _counts_time(text: Text, draft: Draft, held: set[int]) -> bool:
    """«يومين أو ثلاثة»: a bare number that «أو» joins to a moment."""
    first = draft.first
    return draft.bare and text.before(first).folded == "او" and first - 2 in held


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
    held.update(d.stop for d in drafts if d.noun and d.low != 2 and _is_described(text, d.stop))
    counting = {numeral.first for numeral in numerals if numeral.kind != ORDINAL}
    for i in duals:
        draft = read_dual(text, i, country) if i not in held and i - 1 not in counting else None
        if draft is not None:
            found.append(draft)
    return found


def _is_described(text: Text, at: int) -> bool:
    """«10 طلاب مستجدين»: what looks like a dual at ``at`` describes the people counted before."""
    word, counted = text.after(at - 1), text.words[at - 1]
    return word.folded.endswith("ين") and not (word.dual_letters or counted.stem.endswith("ات"))


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


def _between(text: Text, drafts: Sequence[Draft]) -> list[Draft]:
    """``drafts`` with two bounds of one number as one («أكثر من 100 وأقل من 300 شخص»)."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before is not None and _ranges_to(text, before, draft):
            out[-1] = replace(before, stop=draft.stop, high=draft.high, mod="range")
        elif before is not None and _bound_together(text, before, draft):
            out[-1] = replace(
                before,
                stop=draft.stop,
                low=before.low if draft.low is None else draft.low,
                high=before.high if draft.high is None else draft.high,
                mod="range",
                unit=draft.unit,
            )
        else:
            out.append(draft)
    return out


def _ranges_to(text: Text, one: Draft, other: Draft) -> bool:
    """«من نصف متر إلى متر ونصف»: two figures of one measure that a range joins."""
    if one.unit != other.unit or not one.unit or one.mod != "exact" or other.mod != "exact":
        return False
    if one.stop + 1 != other.first or text.words[one.stop].folded != "الي" or other.letters:
        return False
    if text.before(one.first).folded not in ("من", "بين") or is_change(text, one.first):
        return False
    return one.low is not None and other.high is not None and one.low < other.high


def _from_one(text: Text, draft: Draft, country: str) -> None:
    """«من متر إلى مترين»: gives ``draft`` the single measure that its range begins with."""
    at = draft.first - 1
    if at < 2 or draft.letters or draft.mod != "exact" or text.words[at].folded != "الي":
        return
    one = one_before(text, at, country)
    if one is None or one.noun or one.letters or one.name != draft.unit:
        return
    if text.before(one.first).folded != "من" or is_change(text, one.first):
        return
    if draft.low is not None and draft.low > 1:
        draft.first, draft.low, draft.mod = one.first, 1.0, "range"


def _bound_together(text: Text, one: Draft, other: Draft) -> bool:
    """Whether ``other``, joined to ``one`` by «و», bounds the same number from the other side."""
    if {one.mod, other.mod} != {"at_least", "at_most"}:
        return False
    if one.unit != other.unit and not one.bare:
        return False
    if one.stop != other.first or not (other.letters and text.words[other.first].folded[0] == "و"):
        return False
    lows, highs = (one.low, other.low), (one.high, other.high)
    low = next((value for value in lows if value is not None), None)
    high = next((value for value in highs if value is not None), None)
    return low is not None and high is not None and low < high


def _figure(text: Text, draft: Draft) -> Figure:
    start, end = text.starts[draft.first], text.end(draft.stop - 1)
    if draft.letters:
        start += raw_length(text.words[draft.first].raw, draft.letters)
    return Figure(
        field=text.field, start=start, end=end, text=text.raw[start:end], low=draft.low,
        high=draft.high, mod=draft.mod, unit=draft.unit,
    )  # fmt: skip
