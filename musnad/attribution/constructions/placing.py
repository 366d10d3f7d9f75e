"""The clause of a reporting word: where it begins, and how it stands to the one before."""

from __future__ import annotations

from typing import Final

from musnad.attribution.clauses import is_object, meanwhile_at
from musnad.attribution.constructions.sight import Sight
from musnad.attribution.media import interviewers
from musnad.attribution.model import Construction, Frame, Marker, Opener, Range
from musnad.attribution.occasions import fronted_medium, medium_before
from musnad.attribution.subjects import BACK
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    BREAK,
    COLON,
    COMMA,
    DASH,
    NUMBER,
    OPENER,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    STOP,
    TIME,
    WORD,
)
from musnad.text.structure import Text

#: Asides and particles before a verb are at most so many tokens.
_ASIDES: Final = 5
#: «إن» without a pronoun.
_BARE: Final = 2


def placed(
    sight: Sight,
    construction: Construction,
    content: int,
    *,
    opener: Opener,
    until: int | None = None,
    source: Range | None = None,
    left: Range | None = None,
    media: tuple[Range, ...] = (),
    relays: tuple[Range, ...] = (),
) -> Frame:
    """A frame with its clause; ``left`` is the subject before the reporting word, if it has one."""
    text, i = sight.text, sight.i
    relative = bool(sight.before.flags & RELATIVE)
    meanwhile = meanwhile_at(text, i) if relative else -1
    relative = relative and meanwhile < 0
    clause = _clause_start(text, i) if meanwhile < 0 else meanwhile
    if left is not None:
        source = left
        if not relative:
            clause = min(clause, left[0])
    beside = False
    if not relative:
        beside = bool(sight.cue.conjunction) or meanwhile >= 0 or _is_purpose(sight, source)
        if not beside:
            clause, beside = _opens_clause(text, i, clause, source)
    if not media:
        media = _media_before(text, i, source)
    if not media and source is not None:
        media = interviewers(text, source)
    return Frame(
        cue=i,
        reading=sight.cue,
        construction=construction,
        opener=opener,
        content=content,
        until=until,
        source=source,
        media=media,
        relays=relays,
        clause=clause,
        beside=beside,
    )


def framed(
    sight: Sight,
    construction: Construction,
    marker: Marker,
    *,
    source: Range | None = None,
    media: tuple[Range, ...] = (),
    relays: tuple[Range, ...] = (),
    clause: int | None = None,
    beside: bool = False,
) -> Frame:
    """A frame of what ``marker`` opens, whose clause begins with its own word if none is given."""
    if not media:
        media = _media_before(sight.text, sight.i, source)
    return Frame(
        cue=sight.i,
        reading=sight.cue,
        construction=construction,
        opener=marker.kind,
        content=marker.content,
        source=source,
        media=media,
        relays=relays,
        clause=sight.i if clause is None else clause,
        beside=beside,
    )


def _is_purpose(sight: Sight, source: Range | None) -> bool:
    """«ليعلن»: what followed."""
    return (
        source is None
        and sight.form.tense == "imperfect"
        and sight.words[sight.i].folded.startswith("ل")
    )


def _media_before(text: Text, i: int, source: Range | None) -> tuple[Range, ...]:
    """The medium of an occasion told before the reporting word at ``i``."""
    medium = fronted_medium(text, i)
    if medium is None and source is None:
        medium = medium_before(text, i)
    return () if medium is None else (medium,)


def _clause_start(text: Text, i: int) -> int:
    """The token at which the clause of the cue at ``i`` begins, asides and particles included."""
    words, function = text.words, text.lexicon.function
    at = i = i - 1 if goes_on(text, i) else i
    for k in range(i - 1, max(-1, i - _ASIDES - 1), -1):
        word = words[k]
        if word.type in (COMMA, SEMICOLON):
            return k + 1
        if word.flags & (OPENER | PARTICLE | BE):
            at = k
        elif word.folded in function.aside:
            at = k - 1 if text.before(k).flags & PREPOSITION else k  # «من جانبه»
        elif word.folded not in function.time_adjective and not word.flags & (TIME | PREPOSITION):
            break  # «في الوقت نفسه» goes on
    return at


def _opens_clause(text: Text, i: int, clause: int, source: Range | None) -> tuple[int, bool]:
    """Where the clause begins, and whether it stands beside the one before without a و."""
    words, function = text.words, text.lexicon.function
    first, before = words[clause], text.before(clause)
    if first.folded in function.when and before.type == WORD and not before.flags & PREPOSITION:
        return clause, False  # «إنه عندما أعلن الوزير …»
    if clause < i and (
        first.flags & (OPENER | PARTICLE)
        or first.conjunction
        or words[clause + 1].folded in function.aside
    ):
        return clause, True
    if before.type in (STOP, BREAK, COLON):
        return clause, True
    if before.flags & OPENER:
        return clause, True
    if before.complementiser and text.before(i - 1).folded in function.around:
        return i - 2, True  # «قبل أن يضيف أن …»
    subject_follows = source is not None and source[0] > i
    return clause, before.type in (COMMA, SEMICOLON, DASH) and subject_follows


def goes_on(text: Text, i: int) -> bool:
    """Whether a verb of going on stands before a «يقول» at ``i`` («ومضى يقول»)."""
    word = text.words[i]
    if not word.cues or word.cues[0].verb.lemma != "قال" or word.cues[0].form.tense != "imperfect":
        return False
    return any(c.finite for c in text.before(i).cues)


def hangs(sight: Sight) -> bool:
    """Whether a verb without a subject describes the noun before it («تحقيق … كشف عن»)."""
    text, words, i, before = sight.text, sight.words, sight.i, sight.before
    if sight.cue.conjunction or sight.form.number == "p" or words[i].folded.startswith("ل"):
        return False
    if before.type != WORD or before.complementiser or goes_on(text, i):
        return False
    if is_object(text, i - 1) and len(sight.after.stem) > _BARE and sight.after.complementiser:
        return False  # «نشر نادر صورا قال إنها»
    if before.flags & (OPENER | PARTICLE | BE | RELATIVE | TIME | PREPOSITION):
        return False
    if before.folded in text.lexicon.function.he:
        return False  # «فهو يرى أن»
    first = text.sentence_start(i)
    near = range(i - 1, max(first, i - BACK), -1)
    first = next((k + 1 for k in near if words[k].type == COMMA), first)
    while words[first].type > NUMBER:
        first += 1
    return not words[first].flags & (PREPOSITION | ADVERBIAL | PARTICLE | TIME)
