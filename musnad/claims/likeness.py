"""How likely two articles tell one event: what they share as named features, and a score.

The weights are those of a logistic regression over articles that were judged by reading
(``benchmarks/stories.py --fit``). All depends on the two articles alone.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from math import log, log1p, sqrt
from operator import mul

import msgspec

from musnad.article import Figure, Moment
from musnad.claims.forecasts import is_forecast
from musnad.claims.model import Telling
from musnad.claims.places import root
from musnad.claims.rarity import rarities
from musnad.claims.spellings import Spelling, spellings
from musnad.text.terms import terms

#: So many terms after the headline count as the lead, and as the opening.
_LEAD, _OPENING = 35, 60
#: An article is known best by so many of its weightiest terms.
_FOREMOST = 12
#: It is looked for by so many of them, if they are so rare at least, their weights being those of
#: a vector of length 1 of so many.
_LOOKED_FOR, _LEAST_RARE, _WEIGHED = 40, 3.0, 100
#: How often a term counts in the headline and in the lead; after it once.
_IN_TITLE, _IN_LEAD = 3, 2
#: Values that differ after so many digits may be roundings of each other; these few are everywhere.
_ROUNDED, _EVERYWHERE = 3, (0.0, 1.0, 2.0)
#: Added to the figures of the one that has fewer: sharing one of one says less than all of many.
_OF_FIGURES = 1.0
#: So many of the rarest roots that two articles share are counted.
_RAREST = 3
#: Added to the speakers' weight for the same reason.
_OF_SPEAKERS = 8.0

Vector = Mapping[str, float]

#: What speaks for two articles telling one event, or against it.
FEATURES = (
    "rarest",
    "headline_in_lead",
    "opening_told",
    "foremost_told",
    "titles_apart",
    "localities",
    "elsewhere",
    "both_elsewhere",
    "figures",
    "counted_apart",
    "speakers",
    "date",
    "dates_apart",
    "one_outlet",
    "shorter",
    "next_day",
    "two_days",
    "three_days",
)


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``stories.toml`` says; see there."""

    bias: float
    apart: float
    pair: float
    mean: float
    thread: float
    near: float
    alone: float
    weights: dict[str, float]


