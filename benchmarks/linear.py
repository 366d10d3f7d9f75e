#!/usr/bin/env python3
"""Whether reading costs no more than in proportion to the text, whatever the text is.

    linear.py [--worst N] [--tokens N] [--share I/N]

Reads repetitions of every pair of cue words, names, connectives, numbers and marks, and the same
behind a quotation mark that nobody closes, as text and as title. Cost is counted in lines of
Python run, so that it is the same on every machine. Of each input the cost of twice as much is
told, and the cost of a character against that of news; the worst ones are printed.

The exit status is 1 if any input grows faster or costs more than it may.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
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

    def count(frame: FrameType, event: str, arg: Any) -> Any:
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


def pairs(pieces: Iterable[str] = PIECES) -> Iterator[Input]:
    """All pairs of pieces, with spaces, and each piece alone, also without spaces."""
    pieces = tuple(pieces)
    for first, second in product(pieces, repeat=2):
        yield Input(f"{first} " if first == second else f"{first} {second} ")
    for piece in pieces:
        yield Input(piece)


if __name__ == "__main__":
    pass
