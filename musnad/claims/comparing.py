"""How alike two places of a story are, as named features, a score and the reasons for it.

What all sentences of a story share says nothing, so a word weighs by how few of an article's
places have it, within the story: not by how rare it is in the language.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log, log1p
from typing import NamedTuple

from musnad.article import Figure
from musnad.claims.model import Reason
from musnad.claims.places import Place, root
from musnad.ledger.terms import terms

#: A place is compared with so many others at most, those that share most with it.
_PARTNERS = 80
#: Roots of more places than this bring no two places together.
_COMMON = 160
#: Share of roots from which two places are worth comparing.
_COMPARED = 0.06


class Model(NamedTuple):
    """What ``families.toml`` says."""

    weights: dict[str, float]
    contrary: dict[str, float]
    link: float
    mean: float
    apart: float


@cache
def model() -> Model:
    """The data of ``families.toml``."""
    data = tomllib.loads(files("musnad.claims").joinpath("families.toml").read_text("utf-8"))
    return Model(data["weights"], data["contrary"], data["link"], data["mean"], data["apart"])


class _Measured(NamedTuple):
    """A place with what its comparison needs again and again."""

    place: Place
    terms: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    weight: float
    roots_weight: float


class Comparison:
    """The places of one story, compared with each other."""

    def __init__(self, found: Sequence[Place]) -> None:
        self.places = found
        self._terms = _weights([(p.member.article, frozenset(p.terms)) for p in found])
        self._roots = _weights([(p.member.article, p.roots) for p in found])
        self._measured = [
            _Measured(
                place,
                frozenset(place.terms),
                frozenset(zip(place.terms, place.terms[1:], strict=False)),
                _sum(self._terms, frozenset(place.terms)),
                _sum(self._roots, place.roots),
            )
            for place in found
        ]
        self._runs: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for place in found:
            self._runs[place.member.article].update(
                zip(place.terms, place.terms[1:], place.terms[2:], strict=False)
            )
        self._overlaps: dict[tuple[str, str], float] = {}
        self.alike = self._alike()

    def _alike(self) -> dict[tuple[int, int], float]:
        """Pairs of places worth comparing, with the weight of the roots that they share."""
        holders: dict[str, list[int]] = defaultdict(list)
        for number, place in enumerate(self.places):
            for shared in place.roots:
                holders[shared].append(number)
        found: dict[tuple[int, int], float] = {}
        kept: set[tuple[int, int]] = set()
        for number, measured in enumerate(self._measured):
            weights: dict[int, float] = defaultdict(float)
            for shared in sorted(measured.place.roots):
                if len(holders[shared]) <= _COMMON:
                    for held in holders[shared]:
                        weights[held] += self._roots[shared]
            weights.pop(number, None)
            best = sorted(weights, key=lambda held: (-weights[held], held))[:_PARTNERS]
            kept.update((min(number, held), max(number, held)) for held in best)
        for a, b in sorted(kept):
            one, other = self._measured[a], self._measured[b]
            weight = _sum(self._roots, one.place.roots & other.place.roots)
            if weight >= _COMPARED * (one.roots_weight + other.roots_weight - weight):
                found[a, b] = weight
        return found

    def features(self, a: int, b: int) -> dict[str, float]:
        """What speaks for places ``a`` and ``b`` making the same claim, by name."""
        one, other = self._measured[a], self._measured[b]
        shared = self.alike[a, b]
        roots = self._likeness(a, b)
        words = _sum(self._terms, one.terms & other.terms)
        pairs = len(one.pairs & other.pairs)
        positions = {one.place.position, other.place.position}
        headlines = positions == {"headline"}
        return {
            "bias": 1.0,
            "words": _ratio(words, one.weight + other.weight - words),
            "roots": roots,
            "information": log1p(shared),
            "phrases": _ratio(pairs, min(len(one.pairs), len(other.pairs))),
            "phrases_of_both": _ratio(pairs, len(one.pairs | other.pairs)),
            "figure": min(1.0, 4 * roots)
            * bool(_same_figures(one.place.figures, other.place.figures)),
            "speaker": float(bool(one.place.speaker & other.place.speaker)),
            "headlines": float(headlines),
            "headline_and_lead": float(positions == {"headline", "lead"}),
            "headlines_roots": roots * headlines,
            "overlap_of_articles": self._overlap(one.place, other.place),
            "length": log(max(0.1, min(one.roots_weight, other.roots_weight))),
            "neighbours": self._neighbours(a, b),
            "one_article": float(one.place.member.article == other.place.member.article),
        }

    def score(self, features: Mapping[str, float], a: int, b: int) -> float:
        """The logarithm of the odds that places ``a`` and ``b`` make the same claim."""
        known = model()
        total = sum(known.weights[name] * value for name, value in features.items())
        total = max(total, known.apart)
        one, other = self.places[a], self.places[b]
        if one.negated != other.negated:
            total += known.contrary["negation"]
        if any((pair, not side) in other.sides for pair, side in one.sides):
            total += known.contrary["opposite"]
        return total

    def scores(self) -> Iterator[tuple[int, int, float]]:
        """Every pair worth comparing with its score."""
        for a, b in self.alike:
            yield a, b, self.score(self.features(a, b), a, b)

    def reasons(self, a: int, b: int) -> tuple[Reason, ...]:
        """What places ``a`` and ``b`` have in common, for people."""
        one, other = self.places[a], self.places[b]
        found: list[Reason] = []
        if one.terms == other.terms:
            found.append(Reason("identical"))
        else:
            run = _common_run(one.terms, other.terms)
            if len(run) > 1:
                found.append(Reason("phrase", run))
            rest = (frozenset(one.terms) & frozenset(other.terms)) - set(run)
            if rest:
                heavy = sorted(rest, key=lambda term: (-self._terms[term], term))
                found.append(Reason("words", tuple(heavy[:5])))
        figures = _same_figures(one.figures, other.figures)
        if figures:
            found.append(Reason("figure", figures))
        if one.speaker & other.speaker:
            found.append(Reason("speaker", tuple(sorted(one.speaker & other.speaker))))
        if "body" not in (one.position, other.position):
            found.append(Reason("opening", (one.position, other.position)))
        if self._neighbours(a, b) > 0.5:
            found.append(Reason("neighbours"))
        return tuple(found)

    def _likeness(self, a: int, b: int) -> float:
        """Share of roots, by weight, that two places have in common."""
        shared = self.alike.get((a, b), 0.0)
        if not shared:
            return 0.0
        weights = self._measured[a].roots_weight + self._measured[b].roots_weight
        return _ratio(shared, weights - shared)

    def _neighbours(self, a: int, b: int) -> float:
        """How alike the places before these are, or those after them."""
        return max(self._likeness(a - 1, b - 1), self._likeness(a + 1, b + 1))

    def _overlap(self, one: Place, other: Place) -> float:
        """Share of the shorter article's runs of three words that stand in the other too."""
        key = (one.member.article, other.member.article)
        if key[0] == key[1]:
            return 0.0
        if key not in self._overlaps:
            first, second = self._runs[key[0]], self._runs[key[1]]
            self._overlaps[key] = _ratio(len(first & second), min(len(first), len(second)))
        return self._overlaps[key]