@cache
def model() -> Model:
    """The data of ``stories.toml``."""
    data = files("musnad.claims").joinpath("stories.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(data), Model)


class Known(msgspec.Struct, frozen=True, gc=False):
    """An article as it is compared."""

    key: str
    day: date
    outlet: str
    length: int
    #: Those of the weightiest terms by which it is looked for.
    looked_for: Vector
    terms: frozenset[str]
    #: How rare each root of the article is.
    roots: Vector
    #: The roots of headline and opening, and the weightiest terms, by their shares of the weight.
    opening: Vector
    foremost: Vector
    #: The roots of headline and of lead apart, of length 1.
    headline: Vector
    lead: Vector
    #: The terms of the headline that the text has too, and how rare they are together.
    about: Vector
    about_rarity: float
    #: The localities of headline and lead, and those of the whole article.
    leading: frozenset[str]
    localities: frozenset[str]
    #: The values of headline and opening, rounded, and by what they count.
    figures: frozenset[float]
    counted: Mapping[str, frozenset[float]]
    dates: frozenset[str]
    speakers: Vector
    forecasts: bool


def known(telling: Telling, day: date) -> Known:
    """What of an article is compared; costs time in proportion to its words."""
    article, reading = telling.article, telling.reading
    in_title, in_text = spellings(article.title), spellings(article.text)
    title = [word.term for word in in_title if word.term]
    told = [word.term for word in in_text if word.term]
    rarity = rarities()
    counts = Counter(title * _IN_TITLE)
    counts.update(told[:_LEAD] * _IN_LEAD)
    counts.update(told[_LEAD:])
    weights = {term: log1p(count) * rarity[term] for term, count in counts.items()}
    # The weightiest first, of equals in their order.
    ordered = sorted(sorted(weights), key=weights.__getitem__, reverse=True)
    weighed = _of_length_one((term, weights[term]) for term in ordered[:_WEIGHED])
    repeated = frozenset(told)
    about = {term: rarity[term] for term in title if term in repeated}
    leading = _localities(in_title + in_text[:_LEAD])
    end = _end_of_opening(article.text)
    opening = [f for f in reading.figures if _opens(f, end) and f.low is not None]
    return Known(
        key=telling.key,
        day=day,
        outlet=article.outlet,
        length=len(told),
        looked_for={t: weighed[t] for t in ordered[:_LOOKED_FOR] if rarity[t] >= _LEAST_RARE},
        terms=frozenset(counts),
        roots=_roots(counts),
        opening=_shares(_roots(title + told[:_OPENING])),
        foremost=_shares({term: weights[term] for term in ordered[:_FOREMOST]}),
        headline=_of_length_one(_roots(title).items()),
        lead=_of_length_one(_roots(told[:_LEAD]).items()),
        about=about,
        about_rarity=round(sum(about.values()), 6),
        leading=leading,
        localities=leading | _localities(in_text),
        figures=frozenset(
            float(f"{figure.low:.{_ROUNDED}g}")
            for figure in opening
            if figure.low is not None and figure.low not in _EVERYWHERE
        ),
        counted=_counted(opening),
        dates=frozenset(
            m.value for m in reading.moments if m.type == "DATE" and _is_day(m) and _opens(m, end)
        ),
        speakers={
            term: rarity[term]
            for said in reading.statements
            if said.speaker.kind in ("person", "organization")
            for term in terms(said.speaker.name)
        },
        forecasts=is_forecast(article),
    )


def features(a: Known, b: Known) -> dict[str, float]:
    """What two articles share and how they differ, by name; the same in either order."""
    return dict(zip(FEATURES, _values(a, b), strict=True))


def score(found: Mapping[str, float]) -> float:
    """The logarithm of the odds that two articles with these features tell one event."""
    return _odds(found[name] for name in FEATURES)


def odds(a: Known, b: Known) -> float:
    """The logarithm of the odds that two articles tell one event."""
    return _odds(_values(a, b))


def _odds(values: Iterable[float]) -> float:
    products: Iterable[float] = map(mul, _weights(), values)
    return model().bias + sum(products)


@cache
def _weights() -> tuple[float, ...]:
    """The weights in the order of ``FEATURES``."""
    return tuple(model().weights[name] for name in FEATURES)


def _values(a: Known, b: Known) -> tuple[float, ...]:
    """The features in the order of ``FEATURES``."""
    days = abs((a.day - b.day).days)
    shared = a.terms & b.terms
    return (
        _rarest(a.roots, b.roots),
        max(dot(a.headline, b.lead), dot(b.headline, a.lead)),
        min(_told(a.opening, b.roots), _told(b.opening, a.roots)),
        min(_told(a.foremost, shared), _told(b.foremost, shared)),
        log1p(min(_untold(a, shared), _untold(b, shared))),
        log1p(len(a.leading & b.leading)),
        float(not (a.leading <= b.localities and b.leading <= a.localities)),
        float(not (a.leading <= b.localities or b.leading <= a.localities)),
        len(a.figures & b.figures) / (min(len(a.figures), len(b.figures)) + _OF_FIGURES),
        log1p(_counted_apart(a.counted, b.counted)),
        _shared_speakers(a.speakers, b.speakers),
        float(not a.dates.isdisjoint(b.dates)),
        float(bool(a.dates and b.dates) and a.dates.isdisjoint(b.dates)),
        float(a.outlet == b.outlet),
        log(min(a.length, b.length) + 5),
        float(days >= 1),
        float(days >= 2),
        float(days >= 3),
    )


def dot(a: Vector, b: Vector) -> float:
    """The sum of the products of what both have, rounded to be the same in either order."""
    if len(a) > len(b):
        a, b = b, a
    return round(sum([weight * b[term] for term, weight in a.items() if term in b]), 6)


def _of_length_one(weights: Iterable[tuple[str, float]]) -> Vector:
    found = dict(weights)
    length = sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {term: weight / length for term, weight in found.items()}


def _shares(weights: Vector) -> Vector:
    whole = sum(weights.values())
    return {term: weight / whole for term, weight in weights.items()} if whole else {}


def _rarest(a: Vector, b: Vector) -> float:
    """How rare the rarest roots that two articles share are, together."""
    shared = [min(a[one], b[one]) for one in a.keys() & b.keys()]
    shared.sort()
    return sum(shared[: -_RAREST - 1 : -1])


def _told(shares: Vector, other: Collection[str]) -> float:
    """The share that is ``other``'s too; of nothing, half."""
    if not shares:
        return 0.5
    return round(sum([share for term, share in shares.items() if term in other]), 6)


def _untold(of: Known, shared: frozenset[str]) -> float:
    """How rare is what a headline is about and is not ``shared``, together."""
    if shared.isdisjoint(of.about):
        return of.about_rarity
    return round(sum([weight for term, weight in of.about.items() if term not in shared]), 6)


def _localities(words: Iterable[Spelling]) -> frozenset[str]:
    return frozenset([word.locality for word in words if word.locality])


def _roots(told: Iterable[str]) -> Vector:
    """The roots of terms, each as rare as the rarest of its terms: other forms of a word count."""
    found: dict[str, float] = {}
    rarity = rarities()
    for term in told:
        of, rare = root(term), rarity[term]
        if rare > found.get(of, 0.0):
            found[of] = rare
    return found


def _shared_speakers(a: Vector, b: Vector) -> float:
    if not (a and b):
        return 0.0
    shared = sum(a[term] for term in sorted(a.keys() & b.keys()))
    return round(shared / (min(sum(a.values()), sum(b.values())) + _OF_SPEAKERS), 6)


def _counted(figures: Iterable[Figure]) -> Mapping[str, frozenset[float]]:
    """The values of each thing that is counted."""
    found: dict[str, set[float]] = defaultdict(set)
    for figure in figures:
        if figure.low is not None:
            found[figure.unit].add(figure.low)
    return {unit: frozenset(values) for unit, values in found.items()}


def _counted_apart(a: Mapping[str, frozenset[float]], b: Mapping[str, frozenset[float]]) -> int:
    """How many things two openings count otherwise."""
    return sum([a[unit].isdisjoint(b[unit]) for unit in a.keys() & b.keys()])


def _end_of_opening(text: str) -> int:
    """Where the opening words of ``text`` end, in characters."""
    return len(" ".join(text[: _OPENING * 40].split()[:_OPENING]))


def _opens(part: Figure | Moment, end: int) -> bool:
    return part.field == "title" or (part.field == "text" and part.start < end)


def _is_day(moment: Moment) -> bool:
    return len(moment.value) == len("2015-07-21")
