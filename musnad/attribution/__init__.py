"""Attribution: who says what in an article, through whom.

Words → frames (``constructions``) → reports (``contents``: closed, one within another) → speakers
and chains → statements.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from hashlib import blake2b
from typing import Final, TypeVar

from musnad.article import Article, Figure, Kind, Moment, Relay, Span, Statement
from musnad.attribution.addressees import addressee
from musnad.attribution.chains import Chains
from musnad.attribution.constructions.according import (
    according,
    find_long_cue,
    read_preposition,
)
from musnad.attribution.constructions.headlines import headline_colons
from musnad.attribution.constructions.registry import read_cue
from musnad.attribution.constructions.signatures import signatures
from musnad.attribution.contents import close_contents, form_of
from musnad.attribution.entities import Entity
from musnad.attribution.model import Construction, Frame, Range, Report
from musnad.attribution.outlets import own_outlet
from musnad.attribution.records import addressee_of, span_of, speaker_of
from musnad.attribution.refusals import Dropped
from musnad.attribution.speakers import Resolver
from musnad.attribution.trace import Trace, Tried
from musnad.attribution.unsaid import Unsaid
from musnad.lexicon.localities import localities
from musnad.lexicon.words import (
    AGENCY,
    DOCUMENT,
    GROUP,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    POWER,
    STATE,
    TITLE,
    UNNAMED,
    WORD,
    Word,
    cue_offset,
)
from musnad.text.folding import fold
from musnad.text.structure import Text

#: What somebody is who may stand before a headline's colon, named or not.
_SPEAKING: Final = OFFICE | TITLE | ORGANIZATION | UNNAMED | GROUP
_Item = TypeVar("_Item", Figure, Moment)
#: Items of each field, in order, and the offsets at which they start.
_ByField = dict[str, tuple[tuple[_Item, ...], list[int]]]


def attribute(
    article: Article,
    title: Text,
    body: Text,
    key: str,
    figures: tuple[Figure, ...],
    moments: tuple[Moment, ...],
    trace: Trace | None = None,
) -> tuple[Statement, ...]:
    """All statements of an article, those of the title first, in the order of their cues.

    Each carries those of ``figures`` and ``moments`` that stand in its contents. ``trace`` is told
    what each stage does.
    """
    resolver = Resolver([title, body], trace)
    said = _speakers(body, _reports(body, trace), resolver, trace)
    headlines = [r for r in _reports(title, trace) if _is_told(title, r, resolver, trace)]
    said += _speakers(title, headlines, resolver, trace)
    resolver.complete()
    chains = Chains(own_outlet(article), trace)
    for _, report, entity in said:
        chains.know(report, entity)
    stated = (_of_field(figures), _of_field(moments))
    statements = [
        _statement(text, report, entity, chains.of(text, report, entity), key, *stated)
        for text, report, entity in said
    ]
    statements.sort(key=lambda s: (s.field != "title", s.cue.start))
    return tuple(statements)


def _reports(text: Text, trace: Trace | None) -> list[Report]:
    """The reports of one field, each with its content closed."""
    words, last, seconds = text.words, text.length - 1, text.lexicon.long_seconds
    frames = [
        frame
        for i in text.reporting
        # most words that «على حد قول» could begin begin nothing
        if (words[i].cues or (i < last and words[i + 1].folded in seconds))
        and (frame := _frame(text, i, trace)) is not None
    ]
    if text.field == "title":
        frames += headline_colons(text)
    else:
        frames += signatures(text)
    if not frames:
        return []
    frames.sort(key=lambda frame: frame.cue)
    if trace is not None:
        for frame in frames:
            trace.framed(text, frame)
    return close_contents(text, frames, trace)


def _frame(text: Text, i: int, trace: Trace | None) -> Frame | None:
    frame = read_cue(text, i, trace) if text.words[i].cues else None
    if frame is None and text.after(i).folded in text.lexicon.long_seconds:
        found = find_long_cue(text, i)
        if found is not None:
            cue, size = found
            answer = read_preposition(text, i, size, cue)
            if trace is not None:
                trace.answered(text, i, cue, Tried(according, answer))
            return answer if isinstance(answer, Frame) else None
    return frame


def _is_told(title: Text, report: Report, resolver: Resolver, trace: Trace | None) -> bool:
    """Whether what stands before a headline's colon is a speaker, not a rubric or a place."""
    if report.frame.construction is not Construction.HEADLINE:
        return True
    assert report.frame.source is not None
    is_told = bool(report.frame.relays) or _is_speaker(title, report.frame.source, resolver)
    if trace is not None and not is_told:
        trace.drop(title, report.frame, Dropped.NO_SPEAKER)
    return is_told


def _is_speaker(title: Text, source: Range, resolver: Resolver) -> bool:
    first, stop, _ = source
    head, rubrics = title.words[first], title.lexicon.function.rubric
    if title.phrase(first, stop) in rubrics or head.folded in rubrics:
        return False
    flags = head.flags | title.phrase_flags(first)[0]
    is_power = flags & POWER == POWER and not localities((head.stem,))
    if flags & AGENCY or is_power:
        return True  # «رويترز: …», «الكرملين: …», but «الإمارات: …»
    if head.flags & _SPEAKING and not head.flags & (STATE | OCCASION | DOCUMENT):
        return True  # «أمير الشرقية: …», where nobody else tells what he said
    return resolver.is_known(title, source)


