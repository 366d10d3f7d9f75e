"""How alike two places of a story or a thread are, as features, a score and its reasons.

What all sentences of a story share says nothing, so a word weighs by how few of an article's
places have it, within the story: not by how rare it is in the language.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, combinations, islice
from math import fsum, log, log1p
from operator import mul
from typing import Literal, NamedTuple, get_args

import numpy as np

from musnad.article import Figure
from musnad.claims.hours import may_be_one
from musnad.claims.model import Reason
from musnad.claims.nearby import harm, looks_back, near
from musnad.claims.places import Place, Position, root
from musnad.claims.rarity import rarities
from musnad.claims.sharing import Rows, Sums, sums
from musnad.claims.voices import are_two
from musnad.lexicon.claims import claim_words
from musnad.text.stemming import stem
from musnad.text.terms import name_terms, terms, terms_of, words

#: A place is compared with so many others at most, those that share most with it.
_PARTNERS = 60
#: Roots of more places than this bring no two places together.
_COMMON = 160
#: Share of the roots of both, or of those of one, from which two places are worth comparing.
_COMPARED, _CONTAINED = 0.14, 0.3
#: Roots of a place that its predicate or subject is among.
_OPENING = 2
#: So many roots make up one name, which two claims may have in common and nothing else.
_FEW = 3
#: Values that differ by less than this share may be roundings of each other.
_ROUNDED = 0.05
#: A place with more figures is a list; share of the words beside a toll that stand beside another.
_LISTED, _AROUND = 3, 0.5
#: Days after which another toll is no newer one.
_NEWER = 1


#: What speaks for two places making the same claim.
FEATURES = (
    "bias",
    "words",
    "roots",
    "information",
    "few_roots",
    "contained",
    "rare_words",
    "openings",
    "other_openings",
    "phrases",
    "phrases_of_both",
    "figure",
    "speaker",
    "headlines",
    "headline_and_lead",
    "headline_and_body",
    "headlines_roots",
    "overlap_of_articles",
    "length",
    "neighbours",
    "one_article",
)
Contrary = Literal["negation", "opposite"]
#: Of where two places stand: whether those are two headlines, a headline and a lead, and a body.
_STANDING = {
    (one, other): (
        float({one, other} == {"headline"}),
        float({one, other} == {"headline", "lead"}),
        float({one, other} == {"headline", "body"}),
    )
    for one in get_args(Position)
    for other in get_args(Position)
}


class Model(NamedTuple):
    """What ``families.toml`` says; ``values`` are its weights in the order of ``FEATURES``."""

    values: tuple[float, ...]
    contrary: dict[str, float]
    link: float
    mean: float
    apart: float
    most: float
    alike: float
    too: float
    too_alike: float


@cache
def model() -> Model:
    """The data of ``families.toml``."""
    data = tomllib.loads(files("musnad.claims").joinpath("families.toml").read_text("utf-8"))
    values = tuple(data["weights"][name] for name in FEATURES)
    bounds = ("link", "mean", "apart", "most", "alike", "too", "too_alike")
    return Model(values, data["contrary"], *(data[name] for name in bounds))


class _Toll(NamedTuple):
    """The one figure of a place for those whom something befell, and the roots next to it."""

    figure: Figure
    beside: frozenset[str]


class _Measured(NamedTuple):
    """A place with what its comparison needs again and again.

    ``tolls`` are by what befell those whom they count; ``measures`` are values of money and such.
    """

    place: Place
    terms: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    weight: float
    roots_weight: float
    opening: tuple[str, ...]
    tolls: dict[str, _Toll]
    measures: list[float]


class Comparison:
    """The places of one story, or of a thread of them, compared with each other.

    ``story_of`` tells the number of each article's story where there are several.
    """

    def __init__(self, found: Sequence[Place], story_of: Mapping[str, int] | None = None) -> None:
        self.places = found
        self._story_of = story_of or {}
        self._terms = _weights([(p.member.article, frozenset(p.terms)) for p in found])
        self._roots = _weights([(p.member.article, p.roots) for p in found])
        rarity = rarities()
        self._rarities = {term: rarity[term] * term.isalpha() for term in self._terms}
        self._measured = [
            _Measured(
                place,
                frozenset(place.terms),
                frozenset(zip(place.terms, place.terms[1:], strict=False)),
                _sum(self._terms, frozenset(place.terms)),
                _sum(self._roots, place.roots),
                _opening(place),
                _tolls(place),
                _measures(place.figures),
            )
            for place in found
        ]
        #: The values that each article tells of those whom one thing befell, in their order.
        self._told: dict[tuple[str, str], list[float | None]] = defaultdict(list)
        for measured in self._measured:
            for befell, toll in measured.tolls.items():
                values = self._told[measured.place.member.article, befell]
                if toll.figure.low not in values:
                    values.append(toll.figure.low)
        self._runs: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for place in found:
            self._runs[place.member.article].update(
                zip(place.terms, place.terms[1:], place.terms[2:], strict=False)
            )
        self._overlaps: dict[tuple[str, str], float] = {}
        self.alike = self._alike()

    def _alike(self) -> dict[tuple[int, int], float]:
        """Pairs of places worth comparing, with the weight of the roots that they share."""
        number_of = {root: number for number, root in enumerate(sorted(self._roots))}
        # In the order of roots, so that either of two places counts the same sum.
        held = [sorted(map(number_of.__getitem__, place.roots)) for place in self.places]
        weights = np.array([self._roots[root] for root in number_of], np.float64)
        numbers = np.fromiter(chain.from_iterable(held), np.int64)
        rows = Rows(
            numbers,
            np.repeat(np.arange(len(held)), np.array(list(map(len, held)), np.int64)),
            weights[numbers],
        )
        is_frequent = np.bincount(numbers, minlength=len(weights)) > _COMMON
        frequent = frozenset(root for root, number in number_of.items() if is_frequent[number])
        rows = rows.of(~is_frequent[numbers])
        holders = rows.by_number()._replace(weights=np.ones(len(rows.numbers)))
        found: dict[tuple[int, int], float] = {}
        for shared in sums(rows, len(held), holders, len(held)):
            for number, other, weight in _most(shared):
                pair = (number, other) if number < other else (other, number)
                if pair in found:
                    continue
                one, against = self._measured[number], self._measured[other]
                if frequent:
                    common = one.place.roots & against.place.roots & frequent
                    weight += _sum(self._roots, common)
                both = one.roots_weight + against.roots_weight - weight
                if weight >= _COMPARED * both or _holds(one, against, weight):
                    found[pair] = weight
        for pair in self._tolls_apart():
            if pair not in found:
                first, second = (self._measured[number].place.roots for number in pair)
                found[pair] = _sum(self._roots, first & second)
        return found

    def _tolls_apart(self) -> Iterator[tuple[int, int]]:
        """Pairs of places that tell another toll, which have little else in common."""
        telling: dict[str, list[int]] = defaultdict(list)
        for number, measured in enumerate(self._measured):
            for befell in measured.tolls:
                telling[befell].append(number)
        for numbers in telling.values():
            if len(numbers) <= _COMMON:
                yield from (pair for pair in combinations(numbers, 2) if self._another_toll(*pair))

    def features(self, a: int, b: int) -> dict[str, float]:
        """What speaks for places ``a`` and ``b`` making the same claim, by name."""
        return dict(zip(FEATURES, self._values(a, b), strict=True))

    def likeness(self, a: int, b: int) -> float:
        """The logarithm of the odds that ``a`` and ``b`` make the same claim or its contrary."""
        known = model()
        return max(fsum(map(mul, known.values, self._values(a, b))), known.apart)

    def contrary(self, a: int, b: int) -> Contrary | None:
        """What makes the claim of ``a`` the contrary of that of ``b``, None if nothing does."""
        one, other = self.places[a], self.places[b]
        if one.negated != other.negated:
            return "negation"
        if other.sides and any((pair, not side) in other.sides for pair, side in one.sides):
            return "opposite"
        return None

    def scores(self) -> Iterator[tuple[int, int, float]]:
        """Every pair worth comparing with its score."""
        for a, b in self.alike:
            yield a, b, self.score(a, b)

    def score(self, a: int, b: int) -> float:
        """The logarithm of the odds that ``a`` and ``b`` make the same claim."""
        known = model().contrary
        score = likeness = self.likeness(a, b)
        contrary = self.contrary(a, b)
        if contrary:
            score += known[contrary]
        if self._repeats(a, b):
            score += known["one_article"]
        if self._of_two_stories(a, b):
            score += known["two_stories"]
        if _feel_apart(self.places[a], self.places[b]):
            score += known["two_feel"]
        if _differ(self._measured[a].measures, self._measured[b].measures):
            score += known["measures"]
        if self._share_a_name(a, b):
            score += known["a_name"]
        if self._another_toll(a, b):
            score += known["another_toll"]
        elif self._tolls_differ(a, b):
            score += known["other_toll"]
        elif _count_otherwise(self.places[a], self.places[b]):
            score += known["other_count"]
        if likeness >= known["same_but_hour"] and self._another_hour(a, b):
            score += known["another_hour"]
        return score

    def _values(self, a: int, b: int) -> tuple[float, ...]:
        """The features in the order of ``FEATURES``."""
        one, other = self._measured[a], self._measured[b]
        shared = self.alike.get((min(a, b), max(a, b)))
        if shared is None:
            shared = _sum(self._roots, one.place.roots & other.place.roots)
        roots = _ratio(shared, one.roots_weight + other.roots_weight - shared)
        common = one.terms & other.terms
        words = _sum(self._terms, common)
        pairs = len(one.pairs & other.pairs)
        first, second = one.place, other.place
        in_common = len(first.roots & second.roots)
        headlines, with_lead, with_body = _STANDING[first.position, second.position]
        same_speaker = not first.speaker.isdisjoint(second.speaker)
        figures = first.figures and second.figures and _same_figures(first.figures, second.figures)
        return (
            1.0,
            _ratio(words, one.weight + other.weight - words),
            roots,
            log1p(shared),
            float(in_common <= _FEW),
            float(in_common == min(len(first.roots), len(second.roots))),
            log1p(_sum(self._rarities, common)),
            min(_opens(one, second), _opens(other, first)),
            float(not _share_a_head(one, other)),
            _ratio(pairs, min(len(one.pairs), len(other.pairs))),
            _ratio(pairs, len(one.pairs) + len(other.pairs) - pairs),
            min(1.0, 4 * roots) if figures else 0.0,
            float(same_speaker),
            headlines,
            with_lead,
            with_body,
            roots * headlines,
            self._overlap(first, second),
            log(max(0.1, min(one.roots_weight, other.roots_weight))),
            self._neighbours(a, b),
            float(first.member.article == second.member.article),
        )

    def _share_a_name(self, a: int, b: int) -> bool:
        """Whether a headline and a lead share what may be one name: neither's predicate or subject.

        Otherwise the two mostly tell the same, in few common words.
        """
        one, other = self._measured[a], self._measured[b]
        common = len(one.place.roots & other.place.roots)
        return (
            {one.place.position, other.place.position} == {"headline", "lead"}
            and common <= _FEW
            and common < min(len(one.place.roots), len(other.place.roots))
            and not _share_a_head(one, other)
        )

    def _repeats(self, a: int, b: int) -> bool:
        """Whether both stand in one article's headline or text, which tells a thing once mostly."""
        one, other = self.places[a].member, self.places[b].member
        return one.article == other.article and one.field == other.field

    def _of_two_stories(self, a: int, b: int) -> bool:
        one, other = self.places[a].member, self.places[b].member
        return self._story_of.get(one.article) != self._story_of.get(other.article)

    def _another_toll(self, a: int, b: int) -> bool:
        """Whether two articles count those whom one thing befell in two ways.

        Who tells another figure words the rest otherwise too, so that little else is the same. An
        article with several tolls of a kind tells of several happenings, first of its own; where
        both have several, of which ones is open. So do two of days that are further apart.
        """
        one, other = self._measured[a], self._measured[b]
        if not (one.tolls and other.tolls):
            return False
        key, other_key = one.place.member.article, other.place.member.article
        if key == other_key or _days_apart(one.place, other.place) > _NEWER:
            return False
        for befell in one.tolls.keys() & other.tolls.keys():
            mine, others = one.tolls[befell], other.tolls[befell]
            told, told_there = self._told[key, befell], self._told[other_key, befell]
            if (
                min(len(told), len(told_there)) == 1
                and (mine.figure.low, others.figure.low) == (told[0], told_there[0])
                and _is_another(mine, others)
            ):
                return True
        return False

    def _tolls_differ(self, a: int, b: int) -> bool:
        """Whether two places count those whom one thing befell, and count others."""
        one, other = self._measured[a].tolls, self._measured[b].tolls
        befell = one.keys() & other.keys()
        return any(one[each].figure.low != other[each].figure.low for each in befell)

    def _another_hour(self, a: int, b: int) -> bool:
        """Whether two articles name two hours that may be those of one happening."""
        one, other = self.places[a], self.places[b]
        return (
            one.member.article != other.member.article
            and one.hour is not None
            and other.hour is not None
            and may_be_one(one.hour, other.hour)
        )

    def reasons(self, a: int, b: int) -> tuple[Reason, ...]:
        """What places ``a`` and ``b`` have in common, for people."""
        one, other = self.places[a], self.places[b]
        found: list[Reason] = []
        if one.terms == other.terms:
            found.append(Reason("identical"))
        else:
            run = _common_run(one.terms, other.terms)
            if len(run) > 1:
                found.append(Reason("phrase", _written(one.member.text, run)))
            rest = (frozenset(one.terms) & frozenset(other.terms)) - set(run)
            if rest:
                heavy = sorted(rest, key=lambda term: (-self._terms[term], term))
                found.append(Reason("words", _written(one.member.text, heavy[:5])))
        figures = _same_figures(one.figures, other.figures)
        if figures:
            found.append(Reason("figure", figures))
        if one.speaker & other.speaker:
            stems = {stem(term) for term in one.speaker & other.speaker}
            named = (w for w in words(one.source) if not stems.isdisjoint(map(stem, name_terms(w))))
            found.append(Reason("speaker", (" ".join(named),)))
        if "body" not in (one.position, other.position):
            found.append(Reason("opening", (one.position, other.position)))
        if self._neighbours(a, b) > 0.5:
            found.append(Reason("neighbours"))
        return tuple(found)

    def covered(self, a: int, b: int, *, without: frozenset[str] = frozenset()) -> float:
        """Share of what place ``a`` tells, by weight, that ``b`` tells too.

        Roots ``without`` which it is asked count for nothing.
        """
        told = self.places[a].roots - without
        return _ratio(_sum(self._roots, told & self.places[b].roots), _sum(self._roots, told))

    def weight(self, root: str) -> float:
        """What a root says in this story, nothing if no place has it."""
        return self._roots.get(root, 0.0)

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


