#!/usr/bin/env python3
"""Whether reading costs no more than in proportion to the text, whatever the text is.

    linear.py [--every N] [--size N] [--worst N]

Reads repetitions of pairs of cue words, names, connectives, numbers and marks: as text, behind a
quotation mark that nobody closes, within somebody's speech, and as a title. Cost is counted in
lines of Python run, so that it is the same on every machine. Of each input the cost of twice as
much is told, and the cost of a character against that of news; the worst ones are printed.

The exit status is 1 if any input grows faster or costs more than it may.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain, cycle, islice, product
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import msgspec

from musnad import Article, read

NEWS = Path(__file__).parents[1] / "tests" / "gold" / "articles.jsonl"
#: Twice the text may cost so many times as much; a character so many times one of news.
MOST_GROWTH, MOST_COST = 2.6, 30.0

#: At least one word of each construction and tense.
CUES = (
    "قال", "وقال", "يقول", "قالوا", "أكد", "وأكد", "أوضح", "ذكر", "ذكرت", "نقلت", "يرى", "وأضاف",
    "أعلن", "أشار إلى", "طالب", "اتهم", "حمّل", "قيل", "تردد", "جاء في", "جاء فيه", "كما قال",
    "مشيرا إلى", "مؤكدا", "معلنا", "لافتا الانتباه", "قوله", "بقوله", "بالقول", "بعد تأكيد", "نصه",
    "أعلنه", "وفقا ل", "بحسب", "، بحسب", "نقلا عن", "على حد قول", "على لسان", "أكد ذلك", "يذكر أن",
)  # fmt: skip
NAMES = (
    "الوزير", "محمد", "مصادر", "بيان", "وكالة رويترز", "لرويترز", "سموه", "المتحدث نفسه",
    "السيد خالد", "المسؤول عن", "استقالته", "ضرورة", "زيد عمرو",
)  # fmt: skip
CONNECTIVES = (
    "أن", "بأن", "إن", "و", "ثم", "لكن", "الذي", "، التي", "، وهو", "في", "عن", "إلى", "اليوم",
    "لم", "أنه", "حيث", "رغم",
)  # fmt: skip
MARKS = (
    "،", "؛", ":", ".", "..", '"', "«", "»", "“", "'", "(", ")", "-", "؟", "\n", "\n\n", "/", "%",
    "\u0640", "\u064b",
)  # fmt: skip
NUMBERS = (
    "5", "2015", "خمسة", "مليون", "و20 ألف", "من 5 إلى", "دولار", "1/2/2015", "الساعة 5", "يوم",
    "الأحد", "مايو", "منذ", "قبل شهرين", "العام الماضي", "بين", "نحو", "في المئة", "رجب",
)  # fmt: skip
OTHERS = ("ء" * 50, "https://a.b/c", "abc", "\u0640" * 30, "(أ ف ب)", "لندن -")
#: What lists go on with; these are repeated alone only.
LISTED = ("والأيام", "و الأيام", "والأحد", "و5 مايو", "وألف")
#: Behind what, and in which field, a pattern is repeated.
_PLACES = (("", "text"), ("«", "text"), ("قال الوزير: ", "text"), ("", "title"))
PIECES = (*CUES, *NAMES, *CONNECTIVES, *MARKS, *NUMBERS, *OTHERS)


class Input(NamedTuple):
    """A pattern that is repeated in one field, behind something that stands there once."""

    pattern: str
    opening: str = ""
    field: str = "text"

    def article(self, size: int) -> Article:
        """An article with ``size`` characters of it."""
        written = (self.opening + self.pattern * (size // len(self.pattern) + 1))[:size]
        return Article(**{"text": "", self.field: written})


class Cost(NamedTuple):
    """How many times as much twice the text costs, and how many times news of its length."""

    growth: float
    against_news: float
    input: Input

    @property
    def is_too_much(self) -> bool:
        """Whether it is more than it may be."""
        return self.growth > MOST_GROWTH or self.against_news > MOST_COST


def steps(article: Article) -> int:
    """How many lines of Python reading ``article`` runs."""
    counted = 0

    def count(_frame: FrameType, _event: str, _arg: Any) -> Any:
        nonlocal counted
        counted += 1
        return count

    read(article)  # what is looked up once only is looked up now
    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(article)
    finally:
        sys.settrace(before)
    return counted


@cache
def news_steps() -> float:
    """What a character of news costs."""
    lines = NEWS.read_bytes().splitlines()
    articles = [msgspec.json.decode(line, type=Article) for line in lines]
    return sum(map(steps, articles)) / sum(len(a.title) + len(a.text) for a in articles)


def cost(given: Input, size: int) -> Cost:
    """The cost of ``size`` and of twice as many characters of an input."""
    half, whole = steps(given.article(size)), steps(given.article(2 * size))
    return Cost(whole / half, whole / (2 * size) / news_steps(), given)


def singles() -> Iterator[Input]:
    """Each piece alone, and each without spaces."""
    for piece in (*PIECES, *LISTED):
        yield Input(f"{piece} ")
        yield Input(piece)


def pairs(every: int = 1) -> Iterator[Input]:
    """One of ``every`` so many pairs of pieces, at each place in turn."""
    patterns = islice((f"{a} {b} " for a, b in product(PIECES, repeat=2) if a != b), 0, None, every)
    for pattern, (opening, field) in zip(patterns, cycle(_PLACES), strict=False):
        yield Input(pattern, opening, field)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--every", type=int, default=10, help="try one of so many pairs")
    parser.add_argument("--size", type=int, default=3_000, help="characters, and then twice those")
    parser.add_argument("--worst", type=int, default=20, help="print so many inputs")
    options = parser.parse_args()
    print(f"news: {news_steps():.1f} steps a character")
    costs = [cost(each, options.size) for each in chain(singles(), pairs(options.every))]
    for told, measure in (("growth", lambda c: c.growth), ("cost", lambda c: c.against_news)):
        print(f"\nworst {told} of {len(costs)} inputs (growth, times news, input)")
        for each in sorted(costs, key=measure, reverse=True)[: options.worst]:
            shown = repr(each.input.opening + each.input.pattern)
            print(f"{each.growth:6.2f} {each.against_news:6.1f}  {each.input.field} {shown}")
    bad = sum(each.is_too_much for each in costs)
    print(f"\n{bad} over {MOST_GROWTH} times for twice the text, or {MOST_COST:.0f} times news")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
