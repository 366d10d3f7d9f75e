"""Credits: the agencies and other outlets that byline, dateline or trailer name as the origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from musnad.article import Article, Credit, Span
from musnad.lexicon import load
from musnad.text.folding import LETTERS, fold

_LETTER: Final = re.compile(r"\w")
_DATELINE: Final = 120
_TRAILER: Final = 80
_OTHERS: Final = 3


@cache
def _agency_pattern() -> re.Pattern[str]:
    """All agency names as one pattern over folded text, longest first."""
    lexicon = load()
    names = []
    for agency in lexicon.agencies:
        for name in (agency["name"], *agency.get("variants", ())):
            parts = [re.escape(part) for part in fold_line(name).replace(".", " ").split()]
            names.append(
                r"[\s.]*".join(parts) if all(len(p) <= 2 for p in parts) else r"\s+".join(parts)
            )
    names = _by_letter(sorted(set(names), key=len, reverse=True))
    for form in lexicon.agency_forms:
        words = (r"\w+" if word == "…" else re.escape(word) for word in fold_line(form).split())
        names.append(r"\s+".join(words))
    return re.compile(r"(?<!\w)(?<!ل\()(?<!لـ\()(?:و|ال)?(" + "|".join(names) + r")(?!\w)")


def _by_letter(names: list[str]) -> list[str]:
    """``names`` with those of one first letter put together, so that most are not tried at all."""
    further: dict[str, list[str]] = {}
    for name in names:
        further.setdefault(name[0], []).append(name[1:])
    return [f"{letter}(?:{'|'.join(rests)})" for letter, rests in further.items()]


def fold_line(line: str) -> str:
    """``line`` folded letter by letter, so that offsets stay those of the line as given."""
    return line.translate(LETTERS)


def read_credits(article: Article) -> tuple[Credit, ...]:
    """The credits of ``article``, in the order byline, dateline, trailer, each once."""
    found: list[Credit] = []
    seen: set[str] = set()
    for field, start, end in _places(article):
        raw = getattr(article, field)[start:end]
        folded = fold_line(raw)
        for match in _agency_pattern().finditer(folded):
            name = raw[match.start(1) : match.end(1)]
            key = re.sub(r"\W", "", fold(name))
            if key in seen:
                continue
            seen.add(key)
            begin = start + match.start(1)
            found.append(Credit(name, field, Span(begin, begin + len(name), name)))  # type: ignore[arg-type]
    return tuple(found)


_SHORT: Final = r"[ \t\u00a0]*([^\n:.«»\"]{2,40}(?:[-–—ـ/(][^\n:«»\"]{2,30}))(?:\)|:|\n)"
_FIRST_LINE: Final = re.compile(_SHORT)
_LINE: Final = re.compile("\n" + _SHORT)
#: «(رويترز) أعلنت …», «واشنطن، 3 مارس/ شينخوا/ قال …».
_OPENING: Final = re.compile(r"([^\n:.«»\"]{0,40}[(/][^\n:«»\"()/]{2,30}[)/])")
#: «د ب أ - قالت …», «القاهرة - رويترز - قال …».
_BEFORE_DASH: Final = re.compile(r"([^\n:.«»\"]{2,40})\s[-–—]\s")
#: «رام الله 14-8-2023 وفا- اعتقلت …», «طهران / 29 كانون الثاني / ارنا – اعلن …».
_LAST_BEFORE_DASH: Final = re.compile(r"([^\W\d_]{2,12})[ \t\u00a0]?[-–—](?=\s)")
_SHORT_DATELINE: Final = 60
_BETWEEN: Final = re.compile(r"[-–—ـ/:+|،()«»]")
_NAME: Final = re.compile(r"[^\W\d_]{2,}")
_BRACKET: Final = re.compile(r"\(([^()\n]{2,40})\)\s*$")


def _short_lines(text: str) -> Iterator[re.Match[str]]:
    """The beginnings of lines that may be datelines."""
    first = _FIRST_LINE.match(text)
    if first:
        yield first
    # A pattern that begins with one certain character is sought several times faster.
    yield from _LINE.finditer(text, first.end() if first else 0)


def _places(article: Article) -> list[tuple[str, int, int]]:
    places = []
    if article.byline:
        places.append(("byline", 0, len(article.byline)))
    text = article.text
    for match in _short_lines(text):
        places.append(("text", match.start(1), match.end(1)))
        if len(places) > 200:
            break
    tail = text.rstrip()
    bracket = _BRACKET.search(tail[-_TRAILER:])
    if bracket:
        base = max(0, len(tail) - _TRAILER)
        places.append(("text", base + bracket.start(1), base + bracket.end(1)))
    lead = len(text) - len(text.lstrip())
    first = text[lead : lead + _DATELINE].split("\n", 1)[0]
    if re.search(r"(هـ|ه)\s.*\sم\s", first) or _only_credits(first):
        places.append(("text", lead, lead + len(first)))
    dashed = _BEFORE_DASH.match(first)
    if dashed and _only_credits(dashed.group(1)):
        places.append(("text", lead, lead + dashed.end(1)))
    opening = _OPENING.match(first)
    if opening:
        places.append(("text", lead + opening.start(1), lead + opening.end(1)))
    dateline = first[:_SHORT_DATELINE]
    if any(dash in dateline for dash in "-–—"):
        for dashed in _LAST_BEFORE_DASH.finditer(dateline):
            places.append(("text", lead + dashed.start(1), lead + dashed.end(1)))
    last = tail[-_TRAILER:].rsplit("\n", 1)[-1]
    if _only_credits(last):
        places.append(("text", len(tail) - len(last), len(tail)))
    return places


def _only_credits(line: str) -> bool:
    """Whether a line is too short to say anything but where the text comes from.

    «وكالات», «لندن: رويترز», «المصدر: الجزيرة + وكالات».
    """
    rest, found = _agency_pattern().subn(" ", fold_line(line))
    others = len(_NAME.findall(rest))
    # without a mark between, other words are those of a name («فارس المرادي»)
    return found > 0 and (not others or (others <= _OTHERS and bool(_BETWEEN.search(rest))))