def _feel_apart(one: Place, other: Place) -> bool:
    """Whether two thank, condemn or hope: what each claims is that he does."""
    is_felt = one.feels and other.feels and one.source and other.source
    return bool(is_felt) and are_two(one.source, other.source)


def _most(shared: Sums) -> Iterator[tuple[int, int, float]]:
    """Of each place those that share most with it, and what they share."""
    places, others, weights = shared.of(shared.things != shared.others)
    order = np.lexsort((others, -weights, places))
    ranked = places[order]
    rank = np.arange(len(ranked)) - np.searchsorted(ranked, ranked)
    best = order[rank < _PARTNERS]
    yield from zip(
        places[best].tolist(), others[best].tolist(), weights[best].tolist(), strict=True
    )


def _opening(place: Place) -> tuple[str, ...]:
    """The first roots of a place, in order."""
    return tuple(islice((r for r in map(root, place.terms) if r in place.roots), _OPENING))


def _opens(measured: _Measured, other: Place) -> float:
    """Share of the first roots of a place that another one has."""
    return _ratio(sum(each in other.roots for each in measured.opening), len(measured.opening))


def _tolls(place: Place) -> dict[str, _Toll]:
    """What a place counts of whom something befell; where it gives several of a kind, none."""
    if not 0 < len(place.figures) <= _LISTED or looks_back(place.member):
        return {}
    tolls: dict[str, list[Figure]] = defaultdict(list)
    for figure in place.figures:
        if suffered := harm(place.member, figure):
            tolls[suffered].append(figure)
    return {
        suffered: _Toll(figures[0], frozenset(map(root, near(place.member, figures[0]))))
        for suffered, figures in tolls.items()
        if len(figures) == 1 and figures[0].mod != "vague"
    }


