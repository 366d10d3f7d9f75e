"""Subjects that are left unsaid: whom «وأضاف», «مشيرا إلى» and «حيث قال» mean.

The subject of the clause or of the sentence before, or who spoke last and agrees with the verb.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from musnad.attribution.entities import Entity
from musnad.attribution.expansion import expand
from musnad.attribution.kinds import has_name, kind_of
from musnad.attribution.mentions import content_words
from musnad.attribution.model import Construction, Frame, Range, Report
from musnad.attribution.mute import is_mute
from musnad.attribution.phrases import read_phrase
from musnad.attribution.speakers import LATEST, Resolver, Said, told_by
from musnad.attribution.subjects import (
    adjacent_subject,
    clause_subject,
    person_told_of,
    sentence_subject,
)
from musnad.attribution.trace import Resolution
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import (
    DOCUMENT,
    FUNCTION,
    GIVEN,
    HEADS,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PREPOSITION,
    STATE,
    TITLE,
    TOPIC,
    WORD,
)
from musnad.text.structure import Text

#: Among so many statements before it the speaker of one without a subject must agree with its
#: verb; a subject is sought in this sentence and so many before.
_CANDIDATES: Final = 8
_SENTENCES: Final = 3
#: What a participle goes on ends right before it, or before a mark.
_MARK: Final = 2
#: Between an attribution and a participle the medium spoken to has at most so many tokens.
_MEDIUM: Final = 10
#: Between «سئل» and the answer stand at most so many tokens.
_QUESTION: Final = 40


class Unsaid:
    """Finds the speakers of reports without a source; they are entities of ``resolver``."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def of(self, report: Report, said: Sequence[Said], text: Text) -> Entity | None:
        """The speaker of a verb or participle whose subject is unsaid, by agreement."""
        latest = said[-LATEST:]
        if report.frame.construction is Construction.RELAY:
            return self._quoted(latest)
        asked = _asked(text, report.frame.cue)
        if asked is not None:
            subject = self._resolver.subject(text, asked, report, latest)
            return self._found(Resolution.CLAUSE_SUBJECT, subject)
        entity = self._of_clause(report, latest, text)
        if entity is not None:
            return self._found(Resolution.CLAUSE_SUBJECT, entity)
        entity = _cited_last(report, latest, text)
        if entity is not None:
            return self._found(Resolution.AGREES, entity)
        candidates = _candidates(report, latest, text)
        entity = _body_of_sentence(report, candidates, text) or self._since(
            report, candidates, text
        )
        if entity is not None:
            return self._found(Resolution.SENTENCE_SUBJECT, entity)
        return self._among(report, candidates, text) or self._cited(report, latest)

    def _quoted(self, latest: Sequence[Said]) -> Entity | None:
        """Whom «نقلت عنه الوكالة أن» means: the last person who spoke."""
        entity = next((e for _, e in reversed(latest) if e.kind in ("person", "unnamed")), None)
        return None if entity is None else self._found(Resolution.AGREES, entity)

    def _among(self, report: Report, candidates: Sequence[Said], text: Text) -> Entity | None:
        """Whoever of those that spoke before can be meant, else the subject of a sentence."""
        form = report.frame.reading.form
        agreeing = self._agreeing(candidates, form)
        if agreeing is not None:
            return self._found(Resolution.AGREES, agreeing)
        is_feminine = form.gender == "f" and form.tense == "perfect"
        if not candidates or is_feminine or form.number == "p":
            entity = self._of_sentences(report, text, documents=not candidates)
            if entity is not None:
                return self._found(Resolution.SENTENCE_SUBJECT, entity)
        if form.number == "p":  # a broken plural («زعماء») does not show its number
            entity = next((e for _, e in reversed(candidates) if not e.is_individual), None)
            if entity is not None:
                return self._found(Resolution.SEVERAL, entity)
        return None

    def _cited(self, report: Report, latest: Sequence[Said]) -> Entity | None:
        """«وفق المصدر، فإن …. وأكد أن»: who was cited last, where nobody else can be meant."""
        same_speech = [
            (r, e)
            for r, e in latest
            if r.frame.construction.is_according
            and e.kind in ("person", "unnamed")
            and told_by(r) is told_by(report)
        ]
        agreeing = self._agreeing(same_speech, report.frame.reading.form)
        if agreeing is not None:
            return self._found(Resolution.AGREES, agreeing)
        self._resolver.step(Resolution.NOBODY)
        return None

    def _agreeing(self, candidates: Sequence[Said], form: Form) -> Entity | None:
        """The latest who agrees with the verb; of a dual («وأعربا») rather two than one of them."""
        agreeing = []
        for _, entity in reversed(candidates[-_CANDIDATES:]):
            if entity.agrees(form):
                agreeing.append(entity)
            elif not agreeing:
                self._resolver.step(Resolution.DISAGREES, entity)
        if form.number == "d":
            agreeing.sort(key=lambda e: not e.is_several)
        return agreeing[0] if agreeing else None

    def _found(self, done: Resolution, entity: Entity) -> Entity:
        self._resolver.step(done, entity)
        return entity

    def _of_clause(self, report: Report, latest: Sequence[Said], text: Text) -> Entity | None:
        """The subject of its own clause, if nobody has spoken in the sentence yet."""
        frame = report.frame
        start = text.sentence_start(frame.cue)
        if any(
            other.frame.cue >= start
            and other.parent is report.parent
            and _goes_on_from(other, frame, text)
            for other, _ in latest
        ):
            return None
        attributed = _attributed_next(latest, frame)
        if attributed is not None:
            return attributed
        place = adjacent_subject(text, frame.cue, frame.reading)
        if place is not None:
            return self._resolver.subject(text, place, report, latest)
        place = _without_predicate(text, clause_subject(text, frame.cue, frame.reading))
        if place is None or not self._can_speak(text, place, frame):
            place = person_told_of(text, frame.cue, frame.reading)
        return None if place is None else self._resolver.subject(text, place, report, latest)

    def _can_speak(self, text: Text, place: Range, frame: Frame) -> bool:
        """Whether the subject of a clause can be that of the reporting word of ``frame``."""
        is_joined = bool(frame.reading.conjunction)
        flags, gender = text.words[place[0]].flags, frame.reading.form.gender
        is_body = bool(flags & ORGANIZATION) or bool(flags & STATE and gender == "f")
        if is_joined and not is_body:
            return self._is_someone(text, place)
        return self._can_act(text, place) or _tells_on(text, place, frame)

    def _since(self, report: Report, candidates: Sequence[Said], text: Text) -> Entity | None:
        """The subject of the sentence before, if nobody is told to have spoken in it or since."""
        frame = report.frame
        first = text.sentence_start(frame.cue)
        if not candidates or first < 2 or frame.reading.form.number == "p":
            return None
        before = text.sentence_start(first - 1)
        while before > 1 and before == first:
            first, before = before - 1, text.sentence_start(before - 2)
        if any(r.stop > before for r, _ in candidates):
            return None
        place = _without_predicate(text, sentence_subject(text, before, first - 1, frame.reading))
        if place is None or not self._can_act(text, place):
            return None
        if not self._speaks(text, place, frame.reading.form):
            return None
        return self._resolver.mention(text, place, None)

    def _speaks(self, text: Text, place: Range, form: Form) -> bool:
        """Whether the subject is a person by name, or a body of the gender of a feminine verb."""
        head = text.words[place[0]]
        if kind_of(text, place) == "person":
            return has_name(text, place[0], place[1])
        is_body = head.flags & ORGANIZATION
        return bool(is_body) and head.feminine and form.gender == "f"

    def _of_sentences(self, report: Report, text: Text, *, documents: bool) -> Entity | None:
        """The subject of this sentence or one before it, be it a document only if asked."""
        reading, last = report.frame.reading, report.frame.cue
        for _ in range(_SENTENCES):
            first = text.sentence_start(last)
            place = sentence_subject(text, first, last, reading) if first < last else None
            place = _without_predicate(text, place)
            if place is not None and self._can_act(text, place):
                is_text = kind_of(text, place) == "document"
                return (
                    self._resolver.mention(text, place, None) if documents or not is_text else None
                )
            last = first - 1
            if reading.form.number == "p":
                break
        return None

    def _can_act(self, text: Text, place: Range) -> bool:
        """Whether the subject of a clause can speak: a known entity, a person or a body."""
        head = text.words[place[0]]
        if is_mute(text, place) or head.folded in text.lexicon.function.cited:
            return False
        if self._has_spoken(text, place):
            return True
        if head.flags & (OCCASION | TOPIC):
            return False
        if head.flags & (HEADS | GIVEN):
            return True
        # «أشادت الكندي …»: the article names her in full elsewhere
        return self._resolver.is_named(text, place)

    def _is_someone(self, text: Text, place: Range) -> bool:
        """Whether the subject of a clause is a person, by name, title or office."""
        head = text.words[place[0]]
        if head.flags & (GIVEN | TITLE | OFFICE):
            return kind_of(text, place) in ("person", "unnamed")
        return self._has_spoken(text, place)

    def _has_spoken(self, text: Text, place: Range) -> bool:
        """Whether all words of a phrase, if it has any, are of one who spoke before."""
        key = content_words(text, place)
        return bool(key) and any(key <= e.words for e in self._resolver.recent)


