"""Places of an article that can make a claim: contents, headlines, clauses in the writer's voice.

A field is cut at the ends of its sentences and of the contents of its statements, and what is long
at its commas: the finer the places, the surer it is that one of them makes one claim. What
introduces a statement («قال الوزير للصحيفة») claims nothing that is traced, so it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import msgspec

from musnad.article import NAMELESS, Article, Figure, Moment, Reading, Statement
from musnad.claims.hours import clock
from musnad.claims.model import Member, Telling
from musnad.lexicon import load
from musnad.lexicon.claims import claim_words
from musnad.lexicon.localities import locality
from musnad.lexicon.words import GIVEN
from musnad.text.folding import folded
from musnad.text.stemming import stem, without_clitics
from musnad.text.terms import name_terms, terms

Position = Literal["headline", "lead", "body"]

#: A sentence ends at these; not a dot in a number or behind a single letter («د.»).
_STOP = re.compile(r"[!؟?\n]+|(?<!\s\w)\.(?!\d)\.*|؛")
#: Where one clause may end and the next begin.
_JOINT = re.compile(r"[،,;](?!\d)|\s[-–—]\s|\s(?=و[^\W_]*\s)")
#: Where a headline may join a second claim to the first: a comma, a dash, any word.
_TITLE_JOINT = re.compile(r"[،,;](?!\d)|\s[-–—]\s|\s(?=[^\W_]{3})")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u064b-\u0652\u0670])*")
#: Terms that a clause must have on either side of the comma at which it is cut.
_CLAUSE_TERMS = 5
#: Terms of the shortest place, in a statement and in the writer's own voice, and letters of such.
_CONTENT_TERMS, _OWN_TERMS, _LETTERS = 2, 3, 3
#: Conjunctions that are written with the next word.
_CONJUNCTIONS = ("و", "ف")
#: Characters between a reporting word and what is said, where to whom and how it was said stands.
_INTRODUCTION = 40
#: Characters of the longest formula or byline, and words of the former.
_SHORT, _FORMULA = 40, 5
_DASH = re.compile(r"\s[-–—]|[-–—]\s")
_TRIMMED = " \t\r\n\u00a0\u200f\u200e.,،؛;:!-–—\"'«»“”()[]…"


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A member to be, with what is compared: terms in order, figures, moments, who speaks.

    ``day`` is its article's. ``source`` is who speaks, if he has a name, ``speaker`` its stems;
    ``feels`` tells whether he thanks, condemns or hopes.
    """

    member: Member
    position: Position
    terms: tuple[str, ...]
    roots: frozenset[str]
    figures: tuple[Figure, ...]
    moments: tuple[str, ...]
    hour: Moment | None
    day: date | None
    source: str
    speaker: frozenset[str]
    feels: bool
    negated: bool
    sides: frozenset[tuple[int, bool]]


def places(telling: Telling) -> list[Place]:
    """The places of an article in the order of its text, the headline's first."""
    found: list[Place] = []
    for field in ("title", "text"):
        led = field == "title"
        for start, end, said in _pieces(telling.article, telling.reading, field):
            raw = getattr(telling.article, field)[start:end]
            words = tuple(terms(raw))
            if not _tells(words, _CONTENT_TERMS if said else _OWN_TERMS) or _is_boilerplate(raw):
                continue
            if said is None and _is_further_name(raw):
                continue
            if not led and field == "text" and _is_byline(raw):
                continue
            if _is_dateline(telling.reading, field, start, end):
                continue
            position: Position = "body" if led else "lead"
            if field == "title":
                position = "headline"
            else:
                led = True
            found.append(_place(telling, field, start, end, said, words, position))
    return found


def _tells(words: Sequence[str], least: int) -> bool:
    """Whether at least so many of the terms are words of some letters."""
    for word in words:
        if len(word) >= _LETTERS and word.isalpha():
            least -= 1
            if not least:
                return True
    return False


def _place(
    telling: Telling,
    field: Literal["title", "text"],
    start: int,
    end: int,
    said: Statement | None,
    words: tuple[str, ...],
    position: Position,
) -> Place:
    raw: str = getattr(telling.article, field)[start:end]
    known = claim_words()
    inside = [folded(word) for word in _WORD.findall(raw)]
    figures = tuple(
        figure
        for figure in telling.reading.figures
        if figure.field == field and start <= figure.start < end
    )
    moments = [
        moment
        for moment in telling.reading.moments
        if moment.field == field and start <= moment.start < end
    ]
    return Place(
        member=Member(
            article=telling.key,
            field=field,
            start=start,
            end=end,
            text=raw,
            statement=said.id if said else "",
        ),
        position=position,
        terms=words,
        roots=_roots(raw, start, figures) if figures else frozenset(map(root, words)),
        figures=figures,
        moments=tuple(moment.value for moment in moments if _is_date(moment)),
        hour=clock(moments),
        day=telling.day,
        source=_source(said),
        speaker=frozenset(map(stem, name_terms(_source(said)))),
        feels=said is not None and said.act == "express",
        negated=_is_negated(inside, denied=said is not None and said.act == "deny"),
        sides=frozenset[tuple[int, bool]]().union(
            *map(known.opposites.__getitem__, known.opposites.keys() & map(without_clitics, inside))
        ),
    )