def _is_another(one: _Toll, other: _Toll) -> bool:
    """Whether two tolls of one kind differ, and the same words stand beside them."""
    a, b = one.figure, other.figure
    if {a.low, a.high} & {b.low, b.high} or (a.unit and b.unit and not one_unit(a.unit, b.unit)):
        return False
    fewer = min(len(one.beside), len(other.beside))
    return fewer > 0 and len(one.beside & other.beside) >= _AROUND * fewer


def _days_apart(one: Place, other: Place) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 0


def _holds(one: _Measured, other: _Measured, weight: float) -> bool:
    """Whether a long place tells much of a short one: of a headline, say, and not only a name."""
    if weight < _CONTAINED * min(one.roots_weight, other.roots_weight):
        return False
    in_common = len(one.place.roots & other.place.roots)
    return in_common > _FEW or (in_common == _FEW and _share_a_head(one, other))


def _share_a_head(one: _Measured, other: _Measured) -> bool:
    """Whether one of two places has the very first root of the other, mostly its predicate."""
    return _heads(one, other.place) or _heads(other, one.place)


def _heads(measured: _Measured, other: Place) -> bool:
    """Whether another place has the very first root of a place."""
    return bool(measured.opening) and measured.opening[0] in other.roots


def _weights(found: Sequence[tuple[str, frozenset[str]]]) -> dict[str, float]:
    """What each word says: much where few places of the articles that have it have it."""
    places: Counter[str] = Counter()
    holders: dict[str, set[str]] = defaultdict(set)
    for article, told in found:
        places.update(told)
        for word in told:
            holders[word].add(article)
    each = len(found) / max(1, len({article for article, _ in found}))
    return {word: log1p(each * len(holders[word]) / count) for word, count in places.items()}