def _tells_on(text: Text, place: Range, frame: Frame) -> bool:
    """«سلط التقرير الضوء على …، حيث أشار إلى أن»: a document is the subject of both verbs."""
    is_document = text.words[place[0]].flags & DOCUMENT
    return bool(is_document) and text.before(frame.cue).folded in text.lexicon.function.whereupon


#: Attributions of a whole clause, behind it or before.
_CITING: Final = (Construction.POSTPOSED, Construction.PREPOSED)


def _cited_last(report: Report, latest: Sequence[Said], text: Text) -> Entity | None:
    """«…، وفقا لعمدة المدينة. وأضاف أن»: who was cited for all that the sentence before tells.

    So too «ووفقا لعمدة المدينة، فإن …. وأضاف أن».
    """
    if len(latest) < 1 or report.frame.reading.form.tense == "participle":
        return None
    start = text.sentence_start(report.frame.cue)
    before, entity = latest[-1]
    if before.frame.construction not in _CITING or not _MARK <= start == report.frame.cue:
        return None
    first = text.sentence_start(start - _MARK)
    is_alone = before.frame.cue >= first and before.parent is report.parent is None
    is_alone = is_alone and all(r.frame.cue < first for r, _ in latest[:-1])
    is_document = entity.kind == "document" and before.frame.construction is Construction.PREPOSED
    is_somebody = entity.kind in ("person", "unnamed") or is_document
    is_somebody = is_somebody and not entity.is_several
    return entity if is_alone and is_somebody and entity.agrees(report.frame.reading.form) else None


