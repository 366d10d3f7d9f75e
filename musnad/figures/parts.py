"""Units with a part of one behind them: «كيلومترا ونصف الكيلومتر», «خمسة أمتار وربع»."""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon.numerals import OF_ONE, PARTS, UNIT, Amount
from musnad.lexicon.words import FUNCTION, PREPOSITION, WORD
from musnad.text.structure import Text


class Part(NamedTuple):
    """A part of one, and the token after it and the unit said again («نصف المتر»)."""

    value: Amount
    stop: int


def part_behind(text: Text, at: int, unit: str, *, noun: bool) -> Part | None:
    """The part of a ``unit`` that «و» joins to it at token ``at``.

    A part before another thing is a part of that: «خمسة أمتار ونصف السكان». ``noun``: the unit is
    a counted noun, of which a part is told more seldom.
    """
    if at >= text.length:
        return None
    apart = text.words[at].folded == "و" and at + 1 < text.length
    first = at + apart
    word = text.words[first].number
    if word is None or word.definite or word.preposition:
        return None
    if not apart and word.conjunction != "و":
        return None
    value, stop = word.value, first + 1
    after = text.words[stop].number if stop < text.length else None
    if word.kind == UNIT and after is not None and after.kind == PARTS and not after.letters:
        value, stop = word.value / after.value, stop + 1
    elif word.kind not in OF_ONE:
        return None
    if stop >= text.length:
        return Part(value, stop)
    again = _said_again(text, stop, unit)
    if again:
        return Part(value, stop + again)
    following = text.words[stop]
    if following.number is not None or following.definite or following.time is not None:
        return None
    loose = following.type != WORD or following.flags & (PREPOSITION | FUNCTION)
    return Part(value, stop) if loose or not noun else None


def _said_again(text: Text, at: int, unit: str) -> int:
    """How many tokens at ``at`` say ``unit`` once more."""
    units = text.lexicon.units
    if unit == "%":
        return units.percent(text, at)
    again = units.measure_at(text, at) or units.currency_at(text, at, "")
    if again is not None:
        return again[1] if again[0] == unit or again[0] in units.heads_of(unit) else 0
    word = text.words[at]
    if word.type != WORD or word.number is not None:
        return 0
    return int(text.lexicon.nouns.singular(word.raw, plural=False) == unit)


class One(NamedTuple):
    """One unit without a number: its name, first token, and the letters of clitics before it."""

    name: str
    first: int
    letters: int
    noun: bool


def one_before(text: Text, stop: int, country: str) -> One | None:
    """The single unit that ends before token ``stop``: «مترا» in «مترا ونصف المتر»."""
    units, nouns = text.lexicon.units, text.lexicon.nouns
    for first in (stop - 2, stop - 1):
        if first < 0:
            continue
        word = text.words[first]
        if word.type != WORD or word.definite or word.number is not None or word.time is not None:
            continue
        if word.dual is not None:
            continue
        before = text.words[first - 1].number if first else None
        if before is not None:
            continue
        for letters in range(2 if word.folded[0] in "بلكوف" else 1):
            form = word.folded[letters:]
            if len(form) < 2 or form.endswith("ات") or nouns.is_plural(form):
                continue
            found = units.measure_at(text, first, form) or units.currency_at(
                text, first, country, form
            )
            if found is not None and first + found[1] == stop:
                return One(found[0], first, letters, False)
            singular = nouns.known(form)
            if singular is not None and first == stop - 1:
                return One(singular, first, letters, True)
    return None