def _speakers(
    text: Text, reports: list[Report], resolver: Resolver, trace: Trace | None
) -> list[tuple[Text, Report, Entity | None]]:
    """Each report with its speaker.

    What is told inside another's words with no source of its own is dropped: it is his belief.
    """
    unsaid = Unsaid(resolver)
    said: list[tuple[Report, Entity]] = []
    out: list[tuple[Text, Report, Entity | None]] = []
    for report in reports:
        frame = report.frame
        entity: Entity | None = None
        if frame.source is not None:
            if frame.tentative and not resolver.is_known(text, frame.source):
                if trace is not None:
                    trace.drop(text, frame, Dropped.UNCONFIRMED)
                continue
            for relay in frame.relays:
                resolver.mention(text, relay, None)
            entity = resolver.mention(text, frame.source, report, said)
        elif _is_belief(report, said):
            if trace is not None:
                trace.drop(text, frame, Dropped.BELIEF)
            continue
        elif frame.construction is not Construction.HEARSAY:
            entity = unsaid.of(report, said, text)
        if entity is not None:
            said.append((report, entity))
        out.append((text, report, entity))
        if trace is not None:
            trace.told(text, report)
    return out


def _is_belief(report: Report, said: list[tuple[Report, Entity]]) -> bool:
    """Whether a report without a source is told in another's words, so that he only thinks it.

    «قال الوزير إن الجنود طلبوا … وطالبوا» goes on telling of whom he told.
    """
    frame, parent = report.frame, report.parent
    if parent is None or parent.frame.construction is Construction.PREPOSED:
        return False
    if parent.frame.prints:
        return False  # «فيما يلي نص البيان: … وتؤكد الوزارة … وتحذر»
    is_joined = frame.reading.conjunction or frame.clause < frame.cue  # «ثم أعلنت»
    if is_joined and parent.frame.opener == "that" and said:
        before = said[-1][0]
        if before.parent is parent and _agree(before.frame, frame):
            return False
    return frame.opener != "postposed" and frame.construction is not Construction.HEARSAY


def _agree(before: Frame, frame: Frame) -> bool:
    one, other = before.reading.form, frame.reading.form
    return (one.gender, one.number) == (other.gender, other.number)


def _statement(
    text: Text,
    report: Report,
    entity: Entity | None,
    chain: tuple[Relay, ...],
    key: str,
    figures: _ByField[Figure],
    moments: _ByField[Moment],
) -> Statement:
    frame = report.frame
    verb = frame.reading.verb
    word = text.words[frame.cue]
    written = word.raw[: word.size]
    cue = _cue(text, frame, written)
    kind: Kind = "unsourced" if entity is None else entity.kind
    speaker = speaker_of(entity, kind)
    contents = [_content(text, report)]
    contents += [text.span(first, stop) for first, stop in report.more]
    place = f"{key}|{text.field}|{cue.start}".encode("utf-8", "surrogatepass")
    return Statement(
        id=blake2b(place, digest_size=8).hexdigest(),
        field=text.field,
        cue=cue,
        verb=_verb(word, frame, written),
        sources=() if frame.source is None else (span_of(text, frame.source),),
        contents=tuple(contents),
        speaker=speaker,
        addressee=addressee_of(text, addressee(text, frame, speaker.name)),
        via=chain,
        act=verb.that_act if frame.opener == "that" and verb.that_act else verb.act,
        form=form_of(text, report),
        kind=kind,
        frame=frame.name,
        figures=_inside(*figures[text.field], contents),
        moments=_inside(*moments[text.field], contents),
    )


def _cue(text: Text, frame: Frame, written: str) -> Span:
    """The reporting word, ``written`` so, without the conjunctions on it."""
    cut = cue_offset(written, frame.reading.letters)
    start = text.starts[frame.cue] + cut
    return Span(start, start + len(written) - cut, written[cut:])


def _verb(word: Word, frame: Frame, written: str) -> str:
    """The reporting word without prefixes; empty where none of speech attributes."""
    form = frame.reading.form
    if form.tense == "preposition" or word.type != WORD:
        return ""
    return written[cue_offset(written, len(word.folded) - _letters(form.text)) :]


@lru_cache(10_000)
def _letters(form: str) -> int:
    """How many folded letters a form of a reporting word has."""
    return len(fold(form))


def _content(text: Text, report: Report) -> Span:
    span = text.span(report.content, report.stop)
    cut = cue_offset(text.words[report.content].raw, report.letters)
    return Span(span.start + cut, span.end, span.text[cut:]) if cut else span


def _of_field(items: tuple[_Item, ...]) -> _ByField[_Item]:
    """``items`` of the title and of the text, each with the offsets at which they start."""
    at = bisect_left(items, True, key=lambda item: item.field == "text")
    title, body = items[:at], items[at:]
    return {
        "title": (title, [item.start for item in title]),
        "text": (body, [item.start for item in body]),
    }


def _inside(items: tuple[_Item, ...], starts: list[int], contents: list[Span]) -> tuple[_Item, ...]:
    """Those of ``items``, in order, that lie in one of ``contents``."""
    if not items:
        return ()
    return tuple(
        [
            item
            for content in contents
            for item in items[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
            if item.end <= content.end
        ]
    )