def _asked(text: Text, cue: int) -> Range | None:
    """«عندما سئل الوزير عن السد، قال»: who was asked in the sentence of ``cue``, before it."""
    asked, reporting = text.lexicon.function.was_asked, text.reporting
    first = bisect_left(reporting, max(text.sentence_start(cue), cue - _QUESTION))
    for k in reversed(reporting[first : bisect_left(reporting, cue)]):
        if text.words[k].folded.lstrip("وف") in asked:
            ends = (m for m in range(k + 1, cue) if text.words[m].flags & PREPOSITION)
            return read_phrase(text, k + 1, next(ends, cue)).source
    return None


def _candidates(report: Report, latest: Sequence[Said], text: Text) -> Sequence[Said]:
    """Those who spoke before within the same speech, without mere attributions if possible."""
    told = told_by(report)
    speakers = [each for each in latest if not _is_cited(each[1])]
    same_speech = [each for each in speakers if told_by(each[0]) is told] or speakers
    spoken = [each for each in same_speech if _goes_on_from(each[0], report.frame, text)]
    return spoken or same_speech


def _goes_on_from(before: Report, frame: Frame, text: Text) -> bool:
    """Whether a verb without a subject may go on what ``before`` tells: no mere attribution."""
    is_according = before.frame.construction.is_according
    if not is_according or _is_told_next(before, frame):
        return True
    return _is_told_of_last(before, frame, text)


def _is_cited(entity: Entity) -> bool:
    """Whether an entity is God, or His prophet, whom speakers cite."""
    text, (first, _, _) = entity.mentions[0]
    return text.words[first].folded in text.lexicon.function.cited


def _is_told_next(before: Report, frame: Frame) -> bool:
    """«ووفقا للمدير، فإن …، مضيفا أن»: a participle goes on what an attribution began."""
    is_participle = frame.reading.form.tense == "participle"
    stop = before.more[-1][1] if before.more else before.stop
    goes_on = bool(before.more) or before.frame.construction is Construction.PREPOSED
    return is_participle and goes_on and stop <= frame.cue <= stop + _MARK


def _attributed_next(latest: Sequence[Said], frame: Frame) -> Entity | None:
    """«…، بحسب ما قال مسؤول للصحيفة، مضيفا أن»: whoever was quoted right before a participle."""
    if frame.reading.form.tense != "participle":
        return None
    for before, entity in reversed(latest[-_CANDIDATES:]):
        source = before.frame.source
        if source is None or before.frame.construction is not Construction.POSTPOSED:
            continue
        if not source[1] <= frame.cue <= source[1] + _MEDIUM:
            continue
        if entity.kind in ("person", "unnamed") and entity.agrees(frame.reading.form):
            return entity
    return None


def _is_told_of_last(before: Report, frame: Frame, text: Text) -> bool:
    """«…، كما أوضح المدير، إذ قال»: the verb goes on with whom the clause right before named."""
    source = before.frame.source
    if source is None or text.before(frame.cue).folded not in text.lexicon.function.whereupon:
        return False
    return before.frame.reading.finite and source[1] < frame.cue <= source[1] + _MARK


def _body_of_sentence(report: Report, candidates: Sequence[Said], text: Text) -> Entity | None:
    """The body that spoke in the sentence of a participle, which need not agree with it."""
    form = report.frame.reading.form
    if form.tense != "participle" or form.number == "p":
        return None
    cue = report.frame.cue
    start = text.sentence_start(cue)
    spoken = [(r, e) for r, e in candidates if not r.frame.construction.is_according]
    here = [e for other, e in spoken if other.frame.cue >= start]
    if not here or any(entity.agrees(form) for entity in here):
        return None
    return here[-1] if here[-1].kind in ("organization", "document") else None


def _without_predicate(text: Text, place: Range | None) -> Range | None:
    """A subject without what its verb says of it («الإعلامي فلان | بعرقلة المساعي»)."""
    if place is None or text.words[place[0]].type != WORD:
        return place
    stop = max(expand(text, place[0])[1], place[0] + 1)
    if stop >= place[1]:
        return place
    after = text.words[stop]
    if after.type != WORD or after.preposition == "ل" or after.flags & (PREPOSITION | FUNCTION):
        return place
    if after.folded in text.lexicon.function.on_behalf:
        return place  # «المتحدث | باسم صحة الساحل»
    return place[0], stop, place[2]
