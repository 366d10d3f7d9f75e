"""A statement in a list: its chain, its act, and its words in their sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from musnad.article import NAMELESS, Act, Kind
from musnad.messages import Language, listed
from musnad.terminal.wording import act_of, mark_of, to_whom, verb_of
from musnad.text.marks import balanced
from musnad.text.terms import term_spans

#: Longer sentences are shown around what was said or found, so many characters of them.
_LONGEST, _BEFORE = 700, 160


class Piece(NamedTuple):
    """Words of a sentence that are shown alike: said by the speaker or around it, looked for."""

    text: str
    is_said: bool
    is_found: bool


class Shown(NamedTuple):
    """What a list shows of a statement; ``templates/statements.html`` draws it.

    ``via`` are all relays in a phrase; ``cut_before`` and ``cut_after`` tell that the sentence is
    longer.
    """

    id: str
    article: int
    title: str
    day: date | None
    is_day_from_text: bool
    outlet: str
    via: str
    speaker: str
    is_nameless: bool
    mark: str
    act: str
    verb: str
    to: str
    is_denial: bool
    is_direct: bool
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


def shown(
    rows: Iterable[Mapping[str, Any]], wanted: frozenset[str], language: Language
) -> list[Shown]:
    """Rows of ``Ledger.find``; the words of the terms ``wanted`` are told as found."""
    return [_shown(row, wanted, language) for row in rows]


def _shown(row: Mapping[str, Any], wanted: frozenset[str], language: Language) -> Shown:
    act: Act = row["act"]
    kind: Kind = row["kind"]
    sentence, start, end = _sentence(row)
    begin, stop = _window(sentence, start, wanted)
    return Shown(
        id=row["id"],
        article=row["article"],
        title=row["title"],
        day=row["day"],
        is_day_from_text=row["day_from"] == "text",
        outlet=row["outlet"],
        via=listed(row["via"]) if row["via"] else "",
        speaker=row["speaker"],
        is_nameless=kind in NAMELESS,
        mark=mark_of(kind, language),
        act=act_of(act, language),
        verb=verb_of(row["verb"]),
        to=to_whom(row["addressee"], act, language),
        is_denial=act == "deny",
        # Where the sentence is shown, it has its own marks.
        is_direct=row["form"] == "direct" and end - start == len(sentence),
        pieces=tuple(_pieces(sentence, begin, stop, (start, end), wanted)),
        cut_before=begin > 0,
        cut_after=stop < len(sentence),
    )


def _sentence(row: Mapping[str, Any]) -> tuple[str, int, int]:
    """The sentence of a statement, and where what was said stands in it; else only that."""
    content, sentence = row["content"], row.get("sentence") or ""
    at = sentence.find(content) if content else -1
    if at < 0 or len(sentence) == len(content):
        content = balanced(content)
        return content, 0, len(content)
    return sentence, at, at + len(content)


def _window(sentence: str, start: int, wanted: frozenset[str]) -> tuple[int, int]:
    """What of a sentence is shown: all, or whole words around what was found or said."""
    if len(sentence) <= _LONGEST:
        return 0, len(sentence)
    spans = term_spans(sentence) if wanted else []
    found = next((first for first, _, term in spans if term in wanted and first >= start), start)
    begin = max(0, min(found - _BEFORE, len(sentence) - _LONGEST))
    begin = sentence.rfind(" ", 0, begin) + 1 if begin else 0
    stop = min(len(sentence), begin + _LONGEST)
    if stop < len(sentence):
        stop = max(sentence.rfind(" ", begin, stop), begin) if " " in sentence[begin:stop] else stop
    return begin, stop


def _pieces(
    sentence: str, begin: int, stop: int, said: tuple[int, int], wanted: frozenset[str]
) -> Iterable[Piece]:
    found = [
        (begin + first, begin + last)
        for first, last, term in (term_spans(sentence[begin:stop]) if wanted else ())
        if term in wanted
    ]
    edges = {begin, stop, *(edge for pair in found for edge in pair)}
    edges |= {edge for edge in said if begin < edge < stop}
    places = sorted(edges)
    starts = {first: last for first, last in found}
    marked = 0
    for first, last in pairwise(places):
        marked = max(marked, starts.get(first, 0))
        yield Piece(sentence[first:last], said[0] <= first < said[1], first < marked)