def _first_claim(words: Sequence[str]) -> int:
    """How many words a place has before it claims a further thing («وأن …»)."""
    further = claim_words().coordinators
    return next((at for at, word in enumerate(words) if at and word in further), len(words))


def is_negated(raw: str, *, denied: bool) -> bool:
    """Whether the first claim of ``raw`` is negated: by its words or by who denies it."""
    return _is_negated([folded(word) for word in _WORD.findall(raw)], denied=denied)


def _is_negated(words: Sequence[str], *, denied: bool) -> bool:
    negations = claim_words().negations
    # Most places have no negation anywhere, with or without a letter before it.
    if negations.isdisjoint(words) and negations.isdisjoint([word[1:] for word in words]):
        return denied
    claim = words[: _first_claim(words)]
    found = sum(_negates(before, word) for before, word in pairwise(["", *claim]))
    return (found + denied) % 2 == 1


def _negates(before: str, word: str) -> bool:
    """Whether a folded word negates what is claimed; ``before`` it is empty at the beginning.

    A negation behind «و» is the claim's where it begins it («ولم يؤكد»); within, it joins another
    thing: «شريطة نظافتها وعدم اتساخها».
    """
    known = claim_words()
    if not before and word.startswith(_CONJUNCTIONS):
        word = word[1:]
    return word in known.negations and (before, word) not in known.bounds


def _is_boilerplate(raw: str) -> bool:
    """Whether a piece is a page's own words, a prayer, or no more than a formula."""
    words = raw[:_SHORT].split()
    opening = " ".join(map(folded, words))
    if opening.startswith(claim_words().boilerplate):
        return True
    is_formula = len(raw) <= _SHORT and len(words) <= _FORMULA
    return is_formula and opening.startswith(claim_words().formulas)


def _is_byline(raw: str) -> bool:
    """Whether a piece is who reports from where: «ليلى النجار – صحيفة المرسى – بيروت»."""
    words = raw.split()
    return (
        len(raw) <= _SHORT
        and bool(_DASH.search(raw))
        and bool(locality(words[-1]))
        and not any(map(_is_verb, words))
    )


def _is_further_name(raw: str) -> bool:
    """Whether a piece is only the next name of a list: «ومعالي وزير الصحة», «وسامر بن فهد»."""
    opening, *rest = map(folded, raw.split())
    known = claim_words()
    is_son = opening.startswith(_CONJUNCTIONS) and not known.son_of.isdisjoint(rest[:1])
    return (is_son or opening in known.further_names) and not any(map(_is_verb, raw.split()[1:]))


def _is_verb(raw: str) -> bool:
    word = load().words[raw]
    return bool(word.verb or word.imperfect or word.cues) and not word.flags & GIVEN


def _is_dateline(reading: Reading, field: str, start: int, end: int) -> bool:
    """Whether a piece is hardly more than a date."""
    dated = sum(
        moment.end - moment.start
        for moment in reading.moments
        if moment.field == field and start <= moment.start and moment.end <= end
    )
    return 3 * dated > 2 * (end - start)


def _roots(raw: str, start: int, figures: Sequence[Figure]) -> frozenset[str]:
    """The roots of ``raw``, which begins at ``start``: a figure is its values and its unit."""
    found: set[str] = set()
    at = 0
    for figure in figures:
        found.update(map(root, terms(raw[at : max(at, figure.start - start)])))
        found.update(map(root, terms(figure.unit)))
        found.update(f"#{value:g}" for value in (figure.low, figure.high) if value is not None)
        at = max(at, figure.end - start)
    found.update(map(root, terms(raw[at:])))
    return frozenset(found)


def _source(said: Statement | None) -> str:
    return said.speaker.name if said and said.speaker.kind not in NAMELESS else ""


def _is_date(moment: Moment) -> bool:
    return moment.type == "DATE" and len(moment.value) == len("2015-07-21")


@lru_cache(100_000)
def root(term: str) -> str:
    """The consonants of a term that its patterns share: «قتل», «مقتل» and «قتيل» are one.

    Crude by design: weak letters and the prefixes of patterns are left out, so that words of one
    root mostly meet; that others meet too is weighed by what else two places share.
    """
    if not term.isalpha() or term.isascii():
        return term
    alike = claim_words().same.get(term)
    if alike is not None:
        return f"={alike}"
    bones = "".join(letter for letter in term if letter not in "اويءه")
    if len(bones) > 3 and bones[0] in "متنس":
        bones = bones[1:]
    if len(bones) > 3 and bones[1] == "ت":
        bones = bones[0] + bones[2:]
    return bones if len(bones) >= 2 else term


