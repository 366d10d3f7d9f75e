"""Whether two members tell of one thing, or fill in one form for two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from musnad.article import Figure
from musnad.claims.compared import stems
from musnad.claims.comparing import same_count
from musnad.claims.mutations.pairs import Pair
from musnad.claims.voices import Voice
from musnad.lexicon import load
from musnad.lexicon.changes import change_words
from musnad.lexicon.numerals import ORDINAL
from musnad.text.folding import fold
from musnad.text.stemming import stem

_WORD = re.compile(r"\w+")
#: A name in quotation marks, of few words.
_NAME = re.compile(r"[«“\"]\s?([^«»“”\"]{2,30})[»”″\"]")


def are_two(pair: Pair) -> bool:
    """Whether what two members tell of is numbered or named apart: «the eighth», «the ninth»."""
    ordinals, others = _ordinals(pair.before), _ordinals(pair.after)
    if any(ordinals[noun].isdisjoint(others[noun]) for noun in ordinals.keys() & others.keys()):
        return True
    if ordinals and others and _values(ordinals).isdisjoint(_values(others)):
        return True
    names, other_names = _names(pair.before), _names(pair.after)
    return bool(names and other_names) and not names & other_names


def count_apart(pair: Pair) -> bool:
    """Whether both count one thing and agree in no value, as two days' counts do."""
    mine, others = _by_unit(pair.before), _by_unit(pair.after)
    return any(
        not any(same_count(a, b) for a in mine[unit] for b in others[unit])
        for unit in mine.keys() & others.keys()
    )


def _ordinals(voice: Voice) -> dict[str, set[float]]:
    """The ordinals of a member by the noun that each stands behind: «the second shipment»."""
    words = load().words
    found: dict[str, set[float]] = defaultdict(set)
    for before, raw in pairwise(["", *_WORD.findall(voice.member.text)]):
        number = words[raw].number
        # «At eight o'clock» numbers nothing.
        if number and number.kind == ORDINAL and fold(before) not in change_words().clock:
            found[stem(fold(before))].add(number.value)
    return found


def _values(ordinals: Mapping[str, set[float]]) -> set[float]:
    return set().union(*ordinals.values())


def _names(voice: Voice) -> frozenset[str]:
    """The stems of what stands in quotation marks."""
    found = (stems(name[1]) for name in _NAME.finditer(voice.member.text))
    return frozenset[str]().union(*found)


def _by_unit(voice: Voice) -> dict[str, list[Figure]]:
    counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in voice.figures:
        if figure.unit and figure.mod != "vague":
            counted[figure.unit].append(figure)
    return counted
