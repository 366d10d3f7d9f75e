"""Copies: articles of which one's text mostly repeats the other's, whole, cut or in part.

Pairs that share some runs of five words are compared run by run, which tells a shortened dispatch
from an article on the same matter. What an outlet writes under many of its articles counts as no
text.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import msgspec

from musnad.claims.model import Copy, CopyKind, Telling
from musnad.ledger.terms import folded_words

#: Articles further apart are not compared.
WINDOW_DAYS = 7
#: Words of a run that two texts hardly have in common by chance.
_RUN = 5
#: Share of the words in common runs from which a text is repeated, wholly or mostly: 60 % of the
#: words, but every changed word hides up to four unchanged ones that stand between it and the next.
_WHOLLY, _MOSTLY = 0.85, 0.54
#: Words in one run from which a part is repeated.
_PART = 40
#: One of so many runs is looked up.
_SAMPLED = 4
#: Sampled runs in common from which two articles are compared, and their share of the shorter's.
_COMMON, _COMMON_SHARE = 2, 0.02
#: A run in more articles of one outlet is a formula of this outlet.
_FORMULA = 5
#: Of the articles that share a run each is compared with so many that follow it.
_FOLLOWERS = 60
#: Shorter texts are a caption or a line about nothing.
_SHORTEST = 12


class _Text(msgspec.Struct, frozen=True, gc=False):
    """An article as its runs of words, in order; ``words`` counts those outside formulas."""

    telling: Telling
    runs: array[int]
    formulas: frozenset[int]
    words: int

    def covered(self, wanted: Container[int]) -> tuple[int, int]:
        """How many words the wanted runs cover, formulas left out, and the most without a gap."""
        covered = longest = end = begin = 0
        for at, run in enumerate(self.runs):
            if run in wanted and run not in self.formulas:
                if at > end:
                    begin = at
                covered += at + _RUN - max(at, end)
                end = at + _RUN
                longest = max(longest, end - begin)
        return covered, longest


def find_copies(tellings: Iterable[Telling]) -> tuple[Copy, ...]:
    """Every pair of copies among ``tellings`` within a week, the earliest first.

    A pure function of the articles, in any order; an article of unknown day is compared with all.
    Costs time in proportion to the words and to the pairs that share some.
    """
    known = sorted({telling.key: telling for telling in tellings}.values(), key=_came)
    texts = _texts(known)
    found = []
    for a, b in _candidates(texts):
        copy = _compared(texts[a], texts[b])
        if copy is not None:
            found.append(copy)
    return tuple(found)


def _came(telling: Telling) -> tuple[bool, str, str, bool, int, str]:
    """When an article came; of one day the credited and fuller one is nearer to the dispatch."""
    return (
        telling.day is None,
        str(telling.day),
        telling.article.published,
        not telling.reading.credits,
        -len(telling.article.text),
        telling.key,
    )


def _texts(tellings: Sequence[Telling]) -> list[_Text]:
    runs = [_runs(telling.article.text) for telling in tellings]
    of_outlet: dict[str, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        of_outlet[telling.article.outlet].append(number)
    texts: dict[int, _Text] = {}
    for numbers in of_outlet.values():
        held: Counter[int] = Counter()
        for number in numbers:
            held.update(set(runs[number]))
        formulas = frozenset(run for run, count in held.items() if count > _FORMULA)
        for number in numbers:
            text = _Text(tellings[number], runs[number], formulas, 0)
            words = text.covered(text.runs)[0]
            texts[number] = msgspec.structs.replace(text, words=words)
    return [texts[number] for number in range(len(tellings))]


def _runs(text: str) -> array[int]:
    """A number for every run of words, the same in every process."""
    words = [_number(word) for word in folded_words(text)]
    return array("q", (hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)))


@lru_cache(500_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7).digest())


def _candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """Pairs, by their places in ``texts``, that share enough sampled runs within the window."""
    holders: dict[int, list[int]] = defaultdict(list)
    sampled = []
    for number, text in enumerate(texts):
        own = {run for run in text.runs if run % _SAMPLED == 0} - text.formulas
        sampled.append(len(own))
        for run in own:
            holders[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        for place, a in enumerate(held):
            for b in held[place + 1 : place + 1 + _FOLLOWERS]:
                if _near(texts[a].telling.day, texts[b].telling.day):
                    shared[a, b] += 1
    return sorted(
        (a, b)
        for (a, b), count in shared.items()
        if count >= _COMMON and count >= _COMMON_SHARE * min(sampled[a], sampled[b])
    )


def _near(a: date | None, b: date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= WINDOW_DAYS


def _compared(first: _Text, second: _Text) -> Copy | None:
    if min(first.words, second.words) < _SHORTEST:
        return None
    common = set(first.runs) & set(second.runs) - first.formulas - second.formulas
    covered = [text.covered(common) for text in (first, second)]
    shares = [words / text.words for text, (words, _) in zip((first, second), covered, strict=True)]
    longest = min(run for _, run in covered)
    share = shares[0] if first.words < second.words else shares[1]
    kind: CopyKind
    if min(shares) >= _WHOLLY:
        kind = "same"
    elif share >= _MOSTLY:
        kind = "cut"
    elif longest >= _PART:
        kind = "part"
    else:
        return None
    return Copy(
        first=first.telling.key, second=second.telling.key, kind=kind, share=round(share, 3)
    )