def _pieces(
    article: Article, reading: Reading, field: Literal["title", "text"]
) -> Iterator[tuple[int, int, Statement | None]]:
    """Start, end and statement (None in the writer's own voice) of what may be places."""
    raw: str = getattr(article, field)
    owners: list[tuple[int, int, Statement]] = []
    frames: list[tuple[int, int]] = []
    for said in reading.statements:
        if said.field != field:
            continue
        owners += [(span.start, span.end, said) for span in said.contents]
        frames += [(span.start, span.end) for span in (said.cue, *said.sources)]
        frames += [
            (said.cue.end, content.start)
            for content in said.contents[:1]
            if 0 < content.start - said.cue.end <= _INTRODUCTION
            and not _STOP.search(raw, said.cue.end, content.start)
        ]
    cuts = {0, len(raw)}
    cuts.update(edge for start, end, _ in owners for edge in (start, end))
    cuts.update(edge for frame in frames for edge in frame)
    cuts.update(match.end() for match in _STOP.finditer(raw))
    edges = sorted(cuts)
    # The innermost content that covers a segment owns it.
    owners.sort(key=lambda owner: (owner[0], -owner[1]))
    open_: list[tuple[int, int, Statement]] = []
    framed = sorted(frames)
    at = frame_at = 0
    reach = -1
    for start, end in pairwise(edges):
        while at < len(owners) and owners[at][0] <= start:
            open_.append(owners[at])
            at += 1
        open_ = [owner for owner in open_ if owner[1] > start]
        while frame_at < len(framed) and framed[frame_at][0] <= start:
            reach = max(reach, framed[frame_at][1])
            frame_at += 1
        if reach >= end:
            continue  # it introduces a statement
        said_here = min(open_, key=lambda owner: owner[1] - owner[0])[2] if open_ else None
        clauses = _titles if field == "title" else _clauses
        for first, last in clauses(raw, start, end):
            yield first, last, said_here


def _clauses(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``raw[start:end]`` cut into clauses that are not too short, trimmed.

    Cut at its commas and before each further claim («وأن …»).
    """
    first = start
    for match in _JOINT.finditer(raw, start, end):
        following = _WORD.search(raw, match.end(), end)
        if following is None or not _opens_clause(folded(following[0]), match[0]):
            continue
        if len(terms(raw[first : match.start()])) >= _CLAUSE_TERMS and _is_long(
            raw[match.end() : end]
        ):
            yield from _trimmed(raw, first, match.start())
            first = match.end()
    yield from _trimmed(raw, first, end)


def _titles(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``raw[start:end]``, of a headline, cut where it joins a second claim to the first."""
    first = start
    for match in _TITLE_JOINT.finditer(raw, start, end):
        before, after = raw[first : match.start()], raw[match.end() : end]
        if (
            len(terms(before)) >= _OWN_TERMS
            and len(terms(after)) >= _OWN_TERMS
            and (match[0].strip() or _joins_claim(before, after))
        ):
            yield from _trimmed(raw, first, match.start())
            first = match.end()
    yield from _trimmed(raw, first, end)


def _joins_claim(before: str, after: str) -> bool:
    """Whether what stands ``after`` a word of a headline claims a thing of its own.

    So do «ويصيب» and «وتشققات في»; not the next of a list: «بيع وتداول الألعاب».
    """
    known = claim_words()
    words = _WORD.findall(after)
    opening, following = folded(words[0]), folded(words[1])
    if opening in known.scenes:
        return True
    joined = opening[1:]
    if (
        opening[0] != "و"
        or len(joined) < _LETTERS
        or words[0].startswith("وال")
        or opening.startswith(known.own_waw)
    ):
        return False
    if joined[0] in "يت" and len(joined) > _LETTERS:
        return True
    return following in known.prepositions or folded(before.split()[-1]).startswith("ال")


def _opens_clause(word: str, joint: str) -> bool:
    if not joint.strip():
        return word in claim_words().coordinators
    return (len(word) > 3 and word[0] in "وف") or word in claim_words().connectives


def _is_long(rest: str) -> bool:
    """Whether ``rest`` has the terms of a clause; looks no further than it must."""
    return len(terms(rest[: _CLAUSE_TERMS * 40])) >= _CLAUSE_TERMS


def _closes(piece: str) -> bool:
    """Whether a piece ends with what it opened itself: «… (0630 GMT)»."""
    return piece[-1] == ")" and piece.count("(") == piece.count(")")


def _trimmed(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and raw[start] in _TRIMMED:
        start += 1
    while end > start and raw[end - 1] in _TRIMMED and not _closes(raw[start:end]):
        end -= 1
    if start < end:
        yield start, end