def _weights(found: Sequence[tuple[str, frozenset[str]]]) -> dict[str, float]:
    """What each word says: much where few places of the articles that have it have it."""
    places: Counter[str] = Counter()
    holders: dict[str, set[str]] = defaultdict(set)
    for article, words in found:
        places.update(words)
        for word in words:
            holders[word].add(article)
    each = len(found) / max(1, len({article for article, _ in found}))
    return {word: log1p(each * len(holders[word]) / count) for word, count in places.items()}


def _sum(weights: Mapping[str, float], words: frozenset[str]) -> float:
    # Sorted, since the last digits of a sum depend on its order.
    return sum(weights[word] for word in sorted(words))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _same_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[str, ...]:
    """The figures of ``ours`` whose unit and value one of ``theirs`` has."""
    return tuple(
        figure.text
        for figure in ours
        if any(_one_unit(figure.unit, other.unit) and _one_value(figure, other) for other in theirs)
    )


def _one_unit(one: str, other: str) -> bool:
    return one == other or bool(set(map(root, terms(one))) & set(map(root, terms(other))))


def _one_value(one: Figure, other: Figure) -> bool:
    return bool({one.low, one.high} & {other.low, other.high} - {None})


def _common_run(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of terms that both have, the first of several."""
    best, end = 0, 0
    lengths = [0] * (len(theirs) + 1)
    for at, term in enumerate(ours, 1):
        previous = 0
        for other, theirs_term in enumerate(theirs, 1):
            kept = lengths[other]
            lengths[other] = previous + 1 if term == theirs_term else 0
            previous = kept
            if lengths[other] > best:
                best, end = lengths[other], at
    return ours[end - best : end]
