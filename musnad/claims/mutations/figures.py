"""Another value for the same quantity; «about», «up to», «more than» gained or lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from musnad.article import Figure, Span
from musnad.claims.compared import SENTENCE_ENDS, alike, found, shared, words_of
from musnad.claims.comparing import is_measure, may_be_rounded, one_unit
from musnad.claims.hours import clock
from musnad.claims.mutations.moments import other_days
from musnad.claims.mutations.pairs import Change, Pair, carried, earlier, words
from musnad.claims.mutations.things import are_two
from musnad.claims.nearby import harm, near
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words
from musnad.text.folding import fold
from musnad.text.stemming import stem, without_clitics
from musnad.text.terms import terms

_ROUNDED = 0.005
_ALIKE = 0.5
#: Share of all words from which a text of another day is the same one reprinted.
_REPRINTED = 0.75
#: Values so many times apart count different things.
_FAR = 10
#: So many digits more make a number a long one.
_LONG = 3
#: A member with more figures is a list, in which none can be told from the next.
_FEW = 3
_TWO = 2
#: Words behind a vague amount among which stands what it counts: «a large number of people».
_AMOUNT, _OF = 4, "من"


def values(pair: Pair) -> list[Change]:
    """Values that answer the same question and differ by more than true rounding."""
    mine, others = pair.before.figures, pair.after.figures
    if not (mine and others):
        return []
    left, right = _counts(pair, pair.before, others), _counts(pair, pair.after, mine)
    changes = [
        Change(kind="figure", before=words(pair.before, a[0]), after=words(pair.after, b[0]))
        for counted, a in sorted(left.items())
        if len(a) == len(b := right.get(counted, [])) == 1
        and not (_has(a[0], others) or _has(b[0], mine))
        and "vague" not in (a[0].mod, b[0].mod)
        and _may_differ(pair, a[0], b[0])
        and not _tells_both(pair.before, b[0])
        and (_untold(pair, b[0]) if pair.headline else _one_question(pair, a[0], b[0]))
    ]
    if changes and (
        other_days(pair) or another_thing(pair) or _told_anew_daily(pair) or are_two(pair)
    ):
        return []
    return changes


def _counts(pair: Pair, voice: Voice, others: tuple[Figure, ...]) -> dict[str, list[Figure]]:
    """The figures of a member by what they count: what befell whom, else the unit.

    Of a unit those that stand among the figures of the other member, too, are left out. But for
    who came to harm, things are counted anew each day, and by an outlet in each of its texts.
    """
    anew = _told_anew(pair)
    counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in voice.figures:
        suffered = harm(voice.member, figure)
        if suffered and not _adds_up(voice, figure):
            counted[f"harm {suffered}"].append(figure)
        elif suffered or anew or not figure.unit:
            continue
        elif not _has(figure, others):
            counted[figure.unit].append(figure)
    return counted


def _told_anew(pair: Pair) -> bool:
    """Whether two articles are of two days or of one outlet, and none is the other reprinted."""
    one, other = pair.before, pair.after
    if one.telling is other.telling or alike(one.member.text, other.member.text) >= _REPRINTED:
        return False
    return one.telling.day != other.telling.day or one.article.outlet == other.article.outlet


def _adds_up(voice: Voice, figure: Figure) -> bool:
    """Whether a figure counts those of two kinds together: «the death and injury of eight».

    A verb in the dual or plural tells of others: «two were killed and eight injured».
    """
    tolls = change_words().tolls
    ahead = [word for word, _ in words_of(voice.member.text[: figure.start - voice.member.start])]
    if len(ahead) < _TWO or not ahead[-1].startswith("و") or ahead[-2].endswith("ا"):
        return False
    befell = {tolls.get(stem(word)) for word in ahead[-2:]}
    return None not in befell and len(befell) > 1


def another_thing(pair: Pair) -> bool:
    """Whether a form is filled in again, with two measures anew: of another firm, or hour."""
    if pair.headline:
        return False
    left, right = (
        {value(f) or 0.0 for f in voice.figures if is_measure(f.unit)}
        for voice in (pair.before, pair.after)
    )
    anew = [a for a in left if not any(a == b or _rounds(a, b) or _rounds(b, a) for b in right)]
    others = [b for b in right if not any(a == b or _rounds(a, b) or _rounds(b, a) for a in left)]
    return min(len(anew), len(others)) > 1


def _told_anew_daily(pair: Pair) -> bool:
    """Whether a forecast is filled in again, or a price that both tell for an hour of their own."""
    told, known = (pair.before, pair.after), change_words()
    figures = [figure for voice in told for figure in voice.figures]
    if all(found(voice.member.text, 0, known.weather) for voice in told):
        return all(is_measure(f.unit) or stem(f.unit) in known.weather_units for f in figures)
    measured = all(any(is_measure(f.unit) for f in voice.figures) for voice in told)
    left, right = (clock(voice.moments) for voice in told)
    return measured and left is not None and right is not None and left.value != right.value


def _may_differ(pair: Pair, a: Figure, b: Figure) -> bool:
    """Whether two values may answer one question: not too far apart, no parts of each other.

    Of a long number a headline tells the first digits.
    """
    x, y = abs(value(a) or 0.0), abs(value(b) or 0.0)
    if max(x, y) > _FAR * min(x, y) or _digits(a) == _digits(b) != "":
        return False
    if pair.headline and _digits(b) and _digits(a).startswith(_digits(b)):
        return len(_digits(a)) - len(_digits(b)) < _LONG
    return not (x - y in _beside(pair.after, b) or y - x in _beside(pair.before, a))


def _tells_both(voice: Voice, figure: Figure) -> bool:
    """Whether a member's sentence goes on to tell another's value of the same unit, too."""
    text, end = voice.article.text, voice.member.end
    stop = SENTENCE_ENDS.search(text, end)
    last = stop.start() if stop else len(text)
    return voice.member.field == "text" and any(
        part.field == "text"
        and end <= part.start < last
        and bool(part.unit)
        and one_unit(part.unit, figure.unit)
        and equal(part, figure)
        for part in voice.telling.reading.figures
    )


def _beside(voice: Voice, figure: Figure) -> set[float]:
    """The values of the other figures of a member, but of those whom something else befell."""
    befell = {"", harm(voice.member, figure)}
    return {
        value(f) or 0.0
        for f in voice.figures
        if f is not figure and harm(voice.member, f) in befell
    }


def _untold(pair: Pair, told: Figure) -> bool:
    """Whether the article under a headline tells its value nowhere, nor values that make it up."""
    figures = [
        f
        for f in pair.before.telling.reading.figures
        if f.field == "text" and (not (f.unit and told.unit) or one_unit(f.unit, told.unit))
    ]
    if _has(told, tuple(figures)):
        return False
    parts = {value(f) or 0.0 for f in pair.before.figures}
    return value(told) not in {sum(some) for some in combinations(sorted(parts), 2)}


def vaguer(pair: Pair) -> list[Change]:
    """A value of which another article tells but «dozens», «a large number» of the same."""
    if pair.before.member.article == pair.after.member.article:
        return []  # a headline is shorter than its text
    changes = []
    for figure in pair.before.figures:
        exact = tuple(f for f in pair.after.figures if f.mod != "vague")
        if figure.mod == "vague" or _has(figure, exact):
            continue
        counted = {harm(pair.before.member, figure), figure.unit} - {""}
        told = {fold(amount.text) for amount in _amounts(pair.before, counted)}
        amounts = (part for part in _amounts(pair.after, counted) if fold(part.text) not in told)
        part = next(amounts, None)
        if part and carried(pair.before, figure, pair.after):
            changes.append(
                Change(
                    kind="figure", before=words(pair.before, figure), after=words(pair.after, part)
                )
            )
    return changes


def _amounts(voice: Voice, counted: set[str]) -> Iterator[Figure | Span]:
    """Where a member tells a vague amount of what is ``counted``."""
    for figure in voice.figures:
        if figure.mod == "vague" and {harm(voice.member, figure), figure.unit} & counted:
            yield figure
    told = list(words_of(voice.member.text, voice.member.start))
    amounts = change_words().amounts
    units = {root(term) for unit in counted for term in terms(unit)}
    for at, (word, span) in enumerate(told):
        if without_clitics(word) in amounts:
            behind = told[at + 1 : at + 1 + _AMOUNT]
            start = next((n for n, (each, _) in enumerate(behind) if each == _OF), len(behind))
            for following, last in behind[start:]:
                if root(without_clitics(following)) in units:
                    text = voice.member.text[span.start - voice.member.start :]
                    yield Span(span.start, last.end, text[: last.end - span.start])


def told_otherwise(told: Sequence[Voice], likely: Sequence[Pair]) -> Iterator[Pair]:
    """Each member with a toll that its likely source lacks, after the first one to tell another.

    Who tells another toll words the rest otherwise too, so that he seldom seems to be its source.
    """
    sources = {pair.target: pair.before.figures for pair in likely}
    for target, after in enumerate(told):
        known = sources.get(target, ())
        new = {f.start for f in after.figures if harm(after.member, f) and not _has(f, known)}
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
        if a.mod != b.mod
        and "vague" not in (a.mod, b.mod)
        and fold(a.text) != fold(b.text)
        and not (_led(pair.before, a) or _led(pair.after, b))
        and not (_told_apart(pair.before, a, b) or _told_apart(pair.after, b, a))
    ]


def _told_apart(voice: Voice, figure: Figure, other: Figure) -> bool:
    """Whether a member tells elsewhere how exact its figure is: «sales passed, in a week, 800»."""
    modifying = _roots(other.text) - _roots(figure.text)
    return not modifying.isdisjoint(_roots(voice.member.text))


def _roots(text: str) -> frozenset[str]:
    return frozenset(map(root, terms(text)))


def _led(voice: Voice, figure: Figure) -> bool:
    """Whether what stands before a figure says how exact it is: «about %40», «about $134m (506m».

    A sum that is equivalent to another one is as exact as that.
    """
    known = change_words()
    ahead = voice.member.text[: figure.start - voice.member.start]
    last = ahead.split()[-1:]
    return (
        ahead.endswith("(")
        or bool(last and found(last[0], 0, known.loose))
        or bool(found(figure.text, 0, known.equivalent))
    )


def value(figure: Figure) -> float | None:
    """The value that a figure names, whichever bound it is."""
    return figure.low if figure.low is not None else figure.high


def equal(a: Figure, b: Figure) -> bool:
    """Whether two figures are one value, rounded at most."""
    x, y = value(a), value(b)
    if x is None or y is None:
        return True
    return abs(x - y) <= _ROUNDED * max(abs(x), abs(y)) or (
        may_be_rounded(x, y) and (_rounds(x, y) or _rounds(y, x))
    )


def _one_question(pair: Pair, a: Figure, b: Figure) -> bool:
    """Whether two figures of one unit count the same.

    They do in the same words; where each is the only figure, in members of mostly the same words.
    """
    mine, others = near(pair.before.member, a), near(pair.after.member, b)
    if 2 * len(mine & others) >= min(len(mine), len(others)) > 0:
        return True
    alone = len(pair.before.figures) == len(pair.after.figures) == 1
    return alone and shared(pair.before.member.text, pair.after.member.text) >= _ALIKE


def _rounds(exact: float, told: float) -> bool:
    """Whether ``told`` is ``exact`` rounded to the digits that it has."""
    digits = len(f"{told:.12g}".replace(".", "").strip("0")) or 1
    return exact > 0 and told == float(f"{exact:.{digits}g}")


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