def _sum(weights: Mapping[str, float], words: frozenset[str]) -> float:
    # Exact, since the last digits of a plain sum depend on its order.
    return fsum(map(weights.__getitem__, words))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _same_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[str, ...]:
    """The figures of ``ours`` whose unit and value one of ``theirs`` has."""
    return tuple(
        figure.text for figure in ours if any(same_count(figure, other) for other in theirs)
    )


def one_unit(one: str, other: str) -> bool:
    """Whether two units name one thing: they have a root in common."""
    return one == other or not _unit(one).isdisjoint(_unit(other))


def same_count(one: Figure, other: Figure) -> bool:
    """Whether two figures tell one value of one unit."""
    return one_unit(one.unit, other.unit) and bool(
        {one.low, one.high} & {other.low, other.high} - {None}
    )


def may_be_rounded(a: float, b: float) -> bool:
    """Whether two values may be roundings of each other."""
    return abs(a - b) <= _ROUNDED * max(abs(a), abs(b))


def _differ(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    """Whether both measure something and have no such value in common, rounded."""
    return bool(ours and theirs) and not any(may_be_rounded(a, b) for a in ours for b in theirs)


def _count_otherwise(one: Place, other: Place) -> bool:
    """Whether both count things of one kind, and no value is that of the other."""
    return not _same_figures(one.figures, other.figures) and any(
        one_unit(mine.unit, others.unit) for mine in one.figures for others in other.figures
    )


def is_measure(unit: str) -> bool:
    """Whether a figure's unit measures (shares, money, points, speed) rather than counts."""
    return bool(unit) and (unit.isascii() or "/" in unit or unit in claim_words().measures)


def _measures(figures: Sequence[Figure]) -> list[float]:
    return [
        value
        for figure in figures
        if is_measure(figure.unit)
        for value in {figure.low, figure.high}
        if value is not None
    ]


@lru_cache(10_000)
def _unit(unit: str) -> frozenset[str]:
    return frozenset(map(root, terms(unit)))


def _written(text: str, terms_there: Iterable[str]) -> tuple[str, ...]:
    """The words of ``text`` that have these terms, in their order."""
    written: dict[str, str] = {}
    for word in words(text):
        for term in terms_of((word,)):
            written.setdefault(term, word)
    return tuple(written[term] for term in terms_there)


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
