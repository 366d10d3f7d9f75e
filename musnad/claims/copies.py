"""Copies: articles of which one's text mostly repeats the other's, whole, cut or in part.

Pairs that share some runs of five words are compared run by run, which tells a shortened dispatch
from an article on the same matter. What an outlet writes under many articles of a day counts as no
text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from musnad.claims.credited import credit_fate
from musnad.claims.forecasts import is_forecast
from musnad.claims.model import Copy, CopyKind, Telling
from musnad.claims.runs import NO_TEXT, RUN, Runs, covered, held, noticed, runs_of, without_formulas
from musnad.claims.subjects import own_words
from musnad.claims.window import dated
from musnad.text.terms import term_spans

#: Articles further apart are not compared.
WINDOW_DAYS = 7
#: Characters ``start`` (included) to ``end`` (excluded) of an article's text.
Stretch = tuple[int, int]

#: Share of the words in common runs from which a text is repeated, wholly or mostly: 60 % of the
#: words, but every changed word hides up to four unchanged ones that stand between it and the next.
_WHOLLY, _MOSTLY = 0.85, 0.54
#: What is alike so many days later is mostly a form that was filled in again, so more is asked.
_LATER, _MOSTLY_LATER = 3, 0.75
#: What is asked more for every word that each of the two is about and the other lacks, six at
#: most; of the same days the first two are let pass, which may be one synonym, said twice.
_OWN_WORD, _OWN_WORDS, _SYNONYM = 0.15, 6, 2
#: Of forecasts of two days more is asked: tomorrow's is told in the words of today's.
_FORECAST = 0.85
#: Words in one run from which a part is repeated.
_PART = 40
#: Noticed runs in common from which two articles are compared: so many, as any forty words in a row
#: have, or their share of the shorter one's.
_NOTICED, _NOTICED_SHARE = 4, 0.1
#: A run that so many other articles of an outlet's day have is a formula of the outlet.
_FORMULA = 5
#: Shorter texts are a caption or a line about nothing.
_SHORTEST = 12

_Numbers = NDArray[np.int64]


class Text(msgspec.Struct, frozen=True, gc=False):
    """An article as its runs of words, and those by which it is looked up.

    ``words`` counts those outside formulas.
    """

    telling: Telling
    day: date
    runs: Runs
    noticed: Runs
    words: int


def find_copies(
    tellings: Iterable[Telling], fresh: Collection[str] | None = None
) -> tuple[Copy, ...]:
    """Every pair of copies among ``tellings`` within a week, the earliest first.

    With ``fresh`` only the pairs of which at least one key is in it. Articles without a day are
    compared with none. What is found of two articles depends on them and on what their outlets
    wrote on their very days, so the pairs are the same in any order and however they are divided
    into fresh ones, as long as every outlet's day is given whole.
    Costs time and memory in proportion to the words and to the pairs that share some.
    """
    return copies_among(texts_of(dated(tellings, fresh, WINDOW_DAYS)), fresh)


def copies_among(texts: Iterable[Text], fresh: Collection[str] | None = None) -> tuple[Copy, ...]:
    """As ``find_copies``, of texts whose formulas are known: no outlet's day need be whole."""
    texts = sorted((text for text in texts if text.words >= _SHORTEST), key=_came)
    found = (_compared(texts[a], texts[b]) for a, b in _candidates(texts, fresh))
    return tuple(copy for copy in found if copy is not None)


def stretches(first: Telling, second: Telling) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The stretches of the first text that the second lacks, and of the second that are added.

    A stretch has five words or more in a row that are in no run in common.
    """
    one, other = runs_of(first.article.text), runs_of(second.article.text)
    return (
        _lacking(first.article.text, held(one, np.unique(other))),
        _lacking(second.article.text, held(other, np.unique(one))),
    )


def _lacking(text: str, common: NDArray[np.bool_]) -> tuple[Stretch, ...]:
    places = [(start, end) for start, end, _ in term_spans(text)]
    gaps = []
    end = 0
    for at in (*np.flatnonzero(common).tolist(), len(places)):
        if at - end >= RUN:
            gaps.append((places[end][0], places[at - 1][1]))
        end = at + RUN
    return tuple(gaps)


def texts_of(tellings: Iterable[tuple[date, Telling]]) -> Iterator[Text]:
    """What is to be compared of the articles of these days; every outlet's day is given whole."""
    of_days: dict[tuple[date, str], list[Telling]] = defaultdict(list)
    for day, telling in tellings:
        of_days[day, telling.article.outlet].append(telling)
    for (day, _), of_outlet in of_days.items():
        told = without_formulas([runs_of(one.article.text) for one in of_outlet], _FORMULA)
        for telling, runs in zip(of_outlet, told, strict=True):
            yield Text(telling, day, runs, noticed(runs), covered(runs != NO_TEXT).words)


