"""How likely two articles tell one event: what they share as named features, and a score.

The weights are those of a logistic regression over pairs of articles that were judged by reading
(``benchmarks/stories.py --fit``). All depends on the two articles alone.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from math import log, log1p, sqrt
from operator import mul

import msgspec

from musnad.article import Figure, Moment
from musnad.claims.model import Telling
from musnad.claims.places import root
from musnad.claims.rarity import rarities
from musnad.claims.spellings import Spelling, spellings
from musnad.text.terms import folded_words, terms

#: So many terms after the headline count as the lead, and words as the opening.
_LEAD, _OPENING = 35, 60
#: An article is known by so many of its weightiest terms, and best by the first of them.
_KEPT, _FOREMOST = 100, 12
#: An article is looked for by so many of its weightiest terms, if they are so rare at least.
_LOOKED_FOR, _LEAST_RARE = 40, 3.0
#: How often a term counts in the headline and in the lead; after it once.
_IN_TITLE, _IN_LEAD = 3, 2
#: A value of so many digits, zeros at its ends left out, is hardly the same by chance.
_TELLING_DIGITS = 3
#: Values that differ after so many digits may be roundings of each other; these few are everywhere.
_ROUNDED, _EVERYWHERE = 3, (0.0, 1.0, 2.0)
#: A name or some words in quotation marks.
_QUOTED = re.compile(r"[«“\"]([^«“»”\"]{3,30})[»”\"]")
#: Added to the speakers' weight: sharing one of one says less than sharing all of many.
_OF_SPEAKERS = 8.0

Vector = Mapping[str, float]

#: What speaks for two articles telling one event, or against it.
FEATURES = (
    "text",
    "opening",
    "headline_in_lead",
    "titles_least",
    "titles_apart",
    "elsewhere",
    "value",
    "figures",
    "counted",
    "counted_apart",
    "quoted",
    "speakers",
    "foremost",
    "date",
    "dates_apart",
    "one_outlet",
    "lengths_apart",
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
    #: The weightiest terms, the weightiest first, and the roots of headline and lead, of length 1.
    text: Vector
    opening: Vector
    #: Those of the weightiest terms by which it is looked for.
    looked_for: Vector
    #: The roots of headline and of lead apart, of length 1.
    headline: Vector
    lead: Vector
    terms: frozenset[str]
    title: Vector
    title_weight: float
    #: The terms of the headline that the text has too.
    about: Vector
    about_weight: float
    #: The localities of headline and lead, and those of the whole article.
    leading: frozenset[str]
    localities: frozenset[str]
    foremost: frozenset[str]
    values: frozenset[float]
    #: The values of headline and opening, rounded.
    figures: frozenset[float]
    counted: frozenset[tuple[str, float]]
    headlined: tuple[Figure, ...]
    #: What stands in quotation marks in headline and opening.
    quoted: frozenset[str]
    dates: frozenset[str]
    speakers: Vector


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
    kept = sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:_KEPT]
    text = _of_length_one((term, weights[term]) for term in kept)
    headed = {term: rarity[term] for term in title}
    leading = _localities(in_title + in_text[:_LEAD])
    repeated = frozenset(told)
    about = {term: weight for term, weight in headed.items() if term in repeated}
    end = _end_of_opening(article.text)
    opening = [f for f in reading.figures if _opens(f, end) and f.low is not None]
    return Known(
        key=telling.key,
        day=day,
        outlet=article.outlet,
        length=len(told),
        text=text,
        opening=_roots(title + told[:_LEAD]),
        looked_for={term: text[term] for term in kept[:_LOOKED_FOR] if rarity[term] >= _LEAST_RARE},
        headline=_roots(title),
        lead=_roots(told[:_LEAD]),
        terms=frozenset(counts),
        title=headed,
        title_weight=sum(headed.values()),
        about=about,
        about_weight=round(sum(about.values()), 6),
        leading=leading,
        localities=leading | _localities(in_text),
        foremost=frozenset(kept[:_FOREMOST]),
        values=frozenset(
            value
            for figure in reading.figures
            for value in (figure.low, figure.high)
            if value is not None and _digits(value) >= _TELLING_DIGITS
        ),
        figures=frozenset(
            float(f"{figure.low:.{_ROUNDED}g}")
            for figure in opening
            if figure.low is not None and figure.low not in _EVERYWHERE
        ),
        counted=frozenset(
            (term, figure.low)
            for figure in opening
            for term in terms(figure.unit) or [figure.unit]
            if term and figure.low is not None
        ),
        headlined=tuple(f for f in opening if f.field == "title"),
        quoted=frozenset(
            " ".join(folded_words(quoted[1]))
            for part in (article.title, article.text[:end])
            for quoted in _QUOTED.finditer(part)
        ),
        dates=frozenset(
            m.value for m in reading.moments if m.type == "DATE" and _is_day(m) and _opens(m, end)
        ),
        speakers={
            term: rarity[term]
            for said in reading.statements
            if said.speaker.kind in ("person", "organization")
            for term in terms(said.speaker.name)
        },
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
    share, lacking = _told(a, shared)
    other_share, other_lacking = _told(b, shared)
    return (
        _dot_of(shared, a.text, b.text),
        dot(a.opening, b.opening),
        max(dot(a.headline, b.lead), dot(b.headline, a.lead)),
        min(share, other_share),
        log1p(min(lacking, other_lacking)),
        float(not (a.leading <= b.localities or b.leading <= a.localities)),
        float(not a.values.isdisjoint(b.values)),
        log1p(len(a.figures & b.figures)),
        float(not a.counted.isdisjoint(b.counted)),
        float(_counted_apart(a.headlined, b.headlined)),
        float(not a.quoted.isdisjoint(b.quoted)),
        _shared_speakers(a.speakers, b.speakers),
        len(a.foremost & b.foremost) / _FOREMOST,
        float(not a.dates.isdisjoint(b.dates)),
        float(bool(a.dates and b.dates) and a.dates.isdisjoint(b.dates)),
        float(a.outlet == b.outlet),
        abs(log((a.length + 5) / (b.length + 5))),
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


def _dot_of(terms: Collection[str], a: Vector, b: Vector) -> float:
    """As ``dot``, of vectors that share no other terms than these."""
    return round(sum([a[term] * b[term] for term in terms if term in a and term in b]), 6)


def _of_length_one(weights: Iterable[tuple[str, float]]) -> Vector:
    found = dict(weights)
    length = sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {term: weight / length for term, weight in found.items()}


def _told(of: Known, shared: frozenset[str]) -> tuple[float, float]:
    """The share of a headline that is ``shared``, and what it is about that is not.

    An article without a headline says nothing.
    """
    if shared.isdisjoint(of.title):
        return (0.0 if of.title_weight else 0.5), of.about_weight
    told = sum([weight for term, weight in of.title.items() if term in shared])
    lacking = sum([weight for term, weight in of.about.items() if term not in shared])
    return (round(told / of.title_weight, 6) if of.title_weight else 0.5), round(lacking, 6)


def _localities(words: Iterable[Spelling]) -> frozenset[str]:
    return frozenset([word.locality for word in words if word.locality])


def _roots(told: Iterable[str]) -> Vector:
    """The roots of terms, each weighing as the rarest of its terms: other forms of a word count."""
    weights: dict[str, float] = {}
    rarity = rarities()
    for term in told:
        of, weight = root(term), rarity[term]
        if weight > weights.get(of, 0.0):
            weights[of] = weight
    return _of_length_one(weights.items())


def _shared_speakers(a: Vector, b: Vector) -> float:
    if not (a and b):
        return 0.0
    shared = sum(a[term] for term in sorted(a.keys() & b.keys()))
    return round(shared / (min(sum(a.values()), sum(b.values())) + _OF_SPEAKERS), 6)


def _counted_apart(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    """Whether two headlines count the same thing and agree in no value."""
    if not (a and b):
        return False
    pairs = [(one, other) for one in a for other in b]
    return any(one.unit == other.unit for one, other in pairs) and not any(
        one.low == other.low for one, other in pairs
    )


def _end_of_opening(text: str) -> int:
    """Where the opening words of ``text`` end, in characters."""
    return len(" ".join(text[: _OPENING * 40].split()[:_OPENING]))


def _opens(part: Figure | Moment, end: int) -> bool:
    return part.field == "title" or (part.field == "text" and part.start < end)


def _is_day(moment: Moment) -> bool:
    return len(moment.value) == len("2015-07-21")


def _digits(value: float) -> int:
    """How many digits tell ``value``; a fraction counts as one more."""
    digits = len(f"{value:.10g}".replace(".", "").strip("0"))
    return min(4, digits) + (value != int(value))
