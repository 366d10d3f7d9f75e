"""Another value for the same quantity; «about», «up to», «more than» gained or lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, log10

from musnad.article import Figure
from musnad.claims.compared import shared
from musnad.claims.comparing import is_measure
from musnad.claims.mutations.moments import other_days
from musnad.claims.mutations.pairs import Change, Pair, earlier, harm, near, words
from musnad.claims.voices import Voice
from musnad.text.folding import fold

_ROUNDED = 0.005
_ALIKE = 0.5
#: Values so many times apart count different things.
_FAR = 10
#: A member with more figures is a list, in which none can be told from the next.
_FEW = 3


def values(pair: Pair) -> list[Change]:
    """Values of one unit that answer the same question and differ by more than true rounding."""
    mine, others = pair.before.figures, pair.after.figures
    changes: list[Change] = []
    if other_days(pair):
        return changes  # of another day the figure may be another, too
    one_day = pair.before.telling.day == pair.after.telling.day
    for unit in sorted({f.unit for f in mine} & {f.unit for f in others} - {""}):
        if is_measure(unit) and not one_day:
            continue  # what a thing cost or weighed is told anew each day
        left = [f for f in mine if f.unit == unit and not _has(f, others)]
        right = [f for f in others if f.unit == unit and not _has(f, mine)]
        if len(left) == len(right) == 1 and _one_question(pair, left[0], right[0]):
            changes.append(
                Change(
                    kind="figure",
                    before=words(pair.before, left[0]),
                    after=words(pair.after, right[0]),
                )
            )
    return changes


def told_otherwise(told: Sequence[Voice], likely: Sequence[Pair]) -> Iterator[Pair]:
    """Each member with a toll that its likely source lacks, after the first one to tell another.

    Who tells another toll words the rest otherwise too, so that he seldom seems to be its source.
    """
    sources = {pair.target: pair.before.figures for pair in likely}
    for target, after in enumerate(told):
        known = sources.get(target, ())
        new = {f.start for f in after.figures if harm(after, f) and not _has(f, known)}
        if not new or after.member.field == "title" or len(after.figures) > _FEW:
            continue
        for source in earlier(told, target):
            pair = Pair(source=source, target=target, before=told[source], after=after)
            if any(_tells(change, new) for change in values(pair)):
                yield pair
                break


def _tells(change: Change, starts: set[int]) -> bool:
    return change.after is not None and change.after.start in starts


def modifiers(pair: Pair) -> list[Change]:
    """One value, told exactly on one side and with a modifier on the other."""
    return [
        Change(kind="modifier", before=words(pair.before, a), after=words(pair.after, b))
        for a, b in _same(pair)
        if a.mod != b.mod and fold(a.text) != fold(b.text)
    ]


def value(figure: Figure) -> float | None:
    """The value that a figure names, whichever bound it is."""
    return figure.low if figure.low is not None else figure.high


def equal(a: Figure, b: Figure) -> bool:
    """Whether two figures are one value, rounded at most."""
    x, y = value(a), value(b)
    if x is None or y is None:
        return True
    return abs(x - y) <= _ROUNDED * max(abs(x), abs(y))


def _one_question(pair: Pair, a: Figure, b: Figure) -> bool:
    """Whether two figures of one unit count the same, and are not the same digits.

    They do in the same words; where each is the only figure, in members of mostly the same words.
    """
    if _digits(a) == _digits(b) != "":
        return False
    low, high = sorted((abs(value(a) or 0.0), abs(value(b) or 0.0)))
    if high > _FAR * low:
        return False
    if pair.headline and _rounds(abs(value(a) or 0.0), abs(value(b) or 0.0)):
        return True
    mine, others = near(pair.before, a), near(pair.after, b)
    if 2 * len(mine & others) >= min(len(mine), len(others)) > 0:
        return True
    alone = len(pair.before.figures) == len(pair.after.figures) == 1
    return alone and shared(pair.before.member.text, pair.after.member.text) >= _ALIKE


def _rounds(exact: float, told: float) -> bool:
    """Whether ``told`` is ``exact`` rounded to its first digit."""
    return exact > 0 and told == round(exact, -floor(log10(exact)))


def _digits(figure: Figure) -> str:
    return "".join(letter for letter in fold(figure.text) if letter.isdigit())


def _has(figure: Figure, others: tuple[Figure, ...]) -> bool:
    return any(equal(figure, other) for other in others)


def _same(pair: Pair) -> Iterator[tuple[Figure, Figure]]:
    for a in pair.before.figures:
        for b in pair.after.figures:
            if a.unit == b.unit and value(a) is not None and value(a) == value(b):
                yield a, b
                break