def _came(text: Text) -> tuple[date, str, bool, int, str]:
    """When an article came; of one day the credited and fuller one is nearer to the dispatch."""
    telling = text.telling
    return (
        text.day,
        telling.article.published,
        not telling.reading.credits,
        -len(telling.article.text),
        telling.key,
    )


def _candidates(texts: Sequence[Text], fresh: Collection[str] | None) -> Iterator[tuple[int, int]]:
    """Pairs, by their places in ``texts``, that share enough noticed runs within the window."""
    if not texts:
        return
    marks = [text.noticed for text in texts]
    sizes = np.array([len(some) for some in marks])
    first, second = _sharing(marks, np.array([text.day.toordinal() for text in texts]))
    if fresh is not None:
        is_fresh = np.array([text.telling.key in fresh for text in texts])
        wanted = is_fresh[first] | is_fresh[second]
        first, second = first[wanted], second[wanted]
    pairs, shared = np.unique(first * len(texts) + second, return_counts=True)
    first, second = np.divmod(pairs, len(texts))
    fewer = np.minimum(sizes[first], sizes[second])
    enough = (shared >= _NOTICED) | (shared >= _NOTICED_SHARE * fewer)
    yield from zip(first[enough].tolist(), second[enough].tolist(), strict=True)


def _sharing(marks: Sequence[Runs], days: _Numbers) -> tuple[_Numbers, _Numbers]:
    """Both places of every pair within the window, once for every mark that they share."""
    every = np.concatenate(marks)
    holders = np.repeat(np.arange(len(marks)), [len(some) for some in marks])
    order = np.argsort(every, kind="stable")
    every, holders = every[order], holders[order]
    # Holders of a mark stand together and by their days: each is paired with those that follow it.
    number = np.cumsum(np.concatenate(([False], every[1:] != every[:-1])))
    when = number * (np.ptp(days) + WINDOW_DAYS + 1) + (days - np.min(days))[holders]
    places = np.arange(len(every))
    followers = np.searchsorted(when, when + WINDOW_DAYS, side="right") - places - 1
    before = np.repeat(places, followers)
    nth = np.arange(len(before)) - np.repeat(np.cumsum(followers) - followers, followers)
    return holders[before], holders[before + 1 + nth]


def _compared(first: Text, second: Text) -> Copy | None:
    shorter, longer = (first, second) if first.words < second.words else (second, first)
    in_shorter = covered(held(shorter.runs, np.sort(longer.runs)))
    share = in_shorter.words / shorter.words
    if share < _MOSTLY and in_shorter.longest < _PART:
        return None
    in_longer = covered(held(longer.runs, np.sort(shorter.runs)))
    shares = share, in_longer.words / longer.words
    kind: CopyKind
    if _told_again(share, first, second):
        kind = "same" if min(shares) >= _WHOLLY else "cut"
    elif min(in_shorter.longest, in_longer.longest) >= _PART:
        kind = "part"
    else:
        return None
    return Copy(
        first=first.telling.key,
        second=second.telling.key,
        kind=kind,
        share=round(share, 3),
        credit=credit_fate(first.telling, second.telling),
    )


def _told_again(share: float, first: Text, second: Text) -> bool:
    """Whether so much in common makes a copy, rather than another use of the same form."""
    if abs((first.day - second.day).days) < _LATER:
        least, ignored = _MOSTLY, _SYNONYM
    else:
        least, ignored = _MOSTLY_LATER, 0
    if share >= least and first.day != second.day and _forecast(first) and _forecast(second):
        least = _FORECAST
    if share < least or share >= least + _OWN_WORD * (_OWN_WORDS - ignored):
        return share >= least
    own = min(own_words(first.telling.article, second.telling.article), _OWN_WORDS)
    return share >= least + _OWN_WORD * max(own - ignored, 0)


def _forecast(text: Text) -> bool:
    return is_forecast(text.telling.article)
