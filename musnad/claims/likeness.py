"""How likely two articles tell one event: what they share as named features, and a score.

The weights are those of a logistic regression over pairs of articles that were judged by reading
(``benchmarks/stories.py --fit``). All depends on the two articles alone.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from math import log, log1p, sqrt

import msgspec

from musnad.article import Figure, Moment
from musnad.claims.model import Telling
from musnad.claims.places import root
from musnad.claims.rarity import rarities
from musnad.lexicon.localities import localities
from musnad.text.terms import folded_words, terms, terms_of, words

#: So many terms after the headline count as the lead, and words as the opening.
_LEAD, _OPENING = 35, 60
#: An article is known by so many of its weightiest terms, and best by the first of them.
_KEPT, _FOREMOST = 100, 12
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
    #: The roots of headline and of lead apart, of length 1.
    headline: Vector
    lead: Vector
    terms: frozenset[str]
    title: Vector
    #: The terms of the headline that the text has too.
    about: Vector
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
    in_title, in_text = words(article.title), words(article.text)
    title, told = terms_of(in_title), terms_of(in_text)
    rarity = rarities()
    counts = Counter(title * _IN_TITLE)
    counts.update(told[:_LEAD] * _IN_LEAD)
    counts.update(told[_LEAD:])
    weights = {term: log1p(count) * rarity[term] for term, count in counts.items()}
    text = _of_length_one(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEPT])
    leading = localities(in_title + in_text[:_LEAD])
    repeated = frozenset(told)
    end = _end_of_opening(article.text)
    opening = [f for f in reading.figures if _opens(f, end) and f.low is not None]
    return Known(
        key=telling.key,
        day=day,
        outlet=article.outlet,
        length=len(told),
        text=text,
        opening=_roots(title + told[:_LEAD]),
        headline=_roots(title),
        lead=_roots(told[:_LEAD]),
        terms=frozenset(counts),
        title={term: rarity[term] for term in title},
        about={term: rarity[term] for term in title if term in repeated},
        leading=leading,
        localities=leading | localities(set(in_text)),
        foremost=frozenset(list(text)[:_FOREMOST]),
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
    days = abs((a.day - b.day).days)
    return {
        "text": dot(a.text, b.text),
        "opening": dot(a.opening, b.opening),
        "headline_in_lead": max(dot(a.headline, b.lead), dot(b.headline, a.lead)),
        "titles_least": min(_share(a.title, b.terms), _share(b.title, a.terms)),
        "titles_apart": log1p(min(_lacking(a.about, b.terms), _lacking(b.about, a.terms))),
        "elsewhere": float(not (a.leading <= b.localities or b.leading <= a.localities)),
        "value": float(bool(a.values & b.values)),
        "figures": log1p(len(a.figures & b.figures)),
        "counted": float(bool(a.counted & b.counted)),
        "counted_apart": float(_counted_apart(a.headlined, b.headlined)),
        "quoted": float(not a.quoted.isdisjoint(b.quoted)),
        "speakers": _shared_speakers(a.speakers, b.speakers),
        "foremost": len(a.foremost & b.foremost) / _FOREMOST,
        "date": float(bool(a.dates & b.dates)),
        "dates_apart": float(bool(a.dates and b.dates) and not a.dates & b.dates),
        "one_outlet": float(a.outlet == b.outlet),
        "lengths_apart": abs(log((a.length + 5) / (b.length + 5))),
        "shorter": log(min(a.length, b.length) + 5),
        "next_day": float(days >= 1),
        "two_days": float(days >= 2),
        "three_days": float(days >= 3),
    }


def score(found: Mapping[str, float]) -> float:
    """The logarithm of the odds that two articles with these features tell one event."""
    weights = model().weights
    return model().bias + sum(weights[name] * value for name, value in found.items())


def dot(a: Vector, b: Vector) -> float:
    """The sum of the products of what both have, rounded to be the same in either order."""
    if len(a) > len(b):
        a, b = b, a
    return round(sum([weight * b[term] for term, weight in a.items() if term in b]), 6)


def _of_length_one(weights: Iterable[tuple[str, float]]) -> Vector:
    found = dict(weights)
    length = sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {term: weight / length for term, weight in found.items()}


def _share(weights: Vector, terms: frozenset[str]) -> float:
    """The share of ``weights`` that is in ``terms``; an article without headline says nothing."""
    total = sum(weights.values())
    return round(sum(w for t, w in weights.items() if t in terms) / total, 6) if total else 0.5


def _lacking(weights: Vector, terms: frozenset[str]) -> float:
    """What of ``weights`` is not in ``terms``."""
    return round(sum(weight for term, weight in weights.items() if term not in terms), 6)


def _roots(told: Iterable[str]) -> Vector:
    """The roots of terms, each weighing as the rarest of its terms: other forms of a word count."""
    weights: dict[str, float] = {}
    rarity = rarities()
    for term in told:
        of = root(term)
        weights[of] = max(weights.get(of, 0.0), rarity[term])
    return _of_length_one(weights.items())


def _shared_speakers(a: Vector, b: Vector) -> float:
    shared = sum(a[term] for term in sorted(a.keys() & b.keys()))
    return round(shared / (min(sum(a.values()), sum(b.values())) + _OF_SPEAKERS), 6)


def _counted_apart(a: Iterable[Figure], b: Iterable[Figure]) -> bool:
    """Whether two headlines count the same thing and agree in no value."""
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
